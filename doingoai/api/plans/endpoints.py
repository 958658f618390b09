"""The plan of a year: opening it, moving it on, what overlaps, its decision, planned against done."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.rules import require, require_any
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.inputs import Reason
from doingoai.api.office.sent import DecideIn, NoteIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import USUAL, After, Key, Limit, sheet
from doingoai.api.plans.sent import MoveIn, YearPlanEdit, YearPlanIn
from doingoai.api.shapes_office import CaseShape
from doingoai.api.shapes_plans import (
    ComparisonShape,
    OverlapsShape,
    YearPlanShape,
    YearPlansShape,
)
from doingoai.approvals.rules import require_deciding
from doingoai.approvals.states import Verdict
from doingoai.foundation import clock
from doingoai.reporting.activities import activities_of
from doingoai.yearplan.actions.plan import (
    decide_on_plan,
    edit_plan,
    move_plan,
    open_plan,
    submit_plan,
    withdraw_plan,
)
from doingoai.yearplan.comparing import USUAL_TOLERANCE, compare, counted
from doingoai.yearplan.facts import Outcome
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.overlaps import find_overlaps
from doingoai.yearplan.queries import IN_PLAN, WEIGHED, item_lines, visible_plans
from doingoai.yearplan.states import PlanState

router = Router(tags=["plans"])
READ, WRITE = Scope.PLANS_READ, Scope.PLANS_WRITE
READERS = (Permission.PLAN_VIEW_ALL, Permission.PLAN_PROPOSE)
MOST_PAIRS = 1000
WithOutcome = Annotated[Outcome | None, Query(None, description=_("What became of it"))]
Tolerance = Annotated[
    int,
    Query(
        USUAL_TOLERANCE, ge=0, le=365, description=_("Days off the plan that do not count as moved")
    ),
]


def find_plan(request: HttpRequest, pk: int, right: Permission | None = None) -> YearPlan:
    """
    A plan as the token's person may see it; invisible and absent look alike.

    :raises NotAllowed:
    """
    if right is not None:
        require(caller(request), right)
    return get_object_or_404(visible_plans(caller(request)), pk=pk)


@reads(router, "/", READ, YearPlansShape, _("Plans of the years, the newest entry first"))
def list_year_plans(request: HttpRequest, after: After = 0, limit: Limit = USUAL) -> dict[str, Any]:
    require_any(caller(request), READERS)
    return sheet(visible_plans(caller(request)), after, limit)


@reads(router, "/{int:pk}/", READ, YearPlanShape, _("The plan of one year"))
def show_year_plan(request: HttpRequest, pk: Key) -> Any:
    return find_plan(request, pk)


@writes(router, "POST", "/", WRITE, YearPlanShape, _("Open the plan of a year"), status=201)
def open_year_plan(request: HttpRequest, body: YearPlanIn) -> Any:
    return open_plan(**dict(body), by=caller(request), at=clock.now())


@writes(
    router, "PATCH", "/{int:pk}/", WRITE, YearPlanShape,
    _("Change the last day for proposals, or the note"), versioned=True,
)  # fmt: skip
def edit_year_plan(request: HttpRequest, pk: Key, body: YearPlanEdit) -> Any:
    plan = find_plan(request, pk, Permission.PLAN_WRITE)
    return edit_plan(plan, changes=body.sent(), by=caller(request), version=version_sent(request))


@writes(
    router, "POST", "/{int:pk}/move/", WRITE, YearPlanShape,
    _("Begin to consolidate, collect once more, or close the plan"),
)  # fmt: skip
def move_year_plan(request: HttpRequest, pk: Key, body: MoveIn) -> Any:
    plan = find_plan(request, pk, Permission.PLAN_WRITE)
    return move_plan(plan, PlanState(body.to), by=caller(request))


@writes(
    router, "POST", "/{int:pk}/submit/", Scope.CASES_SUBMIT, CaseShape,
    _("Lay the consolidated plan before whoever decides on it"), status=201,
)  # fmt: skip
def submit_year_plan(request: HttpRequest, pk: Key, body: NoteIn) -> Any:
    plan = find_plan(request, pk, Permission.PLAN_WRITE)
    return submit_plan(plan, note=body.note, on=clock.today(), by=caller(request), at=clock.now())


@writes(
    router, "POST", "/{int:pk}/decide/", Scope.CASES_DECIDE, CaseShape,
    _("Decide on the plan of a year"),
)  # fmt: skip
def decide_year_plan(request: HttpRequest, pk: Key, body: DecideIn) -> Any:
    require_deciding(caller(request), on=clock.today())
    return decide_on_plan(
        find_plan(request, pk), verdict=Verdict(body.verdict), reason=body.reason,
        on=clock.today(), by=caller(request), at=clock.now(),
    )  # fmt: skip


@writes(
    router, "POST", "/{int:pk}/withdraw/", Scope.CASES_SUBMIT, CaseShape,
    _("Take the submitted plan back to work on it"),
)  # fmt: skip
def withdraw_year_plan(request: HttpRequest, pk: Key, body: Reason) -> Any:
    plan = find_plan(request, pk, Permission.PLAN_WRITE)
    return withdraw_plan(plan, reason=body.reason, by=caller(request), at=clock.now())


@reads(
    router, "/{int:pk}/overlaps/", READ, OverlapsShape,
    _("Items of a plan that are in each other's way, and why"),
)  # fmt: skip
def list_plan_overlaps(request: HttpRequest, pk: Key) -> Any:
    plan = find_plan(request, pk, Permission.PLAN_VIEW_ALL)
    lines = item_lines(PlanItem.objects.filter(plan=plan, state__in=WEIGHED))
    found = find_overlaps(lines)
    pairs = [
        {
            "one": pair.one.key, "other": pair.other.key, "reasons": list(pair.reasons),
            "countries": list(pair.countries),
        }
        for pair in found[:MOST_PAIRS]
    ]  # fmt: skip
    return {"plan": plan.pk, "count": len(found), "items": pairs}


@reads(
    router, "/{int:pk}/compare/", READ, ComparisonShape, _("The plan beside what happened")
)  # fmt: skip
def compare_plan(
    request: HttpRequest,
    pk: Key,
    outcome: WithOutcome = None,
    tolerance: Tolerance = USUAL_TOLERANCE,
    after: After = 0,
    limit: Limit = USUAL,
) -> Any:
    plan = find_plan(request, pk, Permission.PLAN_VIEW_ALL)
    items = item_lines(PlanItem.objects.filter(plan=plan, state__in=IN_PLAN))
    activities = activities_of(plan, seen_by=caller(request))
    lines = compare(items, activities, on=clock.today(), tolerance=tolerance)
    wanted = [line for line in lines if outcome is None or line.outcome == outcome]
    more = after + limit if after + limit < len(wanted) else None
    counts = {one.value: count for one, count in counted(lines).counts.items()}
    shown = wanted[after : after + limit]
    return {"plan": plan.pk, "counts": counts, "items": shown, "next": more}
