"""Opinions on a visit, its submission and its decision: what of these pages is a visit's own."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from doingoai.accounts.states import Permission
from doingoai.approvals.states import ConsultedOn
from doingoai.delegations.actions.decide import (
    consult_on_delegation,
    decide_on_delegation,
    reopen_refused,
    submit_delegation,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.web.approvals.matters import MatterPages
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, login_required


def _read(request: SignedInRequest, pk: int) -> Delegation:
    return find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)


def _may(_around: dict[str, Any], visit: Delegation) -> tuple[bool, bool]:
    """Asking is open at any time; submitting, before the visit is laid before a leader."""
    return True, visit.state in {State.DRAFT, State.CONSULTING}


def _question(visit: Delegation) -> str:
    days = f"{visit.starts_on:%d/%m/%Y} - {visit.ends_on:%d/%m/%Y}"
    return f"Đề nghị cho ý kiến về việc đón {visit.title_vi} ({days}) và nội dung phối hợp."


def _small_form(
    request: SignedInRequest, visit: Delegation, form: forms.Form, act: Any, title: str
) -> HttpResponse:
    return answer_form(
        request, form, act, done=lambda _done: reverse("delegations:consult", args=[visit.pk]),
        template="delegations/small_form.html",
        context={**frame(request, visit, "consult"), "title": title},
    )  # fmt: skip


PAGES = MatterPages(
    space="delegations",
    template="delegations/consult.html",
    kind=ConsultedOn.RECEPTION,
    reopening=Permission.DELEGATION_WRITE,
    read=_read,
    find=find_visit,
    around=lambda request, visit: frame(request, visit, "consult"),
    may=_may,
    question=_question,
    small_form=_small_form,
    ask_units=consult_on_delegation,
    submit_it=submit_delegation,
    decide_it=decide_on_delegation,
    reopen_it=reopen_refused,
)

consult = login_required(PAGES.consult)
ask = login_required(require_POST(PAGES.ask))
submit = login_required(require_POST(PAGES.submit))
decide = login_required(require_POST(PAGES.decide))
reopen = login_required(require_POST(PAGES.reopen))
record_answer = login_required(PAGES.record_answer)
withdraw = login_required(require_POST(PAGES.withdraw))
