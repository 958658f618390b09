"""Dates of a mission that follow from figures: file, appraisal, repair, report."""

from datetime import date, timedelta

from doingoai.foundation.working_days import add_working_days, is_working_day
from doingoai.norms.facts import Figure, FigureTable
from doingoai.norms.figures import shipped_table

FILE_BEFORE = "mission_file_before_departure"
APPRAISAL = "mission_appraisal_term"
REPAIR = "mission_repair_term"
REPORT = "mission_report_after_return"


def figure_on(
    table: FigureTable, key: str, *, on: date, guest_class: str = "", role: str = ""
) -> Figure | None:
    """
    Find what holds on a day; of a key the office has not taken in yet the shipped figure answers.

    None where the office knows the key, but has nothing for that day.
    """
    asked = table if table.knows(key) else shipped_table()
    return asked.find(key, on=on, guest_class=guest_class, role=role)


def file_due_on(starts_on: date, table: FigureTable) -> date | None:
    """Give the last day on which the file of a mission is in time."""
    figure = figure_on(table, FILE_BEFORE, on=starts_on)
    return _counted(starts_on, figure, back=True)


def appraisal_due_on(requested_on: date, table: FigureTable) -> date | None:
    """Give the day by which the Department has appraised a file."""
    return _counted(requested_on, figure_on(table, APPRAISAL, on=requested_on))


def repair_due_on(asked_on: date, table: FigureTable) -> date | None:
    """Give the day by which a unit mends a file that came back to it."""
    return _counted(asked_on, figure_on(table, REPAIR, on=asked_on))


def report_due_on(ends_on: date, table: FigureTable) -> date | None:
    """Give the working day by which the head reports on a mission that ended."""
    return _counted(ends_on, figure_on(table, REPORT, on=ends_on))


def _counted(start: date, figure: Figure | None, *, back: bool = False) -> date | None:
    if figure is None or figure.amount is None:
        return None
    step = -1 if back else 1
    if figure.unit == "working_days":
        return add_working_days(start, step * figure.amount)
    day = start + timedelta(days=step * figure.amount)
    while not is_working_day(day):
        day += timedelta(days=step)
    return day
