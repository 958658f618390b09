"""How many people: in figures or words, exactly, about, or from so many to so many."""

import re

from doingoai.delegations.intake.phrase.facts import Part
from doingoai.delegations.intake.phrase.line import Line

_ONES = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_ENDS = (*_ONES, "lam", "tu")
_ENGLISH = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _worded() -> dict[str, int]:
    """Numbers below a hundred as both languages write them, without marks."""
    words = {word: number for number, word in enumerate(_ONES, 1)} | {"muoi": 10}
    digit = {word: number for number, word in enumerate(_ONES, 1)} | {"lam": 5, "tu": 4, "mot": 1}
    words |= {f"muoi {end}": 10 + digit[end] for end in _ENDS}
    for tens, word in enumerate(_ONES[1:], 2):
        words |= {f"{word} muoi": tens * 10}
        words |= {f"{word} muoi {end}": tens * 10 + digit[end] for end in _ENDS}
    words |= {word: number for number, word in enumerate(_ENGLISH, 1)}
    for tens, word in enumerate(_TENS, 2):
        words |= {word: tens * 10}
        words |= {
            f"{word}{sign}{end}": tens * 10 + n
            for n, end in enumerate(_ENGLISH[:9], 1)
            for sign in "- "
        }
    return words


WORDS = _worded()
NUMBER = r"(?:\d{1,4}|" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + ")"
_ABOUT = r"(?:(?:khoang|tam|chung|gan|hon|about|around|approx\.?|some|circa)\s+)?"
_NOUN = (
    r"(?:nguoi|khach|thanh vien|dai bieu|can bo|chuyen gia|bac si|doanh nhan|(?<=\d)ng\b|people|persons?|"
    r"pax|guests?|members?|delegates?|experts?|visitors?|officials?|pp\b)"
)
_COUNT = rf"(?P<low>{NUMBER})(?:\s*(?:-|den|toi|to|~)\s*(?P<high>{NUMBER}))?"
_FORMS = (
    re.compile(rf"\b{_ABOUT}{_COUNT}\s*\+?[\s-]*{_NOUN}(?!\w)(?:\s+(?:from|cua)\b)?"),
    re.compile(
        rf"\b(?:gom|doan|so luong:?|delegation of|group of|party of)\s+{_ABOUT}{_COUNT}\b(?![/.\-]\d)"
    ),
)


def read_people(line: Line) -> Part | None:
    """Find how many come; of a span the greater number stands, marked as doubtful."""
    for form in _FORMS:
        for found in line.find(form):
            low, high = _value(found["low"]), _value(found["high"] or found["low"])
            line.claim(*found.span())
            start, end = line.raw_span(*found.span())
            others = (low,) if low != high else ()
            why = "span" if others else ""
            return Part("people", max(low, high), start, end, not others, others, why)
    return None


def _value(text: str) -> int:
    return int(text) if text.isdigit() else WORDS[text]
