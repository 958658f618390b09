"""Pages on which opinions are asked and recorded, a visit is submitted, and a leader decides."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Answer, answer_consultation, withdraw_consultation
from doingoai.approvals.consulting import rule_of_kind, timing_of
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.rules import is_approver, is_overdue, require_deciding
from doingoai.approvals.states import CaseState, ConsultedOn, Opinion, Verdict
from doingoai.approvals.timing import due_day
from doingoai.delegations.actions.decide import (
    consult_on_delegation,
    decide_on_delegation,
    reopen_refused,
    submit_delegation,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.foundation import clock
from doingoai.foundation.working_days import add_working_days
from doingoai.norms.queries import figure_table
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.fields import DateField
from doingoai.web.rendering import SignedInRequest, login_required, page

USUAL_DAYS = 5


class AskForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Agencies to ask"), widget=forms.CheckboxSelectMultiple
    )
    question = forms.CharField(label=_("Question"), widget=forms.Textarea(attrs={"rows": 3}))
    due_on = DateField(
        label=_("Answer by"),
        help_text=_("Counted in working days; holidays and substitute days are left out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


class PaperAnswerForm(forms.Form):
    """An opinion that came on paper."""

    opinion = forms.ChoiceField(label=_("Opinion"), choices=Opinion.choices)
    text = forms.CharField(
        label=_("What the agency says"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    paper_reference = forms.CharField(label=_("Number and symbol of the paper"), max_length=120)
    answered_on = DateField(label=_("Date of the paper"))


class SubmitForm(forms.Form):
    note = forms.CharField(
        label=_("Note to the leader"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


def usual_due_date() -> Any:
    """The day by which an agency answers: by the rule of consultation, else by the office's figure."""
    today = clock.today()
    rule = rule_of_kind(ConsultedOn.RECEPTION, on=today)
    if rule is not None:
        return due_day(today, timing_of(rule))
    days = figure_table().amount("consultation_reply", on=today, default=USUAL_DAYS)
    return add_working_days(today, days)


@login_required
def consult(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who was asked, what they said, who submitted, who decided and why."""
    visit = find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)
    return page(request, "delegations/consult.html", consult_context(request, visit))


def consult_context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    today = clock.today()
    cases = list(cases_about(visit))
    waiting = next((case for case in cases if case.state == CaseState.SUBMITTED), None)
    decides = waiting is not None and waiting.submitted_by_id != request.user.pk
    return {
        **frame(request, visit, "consult"),
        "consultations": [(one, is_overdue(one, on=today)) for one in consultations_about(visit)],
        "cases": cases,
        "waiting": waiting,
        "decide_form": DecideForm() if waiting and decides and is_approver(request.user, waiting.rule, on=today) else None,
        "submit_form": SubmitForm() if visit.state in {State.DRAFT, State.CONSULTING} else None,
        "ask_form": AskForm(initial={"due_on": usual_due_date(), "question": _question(visit)}),
    }  # fmt: skip


def _question(visit: Delegation) -> str:
    days = f"{visit.starts_on:%d/%m/%Y} - {visit.ends_on:%d/%m/%Y}"
    return f"Đề nghị cho ý kiến về việc đón {visit.title_vi} ({days}) và nội dung phối hợp."


def _form_page(
    request: SignedInRequest, visit: Delegation, form: forms.Form, name: str, act: Any
) -> HttpResponse:
    context = consult_context(request, visit)
    return answer_form(
        request, form, act, done=lambda _done: reverse("delegations:consult", args=[visit.pk]),
        template="delegations/consult.html", context={**context, name: form},
    )  # fmt: skip


@login_required
@require_POST
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.CONSULTATION_ASK)
    form = AskForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        return consult_on_delegation(
            visit, units=list(data["units"]), question=data["question"], on=clock.today(),
            due_on=data["due_on"], by=request.user, at=clock.now(),
        )  # fmt: skip

    return _form_page(request, visit, form, "ask_form", act)


@login_required
@require_POST
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.CASE_SUBMIT)
    form = SubmitForm(request.POST)

    def act() -> Any:
        return submit_delegation(
            visit, note=form.cleaned_data["note"], on=clock.today(), by=request.user, at=clock.now()
        )

    return _form_page(request, visit, form, "submit_form", act)


@login_required
@require_POST
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk)
    require_deciding(request.user, on=clock.today())
    form = DecideForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        return decide_on_delegation(
            visit, verdict=Verdict(data["verdict"]), reason=data["reason"], on=clock.today(),
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return _form_page(request, visit, form, "decide_form", act)


@login_required
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    reopen_refused(visit, by=request.user)
    return HttpResponseRedirect(reverse("delegations:consult", args=[pk]))


@login_required
def record_answer(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Record for an agency what came on paper."""
    visit = find_visit(request, pk, Permission.CONSULTATION_RECORD)
    one = get_object_or_404(consultations_about(visit), pk=key)
    form = PaperAnswerForm(request.POST or None, initial={"answered_on": clock.today()})

    def act() -> Any:
        data = form.cleaned_data
        answer = Answer(
            Opinion(data["opinion"]), data["text"], data["answered_on"], data["paper_reference"]
        )
        return answer_consultation(one, answer, by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda _done: reverse("delegations:consult", args=[pk]),
        template="delegations/small_form.html",
        context={**frame(request, visit, "consult"), "title": one.unit.name},
    )  # fmt: skip


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.CONSULTATION_ASK)
    withdraw_consultation(
        get_object_or_404(consultations_about(visit), pk=key), by=request.user, at=clock.now()
    )
    return HttpResponseRedirect(reverse("delegations:consult", args=[pk]))
