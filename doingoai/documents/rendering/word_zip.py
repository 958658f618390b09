"""Packs a Word file so that the same words give the same bytes. Runs in the rendering child."""

import zipfile
from collections.abc import Iterable
from datetime import date
from io import BytesIO

FIRST_ZIP_YEAR = 1980


def packed(parts: Iterable[tuple[str, bytes]], on: date) -> bytes:
    """Write the parts, by name and content, in one order, all dated with the day of the paper."""
    written = BytesIO()
    dated = (max(on.year, FIRST_ZIP_YEAR), on.month, on.day, 0, 0, 0)
    with zipfile.ZipFile(written, "w") as new:
        for name, content in sorted(parts, key=_reading_order):
            entry = zipfile.ZipInfo(name, dated)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, content)
    return written.getvalue()


def _reading_order(part: tuple[str, bytes]) -> tuple[bool, str]:
    # The format wants the list of content types first.
    name, _content = part
    return (name != "[Content_Types].xml", name)
