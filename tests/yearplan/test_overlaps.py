"""Which items are in each other's way: each reason on both sides, and the same as asking every pair."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.yearplan.overlaps import Reason, find_overlaps, weeks_of
from tests.yearplan.lines import line

MONDAY = date(2027, 3, 1)
R = Reason


def reasons(one, other):
    found = find_overlaps([one, other])
    return found[0].reasons if found else ()


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (line(partner="p"), line(date(2027, 11, 1), partner="p"), (R.PARTNER,)),
        (line(partner="p"), line(partner="p"), (R.PARTNER, R.WEEKS)),
        (line(partner="p"), line(partner="q"), ()),
        (line(), line(), ()),
        (line(countries=("KR",)), line(countries=("KR", "JP")), (R.COUNTRY, R.WEEKS)),
        (line(countries=("KR",)), line(countries=("JP",)), ()),
        (line(leader="minh"), line(date(2027, 3, 7), leader="minh"), (R.LEADER, R.WEEKS)),
        (line(leader="minh"), line(date(2027, 3, 8), leader="minh"), ()),
        (
            line(leader="minh", leader_key="1"),
            line(leader="chu tich", leader_key="1"),
            (R.LEADER, R.WEEKS),
        ),
        (line(leader="minh", leader_key="1"), line(leader="chu tich", leader_key="2"), ()),
        (line(countries=("KR",)), line(date(2027, 3, 8), countries=("KR",)), ()),
        (
            line(partner="p", leader="l", countries=("KR",)),
            line(partner="p", leader="l", countries=("KR",)),
            (R.PARTNER, R.COUNTRY, R.LEADER, R.WEEKS),
        ),
    ],
)
def test_two_items_overlap_by_partner_or_in_the_same_weeks(one, other, why):
    assert reasons(one, other) == why


def test_a_long_item_meets_what_begins_weeks_later_and_a_short_one_between_does_not_hide_it():
    long = line(MONDAY, 60, countries=("KR",))
    short = line(MONDAY, 1, countries=("KR",))
    late = line(MONDAY + timedelta(days=45), 1, countries=("KR",))

    met = {(one.one.key, one.other.key) for one in find_overlaps([late, short, long])}

    assert met == {(long.key, short.key), (long.key, late.key)}


def test_the_strongest_overlap_stands_first_and_names_what_both_share():
    weak = line(date(2027, 1, 5), partner="p"), line(date(2027, 9, 1), partner="p")
    strong = (
        line(date(2027, 5, 3), countries=("JP", "KR"), leader="l", unit="Sở A"),
        line(date(2027, 5, 4), countries=("KR",), leader="l", unit="Sở B"),
    )

    first, second = find_overlaps([*weak, *strong])

    assert (first.countries, first.is_between_units) == (("KR",), True)
    assert (second.reasons, second.is_between_units) == ((R.PARTNER,), False)


ITEMS = st.lists(
    st.builds(
        lambda day, days, partner, countries, leader, key: line(
            MONDAY + timedelta(days=day),
            days,
            partner=partner,
            countries=countries,
            leader=leader,
            leader_key=key,
        ),
        st.integers(0, 90),
        st.integers(1, 40),
        st.sampled_from(["", "p", "q"]),
        st.lists(st.sampled_from(["KR", "JP", "LA"]), max_size=3).map(tuple),
        st.sampled_from(["", "minh", "lan"]),
        st.sampled_from(["", "person 1", "person 2"]),
    ),
    max_size=14,
)


def share_weeks(one, other):
    (begins, ends), (starts, stops) = weeks_of(one), weeks_of(other)
    return begins <= stops and starts <= ends


def naive(one, other):
    near = share_weeks(one, other)
    said = {
        R.PARTNER: bool(one.partner) and one.partner == other.partner,
        R.COUNTRY: near and bool(set(one.countries) & set(other.countries)),
        R.LEADER: near
        and (
            (bool(one.leader) and one.leader == other.leader)
            or (bool(one.leader_key) and one.leader_key == other.leader_key)
        ),
    }
    why = {reason for reason, holds in said.items() if holds}
    return why | {R.WEEKS} if why and near else why


@given(ITEMS)
@settings(max_examples=150, deadline=None)
def test_the_search_finds_exactly_what_asking_every_pair_finds(items):
    found = {
        frozenset((one.one.key, one.other.key)): set(one.reasons) for one in find_overlaps(items)
    }

    asked = {
        frozenset((one.key, other.key)): why
        for one, other in combinations(items, 2)
        if (why := naive(one, other))
    }

    assert found == asked
