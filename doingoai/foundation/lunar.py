"""
The Vietnamese lunar calendar, worked out for the meridian of UTC+7.

New moons and the longitude of the sun follow the series in Jean Meeus, Astronomical Algorithms
(2nd edition, chapters 25 and 49). The rules: a month starts on the day of its new moon; the month
with the winter solstice is the eleventh; of thirteen months between two solstices the first in
which the sun enters no new sign is the leap month. The Chinese calendar reckons at UTC+8 and
differs on some days. Before 1968 Vietnamese almanacs used other meridians.
"""

from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import floor, radians, sin
from typing import NamedTuple

from django.utils.translation import gettext as _

_ZONE = 7 / 24
_ORDINAL_OF_JULIAN_DAY_0 = -1721425
_J2000 = 2451545.0
_NEW_MOON_0 = 2451550.09766
_MONTH_LENGTH = 29.530588861

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")

# Days by which a new moon differs from the mean one, with the multiples of the sun's anomaly, the
# moon's anomaly and the moon's argument of latitude; the sun's multiple also damps the term.
_MOON_TERMS = (
    *((-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2)),
    *((0.00739, -1, 1, 0), (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2)),
    *((-0.00057, 0, 1, 2), (0.00056, 1, 2, 0), (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2)),
    *((0.00038, 1, 0, -2), (-0.00024, -1, 2, 0), (-0.00007, 2, 1, 0), (0.00004, 0, 2, -2)),
    *((0.00004, 3, 0, 0), (0.00003, 1, 1, -2), (0.00003, 0, 2, 2), (-0.00003, 1, 1, 2)),
    *((0.00003, -1, 1, 2), (-0.00002, -1, 1, -2), (-0.00002, 1, 3, 0), (0.00002, 0, 4, 0)),
)
# Days, angle at the new moon of 6 January 2000 and its change per month, for the planets' pull.
_PLANET_TERMS = (
    *((0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886)),
    *((0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771)),
    *((0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239)),
    *((0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154)),
    *((0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518)),
)


class LunarDate(NamedTuple):
    """A day of the lunar calendar; `leap` marks the second month of the same number."""

    year: int
    month: int
    day: int
    leap: bool = False


class NoSuchLunarDay(ValueError):
    """The lunar calendar has no such day; the message says why."""


class _Month(NamedTuple):
    start: int
    number: int
    leap: bool


def _dynamical_days(centuries: float) -> float:
    """Days by which the even time of the series runs ahead of the clocks; a rough line is enough."""
    years = centuries * 100
    return (64 + (0.6 if years < 0 else 0.3) * years) / 86400


def _new_moon(number: int) -> float:
    """The moment (Julian day, universal time) of a new moon counted from 6 January 2000."""
    t = number / 1236.85
    damping = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.10535670 * number - 0.0000014 * t**2
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * t**2 + 0.00001238 * t**3
    latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t**2 - 0.00000227 * t**3
    node = 124.7746 - 1.56375588 * number + 0.0020672 * t**2
    mean = _NEW_MOON_0 + _MONTH_LENGTH * number + 0.00015437 * t**2 - 0.000000150 * t**3
    shift = -0.00017 * sin(radians(node))
    for days, s, m, f in _MOON_TERMS:
        shift += days * damping ** abs(s) * sin(radians(s * sun + m * moon + f * latitude))
    for days, angle, change in _PLANET_TERMS:
        shift += days * sin(radians(angle + change * number))
    return mean + shift - _dynamical_days(t)


def _month_start(number: int) -> int:
    """The day (ordinal) in Viet Nam on which a new moon falls."""
    return floor(_new_moon(number) + 0.5 + _ZONE) + _ORDINAL_OF_JULIAN_DAY_0


def _sun_sign(ordinal: int) -> int:
    """The twelfth of its yearly way, from the spring equinox, in which the sun starts a day."""
    moment = ordinal - _ORDINAL_OF_JULIAN_DAY_0 - 0.5 - _ZONE
    t = (moment - _J2000) / 36525
    t += _dynamical_days(t) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t**2)
    centre = (1.914602 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    centre += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    nutation = -0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return floor((mean + centre + nutation) % 360 / 30)


def _eleventh_moon(year: int) -> int:
    """The number of the new moon that opens the month with the winter solstice of a year."""
    last_day = date(year, 12, 31).toordinal()
    number = floor((last_day - _ORDINAL_OF_JULIAN_DAY_0 - _NEW_MOON_0) / _MONTH_LENGTH) + 1
    while _month_start(number) > last_day or _sun_sign(_month_start(number)) == 9:
        number -= 1
    return number


@lru_cache(maxsize=256)
def _months(year: int) -> tuple[_Month, ...]:
    """The months from the eleventh of the year before to the tenth of this year."""
    first, next_first = _eleventh_moon(year - 1), _eleventh_moon(year)
    starts = [_month_start(number) for number in range(first, next_first + 1)]
    has_leap = len(starts) == 14
    months: list[_Month] = []
    for start, following in pairwise(starts):
        leap = has_leap and _sun_sign(start) == _sun_sign(following)
        has_leap = has_leap and not leap
        number = months[-1].number + (not leap) if months else 11
        months.append(_Month(start, (number - 1) % 12 + 1, leap))
    return tuple(months)


def _months_of(year: int) -> list[_Month]:
    """The months of a lunar year, Tết first."""
    spring = [month for month in _months(year) if month.number <= 10]
    return spring + [month for month in _months(year + 1) if month.number >= 11]


def to_lunar(day: date) -> LunarDate:
    """Give the lunar day that a day of the common calendar is in Viet Nam."""
    ordinal = day.toordinal()
    year = day.year if ordinal >= tet(day.year).toordinal() else day.year - 1
    month = [month for month in _months_of(year) if month.start <= ordinal][-1]
    return LunarDate(year, month.number, ordinal - month.start + 1, month.leap)


def from_lunar(lunar: LunarDate) -> date:
    """
    Give the day of the common calendar on which a lunar day falls.

    :raises NoSuchLunarDay: for a leap month the year has not, a 30th of a short month and the like.
    """
    asked = (lunar.month, lunar.leap)
    start = next((m.start for m in _months_of(lunar.year) if (m.number, m.leap) == asked), None)
    found = None if start is None else date.fromordinal(start + lunar.day - 1)
    if found is None or to_lunar(found) != lunar:
        raise NoSuchLunarDay(_not_in_calendar(lunar))
    return found


def _not_in_calendar(lunar: LunarDate) -> str:
    if lunar.leap:
        sentence = _("The lunar year %(year)s has no day %(day)s of a leap month %(month)s.")
    else:
        sentence = _("The lunar year %(year)s has no day %(day)s of month %(month)s.")
    named = f"{lunar.year} ({year_name(lunar.year)})"
    return sentence % {"day": lunar.day, "month": lunar.month, "year": named}


def tet(year: int) -> date:
    """Give the first day of the lunar year that begins in a year of the common calendar."""
    return date.fromordinal(_months_of(year)[0].start)


def year_name(year: int) -> str:
    """Name a lunar year by stem and branch: 2026 is "Bính Ngọ"."""
    return f"{_STEMS[(year - 4) % 10]} {_BRANCHES[(year - 4) % 12]}"


def lunar_date_vi(day: date) -> str:
    """Write the lunar day as papers put it in brackets: "ngày 10 tháng 3 năm Bính Ngọ"."""
    lunar = to_lunar(day)
    leap = " nhuận" if lunar.leap else ""
    return f"ngày {lunar.day:02} tháng {lunar.month}{leap} năm {year_name(lunar.year)}"
