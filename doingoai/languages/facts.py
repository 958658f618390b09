"""What somebody can do, what a post asks for, and what is lacking: plain values and pure functions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table
from doingoai.languages.states import INTERPRETING

DATA = Path(__file__).parent / "data"
COLUMNS = ("certificate", "grade", "language", "level", "valid_from", "source", "confidence")
SOON_DAYS = 90
"""How long before its end evidence is shown as running out."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of a certificate and about which of the six levels it stands for."""

    certificate: str
    grade: str
    language: str
    level: int
    source: str
    confidence: str = "M"
    valid_from: date | None = None
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Ability:
    """What one person can do in one language; without `valid_until` the evidence does not run out."""

    person: int
    language: str
    skill: str
    level: int
    valid_until: date | None = None

    def holds(self, on: date) -> bool:
        return self.valid_until is None or self.valid_until >= on

    def is_running_out(self, on: date) -> bool:
        return self.valid_until is not None and 0 <= (self.valid_until - on).days <= SOON_DAYS


@dataclass(frozen=True, slots=True)
class Wish:
    """What a unit needs: so many people of a level in a language and skill."""

    key: int
    unit: int
    language: str
    skill: str
    level: int
    people: int = 1


@dataclass(frozen=True, slots=True)
class Gap:
    """How a wish is met: who meets it, who is nearest, and how many are lacking."""

    wish: Wish
    able: tuple[int, ...]
    nearest: tuple[int, ...]

    @property
    def lacking(self) -> int:
        return max(0, self.wish.people - len(self.able))


def find_gaps(
    wishes: Iterable[Wish], abilities: Iterable[Ability], units: Mapping[int, int], *, on: date
) -> list[Gap]:
    """
    Compare what posts require with what the people of each unit can prove on a day.

    `units` says of which unit each person is. Nearest is whoever has the language in any skill.
    """
    held = [one for one in abilities if one.holds(on)]
    return [
        _gap(wish, [one for one in held if units.get(one.person) == wish.unit]) for wish in wishes
    ]


def _gap(wish: Wish, held: list[Ability]) -> Gap:
    same = [one for one in held if one.language == wish.language]
    able = {one.person for one in same if one.skill == wish.skill and one.level >= wish.level}
    nearest = {one.person for one in same} - able
    return Gap(wish, tuple(sorted(able)), tuple(sorted(nearest)))


@dataclass(frozen=True, slots=True)
class Demand:
    """How often a language was or will be interpreted, and by how many of the staff it can be."""

    language: str
    past: int
    coming: int
    able: int


def weigh_demand(
    past: Mapping[str, int], coming: Mapping[str, int], abilities: Iterable[Ability], *, on: date
) -> list[Demand]:
    """Set what the calendar asks for beside who can interpret, the most wanted language first."""
    able: dict[str, set[int]] = {}
    for one in abilities:
        if one.skill in INTERPRETING and one.holds(on):
            able.setdefault(one.language, set()).add(one.person)
    found = [
        Demand(code, past.get(code, 0), coming.get(code, 0), len(able.get(code, ())))
        for code in past.keys() | coming.keys()
    ]
    return sorted(found, key=lambda one: (-one.coming, -one.past, one.language))


@cache
def shipped_grades() -> tuple[Grade, ...]:
    """Give the shipped table of certificates: approximate, no text lays it down."""
    rows = read_table(DATA / "certificates.csv", COLUMNS, key=("certificate", "grade"))
    return tuple(_grade(row) for row in rows)


def _grade(row: Row) -> Grade:
    return Grade(
        certificate=row.needed("certificate"),
        grade=row.needed("grade"),
        language=row.needed("language"),
        level=row.number("level"),
        source=row.needed("source"),
        confidence=row.choice("confidence", CONFIDENCES),
        valid_from=row.day("valid_from"),
    )
