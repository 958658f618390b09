"""Questions put to agencies: what waits for my unit, what the office has asked, and the answer."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import User
from doingoai.accounts.queries import current_units, unit_and_below
from doingoai.accounts.rules import may, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Answer, answer_consultation, ask_extension
from doingoai.approvals.consulting import extensions_left, longest_until, timing_for
from doingoai.approvals.models import Consultation, Extension
from doingoai.approvals.queries import answerable_consultations, visible_consultations
from doingoai.approvals.rules import is_overdue, require_answering
from doingoai.approvals.states import Opinion
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations, with_parties
from doingoai.foundation import clock
from doingoai.web.approvals.tables import SHOWN, ConsultationFilter
from doingoai.web.editing import answer_form
from doingoai.web.fields import DateField
from doingoai.web.lists import keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

READERS = frozenset(
    {
        Permission.CONSULTATION_ASK,
        Permission.CONSULTATION_ANSWER,
        Permission.CONSULTATION_RECORD,
        Permission.DELEGATION_VIEW_ALL,
    }
)
NAMES = {
    "open": _("Not answered yet"),
    "late": _("Late"),
    "answered": _("Answered"),
    "withdrawn": _("Withdrawn"),
}


class AnswerForm(forms.Form):
    """What an agency says, in its own account."""

    opinion = forms.ChoiceField(
        label=_("Your unit's opinion"), choices=Opinion.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What your unit says"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("Needed when you agree with conditions or object: say which, or why."),
    )


class MoreTimeForm(forms.Form):
    """An agency's wish for a later day."""

    until = DateField(label=_("Until when"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


@login_required
def consultations(request: SignedInRequest) -> HttpResponse:
    """For an agency what waits for it and what it said; for the office all it has asked."""
    user, today = request.user, clock.today()
    require_any(user, READERS)
    narrowing = ConsultationFilter(request.GET)
    sees_all = may(user, Permission.DELEGATION_VIEW_ALL)
    rows = narrowing.apply(visible_consultations(user), on=today)
    if not sees_all:
        rows = visible_consultations(user).filter(answered_on__isnull=False)
    order: dict[str, Any] = narrowing.order if sees_all else {"by": "answered_on"}
    context = {
        "today": today,
        "waiting": list(answerable_consultations(user)[:100]),
        "sheet": keyset(request, rows, **order),
        "filter": narrowing,
        "sees_all": sees_all,
        "answers": may(user, Permission.CONSULTATION_ANSWER),
        "tabs": _tabs(narrowing),
        "units": current_units(on=today) if sees_all else (),
    }
    return page(request, "approvals/consultations.html", context, fragments=("consultations-rows",))


def _tabs(narrowing: ConsultationFilter) -> list[Tab]:
    unit = f"&unit={narrowing.unit}" if narrowing.unit else ""
    return [Tab(str(NAMES[show]), f"?show={show}{unit}", show == narrowing.show) for show in SHOWN]


@login_required
def consultation(request: SignedInRequest, pk: int) -> HttpResponse:
    """One question: what the visit is about, by when, and the form to answer."""
    asked = get_object_or_404(visible_consultations(request.user), pk=pk)
    if request.method == "POST":
        require_answering(request.user, asked)
    form = AnswerForm(request.POST or None)

    def act() -> Consultation:
        data = form.cleaned_data
        answer = Answer(Opinion(data["opinion"]), data["text"], clock.today())
        return answer_consultation(asked, answer, by=request.user, at=clock.now())

    def done(answered: Consultation) -> str:
        messages.success(request, gettext("Your unit's opinion was sent to the office."))
        return reverse("approvals:consultation", args=[answered.pk])

    return answer_form(
        request, form, act, done=done, template="approvals/consultation.html",
        context=_consultation_context(request.user, asked),
    )  # fmt: skip


@login_required
def wish_more_time(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for a later day, as far as the rule of the matter allows."""
    asked = get_object_or_404(visible_consultations(request.user), pk=pk)
    require_answering(request.user, asked)
    form = MoreTimeForm(request.POST or None)

    def act() -> Extension:
        data = form.cleaned_data
        return ask_extension(
            asked, until=data["until"], reason=data["reason"], by=request.user, at=clock.now()
        )

    def done(_made: Extension) -> str:
        messages.success(request, gettext("Your wish was sent; you get a notice of the answer."))
        return reverse("approvals:consultation", args=[asked.pk])

    context = {
        "asked": asked,
        "left": extensions_left(asked),
        "longest": longest_until(asked),
        "rule": asked.rule,
    }
    return answer_form(
        request, form, act, done=done, template="approvals/wish.html", context=context
    )


def _consultation_context(user: User, asked: Consultation) -> dict[str, Any]:
    today = clock.today()
    return {
        "wishes": list(asked.extensions.select_related("asked_by", "decided_by")),
        "timing": timing_for(asked),
        "can_ask": may(user, Permission.CONSULTATION_ASK),
        "sees_all": may(user, Permission.DELEGATION_VIEW_ALL),
        "today": today,
        "asked": asked,
        "visit": visit_about(asked, user),
        "is_late": is_overdue(asked, on=today),
        "can_answer": _can_answer(user, asked),
        "can_record": asked.answered_on is None and may(user, Permission.CONSULTATION_RECORD),
        "next_one": answerable_consultations(user).exclude(pk=asked.pk).first(),
    }


def _can_answer(user: User, asked: Consultation) -> bool:
    is_open = asked.answered_on is None and asked.withdrawn_at is None
    return (
        is_open
        and may(user, Permission.CONSULTATION_ANSWER)
        and asked.unit_id in unit_and_below(user.unit)
    )


def visit_about(asked: Consultation, user: User) -> Delegation | None:
    """The visit a question is about, when the person may see it."""
    if asked.about_type != Delegation.subject_type:
        return None
    return with_parties(visible_delegations(user)).filter(pk=asked.about_id).first()
