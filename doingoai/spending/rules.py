"""What must be true of commitments, invoices and settlement, whoever asks."""

from datetime import date

from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.foundation.folding import fold
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.vietnamese import group_digits
from doingoai.spending.facts import AccountFacts
from doingoai.spending.models import Account, AccountLine
from doingoai.spending.states import AccountState

BY_INVOICE = (
    "Thông tư 35/2026/TT-BTC: quyết toán từng đoàn theo hóa đơn, đối chiếu dự toán được duyệt"
)

TWO_PEOPLE = "Nguyên tắc hai người trong chi tiêu; cơ quan đối chiếu với quy chế chi tiêu nội bộ"


def invoice_key(number: str, symbol: str, seller: str) -> str:
    """Give what two entries of one invoice share, however they are typed."""
    parts = (_letters(number).lstrip("0"), _letters(symbol), _letters(seller))
    return "|".join(parts)[:300]


def _letters(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())


def check_state(account: Account, state: AccountState) -> None:
    """
    Refuse what belongs to another state of the settlement.

    :raises RuleBroken: settlement.wrong_state
    """
    if account.state != state:
        raise RuleBroken(
            _("The settlement is “%(now)s”; this is done while it is “%(then)s”.")
            % {"now": AccountState(account.state).label, "then": state.label},
            code="settlement.wrong_state",
        )


def check_amount(amount: int) -> None:
    """:raises RuleBroken: spending.no_amount"""
    if amount < 1:
        raise RuleBroken(
            _("Enter the amount in đồng, above zero."), code="spending.no_amount", field="amount"
        )


def check_written(text: str, field: str) -> None:
    """:raises RuleBroken: spending.not_written"""
    if not text.strip():
        raise RuleBroken(_("Fill in this field."), code="spending.not_written", field=field)


def check_bill(number: str, seller: str, amount: int) -> None:
    """:raises RuleBroken: spending.no_amount, spending.not_written"""
    check_written(number, "number")
    check_written(seller, "seller")
    check_amount(amount)


def check_new_on(line: AccountLine, key: str) -> None:
    """
    Refuse an invoice that this line has already.

    :raises RuleBroken: invoice.twice
    """
    there = line.invoices.filter(folded_key=key).first()
    if there is not None:
        raise RuleBroken(
            _("Invoice %(number)s of “%(seller)s” is already entered on this line.")
            % {"number": there.number, "seller": there.seller},
            code="invoice.twice",
            field="number",
        )


def check_not_later(day: date, on: date, field: str) -> None:
    """
    Refuse a day that has not come.

    :raises RuleBroken: spending.in_future
    """
    if day > on:
        raise RuleBroken(
            _("%(day)s has not come yet. Enter the day written on the paper.")
            % {"day": f"{day:%d/%m/%Y}"},
            code="spending.in_future",
            field=field,
        )


def check_settleable(facts: AccountFacts) -> None:
    """
    Refuse to settle while an order has no invoice, or a difference is not explained.

    :raises RuleBroken: settlement.no_invoice, settlement.unexplained
    """
    if facts.unexplained:
        told = "; ".join(
            f"{line.label}: {group_digits(line.spent)} đ" for line in facts.unexplained[:5]
        )
        raise RuleBroken(
            _(
                "More was paid than approved or than the norm allows, and nobody has said why: %(lines)s."
            )
            % {"lines": told},
            code="settlement.unexplained",
            source=BY_INVOICE,
        )
    unbilled = [line.label for line in facts.lines if line.commitments and not line.invoices]
    if unbilled:
        raise RuleBroken(
            _("Ordered, but no invoice: %(lines)s. Enter the invoice or take the order back.")
            % {"lines": "; ".join(unbilled[:5])},
            code="settlement.no_invoice",
            source=BY_INVOICE,
        )


def check_second_person(account: Account, by: User) -> None:
    """
    Refuse that whoever submitted a settlement also confirms it.

    :raises RuleBroken: settlement.same_person
    """
    if account.submitted_by_id == by.pk:
        raise RuleBroken(
            _("You submitted this settlement yourself. Another person confirms it."),
            code="settlement.same_person",
            source=TWO_PEOPLE,
        )
