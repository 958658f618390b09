"""A board as rows of a table: what is taken, away or free in a stretch of time, cell by cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doingoai.foundation.local_time import HERE, local_day
from doingoai.foundation.working_days import public_holiday
from doingoai.resources.models import Absence, Booking, Resource
from doingoai.resources.states import ResourceKind

FIRST_HOUR, LAST_HOUR = 6, 23
STEP = timedelta(minutes=15)
STEPS = (LAST_HOUR - FIRST_HOUR) * 4

GROUPS = {
    "interpreter": _("Interpreters"),
    "officer": _("Officers"),
    "driver": _("Drivers"),
    "vehicle": _("Vehicles"),
    "room": _("Rooms"),
}


def group_of(one: Resource) -> str:
    """The one group a person, vehicle or room stands in."""
    if one.kind != ResourceKind.PERSON:
        return one.kind
    if one.is_interpreter:
        return "interpreter"
    return "officer" if one.is_officer else "driver"


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    holiday: str
    is_today: bool

    @property
    def is_off(self) -> bool:
        return bool(self.holiday) or self.on.weekday() >= 5


def days_of(first: date, count: int, today: date) -> list[Day]:
    language = get_language() or "vi"
    days = [first + timedelta(days=number) for number in range(count)]
    return [Day(day, public_holiday(day, language=language) or "", day == today) for day in days]


@dataclass(frozen=True, slots=True)
class Cell:
    """Some steps of one row: a booking, an absence, or nothing."""

    steps: int
    booking: Booking | None = None
    absence: Absence | None = None


@dataclass(slots=True)
class Row:
    resource: Resource
    cells: list[Cell] = field(default_factory=list)
    days: list[tuple[Day, list[Booking], Absence | None]] = field(default_factory=list)
    counts: list[tuple[int, bool, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    key: str
    name: str
    rows: list[Row]


def grouped(rows: Iterable[Row]) -> list[Group]:
    """Rows under the names of their groups, in the order of the groups."""
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_key[group_of(row.resource)].append(row)
    return [Group(key, str(name), by_key[key]) for key, name in GROUPS.items() if by_key[key]]


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), HERE)


def _step(moment: datetime, day: date, *, up: bool) -> int:
    """The step of the day in which a moment lies, rounded outwards, within the hours shown."""
    since = moment - datetime.combine(day, time(FIRST_HOUR), HERE)
    steps = -(-since // STEP) if up else since // STEP
    return min(max(int(steps), 0), STEPS)


def row_of_day(
    one: Resource, day: date, bookings: Sequence[Booking], absences: Sequence[Absence]
) -> Row:
    """One row of the board of a day; what is booked stands before what is away."""
    taken: list[Booking | Absence | None] = [None] * STEPS
    for away in absences:
        for step in range(_step(away.starts_at, day, up=False), _step(away.ends_at, day, up=True)):
            taken[step] = away
    for booking in bookings:
        first = min(_step(booking.starts_at, day, up=False), STEPS - 1)
        for step in range(first, max(_step(booking.ends_at, day, up=True), first + 1)):
            taken[step] = booking
    return Row(one, cells=_joined(taken))


def _joined(taken: Sequence[Booking | Absence | None]) -> list[Cell]:
    cells: list[Cell] = []
    first = 0
    for step in range(1, len(taken) + 1):
        if step < len(taken) and taken[step] is taken[first]:
            continue
        what = taken[first]
        cells.append(
            Cell(
                step - first,
                booking=what if isinstance(what, Booking) else None,
                absence=what if isinstance(what, Absence) else None,
            )
        )
        first = step
    return cells


def _touches(what: Booking | Absence, day: date) -> bool:
    return what.starts_at < start_of(day + timedelta(days=1)) and what.ends_at > start_of(day)


def row_of_week(
    one: Resource, days: Sequence[Day], bookings: Sequence[Booking], absences: Sequence[Absence]
) -> Row:
    """One row of the board of a week: for each day what is booked, and whether one is away."""
    return Row(
        one,
        days=[
            (
                day,
                [booking for booking in bookings if _touches(booking, day.on)],
                next((away for away in absences if _touches(away, day.on)), None),
            )
            for day in days
        ],
    )


Counted = Mapping[tuple[int, date], int]


def row_of_month(one: Resource, days: Sequence[Day], counts: Counted, hit: Counted, away: Counted) -> Row:  # fmt: skip
    """One row of the overview of a month: how much is booked each day, whether something clashes."""
    return Row(
        one,
        counts=[
            (
                counts.get((one.pk, day.on), 0),
                bool(hit.get((one.pk, day.on))),
                bool(away.get((one.pk, day.on))),
            )
            for day in days
        ],
    )


def by_day(rows: Iterable[tuple[int, datetime]]) -> Counter[tuple[int, date]]:
    """Count by key and day at the office."""
    return Counter((key, local_day(moment)) for key, moment in rows)
