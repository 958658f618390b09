"""How papers write dates, periods, bodies and enumerations. What is not known is a visible gap."""

import re
from collections.abc import Sequence
from datetime import date

from doingoai.documents.drafting.gaps import DATE_GAP, GAP, or_gap
from doingoai.foundation.vietnamese import (
    group_digits,
    long_date,
    long_date_en,
    weekday_en,
    weekday_vi,
)

ABBREVIATION = re.compile(r"\w+(?:\.\w+)+\.|(?:Co|Corp|Inc|Jr|Ltd|Sr)\.")
PLACE_CLASSES = ("THÀNH PHỐ", "TỈNH", "THỦ ĐÔ")
FUNCTION_WORDS = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "VĂN PHÒNG", "SỞ")
WITH_ARTICLE = frozenset(
    {"Embassy", "Consulate", "Ministry", "Government", "Department", "City", "Municipality",
     "Province", "Prefecture", "People's", "Office", "University", "Association", "Delegation"}
)  # fmt: skip


def with_article(name: str) -> str:
    """Put "the" before an English name that wants it inside a sentence."""
    return f"the {name}" if name.split(" ")[0] in WITH_ARTICLE else name


def body_in_sentence(name: str) -> str:
    """Write a body given in capitals as it stands in a sentence: Ủy ban nhân dân thành phố Hà Nội."""
    if not name.isupper():
        return or_gap(name)
    for word in FUNCTION_WORDS:
        name = re.sub(rf"\b{word}\b", word.capitalize(), name)
    for word in PLACE_CLASSES:
        name = re.sub(rf"\b{word}\b", word.lower(), name)
    # Decree 30/2020/NĐ-CP, Annex II: the one city whose class word is part of its name.
    name = " ".join(part.capitalize() if part.isupper() else part for part in name.split())
    return name.replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")


def blank_date(year: int | None) -> str:
    """Write a date whose day and month are filled in by hand."""
    if year is None:
        return f"ngày {DATE_GAP} tháng {DATE_GAP} năm {DATE_GAP}"
    return f"ngày {GAP} tháng {GAP} năm {year}"


def due_date(day: date | None) -> str:
    return long_date(day) if day else blank_date(None)


def amount(number: int | None) -> str:
    return GAP if number is None else group_digits(number)


def day_heading(day: date, language: str) -> str:
    """Write the heading of a day of the programme."""
    if language == "vi":
        return f"{weekday_vi(day)[0].upper()}{weekday_vi(day)[1:]}, {long_date(day)}"
    return f"{weekday_en(day)}, {long_date_en(day)}"


def period_in_words(first: date, last: date, language: str) -> str:
    """Write some days inside a sentence: "từ ngày 12 đến ngày 14 tháng 3 năm 2026"."""
    return _period_vi(first, last) if language == "vi" else _period_en(first, last)


def ended(lines: Sequence[str]) -> list[str]:
    """Punctuate an enumeration: `;` after each line, `.` after the last (Annex I of the decree)."""
    stripped = [_without_end(line) for line in lines]
    return [f"{line};" for line in stripped[:-1]] + [
        line if line.endswith(".") else f"{line}." for line in stripped[-1:]
    ]


def _without_end(line: str) -> str:
    """Take off what ends a line, but not the full stop of an abbreviation such as "B.V."."""
    bare = line.rstrip("; ")
    last = bare.split(" ")[-1]
    return bare if ABBREVIATION.fullmatch(last) else bare.rstrip(".; ")


def _period_vi(first: date, last: date) -> str:
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"từ ngày {first.day:02} đến {long_date(last)}"
    start = long_date(first)
    if first.year == last.year:
        start = start.removesuffix(f" năm {first.year}")
    return f"từ {start} đến {long_date(last)}"


def _period_en(first: date, last: date) -> str:
    if first == last:
        return f"on {long_date_en(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {long_date_en(last)}"
    start = long_date_en(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"from {start} to {long_date_en(last)}"
