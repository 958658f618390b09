"""The sums of a settlement, and which difference must be explained."""

from datetime import date

import pytest

from doingoai.spending.facts import AccountFacts, CommitmentFacts, InvoiceFacts, LineFacts
from doingoai.spending.rules import invoice_key
from doingoai.spending.states import AccountState

DAY = date(2026, 6, 1)


def line(paid=0, *, ordered=0, quantity=2, price=100, limit=None, **fields):
    return LineFacts(
        "1", "meals", "Ăn", quantity, price, limit,
        commitments=(CommitmentFacts("1", "A", "b", ordered, DAY),) if ordered else (),
        invoices=(InvoiceFacts("1", "7", "A", DAY, paid),) if paid else (), **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "over_plan", "over_norm", "lacks"),
    [
        (line(200, limit=100), False, False, False),
        (line(150, limit=100), False, False, False),
        (line(201), True, False, True),
        (line(201, explanation="Thêm người"), True, False, False),
        (line(201, explanation="  "), True, False, True),
        (line(190, limit=90), False, True, True),
        (line(190, limit=90, done_quantity=3), False, False, False),
        (line(200, limit=100, done_quantity=1), False, True, True),
        (line(0, quantity=0, price=0), False, False, False),
        (line(1, quantity=0, price=0), True, False, True),
    ],
)
def test_more_than_approved_or_allowed_must_be_explained(one, over_plan, over_norm, lacks):
    assert (one.is_over_plan, one.is_over_norm, one.lacks_explanation) == (
        over_plan,
        over_norm,
        lacks,
    )


def test_an_account_adds_up_and_names_what_is_unexplained():
    fine, over = line(150, ordered=200), line(250)
    account = AccountFacts(AccountState.OPEN, (fine, over))

    sums = (account.planned, account.committed, account.spent, account.difference)
    assert sums == (400, 200, 400, 0)
    assert account.unexplained == (over,)
    assert account.is_used
    assert not AccountFacts(AccountState.OPEN, (line(),)).is_used


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("0000412", "1C26TMS", "Khách sạn Mẫu"), ("412", "1c26tms", "KHACH SAN MAU"), True),
        (("412", "", "Khách sạn Mẫu"), ("0412 ", "", "Khách sạn  Mẫu."), True),
        (("412", "1C26TMS", "Khách sạn Mẫu"), ("412", "2C26TMS", "Khách sạn Mẫu"), False),
        (("412", "", "Khách sạn Mẫu"), ("413", "", "Khách sạn Mẫu"), False),
        (("412", "", "Khách sạn Mẫu"), ("412", "", "Nhà hàng Mẫu"), False),
    ],
)
def test_equal_invoices_are_told_however_they_are_typed(one, other, same):
    assert (invoice_key(*one) == invoice_key(*other)) is same
