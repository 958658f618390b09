"""Orders and invoices against the approved estimate."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import State
from doingoai.spending.facts import AccountFacts, CommitmentFacts, InvoiceFacts, LineFacts
from doingoai.spending.states import AccountState
from tests.delegations.findings.planted import found, only
from tests.delegations.visits import clean_visit

DAY = date(2026, 10, 13)
HERE = Target("account", "line-7", "")
FINE = LineFacts("7", "meals", "Ăn", 1_000, 10_000, 10_000, "TT 35", True)


def ordered(amount: int) -> tuple[CommitmentFacts, ...]:
    return (CommitmentFacts("1", "Nhà hàng Mẫu", "Tiệc", amount, DAY),)


def paid(amount: int, *elsewhere: str) -> tuple[InvoiceFacts, ...]:
    return (InvoiceFacts("1", "412", "Nhà hàng Mẫu", DAY, amount, "1C", elsewhere=elsewhere),)


def visit(line: LineFacts = FINE, state: State = State.UNDER_WAY, **account: Any) -> VisitFacts:
    whole = LineFacts("8", "rest", "Khoản khác", 1, 1_000_000_000)
    kept = AccountFacts(account.pop("account", AccountState.OPEN), (line, whole), "QĐ 12")
    return clean_visit(account=replace(kept, **account), state=state)


def codes(one: VisitFacts) -> list[str]:
    return [finding.code for finding in found(one)]


def test_estimate_over_approved_is_found() -> None:
    code, target, params = only(visit(lines=(FINE,)))

    assert (code, target) == ("estimate.over_approved", Target("account", "", ""))
    assert (params["then"], params["basis"]) == ("10.000.000", "QĐ 12")


def test_estimate_over_approved_stays_silent_when_it_is_lower_or_not_approved_yet() -> None:
    findings = (
        found(visit())
        + found(clean_visit())
        + found(visit(lines=(FINE,), account=AccountState.SUBMITTED))
    )

    assert findings == ()


def test_commitment_over_estimate_is_found() -> None:
    finding = only(visit(replace(FINE, commitments=ordered(10_000_001))))

    params = {"line": "Ăn", "amount": "10.000.001", "limit": "10.000.000"}
    assert finding == ("commitment.over_estimate", HERE, params)


def test_commitment_over_estimate_stays_silent_when_it_is_within() -> None:
    assert found(visit(replace(FINE, commitments=ordered(10_000_000)))) == ()


def test_settlement_over_norm_is_found_by_the_real_quantity() -> None:
    line = replace(FINE, invoices=paid(9_900_000), done_quantity=900)

    code, target, params = only(visit(line))

    assert (code, target) == ("settlement.over_norm", HERE)
    assert (params["limit"], params["source"]) == ("9.000.000", "TT 35")


def test_settlement_over_norm_stays_silent_when_explained_or_settled() -> None:
    line = replace(FINE, invoices=paid(10_500_000))
    explained = visit(replace(line, explanation="Chủ tịch đồng ý"))

    assert found(explained) + found(visit(line, account=AccountState.SETTLED)) == ()


def test_settlement_over_estimate_is_found_where_no_norm_is_known() -> None:
    finding = only(visit(replace(FINE, norm_limit=None, invoices=paid(10_500_000))))

    params = {"line": "Ăn", "amount": "10.500.000", "limit": "10.000.000"}
    assert finding == ("settlement.over_estimate", HERE, params)


def test_settlement_over_estimate_stays_silent_when_within_or_explained() -> None:
    line = replace(FINE, norm_limit=None)
    within = visit(replace(line, invoices=paid(10_000_000)))
    explained = visit(replace(line, invoices=paid(10_500_000), explanation="Thêm người"))

    assert found(within) + found(explained) == ()


def test_invoice_twice_is_found() -> None:
    finding = only(visit(replace(FINE, invoices=paid(5, "Đoàn khác"))))

    params = {"invoice": "412 (1C)", "seller": "Nhà hàng Mẫu", "other": "Đoàn khác"}
    assert finding == ("invoice.twice", HERE, params)


def test_invoice_twice_stays_silent_when_it_is_on_one_visit() -> None:
    assert found(visit(replace(FINE, invoices=paid(5)))) == ()


@pytest.mark.parametrize("state", [State.REPORTED, State.CLOSED])
def test_commitment_without_invoice_is_found_afterwards(state: State) -> None:
    finding = only(visit(replace(FINE, commitments=ordered(5)), state))

    params = {"line": "Ăn", "supplier": "Nhà hàng Mẫu"}
    assert finding == ("commitment.without_invoice", HERE, params)


def test_commitment_without_invoice_stays_silent_when_paid_or_still_under_way() -> None:
    line = replace(FINE, commitments=ordered(5))
    running = visit(line)
    settled = visit(replace(line, invoices=paid(5)), State.REPORTED, account=AccountState.SETTLED)

    assert found(running) + found(settled) == ()


@pytest.mark.parametrize("state", [State.REPORTED, State.CLOSED])
def test_settlement_open_is_found_afterwards(state: State) -> None:
    finding = only(visit(replace(FINE, invoices=paid(5)), state))

    assert finding == ("settlement.open", Target("account", "", ""), {"paid": "5"})


def test_settlement_open_stays_silent_when_settled_running_or_nothing_was_paid() -> None:
    line = replace(FINE, invoices=paid(5))
    settled = visit(line, State.CLOSED, account=AccountState.SETTLED)

    assert found(settled) + found(visit(line)) + found(visit(FINE, State.CLOSED)) == ()
    assert codes(clean_visit(state=State.CLOSED)) == []
