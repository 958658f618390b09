"""Pages of a mission's papers: one click makes them; preview, versions, issuing, one archive."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.states import Permission
from doingoai.documents import storage
from doingoai.documents.drafting.making import archive
from doingoai.documents.guarded import check_kinds_open, kinds_hidden_from, roles_that_make
from doingoai.documents.models import Paper
from doingoai.documents.queries import papers_about
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.foundation import clock
from doingoai.missions.actions.papers import (
    facts_for_papers,
    issue_mission_paper,
    keep_papers,
    render_papers,
)
from doingoai.missions.facts import MissionFacts
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission
from doingoai.missions.papering import is_outdated, stale_kinds
from doingoai.missions.papers.guarded import GUARDED
from doingoai.missions.papers.making import Wanted, copy_name, wanted_papers
from doingoai.norms.queries import figure_table
from doingoai.web.middleware import repeatable
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.rendering import SignedInRequest, login_required, page


def _papers(request: SignedInRequest, mission: Mission) -> QuerySet[Paper]:
    """The papers of a mission that this person may read."""
    hidden = kinds_hidden_from(request.user, GUARDED)
    return papers_about(mission).exclude(kind__in=hidden)


def _find_paper(request: SignedInRequest, pk: int, key: int) -> tuple[Mission, Paper]:
    mission = find_mission(request, pk, Permission.PAPER_VIEW, inside=True)
    return mission, get_object_or_404(_papers(request, mission), pk=key)


@login_required
def papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every paper this mission may have: made or not, up to date or not, what is lacking."""
    mission = find_mission(request, pk, Permission.PAPER_VIEW, inside=True)
    context = {**frame(request, mission, "papers"), "rows": _rows(request, mission)}
    return page(request, "missions/papers.html", context)


def _rows(request: SignedInRequest, mission: Mission) -> list[dict[str, Any]]:
    facts = mission_facts(mission, figure_table(), as_of=clock.today())
    stale = {
        (one.kind, one.language, one.part)
        for one in facts.papers
        if not one.issued and is_outdated(one, facts)
    }
    made: dict[tuple[str, str], list[Paper]] = {}
    for paper in _papers(request, mission):
        made.setdefault((paper.kind, paper.language), []).append(paper)
    hidden = kinds_hidden_from(request.user, GUARDED)
    return [
        {
            "wanted": one,
            "makers": roles_that_make(one.kind, GUARDED) if one.kind in hidden else "",
            "made": _made(one, made, facts, stale),
        }
        for one in wanted_papers(facts)
    ]


def _made(
    wanted: Wanted,
    made: dict[tuple[str, str], list[Paper]],
    facts: MissionFacts,
    stale: set[tuple[str, str, str]],
) -> list[tuple[Paper, bool, str]]:
    return [
        (paper, (paper.kind, paper.language, paper.part) in stale, copy_name(paper.part, facts))
        for paper in made.get((wanted.kind, wanted.language), [])
    ]


@login_required
@require_POST
@repeatable
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make what is missing or was made from older data; what is up to date is left as it is."""
    mission = find_mission(request, pk, Permission.PAPER_MAKE, inside=True)
    wanted = request.POST.getlist("kind") or None
    check_kinds_open(wanted or (), GUARDED, by=request.user)
    facts = facts_for_papers(mission, figure_table(), on=clock.today(), by=request.user)
    hidden = kinds_hidden_from(request.user, GUARDED)
    kinds = [kind for kind in stale_kinds(facts, wanted) if kind not in hidden]
    made = render_papers(facts, kinds) if kinds else []
    kept = keep_papers(mission, facts, made, by=request.user, at=clock.now()) if made else []
    messages.success(
        request, _("%(count)s papers made; the others were up to date.") % {"count": len(kept)}
    )
    return HttpResponseRedirect(reverse("missions:papers", args=[pk]))


make.is_repeatable = True  # type: ignore[attr-defined]  # the wrappers above do not carry it


@login_required
def paper(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One paper: its words, its versions, issuing."""
    mission, one = _find_paper(request, pk, key)
    versions = list(one.versions.all())
    number = request.GET.get("version", "")
    chosen = next(
        (v for v in versions if str(v.number) == number), versions[0] if versions else None
    )
    if chosen is None:
        raise Http404
    context = {
        **frame(request, mission, "papers"),
        "paper": one,
        "versions": versions,
        "chosen": chosen,
        "text": read_docx(storage.read(chosen.file)),
    }
    return page(request, "missions/paper.html", context)


@login_required
def download(request: SignedInRequest, pk: int, key: int, version: int) -> HttpResponse:
    _mission, one = _find_paper(request, pk, key)
    chosen = get_object_or_404(one.versions, number=version)
    return _attachment(storage.read(chosen.file), chosen.file.name, chosen.file.mime)


@login_required
@require_POST
def issue(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Number, render with the number, freeze."""
    mission, one = _find_paper(request, pk, key)
    issue_mission_paper(
        mission, one, figure_table(), on=clock.today(), by=request.user, at=clock.now()
    )
    return HttpResponseRedirect(reverse("missions:paper", args=[pk, key]))


@login_required
def dossier(request: SignedInRequest, pk: int) -> HttpResponse:
    """The newest version of every paper in one archive."""
    mission = find_mission(request, pk, Permission.PAPER_VIEW, inside=True)
    newest = [next(iter(one.versions.all()), None) for one in _papers(request, mission)]
    files = [(one.file.name, storage.read(one.file)) for one in newest if one]
    if not files:
        messages.warning(request, _("No paper has been made yet."))
        return HttpResponseRedirect(reverse("missions:papers", args=[pk]))
    return _attachment(archive(files), f"{mission.reference or pk}.zip", "application/zip")


def _attachment(content: bytes, name: str, mime: str) -> HttpResponse:
    response = HttpResponse(content, content_type=mime)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
