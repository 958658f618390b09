"""Class of guests, payer, estimate."""

from datetime import date

import pytest

from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import GuestClass, Payer, State
from tests.delegations.findings.planted import figure, found, only
from tests.delegations.visits import amend, clean_visit, estimate_line

EARLY = {"state": State.DRAFT, "as_of": date(2026, 8, 1), "decision": None}
UNDECIDED = {"guest_class": None, "guest_class_basis": ""}


def test_class_undecided_is_found() -> None:
    visit = clean_visit(**UNDECIDED)

    finding = only(visit)

    assert finding == ("class.undecided", Target("visit", "", "guest_class"), {})


def test_class_undecided_is_found_when_the_head_is_not_known() -> None:
    visit = amend(clean_visit(**UNDECIDED), "member-1", rank="")

    assert only(visit)[0] == "class.undecided"


def test_class_undecided_stays_silent_when_the_annex_gives_it_or_it_is_early() -> None:
    listed = amend(clean_visit(**UNDECIDED), "member-1", rank="t-vice-minister")

    findings = found(listed) + found(clean_visit(**UNDECIDED, **EARLY))

    assert findings == ()


@pytest.mark.parametrize(("rank", "annex"), [("t-vice-minister", "B"), ("t-mayor", "–")])
def test_class_without_basis_is_found(rank: str, annex: str) -> None:
    visit = clean_visit(guest_class=GuestClass.A, guest_class_basis="", estimate=(estimate_line(),))

    finding = only(amend(visit, "member-1", rank=rank))

    params = {"given": "A", "annex": annex, "head": "KIM Mau"}
    assert finding == ("class.without_basis", Target("visit", "", "guest_class_basis"), params)


def test_class_without_basis_stays_silent_when_the_annex_gives_this_class() -> None:
    visit = clean_visit(guest_class_basis="")

    findings = found(amend(visit, "member-1", rank="t-vice-minister"))

    assert findings == ()


def test_class_without_basis_stays_silent_when_it_is_early_or_there_is_no_head() -> None:
    early = clean_visit(guest_class_basis="", **EARLY)
    headless = clean_visit(guest_class_basis="", members=(), **EARLY)

    findings = found(early) + found(headless)

    assert findings == ()


def test_payer_undecided_is_found() -> None:
    visit = clean_visit(payer=None)

    finding = only(visit)

    assert finding == ("payer.undecided", Target("visit", "", "payer"), {})


def test_payer_undecided_stays_silent_when_the_visit_is_far_away() -> None:
    visit = clean_visit(payer=None, **EARLY)

    findings = found(visit)

    assert findings == ()


def test_estimate_missing_is_found() -> None:
    visit = clean_visit(estimate=(), payer=Payer.SHARED)

    finding = only(visit)

    assert finding == ("estimate.missing", Target("visit", "", "estimate"), {})


@pytest.mark.parametrize("changes", [{"payer": Payer.GUEST}, EARLY])
def test_estimate_missing_stays_silent_when_the_guests_pay_or_it_is_early(
    changes: dict[str, object],
) -> None:
    visit = clean_visit(**{"estimate": (), **changes})

    findings = found(visit)

    assert findings == ()


def test_estimate_over_norm_is_found() -> None:
    visit = clean_visit(estimate=(estimate_line(unit_price=2_000_001),))

    finding = only(visit)

    params = {"line": "Tiền ăn", "price": "2.000.001", "limit": "2.000.000"}
    params |= {"source": "Thông tư 35/2026/TT-BTC"}
    assert finding == (
        "estimate.over_norm",
        Target("estimate", "meals_per_day", "unit_price"),
        params,
    )


def test_estimate_over_norm_is_found_by_the_figure_of_the_office() -> None:
    visit = clean_visit(estimate=(estimate_line(norm_limit=None, norm_source=""),))
    norm = figure("meals_per_day", 1_500_000, "vnd", guest_class="B")

    _code, _target, params = only(visit, norm)

    assert (params["limit"], params["source"]) == ("1.500.000", "00/2026/TT-THU Điều 5")


def test_estimate_over_norm_shows_the_source_of_the_very_norm() -> None:
    visit = clean_visit(
        estimate=(estimate_line(unit_price=9_000_000, norm_source="Nghị quyết thử"),)
    )

    (finding,) = found(visit)

    assert finding.source == "Nghị quyết thử"


@pytest.mark.parametrize(
    "norm",
    [
        figure("meals_per_day", 1_500_000, "vnd", guest_class="A"),
        figure("meals_per_day", 1, "times", guest_class="B"),
        figure("meals_per_day", None, "vnd", guest_class="B", text="theo hóa đơn"),
    ],
)
def test_estimate_over_norm_stays_silent_when_no_amount_limits_it(norm: object) -> None:
    visit = clean_visit(estimate=(estimate_line(norm_limit=None),))

    findings = found(visit, norm)

    assert findings == ()


def test_estimate_over_norm_stays_silent_when_the_price_is_the_norm() -> None:
    visit = clean_visit(estimate=(estimate_line(unit_price=2_000_000),))

    findings = found(visit)

    assert findings == ()


def test_gift_over_norm_is_found() -> None:
    line = estimate_line("gift", label_vi="Tranh", unit_price=1_900_000, norm_limit=1_800_000)

    finding = only(clean_visit(estimate=(line,)))

    params = {"line": "Tranh", "price": "1.900.000", "limit": "1.800.000"}
    params |= {"source": "Thông tư 35/2026/TT-BTC"}
    assert finding == ("gift.over_norm", Target("estimate", "gift", "unit_price"), params)


def test_gift_over_norm_stays_silent_when_it_is_within() -> None:
    line = estimate_line("gift_member", unit_price=1_000_000, norm_limit=1_000_000)

    findings = found(clean_visit(estimate=(line,)))

    assert findings == ()


def test_estimate_unconfirmed_figure_is_found() -> None:
    lines = (estimate_line(confirmed=False), estimate_line("gift", confirmed=False))

    finding = only(clean_visit(estimate=lines))

    params = {"count": "2", "lines": "Tiền ăn; Tiền ăn"}
    target = Target("estimate", "meals_per_day", "confirmed")
    assert finding == ("estimate.unconfirmed_figure", target, params)


def test_estimate_unconfirmed_figure_stays_silent_when_no_norm_is_used() -> None:
    line = estimate_line(confirmed=False, norm_limit=None)

    findings = found(clean_visit(estimate=(line,)))

    assert findings == ()


def test_norms_are_asked_for_the_day_when_the_visit_has_no_dates() -> None:
    visit = clean_visit(starts_on=None, ends_on=None, estimate=(estimate_line(norm_limit=None),))
    norm = figure("meals_per_day", 1_500_000, "vnd", valid_to=date(2026, 10, 8))

    assert only(visit, norm)[0] == "estimate.over_norm"
