"""Pages of a visit's papers: one click makes the dossier; preview, versions, issuing, one archive."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.papers import (
    issue_delegation_paper,
    renew_visit_papers,
)
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.models import Delegation
from doingoai.delegations.papering import whole_visit
from doingoai.delegations.papers.dossier import (
    Wanted,
    contents_page,
    wanted_papers,
)
from doingoai.delegations.papers.guarded import hidden_kinds, makers_of
from doingoai.delegations.papers.making import copy_name
from doingoai.documents import storage
from doingoai.documents.drafting.kinds import MadePaper
from doingoai.documents.models import Paper
from doingoai.documents.queries import papers_about
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.documents.rendering.preview import pdf_page_count, pdf_page_png
from doingoai.documents.states import PaperFormat
from doingoai.foundation import clock
from doingoai.norms.queries import figure_table
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.documents.papers import attachment, versions_of
from doingoai.web.exports import answer_archive
from doingoai.web.middleware import repeatable
from doingoai.web.people_read import reads_people
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.taking_away import ask_why, why_of

PREVIEW_WIDTH = 900
SHEETS = "sheets"


def _papers(request: SignedInRequest, visit: Delegation) -> Any:
    """The papers of a visit that this person may read."""
    require(request.user, Permission.PAPER_VIEW)
    return papers_about(visit).exclude(kind__in=hidden_kinds(request.user))


def _find_paper(request: SignedInRequest, pk: int, key: int) -> tuple[Delegation, Paper]:
    visit = find_visit(request, pk)
    return visit, get_object_or_404(_papers(request, visit), pk=key)


@login_required
def papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every paper this visit may have: made or not, up to date or made from older data, what is lacking."""
    visit = find_visit(request, pk)
    context = {**frame(request, visit, "papers"), **_list_context(request, visit)}
    return page(request, "delegations/papers.html", context, fragments=("papers-list",))


def _list_context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    facts = whole_visit(visit, figure_table(), as_of=clock.today())
    made: dict[tuple[str, str], list[Paper]] = {}
    for paper in _papers(request, visit):
        made.setdefault((paper.kind, paper.language), []).append(paper)
    hidden = hidden_kinds(request.user)
    rows = [
        _row(one, made.get((one.kind, one.language), []), facts, is_hidden=one.kind in hidden)
        for one in wanted_papers(facts)
    ]
    words = [row for row in rows if row["is_word"]]
    pieces = [row for row in rows if not row["is_word"]]
    return {"groups": [(_("Letters and reports"), words), (_("Print pieces"), pieces)]}


def _row(
    wanted: Wanted, made: list[Paper], facts: VisitFacts, *, is_hidden: bool
) -> dict[str, Any]:
    """One line of the list; of a paper that prints what this person may not read, who may make it."""
    stale = {paper.key for paper in facts.papers if paper.digest != paper.current_digest}
    return {
        "makers": makers_of(wanted.kind) if is_hidden else "",
        "wanted": wanted,
        "is_word": wanted.format == "docx",
        "made": [(paper, f"paper-{paper.pk}" in stale, _part_name(paper, facts)) for paper in made],
    }


def _part_name(paper: Paper, facts: VisitFacts) -> str:
    """What one copy of a paper is for: an agency, a meeting, or the folding of a booklet."""
    if paper.part == SHEETS:
        return _("sheets to print and fold")
    return copy_name(paper.part, facts)


@login_required
@require_POST
@repeatable
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make what is missing or was made from older data; what is up to date is left as it is."""
    kept = renew_visit_papers(
        find_visit(request, pk), request.POST.getlist("kind"), figure_table(),
        on=clock.today(), by=request.user, at=clock.now(),
    )  # fmt: skip
    messages.success(
        request, _("%(count)s papers made; the others were up to date.") % {"count": len(kept)}
    )
    return HttpResponseRedirect(reverse("delegations:papers", args=[pk]))


make.is_repeatable = True  # type: ignore[attr-defined]  # the wrappers above do not carry it


@login_required
def paper(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One paper: preview in the page, versions, issuing."""
    visit, one = _find_paper(request, pk, key)
    shown = versions_of(request, one)
    chosen = shown["chosen"]
    content = storage.read(chosen.file)
    is_pdf = chosen.format == PaperFormat.PDF
    context = {
        **frame(request, visit, "papers"),
        **shown,
        "page_numbers": range(1, min(pdf_page_count(content), 30) + 1) if is_pdf else [],
        "text": "" if is_pdf else read_docx(content),
    }
    return page(request, "delegations/paper.html", context)


@login_required
def picture(request: SignedInRequest, pk: int, key: int, version: int, number: int) -> HttpResponse:
    """One page of a print piece as a picture."""
    _visit, one = _find_paper(request, pk, key)
    chosen = get_object_or_404(one.versions, number=version)
    content = storage.read(chosen.file)
    if chosen.format != PaperFormat.PDF or not 1 <= number <= pdf_page_count(content):
        raise Http404
    return HttpResponse(pdf_page_png(content, number, PREVIEW_WIDTH), content_type="image/png")


@login_required
def download(request: SignedInRequest, pk: int, key: int, version: int) -> HttpResponse:
    visit, one = _find_paper(request, pk, key)
    _reads(request, visit)
    chosen = get_object_or_404(one.versions, number=version)
    return attachment(storage.read(chosen.file), chosen.file.name, chosen.file.mime)


def _reads(request: SignedInRequest, visit: Delegation) -> None:
    """A paper tells of the guests: who reads it reads them."""
    reads_people(request, visit.members.values_list("person_id", flat=True))


@login_required
@require_POST
def issue(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Number, render with the number, freeze."""
    visit, one = _find_paper(request, pk, key)
    issue_delegation_paper(
        visit, one, figure_table(), on=clock.today(), by=request.user, at=clock.now()
    )
    return HttpResponseRedirect(reverse("delegations:paper", args=[pk, key]))


@login_required
def dossier(request: SignedInRequest, pk: int) -> HttpResponse:
    """The newest version of every paper in one archive, with a contents page."""
    visit = find_visit(request, pk)
    _reads(request, visit)
    found = [(one, next(iter(one.versions.all()), None)) for one in _papers(request, visit)]
    newest = [(one, version.file) for one, version in found if version]
    if not newest:
        messages.warning(request, _("No paper has been made yet."))
        return HttpResponseRedirect(reverse("delegations:papers", args=[pk]))
    why = why_of(request)
    if why is None:
        return ask_why(request, reverse("delegations:papers", args=[pk]))
    facts = whole_visit(visit, figure_table(), as_of=clock.today())
    listed = [
        MadePaper(one.kind, one.language, one.part, one.title, "docx", file.name, b"", "")
        for one, file in newest
    ]
    files = [(file.name, storage.read(file)) for _one, file in newest]
    taken = [contents_page(facts, listed), *files]
    return answer_archive(request, taken, name=f"{visit.pk}-ho-so.zip", about=visit, why=why)
