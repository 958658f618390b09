"""Cells of exported tables, made safe to open: a text can never become a formula."""

import re
import unicodedata

_BLANKS = re.compile(
    r"^[\s\x00-\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
_STARTS_A_FORMULA = frozenset("=+-@\u2212")
_STARTS_A_CELL = re.compile(r"[\t\r\n]")


def _is_dangerous(text: str) -> bool:
    # Apostrophes do not count, so that taking one off gives back exactly what was there.
    words = text.lstrip("'")
    visible = _BLANKS.sub("", words)
    blanks = words[: len(words) - len(visible)]
    first = unicodedata.normalize("NFKC", visible[:1])
    return first[:1] in _STARTS_A_FORMULA or bool(_STARTS_A_CELL.search(blanks))


def neutral_cell(value: object) -> object:
    """
    Give a cell that no spreadsheet computes: texts that look like formulas get an apostrophe.

    Numbers, dates and blanks stay what they are. A text is dangerous when its first visible sign
    is = + - @ (also full-width and small forms) or when it begins with a tab or a new line.
    """
    if isinstance(value, str) and _is_dangerous(value):
        return "'" + value
    return value


def plain_cell(value: object) -> object:
    """Give back the text that `neutral_cell` was given."""
    if isinstance(value, str) and value[:1] == "'" and _is_dangerous(value[1:]):
        return value[1:]
    return value
