"""What goes into the briefing of a mission beside its own data: clauses of the codes of conduct."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation.subjects import subject_of
from doingoai.missions.actions.holding import preparation_held
from doingoai.missions.models import Mission
from doingoai.procedures.actions.conduct import attach_clauses
from doingoai.procedures.models import Clause


@transaction.atomic
def attach_clauses_to_mission(
    mission: Mission, *, clauses: Collection[Clause], by: User, at: datetime
) -> None:
    """
    Settle which clauses of the codes of conduct go into the briefing of a mission.

    :raises RuleBroken: mission.frozen
    """
    require(by, Permission.STEP_TICK)
    mission = preparation_held(mission, by)
    attach_clauses(subject_of(mission), clauses=clauses, by=by, at=at)
