"""
The pages on which opinions are asked and recorded, a matter is submitted, and a leader decides.

They are the same for visits and missions; `MatterPages` holds what differs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Answer, answer_consultation, withdraw_consultation
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.rules import decides, is_overdue, require_deciding
from doingoai.approvals.states import CaseState, ConsultedOn, Opinion, Verdict
from doingoai.foundation import clock
from doingoai.foundation.subjects import HasSubject
from doingoai.web.approvals.forms import (
    AskForm,
    DecideForm,
    PaperAnswerForm,
    SubmitForm,
    usual_due_date,
)
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, page


class Matter(HasSubject, Protocol):
    """A record that agencies are asked about and a leader decides on."""

    pk: int


M = TypeVar("M", bound=Matter)


@dataclass(frozen=True)
class MatterPages(Generic[M]):
    """
    What differs from matter to matter.

    `space` is the name of its addresses, `template` that of its page; `read` finds a matter to
    look at, `find` one to act on with a right; `may` says whether asking and submitting are open.
    """

    space: str
    template: str
    kind: ConsultedOn
    reopening: Permission
    read: Callable[[SignedInRequest, int], M]
    find: Callable[[SignedInRequest, int, Permission | None], M]
    around: Callable[[SignedInRequest, M], dict[str, Any]]
    may: Callable[[dict[str, Any], M], tuple[bool, bool]]
    question: Callable[[M], str]
    small_form: Callable[[SignedInRequest, M, forms.Form, Any, str], HttpResponse]
    ask_units: Callable[..., Any]
    submit_it: Callable[..., Any]
    decide_it: Callable[..., Any]
    reopen_it: Callable[..., Any]

    def consult(self, request: SignedInRequest, pk: int) -> HttpResponse:
        """Who was asked, what they said, who submitted, who decided and why."""
        return page(request, self.template, self._context(request, self.read(request, pk)))

    def ask(self, request: SignedInRequest, pk: int) -> HttpResponse:
        matter = self.find(request, pk, Permission.CONSULTATION_ASK)
        form = AskForm(request.POST)

        def act() -> Any:
            data = form.cleaned_data
            return self.ask_units(
                matter, units=list(data["units"]), question=data["question"], on=clock.today(),
                due_on=data["due_on"], by=request.user, at=clock.now(),
            )  # fmt: skip

        return self._form_page(request, matter, form, "ask_form", act)

    def submit(self, request: SignedInRequest, pk: int) -> HttpResponse:
        matter = self.find(request, pk, Permission.CASE_SUBMIT)
        form = SubmitForm(request.POST)

        def act() -> Any:
            return self.submit_it(
                matter, note=form.cleaned_data["note"], on=clock.today(), by=request.user,
                at=clock.now(),
            )  # fmt: skip

        return self._form_page(request, matter, form, "submit_form", act)

    def decide(self, request: SignedInRequest, pk: int) -> HttpResponse:
        matter = self.find(request, pk, None)
        require_deciding(request.user, on=clock.today())
        form = DecideForm(request.POST)

        def act() -> Any:
            data = form.cleaned_data
            return self.decide_it(
                matter, verdict=Verdict(data["verdict"]), reason=data["reason"], on=clock.today(),
                by=request.user, at=clock.now(),
            )  # fmt: skip

        return self._form_page(request, matter, form, "decide_form", act)

    def reopen(self, request: SignedInRequest, pk: int) -> HttpResponse:
        self.reopen_it(self.find(request, pk, self.reopening), by=request.user)
        return HttpResponseRedirect(self._address(pk))

    def record_answer(self, request: SignedInRequest, pk: int, key: int) -> HttpResponse:
        """Record for an agency what came on paper."""
        matter = self.find(request, pk, Permission.CONSULTATION_RECORD)
        one = get_object_or_404(consultations_about(matter), pk=key)
        form = PaperAnswerForm(request.POST or None, initial={"answered_on": clock.today()})

        def act() -> Any:
            data = form.cleaned_data
            answer = Answer(
                Opinion(data["opinion"]), data["text"], data["answered_on"], data["paper_reference"]
            )
            return answer_consultation(one, answer, by=request.user, at=clock.now())

        return self.small_form(request, matter, form, act, one.unit.name)

    def withdraw(self, request: SignedInRequest, pk: int, key: int) -> HttpResponse:
        matter = self.find(request, pk, Permission.CONSULTATION_ASK)
        one = get_object_or_404(consultations_about(matter), pk=key)
        withdraw_consultation(one, by=request.user, at=clock.now())
        return HttpResponseRedirect(self._address(pk))

    def _address(self, pk: int) -> str:
        return reverse(f"{self.space}:consult", args=[pk])

    def _context(self, request: SignedInRequest, matter: M) -> dict[str, Any]:
        today = clock.today()
        cases = list(cases_about(matter))
        waiting = next((case for case in cases if case.state == CaseState.SUBMITTED), None)
        may_decide = waiting is not None and decides(request.user, waiting, on=today)
        around = self.around(request, matter)
        asks, submits = self.may(around, matter)
        asked = {"due_on": usual_due_date(self.kind), "question": self.question(matter)}
        about = consultations_about(matter)
        return {
            **around,
            "consultations": [(one, is_overdue(one, on=today)) for one in about],
            "cases": cases,
            "waiting": waiting,
            "decide_form": DecideForm() if may_decide else None,
            "submit_form": SubmitForm() if submits else None,
            "ask_form": AskForm(initial=asked) if asks else None,
        }

    def _form_page(
        self, request: SignedInRequest, matter: M, form: forms.Form, name: str, act: Any
    ) -> HttpResponse:
        return answer_form(
            request, form, act, done=lambda _done: self._address(matter.pk),
            template=self.template, context={**self._context(request, matter), name: form},
        )  # fmt: skip
