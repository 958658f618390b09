"""Reads the words of a Word file back, to compare papers and to test what was printed."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from defusedxml.ElementTree import fromstring

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READ_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(content: bytes) -> str:
    """Give all words of body, headers, footers and notes, one paragraph a line."""
    return "\n".join(paragraphs_of(content))


def paragraphs_of(content: bytes) -> list[str]:
    """Give the paragraphs of all parts, the body first; those in tables row by row."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = [
            name
            for name in package.namelist()
            if name.startswith(READ_PARTS) and name.endswith(".xml")
        ]
        parts = [package.read(name) for name in sorted(names, key=_body_first)]
    return [text for part in parts for text in _paragraphs(part)]


def _paragraphs(part: bytes) -> Iterator[str]:
    for paragraph in fromstring(part).iter(f"{WORDS}p"):
        yield "".join(_pieces(paragraph))


def _pieces(paragraph: object) -> Iterator[str]:
    for element in paragraph.iter():  # type: ignore[attr-defined]
        if element.tag == f"{WORDS}t":
            yield element.text or ""
        else:
            yield MARKS.get(element.tag.removeprefix(WORDS), "")


def _body_first(name: str) -> tuple[bool, str]:
    return (not name.startswith("word/document"), name)
