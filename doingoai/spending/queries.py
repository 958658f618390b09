"""Reads of what was approved, ordered and paid, by the matter it is about."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.local_time import local_day
from doingoai.foundation.subjects import Subject
from doingoai.spending.facts import AccountFacts, CommitmentFacts, InvoiceFacts, LineFacts
from doingoai.spending.models import Account, AccountLine, Commitment, Invoice, LinePayer
from doingoai.spending.states import AccountState, Bearer


def payers_of(about: Subject) -> dict[str, Bearer]:
    """Who pays the lines that differ from the case of the matter, by the item of the line."""
    rows = LinePayer.objects.filter(about_type=about.type, about_id=about.id)
    return {row.item: Bearer(row.bearer) for row in rows}


def account_about(about: Subject) -> Account | None:
    accounts = Account.objects.select_related("opened_by", "submitted_by", "settled_by")
    return accounts.filter(about_type=about.type, about_id=about.id).first()


def visible_accounts(user: User) -> QuerySet[Account]:
    """Accounts stay inside the office: a unit that shares a visit does not see what it cost."""
    if not may(user, Permission.DELEGATION_VIEW_ALL):
        return Account.objects.none()
    return Account.objects.all()


def lines_about(about: Subject) -> QuerySet[AccountLine]:
    return AccountLine.objects.filter(account__about_type=about.type, account__about_id=about.id)


def commitments_about(about: Subject) -> QuerySet[Commitment]:
    return Commitment.objects.filter(
        line__account__about_type=about.type, line__account__about_id=about.id
    )


def invoices_about(about: Subject) -> QuerySet[Invoice]:
    return Invoice.objects.filter(
        line__account__about_type=about.type, line__account__about_id=about.id
    )


def account_facts(account: Account | None) -> AccountFacts | None:
    """Give an account as plain values, in a fixed number of queries."""
    if account is None:
        return None
    ordered = Commitment.objects.filter(cancelled_at__isnull=True).select_related("by")
    lines = list(
        account.lines.prefetch_related(
            Prefetch("commitments", ordered),
            Prefetch("invoices", Invoice.objects.select_related("by", "file")),
        )
    )
    twins = _twins(account, (one.folded_key for line in lines for one in line.invoices.all()))
    return AccountFacts(
        state=AccountState(account.state),
        lines=tuple(_line(line, twins) for line in lines),
        basis=account.basis,
        submitted_on=local_day(account.submitted_at) if account.submitted_at else None,
        settled_on=local_day(account.settled_at) if account.settled_at else None,
    )


def _twins(account: Account, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Which other matters enter the same invoices, by the key that equal invoices share."""
    wanted = set(keys)
    if not wanted:
        return {}
    rows = (
        Invoice.objects.filter(folded_key__in=wanted)
        .exclude(line__account=account)
        .order_by("line__account_id", "id")
        .values_list("folded_key", "line__account__about_label")
    )
    found: dict[str, dict[str, None]] = {}
    for key, label in rows:
        found.setdefault(key, {})[label] = None
    return {key: tuple(labels) for key, labels in found.items()}


def _line(line: AccountLine, twins: dict[str, tuple[str, ...]]) -> LineFacts:
    return LineFacts(
        key=str(line.pk),
        item=line.item,
        label=line.label_vi,
        quantity=line.quantity,
        unit_price=line.unit_price,
        norm_limit=line.norm_limit,
        norm_source=line.norm_source,
        is_confirmed=line.is_confirmed,
        done_quantity=line.done_quantity,
        explanation=line.explanation,
        commitments=tuple(_commitment(one) for one in line.commitments.all()),
        invoices=tuple(_invoice(one, twins) for one in line.invoices.all()),
    )


def _commitment(one: Commitment) -> CommitmentFacts:
    return CommitmentFacts(
        str(one.pk), one.supplier, one.what_vi, one.amount, one.ordered_on, one.by.name
    )


def _invoice(one: Invoice, twins: dict[str, tuple[str, ...]]) -> InvoiceFacts:
    return InvoiceFacts(
        key=str(one.pk),
        number=one.number,
        symbol=one.symbol,
        seller=one.seller,
        issued_on=one.issued_on,
        amount=one.amount,
        file=str(one.file_id or ""),
        by=one.by.name,
        elsewhere=twins.get(one.folded_key, ()),
    )
