"""Dates and times of day as people type them; what cannot be read is refused with what can."""

import re
from calendar import monthrange
from datetime import date, time

from django.utils.translation import gettext as _

from doingoai.foundation.folding import clean, fold

_ENGLISH_MONTHS = (
    *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul"),
    *("august aug", "september sept sep", "october oct", "november nov", "december dec"),
)
_VIETNAMESE_MONTHS = (
    *("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"),
    *("muoi mot", "muoi hai"),
)
_MONTHS = {name: n for n, names in enumerate(_ENGLISH_MONTHS, 1) for name in names.split()}
_MONTHS_IN_WORDS = {name: n for n, name in enumerate(_VIETNAMESE_MONTHS, 1)}
_OLDEST_YEAR, _LAST_YEAR = 1800, 2199
_SHOWN = 60

_SEP = r"\s*[/.-]\s*"
_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_FULL_YEAR = r"(?P<year>[0-9]{4})"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_IN_WORDS = r"(?P<words>[a-z]{2,4}(?: [a-z]{3})?)"
_WEEKDAY = (
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
)
_LEAD = re.compile(rf"(?:{_WEEKDAY}(?:,\s*|\s+))?(?:ngay )?")
_DATE_FORMS = (
    re.compile(rf"{_DAY}{_SEP}{_MONTH}{_SEP}{_YEAR}"),
    re.compile(rf"{_FULL_YEAR}{_SEP}{_MONTH}{_SEP}{_DAY}(?:[t ]00:00(?::00)?)?"),
    re.compile(rf"{_DAY} thang (?:{_MONTH}|{_IN_WORDS}),? nam {_YEAR}"),
    re.compile(rf"{_DAY}(?:st|nd|rd|th)?(?: (?:of )?|-){_NAME}(?:, ?| |-){_YEAR}"),
    re.compile(rf"{_NAME} {_DAY}(?:st|nd|rd|th)?(?:, ?| ){_FULL_YEAR}"),
)

_PART_OF_DAY = r"(?: ?(?P<part>[ap]\.?m\.?|sang|trua|chieu|toi|dem))"
_HOUR = r"(?P<hour>[0-9]{1,2})"
_MINUTE = r"(?P<minute>[0-9]{2})"
_TIME_FORMS = (
    re.compile(rf"{_HOUR} ?[:.] ?{_MINUTE}(?::(?P<second>[0-9]{{2}}))?{_PART_OF_DAY}?"),
    re.compile(
        rf"{_HOUR} ?(?:gio|h|g)(?: ?(?P<minute>[0-9]{{1,2}})(?: ?phut|p|')?)?{_PART_OF_DAY}?"
    ),
    re.compile(rf"{_HOUR} ?(?:gio|h|g) (?P<half>ruoi){_PART_OF_DAY}?"),
    re.compile(rf"{_HOUR}{_PART_OF_DAY}"),
    re.compile(rf"(?P<hour>[0-9]{{2}}){_MINUTE}"),
)
_AFTERNOON = {hour: hour + 12 for hour in range(1, 12)}
_HOURS_MEANT = {
    "am": {12: 0},
    "sang": {12: 0},
    "pm": _AFTERNOON,
    "chieu": _AFTERNOON,
    "trua": {1: 13, 2: 14},
    "toi": _AFTERNOON | {12: 0},
    "dem": {hour: hour + 12 for hour in range(7, 12)} | {12: 0},
}


class UnreadableDate(ValueError):
    """The text is no date, or names a day that does not exist; the message says which."""


class UnreadableTime(ValueError):
    """The text is no time of day, or names an hour or minute that does not exist."""


