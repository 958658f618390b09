"""How every act on a mission begins: it is held until the act is over, and its keeper is asked for."""

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.queries import people_with
from doingoai.accounts.rules import may, require_any
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.missions import rules
from doingoai.missions.models import Mission
from doingoai.missions.states import MissionState

KEEPERS = (Permission.MISSION_REQUEST, Permission.MISSION_WRITE)


def held(mission: Mission, by: User) -> Mission:
    """
    Fetch a mission again and hold it, for a person who keeps it.

    :raises NotAllowed: for whoever keeps neither all missions nor those of this unit
    """
    require_any(by, KEEPERS)
    mission = Mission.objects.select_for_update(of=("self",), no_key=True).get(pk=mission.pk)
    rules.require_acting_for(by, mission)
    return mission


def request_held(mission: Mission, by: User) -> Mission:
    """
    The same, when what was asked for is to change.

    :raises RuleBroken: mission.frozen
    """
    mission = held(mission, by)
    rules.check_request_open(mission, by)
    return mission


def preparation_held(mission: Mission, by: User) -> Mission:
    """
    The same, when only its preparation is to change: programme, passports, steps.

    :raises RuleBroken: mission.frozen
    """
    mission = held(mission, by)
    rules.check_can_prepare(mission)
    return mission


def right_of(by: User) -> Permission:
    """The right by which a person keeps missions: what lower apps are told."""
    if may(by, Permission.MISSION_WRITE):
        return Permission.MISSION_WRITE
    return Permission.MISSION_REQUEST


@transaction.atomic
def move(mission: Mission, state: MissionState, *, by: User) -> None:
    """
    Bring a mission into its next state; part of the caller's act.

    :raises RuleBroken: mission.cannot_move
    """
    rules.check_can_move(mission, state)
    was, mission.state = mission.state, state
    mission.save(update_fields=["state"])
    audit.record("mission.moved", mission, by=by, was=was, now=state)


def people_of(mission: Mission, *, but: User) -> list[User]:
    """Who opened the mission, and the focal points of its unit."""
    focal = people_with(Permission.MISSION_REQUEST).filter(unit=mission.unit_id)
    told = {person.pk: person for person in (mission.opened_by, *focal)}
    return [person for person in told.values() if person != but]
