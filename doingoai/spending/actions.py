"""
What is decided about money: the approved estimate, orders, invoices, explanations, settlement.

Whether the matter may still be spent on, and what its estimate is, are known above.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.documents.file_actions import attach_held_files
from doingoai.documents.models import StoredFile
from doingoai.documents.queries import files_of
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean
from doingoai.foundation.subjects import Subject
from doingoai.spending import rules
from doingoai.spending.facts import PlannedLine
from doingoai.spending.models import Account, AccountLine, Commitment, Invoice, LinePayer
from doingoai.spending.queries import account_facts
from doingoai.spending.states import AccountState, Bearer

UNPLANNED = "unplanned-"
LINE_FIELDS = frozenset({"done_quantity", "explanation"})


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice as it is typed."""

    number: str
    issued_on: date
    seller: str
    amount: int
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered, from whom, for how much, on which day."""

    supplier: str
    what_vi: str
    amount: int
    ordered_on: date


def about_of(account: Account) -> Subject:
    """The matter whose money an account holds."""
    return Subject(account.about_type, account.about_id, account.about_label)


@transaction.atomic
def say_who_pays(about: Subject, *, item: str, bearer: Bearer | None, by: User) -> None:
    """Set who pays one line of an estimate; None goes back to the case of the whole matter."""
    require(by, Permission.DELEGATION_WRITE)
    rows = LinePayer.objects.filter(about_type=about.type, about_id=about.id, item=item)
    if bearer is None:
        rows.delete()
    else:
        LinePayer.objects.update_or_create(
            about_type=about.type, about_id=about.id, item=item, defaults={"bearer": bearer}
        )
    audit.record("estimate.payer_set", about, by=by, item=item, bearer=bearer or "")


@transaction.atomic
def approve_estimate(
    about: Subject, lines: Iterable[PlannedLine], *, basis: str, by: User, at: datetime
) -> Account:
    """
    Freeze an estimate as approved, or take over a later one; the caller has asked whether one may.

    Orders and invoices stay with their line; a line that is no longer planned keeps them at zero.

    :raises RuleBroken: settlement.wrong_state, spending.not_written
    """
    rules.check_written(basis, "basis")
    account, _made = Account.objects.get_or_create(
        about_type=about.type, about_id=about.id,
        defaults={
            "about_label": about.label, "basis": clean(basis)[:300], "opened_by": by, "opened_at": at,
        },
    )  # fmt: skip
    account = _held(account.pk)
    account.about_label, account.basis = about.label, clean(basis)[:300]
    account.opened_by, account.opened_at = by, at
    account.save(update_fields=["about_label", "basis", "opened_by", "opened_at"])
    planned = {line.item: line for line in lines}
    _take_away(account, planned.keys())
    for order, line in enumerate(planned.values(), 1):
        _put(account, line, order)
    total = sum(line.quantity * line.unit_price for line in planned.values())
    audit.record("estimate.approved", about, by=by, basis=account.basis, total=total)
    return account


def _take_away(account: Account, kept: Iterable[str]) -> None:
    gone = account.lines.exclude(item__in=list(kept)).exclude(item__startswith=UNPLANNED)
    for line in gone:
        if line.commitments.exists() or line.invoices.exists():
            line.quantity = 0
            line.save(update_fields=["quantity"])
        else:
            line.delete()


def _put(account: Account, line: PlannedLine, order: int) -> None:
    AccountLine.objects.update_or_create(
        account=account, item=line.item,
        defaults={
            "order": order, "label_vi": line.label, "quantity": line.quantity,
            "unit_price": line.unit_price, "norm_limit": line.norm_limit,
            "norm_source": line.norm_source[:300], "is_confirmed": line.is_confirmed,
        },
    )  # fmt: skip


@transaction.atomic
def add_unplanned_line(account: Account, *, label_vi: str, by: User) -> AccountLine:
    """
    Add a line that the approved estimate does not have; whatever is paid on it must be explained.

    :raises RuleBroken: settlement.wrong_state, spending.not_written
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(account.pk)
    rules.check_written(label_vi, "label_vi")
    last = account.lines.order_by("-order").first()
    order = last.order + 1 if last else 1
    line = AccountLine.objects.create(
        account=account,
        item=f"{UNPLANNED}{secrets.token_hex(4)}",
        order=order,
        label_vi=clean(label_vi)[:200],
    )
    audit.record("spending.line_added", about_of(account), by=by, line=line.label_vi)
    return line


@transaction.atomic
def place_order(line: AccountLine, order: Order, *, on: date, by: User, at: datetime) -> Commitment:
    """
    Note what was ordered for a line.

    :raises RuleBroken: settlement.wrong_state, spending.no_amount, spending.not_written,
        spending.in_future
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(line.account_id)
    rules.check_written(order.supplier, "supplier")
    rules.check_written(order.what_vi, "what_vi")
    rules.check_amount(order.amount)
    rules.check_not_later(order.ordered_on, on, "ordered_on")
    placed = Commitment.objects.create(
        line=line, supplier=clean(order.supplier)[:200], what_vi=clean(order.what_vi)[:300],
        amount=order.amount, ordered_on=order.ordered_on, by=by, at=at,
    )  # fmt: skip
    audit.record(
        "commitment.placed", about_of(account), by=by, line=line.label_vi,
        supplier=placed.supplier, amount=placed.amount,
    )  # fmt: skip
    return placed


@transaction.atomic
def cancel_order(placed: Commitment, *, by: User, at: datetime) -> Commitment:
    """
    Take an order back; it stays in the record.

    :raises RuleBroken: settlement.wrong_state
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(placed.line.account_id)
    placed = Commitment.objects.select_for_update(no_key=True).get(pk=placed.pk)
    if placed.cancelled_at is None:
        placed.cancelled_by, placed.cancelled_at = by, at
        placed.save(update_fields=["cancelled_by", "cancelled_at"])
        audit.record(
            "commitment.cancelled", about_of(account), by=by, supplier=placed.supplier,
            amount=placed.amount,
        )  # fmt: skip
    return placed


