"""
The money of a visit: who pays which line, the estimate as approved, orders, invoices, settlement.

The accounts know nothing of visits; whether one may be spent on, and its estimate, are known here.
Orders end with the visit, invoices and settlement outlive it until the settlement is confirmed.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.facts import EstimateLine
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation
from doingoai.documents.models import StoredFile
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.norms.facts import FigureTable
from doingoai.spending import actions as spending
from doingoai.spending.actions import Bill, Order
from doingoai.spending.facts import PlannedLine
from doingoai.spending.models import Account, AccountLine, Commitment, Invoice
from doingoai.spending.queries import account_about
from doingoai.spending.states import Bearer


@transaction.atomic
def set_line_payer(visit: Delegation, *, item: str, bearer: Bearer | None, by: User) -> None:
    """
    Say who pays one line of the estimate, whatever the case of the visit; None follows the case.

    :raises RuleBroken: delegation.frozen
    """
    require(by, Permission.DELEGATION_WRITE)
    visit = Delegation.objects.select_for_update(no_key=True).get(pk=visit.pk)
    rules.check_can_change(visit)
    spending.say_who_pays(subject_of(visit), item=item, bearer=bearer, by=by)


@transaction.atomic
def take_estimate(
    visit: Delegation, *, basis: str, table: FigureTable, on: date, by: User, at: datetime
) -> Account:
    """
    Take the estimate as it stands today for the approved one, on the paper that approved it.

    :raises RuleBroken: spending.not_approved, estimate.empty, settlement.wrong_state,
        spending.not_written
    """
    require(by, Permission.SETTLEMENT_WRITE)
    visit = _held(visit)
    lines = visit_facts(visit, table, as_of=on).estimate
    if not lines:
        raise RuleBroken(
            _("The estimate has no lines. Add them first."),
            code="estimate.empty",
            field="basis",
        )
    return spending.approve_estimate(subject_of(visit), _planned(lines), basis=basis, by=by, at=at)


@transaction.atomic
def freeze_estimate(
    visit: Delegation, *, basis: str, table: FigureTable, on: date, by: User, at: datetime
) -> Account | None:
    """Keep the estimate that a decision has just approved; the caller holds the visit."""
    lines = visit_facts(visit, table, as_of=on).estimate
    if not lines:
        return None
    return spending.approve_estimate(subject_of(visit), _planned(lines), basis=basis, by=by, at=at)


def _planned(lines: Iterable[EstimateLine]) -> list[PlannedLine]:
    return [
        PlannedLine(
            item=line.item, label=line.label_vi or line.item, quantity=line.quantity,
            unit_price=line.unit_price, norm_limit=line.norm_limit, norm_source=line.norm_source,
            is_confirmed=line.confirmed,
        )
        for line in lines
    ]  # fmt: skip


@transaction.atomic
def add_line_of(visit: Delegation, *, label_vi: str, by: User) -> AccountLine:
    """
    Add a line outside the approved estimate.

    :raises RuleBroken: spending.not_approved, settlement.not_begun, settlement.wrong_state
    """
    require(by, Permission.SETTLEMENT_WRITE)
    return spending.add_unplanned_line(_account(_held(visit)), label_vi=label_vi, by=by)


@transaction.atomic
def order_for(
    visit: Delegation, line: AccountLine, order: Order, *, on: date, by: User, at: datetime
) -> Commitment:
    """
    Note what was ordered for a visit.

    :raises RuleBroken: spending.not_approved, delegation.frozen, spending.not_of_this,
        settlement.wrong_state, spending.no_amount, spending.not_written, spending.in_future
    """
    require(by, Permission.SETTLEMENT_WRITE)
    visit = _held(visit)
    rules.check_can_order(visit)
    _check_of(visit, line)
    return spending.place_order(line, order, on=on, by=by, at=at)


@transaction.atomic
def cancel_order_of(visit: Delegation, placed: Commitment, *, by: User, at: datetime) -> Commitment:
    """
    Take an order of a visit back.

    :raises RuleBroken: spending.not_approved, spending.not_of_this, settlement.wrong_state
    """
    require(by, Permission.SETTLEMENT_WRITE)
    _check_of(_held(visit), placed.line)
    return spending.cancel_order(placed, by=by, at=at)


@transaction.atomic
def enter_invoice_of(
    visit: Delegation,
    line: AccountLine,
    bill: Bill,
    *,
    on: date,
    by: User,
    at: datetime,
    files: Iterable[StoredFile] = (),
) -> Invoice:
    """
    Enter an invoice of a visit, with its scan.

    :raises RuleBroken: spending.not_approved, spending.not_of_this, settlement.wrong_state,
        spending.no_amount, spending.not_written, spending.in_future, invoice.twice
    """
    require(by, Permission.SETTLEMENT_WRITE)
    _check_of(_held(visit), line)
    return spending.enter_invoice(line, bill, on=on, by=by, at=at, files=files)


@transaction.atomic
def remove_invoice_of(visit: Delegation, invoice: Invoice, *, by: User) -> None:
    """
    Take an invoice of a visit out again.

    :raises RuleBroken: spending.not_approved, spending.not_of_this, settlement.wrong_state
    """
    require(by, Permission.SETTLEMENT_WRITE)
    _check_of(_held(visit), invoice.line)
    spending.remove_invoice(invoice, by=by)


@transaction.atomic
def explain_line_of(
    visit: Delegation,
    line: AccountLine,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> AccountLine:
    """
    Say how much of a line there really was, and why it differs.

    :raises RuleBroken: spending.not_approved, spending.not_of_this, settlement.wrong_state,
        edit.changed_meanwhile
    """
    require(by, Permission.SETTLEMENT_WRITE)
    _check_of(_held(visit), line)
    return spending.explain_line(line, changes=changes, by=by, opened=opened, version=version)


@transaction.atomic
def submit_settlement_of(visit: Delegation, *, on: date, by: User, at: datetime) -> Account:
    """
    Hand the settlement of a visit that is over to a second person.

    :raises RuleBroken: spending.not_approved, settlement.too_early, settlement.not_begun, settlement.wrong_state,
        settlement.no_invoice, settlement.unexplained
    """
    require(by, Permission.SETTLEMENT_WRITE)
    visit = _held(visit)
    rules.check_is_over(visit, on)
    return spending.submit_settlement(_account(visit), by=by, at=at)


@transaction.atomic
def return_settlement_of(visit: Delegation, *, reason: str, by: User) -> Account:
    """
    Give the settlement of a visit back to be completed.

    :raises RuleBroken: settlement.not_begun, settlement.wrong_state, spending.not_written
    """
    require(by, Permission.DELEGATION_CLOSE)
    return spending.return_settlement(_account(_held(visit)), reason=reason, by=by)


@transaction.atomic
def confirm_settlement_of(visit: Delegation, *, by: User, at: datetime) -> Account:
    """
    Close the settlement of a visit, as a second person who may close visits.

    :raises RuleBroken: settlement.not_begun, settlement.wrong_state, settlement.same_person
    """
    require(by, Permission.DELEGATION_CLOSE)
    return spending.confirm_settlement(_account(_held(visit)), by=by, at=at)


def _held(visit: Delegation) -> Delegation:
    """
    Hold a visit until the act is over, and refuse while nobody has approved it.

    :raises RuleBroken: spending.not_approved
    """
    visit = Delegation.objects.select_for_update(no_key=True).get(pk=visit.pk)
    rules.check_can_spend(visit)
    return visit


def _account(visit: Delegation) -> Account:
    """:raises RuleBroken: settlement.not_begun"""
    account = account_about(subject_of(visit))
    if account is None:
        raise RuleBroken(
            _("The approved estimate is not taken over yet. Do this first."),
            code="settlement.not_begun",
        )
    return account


def _check_of(visit: Delegation, line: AccountLine) -> None:
    """:raises RuleBroken: spending.not_of_this"""
    about, account = subject_of(visit), line.account
    if (account.about_type, account.about_id) != (about.type, about.id):
        raise RuleBroken(_("This line does not belong to the visit."), code="spending.not_of_this")
