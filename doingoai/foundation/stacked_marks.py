"""
Letters under heaps of marks: no language writes them, and sorting them blocks a computer.

Composing a text (NFC) takes time that grows with the square of the marks in one heap; 64,000 of
them take seconds. Unicode's own stream-safe form allows 30 (UAX 15, section 13).
"""

import re
import unicodedata

MOST_MARKS = 30
_LAST_MARK = 0x1F000


def _marks() -> str:
    """Write all combining marks as the ranges of a pattern."""
    codes = [code for code in range(0x300, _LAST_MARK) if unicodedata.combining(chr(code))]
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


_HEAP = re.compile(f"([{_marks()}]{{{MOST_MARKS}}})[{_marks()}]+")


def has_heap_of_marks(text: str) -> bool:
    """Test whether a letter bears more marks than any writing has."""
    return _HEAP.search(text) is not None


def without_heaps(text: str) -> str:
    """Take off the marks no writing has."""
    return _HEAP.sub(r"\1", text) if len(text) > MOST_MARKS else text


def composed(text: str) -> str:
    """Compose a text (NFC) in a time that grows only as the text does."""
    return unicodedata.normalize("NFC", without_heaps(text))
