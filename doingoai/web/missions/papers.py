"""Pages of a mission's papers: one click makes what is missing; reading, versions, one archive."""

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
from doingoai.foundation.subjects import subject_of
from doingoai.missions import rules
from doingoai.missions.actions.papers import (
    issue_mission_paper,
    renew_mission_papers,
)
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission
from doingoai.missions.papering import is_outdated
from doingoai.missions.papers.guarded import (
    hidden_mission_kinds,
    makers_of_mission_paper,
)
from doingoai.missions.papers.making import copy_name, wanted_papers
from doingoai.missions.states import MissionState
from doingoai.norms.queries import figure_table
from doingoai.procedures.queries import clauses_attached_to
from doingoai.web.documents.papers import attachment, versions_of
from doingoai.web.exports import answer_archive
from doingoai.web.middleware import repeatable
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.people_read import reads_people
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.taking_away import ask_why, why_of


def _papers(request: SignedInRequest, mission: Mission) -> Any:
    """The papers of a mission that this person may read."""
    require(request.user, Permission.PAPER_VIEW)
    return papers_about(mission).exclude(kind__in=hidden_mission_kinds(request.user))


def _find_paper(request: SignedInRequest, pk: int, key: int) -> tuple[Mission, Paper]:
    mission = find_mission(request, pk)
    return mission, get_object_or_404(_papers(request, mission), pk=key)


@login_required
def papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every paper this mission may have: made or not, up to date or not, what is lacking."""
    mission = find_mission(request, pk)
    facts = mission_facts(mission, figure_table(), as_of=clock.today())
    stale = {
        (one.kind, one.language, one.part)
        for one in facts.papers
        if not one.issued and is_outdated(one, facts)
    }
    made: dict[tuple[str, str], list[tuple[Paper, str, bool]]] = {}
    for paper in _papers(request, mission):
        is_stale = (paper.kind, paper.language, paper.part) in stale
        row = (paper, copy_name(paper.part, facts), is_stale)
        made.setdefault((paper.kind, paper.language), []).append(row)
    hidden = hidden_mission_kinds(request.user)
    rows = [
        {
            "wanted": one,
            "made": made.get((one.kind, one.language), []),
            "makers": makers_of_mission_paper(one.kind) if one.kind in hidden else "",
        }
        for one in wanted_papers(facts)
    ]
    context = {
        **frame(request, mission, "papers"),
        "rows": rows,
        "attached": list(clauses_attached_to(subject_of(mission))),
        "may_attach": rules.may_act_for(request.user, mission)
        and may(request.user, Permission.STEP_TICK)
        and MissionState(mission.state) in rules.PREPARING,
    }
    return page(request, "missions/papers.html", context)


@login_required
@require_POST
@repeatable
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make what is missing or was made from older data; what is up to date is left as it is."""
    kept = renew_mission_papers(
        find_mission(request, pk), request.POST.getlist("kind"), figure_table(),
        on=clock.today(), by=request.user, at=clock.now(),
    )  # fmt: skip
    messages.success(
        request, _("%(count)s papers made; the others were up to date.") % {"count": len(kept)}
    )
    return HttpResponseRedirect(reverse("missions:papers", args=[pk]))


make.is_repeatable = True  # type: ignore[attr-defined]  # the wrappers above do not carry it


@login_required
def paper(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One paper to be read in the page, with its versions."""
    mission, one = _find_paper(request, pk, key)
    shown = versions_of(request, one)
    context = {
        **frame(request, mission, "papers"),
        **shown,
        "text": read_docx(storage.read(shown["chosen"].file)),
    }
    return page(request, "missions/paper.html", context)


@login_required
def download(request: SignedInRequest, pk: int, key: int, version: int) -> HttpResponse:
    mission, one = _find_paper(request, pk, key)
    _reads(request, mission)
    chosen = get_object_or_404(one.versions, number=version)
    return attachment(storage.read(chosen.file), chosen.file.name, chosen.file.mime)


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
    """The newest version of every paper one may read in one archive."""
    mission = find_mission(request, pk)
    _reads(request, mission)
    every = [next(iter(one.versions.all()), None) for one in _papers(request, mission)]
    newest = [version.file for version in every if version]
    if not newest:
        messages.warning(request, _("No paper has been made yet."))
        return HttpResponseRedirect(reverse("missions:papers", args=[pk]))
    why = why_of(request)
    if why is None:
        return ask_why(request, reverse("missions:papers", args=[pk]))
    files = [(file.name, storage.read(file)) for file in newest]
    name = f"doan-ra-{mission.pk}-ho-so.zip"
    return answer_archive(request, files, name=name, about=mission, why=why)


def _reads(request: SignedInRequest, mission: Mission) -> None:
    """A paper tells of the travellers: who reads it reads them."""
    reads_people(request, mission.travellers.values_list("person_id", flat=True))
