"""The money of a visit: who pays, the approved estimate, orders, invoices, and two people who settle."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.decide import MATTER, decide_on_delegation, submit_delegation
from doingoai.delegations.actions.money import (
    add_line_of,
    cancel_order_of,
    confirm_settlement_of,
    enter_invoice_of,
    explain_line_of,
    order_for,
    remove_invoice_of,
    return_settlement_of,
    set_line_payer,
    submit_settlement_of,
    take_estimate,
)
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import EstimateRow
from doingoai.delegations.rules import is_over
from doingoai.delegations.spending import money_of
from doingoai.delegations.states import GuestClass, MemberRole, Payer, State
from doingoai.documents.models import StoredFile
from doingoai.foundation.refusals import NotAllowed
from doingoai.foundation.subjects import subject_of
from doingoai.norms.facts import Figure, FigureTable
from doingoai.spending.actions import Bill, Order
from doingoai.spending.models import Account, AccountLine, Commitment, Invoice
from doingoai.spending.queries import account_about, account_facts, lines_about
from doingoai.spending.states import AccountState, Bearer
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db

NOW = factories.NOON
TODAY = NOW.date()
TABLE = FigureTable(
    [
        Figure("meals_per_day", "vnd", 2_000_000, "35/2026", guest_class="B"),
        Figure("gift", "vnd", 1_800_000, "35/2026", guest_class="B", role="head"),
    ]
)


@pytest.fixture
def visit():
    """An approved visit of class B, paid by the host: meals and a gift for the head."""
    one = factories.delegation(
        state=State.APPROVED, payer=Payer.HOST, guest_class=GuestClass.B,
        guest_class_basis="Phụ lục", guest_class_by=cast.minh(),
    )  # fmt: skip
    factories.member(one, role=MemberRole.HEAD)
    return one


@pytest.fixture
def account(visit):
    return take_estimate(
        visit, basis="Quyết định 01/QĐ", table=TABLE, on=TODAY, by=cast.lan(), at=NOW
    )


def line_of(visit, item="gift_head"):
    return lines_about(subject_of(visit)).select_related("account").get(item=item)


def bill(amount=1_800_000, number="412", **fields):
    return Bill(
        **{
            "number": number,
            "issued_on": TODAY,
            "seller": "Cửa hàng Mẫu",
            "amount": amount,
            **fields,
        }
    )


def pay(visit, one=None, by=None, **fields):
    return enter_invoice_of(
        visit, line_of(visit), one or bill(), on=TODAY, by=by or cast.lan(), at=NOW, **fields
    )


def order(visit, amount=1_000_000, **fields):
    one = Order("Cửa hàng Mẫu", "Tranh", amount, fields.pop("ordered_on", TODAY))
    return order_for(visit, line_of(visit), one, on=TODAY, by=cast.lan(), at=NOW)


def over(visit):
    visit.state = State.REPORTED
    visit.save()


def items(visit):
    return {one.item: one.bearer for one in money_of(visit, TABLE, on=TODAY).lines}


def test_each_of_the_three_cases_says_who_pays_and_a_line_may_differ(visit):
    by = cast.lan()
    cases = {}
    for case in Payer:
        visit.payer = case
        visit.save()
        cases[case] = items(visit)
    ours, guests = Bearer.HOST, Bearer.GUEST
    assert cases == {
        Payer.HOST: {"meals": ours, "gift_head": ours},
        Payer.SHARED: {"meals": guests, "gift_head": ours},
        Payer.GUEST: {"meals": guests, "gift_head": guests},
    }

    set_line_payer(visit, item="gift_head", bearer=Bearer.HOST, by=by)
    assert items(visit) == {"meals": guests, "gift_head": ours}
    assert [one.item for one in visit_facts(visit, TABLE, as_of=TODAY).estimate] == ["gift_head"]
    set_line_payer(visit, item="gift_head", bearer=None, by=by)
    assert items(visit)["gift_head"] == guests
    assert told(2) == ["estimate.payer_set", "estimate.payer_set"]


def test_a_line_set_by_hand_is_ours_unless_it_is_said_to_be_the_guests(visit):
    visit.payer = Payer.SHARED
    visit.save()
    EstimateRow.objects.create(
        delegation=visit, item="meals", label_vi="Ăn", quantity=1, unit_price=500_000
    )
    assert items(visit)["meals"] == Bearer.HOST

    set_line_payer(visit, item="meals", bearer=Bearer.GUEST, by=cast.lan())
    assert items(visit)["meals"] == Bearer.GUEST


def test_who_pays_is_not_changed_when_the_visit_is_over(visit):
    visit.state = State.REPORTED
    visit.save()
    with refused("delegation.frozen"):
        set_line_payer(visit, item="meals", bearer=Bearer.GUEST, by=cast.lan())


def test_the_decision_keeps_the_estimate_it_approved(visit):
    visit.state = State.DRAFT
    visit.save()
    factories.norm("gift", 1_800_000, guest_class="B", role="head")
    factories.authority_rule(matter=MATTER)
    lan, minh = cast.lan(), cast.minh()
    submit_delegation(visit, note="", on=TODAY, by=lan, at=NOW)
    decide_on_delegation(visit, verdict=Verdict.APPROVE, reason="", on=TODAY, by=minh, at=NOW)

    facts = account_facts(account_about(subject_of(visit)))
    assert [(one.item, one.planned, one.norm_limit) for one in facts.lines] == [
        ("gift_head", 1_800_000, 1_800_000)
    ]
    assert facts.basis.startswith("Quyết định ")
    assert told(1) == ["estimate.approved"]


@pytest.mark.parametrize("state", [State.DRAFT, State.CONSULTING, State.SUBMITTED, State.REFUSED])
def test_nothing_is_spent_before_the_approval(visit, account, state):
    visit.state = state
    visit.save()
    with refused("spending.not_approved"):
        pay(visit)
    with refused("spending.not_approved"):
        take_estimate(visit, basis="x", table=TABLE, on=TODAY, by=cast.lan(), at=NOW)


@pytest.mark.parametrize("state", [State.REPORTED, State.CLOSED, State.CANCELLED])
def test_invoices_come_after_the_visit_too(visit, account, state):
    visit.state = state
    visit.closed_at = NOW if state == State.CLOSED else None
    visit.save()
    pay(visit)
    assert told(1) == ["invoice.entered"]


def test_nothing_is_ordered_for_a_visit_that_is_closed_or_cancelled(visit, account):
    visit.state = State.CANCELLED
    visit.save()
    with refused("delegation.frozen"):
        order(visit)


def test_a_later_estimate_is_taken_over_and_entries_stay(visit, account):
    pay(visit)
    EstimateRow.objects.create(
        delegation=visit, item="gift_head", label_vi="Quà", quantity=0, unit_price=0
    )
    EstimateRow.objects.create(
        delegation=visit, item="own", label_vi="Thuê hội trường", quantity=1, unit_price=3_000_000
    )
    assert money_of(visit, TABLE, on=TODAY).has_moved
    add_line_of(visit, label_vi="Thuốc", by=cast.lan())
    take_estimate(visit, basis="Tờ trình 2", table=TABLE, on=TODAY, by=cast.lan(), at=NOW)

    facts = account_facts(account_about(subject_of(visit)))
    kept = {one.item.partition("-")[0]: (one.planned, one.spent) for one in facts.lines}
    assert kept["gift_head"] == (0, 1_800_000)
    assert kept["own"] == (3_000_000, 0)
    assert kept["unplanned"] == (0, 0)
    assert facts.basis == "Tờ trình 2"
    assert not money_of(visit, TABLE, on=TODAY).has_moved


def test_an_empty_estimate_is_not_approved(visit):
    with refused("estimate.empty"):
        take_estimate(visit, basis="x", table=FigureTable([]), on=TODAY, by=cast.lan(), at=NOW)
    with refused("spending.not_written"):
        take_estimate(visit, basis=" ", table=TABLE, on=TODAY, by=cast.lan(), at=NOW)
    with refused("settlement.not_begun"):
        add_line_of(visit, label_vi="Thuốc", by=cast.lan())


def test_an_order_is_noted_and_taken_back(visit, account):
    placed = order(visit)
    assert account_facts(account).committed == 1_000_000
    cancel_order_of(visit, placed, by=cast.lan(), at=NOW)
    cancel_order_of(visit, placed, by=cast.lan(), at=NOW)

    assert account_facts(account).committed == 0
    assert Commitment.objects.get().cancelled_by == cast.lan()
    assert told(2) == ["commitment.placed", "commitment.cancelled"]
    with refused("spending.no_amount"):
        order(visit, 0)
    with refused("spending.in_future"):
        order(visit, ordered_on=TODAY + timedelta(days=1))


def test_an_invoice_is_entered_once_on_a_line_with_its_scan_and_taken_out(visit, account):
    lan = cast.lan()
    scan = factories.stored_file(lan, lan)
    paid = pay(visit, files=[scan])
    scan.refresh_from_db()
    assert (paid.file, scan.subject, scan.subject_id) == (scan, "settlement", str(account.pk))
    with refused("invoice.twice"):
        pay(visit, bill(5, "0412", seller="CUA HANG MAU"))
    with refused("spending.not_written"):
        pay(visit, bill(number=" "))
    with refused("spending.in_future"):
        pay(visit, bill(number="9", issued_on=TODAY + timedelta(days=1)))

    remove_invoice_of(visit, paid, by=lan)
    assert not Invoice.objects.exists()
    assert StoredFile.objects.filter(pk=scan.pk).exists()
    assert told(1) == ["invoice.removed"]


def test_one_scan_serves_two_lines_of_one_invoice(visit, account):
    lan = cast.lan()
    first = pay(visit, files=[factories.stored_file(lan, lan)])
    again = factories.stored_file(lan, lan, sha256=first.file.sha256)
    second = enter_invoice_of(
        visit, line_of(visit, "meals"), bill(7), on=TODAY, by=lan, at=NOW, files=[again]
    )
    assert second.file == first.file


def test_an_invoice_of_another_visit_is_told(visit, account):
    pay(visit)
    other = factories.delegation(state=State.APPROVED)
    copy = Account.objects.create(
        about_type="delegation", about_id=str(other.pk), about_label="Đoàn khác", basis="x",
        opened_by=cast.lan(), opened_at=NOW,
    )  # fmt: skip
    line = AccountLine.objects.create(account=copy, order=1, item="x", label_vi="x")
    enter_invoice_of(other, line, bill(1), on=TODAY, by=cast.lan(), at=NOW)

    line = next(one for one in account_facts(account).lines if one.invoices)
    assert line.invoices[0].elsewhere == ("Đoàn khác",)
    with refused("spending.not_of_this"):
        enter_invoice_of(
            visit, AccountLine.objects.get(item="x"), bill(1), on=TODAY, by=cast.lan(), at=NOW
        )


def test_a_difference_is_explained_before_a_second_person_confirms(visit, account):
    lan, ha = cast.lan(), cast.ha()
    order(visit)
    with refused("settlement.too_early"):
        submit_settlement_of(visit, on=visit.ends_on, by=lan, at=NOW)
    over(visit)
    with refused("settlement.no_invoice"):
        submit_settlement_of(visit, on=TODAY, by=lan, at=NOW)
    pay(visit, bill(2_000_000))
    with refused("settlement.unexplained"):
        submit_settlement_of(visit, on=TODAY, by=lan, at=NOW)
    explain_line_of(visit, line_of(visit), changes={"explanation": "Giá tăng"}, by=lan)
    explain_line_of(visit, line_of(visit), changes={"explanation": "Giá tăng"}, by=lan)
    submit_settlement_of(visit, on=TODAY, by=ha, at=NOW)
    with refused("settlement.wrong_state"):
        pay(visit, bill(number="2"))
    with refused("settlement.same_person"):
        confirm_settlement_of(visit, by=ha, at=NOW)

    return_settlement_of(visit, reason="Thiếu hóa đơn", by=ha)
    submit_settlement_of(visit, on=TODAY, by=lan, at=NOW)
    done = confirm_settlement_of(visit, by=ha, at=NOW)
    assert (done.state, done.settled_by, done.remark) == (AccountState.SETTLED, ha, "")
    assert told(5) == [
        "spending.line_explained", "settlement.submitted", "settlement.returned",
        "settlement.submitted", "settlement.confirmed",
    ]  # fmt: skip
    with refused("settlement.wrong_state"):
        take_estimate(visit, basis="x", table=TABLE, on=TODAY, by=lan, at=NOW)


@pytest.mark.parametrize(
    ("state", "days", "over"),
    [
        (State.APPROVED, 0, False),
        (State.UNDER_WAY, 1, True),
        (State.REPORTED, -9, True),
        (State.CLOSED, -9, True),
        (State.CANCELLED, -9, True),
    ],
)
def test_a_visit_is_over_when_the_guests_have_left_or_will_not_come(state, days, over):
    one = factories.delegation()
    one.state = state
    assert is_over(one, one.ends_on + timedelta(days=days)) is over


def test_the_database_holds_the_second_person(account):
    lan = cast.lan()
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(
            state=AccountState.SETTLED, submitted_by=lan, settled_by=lan
        )


def test_who_may_not_does_not(visit, account):
    minh, lan = cast.minh(), cast.lan()
    over(visit)
    pay(visit)
    submit_settlement_of(visit, on=TODAY, by=lan, at=NOW)
    with pytest.raises(NotAllowed):
        pay(visit, by=minh)
    with pytest.raises(NotAllowed):
        confirm_settlement_of(visit, by=lan, at=NOW)


def test_norms_of_the_day_stay_with_the_line(visit, account):
    """Circular 35/2026: what was approved under older norms is settled by them."""
    later = FigureTable([Figure("gift", "vnd", 1, "36/2030", guest_class="B", role="head")])
    money = money_of(visit, later, on=date(2031, 1, 1))
    line = next(one for one in money.account.lines if one.item == "gift_head")
    assert (line.norm_limit, line.norm_source) == (1_800_000, "35/2026")
