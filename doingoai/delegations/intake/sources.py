"""Opening what a partner sent: a spreadsheet file, a text table, or text pasted from anywhere."""

import io
from pathlib import PurePath

import python_calamine
from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import Book, CellValue, Region, Sheet, owners_of
from doingoai.delegations.intake.headings import find_headings
from doingoai.delegations.intake.member_columns import MEMBER_COLUMNS
from doingoai.delegations.intake.opening import (
    file_kind,
    refuse_damaged,
    refuse_encrypted,
    refuse_large,
    refuse_macros,
    repacked,
)
from doingoai.delegations.intake.pasted_lines import LINE_LAYOUT, read_line
from doingoai.delegations.intake.remarks import UnreadableBook
from doingoai.delegations.intake.sheet_parts import (
    MAX_CELLS,
    MAX_ROWS,
    SheetPart,
    scan_ods,
    scan_xlsx,
)
from doingoai.delegations.intake.text_tables import decoded, read_table, separator_of

MAX_PASTED = 2_000_000
WORKSHEET = python_calamine.SheetTypeEnum.WorkSheet
MACRO_SHEET = python_calamine.SheetTypeEnum.MacroSheet
VISUAL_BASIC = python_calamine.SheetTypeEnum.Vba


def read_spreadsheet(content: bytes, file_name: str) -> Book:
    """
    Read an .xlsx, .xls, .ods or text table, every cell at the place it has in the file.

    :raises UnreadableBook: intake.empty, intake.too_large, intake.not_a_spreadsheet,
        intake.encrypted, intake.macros, intake.damaged, intake.web_page, intake.binary_workbook
    """
    kind = file_kind(content)
    name = PurePath(file_name.replace("\\", "/")).name
    if kind == "csv":
        text, doubts = decoded(content)
        book = Book((read_table(text, _sheet_name(name)),), name, kind, doubts)
    else:
        book = Book(_office_sheets(content, kind), name, kind)
    if not any(value is not None for sheet in book.sheets for row in sheet.rows for value in row):
        raise UnreadableBook(
            _("The file holds no filled cell. Choose the file that holds the list."),
            code="intake.empty",
        )
    return book


def read_pasted(text: str) -> Book:
    """
    Read what was pasted: cells of a spreadsheet, a table with separators, or lines of an e-mail.

    :raises UnreadableBook: intake.empty, intake.too_large, intake.damaged
    """
    if not text.strip():
        raise UnreadableBook(_("Nothing was pasted."), code="intake.empty")
    if len(text) > MAX_PASTED:
        refuse_large()
    name = _("Pasted text")
    table = read_table(text, name) if separator_of(text) else None
    if table and ("\t" in text or find_headings(table, MEMBER_COLUMNS) is not None):
        return Book((table,))
    return Book((Sheet(name, tuple(read_line(line) for line in _lines(text)), layout=LINE_LAYOUT),))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _sheet_name(file_name: str) -> str:
    return PurePath(file_name).stem or "CSV"


def _office_sheets(content: bytes, kind: str) -> tuple[Sheet, ...]:
    parts: dict[str, SheetPart] = {}
    if kind != "xls":
        content = repacked(content)
        parts = (scan_xlsx if kind == "xlsx" else scan_ods)(content)
    workbook = _opened(content)
    sheets = []
    for told in workbook.sheets_metadata:
        if told.typ in (MACRO_SHEET, VISUAL_BASIC):
            refuse_macros()
        if told.typ == WORKSHEET:
            hidden = told.visible != python_calamine.SheetVisibleEnum.Visible
            sheets.append(_sheet(workbook, told.name, hidden, parts.get(told.name, SheetPart())))
    return tuple(sheets)


def _opened(content: bytes) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_object(io.BytesIO(content))
    except python_calamine.PasswordError:
        refuse_encrypted()
    except (python_calamine.CalamineError, OSError, ValueError):
        refuse_damaged()
    except BaseException as fault:
        _refuse_panic(fault)
        raise


def _refuse_panic(fault: BaseException) -> None:
    # The library is written in Rust; its panics arrive as an exception that is no Exception.
    if type(fault).__name__ == "PanicException":
        refuse_damaged()


def _sheet(
    workbook: python_calamine.CalamineWorkbook, name: str, hidden: bool, part: SheetPart
) -> Sheet:
    try:
        source = workbook.get_sheet_by_name(name)
        _check_size(source)
        rows = source.to_python(skip_empty_area=False)
        merged = source.merged_cell_ranges or []
    except (python_calamine.CalamineError, OSError, ValueError):
        refuse_damaged()
    except BaseException as fault:
        _refuse_panic(fault)
        raise
    regions = [
        Region(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in merged
    ]
    return Sheet(
        name=name,
        rows=_with_room(tuple(tuple(_value(cell) for cell in row) for row in rows), part),
        errors=part.errors,
        owners=owners_of([*regions, *part.regions], len(rows), max(map(len, rows), default=0)),
        hidden=hidden,
    )


def _check_size(source: python_calamine.CalamineSheet) -> None:
    # The totals are the numbers of the last row and column, counted from 0.
    rows, columns = source.total_height + 1, source.total_width + 1
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        refuse_large()


def _with_room(
    rows: tuple[tuple[CellValue, ...], ...], part: SheetPart
) -> tuple[tuple[CellValue, ...], ...]:
    # An error in the last row or column is empty for the library and would fall off the sheet.
    missing_rows = max((row for row, _column in part.errors), default=0) - len(rows)
    return rows + ((),) * max(0, missing_rows)


def _value(cell: object) -> CellValue:
    if isinstance(cell, str):
        return cell if cell.strip() else None
    return cell  # type: ignore[return-value]  # the library's own values are all of CellValue
