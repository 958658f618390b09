"""File names as they are kept: one spelling, nothing unseen, nothing a computer reserves."""

import re
import unicodedata

from doingoai.documents.inspection.refusals import refusal
from doingoai.foundation.stacked_marks import without_heaps

MAX_BYTES = 180
TURNS_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff]"
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$", re.I)
_LONGEST_EXTENSION = 8


def check_name(name: str) -> None:
    """
    Refuse a name that shows something else than it is.

    :raises FileRefused: file.name_misleading
    """
    if TURNS_DIRECTION.search(name):
        shown = TURNS_DIRECTION.sub("", name)
        raise refusal("file.name_misleading", name=shown)


def safe_name(name: str) -> str:
    """Give the name under which a file is kept: the last part of a path, NFC, at most 180 bytes."""
    last = re.split(r"[/\\]", name)[-1]
    seen = unicodedata.normalize(
        "NFC", without_heaps(_UNSEEN.sub("", TURNS_DIRECTION.sub("", last)))
    )
    plain = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", seen)).strip(". ")
    stem, extension = split_name(plain)
    stem = (
        _cut(_not_reserved(stem.strip(". ")), MAX_BYTES - len(extension) - 1).strip(". ") or "tep"
    )
    return f"{stem}.{extension}" if extension else stem


def split_name(name: str) -> tuple[str, str]:
    """Split a name into its stem and its extension (lower case, without the dot)."""
    stem, dot, extension = name.rpartition(".")
    known = dot and extension.isascii() and extension.isalnum()
    if not known or len(extension) > _LONGEST_EXTENSION:
        return name, ""
    return stem, extension.lower()


def _not_reserved(stem: str) -> str:
    # Windows reserves the word before the first dot: con.bao-cao.docx cannot be saved there.
    first, dot, rest = stem.partition(".")
    return f"{first}_{dot}{rest}" if _RESERVED.match(first.strip()) else stem


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
