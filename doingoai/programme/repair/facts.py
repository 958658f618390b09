"""
What is repaired and what the repair says, as plain values.

Whoever and whatever can be at one thing at a time is a *party*: a guest, a host, an interpreter, a
car, named by any key. A room is a place with a key; a place without one holds many things at once.
Moments are aware datetimes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from doingoai.programme.states import ItemKind


@dataclass(frozen=True, slots=True)
class Slot:
    """
    One item as it stands. `house` tells whether people must travel from one item to the next.

    `is_fixed` items stay where they are: they are over, or somebody said so.
    """

    key: str
    kind: ItemKind
    starts_at: datetime
    ends_at: datetime
    parties: frozenset[str] = frozenset()
    room: str = ""
    house: str = ""
    is_fixed: bool = False

    @property
    def lasts(self) -> timedelta:
        return self.ends_at - self.starts_at


@dataclass(frozen=True, slots=True)
class Block:
    """A party or a room that cannot be had from a moment until another; `why` is a word of the caller."""

    what: str
    since: datetime
    until: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """
    Within which bounds a repair may move.

    `rooms` are rooms that may be taken instead of one that is lost, the best first; `deputies` who
    may stand in for a party; `optional` parties may be left out where nothing else helps.
    """

    first_hour: int = 7
    last_hour: int = 22
    travel: timedelta = timedelta(minutes=10)
    airport_travel: timedelta = timedelta(minutes=30)
    last_day_ends: datetime | None = None
    rooms: tuple[str, ...] = ()
    deputies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """
    What becomes of one item: where it differs from the slot, and because of what.

    `because` is the `why` of a block, or the key of the item that pushed it. A party that is
    replaced is mapped to the one who stands in, one that is left out to "".
    """

    key: str
    starts_at: datetime
    ends_at: datetime
    room: str
    replaced: Mapping[str, str] = field(default_factory=dict)
    because: str = ""
    pushed_by: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """
    The steps in their order in time; `unsolved` names items for which no place was found.

    `is_least` tells that every other way among those looked at changes more.
    """

    steps: tuple[Step, ...] = ()
    unsolved: tuple[str, ...] = ()
    is_least: bool = True
