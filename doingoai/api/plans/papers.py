"""Papers of the yearly plan: what has been made, making what is missing, numbering and freezing one."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.rules import require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.operation import caller, reads, writes
from doingoai.api.paging import Inner, Key
from doingoai.api.papers import paper_words
from doingoai.api.plans.endpoints import find_plan
from doingoai.api.shapes_plans import PlanMadeShape
from doingoai.api.shapes_visits import PaperShape, PapersShape
from doingoai.documents.queries import papers_about
from doingoai.foundation import clock
from doingoai.yearplan.actions.papers import (
    issue_plan_paper,
    renew_plan_papers,
)
from doingoai.yearplan.models import YearPlan

router = Router(tags=["plans"])


def _find(request: HttpRequest, pk: int) -> YearPlan:
    """The plan, for whoever sees it whole and reads papers: they name the items of every unit."""
    require(caller(request), Permission.PAPER_VIEW)
    return find_plan(request, pk, Permission.PLAN_VIEW_ALL)


@reads(
    router, "/{int:pk}/papers/", Scope.PAPERS_READ, PapersShape,
    _("Papers of a plan that have been made"),
)  # fmt: skip
def list_plan_papers(request: HttpRequest, pk: Key) -> Any:
    return {"items": [paper_words(one) for one in papers_about(_find(request, pk))]}


@writes(
    router, "POST", "/{int:pk}/papers/", Scope.PAPERS_MAKE, PlanMadeShape,
    _("Make the papers of a plan that are missing or out of date"), repeatable=True,
)  # fmt: skip
def make_plan_papers(request: HttpRequest, pk: Key) -> Any:
    by = caller(request)
    plan = _find(request, pk)
    kept = renew_plan_papers(plan, on=clock.today(), by=by, at=clock.now())
    return {"plan": plan.pk, "made": [version.paper_id for version in kept]}


@writes(
    router, "POST", "/{int:pk}/papers/{int:key}/issue/", Scope.PAPERS_ISSUE, PaperShape,
    _("Number, render and freeze a paper of a plan"),
)  # fmt: skip
def issue_paper_of_plan(request: HttpRequest, pk: Key, key: Inner) -> Any:
    plan = _find(request, pk)
    paper = get_object_or_404(papers_about(plan), pk=key)
    issue_plan_paper(plan, paper, on=clock.today(), by=caller(request), at=clock.now())
    return paper_words(papers_about(plan).get(pk=key))
