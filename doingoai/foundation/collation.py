"""
Vietnamese order of words as a text that can be stored and that any database sorts by plain comparison.

The order is ICU's for Vietnamese: letters first (a ă â b c d đ …), then tones (ngang, huyền, hỏi,
ngã, sắc, nặng), then small before capital. Keys hold digits and small Latin letters only, so the
collation of the column does not matter. Other scripts follow Latin in the order of their code points.
"""

import unicodedata
from typing import NamedTuple

from doingoai.foundation.folding import one_tone_style

_SIGNS = " _-–—,;:!¡?¿.…·'‘’\"“”«»()[]{}§¶@*/\\&#%•`´^¯¨¸°©®+±÷×<=>¬|¦~−⁄¤¢$£¥₫€"
_LETTERS = "0123456789aăâbcdđeêfghiıjklmnŋoôơpqĸrstŧuưvwxyzþ"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_OTHER_MARKS = "\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0338\u0327\u0328\u0304\u0335\u030f\u0311\u031b\u0326"
_SHAPING_MARKS = "\u0306\u0302\u031b"
"""Breve, circumflex and horn, which make another letter of a, e, o, u; elsewhere they are accents."""

_WRITTEN_AS = {"ø": "o\u0338", "ł": "l\u0335", "ħ": "h\u0335", "ð": "d\u0335"}
_LIGATURES = {"æ": "ae", "œ": "oe", "ß": "ss"}
_SYMBOLS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PLAIN = "1"
_CAPITAL = "2"
_VARIANT = "3"
_OTHER_SCRIPT = "zz"


class _Weights(NamedTuple):
    letters: str
    marks: str
    case: str


_IGNORED = _Weights("", "", "")
_PLACE = {
    sign: _SYMBOLS[1 + n // 36] + _SYMBOLS[n % 36] for n, sign in enumerate(_SIGNS + _LETTERS)
}
_MARK_PLACE = {mark: _SYMBOLS[2 + n] for n, mark in enumerate(_TONES + _OTHER_MARKS)}


def _shaped(base: str, marks: str) -> tuple[str, str]:
    """Move the mark that makes another letter (ă, â, ơ …) from the marks to the letter."""
    for mark in _SHAPING_MARKS:
        letter = unicodedata.normalize("NFC", base + mark)
        if mark in marks and letter in _PLACE:
            return letter, marks.replace(mark, "", 1)
    return base, marks


def _letter(char: str) -> _Weights:
    small = char.lower()
    case = _CAPITAL if small != char else _PLAIN
    if small in _LIGATURES:
        one, two = (_PLACE[part] for part in _LIGATURES[small])
        return _Weights(one + two, _PLAIN + "z" + _PLAIN, case * 2)
    base, *marks = list(unicodedata.normalize("NFD", _WRITTEN_AS.get(small, small)))
    if not all(map(unicodedata.combining, marks)):
        # A Korean syllable comes apart into letters, not into a letter and its marks.
        base, marks = small, []
    letter, accents = _shaped(base, "".join(marks))
    place = _PLACE.get(letter) or f"{_OTHER_SCRIPT}{ord(letter):05x}"
    return _Weights(place, _PLAIN + "".join(_MARK_PLACE.get(mark, "z") for mark in accents), case)


def _weights(char: str) -> _Weights:
    if char.isspace():
        return _Weights(_PLACE[" "], _PLAIN, _PLAIN)
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs"):
        return _IGNORED
    if category == "Mn" and char in _MARK_PLACE:
        return _Weights("", _MARK_PLACE[char], "")
    if char in _PLACE:
        return _letter(char)
    plain = unicodedata.normalize("NFKC", char)
    if plain == char:
        return _letter(char)
    parts = [_weights(part) for part in plain]
    letters, marks, case = ("".join(level) for level in zip(*parts, strict=True))
    return _Weights(letters, marks, _VARIANT * len(case))


class _Level(dict[int, str]):
    """What each character weighs at one level, worked out when it is met for the first time."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level

    def __missing__(self, code: int) -> str:
        weight = self[code] = _weights(chr(code))[self.level]
        return weight


_AT_LETTERS, _AT_MARKS, _AT_CASE = _Level(0), _Level(1), _Level(2)


def _letters_and_marks(text: str) -> str:
    # Trailing weights that say "nothing special" are left off: the order stays, the key is shorter.
    marks = text.translate(_AT_MARKS).rstrip(_PLAIN)
    return f"{text.translate(_AT_LETTERS)}0{marks}0"


def sort_key(text: str) -> str:
    """Give the key by which the text takes its place in a Vietnamese list."""
    spelled = one_tone_style(text)
    return _letters_and_marks(spelled) + spelled.translate(_AT_CASE).rstrip(_PLAIN)


def name_sort_key(family: str, middle: str, given: str) -> str:
    """Give the key of a person in a Vietnamese list: by given name, then family, then middle."""
    parts = [one_tone_style(part) for part in (given, family, middle)]
    case = "".join(parts).translate(_AT_CASE).rstrip(_PLAIN)
    return "".join(_letters_and_marks(part) for part in parts) + case
