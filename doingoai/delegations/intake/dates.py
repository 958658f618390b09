"""Days and times of day from the cells of a spreadsheet, real dates and typed ones."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import CellValue, text_of
from doingoai.delegations.intake.reading import Custom, Reading, changed, doubtful, faulty
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.vietnamese import parse_date, parse_time, short_date

NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
COMPACT = re.compile(r"(19|20)\d{6}|\d{4}(19|20)\d{2}")
YEAR = re.compile(r"(?:nam |năm |sinh nam )?((?:19|20)\d{2})", re.IGNORECASE)
MONTH_AND_YEAR = re.compile(r"(0?[1-9]|1[0-2])\s*[/.\-]\s*((?:19|20)\d{2})")
CLOCK = re.compile(
    r"(?<![\d/.\-])(\d{1,2}\s*(?:[:h]\s*\d{2}(?::\d{2})?|h(?!\w)|\s*gi[oờ](?:\s*\d{2})?)"
    r"(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?![\d/])",
    re.IGNORECASE,
)
AROUND_CLOCK = re.compile(
    r"^(?:at|luc|khoang|eta|etd|from|tu|about|approx\.?|ca\.?)\s+|\s*(?:hrs?|hours?|lt|local time)\.?$|"
    r"\s*\(?\+\s?1\)?$"
)
SERIAL_DAYS = (10_000, 80_000)
SERIAL_ZERO = date(1899, 12, 30)
OLDEST, LAST = 1900, 2150
ORDERS = ("dmy", "mdy")


def read_day(value: CellValue, custom: Custom, *, latest: date | None = None) -> Reading[date]:
    """Read a day; `latest` is the day a two-digit year cannot lie after."""
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, bool | time | timedelta) or value is None:
        return faulty("date_impossible", _("This is not a date. Write dd/mm/yyyy."), text_of(value))
    if isinstance(value, int | float):
        return _from_number(value, custom)
    return _from_text(clean(value), custom, latest)


def read_clock(value: CellValue) -> Reading[time]:
    """Read a time of day."""
    if isinstance(value, datetime):
        return Reading(value.time())
    if isinstance(value, time):
        return Reading(value)
    if isinstance(value, timedelta):
        return Reading(_time_of(value / timedelta(days=1)))
    if isinstance(value, float) and 0 <= value < 1:
        return Reading(_time_of(value))
    return _clock_from_text(_four_digits(value) if _is_number(value) else text_of(value))


def split_day_and_clock(value: CellValue) -> tuple[CellValue, CellValue]:
    """Part a cell that holds a day and a time of day; either may be missing."""
    if isinstance(value, datetime):
        return value.date(), value.time() if value.time() != time(0) else None
    if not isinstance(value, str):
        return value, None
    text = clean(value)
    found = CLOCK.search(text)
    if not found:
        return text or None, None
    rest = clean(f"{text[: found.start()]} {text[found.end() :]}").strip(" ,;-–()")
    return rest or None, found[1]


def column_order(values: Iterable[CellValue]) -> str:
    """The order that the typed dates of a column prove: one 25/12 makes them all day first."""
    orders = set()
    for value in values:
        found = NUMERIC.fullmatch(clean(value)) if isinstance(value, str) else None
        if found and int(found[1]) > 12:
            orders.add("dmy")
        elif found and int(found[2]) > 12:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""


def _time_of(days: float) -> time:
    minutes = round(days * 1440) % 1440
    return time(minutes // 60, minutes % 60)


def _is_number(value: CellValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _plausible(day: date) -> Reading[date]:
    if OLDEST <= day.year <= LAST and day > date(OLDEST, 1, 5):
        return Reading(day)
    message = _("The year %(year)s cannot be meant. Write dd/mm/yyyy.") % {"year": day.year}
    return faulty("date_impossible", message, text_of(day))


def _from_number(value: float, custom: Custom) -> Reading[date]:
    text = text_of(value)
    if COMPACT.fullmatch(text):
        return _from_text(text, custom, None)
    if YEAR.fullmatch(text):
        return _year_only(text)
    if SERIAL_DAYS[0] <= value <= SERIAL_DAYS[1]:
        day = SERIAL_ZERO + timedelta(days=int(value))
        message = _("The number was read as a spreadsheet's day number: check the date.")
        return doubtful("date_serial", message, text, day)
    return faulty("date_impossible", _("This number is not a date. Write dd/mm/yyyy."), text)


def _from_text(text: str, custom: Custom, latest: date | None) -> Reading[date]:
    if year := YEAR.fullmatch(text):
        return _year_only(year[1])
    if MONTH_AND_YEAR.fullmatch(text):
        message = _("Only month and year are given. Write the whole date, dd/mm/yyyy.")
        return doubtful("date_incomplete", message, text, kept=text)
    if COMPACT.fullmatch(text):
        return _from_compact(text, custom)
    found = NUMERIC.fullmatch(text)
    if found:
        return _from_numeric(text, found, custom, latest)
    return _parsed(text, text, latest)


def _year_only(text: str) -> Reading[date]:
    message = _("Only the year is given. Write the whole date, dd/mm/yyyy.")
    return doubtful("date_incomplete", message, text, kept=text)


def _from_compact(text: str, custom: Custom) -> Reading[date]:
    if text[:2] in {"19", "20"} and int(text[4:6]) <= 12:
        spread = f"{text[6:]}/{text[4:6]}/{text[:4]}"
    else:
        spread = f"{text[:2]}/{text[2:4]}/{text[4:]}"
    reading = _from_text(spread, custom, None)
    if reading.value is None or reading.doubts:
        return reading
    message = _("Eight digits were read as a date.")
    return changed("date_digits", message, text, short_date(reading.value), reading.value)


def _from_numeric(
    text: str, found: re.Match[str], custom: Custom, latest: date | None
) -> Reading[date]:
    first, second = int(found[1]), int(found[2])
    swapped = f"{second}/{first}/{found[3]}"
    if custom.order == "mdy" and first <= 12:
        return _month_first(text, swapped, latest)
    if second > 12 >= first and custom.order != "dmy":
        message = _("The month seems to stand first, as in English: check the date.")
        return _with_doubt(_month_first(text, swapped, latest), "date_month_first", message, text)
    reading = _parsed(text, text, latest)
    either = first <= 12 and second <= 12 and first != second
    if either and custom.english and not custom.order and not custom.confirmed:
        message = _(
            "This may be %(day_first)s or %(month_first)s: the list is in English. The day was "
            "read first."
        ) % {
            "day_first": f"{first:02}/{second:02}",
            "month_first": f"{second:02}/{first:02}",
        }
        return _with_doubt(reading, "date_ambiguous", message, text)
    return reading


def _month_first(text: str, swapped: str, latest: date | None) -> Reading[date]:
    reading = _parsed(swapped, text, latest)
    if reading.value is None:
        return reading
    message = _("The month stood first; written day first.")
    return changed("date_order", message, text, short_date(reading.value), reading.value)


def _with_doubt(reading: Reading[date], code: str, message: str, text: str) -> Reading[date]:
    if reading.value is None:
        return reading
    doubt: Reading[date] = doubtful(code, message, text)
    return replace(reading, doubts=(*reading.doubts, *doubt.doubts))


def _parsed(text: str, found: str, latest: date | None) -> Reading[date]:
    try:
        day = parse_date(text, latest=latest)
    except ValueError as unreadable:
        return faulty("date_impossible", str(unreadable), found)
    reading = _plausible(day)
    if reading.value and str(day.year) not in text and re.search(r"\d{2}$", text):
        message = _("The year was completed.")
        return changed("date_year", message, found, short_date(day), day)
    return reading


def _four_digits(value: CellValue) -> str:
    text = text_of(value)
    return text.zfill(4) if len(text) == 3 else text


def _clock_from_text(text: str) -> Reading[time]:
    plain = AROUND_CLOCK.sub("", fold(text))
    plain = AROUND_CLOCK.sub("", plain).strip(" .,;")
    if re.fullmatch(r"[01]?\d|2[0-3]", plain):
        plain = f"{plain}:00"
    try:
        return Reading(parse_time(plain))
    except ValueError:
        message = _("This is not a time of day. Write hours and minutes, as 9h30 or 14:00.")
        return faulty("time_impossible", message, text)
