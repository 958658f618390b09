"""Weeks as a calendar shows them: days, visits as bars over their days, items under each day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from doingoai.foundation.lunar import to_lunar

WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts from a day to a day, such as a visit."""

    first: date
    last: date
    of: Any


@dataclass(frozen=True, slots=True)
class Day:
    """One day with what falls on it; `lunar` is the Vietnamese lunar day as d or d/m."""

    on: date
    lunar: str
    holiday: str = ""
    is_today: bool = False
    is_outside: bool = False
    items: Sequence[Any] = ()
    spans: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of days in a lane of a week: a bar, or nothing where `span` is None."""

    days: int
    span: Span | None = None
    begins_before: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    days: tuple[Day, ...]
    lanes: tuple[tuple[Cell, ...], ...] = ()

    @property
    def first(self) -> date:
        return self.days[0].on

    @property
    def has_items(self) -> bool:
        return any(day.items for day in self.days)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of days apart from visits: today, public holidays, the month that is shown."""

    today: date
    holidays: Mapping[date, str] = field(default_factory=dict)
    month: date | None = None


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def month_span(day: date) -> tuple[date, date]:
    """The first Monday and the last Sunday that a page of the month of a day shows."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - ONE_DAY
    return monday_of(first), monday_of(last) + WEEK - ONE_DAY


def weeks_between(
    first: date,
    last: date,
    spans: Iterable[Span],
    items: Mapping[date, Sequence[Any]],
    marks: Marks,
) -> list[Week]:
    """Lay out all weeks from a Monday to a Sunday."""
    listed = list(spans)
    weeks = []
    start = first
    while start <= last:
        weeks.append(_week(start, listed, items, marks))
        start += WEEK
    return weeks


def _week(
    start: date, spans: Sequence[Span], items: Mapping[date, Sequence[Any]], marks: Marks
) -> Week:
    end = start + WEEK - ONE_DAY
    here = [span for span in spans if span.first <= end and span.last >= start]
    days = tuple(_day(start + ONE_DAY * n, here, items, marks) for n in range(7))
    return Week(days, lanes_of(start, here))


def _day(on: date, spans: Sequence[Span], items: Mapping[date, Sequence[Any]], marks: Marks) -> Day:
    return Day(
        on=on,
        lunar=lunar_mark(on),
        holiday=marks.holidays.get(on, ""),
        is_today=on == marks.today,
        is_outside=marks.month is not None and on.month != marks.month.month,
        items=items.get(on, ()),
        spans=tuple(span for span in spans if span.first <= on <= span.last),
    )


def lunar_mark(on: date) -> str:
    """The lunar day in small: with its month on the first day of a lunar month and of a page."""
    lunar = to_lunar(on)
    return f"{lunar.day}/{lunar.month}" if lunar.day == 1 or on.day == 1 else f"{lunar.day}"


def lanes_of(start: date, spans: Sequence[Span]) -> tuple[tuple[Cell, ...], ...]:
    """Put bars that do not touch into one lane, the earliest and longest first."""
    end = start + WEEK - ONE_DAY
    lanes: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: (span.first, span.first - span.last)):
        free = next((lane for lane in lanes if lane[-1].last < max(span.first, start)), None)
        if free is None:
            lanes.append([span])
        else:
            free.append(span)
    return tuple(_cells(lane, start, end) for lane in lanes)


def _cells(lane: Sequence[Span], start: date, end: date) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    at = start
    for span in lane:
        first, last = max(span.first, start), min(span.last, end)
        if first > at:
            cells.append(Cell((first - at).days))
        cells.append(Cell((last - first).days + 1, span, span.first < start, span.last > end))
        at = last + ONE_DAY
    if at <= end:
        cells.append(Cell((end - at).days + 1))
    return tuple(cells)
