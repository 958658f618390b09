"""Files of a mission: the invitation, its translation, letters."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.documents.file_actions import attach_held_files
from doingoai.documents.models import StoredFile
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.actions.holding import held
from doingoai.missions.models import Mission
from doingoai.missions.rules import OVER
from doingoai.missions.states import MissionState


@transaction.atomic
def add_mission_files(mission: Mission, *, files: Iterable[StoredFile], by: User) -> Mission:
    """
    Add held files to a mission.

    :raises RuleBroken: mission.frozen, file.none
    """
    mission = held(mission, by)
    if MissionState(mission.state) in OVER:
        raise RuleBroken(
            _("This mission is “%(now)s”; its file is closed.")
            % {"now": MissionState(mission.state).label},
            code="mission.frozen",
        )
    if not attach_held_files(mission, files, by=by):
        raise RuleBroken(
            _("No file has arrived. Drop one or choose it, then send again."),
            code="file.none",
            field="attachments",
        )
    return mission
