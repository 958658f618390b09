"""What every page of a plan shows around its content: years, tabs, what may be done next."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case
from doingoai.approvals.queries import cases_about
from doingoai.approvals.states import CaseState
from doingoai.foundation import clock
from doingoai.web.rendering import SignedInRequest
from doingoai.web.tabs import Tab
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.queries import visible_items, visible_plans
from doingoai.yearplan.rules import OPEN_FOR_WORK
from doingoai.yearplan.states import PlanItemState, PlanState

IN_FORCE = frozenset({PlanState.DECIDED, PlanState.CLOSED})


def find_plan(request: SignedInRequest, pk: int) -> YearPlan:
    return get_object_or_404(visible_plans(request.user), pk=pk)


def find_item(request: SignedInRequest, pk: int) -> PlanItem:
    return get_object_or_404(visible_items(request.user), pk=pk)


def frame(request: SignedInRequest, plan: YearPlan, tab: str) -> dict[str, Any]:
    """The plan with its tabs, the other years, and what this person may do with it."""
    user = request.user
    sees_all = may(user, Permission.PLAN_VIEW_ALL)
    decision = _decision(plan)
    return {
        "plan": plan,
        "tab": tab,
        "today": clock.today(),
        "years": list(visible_plans(user).order_by("-year")[:6]),
        "tabs": _tabs(plan, tab, reads_papers=may(user, Permission.PAPER_VIEW)) if sees_all else [],
        "sees_all": sees_all,
        "writes": may(user, Permission.PLAN_WRITE),
        "can_propose": _can_propose(user, plan),
        "is_open": PlanState(plan.state) in OPEN_FOR_WORK,
        "is_in_force": PlanState(plan.state) in IN_FORCE,
        "decision": decision,
        "waiting": plan.state == PlanState.SUBMITTED,
    }


def _can_propose(user: User, plan: YearPlan) -> bool:
    if may(user, Permission.PLAN_WRITE):
        return PlanState(plan.state) in OPEN_FOR_WORK
    return may(user, Permission.PLAN_PROPOSE) and plan.state == PlanState.COLLECTING


def _decision(plan: YearPlan) -> Case | None:
    if PlanState(plan.state) not in IN_FORCE:
        return None
    return cases_about(plan).filter(state=CaseState.APPROVED).order_by("-id").first()


def _tabs(plan: YearPlan, tab: str, *, reads_papers: bool) -> list[Tab]:
    named = [
        ("items", _("Items"), "yearplan:year"),
        ("overlaps", _("Overlaps"), "yearplan:overlaps"),
        ("decision", _("Decision"), "yearplan:decision"),
        ("papers", _("Papers"), "yearplan:papers"),
        ("compare", _("Planned and done"), "yearplan:compare"),
    ]
    return [
        Tab(label, reverse(name, args=[plan.pk]), key == tab)
        for key, label, name in named
        if (key != "compare" or PlanState(plan.state) in IN_FORCE)
        and (key != "papers" or reads_papers)
    ]


def next_step(plan: YearPlan, items: dict[str, int]) -> str:
    """What the office does next with a plan, in words; empty when nothing is left to do."""
    open_ones = items.get(PlanItemState.PROPOSED, 0) + items.get(PlanItemState.ASKED_BACK, 0)
    said = {
        PlanState.COLLECTING: _("Collect the units' proposals, then consolidate them"),
        PlanState.CONSOLIDATING: (
            _("Settle every open proposal: accept, merge, ask back or cut")
            if open_ones
            else _("Submit the plan for decision")
        ),
        PlanState.SUBMITTED: _("The plan waits for its decision"),
        PlanState.DECIDED: _("The plan is in force; every change carries its reason"),
        PlanState.CLOSED: "",
    }
    return said[PlanState(plan.state)]
