"""
Dates, clock times and numbers as Vietnamese offices write them, and their English companions.

Everything here is plain text in and out. Numbers in words come from `number_words`, reading of
typed dates and times from `date_reading`; both can be imported from here.
"""

from datetime import date, time
from decimal import Decimal

from doingoai.foundation.date_reading import (
    UnreadableDate,
    UnreadableTime,
    parse_date,
    parse_time,
)
from doingoai.foundation.number_words import money_in_words, number_in_words, number_in_words_en

__all__ = [
    "UnreadableDate",
    "UnreadableTime",
    "clock_time",
    "date_span_en",
    "date_span_vi",
    "group_digits",
    "long_date",
    "long_date_en",
    "money",
    "money_in_words",
    "month_year_en",
    "month_year_vi",
    "number_in_words",
    "number_in_words_en",
    "parse_date",
    "parse_time",
    "short_date",
    "weekday_en",
    "weekday_vi",
]

# Decree 30/2020/NĐ-CP, Annex II: the word of a weekday is capitalised (thứ Hai).
_WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _month_vi(day: date) -> str:
    # Decree 30/2020/NĐ-CP, Annex I: months 1 and 2 get a leading zero, months 3 to 9 do not.
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def long_date(day: date) -> str:
    """Write the date of a paper: "ngày 05 tháng 02 năm 2026" (Decree 30/2020/NĐ-CP, Annex I)."""
    return f"ngày {day.day:02} tháng {_month_vi(day)} năm {day.year}"


def short_date(day: date) -> str:
    """Write a date for tables and screens: "05/02/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_date_en(day: date) -> str:
    """Write a date in English: "5 February 2026"."""
    return f"{day.day} {month_year_en(day)}"


def month_year_vi(day: date) -> str:
    """Write the month of a day: "tháng 02 năm 2026"."""
    return f"tháng {_month_vi(day)} năm {day.year}"


def month_year_en(day: date) -> str:
    """Write the month of a day in English: "February 2026"."""
    return f"{_MONTHS_EN[day.month - 1]} {day.year}"


def weekday_vi(day: date) -> str:
    """Name the day of the week: "thứ Hai" to "Chủ nhật"."""
    return _WEEKDAYS_VI[day.weekday()]


def weekday_en(day: date) -> str:
    """Name the day of the week in English."""
    return _WEEKDAYS_EN[day.weekday()]


def clock_time(at: time, *, long: bool = False) -> str:
    """Write a time of day: "09:00" in tables, "09 giờ 00" in sentences of Vietnamese papers."""
    return f"{at.hour:02} giờ {at.minute:02}" if long else f"{at.hour:02}:{at.minute:02}"


def date_span_vi(first: date, last: date) -> str:
    """Write a period as short as it can be read: "12-14/3/2026", "30/3-02/4/2026"."""
    end = f"{last.day:02}/{_month_vi(last)}/{last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day:02}-{end}"
    year = "" if first.year == last.year else f"/{first.year}"
    return f"{first.day:02}/{_month_vi(first)}{year}-{end}"


def date_span_en(first: date, last: date) -> str:
    """Write a period in English: "12–14 March 2026", "30 March – 2 April 2026"."""
    if first == last:
        return long_date_en(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date_en(last)}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS_EN[first.month - 1]}{year} – {long_date_en(last)}"


def group_digits(number: int | Decimal) -> str:
    """Write a number with dots between thousands and a decimal comma: "9.400.000", "1.234,5"."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def money(amount: int | Decimal, unit: str = "đồng") -> str:
    """Write an amount in digits: "9.400.000 đồng"."""
    return f"{group_digits(amount)} {unit}"
