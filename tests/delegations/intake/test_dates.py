"""Days and times of day as spreadsheets and people write them."""

from datetime import date, datetime, time, timedelta

import pytest

from doingoai.delegations.intake.dates import (
    column_order,
    read_clock,
    read_day,
    split_day_and_clock,
)
from doingoai.delegations.intake.reading import Custom
from doingoai.foundation.vietnamese import short_date
from tests.delegations.intake.builders import codes

ENGLISH = Custom(english=True)
DAY = date(2026, 2, 5)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime.fromisoformat("2026-02-05 09:30"),
        "05/02/2026",
        "5/2/2026",
        "05-02-2026",
        "05.02.2026",
        "2026-02-05",
        "2026/02/05",
        "5 February 2026",
        "5 Feb 2026",
        "February 5, 2026",
        "05-Feb-2026",
        "ngày 05 tháng 02 năm 2026",
        "Thứ Năm, 05/02/2026",
        " 05/02/2026 ",
        "２０２６-02-05",
    ],
)
def test_a_day_is_read_in_many_forms(value):
    reading = read_day(value, Custom())

    assert (reading.value, reading.doubts, reading.faults) == (DAY, (), ())


@pytest.mark.parametrize(
    ("value", "custom", "day", "changes", "doubts"),
    [
        ("20260205", Custom(), DAY, ["date_digits"], []),
        (20260205.0, Custom(), DAY, ["date_digits"], []),
        ("05022026", Custom(), DAY, ["date_digits"], []),
        (46058.0, Custom(), DAY, [], ["date_serial"]),
        ("05/02/26", Custom(), DAY, ["date_year"], []),
        ("5.2.26", Custom(), DAY, ["date_year"], []),
        ("02/05/2026", Custom(order="mdy"), DAY, ["date_order"], []),
        ("2/25/2026", Custom(), date(2026, 2, 25), ["date_order"], ["date_month_first"]),
        ("2/25/2026", Custom(order="mdy"), date(2026, 2, 25), ["date_order"], []),
        ("25/2/2026", Custom(order="mdy"), date(2026, 2, 25), [], []),
        ("03/04/2026", ENGLISH, date(2026, 4, 3), [], ["date_ambiguous"]),
        ("03/04/2026", Custom(), date(2026, 4, 3), [], []),
        ("03/03/2026", ENGLISH, date(2026, 3, 3), [], []),
        ("25/04/2026", ENGLISH, date(2026, 4, 25), [], []),
        ("03/04/2026", Custom(english=True, order="dmy"), date(2026, 4, 3), [], []),
        ("03/04/2026", Custom(english=True, confirmed=True), date(2026, 4, 3), [], []),
        ("1970", Custom(), None, [], ["date_incomplete"]),
        (1970.0, Custom(), None, [], ["date_incomplete"]),
        ("năm 1970", Custom(), None, [], ["date_incomplete"]),
        ("05/1970", Custom(), None, [], ["date_incomplete"]),
    ],
)
def test_changes_and_doubts_of_days_are_told(value, custom, day, changes, doubts):
    reading = read_day(value, custom)

    assert (reading.value, codes(reading.changes), codes(reading.doubts)) == (day, changes, doubts)


@pytest.mark.parametrize(
    "value",
    [
        "31/02/2026",
        "30-13-2026",
        "13/13/2026",
        "00/01/2026",
        "soon",
        "2/30/2026",
        "99999999",
        "19991331",
        12.0,
        True,
        None,
        time(9, 30),
        timedelta(hours=30),
        date(1899, 12, 31),
        datetime.fromisoformat("1900-01-01 09:30"),
        date(9999, 1, 1),
    ],
)
def test_an_impossible_day_is_a_fault(value):
    reading = read_day(value, Custom(order=""))

    assert (reading.value, codes(reading.faults)) == (None, ["date_impossible"])


def test_an_impossible_day_stays_impossible_month_first():
    reading = read_day("02/30/2026", Custom(order="mdy"))

    assert codes(reading.faults) == ["date_impossible"]


def test_a_short_year_never_lies_after_the_latest_day():
    reading = read_day("15/8/30", Custom(), latest=date(2026, 1, 1))

    assert reading.value == date(1930, 8, 15)


def test_every_day_written_day_first_reads_back():
    days = [DAY + timedelta(days=step) for step in range(0, 40_000, 37)]

    assert [read_day(short_date(day), Custom()).value for day in days] == days


@pytest.mark.parametrize(
    ("value", "clock"),
    [
        (time(9, 30), time(9, 30)),
        (datetime.fromisoformat("2026-02-05 09:30"), time(9, 30)),
        (timedelta(hours=33, minutes=30), time(9, 30)),
        (0.395833333, time(9, 30)),
        (930.0, time(9, 30)),
        (1405.0, time(14, 5)),
        (9.0, time(9)),
        ("9h30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9 giờ 30", time(9, 30)),
        ("0930", time(9, 30)),
        ("0930 hrs", time(9, 30)),
        ("9:30 am", time(9, 30)),
        ("2pm", time(14)),
        ("2 giờ chiều", time(14)),
        ("lúc 9h", time(9)),
        ("ETA 14:05", time(14, 5)),
        ("14:05 LT", time(14, 5)),
        ("14:05 (+1)", time(14, 5)),
        ("14", time(14)),
    ],
)
def test_a_time_of_day_is_read_in_many_forms(value, clock):
    assert read_clock(value).value == clock


@pytest.mark.parametrize("value", ["25:00", "9h75", "afternoon", "Chiều", True, None, -3.0, "-"])
def test_an_impossible_time_is_a_fault(value):
    reading = read_clock(value)

    assert (reading.value, codes(reading.faults)) == (None, ["time_impossible"])


@pytest.mark.parametrize(
    ("value", "day", "clock"),
    [
        ("05/02/2026 09:30", "05/02/2026", "09:30"),
        ("09:30 on 05/02/2026", "on 05/02/2026", "09:30"),
        ("05/02/2026 (9h30)", "05/02/2026", "9h30"),
        ("5 Feb 2026, 2pm", "5 Feb 2026", "2pm"),
        ("05/02/2026", "05/02/2026", None),
        ("9h30", None, "9h30"),
        (datetime.fromisoformat("2026-02-05 09:30"), DAY, time(9, 30)),
        (datetime.fromisoformat("2026-02-05 00:00"), DAY, None),
        (DAY, DAY, None),
        (46058.0, 46058.0, None),
    ],
)
def test_day_and_time_in_one_cell_are_parted(value, day, clock):
    assert split_day_and_clock(value) == (day, clock)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2026", "25/04/2026"], "dmy"),
        (["03/04/2026", "04/25/2026"], "mdy"),
        (["25/04/2026", "04/25/2026"], ""),
        (["03/04/2026", None, DAY, "soon"], ""),
    ],
)
def test_one_clear_date_proves_the_order_of_a_column(values, order):
    assert column_order(values) == order
