"""How far a day is, in the words of the office."""

from datetime import date

import pytest
from django.utils import translation

from doingoai.web.dates import days_away, due_in_words

MONDAY = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 2, 2), "hôm nay"),
        (date(2026, 2, 3), "còn 1 ngày làm việc"),
        (date(2026, 2, 9), "còn 5 ngày làm việc"),
        (date(2026, 1, 30), "quá hạn 1 ngày làm việc"),
        (date(2026, 1, 26), "quá hạn 5 ngày làm việc"),
    ],
)
def test_time_left_is_counted_in_working_days(due, said):
    assert due_in_words(due, MONDAY) == said


def test_a_day_without_work_before_it_says_so():
    saturday, sunday = date(2026, 1, 31), date(2026, 2, 1)

    assert due_in_words(sunday, saturday) == "trước ngày làm việc tới"
    assert due_in_words(saturday, sunday) == "quá hạn từ ngày làm việc trước"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 2), "today"),
        (date(2026, 2, 3), "tomorrow"),
        (date(2026, 2, 9), "in 7 days"),
        (date(2026, 2, 1), "1 day ago"),
        (date(2026, 1, 30), "3 days ago"),
    ],
)
def test_when_a_day_is(day, said):
    with translation.override("en"):
        assert days_away(day, MONDAY) == said
