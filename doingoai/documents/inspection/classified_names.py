"""Marks of secrecy in file names: CV_MAT.docx, Toi-mat.pdf, “KH đón đoàn (Mật).docx”."""

import re
import unicodedata

from doingoai.documents.inspection.classified_words import (
    AFTER,
    BEFORE,
    NAME_AFTER,
    NAME_BEFORE,
    SURNAMES,
)
from doingoai.foundation.folding import fold

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(
    r"^(?:cv|kh|bc|tb|qd|ttr|vb|tl|hs|congvan|vanban|tailieu|hoso|kehoach|baocao|totrinh)?"
    r"(?P<level>toi|tuyet)?mat$"
)
_LEVELS = {"toi": "Tối mật", "tuyet": "Tuyệt mật"}
_SPELLINGS = frozenset(("mat", "mật"))


def mark_in_name(name: str) -> str | None:
    """Give the level of secrecy a file name speaks of, or None."""
    stem = name.rpartition(".")[0] or name
    words = _WORD.findall(_apart(unicodedata.normalize("NFC", stem)))
    for place, word in enumerate(words):
        level = _level_of(words, place, word)
        if level:
            return level
    return None


def _apart(stem: str) -> str:
    """Put a space where a capital follows a small letter: CvMat."""
    following = zip(stem, stem[1:] + " ", strict=True)
    return "".join(f"{a} " if a.islower() and b.isupper() else a for a, b in following)


def _level_of(words: list[str], place: int, word: str) -> str | None:
    joined = _JOINED.match(fold(word))
    if joined is None or word.lower().endswith(("mặt", "mất", "mát", "mắt", "mạt")):
        return None
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if fold(word) != "mat":
        return _LEVELS.get(joined["level"] or "", "Mật")
    if word.lower() not in _SPELLINGS or _is_harmless_after(word, after):
        return None
    if fold(before) in _LEVELS and before.lower() not in ("tôi", "tuyết", "tới"):
        return _LEVELS[fold(before)]
    if _is_harmless_before(word, before) or _ends_a_person(words[: place + 1]):
        return None
    return "Mật"


def _is_harmless_after(word: str, after: str) -> bool:
    if "ậ" in word.lower() and not after.isascii():
        return after.lower() in AFTER
    return fold(after) in NAME_AFTER or after.lower() in AFTER


def _is_harmless_before(word: str, before: str) -> bool:
    if "ậ" in word.lower():
        return before.lower() in BEFORE or fold(before) in ("bao", "bi")
    alone_in_capitals = word.isupper() and not before.isupper()
    return fold(before) in ("bao", "bi") or (not alone_in_capitals and fold(before) in NAME_BEFORE)


def _ends_a_person(words: list[str]) -> bool:
    """Test whether the words end in a person called Mật: Nguyễn Văn Mật."""
    return any(
        word.lower() in SURNAMES and all(w[:1].isupper() for w in words[start:])
        for start, word in enumerate(words[:-1])
        if start >= len(words) - 4
    )
