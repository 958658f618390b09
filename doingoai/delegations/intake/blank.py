"""Writing the workbook of one delegation: blank for a partner to fill, or filled from a visit."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.intake.blank_values import (
    LISTS,
    host_rows,
    item_rows,
    member_rows,
    visit_values,
)
from doingoai.delegations.intake.book import CellValue
from doingoai.delegations.intake.choices import choice_labels
from doingoai.delegations.intake.column_hints import hint_of
from doingoai.delegations.intake.columns import Column, ColumnTable
from doingoai.delegations.intake.member_columns import HOST_COLUMNS, MEMBER_COLUMNS
from doingoai.delegations.intake.programme_columns import PROGRAMME_COLUMNS
from doingoai.delegations.intake.visit_cells import HINT
from doingoai.delegations.intake.visit_labels import VISIT_LABELS

SHEETS = {
    "visit": ("Đoàn", "Delegation"),
    "members": ("Thành viên", "Members"),
    "hosts": ("Phía Việt Nam", "Hosts"),
    "programme": ("Chương trình", "Programme"),
    "help": ("Hướng dẫn", "Help"),
    "lists": ("Danh mục", "Lists"),
}
NOT_OFFERED = frozenset({"middle_name", "given_name", "dates", "starts", "ends", "participants"})
"""Accepted when somebody sends them, but one way of writing is enough in the blank workbook."""

ROWS_WITH_CHECKS = 300
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet may take for a formula, full-width forms included."""

DATES = frozenset(
    {"birth_date", "passport_issued", "passport_expires", "arrival_date", "departure_date", "date"}
    | {"starts_on", "ends_on", "letter_issued_on", "letter_arrived_on", "submitted_on"}
    | {"decision_on", "programme_issued_on"}
)
WIDTHS = {"number": 6, "sex": 8, "honorific": 10, "room": 10, "car": 8, "date": 13, "time": 16}
WIDE = frozenset(
    {"full_name", "title_vi", "title_en", "organisation_vi", "organisation_en", "place_vi"}
    | {"place_en", "guests", "hosts", "notes", "notes_vi", "notes_en", "bio_vi", "bio_en"}
)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2150, 12, 31)


def blank_workbook(language: str = "vi") -> bytes:
    """Write the blank workbook, its headings in both languages, the given one first."""
    return filled_workbook(None, language)


