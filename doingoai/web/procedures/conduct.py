"""The codes of conduct: what is known of each, its clauses through time, and writing them in."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.procedures.actions.conduct import (
    discard_code_draft,
    open_code_draft,
    put_code_in_force,
    remove_clause,
    write_clause,
)
from doingoai.procedures.actions.editions import LayingDown
from doingoai.procedures.models import Clause, Conduct, ConductVersion
from doingoai.procedures.queries import (
    assessed_by_unit,
    clauses_in_force,
    own_assessments,
    visible_clauses,
    visible_code_versions,
    visible_codes,
)
from doingoai.procedures.states import Confidence, Standing
from doingoai.web.audit.history import events_about
from doingoai.web.editing import answer_form
from doingoai.web.procedures.book import dated, tabs
from doingoai.web.procedures.forms import ClauseForm, InForceForm
from doingoai.web.rendering import SignedInRequest, login_required, page

TEMPLATE = "procedures/code_version.html"
MOST_SHOWN = 6


@login_required
def codes(request: SignedInRequest) -> HttpResponse:
    """The codes, with how many clauses of each hold today."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    held: dict[int, int] = {}
    for clause in clauses_in_force(on=clock.today()):
        held[clause.edition.conduct_id] = held.get(clause.edition.conduct_id, 0) + 1
    context = {
        "rows": [
            (code, held.get(code.pk, 0), Confidence(code.confidence).label)
            for code in visible_codes(request.user)
        ],
        "tabs": tabs("codes"),
        "can_write": may(request.user, Permission.PROCEDURE_WRITE),
    }
    return page(request, "procedures/codes.html", context)


@login_required
def code(request: SignedInRequest, pk: int) -> HttpResponse:
    """One code: its clauses that hold today, and its versions."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    one = get_object_or_404(visible_codes(request.user), pk=pk)
    versions = dated(visible_code_versions(request.user).filter(conduct=one), clock.today())
    now = next((each for each in versions if each.is_in_force), None)
    context = {
        "code": one,
        "versions": versions,
        "now": now,
        "clauses": list(Clause.objects.filter(edition=now.version.pk)) if now else [],
        "draft": next((each for each in versions if each.standing == Standing.DRAFT), None),
        "confidence": Confidence(one.confidence).label,
        "own": list(own_assessments(request.user, one)[:MOST_SHOWN]),
        "year": clock.today().year,
        "units": assessed_by_unit(one, year=clock.today().year),
        "can_write": may(request.user, Permission.PROCEDURE_WRITE),
        "events": events_about(Conduct.subject_type, one.pk),
    }
    return page(request, "procedures/code.html", context)


def _url(version_id: int) -> str:
    return reverse("procedures:code-version", args=[version_id])


@login_required
@require_POST
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Copy the newest version of a code to a draft, or go to the one that is open."""
    require(request.user, Permission.PROCEDURE_WRITE)
    one = get_object_or_404(visible_codes(request.user), pk=pk)
    opened = open_code_draft(one, by=request.user, at=clock.now())
    return HttpResponseRedirect(_url(opened.pk))


def _find(request: SignedInRequest, pk: int) -> ConductVersion:
    return get_object_or_404(visible_code_versions(request.user), pk=pk)


def _context(request: SignedInRequest, one: ConductVersion) -> dict[str, Any]:
    siblings = visible_code_versions(request.user).filter(conduct=one.conduct_id)
    can_edit = one.is_draft and may(request.user, Permission.PROCEDURE_WRITE)
    initial = {"valid_from": clock.today()}
    return {
        "version": one,
        "shown": next(each for each in dated(siblings, clock.today()) if each.version.pk == one.pk),
        "code": one.conduct,
        "clauses": list(Clause.objects.filter(edition=one)),
        "can_edit": can_edit,
        "form": InForceForm(initial=initial) if can_edit else None,
    }


@login_required
def version(request: SignedInRequest, pk: int) -> HttpResponse:
    """One version of a code with its clauses."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    return page(request, TEMPLATE, _context(request, _find(request, pk)))


@login_required
@require_POST
def in_force(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PROCEDURE_WRITE)
    one = _find(request, pk)
    form = InForceForm(request.POST)

    def act() -> ConductVersion:
        decision = LayingDown(**form.cleaned_data)
        now = clock.now()
        return put_code_in_force(one, decision, by=request.user, at=now, on=clock.today())

    return answer_form(
        request, form, act, done=lambda _done: reverse("procedures:code", args=[one.conduct_id]),
        template=TEMPLATE, context=_context(request, one),
    )  # fmt: skip


@login_required
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PROCEDURE_WRITE)
    one = discard_code_draft(_find(request, pk), by=request.user)
    return HttpResponseRedirect(reverse("procedures:code", args=[one.pk]))


@login_required
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a clause into a draft."""
    require(request.user, Permission.PROCEDURE_WRITE)
    one = _find(request, pk)
    form = ClauseForm(request.POST or None)
    return answer_form(
        request, form, lambda: write_clause(one, None, changes=form.changes(), by=request.user),
        done=lambda _done: _url(pk), template="procedures/clause.html",
        context={"title": gettext("Add a clause"), "code": one.conduct, "back": _url(pk)},
    )  # fmt: skip


def _find_clause(request: SignedInRequest, pk: int) -> Clause:
    return get_object_or_404(visible_clauses(request.user), pk=pk)


@login_required
def clause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Edit a clause of a draft."""
    require(request.user, Permission.PROCEDURE_WRITE)
    one = _find_clause(request, pk)
    form = ClauseForm(request.POST or None, of=one)

    def act() -> Clause:
        opening = form.opening()
        return write_clause(
            one.edition, one, changes=form.changes(), by=request.user,
            opened=opening["opened"], counted=opening["version"],
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: _url(one.edition_id),
        template="procedures/clause.html",
        context={
            "title": one.number, "code": one.edition.conduct, "clause": one,
            "back": _url(one.edition_id),
        },
    )  # fmt: skip


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PROCEDURE_WRITE)
    draft_of = remove_clause(_find_clause(request, pk), by=request.user)
    return HttpResponseRedirect(_url(draft_of.pk))
