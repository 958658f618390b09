"""When an item is meant to be: a day, or only the month, as people write it."""

import re
from calendar import monthrange
from datetime import date

from doingoai.foundation.folding import clean, fold
from doingoai.foundation.vietnamese import parse_date

_MONTH = re.compile(r"(?:thang\s*|month\s*)?(\d{1,2})\s*(?:[/.-]|\s*nam\s*|\s+)\s*(\d{4})")
_MONTH_FIRST = re.compile(r"(\d{4})-(\d{1,2})")


def read_month(text: str) -> tuple[int, int] | None:
    """Read "3/2027", "tháng 3 năm 2027" or "2027-03" as (year, month); None for anything else."""
    plain = fold(clean(text))
    if found := _MONTH.fullmatch(plain):
        month, year = int(found[1]), int(found[2])
    elif found := _MONTH_FIRST.fullmatch(plain):
        year, month = int(found[1]), int(found[2])
    else:
        return None
    return (year, month) if 1 <= month <= 12 else None


def read_when(text: str, *, is_end: bool) -> tuple[date, bool]:
    """
    Read a day, or a month as its first or last day; tell whether it was only a month.

    :raises UnreadableDate: with a translated message for the person who typed it
    """
    found = read_month(text)
    if found is None:
        return parse_date(text), False
    return (last_of_month(date(*found, 1)) if is_end else date(*found, 1)), True


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
