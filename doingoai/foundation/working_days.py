"""
Working days of offices: weekends, public holidays, days off in lieu and Saturdays worked for them.

The days come from the `holidays` package. What the Government decides year by year (days swapped
around Tết and national days) is in it only up to `known_until`; later years are an estimate.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays
from holidays import HolidayBase

_LANGUAGES = {"vi": "vi", "en": "en_US"}
_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def _languages(country: str) -> tuple[str, ...] | None:
    """The languages in which a country's holidays are named; None for a country not known."""
    if country not in holidays.list_supported_countries():
        return None
    return tuple(holidays.country_holidays(country).supported_languages)


@lru_cache(maxsize=512)
def _calendar(country: str, year: int, language: str) -> HolidayBase | None:
    """The public holidays of one year, in English where the language asked for is missing."""
    spoken = _languages(country)
    if spoken is None:
        return None
    wanted = _LANGUAGES.get(language, language)
    chosen = next((known for known in (wanted, "en_US") if known in spoken), None)
    return holidays.country_holidays(country, years=year, language=chosen, expand=False)


def public_holiday(day: date, country: str = "VN", language: str = "vi") -> str | None:
    """Name the public holiday on a day; None on other days and for countries not known."""
    calendar = _calendar(country.upper(), day.year, language)
    return None if calendar is None else calendar.get(day)


def public_holidays(year: int, country: str = "VN", language: str = "vi") -> dict[date, str]:
    """List the public holidays of a year in their order, days off in lieu among them."""
    calendar = _calendar(country.upper(), year, language)
    return {} if calendar is None else dict(sorted(calendar.items()))


def is_working_day(day: date, country: str = "VN") -> bool:
    """Tell whether offices work; for countries not known Monday to Friday count as worked."""
    calendar = _calendar(country.upper(), day.year, "en")
    return day.weekday() < 5 if calendar is None else calendar.is_working_day(day)


def add_working_days(start: date, number: int, country: str = "VN") -> date:
    """Find the working day that is so many after the start (before it, if negative); 0 is the start."""
    step = _ONE_DAY if number > 0 else -_ONE_DAY
    day, left = start, abs(number)
    while left:
        day += step
        left -= is_working_day(day, country)
    return day


def working_days_between(first: date, last: date, country: str = "VN") -> int:
    """Count the working days after the first day up to the last; negative when it lies before."""
    if last < first:
        return -_worked(last, (first - last).days, country)
    return _worked(first + _ONE_DAY, (last - first).days, country)


def _worked(start: date, days: int, country: str) -> int:
    return sum(is_working_day(start + timedelta(days=n), country) for n in range(days))


@lru_cache(maxsize=64)
def known_until(country: str = "VN") -> date | None:
    """Give the last day whose rest days are settled; where days are swapped by yearly decision, that year's end."""
    code = country.upper()
    if _languages(code) is None:
        return None
    calendar = holidays.country_holidays(code)
    swapped = getattr(calendar, "substituted_label", None)
    year = max(calendar.special_public_holidays) if swapped else calendar.end_year
    return date(year, 12, 31)
