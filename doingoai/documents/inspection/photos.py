"""Pictures: no more pixels than the office needs, nothing behind the picture, no hidden facts."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from doingoai.documents.inspection.kinds import FileKind
from doingoai.documents.inspection.limits import ChildFailed, Failure, run_limited
from doingoai.documents.inspection.refusals import FileRefused, refusal

OPENER = "doingoai.documents.openers.picture"
MAX_PIXELS = 40_000_000
LONGEST_SIDE = 1600
MOST_SEGMENTS = 5_000

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
# Long enough that the noise of millions of pixels does not spell them by chance.
_PROGRAMME = re.compile(
    rb"<\?php\s|<script[\s>]|<html[\s>]|<svg[^>]{0,200}xmlns|<!doctype\s|%PDF-\d\.|javascript:",
    re.I,
)
_SIZES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN, _END = 0xDA, 0xD9


def strip_photo(content: bytes, *, name: str = "photo", longest_side: int = LONGEST_SIDE) -> bytes:
    """
    Make a photograph anew: upright, at most so many pixels a side, without place, camera or time.

    :raises FileRefused: file.kind_unknown, file.damaged, file.too_many_pixels, file.two_kinds,
        file.too_heavy
    """
    kind = FileKind.PNG if content.startswith(PNG_MAGIC) else FileKind.JPEG
    check_frame(content, kind, name=name)
    return _ask(f"strip {longest_side}", content, name=name)


def check_photo(content: bytes, kind: FileKind, *, name: str) -> None:
    """
    Refuse a picture that is broken, too large, or something else as well.

    :raises FileRefused: file.damaged, file.too_many_pixels, file.two_kinds, file.too_heavy
    """
    check_frame(content, kind, name=name)
    _ask("check", content, name=name)


def check_frame(content: bytes, kind: FileKind, *, name: str) -> None:
    """
    Walk through the parts of a picture without opening it.

    :raises FileRefused: file.damaged, file.too_many_pixels, file.two_kinds
    """
    try:
        width, height = _png_size(content) if kind == FileKind.PNG else _jpeg_size(content)
    except (struct.error, ValueError) as error:
        raise refusal("file.damaged", name=name, found=str(error)) from error
    if not width * height or width * height > MAX_PIXELS:
        raise refusal(
            "file.too_many_pixels",
            name=name,
            found=f"{width} × {height}",
            limit=MAX_PIXELS // 1_000_000,
        )
    programme = _PROGRAMME.search(content)
    if programme:
        raise refusal("file.two_kinds", name=name, found=programme[0].decode("ascii"))
    if zipfile.is_zipfile(BytesIO(content)):
        raise refusal("file.two_kinds", name=name, found="ZIP")


def _png_size(content: bytes) -> tuple[int, int]:
    size = (0, 0)
    for kind, chunk in _png_chunks(content):
        if kind == b"IHDR":
            size = struct.unpack_from(">II", chunk)
    return size


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position, kind = len(PNG_MAGIC), b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", content, position)
        kind = content[position + 4 : position + 8]
        chunk = content[position + 8 : position + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, position + 8 + length)
        if zlib.crc32(kind + chunk) != checksum:
            raise ValueError(f"PNG {kind.decode('ascii', 'replace')}")
        yield kind, chunk
        position += 12 + length
    if position != len(content):
        raise ValueError("PNG IEND +")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Give the size a JPEG announces; several announcements, or none, are a fault."""
    sizes = [
        struct.unpack_from(">HH", segment, 1)
        for marker, segment in _jpeg_segments(content)
        if marker in _SIZES
    ]
    if len(sizes) != 1:
        raise ValueError("JPEG SOF")
    height, width = sizes[0]
    return width, height


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    position = 2
    for _ in range(MOST_SEGMENTS):
        start, marker = struct.unpack_from(">BB", content, position)
        if start != 0xFF:
            raise ValueError(f"JPEG {position}")
        if marker == 0xFF:
            position += 1
            continue
        if marker in (_SCAN, _END):
            break
        if marker in _ALONE:
            position += 2
            continue
        (length,) = struct.unpack_from(">H", content, position + 2)
        yield marker, content[position + 4 : position + 2 + length]
        position += 2 + length
    if marker != _SCAN or content.rfind(b"\xff\xd9") < position:
        raise ValueError("JPEG EOI")


def _ask(order: str, content: bytes, *, name: str) -> bytes:
    try:
        return run_limited(OPENER, order.encode() + b"\n" + content)
    except ChildFailed as failed:
        raise _refused_by_child(failed, name=name) from failed


def _refused_by_child(failed: ChildFailed, *, name: str) -> FileRefused:
    if failed.failure in (Failure.TIME, Failure.MEMORY):
        return refusal("file.too_heavy", name=name)
    return refusal("file.damaged", name=name, found=failed.detail or "…")
