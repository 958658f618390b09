from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.foundation.working_days import (
    add_working_days,
    is_working_day,
    known_until,
    public_holiday,
    public_holidays,
    working_days_between,
)

DAYS = st.dates(date(2010, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (date(2026, 2, 17), "Tết Nguyên Đán", "Lunar New Year"),
        (date(2026, 9, 2), "Quốc khánh", "National Day"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam", "Vietnam Cultural Day"),
        (
            date(2026, 8, 31),
            "Ngày nghỉ (thay cho ngày 22/08/2026)",
            "Day off (substituted from 08/22/2026)",
        ),
        (date(2026, 3, 12), None, None),
    ],
)
def test_holidays_are_named_in_both_languages(day, vi, en):
    assert public_holiday(day) == vi
    assert public_holiday(day, language="en") == en


def test_other_countries_are_named_in_english_where_vietnamese_is_missing():
    assert public_holiday(date(2026, 7, 14), "FR") == "National Day"
    assert public_holiday(date(2026, 1, 1), "jp", "ja") == "元日"


@pytest.mark.parametrize("country", ["", "ZZ", "nowhere", "Việt Nam"])
def test_a_country_not_known_has_no_holidays_and_works_monday_to_friday(country):
    assert public_holiday(date(2026, 1, 1), country) is None
    assert public_holidays(2026, country) == {}
    assert known_until(country) is None
    assert is_working_day(date(2026, 1, 1), country)
    assert not is_working_day(date(2026, 1, 3), country)


def test_the_holidays_of_a_year_come_in_order():
    days = public_holidays(2026)

    assert list(days) == sorted(days)
    assert [day for day, name in days.items() if name == "Tết Nguyên Đán"] == [date(2026, 2, 17)]


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 3, 12), True),
        (date(2026, 3, 14), False),
        (date(2026, 4, 27), False),
        (date(2026, 8, 31), False),
        (date(2026, 8, 22), True),
        (date(2019, 1, 5), True),
        (date(2014, 12, 27), True),
    ],
)
def test_swapped_days_are_honoured(day, worked):
    assert is_working_day(day) is worked


@pytest.mark.parametrize(
    ("start", "number", "reached"),
    [
        (date(2026, 3, 12), 0, date(2026, 3, 12)),
        (date(2026, 3, 14), 0, date(2026, 3, 14)),
        (date(2026, 3, 12), 2, date(2026, 3, 16)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2026, 2, 23), -1, date(2026, 2, 13)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
    ],
)
def test_deadlines_skip_days_of_rest(start, number, reached):
    assert add_working_days(start, number) == reached


@pytest.mark.parametrize(
    ("first", "last", "counted"),
    [
        (date(2026, 3, 12), date(2026, 3, 12), 0),
        (date(2026, 3, 12), date(2026, 3, 16), 2),
        (date(2026, 2, 13), date(2026, 2, 23), 1),
        (date(2026, 3, 16), date(2026, 3, 12), -2),
    ],
)
def test_working_days_between_two_days_leave_the_first_out(first, last, counted):
    assert working_days_between(first, last) == counted


@given(DAYS, st.integers(-60, 60))
@settings(max_examples=60)
def test_more_days_never_lead_to_an_earlier_deadline(start, number):
    assert add_working_days(start, number) <= add_working_days(start, number + 1)


@given(DAYS, st.integers(-60, 60).filter(bool))
@settings(max_examples=60)
def test_counting_undoes_adding(start, number):
    reached = add_working_days(start, number)

    assert is_working_day(reached)
    assert working_days_between(start, reached) == number


def test_days_are_settled_only_as_far_as_the_government_has_decided():
    assert known_until() == date(2026, 12, 31)
    assert known_until("FR") == date(2100, 12, 31)
