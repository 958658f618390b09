"""The money of a visit: who pays what, what was approved, ordered and paid, and the settlement."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.money import (
    confirm_settlement_of,
    return_settlement_of,
    set_line_payer,
    submit_settlement_of,
    take_estimate,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.spending import money_of
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.norms.queries import figure_table
from doingoai.spending.models import Account
from doingoai.spending.queries import account_about
from doingoai.spending.states import AccountState, Bearer
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.spending.forms import BasisForm, ReturnForm

TAB = "spending:visit"


def money_url(visit: Delegation) -> str:
    return reverse(TAB, args=[visit.pk])


def money_context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    """What the page of the money of a visit shows."""
    money = money_of(visit, figure_table(), on=clock.today())
    account = account_about(subject_of(visit))
    return {
        **frame(request, visit, TAB),
        "money": money,
        "account": account,
        "abilities": _abilities(request.user, account, is_spendable=money.is_spendable),
        "return_form": ReturnForm(),
    }


def _abilities(user: User, account: Account | None, *, is_spendable: bool) -> dict[str, bool]:
    writes = may(user, Permission.SETTLEMENT_WRITE) and is_spendable
    second = writes and may(user, Permission.DELEGATION_CLOSE)
    state = account.state if account else None
    waits = state == AccountState.SUBMITTED
    return {
        "write": writes and state == AccountState.OPEN,
        "take": writes and state in {None, AccountState.OPEN},
        "confirm": second and waits and account is not None and account.submitted_by_id != user.pk,
        "give_back": second and waits,
    }


@login_required
def visit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Line by line: approved, ordered, paid, and the difference with its explanation."""
    one = find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)
    return page(request, "spending/visit.html", money_context(request, one))


def answer_act(
    request: SignedInRequest, visit: Delegation, act: Callable[[], object]
) -> HttpResponse:
    """Do what a button says, or show on the page which rule stands in the way."""
    try:
        act()
    except RuleBroken as refusal:
        context = {**money_context(request, visit), "refusal": refusal}
        return page(request, "spending/visit.html", context, status=422)
    return HttpResponseRedirect(money_url(visit))


@login_required
@require_POST
def payer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say who pays one line; without an answer it follows the case of the visit."""
    one = find_visit(request, pk, Permission.DELEGATION_WRITE)
    said = request.POST.get("bearer", "")
    bearer = Bearer(said) if said in Bearer.values else None
    item = request.POST.get("item", "")[:60]
    return answer_act(
        request, one, lambda: set_line_payer(one, item=item, bearer=bearer, by=request.user)
    )


@login_required
def approved(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the estimate of today for the approved one, on the paper that approves it."""
    one = find_visit(request, pk, Permission.SETTLEMENT_WRITE)
    form = BasisForm(request.POST or None)

    def act() -> Account:
        return take_estimate(
            one, basis=form.cleaned_data["basis"], table=figure_table(), on=clock.today(),
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: money_url(one), template="spending/form.html",
        context={
            **frame(request, one, TAB), "title": _("Take over the approved estimate"),
            "submit": _("Take over"), "back": money_url(one), "icon": "file-check",
        },
    )  # fmt: skip


@login_required
@require_POST
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand the settlement to a second person."""
    one = find_visit(request, pk, Permission.SETTLEMENT_WRITE)
    return answer_act(
        request, one,
        lambda: submit_settlement_of(one, on=clock.today(), by=request.user, at=clock.now()),
    )  # fmt: skip


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close the settlement as the second person."""
    one = find_visit(request, pk, Permission.DELEGATION_CLOSE)
    return answer_act(
        request, one, lambda: confirm_settlement_of(one, by=request.user, at=clock.now())
    )


@login_required
@require_POST
def give_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the settlement back, saying what is to be completed."""
    one = find_visit(request, pk, Permission.DELEGATION_CLOSE)
    form = ReturnForm(request.POST)
    return answer_form(
        request, form,
        lambda: return_settlement_of(one, reason=form.cleaned_data["reason"], by=request.user),
        done=lambda _done: money_url(one), template="spending/visit.html",
        context={**money_context(request, one), "return_form": form},
    )  # fmt: skip
