"""Weeks of the calendar: lanes of bars, days with their marks."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.web.programme.grid import (
    Cell,
    Marks,
    Span,
    lanes_of,
    lunar_mark,
    monday_of,
    month_span,
    weeks_between,
)

MONDAY = date(2026, 2, 2)
SUNDAY = date(2026, 2, 8)


def day(number):
    return date(2026, 2, number)


def span(first, last, of="đoàn"):
    return Span(day(first), day(last), of)


@pytest.mark.parametrize("on", [date(2026, 2, 2), date(2026, 2, 5), date(2026, 2, 8)])
def test_a_week_begins_on_monday(on):
    assert monday_of(on) == MONDAY


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 2, 14), date(2026, 1, 26), date(2026, 3, 1)),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 3)),
    ],
)
def test_a_month_is_shown_in_whole_weeks(on, first, last):
    assert month_span(on) == (first, last)


def test_a_bar_stands_under_its_days_with_nothing_around_it():
    visit = span(3, 5)

    assert lanes_of(MONDAY, [visit]) == ((Cell(1), Cell(3, visit), Cell(3)),)


def test_a_bar_that_comes_from_the_week_before_and_goes_on_says_so():
    visit = Span(date(2026, 1, 30), date(2026, 2, 20), "đoàn")

    assert lanes_of(MONDAY, [visit]) == ((Cell(7, visit, begins_before=True, goes_on=True),),)


def test_bars_that_do_not_touch_share_a_lane():
    early, late, between = span(2, 3), span(5, 8), span(3, 6)

    assert lanes_of(MONDAY, [late, between, early]) == (
        (Cell(2, early), Cell(1), Cell(4, late)),
        (Cell(1), Cell(4, between), Cell(2)),
    )


spans = st.tuples(st.integers(-20, 20), st.integers(0, 15)).map(
    lambda pair: Span(
        date.fromordinal(MONDAY.toordinal() + pair[0]),
        date.fromordinal(MONDAY.toordinal() + pair[0] + pair[1]),
        pair,
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, max_size=12))
def test_every_visit_of_a_week_has_one_bar_and_every_lane_seven_days(listed):
    here = [one for one in listed if one.first <= SUNDAY and one.last >= MONDAY]

    lanes = lanes_of(MONDAY, here)

    assert all(sum(cell.days for cell in lane) == 7 for lane in lanes)
    assert sorted(cell.span.of for lane in lanes for cell in lane if cell.span) == sorted(
        one.of for one in here
    )


def test_a_day_knows_what_falls_on_it():
    visit = span(3, 5)
    marks = Marks(today=day(3), holidays={day(3): "Ngày lễ"}, month=day(1))

    (week,) = weeks_between(MONDAY, SUNDAY, [visit], {day(3): ["hội đàm"]}, marks)

    tuesday = week.days[1]
    assert (tuesday.on, tuesday.is_today, tuesday.holiday) == (day(3), True, "Ngày lễ")
    assert (tuesday.items, tuesday.spans) == (["hội đàm"], (visit,))
    assert (week.first, week.has_items) == (MONDAY, True)


def test_days_of_another_month_are_outside_and_in_a_week_none_is():
    first, last = month_span(MONDAY)

    month = weeks_between(first, last, [], {}, Marks(MONDAY, month=MONDAY))
    week = weeks_between(first, SUNDAY, [], {}, Marks(MONDAY))

    assert [one.on for one in month[0].days if one.is_outside][-1] == date(2026, 1, 31)
    assert not any(one.is_outside for part in week for one in part.days)
    assert not week[0].has_items


@pytest.mark.parametrize(
    ("on", "mark"),
    [
        (date(2026, 2, 17), "1/1"),
        (date(2026, 2, 18), "2"),
        (date(2026, 3, 1), "13/1"),
    ],
)
def test_the_lunar_day_names_its_month_where_one_needs_it(on, mark):
    assert lunar_mark(on) == mark
