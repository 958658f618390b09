"""Finding the labels of a delegation sheet and the cells that hold their values."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import CellValue, Sheet, text_of
from doingoai.delegations.intake.heading_match import Match, match_heading
from doingoai.delegations.intake.list_rows import error_fault
from doingoai.delegations.intake.remarks import Doubt, Remark, column_letter, shown
from doingoai.delegations.intake.visit_labels import VISIT_LABELS

HINT = "ℹ"
"""Cells that begin with this sign are explanations of the blank workbook, never values."""

LABEL_COLUMNS = 6
LONGEST_LABEL = 90


@dataclass(slots=True)
class FoundCells:
    """Cells by field with their places, labels nobody knows, cells with errors."""

    cells: dict[str, CellValue] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def count_labels(sheet: Sheet) -> int:
    """How many labels of a delegation sheet a sheet has: its likeness to one."""
    return len(find_cells(sheet).cells)


def find_cells(sheet: Sheet) -> FoundCells:
    """Go through a sheet of labels and values, one row after the other."""
    found = FoundCells()
    for row in range(1, sheet.height + 1):
        own = [column for column in sheet.filled(row) if column <= LABEL_COLUMNS]
        if own:
            _take_row(sheet, row, own[0], found)
    return found


def _take_row(sheet: Sheet, row: int, column: int, found: FoundCells) -> None:
    label = text_of(sheet.value(row, column))
    at = _value_column(sheet, row, column)
    value = sheet.value(row, at) if at else None
    if value is None and ":" in label.rstrip(" :"):
        label, _colon, after = label.partition(":")
        value, at = after.strip(), column
    match = match_heading(label.strip(" :"), VISIT_LABELS)
    if at and (fault := error_fault(sheet, row, at)):
        found.remarks.append(fault)
        return
    if value is None:
        return
    if match is None:
        if len(label) <= LONGEST_LABEL:
            found.unknown.append((label, text_of(value)))
        return
    _take_value(sheet, (row, at), match, (label, value), found)


def _take_value(
    sheet: Sheet,
    place: tuple[int, int],
    match: Match,
    said: tuple[str, CellValue],
    found: FoundCells,
) -> None:
    label, value = said
    letter = column_letter(place[1])
    if match.field in found.cells:
        message = _("“%(label)s” stands here a second time; the first value was kept.") % {
            "label": label
        }
        twice = Doubt(code="intake.label_twice", message=message, found=shown(text_of(value)))
        found.remarks.append(twice.at(sheet.name, place[0], letter, match.field))
        found.unknown.append((label, text_of(value)))
        return
    if match.typo:
        message = _("The label “%(label)s” looks misspelled; check its value.") % {"label": label}
        typo = Doubt(code="intake.heading_typo", message=message, found=shown(label))
        found.remarks.append(typo.at(sheet.name, place[0], letter, match.field))
    found.cells[match.field] = value
    found.places[match.field] = place
    found.labels[match.field] = label


def _value_column(sheet: Sheet, row: int, column: int) -> int:
    """The first cell to the right that holds a value and no hint; 0 when there is none."""
    for at in sheet.filled(row):
        text = text_of(sheet.value(row, at))
        if at > column and not text.startswith(HINT):
            return at
    return 0
