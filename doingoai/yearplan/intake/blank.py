"""The blank spreadsheet that units fill in: headings in both languages, lists to choose from."""

import io

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from doingoai.yearplan.intake.columns import CHOICES, COLUMNS, choice_labels

ROWS_WITH_CHECKS = 500


def blank_sheet(year: int, language: str = "vi") -> bytes:
    """Write the blank workbook for the proposals of one year."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    with translation.override(language):
        _write_rows(book, year, language)
        _write_help(book, year)
    book.close()
    return buffer.getvalue()


def _write_rows(book: xlsxwriter.Workbook, year: int, language: str) -> None:
    sheet = book.add_worksheet(str(year))
    look = {"bold": True, "bg_color": "#F2E9DC", "border": 1, "text_wrap": True, "valign": "top"}
    head = book.add_format(look)
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "#,##0", "valign": "top"})
    for at, column in enumerate(COLUMNS):
        both = f"{column.vi} / {column.en}" if language == "vi" else f"{column.en} / {column.vi}"
        sheet.write_string(0, at, both, head)
        is_number = column.field in {"people", "days", "budget"}
        sheet.set_column(at, at, column.width, number if is_number else text)
        if column.field in CHOICES:
            sheet.data_validation(
                1, at, ROWS_WITH_CHECKS, at,
                {"validate": "list", "source": choice_labels(column.field, language)},
            )  # fmt: skip
    sheet.freeze_panes(1, 2)


def _write_help(book: xlsxwriter.Workbook, year: int) -> None:
    sheet = book.add_worksheet(_("Help"))
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 70, wrap)
    told = _("One row for each activity proposed for %(year)s. Empty rows are left out.")
    sheet.write_string(0, 1, told % {"year": year}, wrap)
    for row, column in enumerate(COLUMNS, start=1):
        sheet.write_string(row, 0, column.label, bold)
        sheet.write_string(row, 1, column.hint, wrap)
