from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.foundation import vietnamese
from doingoai.foundation.vietnamese import (
    clock_time,
    date_span_en,
    date_span_vi,
    group_digits,
    long_date,
    long_date_en,
    money,
    month_year_en,
    month_year_vi,
    short_date,
    weekday_en,
    weekday_vi,
)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2019, 7, 18), "ngày 18 tháng 7 năm 2019"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_papers_get_a_leading_zero_only_in_days_and_the_first_two_months(day, written):
    assert long_date(day) == written


def test_other_forms_of_a_day():
    day = date(2026, 2, 5)

    assert short_date(day) == "05/02/2026"
    assert long_date_en(day) == "5 February 2026"
    assert month_year_vi(day) == "tháng 02 năm 2026"
    assert month_year_en(day) == "February 2026"


def test_weekdays_are_named_with_capitals_as_the_decree_wants():
    week = [date(2026, 3, 9) + timedelta(days=n) for n in range(7)]

    named = [(weekday_vi(day), weekday_en(day)) for day in week]

    assert named == [
        ("thứ Hai", "Monday"),
        ("thứ Ba", "Tuesday"),
        ("thứ Tư", "Wednesday"),
        ("thứ Năm", "Thursday"),
        ("thứ Sáu", "Friday"),
        ("thứ Bảy", "Saturday"),
        ("Chủ nhật", "Sunday"),
    ]


def test_clock_times_are_short_in_tables_and_long_in_sentences():
    assert clock_time(time(9, 0)) == "09:00"
    assert clock_time(time(9, 0), long=True) == "09 giờ 00"
    assert clock_time(datetime(2026, 3, 9, 14, 5).time(), long=True) == "14 giờ 05"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("first", "last", "vi", "en"),
    [
        (date(2026, 3, 12), date(2026, 3, 14), "12-14/3/2026", "12–14 March 2026"),
        (date(2026, 2, 5), date(2026, 2, 7), "05-07/02/2026", "5–7 February 2026"),
        (date(2026, 3, 12), date(2026, 3, 12), "12/3/2026", "12 March 2026"),
        (date(2026, 3, 30), date(2026, 4, 2), "30/3-02/4/2026", "30 March – 2 April 2026"),
        (
            date(2025, 12, 30),
            date(2026, 1, 2),
            "30/12/2025-02/01/2026",
            "30 December 2025 – 2 January 2026",
        ),
        (
            date(2025, 3, 1),
            date(2026, 3, 1),
            "01/3/2025-01/3/2026",
            "1 March 2025 – 1 March 2026",
        ),
    ],
)
def test_periods_say_month_and_year_only_once_where_they_are_shared(first, last, vi, en):
    assert date_span_vi(first, last) == vi
    assert date_span_en(first, last) == en


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (999, "999"),
        (9400000, "9.400.000"),
        (-1200, "-1.200"),
        (Decimal("1234.50"), "1.234,50"),
    ],
)
def test_digits_are_grouped_by_dots(number, written):
    assert group_digits(number) == written


def test_money_names_its_unit():
    assert money(9400000) == "9.400.000 đồng"
    assert money(Decimal("1250.5"), "USD") == "1.250,5 USD"


@given(st.integers())
def test_grouped_digits_can_be_read_back(number):
    assert int(group_digits(number).replace(".", "")) == number


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_every_written_date_can_be_read_back(day):
    forms = (long_date, short_date, long_date_en, lambda d: date_span_vi(d, d), date.isoformat)

    assert {vietnamese.parse_date(form(day)) for form in forms} == {day}


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.booleans())
def test_every_written_time_can_be_read_back(at, long):
    assert vietnamese.parse_time(clock_time(at, long=long)) == at


def test_the_promised_names_are_there():
    assert [name for name in vietnamese.__all__ if not hasattr(vietnamese, name)] == []
