"""What a file is by its first bytes, whatever its name says."""

import re

from doingoai.documents.inspection.kinds import FileKind
from doingoai.documents.inspection.ole import MAGIC as OLE_MAGIC
from doingoai.documents.inspection.photos import PNG_MAGIC
from doingoai.documents.inspection.workbooks import container_kind

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", FileKind.PDF.value),
    (PNG_MAGIC, FileKind.PNG.value),
    (b"\xff\xd8\xff", FileKind.JPEG.value),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"MZ", "exe"),
    (b"\x7fELF", "elf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"MSCF", "cab"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3", "sqlite"),
    (b"L\0\0\0\x01\x14\x02", "lnk"),
    (b"\xca\xfe\xba\xbe", "class"),
)
_LATER = ((4, b"ftyp", "heic/mp4"), (8, b"WEBP", "webp"), (257, b"ustar", "tar"))
_MAYBE_TEXT = ("exe", "bmp")
_LETTERS = re.compile(rb"^[\t\r\n\x20-\x7e\x80-\xff]{0,512}$")


def content_kind(content: bytes, *, name: str) -> str:
    """
    Tell the kind of a content; `text` when no other kind is known.

    :raises FileRefused: file.protected, file.damaged (old office files only)
    """
    if content.startswith(OLE_MAGIC):
        return container_kind(content, name=name)
    for start, kind in _STARTS:
        if content.startswith(start):
            return "text" if kind in _MAYBE_TEXT and _LETTERS.match(content[:512]) else kind
    for offset, mark, kind in _LATER:
        if content[offset : offset + len(mark)] == mark:
            return kind
    return "text"
