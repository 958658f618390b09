"""Pages of a PDF as pictures, for looking at a paper without leaving the page."""

import io
from threading import Lock

import pypdfium2
from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken

WIDEST = 4000
"""Pixels; a wider picture of an A3 sheet would take a hundred megabytes."""

# PDFium is not made for threads, and the server has several.
_ONE_AT_A_TIME = Lock()


def pdf_page_count(pdf: bytes) -> int:
    """:raises RuleBroken: preview.unreadable"""
    with _ONE_AT_A_TIME:
        document = _opened(pdf)
        try:
            return len(document)
        finally:
            document.close()


def pdf_page_png(pdf: bytes, page: int, width: int) -> bytes:
    """
    Draw a page, counted from 1, as a PNG of the given width in pixels.

    :raises RuleBroken: preview.unreadable, preview.no_such_page
    """
    with _ONE_AT_A_TIME:
        document = _opened(pdf)
        try:
            return _png(document, page, max(1, min(width, WIDEST)))
        finally:
            document.close()


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        message = _(
            "This file cannot be shown: it is damaged, locked with a password, or not a PDF."
        )
        raise RuleBroken(message, code="preview.unreadable") from error


def _png(document: pypdfium2.PdfDocument, page: int, width: int) -> bytes:
    if not 1 <= page <= len(document):
        message = _("There is no page %(page)d: the paper has %(count)d pages.")
        message %= {"page": page, "count": len(document)}
        raise RuleBroken(message, code="preview.no_such_page")
    sheet = document[page - 1]
    picture = sheet.render(scale=width / sheet.get_width()).to_pil()
    png = io.BytesIO()
    picture.save(png, "PNG", optimize=False)
    return png.getvalue()
