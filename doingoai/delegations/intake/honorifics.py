"""Taking honorifics off names: `H.E. Mr. John SMITH, PhD` is John Smith."""

import re
from dataclasses import dataclass
from functools import lru_cache

from doingoai.delegations.intake.honorific_words import (
    AFTER,
    ALL_WORDS,
    EVERYWHERE,
    IN_COUNTRY,
    NEEDS_DOT,
    POST_GOES_ON,
    UNSURE,
    Honorific,
    honorific_key,
)
from doingoai.directory.states import Sex

LONGEST = 4
SUFFIXES = re.compile(r"-(sama|sensei|nim|ssi)$", re.IGNORECASE)
JAPANESE_SUFFIXES = re.compile(r"-(san|sama|sensei)$", re.IGNORECASE)
"""`-san` is taken off Japanese names only: elsewhere Hyun-san is a given name."""

NATIVE_SUFFIX = re.compile(r"\s*(先生|女士|小姐|さん|様|氏|씨|님|박사|교수)$")
NATIVE_SEX = {"先生": Sex.MALE, "女士": Sex.FEMALE, "小姐": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Stripped:
    """The words of a name without honorifics; `taken` lists what was removed, as written."""

    words: tuple[str, ...]
    honorific: str = ""
    sex: Sex | None = None
    taken: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def strip_honorifics(words: tuple[str, ...], country: str = "") -> Stripped:
    """Take the honorifics off both ends of a name, unless that leaves nothing."""
    if not words:
        return Stripped(())
    found: list[tuple[str, Honorific]] = []
    unsure: list[str] = []
    while match := _leading(words, country, first=not found):
        length, honorific, doubtful = match
        found.append((" ".join(words[:length]), honorific))
        unsure.extend(words[:length] if doubtful else ())
        words = words[length:]
    tail: list[tuple[str, Honorific]] = []
    while match := _trailing(words):
        length, honorific, _doubtful = match
        tail.insert(0, (" ".join(words[-length:]), honorific))
        words = words[:-length]
    suffix = (JAPANESE_SUFFIXES if country == "JP" else SUFFIXES).search(words[-1])
    if suffix and suffix.start() > 0:
        words = (*words[:-1], words[-1][: suffix.start()])
        tail.append((suffix[0], Honorific("", is_post=False)))
    return _gathered(words, found + tail, tuple(unsure))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, parted also where an abbreviation sticks to the next: `Mr.John`."""
    return tuple(re.sub(r"(?<=[^\W\d_])\.(?=[^\W\d_]{2})", ". ", text).split())


@lru_cache(maxsize=8_192)
def whole_honorific(text: str, country: str = "") -> Honorific | None:
    """What a cell that holds nothing but an honorific means: `(Mr)`, `Bà`, `H.E. Ms`."""
    words = name_words(text)
    if not ALL_WORDS.issuperset(honorific_key(" ".join(words).strip("(),;"))):
        return None
    for around in ((*words, "X"), ("X", *words)):
        stripped = strip_honorifics(around, country)
        if stripped.words == ("X",) and stripped.honorific and not stripped.posts:
            return Honorific(stripped.honorific, stripped.sex)
    return None


def stands_after(printed: str) -> bool:
    """Whether an honorific follows the name (PhD) instead of preceding it."""
    return honorific_key(printed) in AFTER


def _leading(
    words: tuple[str, ...], country: str, *, first: bool
) -> tuple[int, Honorific, bool] | None:
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        key = honorific_key(" ".join(words[:length]))
        honorific = IN_COUNTRY.get(country, {}).get(key) or EVERYWHERE.get(key)
        if honorific and _is_meant(words, length, key, honorific):
            return length, honorific, False
    may_be_initial = first and not country and len(words) > 2 and len(words[1].strip(".")) > 2
    unsure = UNSURE.get(honorific_key(words[0])) if may_be_initial else None
    return (1, unsure, True) if unsure else None


def _is_meant(
    words: tuple[str, ...], length: int, key: tuple[str, ...], honorific: Honorific
) -> bool:
    if honorific.is_post and words[length].casefold() in POST_GOES_ON:
        return False
    return key not in NEEDS_DOT or "." in "".join(words[:length])


def _trailing(words: tuple[str, ...]) -> tuple[int, Honorific, bool] | None:
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        text = " ".join(words[-length:])
        key = honorific_key(text.strip("(),;"))
        honorific = AFTER.get(key) if _looks_abbreviated(text) else None
        if honorific:
            return length, honorific, False
    return None


def _looks_abbreviated(text: str) -> bool:
    # MA and BA are degrees only when written as such: `Yo-Yo Ma` keeps his name.
    return "." in text or (text.isupper() and len(text) > 2) or text in {"PhD", "MSc", "Esq"}


def _gathered(
    words: tuple[str, ...], found: list[tuple[str, Honorific]], unsure: tuple[str, ...]
) -> Stripped:
    sexes = {honorific.sex for _text, honorific in found if honorific.sex}
    printed = [h.printed for _text, h in found if h.printed and not h.is_post]
    return Stripped(
        words=words,
        honorific=" ".join(dict.fromkeys(printed)),
        sex=sexes.pop() if len(sexes) == 1 else None,
        taken=tuple(text for text, _honorific in found),
        posts=tuple(h.printed for _text, h in found if h.is_post),
        unsure=unsure,
    )
