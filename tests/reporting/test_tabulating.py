"""Records cut into tables: sums, trees, years before, and the records behind each figure."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.reporting.facts import Line, Record, Sums, UnitTree
from doingoai.reporting.states import CUTS, Cut, Direction
from doingoai.reporting.tabulating import records_behind, tabulate

TREE = UnitTree(
    above={"2": "1", "3": "1", "4": "3"}, order={"1": 0, "2": 1, "3": 2, "4": 3, "5": 4}
)


def record(key: int = 1, **fields: object) -> Record:
    values = {"starts_on": date(2026, 3, 1), "days": 3, "people": 5, **fields}
    return Record(key=key, **values)  # type: ignore[arg-type]


def figures(line: Line) -> tuple[str, int, int, int, int]:
    return line.key, line.now.delegations, line.now.people, line.now.days, line.now.vnd


def test_lines_add_up_delegations_people_days_and_money():
    records = [
        record(1, field="economy", funding=(("city_budget", 100),)),
        record(2, field="economy", people=2, days=1, funding=(("host", 40), ("city_budget", 1))),
        record(3, field="culture", people=1, days=7),
    ]

    table = tabulate(records, [], Cut.FIELD)

    assert [figures(line) for line in table.lines] == [
        ("economy", 2, 7, 4, 141),
        ("culture", 1, 1, 7, 0),
    ]
    assert figures(table.total) == ("", 3, 8, 11, 141)


def test_a_mission_to_two_countries_stands_in_both_lines_and_once_in_the_total():
    table = tabulate([record(countries=("LA", "KH", "LA"))], [], Cut.COUNTRY)

    assert [figures(line)[:2] for line in table.lines] == [("KH", 1), ("LA", 1)]
    assert table.total.now.delegations == 1


def test_of_a_source_of_money_only_its_own_part_is_counted():
    paid = record(funding=(("host", 30), ("city_budget", 70), ("host", 5)))

    table = tabulate([paid], [], Cut.FUNDING)

    assert [figures(line) for line in table.lines] == [
        ("city_budget", 1, 5, 3, 70),
        ("host", 1, 5, 3, 35),
    ]


def test_a_unit_counts_what_is_below_it_and_stands_above_it():
    records = [record(1, unit="4"), record(2, unit="2", people=1), record(3, unit="5")]

    table = tabulate(records, [], Cut.UNIT, units=TREE)

    assert [
        (line.key, line.depth, line.now.delegations, line.now.people) for line in table.lines
    ] == [
        ("1", 0, 2, 6),
        ("2", 1, 1, 1),
        ("3", 1, 1, 5),
        ("4", 2, 1, 5),
        ("5", 0, 1, 5),
    ]


def test_a_unit_with_travellers_in_two_of_its_divisions_counts_the_mission_once():
    table = tabulate([record(travellers=(("2", 2), ("4", 1)))], [], Cut.HEADCOUNT, units=TREE)

    assert [figures(line)[:3] for line in table.lines] == [
        ("1", 1, 3),
        ("2", 1, 2),
        ("3", 1, 1),
        ("4", 1, 1),
    ]


def test_the_year_before_stands_beside_also_where_this_year_has_none():
    table = tabulate([record(field="culture")], [record(field="health", people=9)], Cut.FIELD)

    assert [(line.key, line.now.delegations, line.before.people) for line in table.lines] == [
        ("culture", 1, 0),
        ("health", 0, 9),
    ]


def test_a_person_counts_one_turn_in_each_delegation():
    table = tabulate([record(1, persons=("7", "8")), record(2, persons=("7",))], [], Cut.PERSON)

    assert [figures(line)[:3] for line in table.lines] == [("7", 2, 2), ("8", 1, 1)]


def test_months_stand_in_time_and_what_is_not_known_last():
    spread = [record(1, starts_on=date(2026, 11, 1)), record(2, starts_on=date(2026, 2, 1))]
    unknown = [record(1, partner=""), record(2, partner=""), record(3, partner="4")]

    assert [line.key for line in tabulate(spread, [], Cut.MONTH).lines] == ["02", "11"]
    assert [line.key for line in tabulate(unknown, [], Cut.PARTNER).lines] == ["4", ""]


def test_a_tree_that_bites_its_own_tail_does_not_hang():
    round_tree = UnitTree(above={"1": "2", "2": "1"})

    assert round_tree.line_up("1") == ("1", "2")


keys = st.sampled_from(["", "1", "2", "3", "4", "5"])
some_records = st.lists(
    st.builds(
        Record,
        key=st.integers(1, 10_000),
        starts_on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        days=st.integers(1, 30),
        people=st.integers(0, 40),
        unit=keys,
        countries=st.lists(st.sampled_from(["LA", "KH", "JP"]), max_size=4).map(tuple),
        partner=keys,
        field=st.sampled_from(["", "culture", "health"]),
        funding=st.lists(
            st.tuples(st.sampled_from(["host", "city_budget"]), st.integers(0, 10**12)), max_size=3
        ).map(tuple),
        travellers=st.lists(st.tuples(keys, st.integers(1, 4)), max_size=3).map(tuple),
        persons=st.lists(keys, max_size=4, unique=True).map(tuple),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)


@pytest.mark.parametrize("cut", list(Cut))
@given(records=some_records)
@settings(max_examples=40)
def test_the_records_behind_a_figure_are_exactly_those_it_counts(cut: Cut, records: list[Record]):
    table = tabulate(records, [], cut, units=TREE)

    for line in table.lines:
        behind = records_behind(records, cut, line.key, units=TREE)
        assert line.now.delegations == len(behind)
        assert line.now.days == sum(one.days for one in behind)
    assert table.total.now == Sums(
        len(records), sum(one.people for one in records), sum(one.days for one in records),
        sum(one.vnd for one in records),
    )  # fmt: skip


def test_nobody_of_ours_travels_in_a_visiting_delegation():
    assert set(CUTS[Direction.OUT]) - set(CUTS[Direction.IN]) == {Cut.HEADCOUNT}
