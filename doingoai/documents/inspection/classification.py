"""
Marks of State secrecy (Mật, Tối mật, Tuyệt mật) in what people type, send and name.

Classified matter must not be kept on a networked installation: only its number, its date, its
level and “kept on paper”. A mark is told from the many harmless words that hold the same
syllable: bảo mật, mật ong, mật độ, thân mật, ông Nguyễn Văn Mật.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from doingoai.documents.inspection.classified_names import mark_in_name
from doingoai.documents.inspection.classified_words import (
    AFTER,
    BEFORE,
    HANDLING,
    LABELS,
    LEVEL_LABELS,
    NAME_AFTER,
    NO,
    NO_FILLERS,
    PAPERS,
    PEOPLE,
    SURNAMES,
)
from doingoai.documents.inspection.kinds import KIND_BY_EXTENSION
from doingoai.documents.inspection.names import split_name
from doingoai.foundation.folding import fold
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.stacked_marks import without_heaps

SOURCE = "Luật số 117/2025/QH15"
LEVELS = {"": "Mật", "tối": "Tối mật", "tuyệt": "Tuyệt mật"}

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LOOKALIKES = str.maketrans("МмАаТтОоІіЕеУуСсΜΑΤΟΙ", "MmAaTtOoIiEeYyCcMATOI")
_SPACED_LETTERS = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_]{1,3}){2,}[^\W\d_](?![^\W_])")
_EMPTY_BOX = re.compile(r"(?:[☐□○◻]|\[\s*\]|\(\s+\))\s*(?:tối |tuyệt )?mật\b", re.I)
_TICKED_BOX = re.compile(r"(?:[☒☑✓✔✗■●◉]|\[\s*[xX]\s*\])\s*(?:(tối|tuyệt) )?mật\b", re.I)
# Quick: an m and a t of any alphabet, with room for an a, its marks and spaces between them.
_MAY_BE = re.compile("[mMМмΜＭｍ].{1,12}[tTТтΤＴｔ]")
_SPLIT = re.compile(r"[\r\n\t\v\f\u2028\u2029]+")
_DOCUMENT_NUMBER = re.compile(r"\d+\s*/\s*\w|\bsố\s*:?\s*\d", re.I)
_URGENT = frozenset(("khẩn", "hỏa", "hoả", "tốc", "thượng"))
_OPENS, _CLOSES = "“\"'|/-–—:,", "”\"'|/-–—:,;."


_LOOK_BACK = 40  # words; a table cell pasted as one line must not cost its square
_LONGEST_NAME = 400
_NAMED_KINDS = frozenset(KIND_BY_EXTENSION) | {"doc", "zip", "rtf"}


@dataclass(frozen=True, slots=True)
class _Found:
    """One place in a line where “mật” stands: the words, which of them it is, and its level."""

    words: list[str]
    gaps: list[str]
    place: int
    level: str

    @property
    def first(self) -> int:
        return self.place - 1 if self.level else self.place

    def before(self, count: int = 1) -> str:
        return " ".join(self.words[max(self.first - count, 0) : self.first]).lower()

    @property
    def word(self) -> str:
        return self.words[self.place]


def check_not_classified(text: str, field: str) -> None:
    """
    Refuse a text or file name that bears a mark of State secrecy.

    :raises RuleBroken: classified.refused
    """
    level = classification_mark(text)
    if level:
        message = _(
            "What was entered is marked “%(level)s”. Classified matter may not be kept on this "
            "networked system. Delete the content and keep only the number, the date, the level "
            "and the note “kept on paper”."
        ) % {"level": level}
        raise RuleBroken(message, code="classified.refused", source=SOURCE, field=field)


def classification_mark(text: str) -> str | None:
    """Give the level of secrecy (Mật, Tối mật, Tuyệt mật) that a text is marked with, or None."""
    if len(text) <= _LONGEST_NAME and split_name(text)[1] in _NAMED_KINDS:
        return classification_mark_in_name(text)
    for line in _SPLIT.split(without_heaps(text)):
        level = _mark_in_line(line) if _MAY_BE.search(line) else None
        if level:
            return level
    return None


def classification_mark_in_name(name: str) -> str | None:
    """Give the level of secrecy that a file name is marked with, or None."""
    plain = _plain(without_heaps(name[-_LONGEST_NAME:]))
    return mark_in_name(plain) or _mark_in_line(split_name(plain)[0])


def _plain(line: str) -> str:
    """Undo full-width letters, hidden signs, look-alikes of other scripts, s p a c i n g."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", line))
    if "ậ" in plain.lower() or not plain.isascii():
        plain = plain.translate(_LOOKALIKES)
    plain = unicodedata.normalize("NFC", plain)
    return _SPACED_LETTERS.sub(lambda found: re.sub(r"[ .\-_]", "", found[0]), plain)


