"""One question to many agencies: answers side by side, how each was used, days moved, more time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import change_due_day, decide_extension, use_answer
from doingoai.approvals.consulting import timing_for
from doingoai.approvals.flow import agency_paces, question_forecast
from doingoai.approvals.forecast import Forecast
from doingoai.approvals.models import Consultation, Extension, Question
from doingoai.approvals.queries import visible_consultations, visible_questions
from doingoai.approvals.rules import is_overdue
from doingoai.approvals.snapshot import digest_of
from doingoai.approvals.states import Use
from doingoai.foundation import clock
from doingoai.web.editing import answer_form
from doingoai.web.fields import DateField
from doingoai.web.places import address_of
from doingoai.web.rendering import SignedInRequest, login_required, page


class UseForm(forms.Form):
    use = forms.ChoiceField(
        label=_("How it was used"), choices=Use.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Explanation"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("Goes into the submission; needed when not everything was taken up."),
    )  # fmt: skip


class DueForm(forms.Form):
    due_on = DateField(label=_("Answer by"))


class MoreTimeForm(forms.Form):
    grant = forms.TypedChoiceField(
        label=_("Your answer"), choices=[("yes", _("Grant the later day")), ("no", _("Refuse"))],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    said = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text=_("Needed when you refuse."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One agency's line of the board."""

    asked: Consultation
    is_overdue: bool
    wish: Extension | None
    forecast: Forecast | None


@login_required
def board(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every agency's day, opinion and words beside each other, and how each was used."""
    question = get_object_or_404(visible_questions(request.user), pk=pk)
    return page(request, "approvals/board.html", _context(request, question))


def _context(request: SignedInRequest, question: Question) -> dict[str, Any]:
    today = clock.today()
    asked = list(
        visible_consultations(request.user).filter(batch=question).order_by("due_on", "pk")
    )
    rows = rows_of(asked, today)
    first = asked[0] if asked else None
    return {
        "today": today,
        "question": question,
        "rows": rows,
        "rule": first.rule if first else None,
        "timing": timing_for(first) if first else None,
        "tally": _tally(rows),
        "about_url": address_of(question.about_type, question.about_id),
        "is_untouched": question.digest
        == digest_of(question.about_label, question.text, question.papers),
        "can_ask": may(request.user, Permission.CONSULTATION_ASK),
    }


def rows_of(asked: list[Consultation], today: date) -> list[Row]:
    """The lines of a board, with each agency's wish for more time and its usual pace."""
    open_wishes = Extension.objects.filter(consultation__in=asked, is_granted__isnull=True)
    wishes = {one.consultation_id: one for one in open_wishes.select_related("asked_by")}
    paces = agency_paces(today)
    return [
        Row(
            one,
            is_overdue(one, on=today),
            wishes.get(one.pk),
            question_forecast(one, paces, today=today) if one.answered_on is None else None,
        )
        for one in asked
    ]


def _tally(rows: list[Row]) -> dict[str, int]:
    answered = [row for row in rows if row.asked.answered_on is not None]
    return {
        "asked": sum(1 for row in rows if row.asked.withdrawn_at is None),
        "answered": len(answered),
        "late": sum(1 for row in rows if row.is_overdue),
        "unused": sum(1 for row in answered if not row.asked.use),
    }


def _asked(request: SignedInRequest, pk: int) -> Consultation:
    """A question that one who asks may work on; invisible and absent look alike."""
    one: Consultation = get_object_or_404(visible_consultations(request.user), pk=pk)
    require(request.user, Permission.CONSULTATION_ASK)
    return one


def _after(asked: Consultation) -> str:
    if asked.batch_id is not None:
        return reverse("approvals:board", args=[asked.batch_id])
    return reverse("approvals:consultation", args=[asked.pk])


@login_required
def use(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say how an answer was used; the explanation goes into the submission."""
    asked = _asked(request, pk)
    form = UseForm(request.POST or None, initial={"use": asked.use, "note": asked.use_note})

    def act() -> Consultation:
        data = form.cleaned_data
        return use_answer(asked, use=Use(data["use"]), note=data["note"], by=request.user)

    return answer_form(
        request, form, act, done=_after, template="approvals/use.html",
        context={"asked": asked, "back": _after(asked)},
    )  # fmt: skip


@login_required
def due(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give one agency another day."""
    asked = _asked(request, pk)
    form = DueForm(request.POST or None, initial={"due_on": asked.due_on})

    def act() -> Consultation:
        return change_due_day(
            asked, due_on=form.cleaned_data["due_on"], on=clock.today(), by=request.user,
            at=clock.now(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=_after, template="approvals/due.html",
        context={"asked": asked, "back": _after(asked)},
    )  # fmt: skip


@login_required
def more_time(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer an agency's wish for more time."""
    asked = _asked(request, pk)
    wish = get_object_or_404(
        Extension.objects.select_related("asked_by"), consultation=asked, is_granted__isnull=True
    )
    form = MoreTimeForm(request.POST or None)

    def act() -> Extension:
        data = form.cleaned_data
        return decide_extension(
            wish, grant=data["grant"], said=data["said"], by=request.user, at=clock.now()
        )

    return answer_form(
        request, form, act, done=lambda _done: _after(asked),
        template="approvals/more_time.html",
        context={"asked": asked, "wish": wish, "back": _after(asked)},
    )  # fmt: skip
