"""Tables kept as text: what encoding, which separator, which cells."""

import csv
import io
import unicodedata
from collections import Counter

from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import CellValue, Sheet
from doingoai.delegations.intake.opening import refuse_damaged, refuse_large
from doingoai.delegations.intake.remarks import Doubt
from doingoai.delegations.intake.sheet_parts import MAX_COLUMNS, MAX_ROWS

SEPARATORS = "\t;,|"
SAMPLE_LINES = 20
VIETNAMESE_SIGNS = frozenset("ăâđêôơưĂÂĐÊÔƠƯ")

Rows = tuple[tuple[CellValue, ...], ...]


def decoded(content: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """
    The text of a file, and a doubt when its encoding had to be guessed.

    :raises UnreadableBook: intake.damaged
    """
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16"), ()
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        refuse_damaged()
    guessed, encoding = _guessed(content)
    message = _(
        "The file does not say how its letters are stored; it was read as %(encoding)s. Look at "
        "the accents, or save it as “CSV UTF-8” and choose it again."
    ) % {"encoding": encoding}
    return guessed, (Doubt(code="intake.encoding_guessed", message=message, found=encoding),)


def _guessed(content: bytes) -> tuple[str, str]:
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    loose = any(unicodedata.category(sign) == "Mn" for sign in vietnamese)
    if not loose and "\ufffd" not in vietnamese and VIETNAMESE_SIGNS & set(vietnamese):
        return vietnamese, "windows-1258"
    return content.decode("cp1252", errors="replace"), "windows-1252"


def separator_of(text: str) -> str:
    """The sign that parts the cells, or nothing when the lines are not a table."""
    lines = [line for line in text.splitlines() if line.strip()][:SAMPLE_LINES]
    best, most = "", 0.0
    for sign in SEPARATORS:
        counts = Counter(_count_outside_quotes(line, sign) for line in lines)
        usual, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        agreement = times / len(lines) if lines else 0.0
        if usual and agreement > 0.5 and usual * agreement > most:
            best, most = sign, usual * agreement
    return best


def _count_outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def rows_of(text: str, separator: str) -> Rows:
    """
    The cells of a text, every line at its own place; a line break inside quotes keeps its cell.

    :raises UnreadableBook: intake.damaged, intake.too_large
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or "\t")
    rows: list[tuple[CellValue, ...]] = []
    try:
        for cells in reader:
            # The number of a row is the number of its first line, as an editor shows it.
            rows.append(tuple(cell if cell.strip() else None for cell in cells))
            if len(rows) > MAX_ROWS or len(cells) > MAX_COLUMNS:
                refuse_large()
    except csv.Error:
        refuse_damaged()
    return tuple(rows)


def read_table(text: str, name: str) -> Sheet:
    """
    A text table as a sheet.

    :raises UnreadableBook: intake.damaged, intake.too_large
    """
    separator = separator_of(text)
    lines = text.split("\n", 1)
    if lines[0].strip().lower().startswith("sep=") and len(lines) > 1:
        separator = lines[0].strip()[4:5] or separator
        text = "\n" + lines[1]
    return Sheet(name=name, rows=rows_of(text, separator))
