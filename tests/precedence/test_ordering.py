"""Who stands where: tables of cases for the pure rules."""

from datetime import date

import pytest

from doingoai.directory.ranks import RANKS
from doingoai.foundation.collation import sort_key
from doingoai.foundation.refusals import RuleBroken
from doingoai.precedence.facts import Fixing, Order, Standing, shipped_order, with_missing
from doingoai.precedence.moving import lowered, put_at, raised, settled
from doingoai.precedence.ordering import equals, fixed, ranked, together
from doingoai.precedence.rules import check_classes
from doingoai.precedence.states import Why

ORDER = shipped_order()
EARLY, LATE = date(2024, 3, 1), date(2025, 9, 1)


def one(key: str, rank: str = "", **fields: object) -> Standing:
    return Standing(key, rank, **fields)  # type: ignore[arg-type]


CASES = {
    "rank goes first": (
        [one("a", "deputy_mayor"), one("b", "mayor")], ["b", "a"], Why.RANK,
    ),
    "a city chairman and a mayor are equal: the day of taking up duty decides": (
        [one("a", "mayor", duty_since=LATE), one("b", "pc_chair", duty_since=EARLY)],
        ["b", "a"], Why.DUTY,
    ),
    "ambassadors by the day of taking up duty": (
        [one("a", "ambassador", duty_since=LATE), one("b", "ambassador", duty_since=EARLY)],
        ["b", "a"], Why.DUTY,
    ),
    "an ambassador goes before a chargé, whoever came first": (
        [one("a", "charge_en_pied", duty_since=EARLY), one("b", "ambassador", duty_since=LATE)],
        ["b", "a"], Why.RANK,
    ),
    "a chargé en pied goes before one ad interim": (
        [one("a", "charge_ai", duty_since=EARLY), one("b", "charge_en_pied", duty_since=LATE)],
        ["b", "a"], Why.RANK,
    ),
    "consuls general by the day of the exequatur": (
        [one("a", "consul_general", duty_since=LATE), one("b", "consul_general", duty_since=EARLY)],
        ["b", "a"], Why.DUTY,
    ),
    "of equals with the same day the elder": (
        [one("a", "mayor", born=date(1970, 1, 1)), one("b", "mayor", born=date(1960, 1, 1))],
        ["b", "a"], Why.AGE,
    ),
    "a day that is known goes before one that is not": (
        [one("a", "mayor"), one("b", "mayor", duty_since=LATE)], ["b", "a"], Why.DUTY,
    ),
    "states by the alphabet": (
        [one("a", "ambassador", state=sort_key("Pháp")), one("b", "ambassador", state=sort_key("Đức"))],
        ["b", "a"], Why.STATE,
    ),
    "at last the order of the list": (
        [one("a", "mayor", listed=2), one("b", "mayor", listed=1)], ["b", "a"], Why.LISTED,
    ),
    "the head leads the delegation, whatever the rank of another": (
        [one("a", "minister"), one("b", "mayor", is_head=True)], ["b", "a"], Why.HEAD,
    ),
    "who has no rank comes last": (
        [one("a", "", listed=1), one("b", "officer", listed=2)], ["b", "a"], Why.NO_RANK,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_order_and_reason(case):
    people, keys, why = case
    placed = ranked(people, ORDER)
    assert [each.key for each in placed] == keys
    assert placed[1].why == why
    assert placed[1].after == keys[0]


def test_the_order_does_not_depend_on_who_is_named_first():
    people = [one("a", "mayor"), one("b", "ambassador"), one("c", "officer"), one("d")]
    expected = [each.key for each in ranked(people, ORDER)]
    assert [each.key for each in ranked(people[::-1], ORDER)] == expected


@pytest.mark.parametrize(
    ("fixings", "expected"),
    [
        ([Fixing("c", before="a")], ["c", "a", "b", "d"]),
        ([Fixing("d", position=2)], ["a", "d", "b", "c"]),
        ([Fixing("a", position=9)], ["b", "c", "d", "a"]),
        ([Fixing("d", position=1), Fixing("c", before="d")], ["c", "d", "a", "b"]),
        ([Fixing("a", before="gone")], ["a", "b", "c", "d"]),
        ([Fixing("gone", position=1)], ["a", "b", "c", "d"]),
    ],
)
def test_what_is_fixed_goes_before_the_rule(fixings, expected):
    assert fixed(["a", "b", "c", "d"], fixings) == expected


def test_a_fixed_place_says_the_reason():
    placed = ranked(
        [one("a", "mayor"), one("b", "officer")], ORDER, [Fixing("b", before="a", reason="Vì")]
    )
    assert [(each.key, each.why, each.reason) for each in placed] == [
        ("b", Why.FIXED, "Vì"), ("a", Why.RANK, ""),
    ]  # fmt: skip


def test_two_sides_are_joined_by_rank_and_each_keeps_its_order():
    guests = [one("g1", "mayor"), one("g2", "officer")]
    hosts = [one("h1", "pc_chair"), one("h2", "pc_vice_chair")]
    joined = together(["g1", "g2"], ["h1", "h2"], [*guests, *hosts], ORDER)
    assert joined == ["g1", "h1", "h2", "g2"]


def test_only_those_are_asked_for_their_age_whom_nothing_else_tells_apart():
    people = [
        one("a", "mayor"), one("b", "mayor"), one("c", "governor", duty_since=EARLY), one("d"),
        one("e"),
    ]  # fmt: skip
    assert equals(people, ORDER) == ["a", "b"]


GROUPS = (("a",), ("b", "c"), ("d",))


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (raised(GROUPS, "c"), (("a",), ("c",), ("b",), ("d",))),
        (raised(GROUPS, "d"), (("a",), ("b", "c", "d"))),
        (raised(GROUPS, "a"), GROUPS),
        (lowered(GROUPS, "a"), (("b", "c", "a"), ("d",))),
        (lowered(GROUPS, "b"), (("a",), ("c",), ("b",), ("d",))),
        (lowered(GROUPS, "d"), GROUPS),
        (put_at(GROUPS, "d", 1), (("d",), ("a",), ("b", "c"))),
        (put_at(GROUPS, "a", 99), (("b", "c"), ("d",), ("a",))),
        (put_at(GROUPS, "b", 0), (("b",), ("a",), ("c",), ("d",))),
    ],
)
def test_moving_a_rank(move, expected):
    assert [set(group) for group in move] == [set(group) for group in expected]


