"""The signs of a name: what is removed, which letters are Latin and which another script."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from doingoai.foundation.folding import clean

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
PICTURES = frozenset({"So", "Sk"})
JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")
KEPT_SK = frozenset("`´^")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
HYPHENS = str.maketrans({"‐": "-", "‑": "-", "−": "-"})
NUMBERING = re.compile(r"^\s*(?:[(\[]?\d{1,3}\s*[.)\]:]\s*|[-–—•*+·▪●○◦✓→>=@]+\s*)+")
EMPTY_BRACKETS = re.compile(r"[(\[（【]\s*[)\]）】]|(?<=\s)/(?=\s|$)|^\s*/|/\s*$")


def without_pictures(text: str) -> str:
    """The text without emoji, control and direction characters, on one line."""
    spaced = "".join(
        " " if unicodedata.category(sign) == "Zs" or sign.isspace() else sign for sign in text
    )
    kept = (sign for sign in spaced if not _is_picture(sign))
    return clean("".join(kept))


@lru_cache(maxsize=4_096)
def _is_picture(sign: str) -> bool:
    if sign in JOINERS:
        return True
    category = unicodedata.category(sign)
    return category in HIDDEN or (category in PICTURES and sign not in KEPT_SK)


def plain_signs(text: str) -> str:
    """Full-width and ligature letters as ordinary ones, one kind of apostrophe and hyphen."""
    wide = "".join(_ordinary(sign) for sign in text)
    return clean(wide.translate(APOSTROPHES).translate(HYPHENS))


@lru_cache(maxsize=4_096)
def _ordinary(sign: str) -> str:
    mapped = unicodedata.normalize("NFKC", sign)
    return (
        mapped
        if "LATIN" in unicodedata.name(sign, "") or "FULLWIDTH" in unicodedata.name(sign, "")
        else sign
    )


@lru_cache(maxsize=4_096)
def is_latin(sign: str) -> bool:
    """Whether a letter is Latin; signs that are no letters count as neither."""
    return sign.isalpha() and "LATIN" in unicodedata.name(sign, "")


@lru_cache(maxsize=4_096)
def is_foreign(sign: str) -> bool:
    """Whether a sign belongs to another script, its marks and length signs included."""
    if sign.isascii():
        return False
    category = unicodedata.category(sign)
    if category[0] not in "LM" or category == "Lm":
        return category == "Lm" and not is_latin(sign)
    return not is_latin(sign) and not 0x300 <= ord(sign) < 0x370


def split_scripts(text: str) -> tuple[str, str]:
    """The Latin part of a name and the part in another script; words of both stay Latin."""
    if text.isascii():
        return clean(EMPTY_BRACKETS.sub(" ", text)), ""
    latin: list[str] = []
    native: list[str] = []
    for word in _runs(text):
        foreign = any(is_foreign(sign) for sign in word)
        mixed = foreign and any(is_latin(sign) for sign in word)
        (native if foreign and not mixed else latin).append(word)
    rest = EMPTY_BRACKETS.sub(" ", " ".join(latin))
    return clean(rest), " ".join(native)


def _runs(text: str) -> Iterator[str]:
    """Words, with brackets and slashes as words of their own only around another script."""
    for word in text.split():
        if any(is_foreign(sign) for sign in word):
            yield from (part for part in re.split(r"([()（）\[\]【】/,;|]+)", word) if part)
        else:
            yield word


def mixed_words(text: str) -> list[str]:
    """Words whose letters come from two scripts, as when one letter was typed on another keyboard."""
    if text.isascii():
        return []
    return [
        word for word in text.split() if any(map(is_foreign, word)) and any(map(is_latin, word))
    ]
