"""A spreadsheet of proposals as texts: which row holds the headings, and each row below it."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from doingoai.documents.inspection import FileKind, inspect_upload
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.yearplan.intake.columns import FIELD_OF_HEADING, heading_key

MOST_ROWS, MOST_COLUMNS = 5_000, 200
LONGEST = 4_000
HEADING_WITHIN = 15
NEEDED = frozenset({"title_vi", "starts_on"})
_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it was sent: its number as the spreadsheet counts, and its texts by field."""

    number: int
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: tuple[SheetRow, ...]
    ignored: tuple[str, ...] = ()


def read_sheet(content: bytes, file_name: str) -> Sheet:
    """
    Read the first sheet that has the headings of proposals.

    :raises RuleBroken: proposals.unreadable, proposals.no_headings, proposals.too_large,
        proposals.empty; and what the inspection of files refuses
    """
    inspect_upload(file_name, content, allowed=frozenset({FileKind.XLSX}))
    _check_reach(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, ValueError, OSError):
        raise _refusal(
            _("This file cannot be read as a spreadsheet."), "proposals.unreadable"
        ) from None
    for table in tables:
        found = _headings_in(table)
        if found is not None:
            return _rows_below(table, *found)
    raise _refusal(
        _(
            "No row with the headings of the blank spreadsheet was found. Download it and copy your "
            "rows under its headings."
        ),
        "proposals.no_headings",
    )


def _refusal(message: str, code: str) -> RuleBroken:
    return RuleBroken(message, code=code, field="file")


def _check_reach(content: bytes) -> None:
    """A single value far out makes the library reserve memory for all cells before it."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                for letters, row in _CELL.findall(parts.read(name)):
                    if int(row) > MOST_ROWS + HEADING_WITHIN or _column(letters) > MOST_COLUMNS:
                        raise _too_large()


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _too_large() -> RuleBroken:
    return _refusal(
        _("The sheet reaches too far: at most %(rows)s rows and %(columns)s columns.")
        % {"rows": MOST_ROWS, "columns": MOST_COLUMNS},
        "proposals.too_large",
    )


Table = Sequence[Sequence[object]]


def _headings_in(table: Table) -> tuple[int, dict[int, str], tuple[str, ...]] | None:
    for place, row in enumerate(table[:HEADING_WITHIN]):
        fields: dict[int, str] = {}
        ignored = []
        for column, cell in enumerate(row):
            field = FIELD_OF_HEADING.get(heading_key(text_of(cell)))
            if field and field not in fields.values():
                fields[column] = field
            elif text_of(cell):
                ignored.append(text_of(cell))
        if set(fields.values()) >= NEEDED:
            return place, fields, tuple(ignored)
    return None


def _rows_below(
    table: Table, heading: int, fields: dict[int, str], ignored: tuple[str, ...]
) -> Sheet:
    rows = []
    for number, row in enumerate(table[heading + 1 :], start=heading + 2):
        texts = {fields[at]: text_of(cell) for at, cell in enumerate(row) if at in fields}
        texts = {field: text for field, text in texts.items() if text}
        if texts:
            rows.append(SheetRow(number, texts))
    if not rows:
        raise _refusal(_("There is no row below the headings."), "proposals.empty")
    if len(rows) > MOST_ROWS:
        raise _too_large()
    return Sheet(tuple(rows), ignored)


def text_of(cell: object) -> str:
    """A cell as a person would have typed it: days as dd/mm/yyyy, whole numbers without a point."""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell))[:LONGEST] if cell is not None else ""