@transaction.atomic
def enter_invoice(
    line: AccountLine,
    bill: Bill,
    *,
    on: date,
    by: User,
    at: datetime,
    files: Iterable[StoredFile] = (),
) -> Invoice:
    """
    Enter an invoice on a line, with its scan among the files of the account.

    :raises RuleBroken: settlement.wrong_state, spending.no_amount, spending.not_written,
        spending.in_future, invoice.twice
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(line.account_id)
    rules.check_bill(bill.number, bill.seller, bill.amount)
    rules.check_not_later(bill.issued_on, on, "issued_on")
    key = rules.invoice_key(bill.number, bill.symbol, bill.seller)
    rules.check_new_on(line, key)
    scan = _scan(account, list(files), by)
    invoice = Invoice.objects.create(
        line=line, number=clean(bill.number)[:40], symbol=clean(bill.symbol)[:40],
        issued_on=bill.issued_on, seller=clean(bill.seller)[:200], amount=bill.amount,
        folded_key=key, file=scan, by=by, at=at,
    )  # fmt: skip
    audit.record(
        "invoice.entered", about_of(account), by=by, line=line.label_vi, number=invoice.number,
        seller=invoice.seller, amount=invoice.amount,
    )  # fmt: skip
    return invoice


def _scan(account: Account, files: list[StoredFile], by: User) -> StoredFile | None:
    """The scan among the files of the account; one that another line has already is not kept twice."""
    if not files:
        return None
    attach_held_files(account, files, by=by)
    return files_of(account).filter(sha256=files[0].sha256).first()


@transaction.atomic
def remove_invoice(invoice: Invoice, *, by: User) -> None:
    """
    Take an invoice out that was entered by mistake; the audit keeps what it said.

    :raises RuleBroken: settlement.wrong_state
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(invoice.line.account_id)
    audit.record(
        "invoice.removed", about_of(account), by=by, line=invoice.line.label_vi,
        number=invoice.number, seller=invoice.seller, amount=invoice.amount,
    )  # fmt: skip
    invoice.delete()


@transaction.atomic
def explain_line(
    line: AccountLine,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> AccountLine:
    """
    Say how much of a line there really was, and why it cost more than approved.

    :raises RuleBroken: settlement.wrong_state, edit.changed_meanwhile
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(line.account_id)
    line = AccountLine.objects.select_for_update(no_key=True).get(pk=line.pk)
    mine = check_not_changed_meanwhile(line, changes, opened=opened, version=version)
    pairs = apply_changes(line, mine, allowed=LINE_FIELDS)
    if pairs:
        line.version += 1
        line.save(update_fields=[*pairs, "version"])
        audit.record(
            "spending.line_explained", about_of(account), by=by, line=line.label_vi, changes=pairs
        )
    return line


@transaction.atomic
def submit_settlement(account: Account, *, by: User, at: datetime) -> Account:
    """
    Hand a settlement to a second person: every invoice is in, every difference explained.

    :raises RuleBroken: settlement.wrong_state, settlement.no_invoice, settlement.unexplained
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(account.pk)
    facts = account_facts(account)
    if facts is not None:
        rules.check_settleable(facts)
    account.state, account.submitted_by, account.submitted_at = AccountState.SUBMITTED, by, at
    account.remark = ""
    account.save(update_fields=["state", "submitted_by", "submitted_at", "remark"])
    audit.record(
        "settlement.submitted", about_of(account), by=by, total=facts.spent if facts else 0
    )
    return account


@transaction.atomic
def return_settlement(account: Account, *, reason: str, by: User) -> Account:
    """
    Give a settlement back to be completed.

    :raises RuleBroken: settlement.wrong_state, spending.not_written
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(account.pk, AccountState.SUBMITTED)
    rules.check_written(reason, "reason")
    account.state, account.submitted_by, account.submitted_at = AccountState.OPEN, None, None
    account.remark = clean(reason)[:300]
    account.save(update_fields=["state", "submitted_by", "submitted_at", "remark"])
    audit.record("settlement.returned", about_of(account), by=by, reason=account.remark)
    return account


@transaction.atomic
def confirm_settlement(account: Account, *, by: User, at: datetime) -> Account:
    """
    Close a settlement that another person submitted; nothing of it changes any more.

    :raises RuleBroken: settlement.wrong_state, settlement.same_person
    """
    require(by, Permission.SETTLEMENT_WRITE)
    account = _held(account.pk, AccountState.SUBMITTED)
    rules.check_second_person(account, by)
    account.state, account.settled_by, account.settled_at = AccountState.SETTLED, by, at
    account.save(update_fields=["state", "settled_by", "settled_at"])
    audit.record("settlement.confirmed", about_of(account), by=by)
    return account


def _held(key: int, state: AccountState = AccountState.OPEN) -> Account:
    """
    Hold an account until the act is over, in the state the act belongs to.

    :raises RuleBroken: settlement.wrong_state
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=key)
    rules.check_state(account, state)
    return account
