"""
The Muslim month of fasting, as far as public holidays tell it.

Ramadan lasts 29 or 30 days and ends on the eve of Eid al-Fitr. Where that feast is a public holiday
its day is known from the `holidays` package, for later years as an estimate: the moon decides.
"""

from datetime import date, timedelta
from functools import lru_cache

from doingoai.foundation.working_days import public_holidays

_FEAST = "fitr"
_LONGEST = timedelta(days=30)
_APART = timedelta(days=60)


def is_fasting_day(day: date, country: str) -> bool:
    """Tell whether many people of a country fast on a day; of countries not known: no."""
    feasts = (*_feasts(day.year, country), *_feasts(day.year + 1, country))
    return any(feast - _LONGEST <= day < feast for feast in feasts)


@lru_cache(maxsize=256)
def _feasts(year: int, country: str) -> tuple[date, ...]:
    """Give the days on which Eid al-Fitr begins in a year: one, in one year of thirty-three two."""
    days = [
        day for day, name in public_holidays(year, country, "en").items() if _FEAST in name.lower()
    ]
    return tuple(day for day in days if not any(day - _APART < other < day for other in days))
