"""
Can the office host so many delegations then? Asked of the solver beside everything that stands.

What a delegation needs is what the question says and nothing else: each day an officer and a car
with its driver from morning to evening, an interpreter for the work of the morning and of the
afternoon, a room for the work of the morning.
"""

import time as clocks
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.delegations.models import Delegation
from doingoai.delegations.staffing import open_work
from doingoai.foundation.local_time import HERE
from doingoai.resources.assigning import (
    Answer,
    Item,
    Need,
    Role,
    Unmet,
    Work,
    can_host,
    greedy,
)

WHOLE_DAY = (time(7, 30), time(18))
MORNING, AFTERNOON = (time(8, 30), time(11, 30)), (time(14), time(17))
SECONDS, SECONDS_OF_A_WEEK, SECONDS_OF_A_YEAR = 2.0, 0.05, 4.0
WEEKS = 52


@dataclass(frozen=True, slots=True)
class Question:
    """
    So many delegations of so many people, from a day on; languages go round among them.

    `room` is how many people the room of the talks must hold, 0 for none.
    """

    starts_on: date
    days: int
    delegations: int
    people: int
    languages: tuple[str, ...] = ()
    level: int = 0
    mode: str = ""
    room: int = 0
    with_car: bool = True
    with_officer: bool = True

    @property
    def last(self) -> date:
        return self.starts_on + timedelta(days=self.days - 1)


@dataclass(frozen=True, slots=True)
class Week:
    """A day from which on all could be hosted."""

    starts_on: date
    last: date


@dataclass(frozen=True, slots=True)
class Year:
    """In which weeks of a year it could be; `looked` of them were looked at in the time."""

    weeks: tuple[Week, ...]
    looked: int


def items_of(question: Question) -> tuple[Item, ...]:
    """What these delegations would do, with their needs."""
    return tuple(
        item
        for number in range(question.delegations)
        for turn in range(question.days)
        for item in _day(question, number, question.starts_on + timedelta(days=turn))
    )


def _day(question: Question, number: int, day: date) -> Iterator[Item]:
    whole = [
        *([Need("officer", Role.OFFICER)] if question.with_officer else []),
        *([Need("car", Role.VEHICLE, seats=question.people)] if question.with_car else []),
        *([Need("driver", Role.DRIVER)] if question.with_car else []),
    ]
    room = [Need("room", Role.ROOM, seats=question.room)] if question.room else []
    languages = question.languages
    speaks = [
        Need(
            "interpreter", Role.INTERPRETER, language=languages[number % len(languages)],
            level=question.level, mode=question.mode,
        )
    ] if languages else []  # fmt: skip
    party = f"new-{number}"
    for part, hours, needs in (
        (_("whole day"), WHOLE_DAY, whole),
        (_("morning"), MORNING, [*speaks, *room]),
        (_("afternoon"), AFTERNOON, speaks),
    ):
        if needs:
            start, end = (datetime.combine(day, hour, HERE) for hour in hours)
            name = _("Delegation %(number)d, %(day)s, %(part)s") % {
                "number": number + 1,
                "day": f"{day:%d/%m}",
                "part": part,
            }
            yield Item(f"{party}-{start:%m%dT%H%M}", name, start, end, "", party, tuple(needs))


def answer(question: Question, visits: QuerySet[Delegation]) -> Answer:
    """Tell whether it can be, with a plan, or what stands in the way."""
    work = _beside(question.starts_on, question.last, visits, on=question.starts_on)
    return can_host(work, items_of(question), seconds=SECONDS)


def _beside(first: date, last: date, visits: QuerySet[Delegation], *, on: date) -> Work:
    """
    What stands in these days, and the open needs of visits that can be met.

    What nobody can meet already, without these delegations, is not held against them.
    """
    start, end = (datetime.combine(day, time(), HERE) for day in (first, last + timedelta(days=1)))
    work = open_work(start, end, visits=visits, on=on)
    return _without(work, greedy(work).unmet)


def _without(work: Work, unmet: tuple[Unmet, ...]) -> Work:
    lost = {(one.item.key, one.need.key) for one in unmet}
    items = (
        replace(one, needs=tuple(n for n in one.needs if (one.key, n.key) not in lost))
        for one in work.items
    )
    return replace(work, items=tuple(one for one in items if one.needs))


def year(question: Question, visits: QuerySet[Delegation]) -> Year:
    """From the same weekday of each of the next weeks: in which could they come?"""
    began = clocks.monotonic()
    last = question.last + timedelta(weeks=WEEKS - 1)
    whole = _beside(question.starts_on, last, visits, on=question.starts_on)
    found, looked = [], 0
    for number in range(WEEKS):
        if clocks.monotonic() - began > SECONDS_OF_A_YEAR:
            break
        asked = replace(question, starts_on=question.starts_on + timedelta(weeks=number))
        looked += 1
        if can_host(_around(whole, asked), items_of(asked), seconds=SECONDS_OF_A_WEEK).is_possible:
            found.append(Week(asked.starts_on, asked.last))
    return Year(tuple(found), looked)


def _around(work: Work, question: Question) -> Work:
    """What of a year concerns these days: a day before and after."""
    first = datetime.combine(question.starts_on - timedelta(days=1), time(), HERE)
    last = datetime.combine(question.last + timedelta(days=2), time(), HERE)
    return replace(
        work,
        items=tuple(one for one in work.items if one.ends_at > first and one.starts_at < last),
        taken=tuple(one for one in work.taken if one.ends_at > first and one.starts_at < last),
    )
