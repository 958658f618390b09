"""
Which items of a plan are in each other's way, and why.

Two items overlap when they are about the same partner at any time of the year, or when they lie in
the same weeks (Monday to Sunday) and go to the same country or have the same leader.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from doingoai.yearplan.facts import ItemLine


class Reason(TextChoices):
    PARTNER = "partner", _("Same partner")
    COUNTRY = "country", _("Same country")
    LEADER = "leader", _("Same leader")
    WEEKS = "weeks", _("Same weeks")


ORDER = tuple(Reason)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two items, the earlier first, and in what they meet; `countries` are those both go to."""

    one: ItemLine
    other: ItemLine
    reasons: tuple[Reason, ...]
    countries: tuple[str, ...] = ()

    @property
    def is_between_units(self) -> bool:
        return self.one.unit != self.other.unit


def find_overlaps(items: Iterable[ItemLine]) -> list[Overlap]:
    """Find every pair that overlaps, the strongest first; time grows with what is found."""
    lines = sorted(items, key=_order)
    weeks = [weeks_of(line) for line in lines]
    leaders = [leaders_of(line) for line in lines]
    met: dict[tuple[int, int], set[Reason]] = defaultdict(set)
    for pair in _of_one_partner(lines):
        met[pair].add(Reason.PARTNER)
        # Lines are in the order of their first day, so only the earlier one's end matters.
        if weeks[pair[0]][1] >= weeks[pair[1]][0]:
            met[pair].add(Reason.WEEKS)
    for pair in _in_same_weeks(weeks, [line.countries for line in lines]):
        met[pair] |= {Reason.COUNTRY, Reason.WEEKS}
    for pair in _in_same_weeks(weeks, leaders):
        met[pair] |= {Reason.LEADER, Reason.WEEKS}
    found = [_overlap(lines[one], lines[other], reasons) for (one, other), reasons in met.items()]
    return sorted(found, key=_weight)


def leaders_of(line: ItemLine) -> tuple[str, ...]:
    """Who leads an item, by name and by the person chosen: two items meet in either."""
    return tuple(one for one in (line.leader, line.leader_key) if one)


def _order(line: ItemLine) -> tuple[date, int]:
    return (line.starts_on, line.key)


def weeks_of(line: ItemLine) -> tuple[date, date]:
    """The Monday of the first week of an item and the Sunday of its last."""
    first = line.starts_on - timedelta(days=line.starts_on.weekday())
    return first, line.ends_on + timedelta(days=6 - line.ends_on.weekday())


def _of_one_partner(lines: Sequence[ItemLine]) -> Iterator[tuple[int, int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.partner:
            yield from ((earlier, place) for earlier in groups[line.partner])
            groups[line.partner].append(place)


def _in_same_weeks(
    weeks: Sequence[tuple[date, date]], values: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """Pairs with a common value in a common week; weeks are in the order of their first day."""
    running: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for place, (begins, ends) in enumerate(weeks):
        for value in dict.fromkeys(values[place]):
            still = [(until, earlier) for until, earlier in running[value] if until >= begins]
            yield from ((earlier, place) for _until, earlier in still)
            running[value] = [*still, (ends, place)]


def _overlap(one: ItemLine, other: ItemLine, reasons: set[Reason]) -> Overlap:
    both = tuple(code for code in one.countries if code in other.countries)
    return Overlap(one, other, tuple(reason for reason in ORDER if reason in reasons), both)


def _weight(overlap: Overlap) -> tuple[int, date, int, int]:
    return (-len(overlap.reasons), overlap.one.starts_on, overlap.one.key, overlap.other.key)