def parse_date(text: str, *, latest: date | None = None) -> date:
    """
    Read a date as people type it: 18/7/2019, 2019-07-18, 18 July 2019, ngày 18 tháng 7 năm 2019.

    The day stands before the month. Two-digit years mean 1969 to 2068; with `latest` given they
    never lie after it, so that a birthday in 65 is in 1965.

    :raises UnreadableDate: with a translated message for the person who typed it.
    """
    typed = clean(text)
    plain = _LEAD.sub("", _plain(typed), count=1)
    found = next((match for form in _DATE_FORMS if (match := form.fullmatch(plain))), None)
    month = _month_of(found.groupdict()) if found else None
    if found is None or month is None:
        raise UnreadableDate(_not_a_date(typed))
    year, day = found["year"], int(found["day"])
    read = _existing(typed, int(year) if len(year) == 4 else _whole_year(int(year)), month, day)
    if len(year) == 2 and latest and read > latest:
        return _existing(typed, read.year - 100, month, day)
    return read


def _plain(typed: str) -> str:
    return fold(typed).rstrip(" .,;")


def _quoted(typed: str) -> str:
    return typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"


def _whole_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 69 else 1900)


def _month_of(found: dict[str, str | None]) -> int | None:
    if number := found.get("month"):
        return int(number)
    if words := found.get("words"):
        return _MONTHS_IN_WORDS.get(words)
    return _MONTHS.get(found["name"] or "")


def _not_a_date(typed: str) -> str:
    return _(
        "“%(found)s” cannot be read as a date. Write day, month and year, for example 18/7/2019, "
        "2019-07-18, 18 July 2019 or ngày 18 tháng 7 năm 2019."
    ) % {"found": _quoted(typed)}


def _existing(typed: str, year: int, month: int, day: int) -> date:
    """Give the day if the calendar has it."""
    if not _OLDEST_YEAR <= year <= _LAST_YEAR:
        raise UnreadableDate(
            _("“%(found)s”: the year %(year)s is not between %(oldest)s and %(last)s.")
            % {"found": _quoted(typed), "year": year, "oldest": _OLDEST_YEAR, "last": _LAST_YEAR}
        )
    if not 1 <= month <= 12:
        raise UnreadableDate(
            _("“%(found)s”: there is no month %(month)s. The day comes first: 18/7/2019.")
            % {"found": _quoted(typed), "month": month}
        )
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise UnreadableDate(
            _("“%(found)s” does not exist: month %(month)s/%(year)s has %(days)s days.")
            % {"found": _quoted(typed), "month": month, "year": year, "days": length}
        )
    return date(year, month, day)


def parse_time(text: str) -> time:
    """
    Read a time of day as people type it: 9h30, 9:30, 09.30, 9 giờ 30, 9h, 2pm, 2 giờ chiều.

    :raises UnreadableTime: with a translated message for the person who typed it.
    """
    typed = clean(text)
    plain = _plain(typed)
    found = next((match for form in _TIME_FORMS if (match := form.fullmatch(plain))), None)
    if found is None:
        raise UnreadableTime(
            _(
                "“%(found)s” cannot be read as a time. Write hours and minutes, for example 9h30, "
                "09:30, 9 giờ 30 or 2:30 pm."
            )
            % {"found": _quoted(typed)}
        )
    parts = found.groupdict(default="")
    hour = _hour_meant(int(parts["hour"]), parts.get("part", "").replace(".", ""))
    minute = 30 if "half" in parts else int(parts.get("minute") or 0)
    second = int(parts.get("second") or 0)
    if hour is None or hour > 23 or minute > 59 or second > 59:
        raise UnreadableTime(
            _("“%(found)s” does not exist: hours go from 0 to 23, minutes from 0 to 59.")
            % {"found": _quoted(typed)}
        )
    return time(hour, minute, second)


def _hour_meant(hour: int, part_of_day: str) -> int | None:
    """The hour of 24, or None where the part of the day contradicts it (14 giờ sáng)."""
    if part_of_day in ("am", "sang") and hour > 12:
        return None
    return _HOURS_MEANT.get(part_of_day, {}).get(hour, hour)
