"""What is entered on the lines of a visit's account: orders, invoices, explanations."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.states import Permission
from doingoai.delegations.actions.money import (
    add_line_of,
    cancel_order_of,
    enter_invoice_of,
    explain_line_of,
    order_for,
    remove_invoice_of,
)
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.foundation.subjects import subject_of
from doingoai.spending.actions import Bill, Order
from doingoai.spending.models import AccountLine, Commitment, Invoice
from doingoai.spending.queries import commitments_about, invoices_about, lines_about
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.middleware import answer_once, repeatable
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.spending.forms import (
    SCANS,
    InvoiceForm,
    LineForm,
    OrderForm,
    UnplannedForm,
    today,
)
from doingoai.web.spending.visit import TAB, answer_act, money_url
from doingoai.web.uploads import brought_files

RIGHT = Permission.SETTLEMENT_WRITE


def _found(request: SignedInRequest, pk: int, key: int) -> tuple[Delegation, AccountLine]:
    visit = find_visit(request, pk, RIGHT)
    lines = lines_about(subject_of(visit)).select_related("account")
    return visit, get_object_or_404(lines, pk=key)


def _context(
    request: SignedInRequest, visit: Delegation, title: str, submit: str, icon: str
) -> dict[str, Any]:
    return {
        **frame(request, visit, TAB), "title": title, "submit": submit, "icon": icon,
        "back": money_url(visit),
    }  # fmt: skip


@login_required
def add_line(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a line outside the approved estimate."""
    visit = find_visit(request, pk, RIGHT)
    form = UnplannedForm(request.POST or None)
    return answer_form(
        request, form,
        lambda: add_line_of(visit, label_vi=form.cleaned_data["label_vi"], by=request.user),
        done=lambda _done: money_url(visit), template="spending/form.html",
        context=_context(request, visit, _("Line outside the estimate"), _("Add"), "plus"),
    )  # fmt: skip


@login_required
def explain(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Say how much there really was of a line, and why it differs."""
    visit, line = _found(request, pk, key)
    form = LineForm(request.POST or None, of=line)

    def act() -> AccountLine:
        return explain_line_of(
            visit, line, changes=form.changes(), by=request.user, **form.opening()
        )

    return answer_form(
        request, form, act, done=lambda _done: money_url(visit), template="spending/form.html",
        context={
            **_context(request, visit, _("Explain a difference"), _("Save"), "message"),
            "line": line,
        },
    )  # fmt: skip


@login_required
def order(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Note what is ordered for a line."""
    visit, line = _found(request, pk, key)
    form = OrderForm(request.POST or None, initial={"ordered_on": today()})

    def act() -> Commitment:
        return order_for(
            visit, line, Order(**form.cleaned_data), on=clock.today(), by=request.user,
            at=clock.now(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: money_url(visit), template="spending/form.html",
        context={
            **_context(request, visit, _("Note an order"), _("Save"), "shopping-cart"),
            "line": line,
        },
    )  # fmt: skip


@repeatable
@login_required
def invoice(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Enter an invoice on a line; its scan is inspected first and waits until it is accepted."""
    visit, line = _found(request, pk, key)
    brought = brought_files(request, allowed=SCANS)
    form = InvoiceForm(request.POST or None, brought=brought)

    def act() -> Invoice:
        names = ("number", "symbol", "issued_on", "seller", "amount")
        bill = Bill(**{name: form.cleaned_data[name] for name in names})
        return enter_invoice_of(
            visit, line, bill, files=brought.files, on=clock.today(), by=request.user,
            at=clock.now(),
        )  # fmt: skip

    return answer_once(
        request,
        lambda: answer_form(
            request, form, act, done=lambda _done: money_url(visit), template="spending/form.html",
            context={
                **_context(request, visit, _("Enter an invoice"), _("Save"), "receipt"),
                "line": line,
            },
        ),
    )  # fmt: skip


@login_required
@require_POST
def cancel(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Take an order back."""
    visit = find_visit(request, pk, RIGHT)
    orders = commitments_about(subject_of(visit)).select_related("line__account")
    placed = get_object_or_404(orders, pk=key)
    return answer_act(
        request, visit, lambda: cancel_order_of(visit, placed, by=request.user, at=clock.now())
    )


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Take an invoice out that was entered by mistake."""
    visit = find_visit(request, pk, RIGHT)
    bills = invoices_about(subject_of(visit)).select_related("line__account")
    found = get_object_or_404(bills, pk=key)
    return answer_act(request, visit, lambda: remove_invoice_of(visit, found, by=request.user))
