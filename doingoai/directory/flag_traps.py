"""Flags that are easily hung wrongly: what each becomes, and by what one tells the right way."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doingoai.foundation.shipped_tables import CONFIDENCES, read_table

DATA = Path(__file__).parent / "data"
COLUMNS = ("country", "trap", "trap_vi", "trap_en", "source", "confidence")
TRAPS = ("upside_down", "reversed", "alike")


@dataclass(frozen=True, slots=True)
class FlagTrap:
    country: str
    trap: str
    trap_vi: str
    trap_en: str
    source: str
    confidence: str


def flag_traps(country: str) -> tuple[FlagTrap, ...]:
    """What to look at before the flag of a country is hung; nothing where no trap is known."""
    return _shipped().get(country, ())


@cache
def _shipped() -> dict[str, tuple[FlagTrap, ...]]:
    """:raises TableBroken: where the table cannot be read"""
    found: dict[str, tuple[FlagTrap, ...]] = {}
    for row in read_table(DATA / "flag_traps.csv", COLUMNS, key=("country", "trap")):
        trap = FlagTrap(
            row.needed("country"), row.choice("trap", TRAPS), row.needed("trap_vi"),
            row.needed("trap_en"), row.needed("source"), row.choice("confidence", CONFIDENCES),
        )  # fmt: skip
        found[trap.country] = (*found.get(trap.country, ()), trap)
    return found
