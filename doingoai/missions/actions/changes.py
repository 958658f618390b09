"""The second decision: a change or an extension of a mission that was approved."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import decide_case, submit_case, withdraw_case
from doingoai.approvals.models import Case
from doingoai.approvals.queries import cases_about
from doingoai.approvals.rules import require_deciding
from doingoai.approvals.states import CaseState, Verdict
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions import rules
from doingoai.missions.actions.decide import laid_before, numbering_of
from doingoai.missions.actions.holding import held
from doingoai.missions.actions.mission import index_mission
from doingoai.missions.models import ChangeRequest, Leg, Mission
from doingoai.missions.states import ChangeKind, MissionState
from doingoai.programme.actions import set_programme_days

OPEN_TO_CHANGE = (MissionState.APPROVED, MissionState.UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Changed:
    """What is asked to be otherwise than decided: the days as they would be, what, and why."""

    kind: ChangeKind
    starts_on: date
    ends_on: date
    text_vi: str
    reason_vi: str


@transaction.atomic
def ask_change(mission: Mission, changed: Changed, *, by: User, at: datetime) -> ChangeRequest:
    """
    Ask for a change or an extension of an approved mission.

    :raises RuleBroken: mission.cannot_change, mission.ends_before_start, change.nothing_said,
        change.one_waits, change.no_longer
    """
    mission = held(mission, by)
    if MissionState(mission.state) not in OPEN_TO_CHANGE:
        raise RuleBroken(
            _("Only an approved mission is changed by a second decision; this one is “%(now)s”.")
            % {"now": MissionState(mission.state).label},
            code="mission.cannot_change",
        )
    _check_change(mission, changed)
    try:
        with transaction.atomic():
            change = ChangeRequest.objects.create(
                mission=mission, kind=changed.kind, starts_on=changed.starts_on,
                ends_on=changed.ends_on, text_vi=changed.text_vi.strip(),
                reason_vi=changed.reason_vi.strip(), asked_by=by, asked_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise RuleBroken(
            _("A change of this mission is already asked for. Wait for it, or take it back."),
            code="change.one_waits",
        ) from None
    audit.record("mission.change_asked", mission, by=by, kind=changed.kind)
    return change


def _check_change(mission: Mission, changed: Changed) -> None:
    rules.check_days(changed.starts_on, changed.ends_on)
    if not changed.text_vi.strip() or not changed.reason_vi.strip():
        raise RuleBroken(
            _("Say what changes and why."), code="change.nothing_said", field="text_vi"
        )
    if changed.kind == ChangeKind.EXTENSION and changed.ends_on <= mission.ends_on:
        raise RuleBroken(
            _("An extension ends later than %(day)s, the day of return that was decided.")
            % {"day": f"{mission.ends_on:%d/%m/%Y}"},
            code="change.no_longer",
            field="ends_on",
        )


@transaction.atomic
def submit_change(change: ChangeRequest, *, note: str, on: date, by: User, at: datetime) -> Case:
    """
    Lay a change before whoever decides on such a mission.

    :raises RuleBroken: change.ended, authority.nobody, case.already_waiting
    """
    require(by, Permission.CASE_SUBMIT)
    mission = held(change.mission, by)
    change = _open_change(change)
    return submit_case(
        change, laid_before(mission, note), on=on, by=by, at=at, opened_by=change.asked_by
    )


def _open_change(change: ChangeRequest) -> ChangeRequest:
    change = ChangeRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=change.pk)
    if change.ended_at is not None:
        raise RuleBroken(_("This change was already decided or taken back."), code="change.ended")
    return change


@transaction.atomic
def decide_on_change(
    change: ChangeRequest, *, verdict: Verdict, reason: str, on: date, by: User, at: datetime
) -> Case:
    """
    Decide on a change; approved, it holds at once and the days before stay in the audit.

    A returned change stays open, to be submitted again.

    :raises RuleBroken: change.ended, change.not_submitted, case.not_waiting, case.own_submission,
        case.not_the_approver, case.no_reason
    """
    require_deciding(by, on=on)
    mission = Mission.objects.select_for_update(of=("self",), no_key=True).get(pk=change.mission_id)
    change = _open_change(change)
    case = cases_about(change).filter(state=CaseState.SUBMITTED).first()
    if case is None:
        raise RuleBroken(
            _("This change was not submitted for decision."), code="change.not_submitted"
        )
    numbering = numbering_of(case, f"Điều chỉnh việc cử đoàn {mission.title_vi}", by)
    decided = decide_case(
        case, verdict=verdict, reason=reason, numbering=numbering, on=on, by=by, at=at
    )
    if verdict == Verdict.APPROVE:
        _apply(change, mission, by=by, at=at)
    if verdict != Verdict.RETURN:
        change.ended_at = at
        change.save(update_fields=["ended_at"])
    return decided


def _apply(change: ChangeRequest, mission: Mission, *, by: User, at: datetime) -> None:
    """The days of the mission become those of the change; the stays at both ends follow."""
    before = {"starts_on": mission.starts_on, "ends_on": mission.ends_on}
    after = {"starts_on": change.starts_on, "ends_on": change.ends_on}
    _move_stays(mission, change)
    mission.starts_on, mission.ends_on = change.starts_on, change.ends_on
    mission.version += 1
    mission.save(update_fields=["starts_on", "ends_on", "version"])
    set_programme_days(mission.programme, starts_on=mission.starts_on, ends_on=mission.ends_on)
    change.applied_at = at
    change.save(update_fields=["applied_at"])
    audit.record("mission.changed", mission, by=by, before=before, after=after)
    index_mission(mission)


def _move_stays(mission: Mission, change: ChangeRequest) -> None:
    """A mission that moves as a whole takes its stays along; else those at its ends follow the ends."""
    shift = change.starts_on - mission.starts_on
    as_a_whole = shift == change.ends_on - mission.ends_on
    legs = list(Leg.objects.filter(mission=mission))
    for leg in legs:
        if as_a_whole:
            leg.arrives_on, leg.leaves_on = leg.arrives_on + shift, leg.leaves_on + shift
            continue
        at_start, at_end = leg.arrives_on == mission.starts_on, leg.leaves_on == mission.ends_on
        leg.arrives_on = change.starts_on if at_start else _within(leg.arrives_on, change)
        leaves_on = change.ends_on if at_end else _within(leg.leaves_on, change)
        leg.leaves_on = max(leaves_on, leg.arrives_on)
    Leg.objects.bulk_update(legs, ["arrives_on", "leaves_on"])


def _within(day: date, change: ChangeRequest) -> date:
    return min(max(day, change.starts_on), change.ends_on)


@transaction.atomic
def take_back_change(
    change: ChangeRequest, *, reason: str, by: User, at: datetime
) -> ChangeRequest:
    """
    Take a change back that was not decided.

    :raises RuleBroken: change.ended
    """
    mission = held(change.mission, by)
    change = _open_change(change)
    for case in cases_about(change).filter(state=CaseState.SUBMITTED):
        withdraw_case(case, reason=reason, by=by, at=at)
    change.ended_at = at
    change.save(update_fields=["ended_at"])
    audit.record("mission.change_taken_back", mission, by=by, reason=reason.strip())
    return change
