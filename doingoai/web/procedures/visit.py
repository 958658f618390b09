"""The checklists of a visit: each item with the steps of its procedure, ticked and confirmed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.checklists import (
    attach_clauses_to,
    confirm_step_of,
    depart_from_step_of,
    take_back_step_of,
    tick_step_of,
)
from doingoai.delegations.checklists import sheets_of_visit
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject, subject_of
from doingoai.procedures.actions.lessons import note_lesson
from doingoai.procedures.models import Step
from doingoai.procedures.queries import (
    Line,
    Sheet,
    clauses_attached_to,
    lessons_about,
)
from doingoai.procedures.rules import may_take_back
from doingoai.procedures.states import WHOLE, Outcome
from doingoai.programme.models import Item
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.procedures.book import NOTHING_TO_PREPARE
from doingoai.web.procedures.forms import DepartureForm, LessonForm, briefing_form, paper_names
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

TAB = "procedures:visit"
SHOWN = ("all", "open", "late")


@dataclass(frozen=True, slots=True)
class Row:
    """A step as the page shows it, with what this person may do."""

    line: Line
    is_late: bool
    can_note: bool
    can_confirm: bool
    can_take_back: bool
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One procedure of one item, or of the whole; `slug` stands for it in addresses."""

    sheet: Sheet
    slug: str
    rows: Sequence[Row]

    @property
    def is_item(self) -> bool:
        return self.sheet.anchor.type == Item.subject_type


def _slug(sheet: Sheet) -> str:
    anchor = sheet.anchor
    return f"item-{anchor.id}" if anchor.type == Item.subject_type else "whole"


def _about(visit: Delegation, slug: str) -> Subject:
    """The item or the visit that an address names; whether it is of the visit the action asks."""
    kind, _dash, number = slug.partition("-")
    if slug == "whole":
        return subject_of(visit)
    if kind != Item.subject_type or not number.isdecimal() or len(number) > 18:
        raise Http404
    items = Item.objects.filter(programme=visit.programme_id)
    return subject_of(get_object_or_404(items, pk=number))


def _rows(sheet: Sheet, user: User, now: datetime, *, is_open: bool, show: str) -> list[Row]:
    papers, ticks = paper_names(), is_open and may(user, Permission.STEP_TICK)
    rows = []
    for line in sheet.lines:
        mark = line.mark
        row = Row(
            line=line,
            is_late=line.is_late(now),
            can_note=ticks and mark is None,
            can_confirm=ticks and line.waits_for_second and bool(mark and mark.by_id != user.pk),
            can_take_back=ticks and mark is not None and may_take_back(mark, user),
            paper=papers.get(line.step.paper, ""),
        )
        if show == "all" or (row.is_late if show == "late" else not line.is_settled):
            rows.append(row)
    return rows


def _context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    now, user = clock.now(), request.user
    show = request.GET.get("show", "all")
    show = show if show in SHOWN else "all"
    is_open = visit.state in CHANGEABLE
    sheets = sheets_of_visit(visit)
    lines = [line for sheet in sheets for line in sheet.lines]
    parts = [
        Part(one, _slug(one), _rows(one, user, now, is_open=is_open, show=show)) for one in sheets
    ]
    subjects = {Subject(*sheet.anchor.key) for sheet in sheets}
    return {
        **frame(request, visit, TAB),
        "parts": [part for part in parts if part.rows],
        "has_any": bool(sheets),
        "shown": _shown(show, lines, now),
        "settled": sum(1 for line in lines if line.is_settled),
        "total": len(lines),
        "seconds": sum(1 for line in lines if line.waits_for_second),
        "may_tick": may(user, Permission.STEP_TICK),
        "without": _without(visit, sheets),
        "may_write": may(user, Permission.PROCEDURE_WRITE),
        "attached": list(clauses_attached_to(subject_of(visit))),
        "lessons": list(lessons_about(subjects)),
        "days": sorted({sheet.anchor.starts_at.date() for sheet in sheets if sheet.anchor.kind != WHOLE}),
        "is_open": is_open,
    }  # fmt: skip


def _without(visit: Delegation, sheets: Sequence[Sheet]) -> list[Item]:
    """Items of a kind for which something is prepared and no procedure held on their day."""
    covered = {sheet.anchor.id for sheet in sheets if sheet.anchor.type == Item.subject_type}
    items = Item.objects.filter(programme=visit.programme_id).exclude(kind__in=NOTHING_TO_PREPARE)
    return [item for item in items.order_by("starts_at", "id") if str(item.pk) not in covered]


def _shown(show: str, lines: Sequence[Line], now: datetime) -> list[Tab]:
    counts = {
        "all": len(lines),
        "open": sum(1 for line in lines if not line.is_settled),
        "late": sum(1 for line in lines if line.is_late(now)),
    }
    names = {"all": _("All steps"), "open": _("Not settled"), "late": _("Late steps")}
    return [Tab(names[one], f"?show={one}", one == show, counts[one]) for one in SHOWN]


