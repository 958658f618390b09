"""The plan beside what happened: computed from items and activities, never typed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from doingoai.yearplan.facts import Activity, ItemLine, Outcome, Stage
from doingoai.yearplan.states import PlanItemKind, PlanItemState, Planning

USUAL_TOLERANCE = 7
"""Days by which an activity may begin earlier or later than planned and still be as planned."""


@dataclass(frozen=True, slots=True)
class Compared:
    """
    One line of the comparison: an item with its activities, or an activity without an item.

    `days_off` tells by how many days it begins later (or, negative, earlier) than planned.
    """

    outcome: Outcome
    unit: str
    kind: PlanItemKind
    item: ItemLine | None = None
    activities: tuple[Activity, ...] = ()
    days_off: int = 0

    @property
    def title(self) -> str:
        return self.item.title if self.item else self.activities[0].title

    @property
    def days_earlier(self) -> int:
        return -self.days_off

    @property
    def starts_on(self) -> date:
        return self.item.starts_on if self.item else self.activities[0].starts_on


def compare(
    items: Iterable[ItemLine],
    activities: Iterable[Activity],
    *,
    on: date,
    tolerance: int = USUAL_TOLERANCE,
) -> list[Compared]:
    """Tell of every item what became of it on a day, and of every other activity why it is here."""
    known = {item.key: item for item in items}
    linked: dict[int, list[Activity]] = defaultdict(list)
    others = []
    for activity in activities:
        if activity.item in known:
            linked[activity.item].append(activity)
        elif activity.stage != Stage.CALLED_OFF:
            others.append(_without_item(activity))
    lines = [
        _of_item(item, linked[item.key], on=on, tolerance=tolerance) for item in known.values()
    ]
    return sorted([*lines, *others], key=lambda line: (line.starts_on, line.title))


def _without_item(activity: Activity) -> Compared:
    is_assigned = activity.planning == Planning.ASSIGNED
    outcome = Outcome.ASSIGNED if is_assigned else Outcome.ADDED
    return Compared(outcome, activity.unit, activity.kind, activities=(activity,))


def _of_item(item: ItemLine, linked: Sequence[Activity], *, on: date, tolerance: int) -> Compared:
    kept = sorted(
        (one for one in linked if one.stage != Stage.CALLED_OFF), key=lambda one: one.starts_on
    )
    off = min((days_off(item, one) for one in kept), key=abs, default=0)
    outcome = _outcome(item, kept, on=on, is_moved=abs(off) > tolerance)
    return Compared(outcome, item.unit, item.kind, item, tuple(kept or linked), off)


def _outcome(item: ItemLine, kept: Sequence[Activity], *, on: date, is_moved: bool) -> Outcome:
    if not kept:
        if item.state == PlanItemState.DROPPED:
            return Outcome.DROPPED
        return Outcome.OVERDUE if item.ends_on < on else Outcome.NOT_YET
    if is_moved:
        return Outcome.MOVED
    is_done = any(one.stage == Stage.DONE for one in kept)
    return Outcome.DONE if is_done else Outcome.IN_HAND


def days_off(item: ItemLine, activity: Activity) -> int:
    """Count by how many days an activity begins after (negative: before) what was planned."""
    if not item.is_month_only:
        return (activity.starts_on - item.starts_on).days
    if activity.starts_on > item.ends_on:
        return (activity.starts_on - item.ends_on).days
    return min((activity.starts_on - item.starts_on).days, 0)


@dataclass(frozen=True, slots=True)
class Counted:
    """Lines of the comparison by outcome, for one unit or one kind or all."""

    name: str
    counts: dict[Outcome, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def counted(lines: Sequence[Compared], name: str = "") -> Counted:
    """Count the outcomes of some lines, each once."""
    counts = dict.fromkeys(Outcome, 0)
    for line in lines:
        counts[line.outcome] += 1
    return Counted(name, counts)


def counted_by_unit(lines: Sequence[Compared]) -> list[Counted]:
    """Outcomes of each unit, by its name."""
    by_unit: dict[str, list[Compared]] = defaultdict(list)
    for line in lines:
        by_unit[line.unit].append(line)
    return [counted(some, unit) for unit, some in sorted(by_unit.items())]


def counted_by_kind(lines: Sequence[Compared]) -> list[Counted]:
    """Outcomes of each kind that has any line."""
    parted = ((kind, [line for line in lines if line.kind == kind]) for kind in PlanItemKind)
    return [counted(some, kind.value) for kind, some in parted if some]
