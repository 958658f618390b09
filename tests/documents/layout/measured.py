"""Reads measures back out of a Word file: styles as they take effect, page, tables, rules."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def opened(content):
    return Document(BytesIO(content))


def all_paragraphs(document):
    """Give every paragraph of the body, those in tables too, in order."""
    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def found(document, text):
    """Give the first paragraph that holds a text."""
    return next(each for each in all_paragraphs(document) if text in each.text)


def look_of(paragraph):
    """Give size, bold, italic and alignment of a paragraph's style."""
    style = paragraph.part.document.styles.element.get_by_id(paragraph._p.style)
    font = style.find(qn("w:rPr"))
    align = style.find(qn("w:pPr")).find(qn("w:jc"))
    return (
        int(font.find(qn("w:sz")).get(qn("w:val"))) / 2,
        font.find(qn("w:b")) is not None,
        font.find(qn("w:i")) is not None,
        align.get(qn("w:val")),
    )
