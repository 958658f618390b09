"""Gifts: not the same again, equal among equals, and nothing that a custom avoids."""

from dataclasses import replace
from datetime import date

import pytest

from doingoai.delegations.day_facts import GivenFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.finding import Target
from tests.delegations.findings.planted import codes, found, only
from tests.delegations.visits import amend, clean_visit

VASE = GivenFacts("giving-1", "member-3", "Bình gốm (Mẫu)", "Vase (sample)", value=800_000)
CLOCK = ("Đồng hồ: kiêng ở một số nền văn hóa", "Clocks: avoided in some cultures")


def with_gifts(*gifts: GivenFacts) -> VisitFacts:
    return clean_visit(gifts=gifts)


def of_one_rank(*gifts: GivenFacts) -> VisitFacts:
    """The deputy and another guest both of the rank of director."""
    return amend(with_gifts(*gifts), "member-4", rank="t-director")


def test_gift_repeated_is_found() -> None:
    code, target, params = only(with_gifts(replace(VASE, had_on=date(2024, 3, 8))))

    assert (code, target) == ("gift.repeated", Target("gift", "giving-1"))
    assert (params["gift"], params["day"]) == ("Bình gốm (Mẫu)", "08/03/2024")


@pytest.mark.parametrize("changes", [{}, {"had_on": date(2024, 3, 8), "is_given": True}])
def test_gift_repeated_stays_silent_when_new_or_given_already(changes: dict[str, object]) -> None:
    assert codes(with_gifts(replace(VASE, **changes))) == []


def test_gift_unequal_is_found() -> None:
    code, target, params = only(of_one_rank(VASE))

    assert (code, target) == ("gift.unequal", Target("gift"))
    assert params["people"] == "PARK Thu 800.000; CHOI Gia-dinh 0"


def test_gift_unequal_stays_silent_when_values_are_equal_or_ranks_are_not() -> None:
    other = replace(VASE, key="giving-2", who="member-4", name_vi="Tranh (Mẫu)")

    assert codes(of_one_rank(VASE, other)) == []
    assert codes(of_one_rank()) == []
    assert codes(with_gifts(VASE)) == []


def test_gift_against_custom_is_found() -> None:
    code, target, params = only(with_gifts(replace(VASE, doubts=(CLOCK,))))

    assert (code, target) == ("gift.against_custom", Target("gift", "giving-1"))
    assert params["doubt"] == CLOCK[0]


def test_gift_against_custom_is_found_in_the_words_of_the_reception_plan() -> None:
    code, target, _params = only(clean_visit(gift_vi="Đồng hồ để bàn"))

    assert (code, target) == ("gift.against_custom", Target("visit", "", "gift_vi"))


def test_gift_against_custom_stays_silent_when_given_or_plain() -> None:
    assert codes(with_gifts(replace(VASE, doubts=(CLOCK,), is_given=True))) == []
    assert codes(with_gifts(VASE)) == []
    assert codes(replace(with_gifts(VASE), gift_vi="Đồng hồ để bàn")) == []


def test_gift_over_norm_now_is_found() -> None:
    (finding,) = found(with_gifts(replace(VASE, limit=700_000, source="Thông tư thử")))

    assert (finding.code, finding.target) == ("gift.over_norm_now", Target("gift", "giving-1"))
    assert (finding.params["limit"], finding.source) == ("700.000", "Thông tư thử")


@pytest.mark.parametrize(
    "changes",
    [{"limit": 800_000}, {"limit": None}, {"limit": 1, "reason": "x"}, {"limit": 1, "is_given": True}],
)  # fmt: skip
def test_gift_over_norm_now_stays_silent_when_within_reasoned_or_given(
    changes: dict[str, object],
) -> None:
    assert codes(with_gifts(replace(VASE, **changes))) == []