@login_required
def visit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every item with the steps of its procedure: due when, who, noted by whom."""
    one = find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)
    return page(request, "procedures/visit.html", _context(request, one))


def _noted(
    request: SignedInRequest, pk: int, slug: str, step: int,
    act: Callable[[Delegation, Step, Subject], object],
) -> HttpResponse:  # fmt: skip
    """Do one act on a step and go back to its item; a refusal is shown above the checklists."""
    one = find_visit(request, pk, Permission.STEP_TICK)
    about = _about(one, slug)
    try:
        act(one, get_object_or_404(Step, pk=step), about)
    except RuleBroken as refusal:
        context = {**_context(request, one), "refusal": refusal}
        return page(request, "procedures/visit.html", context, status=422)
    return HttpResponseRedirect(f"{reverse(TAB, args=[pk])}#{slug}-{step}")


@login_required
@require_POST
def tick(request: SignedInRequest, pk: int, slug: str, step: int) -> HttpResponse:
    by, at = request.user, clock.now()
    return _noted(
        request, pk, slug, step,
        lambda one, done, about: tick_step_of(one, step=done, about=about, by=by, at=at),
    )  # fmt: skip


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int, slug: str, step: int) -> HttpResponse:
    by, at = request.user, clock.now()
    return _noted(
        request, pk, slug, step,
        lambda one, done, about: confirm_step_of(one, step=done, about=about, by=by, at=at),
    )  # fmt: skip


@login_required
@require_POST
def take_back(request: SignedInRequest, pk: int, slug: str, step: int) -> HttpResponse:
    by = request.user
    return _noted(
        request, pk, slug, step,
        lambda one, done, about: take_back_step_of(one, step=done, about=about, by=by),
    )  # fmt: skip


@login_required
def depart(request: SignedInRequest, pk: int, slug: str, step: int) -> HttpResponse:
    """Note that a step was done differently or not at all, and why."""
    one = find_visit(request, pk, Permission.STEP_TICK)
    about, found = _about(one, slug), get_object_or_404(Step, pk=step)
    form = DepartureForm(request.POST or None)

    def act() -> object:
        return depart_from_step_of(
            one, step=found, about=about, outcome=Outcome(form.cleaned_data["outcome"]),
            reason=form.cleaned_data["reason"], by=request.user, at=clock.now(),
        )  # fmt: skip

    back = f"{reverse(TAB, args=[pk])}#{slug}-{step}"
    return answer_form(
        request, form, act, done=lambda _done: back, template="procedures/note.html",
        context={
            **frame(request, one, TAB), "title": _("Depart from the procedure"),
            "lead": f"{about.label}: {found.text}", "submit": _("Note the departure"), "back": back,
        },
    )  # fmt: skip


@login_required
def lesson(request: SignedInRequest, pk: int, slug: str, procedure: int) -> HttpResponse:
    """Note what we would do differently: also when the visit is over."""
    one = find_visit(request, pk, Permission.STEP_TICK)
    about = _about(one, slug)
    sheets = [each for each in sheets_of_visit(one) if each.anchor.key == (about.type, about.id)]
    sheet = next((each for each in sheets if each.procedure.pk == procedure), None)
    if sheet is None:
        raise Http404
    form = LessonForm(request.POST or None)
    form.fields["step"].queryset = Step.objects.filter(edition=sheet.edition)  # type: ignore[attr-defined]
    back = f"{reverse(TAB, args=[pk])}#lessons"
    return answer_form(
        request, form,
        lambda: note_lesson(
            sheet.procedure, about=about, by=request.user, at=clock.now(), **form.cleaned_data
        ),
        done=lambda _done: back, template="procedures/note.html",
        context={
            **frame(request, one, TAB), "title": _("Note a lesson"),
            "lead": f"{about.label} · {sheet.procedure}", "submit": _("Note the lesson"), "back": back,
        },
    )  # fmt: skip


@login_required
def briefing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose which clauses of the codes of conduct go into the talking points of a visit."""
    one = find_visit(request, pk, Permission.STEP_TICK)
    form = briefing_form(request.POST or None, about=subject_of(one), on=one.starts_on)
    back = f"{reverse(TAB, args=[pk])}#conduct"
    return answer_form(
        request, form,
        lambda: attach_clauses_to(
            one, clauses=form.cleaned_data["clauses"], by=request.user, at=clock.now()
        ),
        done=lambda _done: back, template="procedures/note.html",
        context={
            **frame(request, one, TAB), "title": _("Clauses in the briefing"),
            "lead": _("They stand in the talking points of the visit."),
            "submit": _("Save"), "back": back,
        },
    )  # fmt: skip
