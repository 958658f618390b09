"""One version of a procedure: its steps, and while it is a draft its making."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.procedures.actions.book import confirm_version, discard_draft, put_in_force
from doingoai.procedures.actions.editions import LayingDown
from doingoai.procedures.actions.steps import add_step, edit_step, move_step, remove_step
from doingoai.procedures.models import ProcedureVersion, Step
from doingoai.procedures.queries import visible_steps, visible_versions
from doingoai.web.editing import answer_form
from doingoai.web.procedures.book import dated
from doingoai.web.procedures.forms import InForceForm, StepForm, paper_names
from doingoai.web.rendering import SignedInRequest, login_required, page

TEMPLATE = "procedures/version.html"


def _find(request: SignedInRequest, pk: int) -> ProcedureVersion:
    return get_object_or_404(visible_versions(request.user), pk=pk)


def _url(version_id: int) -> str:
    return reverse("procedures:version", args=[version_id])


def _context(request: SignedInRequest, version: ProcedureVersion) -> dict[str, Any]:
    siblings = visible_versions(request.user).filter(procedure=version.procedure_id)
    shown = next(one for one in dated(siblings, clock.today()) if one.version.pk == version.pk)
    may_write = may(request.user, Permission.PROCEDURE_WRITE)
    initial = {"valid_from": clock.today(), "laid_down_by": request.user.name}
    return {
        "version": version,
        "shown": shown,
        "procedure": version.procedure,
        "steps": list(Step.objects.filter(edition=version)),
        "papers": paper_names(),
        "can_edit": may_write and version.is_draft,
        "can_confirm": may_write and not version.is_draft and version.confirmed_at is None,
        "form": InForceForm(initial=initial) if may_write and version.is_draft else None,
    }


@login_required
def version(request: SignedInRequest, pk: int) -> HttpResponse:
    """One version: where it comes from, from when it holds, and its steps."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    return page(request, TEMPLATE, _context(request, _find(request, pk)))


@login_required
@require_POST
def in_force(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a draft its day."""
    require(request.user, Permission.PROCEDURE_WRITE)
    one = _find(request, pk)
    form = InForceForm(request.POST)

    def act() -> ProcedureVersion:
        decision = LayingDown(**form.cleaned_data)
        now = clock.now()
        return put_in_force(one, decision, by=request.user, at=now, on=clock.today())

    return answer_form(
        request, form, act, done=lambda _done: reverse("procedures:procedure", args=[one.procedure_id]),
        template=TEMPLATE, context=_context(request, one),
    )  # fmt: skip


@login_required
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PROCEDURE_WRITE)
    procedure = discard_draft(_find(request, pk), by=request.user)
    return HttpResponseRedirect(reverse("procedures:procedure", args=[procedure.pk]))


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that the office has checked a version and works by it."""
    require(request.user, Permission.PROCEDURE_WRITE)
    confirm_version(_find(request, pk), by=request.user, at=clock.now())
    messages.success(request, gettext("Confirmed under your name."))
    return HttpResponseRedirect(_url(pk))


@login_required
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PROCEDURE_WRITE)
    draft = _find(request, pk)
    form = StepForm(request.POST or None)
    return answer_form(
        request, form, lambda: add_step(draft, by=request.user, **form.changes()),
        done=lambda _step: _url(pk), template="procedures/step.html",
        context={"title": gettext("Add a step"), "procedure": draft.procedure, "back": _url(pk)},
    )  # fmt: skip


def _find_step(request: SignedInRequest, pk: int) -> Step:
    return get_object_or_404(visible_steps(request.user), pk=pk)


@login_required
def step(request: SignedInRequest, pk: int) -> HttpResponse:
    """Edit a step of a draft."""
    require(request.user, Permission.PROCEDURE_WRITE)
    one = _find_step(request, pk)
    form = StepForm(request.POST or None, of=one)
    return answer_form(
        request, form,
        lambda: edit_step(one, changes=form.changes(), by=request.user, **form.opening()),
        done=lambda _done: _url(one.edition_id), template="procedures/step.html",
        context={
            "title": one.text, "procedure": one.edition.procedure, "step": one,
            "back": _url(one.edition_id),
        },
    )  # fmt: skip


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PROCEDURE_WRITE)
    draft = remove_step(_find_step(request, pk), by=request.user)
    return HttpResponseRedirect(_url(draft.pk))


@login_required
@require_POST
def move(request: SignedInRequest, pk: int, way: str) -> HttpResponse:
    """Let a step change places with the one above or below."""
    require(request.user, Permission.PROCEDURE_WRITE)
    moved = move_step(_find_step(request, pk), up=way == "up", by=request.user)
    return HttpResponseRedirect(f"{_url(moved.edition_id)}#step-{moved.pk}")
