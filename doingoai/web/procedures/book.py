"""The book of procedures: the list, one procedure through its versions, and its lessons."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.procedures.actions.book import add_procedure, load_shipped_procedures, open_draft
from doingoai.procedures.actions.lessons import set_lesson_aside, take_lesson
from doingoai.procedures.models import (
    ConductVersion,
    Lesson,
    Procedure,
    ProcedureVersion,
    Step,
)
from doingoai.procedures.queries import (
    lessons_of,
    procedures_with_counts,
    visible_procedures,
    visible_versions,
)
from doingoai.procedures.rules import standing_of
from doingoai.procedures.states import Standing
from doingoai.programme.states import ItemKind
from doingoai.web.audit.history import events_about
from doingoai.web.editing import answer_form
from doingoai.web.procedures.forms import ProcedureForm, SetAsideForm, paper_names, served
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

Version = ProcedureVersion | ConductVersion
NOTHING_TO_PREPARE = frozenset({ItemKind.FREE, ItemKind.OTHER})


@dataclass(frozen=True, slots=True)
class Dated:
    """A version with how it stands today."""

    version: Version
    standing: Standing

    @property
    def label(self) -> str:
        return str(self.standing.label)

    @property
    def is_in_force(self) -> bool:
        return self.standing == Standing.IN_FORCE

    @property
    def from_the_beginning(self) -> bool:
        return self.version.valid_from is not None and self.version.valid_from.year == 1


def tabs(current: str) -> list[Tab]:
    """The parts of the book: procedures, and the codes of conduct."""
    names = (("book", _("Procedures")), ("codes", _("Codes of conduct")))
    return [Tab(str(name), reverse(f"procedures:{key}"), key == current) for key, name in names]


def dated(versions: Iterable[Version], today: date) -> list[Dated]:
    """Versions of one thing, the newest first, drafts above; each with how it stands."""
    listed = sorted(versions, key=lambda one: one.valid_from or date.max)
    shown = []
    for place, version in enumerate(listed):
        after = listed[place + 1 : place + 2]
        until = after[0].valid_from if after else None
        shown.append(Dated(version, standing_of(version.valid_from, until, on=today)))
    return shown[::-1]


@login_required
def book(request: SignedInRequest) -> HttpResponse:
    """All procedures: whom each serves, which version holds today, what waits for a place in it."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    today = clock.today()
    by_procedure: dict[int, list[Version]] = {}
    for version in visible_versions(request.user):
        by_procedure.setdefault(version.procedure_id, []).append(version)
    rows = [
        _row(one, by_procedure.get(one.pk, []), today)
        for one in procedures_with_counts(request.user)
    ]
    context = {
        "rows": rows,
        "unchecked": sum(1 for row in rows if row["now"] and not row["now"].version.confirmed_at),
        "tabs": tabs("book"),
        "without": without_procedure({row["procedure"].serves for row in rows if row["now"]}),
        "can_write": may(request.user, Permission.PROCEDURE_WRITE),
    }
    return page(request, "procedures/book.html", context)


def without_procedure(serving: Collection[str]) -> list[tuple[str, str]]:
    """The kinds of item for which something is prepared and no procedure is in force."""
    return [
        (kind.value, str(kind.label))
        for kind in ItemKind
        if kind not in NOTHING_TO_PREPARE and kind not in serving
    ]


def _row(procedure: Procedure, versions: list[Version], today: date) -> dict[str, Any]:
    shown = dated(versions, today)
    return {
        "procedure": procedure,
        "serves": served(procedure.serves),
        "now": next((one for one in shown if one.is_in_force), None),
        "coming": next((one for one in shown if one.standing == Standing.COMING), None),
        "draft": next((one for one in shown if one.standing == Standing.DRAFT), None),
    }


@login_required
@require_POST
def load(request: SignedInRequest) -> HttpResponse:
    """Take in the shipped procedures and codes; what the office has itself stays untouched."""
    require(request.user, Permission.PROCEDURE_WRITE)
    load_shipped_procedures(by=request.user)
    return HttpResponseRedirect(reverse("procedures:book"))


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """Begin a procedure of the office's own; the address may say for which kind of item."""
    require(request.user, Permission.PROCEDURE_WRITE)
    kind = request.GET.get("serves", "")
    begun = {"serves": kind, "name_vi": served(kind)} if kind in ItemKind.values else None
    form = ProcedureForm(request.POST or None, initial=begun)
    return answer_form(
        request, form,
        lambda: add_procedure(**form.cleaned_data, by=request.user, at=clock.now()),
        done=lambda draft: reverse("procedures:version", args=[draft.pk]),
        template="procedures/form.html",
        context={
            "title": gettext("A procedure of our own"), "submit": gettext("Begin"),
            "back": reverse("procedures:book"),
        },
    )  # fmt: skip


def find_procedure(request: SignedInRequest, pk: int) -> Procedure:
    return get_object_or_404(visible_procedures(request.user), pk=pk)


def procedure_context(request: SignedInRequest, one: Procedure) -> dict[str, Any]:
    versions = dated(visible_versions(request.user).filter(procedure=one), clock.today())
    now = next((each for each in versions if each.is_in_force), None)
    return {
        "procedure": one,
        "serves": served(one.serves),
        "versions": versions,
        "now": now,
        "steps": list(Step.objects.filter(edition=now.version.pk)) if now else [],
        "papers": paper_names(),
        "draft": next((each for each in versions if each.standing == Standing.DRAFT), None),
        "lessons": list(lessons_of(one)),
        "can_write": may(request.user, Permission.PROCEDURE_WRITE),
        "events": events_about(Procedure.subject_type, one.pk),
    }


@login_required
def procedure(request: SignedInRequest, pk: int) -> HttpResponse:
    """One procedure: the version that holds today, the others, and what was learnt."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    return page(
        request,
        "procedures/procedure.html",
        procedure_context(request, find_procedure(request, pk)),
    )


@login_required
@require_POST
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Copy the newest version to a draft, or go to the one that is open."""
    require(request.user, Permission.PROCEDURE_WRITE)
    opened = open_draft(find_procedure(request, pk), by=request.user, at=clock.now())
    return HttpResponseRedirect(reverse("procedures:version", args=[opened.pk]))


def _find_lesson(request: SignedInRequest, pk: int) -> Lesson:
    lessons = Lesson.objects.filter(procedure__in=visible_procedures(request.user))
    return get_object_or_404(lessons.select_related("procedure"), pk=pk)


@login_required
@require_POST
def take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a lesson a step of the draft, and open that step for its details."""
    require(request.user, Permission.PROCEDURE_WRITE)
    step = take_lesson(_find_lesson(request, pk), by=request.user, at=clock.now())
    messages.success(
        request, gettext("The lesson stands in the draft. Complete who does it and when.")
    )
    return HttpResponseRedirect(reverse("procedures:step", args=[step.pk]))


@login_required
def set_aside(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say why a lesson does not come into the book."""
    require(request.user, Permission.PROCEDURE_WRITE)
    lesson = _find_lesson(request, pk)
    form = SetAsideForm(request.POST or None)
    back = reverse("procedures:procedure", args=[lesson.procedure_id])
    return answer_form(
        request, form,
        lambda: set_lesson_aside(lesson, **form.cleaned_data, by=request.user, at=clock.now()),
        done=lambda _done: back, template="procedures/form.html",
        context={
            "title": gettext("Set the lesson aside"), "lead": lesson.text,
            "submit": gettext("Set aside"), "back": back,
        },
    )  # fmt: skip
