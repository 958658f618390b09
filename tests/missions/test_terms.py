"""Dates that follow from figures, counted in working days or moved to one."""

from datetime import date

import pytest

from doingoai.missions.terms import appraisal_due_on, file_due_on, repair_due_on, report_due_on
from doingoai.norms.facts import Figure, FigureTable
from doingoai.norms.figures import shipped_table


@pytest.mark.parametrize(
    ("ends_on", "due"),
    [
        (date(2026, 6, 20), date(2026, 6, 30)),
        (date(2026, 6, 25), date(2026, 7, 6)),
        (date(2026, 8, 23), date(2026, 9, 3)),
    ],
)
def test_a_report_is_due_on_a_working_day(ends_on, due):
    assert report_due_on(ends_on, shipped_table()) == due


def test_a_report_may_be_counted_in_working_days():
    figure = Figure("mission_report_after_return", "working_days", 10, "QĐ thử")

    assert report_due_on(date(2026, 6, 19), FigureTable([figure])) == date(2026, 7, 3)


def test_a_file_is_due_before_departure_and_mended_in_days():
    table = shipped_table()

    assert file_due_on(date(2026, 6, 15), table) == date(2026, 5, 18)
    assert appraisal_due_on(date(2026, 5, 4), table) == date(2026, 5, 13)
    assert repair_due_on(date(2026, 5, 4), table) == date(2026, 5, 6)


def test_days_before_departure_end_on_a_working_day_before():
    figure = Figure("mission_file_before_departure", "days", 8, "QĐ thử")

    assert file_due_on(date(2026, 6, 15), FigureTable([figure])) == date(2026, 6, 5)


def test_without_a_figure_no_date_follows():
    over = Figure("mission_repair_term", "working_days", 2, "QĐ thử", valid_to=date(2025, 1, 1))

    assert repair_due_on(date(2026, 5, 4), FigureTable([over])) is None
