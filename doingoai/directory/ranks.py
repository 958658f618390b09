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

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.foundation.folding import fold
from doingoai.foundation.shipped_tables import CONFIDENCES, Row, read_table

DATA = Path(__file__).parent / "data"
CIRCLE_NAMES: dict[str, Promise] = {
    "city": _("City and province"),
    "central": _("Central bodies"),
    "diplomatic": _("Diplomatic and consular ranks"),
    "foreign": _("Foreign states"),
    "locality": _("Foreign localities"),
    "organisation": _("International organisations"),
    "business": _("Business and associations"),
    "academic": _("Universities"),
}
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


def level_of(code: str) -> int | None:
    """Give the level of a rank; None for no rank, or one that is not in the table."""
    found = RANKS.get(code)
    return found.level if found else None


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
    """
    Guess the rank's code from a Vietnamese or English title; "" where it is not sure.

    Each post is read by its longest words ("Vice Minister", not "Minister"); of several posts the
    one of the highest grade counts, in the same grade the one that says more.
    """
    title = _plain(title_text)
    if _SOMEBODY_ELSE.search(title):
        return ""
    pattern, codes = _own_posts()
    found = [(match[0], codes[match[0]]) for match in pattern.finditer(title)]
    return min(found, key=lambda one: (RANKS[one[1]].grade, -len(one[0])))[1] if found else ""


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
        circle=row.choice("circle", CIRCLE_NAMES),
        keywords=tuple(word.strip() for word in words if word.strip()),
    )


RANKS: dict[str, RankFacts] = {
    found.code: found
    for found in sorted(read_ranks(DATA / "ranks.csv"), key=lambda one: (one.level, one.code))
}
"""Every shipped rank by its code, the highest first."""

_SOMEBODY_ELSE = re.compile(r"\b(phu nhan|phu quan|spouse|wife|husband)\b")
"""The spouse of an ambassador is not an ambassador."""

# "Assistant to the Mayor", "Văn phòng Chủ tịch" name a post of somebody else, "former" and "nguyên"
# one that is over; a deputy whose words are not in the table is not taken for the head.
_NOT_AFTER = (
    "to the ",
    "of the ",
    "to ",
    "of ",
    "van phong ",
    "cua ",
    "thu ky ",
    "tro ly ",
    "former ",
    "nguyen ",
    "cuu ",
    "vice ",
    "deputy ",
    "assistant ",
    "pho ",
    "goodwill ",
)
# "the Mayor's Office", "Đại sứ quán", "Đại sứ Du lịch" are no mayor and no ambassador.
_NOT_BEFORE = r"(?!'s?(?:\s|$)| (?:office|quan|du lich|thien chi)\b)"
_SPACED = str.maketrans("-.()", "    ")


@cache
def _own_posts() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give the pattern that finds posts in a plain title, the longest words first, and their codes."""
    codes = {_plain(word): found.code for found in RANKS.values() for word in found.keywords}
    words = "|".join(re.escape(word) for word in sorted(codes, key=len, reverse=True))
    before = "".join(rf"(?<!\b{former})" for former in _NOT_AFTER)
    return re.compile(rf"{before}\b(?:{words})\b{_NOT_BEFORE}"), codes


def _plain(text: str) -> str:
    """Fold a title and unify what stands between its words, so "Director-General" reads as two."""
    return " ".join(fold(text).translate(_SPACED).split())
