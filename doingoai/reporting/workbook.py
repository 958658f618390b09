"""Statistics as a spreadsheet: a sheet for each way of cutting, figures as figures."""

import io
from collections.abc import Iterable

import xlsxwriter

from doingoai.documents.cells import neutral_cell
from doingoai.reporting.listing import Listing

WIDE, NARROW = 46, 16
LONGEST_NAME = 31
"""Spreadsheets refuse longer names of sheets."""


def statistics_workbook(listings: Iterable[Listing], *, mark: str = "") -> bytes:
    """Write all tables; no text in them can become a formula."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        book.set_properties({"comments": mark})
        figures = book.add_format({"num_format": "#,##0"})
        for listing in listings:
            sheet = book.add_worksheet(_sheet_name(listing.title))
            sheet.set_column(0, 0, WIDE)
            sheet.set_column(1, len(listing.headings) - 1, NARROW, figures)
            sheet.freeze_panes(1, 1)
            sheet.write_row(0, 0, listing.headings, head)
            for number, (name, *cells) in enumerate(listing.rows(), start=1):
                sheet.write_string(number, 0, str(neutral_cell(name)))
                sheet.write_row(number, 1, cells, figures)
            if mark:
                sheet.write_string(number + 2, 0, str(neutral_cell(mark)))
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    """A name that spreadsheets accept for a sheet."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in title)[:LONGEST_NAME]
