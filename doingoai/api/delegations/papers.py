"""The papers of a visit: which there are, making them, issuing one."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.rules import require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.finding import find_visit
from doingoai.api.documents.sent import MakeIn
from doingoai.api.operation import caller, reads, writes
from doingoai.api.paging import Inner, Key
from doingoai.api.papers import paper_words
from doingoai.api.shapes_visits import MadeShape, PaperShape, PapersShape
from doingoai.delegations.actions.papers import (
    issue_delegation_paper,
    renew_visit_papers,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.papers.guarded import hidden_kinds
from doingoai.documents.queries import papers_about
from doingoai.foundation import clock
from doingoai.norms.queries import figure_table

router = Router(tags=["papers"])


def _papers(request: HttpRequest, visit: Delegation) -> Any:
    """The papers of a visit that this person may read."""
    by = caller(request)
    require(by, Permission.PAPER_VIEW)
    return papers_about(visit).exclude(kind__in=hidden_kinds(by))


@reads(
    router, "/{int:pk}/papers/", Scope.PAPERS_READ, PapersShape,
    _("Papers of a visit that have been made"),
)  # fmt: skip
def list_visit_papers(request: HttpRequest, pk: Key) -> Any:
    return {"items": [paper_words(one) for one in _papers(request, find_visit(request, pk))]}


@writes(
    router, "POST", "/{int:pk}/papers/", Scope.PAPERS_MAKE, MadeShape,
    _("Make the papers that are missing or out of date"), repeatable=True,
)  # fmt: skip
def make_visit_papers(request: HttpRequest, pk: Key, body: MakeIn) -> Any:
    by = caller(request)
    visit = find_visit(request, pk)
    kept = renew_visit_papers(
        visit, body.kinds, figure_table(), on=clock.today(), by=by, at=clock.now()
    )
    return {"delegation": visit.pk, "made": [version.paper_id for version in kept]}


@writes(
    router, "POST", "/{int:pk}/papers/{int:key}/issue/", Scope.PAPERS_ISSUE, PaperShape,
    _("Number, render and freeze a paper"),
)  # fmt: skip
def issue_visit_paper(request: HttpRequest, pk: Key, key: Inner) -> Any:
    visit = find_visit(request, pk)
    paper = get_object_or_404(_papers(request, visit), pk=key)
    issue_delegation_paper(
        visit, paper, figure_table(), on=clock.today(), by=caller(request), at=clock.now()
    )
    return paper_words(_papers(request, visit).get(pk=key))
