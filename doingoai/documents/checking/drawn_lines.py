"""Lines drawn in a paragraph: as a shape, in the new way or the old one; lengths in points."""

import re
from collections.abc import Iterator

from doingoai.documents.checking.cascade import Element, number

_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OLD = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_POINT = 12700
_THICKEST = 4.0
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}
_LENGTH = re.compile(r"^(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)([a-z]*)$")


def drawn_lines(paragraph: Element) -> Iterator[float]:
    """Give the length of every line drawn in a paragraph."""
    for extent in paragraph.iter(_ANCHOR + "extent"):
        width = (number(extent.get("cx")) or 0) / _EMU_PER_POINT
        height = (number(extent.get("cy")) or 0) / _EMU_PER_POINT
        if height <= _THICKEST < width:
            yield width
    for line in paragraph.iter(_OLD + "line"):
        if not _is_fallback(line):
            yield abs(_across(line.get("to")) - _across(line.get("from")))
    for shape in (*paragraph.iter(_OLD + "shape"), *paragraph.iter(_OLD + "rect")):
        if not _is_fallback(shape):
            yield from _shape_line(str(shape.get("style") or ""))


def _shape_line(style: str) -> Iterator[float]:
    parts = dict(part.split(":", 1) for part in style.replace(" ", "").split(";") if ":" in part)
    width, height = _length(parts.get("width", "0")), _length(parts.get("height", "0"))
    if height <= _THICKEST < width:
        yield width


def _across(point: str | None) -> float:
    return _length((point or "0").partition(",")[0].strip())


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found[1]) * _UNITS.get(found[2], 1.0) if found else 0.0


def _is_fallback(element: Element) -> bool:
    return any(above.tag == _COMPATIBLE + "Fallback" for above in element.iterancestors())
