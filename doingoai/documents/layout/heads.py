"""
What stands above the words of a paper: issuer and national title, number, date, type, addressees.

Cell numbers in the comments are those of the decree's own diagram (Decree 30/2020, Annex I,
part IV). The fields are the same on every paper: `head`, `addressees`.
"""

from docx.table import _Cell

from doingoai.documents.layout.measures import (
    HEAD_LEFT,
    HEAD_RIGHT,
    ISSUER_RULE,
    MOTTO_RULE,
    SUBJECT_RULE,
    TEXT_WIDTH,
)
from doingoai.documents.layout.sheet import Sheet

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NATIONAL_TITLE_EN = "SOCIALIST REPUBLIC OF VIET NAM"
MOTTO_EN = "Independence - Freedom - Happiness"


def add_letter_head(sheet: Sheet) -> None:
    """Head of an official letter: number, date and `V/v` (cells 1 to 4 and 5b), then Kính gửi."""
    cells = _head_frame(sheet, rows=3)
    _number_and_date(sheet, cells)
    with sheet.inside(cells[2][0]):
        sheet.paragraph("V/v {{ head.subject }}", "VeViec")
    _addressees(sheet)


def add_typed_head(sheet: Sheet, *, addressed: bool = False, parent: bool = True) -> None:
    """Head of a paper with a type name (cells 1 to 4 and 5a); some say to whom (9a)."""
    cells = _head_frame(sheet, rows=2, parent=parent)
    _number_and_date(sheet, cells)
    _type_and_subject(sheet)
    if addressed:
        _addressees(sheet)


def add_minutes_head(sheet: Sheet) -> None:
    """Head of minutes: as a typed paper but without place and date (Annex III, form 1.9)."""
    cells = _head_frame(sheet, rows=2)
    with sheet.inside(cells[1][0]):
        sheet.paragraph("Số: {{ head.number }}", "SoKyHieu")
    _type_and_subject(sheet)


def add_dated_head(sheet: Sheet) -> None:
    """Head of a paper that bears no number: issuer, national title, place and date."""
    cells = _head_frame(sheet, rows=2)
    with sheet.inside(cells[1][1]):
        sheet.paragraph("{{ head.place_date }}", "DiaDanh")


def add_title_head(sheet: Sheet) -> None:
    """Head of a working paper without number: issuer, national title, place, date and title."""
    add_dated_head(sheet)
    _type_and_subject(sheet)


def add_attached_head(sheet: Sheet) -> None:
    """Head of a text brought into force by a decision, which it cites (Annex III, form 1.3)."""
    _head_frame(sheet, rows=1, parent=False)
    _type_and_subject(sheet)
    sheet.paragraph("{{ head.attached_to }}", "KemTheo")


def add_annex_head(sheet: Sheet) -> None:
    """Head of an annex: `Phụ lục I`, its title, and the paper it belongs to."""
    sheet.paragraph("{{ head.annex }}", "PhuLuc")
    sheet.paragraph("{{ head.type_name }}", "PhuLuc")
    sheet.paragraph("{{ head.subject }}", "GiuaTrang")
    sheet.paragraph("{{ head.attached_to }}", "KemTheo")


def add_bilingual_head(sheet: Sheet, *, numbered: bool = True) -> None:
    """Head of a letter in English: the decree's head, with the English names below it."""
    cells = _head_frame(sheet, rows=2, english=True)
    if numbered:
        with sheet.inside(cells[1][0]):
            sheet.paragraph("No.: {{ head.number }}", "SoKyHieu")
    with sheet.inside(cells[1][1]):
        sheet.paragraph("{{ head.place_date }}", "DiaDanh")


def add_english_title(sheet: Sheet) -> None:
    """Head of a list or programme in English: the office, the title, what it belongs to."""
    sheet.paragraph("{{ head.parent }}", "CoQuanTiengAnh")
    sheet.paragraph("{{ head.issuer }}", "CoQuanBanHanh")
    sheet.rule(ISSUER_RULE, TEXT_WIDTH)
    _type_and_subject(sheet)


def _head_frame(
    sheet: Sheet, *, rows: int, english: bool = False, parent: bool = True
) -> list[list[_Cell]]:
    frame = sheet.frame((HEAD_LEFT, HEAD_RIGHT), rows, keep=True)
    cells = [list(row.cells) for row in frame.rows]
    with sheet.inside(cells[0][0]):
        if parent:
            sheet.paragraph("{{ head.parent }}", "CoQuanChuQuan")
        sheet.paragraph("{{ head.issuer }}", "CoQuanBanHanh")
        sheet.rule(ISSUER_RULE, HEAD_LEFT)
        if english:
            sheet.paragraph("{{ head.parent_en }}", "TenTiengAnh")
            sheet.paragraph("{{ head.issuer_en }}", "TenTiengAnh")
    with sheet.inside(cells[0][1]):
        sheet.paragraph(NATIONAL_TITLE, "QuocHieu")
        sheet.paragraph(MOTTO, "TieuNgu")
        sheet.rule(MOTTO_RULE, HEAD_RIGHT)
        if english:
            sheet.paragraph(NATIONAL_TITLE_EN, "TenTiengAnh")
            sheet.paragraph(MOTTO_EN, "TenTiengAnh")
    return cells


def _number_and_date(sheet: Sheet, cells: list[list[_Cell]]) -> None:
    with sheet.inside(cells[1][0]):
        sheet.paragraph("Số: {{ head.number }}", "SoKyHieu")
    with sheet.inside(cells[1][1]):
        sheet.paragraph("{{ head.place_date }}", "DiaDanh")


def _type_and_subject(sheet: Sheet) -> None:
    sheet.paragraph("{{ head.type_name }}", "Title")
    sheet.paragraph("{{ head.subject }}", "Subtitle")
    sheet.rule(SUBJECT_RULE, TEXT_WIDTH, gap=10)


def _addressees(sheet: Sheet) -> None:
    # Cell 9a: one addressee on the same line; several each on a line of their own.
    with sheet.when("addressees|length == 1"):
        sheet.paragraph("Kính gửi: {{ addressees[0] }}", "KinhGui")
        sheet.otherwise()
        sheet.paragraph("Kính gửi:", "KinhGuiNhieu")
        with sheet.each("addressee", "addressees"):
            sheet.paragraph("- {{ addressee }}", "KinhGuiDong")
