"""
Ranks of hosts and guests in one comparable order, as shipped defaults an office may edit.

No law that could be read lays down this order: it is practice, and each row says how sure it is.
Tens of the level are the grade (a city chairman and a foreign mayor stand in the same one), the
rest is the order inside it. The guest class follows the annex of Circular 35/2026/TT-BTC and is
empty where the annex is silent, so that a person with the power decides.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doingoai.foundation.folding import fold
from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table

DATA = Path(__file__).parent / "data"
CIRCLES = (
    "city",
    "central",
    "diplomatic",
    "foreign",
    "locality",
    "organisation",
    "business",
    "academic",
)
GUEST_CLASSES = ("", "special", "A", "B", "C", "other")
RANK_COLUMNS = (
    "code",
    "level",
    "circle",
    "name_vi",
    "name_en",
    "guest_class",
    "keywords_vi",
    "keywords_en",
    "source",
    "confidence",
)
STEPS_IN_A_GRADE = 10


@dataclass(frozen=True, slots=True)
class RankFacts:
    """One rank; a lower `level` goes first. `keywords` are the words by which a title shows it."""

    code: str
    level: int
    name_vi: str
    name_en: str
    guest_class: str = ""
    source: str = ""
    confidence: str = "M"
    circle: str = "foreign"
    keywords: tuple[str, ...] = ()

    @property
    def grade(self) -> int:
        return self.level // STEPS_IN_A_GRADE


def rank(code: str) -> RankFacts:
    """
    Give a rank by its code.

    :raises LookupError: for a code that is not in the table; `RANKS.get` answers None instead
    """
    found = RANKS.get(code)
    if found is None:
        raise LookupError(f"No rank has the code {code!r}; take one from ranks.csv.")
    return found


def rank_gap(first: str, second: str) -> int | None:
    """
    Count the grades by which the second rank stands below the first; negative where above.

    None where one of the codes is not a known rank.
    """
    above, below = RANKS.get(first), RANKS.get(second)
    if above is None or below is None:
        return None
    return below.grade - above.grade


def guess_rank(title_text: str) -> str:
    """Guess the rank's code from a Vietnamese or English title; "" where it is not sure."""
    title = _plain(title_text)
    if _SOMEBODY_ELSE.search(title):
        return ""
    found = [
        (len(match["own"]), -match.start("own"), code)
        for pattern, code in _patterns()
        for match in pattern.finditer(title)
    ]
    return max(found)[2] if found else ""


def read_ranks(path: Path) -> tuple[RankFacts, ...]:
    """
    Read a table of ranks.

    :raises TableBroken: naming file, line, column, what was found and how to mend it
    """
    return tuple(_rank(row) for row in read_table(path, RANK_COLUMNS, key=("code",)))


def _rank(row: Row) -> RankFacts:
    words = f"{row.text('keywords_vi')};{row.text('keywords_en')}".split(";")
    return RankFacts(
        code=row.needed("code"),
        level=row.number("level"),
        name_vi=row.needed("name_vi"),
        name_en=row.needed("name_en"),
        guest_class=row.choice("guest_class", GUEST_CLASSES),
        source=row.needed("source"),
        confidence=row.choice("confidence", CONFIDENCES),
        circle=row.choice("circle", CIRCLES),
        keywords=tuple(word.strip() for word in words if word.strip()),
    )


RANKS: dict[str, RankFacts] = {
    found.code: found
    for found in sorted(read_ranks(DATA / "ranks.csv"), key=lambda one: (one.level, one.code))
}
"""Every shipped rank by its code, the highest first."""

_SOMEBODY_ELSE = re.compile(r"\b(phu nhan|phu quan|spouse|wife|husband)\b")
"""The spouse of an ambassador is not an ambassador."""

# "Assistant to the Mayor" and "the Mayor's Office" name the post of somebody else.
_OWN = r"(?<!\bto the )(?<!\bof the )(?<!\bto )\b(?P<own>{words})\b(?!'s? )"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(_OWN.format(words=re.escape(_plain(word)))), found.code)
        for found in RANKS.values()
        for word in found.keywords
    )


def _plain(text: str) -> str:
    """Fold a title and unify what stands between its words, so "Director-General" reads as two."""
    unified = fold(text).replace("’", "'").replace("-", " ").replace("ʼ", "'")
    return " ".join(unified.replace(".", " ").split())