def _mark_in_line(line: str) -> str | None:
    plain = _plain(line)
    if "mat" not in fold(plain):
        return None
    numbered = bool(_DOCUMENT_NUMBER.search(plain))
    ticked = _TICKED_BOX.search(plain)
    if ticked:
        return LEVELS[(ticked[1] or "").lower()]
    found = _places(_EMPTY_BOX.sub(" ", plain))
    if len({place.level for place in found if not _is_other_word(place)}) > 1:
        return None  # a sentence that lists the levels speaks about them
    for place in found:
        if _is_mark(place, numbered=numbered):
            return LEVELS[place.level]
    return None


def _places(line: str) -> list[_Found]:
    pieces = [(match[0], match.start(), match.end()) for match in _WORD.finditer(line)]
    words = [piece[0] for piece in pieces]
    edges = [0, *(edge for _, start, end in pieces for edge in (start, end)), len(line)]
    gaps = [line[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    found = []
    for place, word in enumerate(words):
        level = _level(words, place, word, is_ascii=line.isascii())
        if level is not None:
            found.append(_Found(words, gaps, place, level))
    return found


def _level(words: list[str], place: int, word: str, *, is_ascii: bool) -> str | None:
    """Tell which level ends at this word; texts typed without accents are read without them."""
    plain = word.lower()
    if plain in ("tốimật", "tuyệtmật"):
        return plain[:-3]
    if plain != "mật" and not (is_ascii and plain == "mat"):
        return None
    before = words[place - 1].lower() if place else ""
    if before in LEVELS:
        return before
    if is_ascii and before in ("toi", "tuyet"):
        return {"toi": "tối", "tuyet": "tuyệt"}[before]
    return ""


def _is_mark(found: _Found, *, numbered: bool) -> bool:
    if _is_in_compound(found) or _is_denied(found):
        return False
    if _stands_alone(found) or _is_bracketed(found) or _is_labelled(found) or _is_urgent(found):
        return True
    if found.word.isascii() and not found.level:
        return _is_called(found, numbered=numbered)
    if found.level:
        in_general = _speaks_about(found, numbered=numbered)
        return found.word.isupper() or not in_general
    if _is_called(found, numbered=numbered):
        return True
    return found.word.isupper() and _is_stamp(found)


def _is_in_compound(found: _Found) -> bool:
    """Test whether the next word makes a harmless one of it: mật ong, mật độ, mật thiết."""
    if found.gaps[found.place + 1].strip():
        return False
    after = " ".join(found.words[found.place + 1 : found.place + 3]).lower()
    if after == "báo cáo":
        return False
    return after.partition(" ")[0] in (NAME_AFTER if found.word.isascii() else AFTER)


def _is_other_word(found: _Found) -> bool:
    """Test whether it names no level here: bảo mật, độ mật, mật ong."""
    before = found.before()
    harmless = fold(before) in ("do", "bao", "bi") if found.word.isascii() else before in BEFORE
    return _is_in_compound(found) or (not found.level and harmless)


def _is_denied(found: _Found) -> bool:
    """Test whether a no stands before: không mật, không thuộc độ mật, giải mật."""
    for word in reversed(found.words[max(found.first - _LOOK_BACK, 0) : found.first]):
        if word.lower() in NO:
            return not found.word.isupper()
        if word.lower() not in NO_FILLERS:
            return False
    return False


def _stands_alone(found: _Found) -> bool:
    used = found.place - found.first + 1
    if len(found.words) != used:
        return False
    return not found.word.isascii() or found.word.isupper() or bool(found.level)


def _is_bracketed(found: _Found) -> bool:
    opening = found.gaps[found.first].strip()[-1:]
    closing = found.gaps[found.place + 1].strip()[:1]
    if opening in ("(", "[", "{", "<", "«", "*") and closing in (")", "]", "}", ">", "»", "*"):
        return True
    capital = found.words[found.first][:1].isupper()
    if not capital or _ends_a_person(found):
        return False
    at_start = found.first == 0 and bool(closing) and closing in _CLOSES
    at_end = found.place == len(found.words) - 1 and bool(opening) and opening in _OPENS
    return (at_start or at_end) and found.before() not in ("chữ", "từ", "tên", "họ")


def _is_labelled(found: _Found) -> bool:
    gap = found.gaps[found.first].strip()
    labels, levels = (
        (_FOLDED_LABELS, _FOLDED_LEVEL_LABELS)
        if found.word.isascii()
        else (
            LABELS,
            LEVEL_LABELS,
        )
    )
    two, one = found.before(2), found.before()
    if fold(one) == "mat" and found.first >= 2:
        label = fold(found.words[found.first - 2])
        return label in ("do", "bao", "muc", "cap") and (bool(gap) or _differs(found))
    if two in labels or one in labels:
        return True
    return (two in levels or one in levels) and (":" in gap or "=" in gap or _differs(found))


def _differs(found: _Found) -> bool:
    """Test whether the level is written larger than the word before it: độ Mật, độ mật MẬT."""
    word, before = found.words[found.first], found.words[found.first - 1]
    return bool(found.level) or (word[:1].isupper() and not (before.isupper() and word.isupper()))


_FOLDED_LABELS = frozenset(fold(label) for label in LABELS)
_FOLDED_LEVEL_LABELS = frozenset(fold(label) for label in LEVEL_LABELS)
_FOLDED_PAPERS = frozenset(fold(paper) for paper in PAPERS)


def _is_urgent(found: _Found) -> bool:
    after = found.words[found.place + 1 : found.place + 2]
    near = [found.before(), *(word.lower() for word in after)]
    return any(word in _URGENT for word in near)


def _is_called(found: _Found, *, numbered: bool) -> bool:
    """Test whether a paper is called secret: công văn mật, hồ sơ mật."""
    if found.gaps[found.first].strip():
        return False
    two, one = found.before(2), found.before()
    plain = found.word.isascii()
    called = fold(two) in _FOLDED_PAPERS if plain else two in PAPERS or one in PAPERS
    return called and not _speaks_about(found, numbered=numbered)


def _speaks_about(found: _Found, *, numbered: bool) -> bool:
    """Test whether the line speaks of secret papers in general; a number makes it one paper."""
    if numbered:
        return False
    earlier = f" {found.before(_LOOK_BACK)} "
    return any(f" {handling} " in earlier for handling in HANDLING)


def _is_stamp(found: _Found) -> bool:
    return found.before() not in BEFORE and not _ends_a_person(found)


def _ends_a_person(found: _Found) -> bool:
    """Test whether the words end in a person called Mật: Nguyễn Văn Mật, ông Lê Mật."""
    words = found.words
    for start in range(found.place - 1, max(found.place - 5, -1), -1):
        if not words[start][:1].isupper():
            return False
        # One word before, many surnames are also common words: ĐOÀN MẬT, HỒ SƠ MẬT.
        is_far = start < found.place - 1 or start == 0 or words[start - 1].lower() in PEOPLE
        if words[start].lower() in SURNAMES and is_far:
            return True
        if words[start].lower() in PEOPLE:
            return True
    return False
