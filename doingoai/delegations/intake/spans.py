"""Spans of time as programmes write them: `9h00 - 10h30`, `05-08/02/2026`, a day without a year."""

import re
from collections.abc import Iterator
from datetime import date, time

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import CellValue, text_of
from doingoai.delegations.intake.dates import read_clock, read_day
from doingoai.delegations.intake.reading import Custom, Reading, doubtful, faulty
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.vietnamese import short_date, weekday_en, weekday_vi

BETWEEN = re.compile(r"\s*(?:-|–|—|~|→|đến|tới|to|until|till)\s*", re.IGNORECASE)
BEFORE_TIME = re.compile(r"^(?:từ|from|lúc|at|khoảng|about|sau|after|trước|before|ca)\s+", re.I)
HALF_DAY = re.compile(r"([ap]\.?m\.?|sáng|chiều|tối)$", re.IGNORECASE)
DAY_IN_TEXT = re.compile(
    r"(\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{4}-\d{1,2}-\d{1,2})"
    r"|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s*,?\s*năm\s+\d{4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Za-z]{3,9}\.?,?(?:\s+\d{4})?"
    r"|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?"
    r"|\d{1,2}\s*/\s*\d{1,2}",
)
SHORT = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})")
ENGLISH_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.IGNORECASE
)
WEEKDAYS = (
    r"thu (?:hai|2)|mon(?:day)?",
    r"thu (?:ba|3)|tue(?:s(?:day)?)?",
    r"thu (?:tu|4)|wed(?:nesday)?",
    r"thu (?:nam|5)|thu(?:rs(?:day)?)?(?! \w)",
    r"thu (?:sau|6)|fri(?:day)?",
    r"thu (?:bay|7)|sat(?:urday)?",
    r"chu nhat|sun(?:day)?",
)
DAY_SPAN = re.compile(
    r"(?P<first>\d{1,2})(?P<more>\s*[/.]\s*\d{1,2})?\s*(?:-|–|—|đến|to)\s*"
    r"(?P<last>\d{1,2}\s*[/.]\s*\d{1,2}\s*[/.]\s*\d{4})"
)
WORD_SPAN = re.compile(
    r"(?P<first>\d{1,2})\s*(?:-|–|—|to)\s*(?P<last>\d{1,2}\s+(?P<rest>[A-Za-z]{3,9}\.?,?\s+\d{4}))"
)


def read_times(value: CellValue) -> tuple[Reading[time], Reading[time]]:
    """Read the beginning and, where there is one, the end: `9h00 - 10h30`, `14:00`, `2-3pm`."""
    if not isinstance(value, str):
        return read_clock(value), Reading()
    text = BEFORE_TIME.sub("", clean(value))
    first, *rest = [part for part in BETWEEN.split(text) if part] or [""]
    if not rest:
        return read_clock(first), Reading()
    half = HALF_DAY.search(rest[0])
    ends = read_clock(rest[0])
    starts = read_clock(first)
    if half and not HALF_DAY.search(first):
        later = read_clock(f"{first} {half[1]}")
        if later.value and ends.value and later.value <= ends.value:
            starts = later
    return starts, ends


def read_programme_day(value: CellValue, custom: Custom, year: int) -> Reading[date]:
    """Read a day that may stand among words, lack its year, or contradict its weekday."""
    if not isinstance(value, str):
        return read_day(value, custom)
    text = clean(value)
    reading = read_day(text, custom)
    if reading.value is None:
        found = next(_days_in(text), "")
        if not found:
            return faulty("date_impossible", _("This is not a date. Write dd/mm/yyyy."), text)
        reading = read_day(_with_year(found, year), custom)
    return _checked_weekday(text, reading)


def names_a_day(text: str) -> bool:
    """Whether a text is little more than a day, as the heading of a day in a programme is."""
    rest = text
    for found in _days_in(text):
        rest = rest.replace(found, " ")
    plain = fold(rest)
    for pattern in (*WEEKDAYS, r"ngay(?: thu)?(?: nhat| hai)?|day|the", r"\d+"):
        plain = re.sub(rf"\b(?:{pattern})\b", " ", plain)
    return rest != text and not any(sign.isalpha() for sign in plain)


def read_day_span(value: CellValue, custom: Custom) -> Reading[tuple[date, date]]:
    """Read `05 - 08/02/2026`, `05/02/2026 đến 08/02/2026`, `5-8 February 2026` or a single day."""
    text = text_of(value)
    plain = re.sub(r"^(?:từ|from)\s+(?:ngày\s+)?", "", text, flags=re.IGNORECASE)
    plain = re.sub(r"(đến|to)\s+ngày\s+", r"\1 ", plain, flags=re.IGNORECASE)
    for first, last in _ends_of(plain):
        one, other = read_day(first, custom), read_day(last, custom)
        if one.value and other.value and one.value <= other.value:
            return Reading((one.value, other.value), doubts=(*one.doubts, *other.doubts))
    single = read_day(value, custom)
    if single.value:
        return Reading((single.value, single.value), doubts=single.doubts)
    message = _("These are not the dates of a visit. Write 05/02/2026 - 08/02/2026.")
    return faulty("dates_impossible", message, text)


def _ends_of(text: str) -> list[tuple[str, str]]:
    pairs = []
    if found := DAY_SPAN.fullmatch(text):
        rest = re.split(r"[/.]", found["last"], maxsplit=1)[1]
        year = re.split(r"[/.]", found["last"])[2]
        month = f"{found['more']}/{year}" if found["more"] else f"/{rest}"
        pairs.append((f"{found['first']}{month}", found["last"]))
    if found := WORD_SPAN.fullmatch(text):
        pairs.append((f"{found['first']} {found['rest']}", found["last"]))
    halves = re.split(r"\s+(?:-|–|—|đến|to|until)\s+", text)
    if len(halves) == 2:
        pairs.append((halves[0], halves[1]))
    return pairs


def _days_in(text: str) -> Iterator[str]:
    bare = ENGLISH_WEEKDAY.sub(" ", text)
    return (found[0] for found in DAY_IN_TEXT.finditer(bare) if _could_be_day(found[0]))


def _could_be_day(text: str) -> bool:
    """Whether a candidate is a day and not a number before a word (`2 rooms`)."""
    probe = _with_year(text, 2024)
    return read_day(probe, Custom()).value is not None


def _with_year(text: str, year: int) -> str:
    if short := SHORT.fullmatch(text):
        return f"{short[1]}/{short[2]}/{year}"
    if re.search(r"\d{4}|[/.\-]\s*\d{2}$", text):
        return text
    joiner = " năm " if "tháng" in text.lower() else " "
    return f"{text.rstrip(', ')}{joiner}{year}"


def _checked_weekday(text: str, reading: Reading[date]) -> Reading[date]:
    plain = fold(text)
    said = [at for at, pattern in enumerate(WEEKDAYS) if re.search(rf"\b(?:{pattern})\b", plain)]
    if reading.value is None or not said or reading.value.weekday() in said:
        return reading
    named = weekday_en if get_language() == "en" else weekday_vi
    message = _("%(day)s is a %(weekday)s, not the day that is written beside it.") % {
        "day": short_date(reading.value),
        "weekday": named(reading.value),
    }
    doubt: Reading[date] = doubtful("weekday_wrong", message, text)
    return Reading(reading.value, reading.changes, (*reading.doubts, *doubt.doubts))
