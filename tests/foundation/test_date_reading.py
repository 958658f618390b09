from contextlib import suppress
from datetime import date, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from doingoai.foundation.date_reading import (
    UnreadableDate,
    UnreadableTime,
    parse_date,
    parse_time,
)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "typed",
    [
        "18/7/2019",
        "18/07/2019",
        "18.7.2019",
        "18.7.19.",
        "18-7-2019",
        "18 / 7 / 2019",
        "2019-07-18",
        "2019/7/18",
        "2019-07-18 00:00:00",
        "2019-07-18T00:00",
        "18/7/19",
        "18 July 2019",
        "18 JULY 2019",
        "18 Jul 2019",
        "18 Jul. 2019",
        "18-Jul-19",
        "18th of July 2019",
        "July 18, 2019",
        "July 18th 2019",
        "Jul. 18,2019",
        "Thursday, 18 July 2019",
        "Thu 18 Jul 2019",
        "ngày 18 tháng 7 năm 2019",
        "Ngày 18 tháng 07 năm 2019.",
        "18 tháng 7, năm 2019",
        "18 tháng Bảy năm 2019",
        "thứ Năm, ngày 18 tháng 7 năm 2019",
        "Thứ 5, 18/7/2019",
        "ngày 18/7/2019",
        "ngày 18 tha\u0301ng 7 năm 2019",
        "  18/7/2019 \u200b",
    ],
)
def test_dates_are_read_however_people_type_them(typed):
    assert parse_date(typed) == date(2019, 7, 18)


def test_months_in_two_words_are_read():
    assert parse_date("1 tháng Mười hai năm 2026") == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "latest", "read"),
    [
        ("18/7/68", None, date(2068, 7, 18)),
        ("18/7/69", None, date(1969, 7, 18)),
        ("18/7/65", date(2026, 3, 1), date(1965, 7, 18)),
        ("18/7/26", date(2026, 3, 1), date(1926, 7, 18)),
        ("1/3/26", date(2026, 3, 1), date(2026, 3, 1)),
        ("18/7/2065", date(2026, 3, 1), date(2065, 7, 18)),
    ],
)
def test_two_digits_of_a_year_are_the_nearest_that_fits(typed, latest, read):
    assert parse_date(typed, latest=latest) == read


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "soon",
            "“soon” cannot be read as a date. Write day, month and year, for example 18/7/2019, "
            "2019-07-18, 18 July 2019 or ngày 18 tháng 7 năm 2019.",
        ),
        ("31/2/2026", "“31/2/2026” does not exist: month 2/2026 has 28 days."),
        ("0/1/2026", "“0/1/2026” does not exist: month 1/2026 has 31 days."),
        (
            "7/18/2019",
            "“7/18/2019”: there is no month 18. The day comes first: 18/7/2019.",
        ),
        ("1/1/1066", "“1/1/1066”: the year 1066 is not between 1800 and 2199."),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(typed, message):
    with pytest.raises(UnreadableDate) as refused:
        parse_date(typed)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    "typed",
    ["", "18/7", "18 Foo 2019", "18 tháng Foo năm 2019", "18 7 2019", "18/7/201", "²/7/2019"],
)
def test_half_dates_are_refused(typed):
    with pytest.raises(UnreadableDate):
        parse_date(typed)


def test_a_long_text_is_quoted_only_at_its_beginning():
    with pytest.raises(UnreadableDate) as refused:
        parse_date("x" * 5000)

    assert str(refused.value)[:70] == "“" + "x" * 60 + "…” cannot"


@given(st.text() | st.from_regex(r"[0-9a-z/:. ]{1,20}", fullmatch=True))
def test_any_text_is_read_or_refused(typed):
    with suppress(UnreadableDate):
        parse_date(typed)
    with suppress(UnreadableTime):
        parse_time(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9h30", time(9, 30)),
        ("9H30", time(9, 30)),
        ("9h5", time(9, 5)),
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9g30", time(9, 30)),
        ("9 giờ 30", time(9, 30)),
        ("9 giờ 30 phút", time(9, 30)),
        ("9h30’", time(9, 30)),
        ("9 giờ rưỡi", time(9, 30)),
        ("9h", time(9, 0)),
        ("9 giờ", time(9, 0)),
        ("9h00.", time(9, 0)),
        ("14:05:09", time(14, 5, 9)),
        ("2pm", time(14, 0)),
        ("2:30 p.m.", time(14, 30)),
        ("12am", time(0, 0)),
        ("12pm", time(12, 0)),
        ("14:00 pm", time(14, 0)),
        ("8 giờ sáng", time(8, 0)),
        ("2 giờ chiều", time(14, 0)),
        ("7h15 tối", time(19, 15)),
        ("12 giờ đêm", time(0, 0)),
        ("11 giờ đêm", time(23, 0)),
        ("11 giờ trưa", time(11, 0)),
        ("1 giờ trưa", time(13, 0)),
    ],
)
def test_times_are_read_however_people_type_them(typed, read):
    assert parse_time(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "9h60", "24:00", "9:30:75", "14 giờ sáng"])
def test_times_that_no_clock_shows_are_refused(typed):
    with pytest.raises(UnreadableTime) as refused:
        parse_time(typed)

    assert str(refused.value) == (
        f"“{typed}” does not exist: hours go from 0 to 23, minutes from 0 to 59."
    )


def test_what_is_no_time_is_refused_with_the_forms_that_are():
    with pytest.raises(UnreadableTime) as refused:
        parse_time("noonish")

    assert str(refused.value) == (
        "“noonish” cannot be read as a time. Write hours and minutes, for example 9h30, 09:30, "
        "9 giờ 30 or 2:30 pm."
    )