def filled_workbook(facts: VisitFacts | None, language: str = "vi") -> bytes:
    """Write a visit as a workbook that reads back to the same visit."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    with translation.override(language):
        writer = _Writer(book, language)
        writer.visit(visit_values(facts, language) if facts else {})
        writer.table("members", MEMBER_COLUMNS, member_rows(facts, language) if facts else ())
        writer.table("hosts", HOST_COLUMNS, host_rows(facts, language) if facts else ())
        writer.table("programme", PROGRAMME_COLUMNS, item_rows(facts, language) if facts else ())
        writer.help()
        writer.lists()
    book.close()
    return buffer.getvalue()


def heading_of(column: Column, language: str) -> str:
    """The heading the blank workbook prints: both languages, parted by a slash."""
    first, second = (column.en, column.vi) if language == "en" else (column.vi, column.en)
    return f"{first} / {second}"


@dataclass(frozen=True, slots=True)
class _Formats:
    heading: Format
    label: Format
    text: Format
    quoted: Format
    day: Format
    hint: Format


class _Writer:
    def __init__(self, book: Workbook, language: str) -> None:
        self.book = book
        self.language = language
        cell = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self.formats = _Formats(
            heading=book.add_format(
                {
                    "bold": True,
                    "bg_color": "#F2E9DC",
                    "border": 1,
                    "text_wrap": True,
                    "valign": "top",
                }
            ),
            label=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            text=book.add_format(cell),
            quoted=book.add_format({**cell, "quote_prefix": True}),
            day=book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
            hint=book.add_format({"italic": True, "font_color": "#6B6459", "text_wrap": True}),
        )

    def visit(self, values: Mapping[str, CellValue]) -> None:
        """The sheet of labels and values; the third column explains."""
        sheet = self._sheet("visit")
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, 2, 60)
        for row, column in enumerate(_offered(VISIT_LABELS)):
            sheet.write_string(row, 0, heading_of(column, self.language), self.formats.label)
            self._put(sheet, row, 1, column.field, values.get(column.field))
            sheet.write_string(row, 2, f"{HINT} {hint_of(column)}", self.formats.hint)
            self._check(sheet, column.field, row, 1, row)
        sheet.freeze_panes(0, 1)

    def table(self, kind: str, table: ColumnTable, rows: Iterable[Mapping[str, CellValue]]) -> None:
        """A sheet with a row of headings and one row for each person or activity."""
        sheet = self._sheet(kind)
        offered = _offered(table)
        for at, column in enumerate(offered):
            sheet.set_column(at, at, _width(column))
            sheet.write_string(0, at, heading_of(column, self.language), self.formats.heading)
            self._check(sheet, column.field, 1, at, ROWS_WITH_CHECKS)
        for row, values in enumerate(rows, start=1):
            for at, column in enumerate(offered):
                self._put(sheet, row, at, column.field, values.get(column.field))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, ROWS_WITH_CHECKS, len(offered) - 1)

    def help(self) -> None:
        """What to write in each column, with an example."""
        sheet = self._sheet("help")
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 46)
        sheet.set_column(2, 2, 70)
        titles = (_("Sheet"), _("Column"), _("What to write"))
        for at, title in enumerate(titles):
            sheet.write_string(0, at, title, self.formats.heading)
        row = 1
        for kind, table in TABLES:
            for column in _offered(table):
                texts = (self._name(kind), heading_of(column, self.language), hint_of(column))
                for at, text in enumerate(texts):
                    sheet.write_string(row, at, text, self.formats.text)
                row += 1
        sheet.freeze_panes(1, 0)

    def lists(self) -> None:
        """The words the drop-down lists offer, on a sheet that nobody needs to see."""
        sheet = self._sheet("lists")
        for at, choices in enumerate(LISTS.values()):
            for row, label in enumerate(choice_labels(choices, self.language)):
                sheet.write_string(row, at, label)
        sheet.hide()

    def _name(self, kind: str) -> str:
        return SHEETS[kind][self.language == "en"]

    def _sheet(self, kind: str) -> Worksheet:
        sheet = self.book.add_worksheet(self._name(kind))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _put(self, sheet: Worksheet, row: int, at: int, name: str, value: CellValue) -> None:
        if isinstance(value, datetime | date):
            sheet.write_datetime(row, at, value, self.formats.day)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, at, value)
        elif value:
            text = str(value)
            quoted = text.startswith(DANGEROUS)
            sheet.write_string(row, at, text, self.formats.quoted if quoted else self.formats.text)
        else:
            sheet.write_blank(
                row, at, None, self.formats.day if name in DATES else self.formats.text
            )

    def _check(self, sheet: Worksheet, name: str, first: int, at: int, last: int) -> None:
        key = f"visit.{name}" if sheet.get_name() == self._name("visit") else name
        key = f"item.{name}" if sheet.get_name() == self._name("programme") else key
        key = f"host.{name}" if sheet.get_name() == self._name("hosts") else key
        if key in LISTS:
            column = chr(ord("A") + list(LISTS).index(key))
            source = f"='{self._name('lists')}'!${column}$1:${column}${len(LISTS[key])}"
            sheet.data_validation(
                first, at, last, at, _as_warning({"validate": "list", "source": source})
            )
        elif name in DATES:
            rule = {
                "validate": "date",
                "criteria": "between",
                "minimum": FIRST_DAY,
                "maximum": LAST_DAY,
            }
            sheet.data_validation(first, at, last, at, _as_warning(rule))


TABLES: Sequence[tuple[str, ColumnTable]] = (
    ("visit", VISIT_LABELS),
    ("members", MEMBER_COLUMNS),
    ("hosts", HOST_COLUMNS),
    ("programme", PROGRAMME_COLUMNS),
)


def _offered(table: ColumnTable) -> list[Column]:
    return [column for column in table.columns if column.field not in NOT_OFFERED]


def _as_warning(rule: dict[str, object]) -> dict[str, object]:
    # A list that refuses would drive people to another file; the reading explains doubts anyway.
    return {
        **rule,
        "ignore_blank": True,
        "error_type": "warning",
        "error_title": _("Please check"),
        "error_message": _("Choose from the list, or write a date as dd/mm/yyyy."),
    }


def _width(column: Column) -> int:
    return 34 if column.field in WIDE else WIDTHS.get(column.field, 18)
