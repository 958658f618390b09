"""
The typefaces papers are set in, and which characters they can show.

Only the bundled families count: Tinos (as wide as Times New Roman) for official papers and
Be Vietnam Pro for plates, badges and signs. What the machine happens to have is never used, so a
piece looks the same wherever it is printed.
"""

import os
import unicodedata
from functools import lru_cache
from pathlib import Path
from struct import unpack_from

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken

WANTED = (
    "BeVietnamPro_400Regular.ttf",
    "BeVietnamPro_500Medium.ttf",
    "BeVietnamPro_600SemiBold.ttf",
    "BeVietnamPro_700Bold.ttf",
    "Tinos_400Regular.ttf",
    "Tinos_400Regular_Italic.ttf",
    "Tinos_700Bold.ttf",
    "Tinos_700Bold_Italic.ttf",
)
SEGMENTS = 4
"""The only format of character map our typefaces have (OpenType, table `cmap`)."""

STAND_IN = "□"
"""Printed in place of a character no bundled typeface has, so that its absence is seen."""

_TREE = Path(__file__).resolve().parents[3]
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
_UNSETTABLE = _INVISIBLE | _MARKS
_BREAKS = {"\r\n": "\n", "\r": "\n", "\t": " ", "\v": "\n", "\f": "\n", "\x85": "\n"}
_BREAKS |= {"\u2028": "\n", "\u2029": "\n"}


def font_dir() -> Path:
    """The folder of typefaces: DOINGOAI_FONTS where it is set, else `build/fonts` of the tree."""
    given = os.environ.get("DOINGOAI_FONTS")
    return Path(given) if given else _TREE / "build" / "fonts"


def check_fonts(folder: Path) -> None:
    """:raises RuleBroken: print.fonts_missing"""
    absent = [name for name in WANTED if not (folder / name).is_file()]
    if absent:
        message = _(
            "The typefaces for printing are not in place (missing: %(names)s). "
            "Run the set-up again, or point DOINGOAI_FONTS at the folder that holds them."
        ) % {"names": ", ".join(absent)}
        raise RuleBroken(message, code="print.fonts_missing")


def can_print(text: str) -> bool:
    """Test whether the bundled typefaces have every character of a text."""
    return not printable(text)[1]


def printable(text: str, folder: Path | None = None) -> tuple[str, str]:
    """
    Make a text fit for print: composed letters, no invisible signs, no gaps.

    Controls, direction marks and private signs go; a character without a glyph becomes STAND_IN,
    and so does a mark that no composed letter takes up: it would be set as a gap, which PDF/A
    forbids. Answers the text and the characters that had to be replaced.
    """
    if text.isascii() and text.isprintable():
        return text, ""
    known = covered(folder or font_dir())
    for sign, plain in _BREAKS.items():
        text = text.replace(sign, plain)
    kept: list[str] = []
    missing: dict[str, None] = {}
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        if letter == "\n" or (ord(letter) in known and kind not in _UNSETTABLE):
            kept.append(letter)
        elif kind not in _INVISIBLE:
            missing[letter] = None
            kept.append(STAND_IN)
    return "".join(kept), "".join(missing)


@lru_cache(maxsize=4)
def covered(folder: Path) -> frozenset[int]:
    """Code points for which at least one bundled typeface has a glyph."""
    check_fonts(folder)
    return frozenset().union(*(_cmap((folder / name).read_bytes()) for name in WANTED))


def _cmap(font: bytes) -> frozenset[int]:
    """Read the character map of a TrueType file (OpenType, table `cmap`)."""
    tables = (
        unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(unpack_from(">H", font, 4)[0])
    )
    start = next(offset for tag, _sum, offset, _length in tables if tag == b"cmap")
    found: set[int] = set()
    for n in range(unpack_from(">H", font, start + 2)[0]):
        table = start + unpack_from(">HHL", font, start + 4 + 8 * n)[2]
        if unpack_from(">H", font, table)[0] == SEGMENTS:
            found |= _segments(font, table)
    return frozenset(found)


def _segments(font: bytes, table: int) -> set[int]:
    """Format 4: segments of the first 65,536 code points; a glyph number of 0 means none."""
    count = unpack_from(">H", font, table + 6)[0] // 2
    ends = unpack_from(f">{count}H", font, table + 14)
    starts = unpack_from(f">{count}H", font, table + 16 + 2 * count)
    deltas = unpack_from(f">{count}H", font, table + 16 + 4 * count)
    where = table + 16 + 6 * count
    ranges = unpack_from(f">{count}H", font, where)
    found = set()
    for n in range(count):
        for code in range(starts[n], ends[n] + 1):
            glyph = code
            if ranges[n]:
                glyph = unpack_from(">H", font, where + 2 * n + ranges[n] + 2 * (code - starts[n]))[
                    0
                ]
            if glyph and (glyph + deltas[n]) & 0xFFFF:
                found.add(code)
    return found
