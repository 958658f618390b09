"""Delegations in and out as statistics count them, and the figures made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as field_of
from datetime import date

Part = tuple[str, int]
"""A key of a cut, with the people or the đồng that fall on it."""


@dataclass(slots=True)
class Record:
    """
    One delegation as it is counted; nobody changes it (frozen, it takes twice as long to make).

    `days` are inclusive, `funding` gives whole đồng by source, `persons` the keys of who was in it,
    `travellers` how many came from each unit. A key that is not known is "".
    """

    key: int
    starts_on: date
    days: int
    people: int
    unit: str = ""
    countries: tuple[str, ...] = ()
    partner: str = ""
    field: str = ""
    purpose: str = ""
    level: str = ""
    planning: str = ""
    pillar: str = ""
    funding: tuple[Part, ...] = ()
    travellers: tuple[Part, ...] = ()
    persons: tuple[str, ...] = ()
    vnd: int = field_of(init=False)

    def __post_init__(self) -> None:
        # Added up once: a hundred thousand records are asked for it a dozen times.
        self.vnd = sum(amount for _source, amount in self.funding)


@dataclass(frozen=True, slots=True)
class Sums:
    """What a line of a table adds up: delegations, people each time, days, whole đồng."""

    delegations: int = 0
    people: int = 0
    days: int = 0
    vnd: int = 0


NOTHING = Sums()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table beside the same period a year before; `depth` is that of a unit's tree."""

    key: str
    now: Sums
    before: Sums
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table: its lines in order, and the sums of everything, each delegation once."""

    lines: tuple[Line, ...]
    total: Line


@dataclass(frozen=True, slots=True)
class UnitTree:
    """Units by key: the one above each, and the order in which lists name them."""

    above: Mapping[str, str] = field_of(default_factory=dict)
    order: Mapping[str, int] = field_of(default_factory=dict)

    def line_up(self, key: str) -> tuple[str, ...]:
        """A unit and all that stand above it, itself first."""
        found = [key]
        while (key := self.above.get(key, "")) and key not in found:
            found.append(key)
        return tuple(found)
