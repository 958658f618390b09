"""Spans of time, days without a year, days that contradict their weekday."""

from datetime import date, datetime, time

import pytest

from doingoai.delegations.intake.reading import Custom
from doingoai.delegations.intake.spans import (
    names_a_day,
    read_day_span,
    read_programme_day,
    read_times,
)
from tests.delegations.intake.builders import codes


@pytest.mark.parametrize(
    ("value", "starts", "ends"),
    [
        ("9h00 - 10h30", time(9), time(10, 30)),
        ("9h00-10h30", time(9), time(10, 30)),
        ("09:00 – 10:30", time(9), time(10, 30)),
        ("từ 9h đến 10h30", time(9), time(10, 30)),
        ("from 9:00 to 10:30", time(9), time(10, 30)),
        ("9.00 ~ 10.30", time(9), time(10, 30)),
        ("9-10h30", time(9), time(10, 30)),
        ("2-3pm", time(14), time(15)),
        ("2pm-4pm", time(14), time(16)),
        ("11 - 1pm", time(11), time(13)),
        ("10am to noon", time(10), None),
        ("9h00", time(9), None),
        ("lúc 9h00", time(9), None),
        (time(9), time(9), None),
        (datetime.fromisoformat("2026-02-05 09:00"), time(9), None),
        ("Chiều", None, None),
        ("-", None, None),
    ],
)
def test_the_beginning_and_the_end_are_read(value, starts, ends):
    read_starts, read_ends = read_times(value)

    assert (read_starts.value, read_ends.value) == (starts, ends)


@pytest.mark.parametrize(
    ("value", "day", "doubts"),
    [
        ("Thứ Năm, 05/02/2026", date(2026, 2, 5), []),
        ("Thứ 5 (05/02/2026)", date(2026, 2, 5), []),
        ("Ngày thứ nhất: 05/02/2026", date(2026, 2, 5), []),
        ("Day 1 - Thursday, 5 February 2026", date(2026, 2, 5), []),
        ("Thursday 5 February", date(2026, 2, 5), []),
        ("February 5 (Thursday)", date(2026, 2, 5), []),
        ("05/02", date(2026, 2, 5), []),
        ("ngày 5 tháng 2", date(2026, 2, 5), []),
        ("Thứ Ba, 05/02/2026", date(2026, 2, 5), ["weekday_wrong"]),
        ("Sunday 5 February 2026", date(2026, 2, 5), ["weekday_wrong"]),
        ("Chủ nhật 08/02/2026", date(2026, 2, 8), []),
        (date(2026, 2, 5), date(2026, 2, 5), []),
    ],
)
def test_a_day_of_a_programme_may_stand_among_words(value, day, doubts):
    reading = read_programme_day(value, Custom(), 2026)

    assert (reading.value, codes(reading.doubts)) == (day, doubts)


@pytest.mark.parametrize("value", ["soon", "31/02/2026", "99 rooms", "Thứ Ba"])
def test_what_names_no_day_is_a_fault(value):
    assert codes(read_programme_day(value, Custom(), 2026).faults) == ["date_impossible"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Thứ Năm, ngày 05/02/2026", True),
        ("Thursday, 5 February 2026", True),
        ("NGÀY THỨ NHẤT: 05/02/2026", True),
        ("Day 2 (6 February 2026)", True),
        ("05/02/2026 Đón đoàn", False),
        ("Visit", False),
        ("Thứ Năm", False),
    ],
)
def test_a_heading_of_a_day_is_told_from_an_activity(text, answer):
    assert names_a_day(text) is answer


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("05/02/2026 - 08/02/2026", date(2026, 2, 5), date(2026, 2, 8)),
        ("từ ngày 05/02/2026 đến ngày 08/02/2026", date(2026, 2, 5), date(2026, 2, 8)),
        ("05 - 08/02/2026", date(2026, 2, 5), date(2026, 2, 8)),
        ("28/02 - 02/03/2026", date(2026, 2, 28), date(2026, 3, 2)),
        ("5-8 February 2026", date(2026, 2, 5), date(2026, 2, 8)),
        ("5 February 2026 to 8 February 2026", date(2026, 2, 5), date(2026, 2, 8)),
        ("05/02/2026", date(2026, 2, 5), date(2026, 2, 5)),
        (date(2026, 2, 5), date(2026, 2, 5), date(2026, 2, 5)),
    ],
)
def test_the_dates_of_a_visit_are_read(value, first, last):
    assert read_day_span(value, Custom()).value == (first, last)


@pytest.mark.parametrize("value", ["next week", "08/02/2026 - 05/02/2026", "30 - 31/02/2026"])
def test_dates_that_are_none_are_a_fault(value):
    assert codes(read_day_span(value, Custom()).faults) == ["dates_impossible"]
