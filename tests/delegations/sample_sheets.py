"""Workbooks being written, with the mess of real ones or as the partner has mended them."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | bool | date | time | None


class Sheets:
    """A workbook being written, with the few formats that all samples use."""

    def __init__(self, *, mended: bool = False) -> None:
        self.mended = mended
        self.buffer = io.BytesIO()
        self.book: Workbook = xlsxwriter.Workbook(self.buffer, {"in_memory": True})
        self.bold: Format = self.book.add_format({"bold": True, "text_wrap": True})
        self.centred: Format = self.book.add_format({"bold": True, "align": "center"})
        self.day: Format = self.book.add_format({"num_format": "dd/mm/yyyy"})
        self.clock: Format = self.book.add_format({"num_format": "hh:mm"})

    def sheet(self, name: str, widths: Sequence[int] = ()) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def put(self, sheet: Worksheet, row: int, cells: Sequence[Cell], at: int = 0) -> None:
        for column, value in enumerate(self._mended(cells), start=at):
            if isinstance(value, datetime | date):
                sheet.write_datetime(row, column, value, self.day)
            elif isinstance(value, time):
                sheet.write_datetime(row, column, value, self.clock)
            elif isinstance(value, str) and value.startswith("=#"):
                sheet.write_formula(row, column, "=A1", None, value[1:])
            elif value is not None:
                sheet.write(row, column, value)

    def _mended(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """The cells as the partner mends them after having been told what cannot be read."""
        if not self.mended:
            return cells
        return [MENDED.get(cell, cell) if isinstance(cell, str) else cell for cell in cells]

    def content(self) -> bytes:
        self.book.close()
        return self.buffer.getvalue()


MENDED: dict[str, Cell] = {
    "TBC": "Rik VOORBEELD",
    "31/02/2020": "28/02/2020",
    "Chiều": "14h00",
    "19700229": "19700228",
    "=#REF!": "JL751 06/04/2026 14:05 HAN",
    "JL751 06/04/2026 25:05": "JL751 06/04/2026 15:05",
}
"""The cells of the samples that cannot be read at all, and what stands there once they are mended."""


def written(*writers: Callable[[Sheets], None], mended: bool) -> bytes:
    sheets = Sheets(mended=mended)
    for write in writers:
        write(sheets)
    return sheets.content()
