"""Pages of the plan's papers: one click makes what is missing; reading, versions, issuing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.documents import storage
from doingoai.documents.models import Paper
from doingoai.documents.queries import papers_about
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.foundation import clock
from doingoai.web.documents.papers import attachment, versions_of
from doingoai.web.middleware import repeatable
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.yearplan.frame import find_plan, frame
from doingoai.yearplan.actions.papers import (
    issue_plan_paper,
    renew_plan_papers,
)
from doingoai.yearplan.gathering import plan_facts
from doingoai.yearplan.models import YearPlan
from doingoai.yearplan.papers.making import copy_name, is_outdated, wanted_papers


def _find_plan(request: SignedInRequest, pk: int) -> YearPlan:
    """The plan, for whoever sees it whole and reads papers: they print the items of every unit."""
    require(request.user, Permission.PLAN_VIEW_ALL)
    require(request.user, Permission.PAPER_VIEW)
    return find_plan(request, pk)


def _find_paper(request: SignedInRequest, pk: int, key: int) -> tuple[YearPlan, Paper]:
    plan = _find_plan(request, pk)
    return plan, get_object_or_404(papers_about(plan), pk=key)


def _around(request: SignedInRequest, plan: YearPlan) -> dict[str, Any]:
    return {
        **frame(request, plan, "papers"),
        "can_make": may(request.user, Permission.PAPER_MAKE),
        "can_issue": may(request.user, Permission.PAPER_ISSUE),
    }


@login_required
def papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every paper this plan may have: made or not, up to date or not, what is lacking."""
    plan = _find_plan(request, pk)
    facts = plan_facts(plan, as_of=clock.today())
    stale = {
        (one.kind, one.part) for one in facts.papers if not one.issued and is_outdated(one, facts)
    }
    made: dict[str, list[tuple[Paper, str, bool]]] = {}
    for paper in papers_about(plan):
        row = (paper, copy_name(paper.part), (paper.kind, paper.part) in stale)
        made.setdefault(paper.kind, []).append(row)
    rows = [{"wanted": one, "made": made.get(one.kind.code, [])} for one in wanted_papers(facts)]
    return page(request, "yearplan/papers.html", {**_around(request, plan), "rows": rows})


@login_required
@require_POST
@repeatable
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make what is missing or was made from older data; what is up to date is left as it is."""
    plan = _find_plan(request, pk)
    kept = renew_plan_papers(plan, on=clock.today(), by=request.user, at=clock.now())
    messages.success(
        request, _("%(count)s papers made; the others were up to date.") % {"count": len(kept)}
    )
    return HttpResponseRedirect(reverse("yearplan:papers", args=[pk]))


make.is_repeatable = True  # type: ignore[attr-defined]  # the wrappers above do not carry it


@login_required
def paper(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One paper to be read in the page, with its versions."""
    plan, one = _find_paper(request, pk, key)
    shown = versions_of(request, one)
    context = {
        **_around(request, plan),
        **shown,
        "text": read_docx(storage.read(shown["chosen"].file)),
    }
    return page(request, "yearplan/paper.html", context)


@login_required
def download(request: SignedInRequest, pk: int, key: int, version: int) -> HttpResponse:
    _plan, one = _find_paper(request, pk, key)
    chosen = get_object_or_404(one.versions, number=version)
    return attachment(storage.read(chosen.file), chosen.file.name, chosen.file.mime)


@login_required
@require_POST
def issue(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Number, render with the number, freeze."""
    plan, one = _find_paper(request, pk, key)
    issue_plan_paper(plan, one, on=clock.today(), by=request.user, at=clock.now())
    return HttpResponseRedirect(reverse("yearplan:paper", args=[pk, key]))