def test_up_and_down_again_is_where_one_was():
    for code in ORDER.places:
        there = lowered(raised(ORDER.groups, code), code)
        if ORDER.place_of(code) != 1:
            assert [set(group) for group in there] == [set(group) for group in ORDER.groups]


@pytest.mark.parametrize(("place", "grade"), [(1, 2), (2, 4), (3, 4), (4, 6)])
def test_who_is_moved_takes_the_grade_nearest_to_the_own_that_fits(place, grade):
    groups, grades = (("a",), ("b",), ("c",), ("x",)), {"a": 2, "b": 4, "c": 4, "x": 6}
    assert settled(put_at(groups, "x", place), grades, "x")["x"] == grade


def test_who_joins_others_takes_their_grade():
    assert settled((("a",), ("b", "x")), {"a": 2, "b": 4, "x": 6}, "x")["x"] == 4


def test_the_shipped_order_is_version_nought_and_not_checked():
    assert (ORDER.number, ORDER.is_confirmed, ORDER.confidence) == (0, False, "M")
    assert ORDER.place_of("mayor") == ORDER.place_of("pc_chair")
    assert len(ORDER.places) == len(RANKS)
    check_classes(ORDER)


def test_a_rank_shipped_later_joins_an_older_order_below_its_grade():
    kept = tuple(
        group for group in (tuple(c for c in g if c != "mayor") for g in ORDER.groups) if group
    )
    grades = {code: grade for code, grade in ORDER.grades.items() if code != "mayor"}
    groups, full = with_missing(kept, grades)
    assert full["mayor"] == 4
    places = {code: at for at, group in enumerate(groups) for code in group}
    assert places["parliament_member"] < places["mayor"] < places["vice_governor"]


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("ambassador", "charge_en_pied"),
        ("charge_en_pied", "charge_ai"),
        ("consul_general", "consul"),
    ],
)
def test_classes_of_the_conventions_are_not_turned_around(lower, higher):
    groups = put_at(ORDER.groups, lower, ORDER.place_of(higher) + 1)
    with pytest.raises(RuleBroken) as refused:
        check_classes(Order(1, groups, ORDER.grades))
    assert refused.value.code == "order.classes_turned"
    assert "Công ước Viên" in refused.value.source
