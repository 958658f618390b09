"""When an answer is due, when it is asked for again, and what silence means: pure over plain values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from doingoai.approvals.states import Silence
from doingoai.foundation.working_days import add_working_days, is_working_day

MOST_REMINDERS = 12
FARTHEST_DAY = 60
_NUMBER = re.compile(r"[+-]?\d{1,3}")


@dataclass(frozen=True, slots=True)
class Timing:
    """A rule of consultation as plain values; days as in `ConsultationRule`."""

    reply_days: int
    counts_working_days: bool = True
    silence: Silence = Silence.CHASE
    extensions_most: int = 1
    extension_days: int = 3
    remind_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open question: its key, its day, the days on which it is asked for again."""

    key: int
    asked_on: date
    due_on: date
    remind_days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder of a day; `offset` tells how many working days before (negative) or after."""

    key: int
    on: date
    offset: int

    @property
    def is_overdue(self) -> bool:
        return self.offset > 0


def read_days(text: str) -> tuple[int, ...]:
    """
    Read the days of reminders as they are typed: "-2, 0, 1 3".

    :raises ValueError: for anything but up to twelve whole numbers from -60 to 60
    """
    words = [word for word in re.split(r"[,;\s]+", text.strip()) if word]
    if any(_NUMBER.fullmatch(word) is None for word in words):
        raise ValueError(text)
    days = tuple(sorted({int(word) for word in words}))
    if len(days) > MOST_REMINDERS or any(abs(day) > FARTHEST_DAY for day in days):
        raise ValueError(text)
    return days


def due_day(asked_on: date, timing: Timing) -> date:
    """The day by which an agency answers that was asked on a day."""
    return later(asked_on, timing.reply_days, working=timing.counts_working_days)


def later(start: date, days: int, *, working: bool) -> date:
    """A day so many days later; one of calendar days that ends on a rest day moves to the next worked."""
    if working:
        return add_working_days(start, days)
    end = start + timedelta(days=days)
    while not is_working_day(end):
        end += timedelta(days=1)
    return end


def reminder_days(waiting: Waiting) -> dict[date, int]:
    """The days on which a question is asked for again, each with its place around the due day."""
    days: dict[date, int] = {}
    for offset in sorted(waiting.remind_days, key=abs):
        day = add_working_days(waiting.due_on, offset)
        if day > waiting.asked_on:
            days.setdefault(day, offset)
    return days


def reminders_due(questions: Iterable[Waiting], on: date) -> list[DueReminder]:
    """
    The reminders of a day, one for a question at most.

    Days that nobody looked at (the machine stood still) are made up for by one, the latest.
    """
    due = []
    for waiting in questions:
        past = {day: offset for day, offset in reminder_days(waiting).items() if day <= on}
        if past:
            last = max(past)
            due.append(DueReminder(waiting.key, last, past[last]))
    return due


def is_silent(due_on: date, *, on: date) -> bool:
    """Test whether the day of an unanswered question is over."""
    return due_on < on
