"""
What stands below the words of a paper: signature, recipients, address of the office.

Cells 7a to 7c, 9b and 13 of the decree's diagram (Decree 30/2020, Annex I, part IV). The fields
are the same on every paper: `signature.lines`, `signature.name`, `recipients`, `head.contact`.
"""

from collections.abc import Sequence

from docx.oxml.parser import parse_xml

from doingoai.documents.layout.measures import SIGNATURE_LEFT, SIGNATURE_RIGHT, TEXT_WIDTH
from doingoai.documents.layout.sheet import Sheet
from doingoai.documents.layout.table_part import MAIN


def add_signature(sheet: Sheet) -> None:
    """Recipients on the left (9b), authority, post and name on the right (7a, 7b)."""
    _space_above(sheet)
    frame = sheet.frame((SIGNATURE_LEFT, SIGNATURE_RIGHT), 1, keep=True)
    left, right = frame.rows[0].cells
    with sheet.inside(left):
        sheet.paragraph("Nơi nhận:", "NoiNhan")
        with sheet.each("recipient", "recipients"):
            sheet.paragraph("{{ recipient }}", "NoiNhanDong")
    with sheet.inside(right):
        _signer(sheet)


def add_signature_alone(sheet: Sheet) -> None:
    """Authority, post and name on the right, without recipients: letters and annexes."""
    _space_above(sheet)
    frame = sheet.frame((SIGNATURE_LEFT, SIGNATURE_RIGHT), 1, keep=True)
    with sheet.inside(frame.rows[0].cells[0]):
        sheet.paragraph("", "Normal")
    with sheet.inside(frame.rows[0].cells[1]):
        _signer(sheet)


def add_signers(sheet: Sheet, posts: Sequence[tuple[str, str]]) -> None:
    """Several people sign side by side: post and a remark such as "(Ký, ghi rõ họ tên)" for each."""
    _space_above(sheet)
    frame = sheet.frame([TEXT_WIDTH / len(posts)] * len(posts), 1, keep=True)
    for cell, (post, remark) in zip(frame.rows[0].cells, posts, strict=True):
        with sheet.inside(cell):
            sheet.paragraph(post, "ChucVuKy")
            sheet.paragraph(remark, "GhiChuKy")
            sheet.paragraph("", "HoTenKy")


def add_contact_footer(sheet: Sheet) -> None:
    """Address and telephone at the foot of page 1 under a full-width rule (cell 13)."""
    (last,) = sheet.document.sections[0].first_page_footer.paragraphs
    last.insert_paragraph_before("{%p if head.contact %}")
    paragraph = last.insert_paragraph_before("{{ head.contact }}")
    last.insert_paragraph_before("{%p endif %}")
    properties = paragraph._p.get_or_add_pPr()
    properties.style = "Footer"
    line = '<w:top w:val="single" w:sz="6" w:space="3" w:color="000000"/>'
    border = parse_xml(f'<w:pBdr xmlns:w="{MAIN}">{line}</w:pBdr>')
    properties.insert_element_before(border, "w:spacing", "w:ind", "w:jc")


def _space_above(sheet: Sheet) -> None:
    sheet.paragraph("", "Normal").paragraph_format.keep_with_next = True


def _signer(sheet: Sheet) -> None:
    with sheet.each("line", "signature.lines"):
        sheet.paragraph("{{ line }}", "ChucVuKy")
    sheet.paragraph("{{ signature.name }}", "HoTenKy")
