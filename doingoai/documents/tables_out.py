"""Lists that leave the house as a spreadsheet or CSV: texts stay texts, dates stay dates."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import xlsxwriter

from doingoai.documents.cells import neutral_cell

Cell = str | int | date | datetime | None
Row = Sequence[Cell]

WIDEST = 60
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


class TableFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


MIME = {
    TableFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TableFormat.CSV: "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Table:
    """What is exported: a name for the sheet, the headings, the rows, and below them its mark."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Row]
    mark: str = ""


def written_table(table: Table, kind: TableFormat) -> bytes:
    """Write a list in one of the two formats; no text in it can become a formula."""
    return _xlsx(table) if kind == TableFormat.XLSX else _csv(table)


def _csv(table: Table) -> bytes:
    """CSV as spreadsheets of Viet Nam open it: UTF-8 with its mark, dates as people write them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    below: tuple[Row, ...] = ((), (table.mark,)) if table.mark else ()
    for row in (table.headings, *table.rows, *below):
        writer.writerow([_as_text(neutral_cell(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _as_text(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def _xlsx(table: Table) -> bytes:
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    sheet = book.add_worksheet(table.name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    days, moments = (book.add_format({"num_format": form}) for form in (DAY, MOMENT))
    sheet.write_row(0, 0, [str(heading) for heading in table.headings], head)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, days, moments)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    if table.mark:
        sheet.write_string(len(table.rows) + 2, 0, str(neutral_cell(table.mark)))
        book.set_properties({"comments": table.mark})
    sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    number: int,
    column: int,
    cell: Cell,
    days: xlsxwriter.format.Format,
    moments: xlsxwriter.format.Format,
) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(number, column, cell.replace(tzinfo=None), moments)
    elif isinstance(cell, date):
        sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), days)  # noqa: DTZ001
    elif isinstance(cell, int):
        sheet.write_number(number, column, cell)
    elif cell:
        sheet.write_string(number, column, str(neutral_cell(cell)))


def _widths(table: Table) -> Iterable[int]:
    for column, heading in enumerate(table.headings):
        cells = (len(_as_text(row[column])) for row in table.rows[:200])
        yield min(max(len(str(heading)), *cells, 6) + 2, WIDEST)
