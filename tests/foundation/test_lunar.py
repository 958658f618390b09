from datetime import date

import holidays
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from doingoai.foundation.lunar import (
    LunarDate,
    NoSuchLunarDay,
    from_lunar,
    lunar_date_vi,
    tet,
    to_lunar,
    year_name,
)


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1968, date(1968, 1, 29)),
        (1985, date(1985, 1, 21)),
        (2007, date(2007, 2, 17)),
        (2026, date(2026, 2, 17)),
        (2030, date(2030, 2, 2)),
        (2053, date(2053, 2, 18)),
    ],
)
def test_tet_is_the_vietnamese_day_also_where_the_chinese_differs(year, first):
    assert tet(year) == first


def _tet_of_the_package(year):
    days = holidays.country_holidays("VN", years=year, language="vi", observed=False, expand=False)
    return next(day for day, name in sorted(days.items()) if name == "Tết Nguyên Đán")


def test_tet_agrees_with_the_holidays_package_in_seventy_years():
    years = range(1990, 2060)

    assert [tet(year) for year in years] == [_tet_of_the_package(year) for year in years]


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2026, 4, 26), LunarDate(2026, 3, 10)),
        (date(2026, 2, 16), LunarDate(2025, 12, 29)),
        # Solstice at 23:23 on 21 December in Viet Nam, one day before a new moon; in China later.
        (date(1984, 12, 31), LunarDate(1984, 12, 10)),
        (date(2025, 7, 25), LunarDate(2025, 6, 1, leap=True)),
        (date(2033, 12, 22), LunarDate(2033, 11, 1, leap=True)),
        (date(2034, 1, 20), LunarDate(2033, 12, 1)),
        # New moon at 23:52 on 1 October in Viet Nam, on 2 October in China.
        (date(1997, 10, 1), LunarDate(1997, 9, 1)),
    ],
)
def test_days_have_their_place_in_the_lunar_calendar(day, lunar):
    assert to_lunar(day) == lunar
    assert from_lunar(lunar) == day


@given(st.dates(date(1900, 2, 1), date(2199, 12, 31)))
def test_every_day_comes_back_from_the_lunar_calendar(day):
    assert from_lunar(to_lunar(day)) == day


@given(st.integers(1900, 2198))
def test_a_lunar_year_lasts_twelve_or_thirteen_moons(year):
    length = (tet(year + 1) - tet(year)).days

    assert length in (353, 354, 355, 383, 384, 385)


@pytest.mark.parametrize(
    ("lunar", "message"),
    [
        (
            LunarDate(2026, 1, 31),
            "The lunar year 2026 (Bính Ngọ) has no day 31 of month 1.",
        ),
        (
            LunarDate(2025, 12, 30),
            "The lunar year 2025 (Ất Tỵ) has no day 30 of month 12.",
        ),
        (
            LunarDate(2026, 6, 1, leap=True),
            "The lunar year 2026 (Bính Ngọ) has no day 1 of a leap month 6.",
        ),
        (LunarDate(2026, 3, 0), "The lunar year 2026 (Bính Ngọ) has no day 0 of month 3."),
    ],
)
def test_days_that_the_calendar_has_not_are_refused(lunar, message):
    with translation.override("en"), pytest.raises(NoSuchLunarDay) as refused:
        from_lunar(lunar)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("year", "name"), [(1968, "Mậu Thân"), (1984, "Giáp Tý"), (2026, "Bính Ngọ"), (2043, "Quý Hợi")]
)
def test_years_are_named_by_stem_and_branch(year, name):
    assert year_name(year) == name


def test_lunar_days_are_written_for_papers():
    assert lunar_date_vi(date(2026, 4, 26)) == "ngày 10 tháng 3 năm Bính Ngọ"
    assert lunar_date_vi(date(2025, 7, 25)) == "ngày 01 tháng 6 nhuận năm Ất Tỵ"
