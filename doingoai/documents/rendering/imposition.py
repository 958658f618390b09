"""Sheets for folding: the pages of a booklet two by two, so that they follow once it is folded."""

import io
from typing import cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

LEAF = 4
"""Pages on one folded sheet, two on each side."""


def folded_order(count: int) -> list[tuple[int, int]]:
    """
    The pages on each side of the sheets, left and right, counted from 0, outermost sheet first.

    Sides follow as front, back, front, back; `count` is rounded up to a multiple of four, and a
    number beyond the last page is a blank one.
    """
    pages = -(-count // LEAF) * LEAF
    sides = []
    for first in range(0, pages // 2, 2):
        last = pages - 1 - first
        sides += [(last, first), (first + 1, last - 1)]
    return sides


def folding_sheets(pdf: bytes, *, width: float = 841.89, height: float = 595.28) -> bytes:
    """
    Lay the pages of a booklet on sheets to be printed on both sides (turned on the short edge).

    The size is in points, A4 landscape unless told; pages are enlarged or reduced to half a sheet.
    """
    pages = PdfReader(io.BytesIO(pdf)).pages
    writer = PdfWriter()
    for side in folded_order(len(pages)):
        sheet = writer.add_blank_page(width, height)
        for place, number in enumerate(side):
            if number < len(pages):
                _lay(writer, sheet, pages[number], place * width / 2, width / 2, height)
    sheets = io.BytesIO()
    writer.write(sheets)
    return sheets.getvalue()


def _lay(
    writer: PdfWriter, sheet: PageObject, page: PageObject, left: float, width: float, height: float
) -> None:
    """Put a page on a sheet as a form: its own drawing is neither read nor changed."""
    wide, tall = float(page.mediabox.width), float(page.mediabox.height)
    size = min(width / wide, height / tall)
    x, y = left + (width - wide * size) / 2, (height - tall * size) / 2
    name = NameObject(f"/Page{left:.0f}")
    forms = cast(DictionaryObject, sheet["/Resources"]).setdefault(
        NameObject("/XObject"), DictionaryObject()
    )
    forms[name] = writer._add_object(_form(writer, page))
    drawing = StreamObject()
    drawing.set_data(f"q {size:.5f} 0 0 {size:.5f} {x:.3f} {y:.3f} cm {name} Do Q\n".encode())
    drawn = sheet.setdefault(NameObject("/Contents"), ArrayObject())
    drawn.append(writer._add_object(drawing))


def _form(writer: PdfWriter, page: PageObject) -> StreamObject:
    form = StreamObject()
    contents = page.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(page.mediabox)
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return form.flate_encode()
