"""Words in the name of a gift at which one looks at the guests' culture."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doingoai.foundation.bilingual import in_language
from doingoai.foundation.folding import accents
from doingoai.foundation.shipped_tables import read_table

DATA = Path(__file__).parent / "data"
_COLUMNS = ("word_vi", "word_en", "note_vi", "note_en", "source", "confidence")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Taboo:
    word_vi: str
    word_en: str
    note_vi: str
    note_en: str
    source: str
    confidence: str

    @property
    def note(self) -> str:
        return in_language(self.note_vi, self.note_en)


@cache
def shipped_taboos() -> tuple[Taboo, ...]:
    """
    Read the shipped words.

    :raises TableBroken: where the table cannot be read
    """
    rows = read_table(DATA / "taboos.csv", _COLUMNS, key=("word_vi",))
    return tuple(Taboo(*(row.needed(column) for column in _COLUMNS)) for row in rows)


def taboos_in(*texts: str) -> tuple[Taboo, ...]:
    """The words that stand in the name or the notes of a gift, each note once."""
    within = " | ".join(" ".join(_WORD.findall(accents(text))) for text in texts)
    found: dict[str, Taboo] = {}
    for taboo in shipped_taboos():
        for word in (taboo.word_vi, taboo.word_en):
            if f" {' '.join(_WORD.findall(accents(word)))} " in f" {within} ":
                found.setdefault(taboo.note_vi, taboo)
    return tuple(found.values())
