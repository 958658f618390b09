"""Packs a Word file so that the same words give the same bytes. Runs in the rendering child."""

import zipfile
from datetime import date
from io import BytesIO

FIRST_ZIP_YEAR = 1980


def repack(content: bytes, on: date) -> bytes:
    """Write the parts again in one order, all dated with the day of the paper."""
    written = BytesIO()
    dated = (max(on.year, FIRST_ZIP_YEAR), on.month, on.day, 0, 0, 0)
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in sorted(old.namelist(), key=_reading_order):
            entry = zipfile.ZipInfo(name, dated)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return written.getvalue()


def _reading_order(name: str) -> tuple[bool, str]:
    # The format wants the list of content types first.
    return (name != "[Content_Types].xml", name)
