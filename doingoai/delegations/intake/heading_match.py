"""What one heading means: exactly, by its parts in two languages, or with a typing error."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz, process

from doingoai.delegations.intake.columns import ColumnTable
from doingoai.foundation.folding import clean, fold

LONGEST = 90
TYPO_FROM = 6
TYPO_SCORE = 88.0
BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]?")
PARTS = re.compile(r"\s*(?:[/|\n:;–—]|\s-\s|(?<=\w)-\s)\s*")
LETTER = re.compile(r"[^\W\d_]|#")
DATE_HINT = re.compile(
    r"\b(dd?|mm?|yyyy|yy)[/.\- ](dd?|mmm?|yyyy|yy)[/.\- ](dd?|mm?|yyyy|yy)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading was understood as. `language` is vi, en or both."""

    field: str
    language: str
    typo: bool = False


@lru_cache(maxsize=16_384)
def heading_key(text: str) -> str:
    """A heading without accents, signs and doubled spaces, for comparing."""
    worded = clean(text).replace("#", " no ").replace("&", " ")
    return " ".join(re.sub(r"[^\w]+|_", " ", fold(worded)).split())


def date_order(text: str) -> str:
    """The order of day, month and year that a heading asks for (`dmy`), or nothing."""
    found = DATE_HINT.search(text)
    if not found:
        return ""
    order = "".join(part[0].lower() for part in found.groups())
    return order if set(order) == {"d", "m", "y"} else ""


def is_heading(text: str, table: ColumnTable) -> bool:
    """Whether a text is, letter by letter, one of the accepted headings or made of two of them."""
    index = _index(table)
    return heading_key(text) in index or any(heading_key(p) in index for p in _parts(text))


@lru_cache(maxsize=4096)
def match_heading(text: str, table: ColumnTable) -> Match | None:
    """What one heading means: exact first, then its parts, then with a typing error."""
    if len(text) > LONGEST or not LETTER.search(text):
        return None
    index = _index(table)
    for whole in _wholes(text):
        if found := index.get(heading_key(whole)):
            return found
    matches = [index[key] for part in _parts(text) if (key := heading_key(part)) in index]
    if matches:
        return _joined(matches, table)
    return _with_typo(text, table)


def match_pair(top: str, bottom: str, table: ColumnTable) -> Match | None:
    """What two headings over one column mean together: `Passport` over `Number`."""
    index = _index(table)
    for over, under in product((*_wholes(top), *_parts(top)), (*_wholes(bottom), *_parts(bottom))):
        if found := index.get(heading_key(f"{over} {under}")):
            return found
    return match_heading(bottom, table)


@lru_cache(maxsize=16)
def _index(table: ColumnTable) -> dict[str, Match]:
    index: dict[str, Match] = {}
    for column in table.columns:
        for language, words in (("vi", column.words_vi), ("en", column.words_en)):
            for word in words:
                index.setdefault(heading_key(word), Match(column.field, language))
        for both in (f"{column.vi} {column.en}", f"{column.en} {column.vi}"):
            index.setdefault(heading_key(both), Match(column.field, "both"))
    return index


def _wholes(text: str) -> tuple[str, ...]:
    bare = BRACKETS.sub(" ", text)
    return (text, bare, DATE_HINT.sub(" ", bare))


def _parts(text: str) -> list[str]:
    bare = DATE_HINT.sub(" ", BRACKETS.sub(" ", text))
    return [part for part in (*PARTS.split(bare), *BRACKETS.findall(text)) if part.strip()]


def _joined(matches: list[Match], table: ColumnTable) -> Match:
    first = matches[0]
    languages = {match.language for match in matches}
    either = {column.field: column.either for column in table.columns}
    shared = {either.get(match.field, "") for match in matches}
    both = len(languages) > 1 and len(shared) == 1 and shared != {""}
    return Match(
        field=shared.pop() if both else first.field,
        language="both" if len(languages) > 1 else first.language,
    )


def _with_typo(text: str, table: ColumnTable) -> Match | None:
    index = _index(table)
    for part in (*_wholes(text)[1:], *_parts(text)):
        key = heading_key(part)
        if len(key) < TYPO_FROM:
            continue
        close = process.extractOne(key, index.keys(), scorer=fuzz.ratio, score_cutoff=TYPO_SCORE)
        if close and len(close[0]) >= TYPO_FROM:
            return replace(index[close[0]], typo=True)
    return None
