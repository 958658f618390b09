"""
What is to be staffed and with whom or what: items at fixed times, resources, what is booked already.

Everything is plain values; nothing here reads or writes. A person, a car and a room are alike in that
each can be at one place at a time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What something or somebody is needed as."""

    INTERPRETER = "interpreter"
    OFFICER = "officer"
    DRIVER = "driver"
    VEHICLE = "vehicle"
    ROOM = "room"


PEOPLE = frozenset({Role.INTERPRETER, Role.OFFICER, Role.DRIVER})


@dataclass(frozen=True, slots=True)
class Need:
    """
    One thing an item lacks without it.

    `language`, `level` (1 to 6, of the six-level framework) and `mode` are of interpreters; `seats`
    of cars and rooms; `layout` of rooms, and `place` where one room only will do; `rank` is the
    officer's that fits best, 0 for any.
    """

    key: str
    role: Role
    language: str = ""
    level: int = 0
    mode: str = ""
    seats: int = 0
    layout: str = ""
    rank: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that happens; `party` is the delegation it belongs to."""

    key: str
    name: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    party: str = ""
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """
    Whoever or whatever can be assigned; `load` are the minutes assigned already this month.

    `also` are other roles of the same person; `modes_in` how is interpreted where it differs by
    language.
    """

    key: str
    name: str
    role: Role
    languages: Mapping[str, int] = field(default_factory=dict)
    modes: frozenset[str] = frozenset()
    seats: int = 0
    layouts: frozenset[str] = frozenset()
    rank: int = 0
    place: str = ""
    load: int = 0
    also: frozenset[Role] = frozenset()
    modes_in: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def can_be(self, role: Role) -> bool:
        return role == self.role or role in self.also

    def modes_of(self, language: str) -> frozenset[str]:
        return self.modes_in.get(language, self.modes)


@dataclass(frozen=True, slots=True)
class Taken:
    """
    A time at which a resource is not to be had: an absence, or a booking that stands.

    `party` is the delegation a booking belongs to: who is with it already stays with it.
    """

    resource: str
    starts_at: datetime
    ends_at: datetime
    name: str
    place: str = ""
    is_absence: bool = False
    party: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each shortcoming costs; what is unmet outweighs all others."""

    unmet: int = 10_000
    change: int = 120
    rank: int = 20
    waste: int = 2
    load: int = 1


@dataclass(frozen=True, slots=True)
class Work:
    """
    Everything an assignment depends on.

    `travel` are minutes between two places, in either direction; `pause` minutes are left between
    two items, `rest` minutes between the days of a person. `fixed` names the resource of a need that
    a person chose: it stays. `names` are those of places and parties, for people.
    """

    items: tuple[Item, ...]
    resources: tuple[Resource, ...]
    taken: tuple[Taken, ...] = ()
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    usual_travel: int = 20
    pause: int = 10
    rest: int = 480
    fixed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    weights: Weights = Weights()
    names: Mapping[str, str] = field(default_factory=dict)

    def minutes_between(self, one: str, other: str) -> int:
        """How long it takes from one place to another; nothing where a place is not known."""
        if not one or not other or one == other:
            return 0
        found = self.travel.get((one, other), self.travel.get((other, one)))
        return self.usual_travel if found is None else found
