"""An order of precedence, and people to be put in it, as plain values. Nothing here reads or writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from doingoai.directory.ranks import RANKS, STEPS_IN_A_GRADE, RankFacts
from doingoai.precedence.states import Why

Groups = tuple[tuple[str, ...], ...]
"""Codes of ranks, the highest first; those in one group are equal."""
LAST_PLACE = 10_000


@dataclass(frozen=True, slots=True)
class Order:
    """
    The order of all ranks that holds from a day on.

    `number` 0 is the shipped one. `grades` says which ranks of host and guest are comparable; it
    follows the places, so that nobody of a lower place has a higher grade.
    """

    number: int
    groups: Groups
    grades: Mapping[str, int]
    own: Mapping[str, RankFacts] = field(default_factory=dict)
    valid_from: date | None = None
    basis: str = ""
    laid_down_by: str = ""
    confidence: str = "H"
    is_confirmed: bool = False
    places: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        places = {code: place for place, group in enumerate(self.groups, 1) for code in group}
        object.__setattr__(self, "places", places)

    def place_of(self, code: str) -> int | None:
        """Give the place of a rank, 1 the highest; None for no rank or one that is not in the order."""
        return self.places.get(code)

    def rank(self, code: str) -> RankFacts | None:
        """Give a rank with the level it has in this order."""
        found = self.own.get(code) or RANKS.get(code)
        grade = self.grades.get(code)
        if found is None or grade is None:
            return found
        return replace(found, level=grade * STEPS_IN_A_GRADE + found.level % STEPS_IN_A_GRADE)


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Somebody who is to be given a place among those of one side.

    `duty_since` is the day of taking up duty: of the credentials or the exequatur where one is
    known, else of the post. `state` is the name of the country in the language agreed for the
    event, as it is sorted; `listed` the number on the list of the delegation.
    """

    key: str
    rank: str = ""
    is_head: bool = False
    duty_since: date | None = None
    born: date | None = None
    state: str = ""
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Fixing:
    """An officer's word for one event: somebody before another, or at a position of the own side."""

    key: str
    before: str = ""
    position: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A person at a position of the own side, and why; `after` is the key of the one before."""

    key: str
    position: int
    why: Why
    after: str = ""
    reason: str = ""


def shipped_order(*, is_confirmed: bool = False) -> Order:
    """Give the order that the software ships: practice, not law."""
    levels = sorted({rank.level for rank in RANKS.values()})
    groups = tuple(
        tuple(code for code, rank in RANKS.items() if rank.level == level) for level in levels
    )
    return Order(
        number=0,
        groups=groups,
        grades={code: rank.grade for code, rank in RANKS.items()},
        confidence="M",
        is_confirmed=is_confirmed,
    )


def with_missing(groups: Groups, grades: Mapping[str, int]) -> tuple[Groups, dict[str, int]]:
    """Add ranks that were shipped after an order was laid down, each below those of its grade."""
    full, known = list(groups), dict(grades)
    for code, rank in RANKS.items():
        if code in known:
            continue
        higher = [at for at, group in enumerate(full, 1) if known[group[0]] <= rank.grade]
        full.insert(max(higher, default=0), (code,))
        known[code] = rank.grade
    return tuple(full), known
