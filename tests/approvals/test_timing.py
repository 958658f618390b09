"""Due days, reminders and what is read of them: pure, on both sides of each limit."""

from datetime import date

import pytest

from doingoai.approvals.timing import (
    DueReminder,
    Timing,
    Waiting,
    due_day,
    is_silent,
    later,
    read_days,
    reminder_days,
    reminders_due,
)

MONDAY = date(2026, 3, 2)
FRIDAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("asked_on", "timing", "due"),
    [
        (MONDAY, Timing(5), date(2026, 3, 9)),
        (FRIDAY, Timing(1), date(2026, 3, 9)),
        (date(2026, 2, 12), Timing(3), date(2026, 2, 24)),
        (MONDAY, Timing(15, counts_working_days=False), date(2026, 3, 17)),
        (MONDAY, Timing(5, counts_working_days=False), date(2026, 3, 9)),
    ],
)
def test_an_answer_is_due_by_the_rule(asked_on, timing, due):
    assert due_day(asked_on, timing) == due


def test_a_calendar_day_that_ends_on_a_rest_day_moves_on():
    assert later(FRIDAY, 1, working=False) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", ()),
        ("-2, 0,1;3", (-2, 0, 1, 3)),
        ("3 -1 3", (-1, 3)),
        ("+2", (2,)),
        ("60 -60", (-60, 60)),
    ],
)
def test_days_of_reminders_are_read_as_typed(text, days):
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["two", "1.5", "61", "-61", "1-2", " ".join(map(str, range(13)))])
def test_what_are_no_days_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read_days(text)


def test_reminders_lie_before_on_and_after_the_day_and_never_before_the_asking():
    waiting = Waiting(1, MONDAY, date(2026, 3, 5), (-9, -1, 0, 2))

    assert reminder_days(waiting) == {
        date(2026, 3, 4): -1, date(2026, 3, 5): 0, date(2026, 3, 9): 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 3, 3), []),
        (date(2026, 3, 4), [DueReminder(7, date(2026, 3, 4), -1)]),
        (date(2026, 3, 5), [DueReminder(7, date(2026, 3, 5), 0)]),
        (date(2026, 3, 8), [DueReminder(7, date(2026, 3, 5), 0)]),
        (date(2026, 3, 9), [DueReminder(7, date(2026, 3, 9), 2)]),
        (date(2027, 3, 9), [DueReminder(7, date(2026, 3, 9), 2)]),
    ],
)
def test_each_day_has_one_reminder_at_most_and_missed_ones_are_made_up_for_by_the_latest(on, due):
    found = reminders_due([Waiting(7, MONDAY, date(2026, 3, 5), (-1, 0, 2))], on)

    assert found == due
    assert [one.is_overdue for one in found] == [one.offset > 0 for one in due]


def test_a_question_is_silent_only_when_its_day_is_over():
    assert [is_silent(MONDAY, on=MONDAY), is_silent(MONDAY, on=FRIDAY)] == [False, True]
