"""Opening a mission abroad, editing what is asked for, sending it, returning it, cancelling it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import people_with, unit_and_below
from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import withdraw_case, withdraw_consultation
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.states import CaseState
from doingoai.documents.actions import take_number
from doingoai.foundation import audit, search
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.missions import rules
from doingoai.missions.actions.holding import (
    KEEPERS,
    held,
    move,
    people_of,
    preparation_held,
    request_held,
)
from doingoai.missions.models import ChangeRequest, Funding, Mission, Traveller
from doingoai.missions.queries import legs_of
from doingoai.missions.states import MissionState, Purpose, TravellerRole
from doingoai.planning.actions import end_task
from doingoai.planning.queries import tasks_about
from doingoai.planning.states import TaskKind, TaskState
from doingoai.programme.actions import set_programme_days
from doingoai.programme.models import Programme
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import Planning

SERIES = "missions_out"
FIELDS = frozenset(
    {
        "title_vi", "title_en", "request_number", "planning", "plan_item", "planning_basis",
        "level", "purpose", "field", "pillar", "content_vi", "content_en", "expected_vi",
        "destination_fit_vi", "study_outline_vi", "inviter", "partner", "partner_text",
        "invited_on", "starts_on", "ends_on", "no_classified",
    }
)  # fmt: skip
PREPARED = frozenset({"gifts_vi", "note", "responsible"})


@dataclass(frozen=True, slots=True)
class Asking:
    """What is needed to open a mission abroad; the rest comes on its own pages."""

    title_vi: str
    unit: Unit
    starts_on: date
    ends_on: date
    purpose: Purpose = Purpose.WORKING
    title_en: str = ""
    planning: Planning = Planning.UNPLANNED
    plan_item: PlanItem | None = None
    planning_basis: str = ""


@transaction.atomic
def open_mission(asking: Asking, *, on: date, by: User, at: datetime, **fields: Any) -> Mission:
    """
    Open a mission abroad as a draft of a unit.

    :raises RuleBroken: mission.ends_before_start, mission.no_title, mission.no_plan_item,
        mission.foreign_plan_item
    :raises NotAllowed: for a unit that is not one's own
    """
    require_any(by, KEEPERS)
    if not may(by, Permission.MISSION_WRITE) and asking.unit.pk not in unit_and_below(by.unit):
        raise NotAllowed(_("You may ask for missions of your own unit only."))
    rules.check_days(asking.starts_on, asking.ends_on)
    _check_title(asking.title_vi)
    rules.check_planning(asking.planning, asking.plan_item, asking.unit.pk)
    number = take_number(SERIES, on=on, by=by)
    mission = Mission(
        reference=f"ĐR-{on.year}-{number:04d}",
        title_vi=clean(asking.title_vi),
        title_en=clean(asking.title_en),
        unit=asking.unit,
        starts_on=asking.starts_on,
        ends_on=asking.ends_on,
        purpose=asking.purpose,
        planning=asking.planning,
        plan_item=asking.plan_item,
        planning_basis=asking.planning_basis,
        opened_by=by,
        opened_at=at,
    )
    apply_changes(mission, fields, allowed=FIELDS)
    mission.programme = Programme.objects.create(
        starts_on=mission.starts_on, ends_on=mission.ends_on
    )
    mission.save(force_insert=True)
    audit.record("mission.opened", mission, by=by, unit=asking.unit.name_vi)
    index_mission(mission)
    return mission


def _check_title(title: str) -> None:
    if not title.strip():
        raise RuleBroken(_("Give the mission a name."), code="mission.no_title", field="title_vi")


def index_mission(mission: Mission) -> None:
    """Renew what the search knows of a mission: names, partner, unit and who travels."""
    partner = mission.partner.name_vi if mission.partner else mission.partner_text
    people = Traveller.objects.filter(mission=mission).select_related("person")
    search.index(
        mission,
        title=mission.title_vi,
        line=f"{mission.reference} · {mission.unit.name_vi} · {mission.starts_on:%d/%m/%Y}",
        texts=(mission.title_en, partner, *(str(one.person) for one in people)),
    )


@transaction.atomic
def edit_mission(
    mission: Mission,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Mission:
    """
    Edit what is asked for; of two hands on it, fields that only one changed are merged.

    :raises RuleBroken: mission.frozen, mission.ends_before_start, mission.no_title,
        mission.no_plan_item, mission.foreign_plan_item, leg.outside_mission, edit.changed_meanwhile
    """
    mission = request_held(mission, by)
    merged = check_not_changed_meanwhile(mission, changes, opened=opened, version=version)
    pairs = apply_changes(mission, merged, allowed=FIELDS)
    _check_title(mission.title_vi)
    rules.check_days(mission.starts_on, mission.ends_on)
    rules.check_planning(mission.planning, mission.plan_item, mission.unit_id)
    if pairs:
        _keep_days(mission)
        mission.version += 1
        mission.save(update_fields=[*pairs, "version"])
        audit.record("mission.edited", mission, by=by, changes=pairs)
        index_mission(mission)
    return mission


def _keep_days(mission: Mission) -> None:
    """The stays lie within the days, and the programme has the same days."""
    for leg in legs_of(mission):
        rules.check_leg(mission, leg.arrives_on, leg.leaves_on)
    set_programme_days(mission.programme, starts_on=mission.starts_on, ends_on=mission.ends_on)


@transaction.atomic
def prepare_mission(
    mission: Mission,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Mission:
    """
    Write down gifts, notes and the responsible officer: what may change until the return.

    :raises RuleBroken: mission.frozen, edit.changed_meanwhile
    """
    mission = preparation_held(mission, by)
    merged = check_not_changed_meanwhile(mission, changes, opened=opened, version=version)
    pairs = apply_changes(mission, merged, allowed=PREPARED)
    if pairs:
        mission.version += 1
        mission.save(update_fields=[*pairs, "version"])
        audit.record("mission.prepared", mission, by=by, changes=pairs)
    return mission


@transaction.atomic
def send_request(
    mission: Mission, *, request_number: str = "", on: date, by: User, at: datetime
) -> Mission:
    """
    Send a request to the Department, with the number of the unit's letter where it has one.

    :raises RuleBroken: mission.incomplete, mission.cannot_move
    """
    mission = held(mission, by)
    rules.check_moves_from(mission, [MissionState.DRAFT], MissionState.REQUESTED)
    rules.check_complete(
        mission,
        has_head=mission.travellers.filter(role=TravellerRole.HEAD).exists(),
        has_legs=mission.legs.exists(),
        has_money=Funding.objects.filter(mission=mission).exists(),
    )
    mission.requested_on = on
    if request_number.strip():
        mission.request_number = request_number.strip()
    mission.save(update_fields=["requested_on", "request_number"])
    move(mission, MissionState.REQUESTED, by=by)
    tell(
        people_with(Permission.MISSION_WRITE).exclude(pk=by.pk), "mission.requested", mission, at=at
    )
    return mission


@transaction.atomic
def ask_back(mission: Mission, *, missing: str, by: User, at: datetime) -> Mission:
    """
    Return a request to its unit and say what is missing.

    :raises RuleBroken: mission.nothing_said, mission.cannot_move
    """
    require(by, Permission.MISSION_WRITE)
    mission = held(mission, by)
    rules.check_said_what_is_missing(missing)
    rules.check_moves_from(mission, [MissionState.REQUESTED], MissionState.DRAFT)
    move(mission, MissionState.DRAFT, by=by)
    audit.record("mission.asked_back", mission, by=by, missing=missing.strip())
    tell(people_of(mission, but=by), "mission.asked_back", mission, at=at)
    return mission


@transaction.atomic
def cancel_mission(mission: Mission, *, reason: str, by: User, at: datetime) -> Mission:
    """
    Say that a mission does not take place, and why; whatever still waits on it is called off.

    A unit cancels its own draft; what has been sent the Department cancels.

    :raises RuleBroken: mission.cannot_move, mission.no_reason, mission.with_the_office
    """
    mission = held(mission, by)
    if not may(by, Permission.MISSION_WRITE) and _waits_elsewhere(mission):
        raise RuleBroken(
            _("This request lies with the Department: ask it to cancel the mission."),
            code="mission.with_the_office",
        )
    if not reason.strip():
        raise RuleBroken(
            _("Say why the mission is cancelled."), code="mission.no_reason", field="reason"
        )
    rules.check_can_move(mission, MissionState.CANCELLED)
    _call_off(mission, reason.strip(), by=by, at=at)
    move(mission, MissionState.CANCELLED, by=by)
    audit.record("mission.cancelled", mission, by=by, reason=reason.strip())
    tell(people_of(mission, but=by), "mission.cancelled", mission, at=at)
    return mission


def _waits_elsewhere(mission: Mission) -> bool:
    asked = consultations_about(mission).filter(answered_on__isnull=True)
    return mission.state != MissionState.DRAFT or asked.exists()


def _call_off(mission: Mission, reason: str, *, by: User, at: datetime) -> None:
    for change in ChangeRequest.objects.filter(mission=mission, ended_at__isnull=True):
        for case in cases_about(change).filter(state=CaseState.SUBMITTED):
            withdraw_case(case, reason=reason, by=by, at=at)
        change.ended_at = at
        change.save(update_fields=["ended_at"])
    for case in cases_about(mission).filter(state=CaseState.SUBMITTED):
        withdraw_case(case, reason=reason, by=by, at=at)
    for asked in consultations_about(mission).filter(answered_on__isnull=True):
        withdraw_consultation(asked, by=by, at=at)
    why = _("The mission was cancelled: %(reason)s") % {"reason": reason}
    for task in tasks_about(mission).filter(kind=TaskKind.TASK, state=TaskState.OPEN):
        end_task(task, state=TaskState.DROPPED, evidence=why, by=by, at=at)
