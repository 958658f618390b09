"""
How receptions went, in figures: pure functions over plain values.

An item began on time when its tick of “begun” came no later than its planned beginning and the
tolerance; what was not ticked is counted beside, never guessed. The tolerance is no rule of any text:
whoever looks chooses it, and it stands on the page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from doingoai.afterwards.facts import NO_MARKS, MarkSum

TOLERANCES = (5, 10, 15, 30)
"""Minutes that can be chosen."""
USUAL_TOLERANCE = 10
LATE_CHANGE = timedelta(hours=48)
"""A version handed out this long before the first day or later counts as changed late."""


@dataclass(frozen=True, slots=True)
class Times:
    """When an item was to begin and end, and when the run sheet says it did; None: no tick."""

    starts_at: datetime
    ends_at: datetime | None = None
    begun_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reception:
    """
    One visit as it is measured.

    `division` is the key of the unit of who answers for it, `changes` gives for each version after
    the first when it was handed out and how many things it changed, `incidents` counts by severity.
    """

    key: int
    division: str
    starts_on: date
    begins_at: datetime
    approved_at: datetime | None = None
    times: tuple[Times, ...] = ()
    changes: tuple[tuple[datetime, int], ...] = ()
    incidents: Mapping[str, int] = field(default_factory=dict)
    overall: MarkSum = NO_MARKS


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `rate` in whole per cent, None of nothing."""

    part: int = 0
    whole: int = 0

    @property
    def rate(self) -> int | None:
        return round(100 * self.part / self.whole) if self.whole else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Measures:
    """
    The sums of some receptions.

    `begun` and `finished` are of the items that were ticked, `ticked` of the items that were due.
    """

    visits: int = 0
    ticked: Share = Share()
    begun: Share = Share()
    finished: Share = Share()
    changed_after: int = 0
    changed_late: int = 0
    incidents: Mapping[str, int] = field(default_factory=dict)
    overall: MarkSum = NO_MARKS

    @property
    def unticked(self) -> int:
        return self.ticked.whole - self.ticked.part

    @property
    def incident_count(self) -> int:
        return sum(self.incidents.values())

    def __add__(self, other: "Measures") -> "Measures":
        kinds = {*self.incidents, *other.incidents}
        return Measures(
            self.visits + other.visits,
            self.ticked + other.ticked,
            self.begun + other.begun,
            self.finished + other.finished,
            self.changed_after + other.changed_after,
            self.changed_late + other.changed_late,
            {kind: self.incidents.get(kind, 0) + other.incidents.get(kind, 0) for kind in kinds},
            self.overall + other.overall,
        )


NOTHING = Measures()


def measured(one: Reception, *, tolerance: int, at: datetime) -> Measures:
    """Measure one reception at a moment; items that are still to come do not count."""
    late = timedelta(minutes=tolerance)
    due = [times for times in one.times if times.starts_at <= at]
    begun = [times.begun_at <= times.starts_at + late for times in due if times.begun_at]
    finished = [
        times.finished_at <= times.ends_at + late
        for times in due
        if times.finished_at and times.ends_at
    ]
    after = [(when, count) for when, count in one.changes if _is_after(when, one.approved_at)]
    return Measures(
        visits=1,
        ticked=Share(len(begun), len(due)),
        begun=Share(sum(begun), len(begun)),
        finished=Share(sum(finished), len(finished)),
        changed_after=sum(count for _when, count in after),
        changed_late=sum(
            count for when, count in one.changes if when >= one.begins_at - LATE_CHANGE
        ),
        incidents=dict(one.incidents),
        overall=one.overall,
    )


def _is_after(when: datetime, approved_at: datetime | None) -> bool:
    return approved_at is not None and when > approved_at


def total_of(measures: Iterable[Measures]) -> Measures:
    """The sums of several."""
    total = NOTHING
    for one in measures:
        total += one
    return total


def grouped(
    receptions: Iterable[Reception],
    key: Callable[[Reception], str],
    *,
    tolerance: int,
    at: datetime,
) -> dict[str, Measures]:
    """Sums by key; each reception counts under one key, so the lines add up to the total."""
    found: dict[str, Measures] = {}
    for one in receptions:
        group = key(one)
        found[group] = found.get(group, NOTHING) + measured(one, tolerance=tolerance, at=at)
    return found


def quarter_of(one: Reception) -> str:
    """The quarter in which a visit began: 1 to 4."""
    return str((one.starts_on.month + 2) // 3)


def division_of(one: Reception) -> str:
    return one.division


KEYS: Mapping[str, Callable[[Reception], str]] = {"quarter": quarter_of, "division": division_of}
