"""Opening a plan, moving it on, submitting it and deciding on it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.accounts.queries import people_with
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Matter, decide_case, submit_case, withdraw_case
from doingoai.approvals.models import Case
from doingoai.approvals.rules import require_deciding
from doingoai.approvals.states import CaseState, Verdict
from doingoai.documents.actions import Numbering
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.yearplan import rules
from doingoai.yearplan.models import YearPlan
from doingoai.yearplan.states import PlanItemState, PlanState

MATTER = "yearplan.plan"
TYPE_VI = "Quyết định"
FIELDS = frozenset({"proposals_due_on", "note"})


@transaction.atomic
def open_plan(
    year: int, *, proposals_due_on: date | None, note: str = "", by: User, at: datetime
) -> YearPlan:
    """
    Open the plan of a year and tell everybody who proposes.

    :raises RuleBroken: year_plan.year, year_plan.due_too_late, year_plan.exists
    """
    require(by, Permission.PLAN_WRITE)
    rules.check_year(year, proposals_due_on)
    try:
        with transaction.atomic():
            plan = YearPlan.objects.create(
                year=year,
                proposals_due_on=proposals_due_on,
                note=note.strip(),
                opened_by=by,
                opened_at=at,
            )
    except IntegrityError:
        raise RuleBroken(
            _("The plan of %(year)s is open already.") % {"year": year},
            code="year_plan.exists",
            field="year",
        ) from None
    audit.record("year_plan.opened", plan, by=by, due=proposals_due_on)
    tell(people_with(Permission.PLAN_PROPOSE).exclude(pk=by.pk), "year_plan.opened", plan, at=at)
    return plan


@transaction.atomic
def edit_plan(
    plan: YearPlan,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> YearPlan:
    """
    Change the day by which proposals are due, or the note to the units.

    :raises RuleBroken: year_plan.not_open, year_plan.due_too_late, edit.changed_meanwhile
    """
    require(by, Permission.PLAN_WRITE)
    plan = _locked(plan)
    rules.check_being_made(plan)
    merged = check_not_changed_meanwhile(plan, changes, opened=opened, version=version)
    pairs = apply_changes(plan, merged, allowed=FIELDS)
    rules.check_due(plan.year, plan.proposals_due_on)
    if pairs:
        plan.version += 1
        plan.save(update_fields=[*pairs, "version"])
        audit.record("year_plan.edited", plan, by=by, changes=pairs)
    return plan


def _locked(plan: YearPlan) -> YearPlan:
    return YearPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)


def _move(plan: YearPlan, to: PlanState, by: User) -> None:
    rules.check_plan_moves(plan, to)
    was, plan.state = plan.state, to
    plan.save(update_fields=["state"])
    audit.record("year_plan.moved", plan, by=by, was=was, now=to)


BY_HAND = frozenset({PlanState.COLLECTING, PlanState.CONSOLIDATING, PlanState.CLOSED})
"""Where a plan is moved by the office itself; the other states follow from a decision."""


@transaction.atomic
def move_plan(plan: YearPlan, to: PlanState, *, by: User) -> YearPlan:
    """
    Begin to consolidate, collect once more, or close the plan of a year that is over.

    :raises RuleBroken: year_plan.cannot_move
    """
    require(by, Permission.PLAN_WRITE)
    plan = _locked(plan)
    if to not in BY_HAND or plan.state == PlanState.SUBMITTED:
        raise RuleBroken(
            _("The plan waits for a decision, or becomes this by one."),
            code="year_plan.cannot_move",
        )
    _move(plan, to, by)
    return plan


@transaction.atomic
def submit_plan(plan: YearPlan, *, note: str, on: date, by: User, at: datetime) -> Case:
    """
    Lay the consolidated plan before whoever decides on it.

    :raises RuleBroken: year_plan.cannot_move, year_plan.unsettled, year_plan.empty,
        authority.nobody, case.already_waiting
    """
    require(by, Permission.PLAN_WRITE)
    require(by, Permission.CASE_SUBMIT)
    plan = _locked(plan)
    rules.check_plan_moves(plan, PlanState.SUBMITTED)
    rules.check_settled(plan.items.order_by().values_list("state", flat=True))
    _move(plan, PlanState.SUBMITTED, by)
    return submit_case(
        plan, matter_of_plan(note=note), on=on, by=by, at=at, opened_by=plan.opened_by
    )


def matter_of_plan(*, note: str = "") -> Matter:
    """What the authority matrix is asked about the plan of a year: it has no rank and no host."""
    return Matter(MATTER, level=None, invited_by="", note=note)


def waiting_case(plan: YearPlan) -> Case | None:
    """The submission of a plan that waits for its decision."""
    about = subject_of(plan)
    return (
        Case.objects.select_related("rule", "submitted_by")
        .filter(about_type=about.type, about_id=about.id, matter=MATTER, state=CaseState.SUBMITTED)
        .first()
    )


AFTER = {
    Verdict.APPROVE: PlanState.DECIDED,
    Verdict.RETURN: PlanState.CONSOLIDATING,
    Verdict.REFUSE: PlanState.CONSOLIDATING,
}


@transaction.atomic
def decide_on_plan(
    plan: YearPlan, *, verdict: Verdict, reason: str, on: date, by: User, at: datetime
) -> Case:
    """
    Decide on the plan: approved, its accepted items are planned; else it goes back to the office.

    :raises RuleBroken: year_plan.cannot_move, case.not_waiting, case.own_submission,
        case.not_the_approver, case.no_reason
    """
    require_deciding(by, on=on)
    plan = _locked(plan)
    case = _case_or_refuse(plan)
    numbering = Numbering(
        series=case.rule.series,
        symbol=case.rule.symbol,
        type_vi=TYPE_VI,
        subject=f"Phê duyệt Kế hoạch đối ngoại năm {plan.year}",
        signer=by.name,
    )
    decided = decide_case(
        case, verdict=verdict, reason=reason, numbering=numbering, on=on, by=by, at=at
    )
    _move(plan, AFTER[verdict], by)
    if verdict == Verdict.APPROVE:
        plan.items.filter(state=PlanItemState.ACCEPTED).update(state=PlanItemState.PLANNED)
        told = people_with(Permission.PLAN_PROPOSE).exclude(pk=by.pk)
        tell(told, "year_plan.in_force", plan, at=at)
    return decided


@transaction.atomic
def withdraw_plan(plan: YearPlan, *, reason: str, by: User, at: datetime) -> Case:
    """
    Take the submitted plan back to work on it, before it is decided.

    :raises RuleBroken: case.not_waiting, plan_item.no_reason
    """
    require(by, Permission.PLAN_WRITE)
    plan = _locked(plan)
    rules.check_reason(reason)
    case = withdraw_case(_case_or_refuse(plan), reason=reason, by=by, at=at)
    _move(plan, PlanState.CONSOLIDATING, by)
    return case


def _case_or_refuse(plan: YearPlan) -> Case:
    case = waiting_case(plan)
    if case is None:
        raise RuleBroken(_("The plan does not wait for a decision."), code="case.not_waiting")
    return case
