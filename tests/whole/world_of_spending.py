"""The records that addresses of the money of visits stand for."""

from typing import Any

from doingoai.spending.models import Account, AccountLine, Commitment, Invoice
from doingoai.spending.states import AccountState
from tests import factories


def make_spending(world: Any) -> None:
    """An account being spent on the approved visit, and one that waits for a second person."""
    account = _account(world, "approved")
    line = _line(account)
    world.ids["account-line"] = line.pk
    world.ids["commitment"] = _ordered(world, line).pk
    world.ids["invoice"] = _paid(world, line, "1").pk
    lan = world.visitors["officer"].user
    waiting = _account(
        world, "under_way", state=AccountState.SUBMITTED, submitted_by=lan,
        submitted_at=factories.NOON,
    )  # fmt: skip
    _paid(world, _line(waiting), "2")


def _account(world: Any, visit: str, **fields: Any) -> Account:
    return Account.objects.create(
        about_type="delegation", about_id=str(world.ids[visit]), about_label="Đoàn", basis="QĐ 1",
        opened_by=world.visitors["officer"].user, opened_at=factories.NOON, **fields,
    )  # fmt: skip


def _line(account: Account, item: str = "meals") -> AccountLine:
    return AccountLine.objects.create(
        account=account, order=1, item=item, label_vi="Ăn", quantity=2, unit_price=1_000_000
    )


def _ordered(world: Any, line: AccountLine) -> Commitment:
    return Commitment.objects.create(
        line=line, supplier="Mẫu", what_vi="Cơm", amount=100_000, ordered_on=factories.MONDAY,
        by=world.visitors["officer"].user, at=factories.NOON,
    )  # fmt: skip


def _paid(world: Any, line: AccountLine, number: str) -> Invoice:
    return Invoice.objects.create(
        line=line, number=number, seller="Mẫu", issued_on=factories.MONDAY, amount=100_000,
        folded_key=f"{number}|mau", by=world.visitors["officer"].user, at=factories.NOON,
    )  # fmt: skip


def grow_spending(world: Any) -> None:
    """One more line, with an order, an invoice that another visit has too, and a scan."""
    lines = AccountLine.objects.filter(account__about_id=str(world.ids["approved"]))
    account = lines.first().account
    line = _line(account, f"more-{lines.count()}")
    _ordered(world, line)
    paid = _paid(world, line, f"more-{line.pk}")
    paid.file = factories.stored_file(account, world.visitors["officer"].user)
    paid.save()
    other = AccountLine.objects.get(account__about_id=str(world.ids["under_way"]))
    _paid(world, other, paid.number)
