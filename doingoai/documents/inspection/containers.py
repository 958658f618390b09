"""
Packed files (docx, xlsx, odt, ods are ZIP archives): everything is counted before it is unpacked.

The list at the end of the archive is compared with what really lies before it, so no two
programmes can read two different papers out of one file.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from doingoai.documents.inspection.kinds import MEGABYTE
from doingoai.documents.inspection.refusals import refusal

MAX_ENTRIES = 2000
MAX_UNPACKED = 100 * MEGABYTE
MAX_RATIO = 200
RATIO_COUNTS_FROM = 1 * MEGABYTE
MAX_NAME = 240

LOCAL_HEADER = struct.Struct("<4s5H3L2H")
LOCAL_MAGIC = b"PK\x03\x04"
END_MAGIC = b"PK\x05\x06"
_END_SIZE = 22
_ENCRYPTED_FLAG = 0x1
_STRONG_FLAG = 0x40
_SIZES_FOLLOW_FLAG = 0x8
_SAME_FLAGS = 0x841
_LONGEST_DESCRIPTOR = 24
_IN_EXTRA = 0xFFFFFFFF
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

# In what an entry may begin when another packed or old office file hides in it.
ARCHIVE_STARTS = (
    (b"PK\x03\x04", "ZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\xfd7zXZ", "xz"),
    (b"BZh", "bzip2"),
    (b"MSCF", "CAB"),
)


@dataclass(frozen=True, slots=True)
class Container:
    """An archive whose entries have been counted and compared, and may be unpacked one by one."""

    name: str
    archive: zipfile.ZipFile
    entries: tuple[zipfile.ZipInfo, ...]

    def names(self) -> frozenset[str]:
        return frozenset(entry.filename for entry in self.entries)

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """
        Unpack one entry and compare its checksum.

        :raises FileRefused: file.damaged, file.archive_inside
        """
        try:
            content = self.archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise refusal("file.damaged", name=self.name, found=entry.filename) from error
        _check_not_an_archive(content, entry.filename, name=self.name)
        return content

    def read_all(self, *, first: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
        """Unpack every entry in turn, some before the others; the reader keeps what it needs."""
        for entry in sorted(self.entries, key=lambda entry: entry.filename not in first):
            yield entry.filename, self.read(entry)


def open_container(content: bytes, *, name: str) -> Container:
    """
    Open a packed file after counting: number, size, tightness, names, places of its parts.

    :raises FileRefused: file.damaged, file.too_many_entries, file.unpacks_too_big,
        file.packed_too_tightly, file.entries_overlap, file.entry_twice, file.entry_name_unsafe,
        file.entry_link, file.protected, file.archive_inside, file.two_kinds
    """
    _check_frame(content, name=name)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = tuple(archive.infolist())
    except (zipfile.BadZipFile, struct.error, OSError, ValueError, NotImplementedError) as error:
        raise refusal("file.damaged", name=name, found=str(error)) from error
    _check_size(entries, name=name)
    _check_names(entries, name=name)
    for entry in entries:
        _check_entry(entry, name=name)
    _check_places(content, entries, archive.start_dir, name=name)
    return Container(name, archive, entries)


def _check_frame(content: bytes, *, name: str) -> None:
    """The list ends the file, and no comment hides anything behind it."""
    end = content.rfind(END_MAGIC)
    if end < 0 or len(content) < end + _END_SIZE:
        raise refusal("file.damaged", name=name, found="ZIP")
    if len(content) > end + _END_SIZE:
        raise refusal("file.two_kinds", name=name, found="ZIP +")
    here, first, _, total = struct.unpack_from("<4H", content, end + 4)
    size, start = struct.unpack_from("<2L", content, end + 12)
    if here or first or total == 0xFFFF or 0xFFFFFFFF in (size, start):
        raise refusal("file.damaged", name=name, found="ZIP64")
    if total > MAX_ENTRIES:
        raise refusal("file.too_many_entries", name=name, found=total, limit=MAX_ENTRIES)
    if start + size != end:
        raise refusal("file.entries_overlap", name=name, found="ZIP")


def _check_size(entries: tuple[zipfile.ZipInfo, ...], *, name: str) -> None:
    if len(entries) > MAX_ENTRIES:
        raise refusal("file.too_many_entries", name=name, found=len(entries), limit=MAX_ENTRIES)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        raise refusal(
            "file.unpacks_too_big",
            name=name,
            found=unpacked // MEGABYTE,
            limit=MAX_UNPACKED // MEGABYTE,
        )


def _check_names(entries: tuple[zipfile.ZipInfo, ...], *, name: str) -> None:
    seen = set()
    for entry in entries:
        shown = entry.filename
        if shown.casefold() in seen:
            raise refusal("file.entry_twice", name=name, found=shown)
        seen.add(shown.casefold())
        if _is_unsafe(shown) or _is_unsafe(entry.orig_filename):
            raise refusal("file.entry_name_unsafe", name=name, found=shown[:80])


def _is_unsafe(path: str) -> bool:
    return (
        not path
        or len(path) > MAX_NAME
        or path.startswith("/")
        or any(sign in path for sign in ("\\", ":", "\0"))
        or any(step in ("..", ".") for step in path.split("/"))
    )


def _check_entry(entry: zipfile.ZipInfo, *, name: str) -> None:
    if entry.flag_bits & (_ENCRYPTED_FLAG | _STRONG_FLAG):
        raise refusal("file.protected", name=name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise refusal("file.entry_link", name=name, found=entry.filename)
    if entry.compress_type not in _METHODS:
        raise refusal("file.damaged", name=name, found=entry.filename)
    tight = entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
    if entry.file_size > RATIO_COUNTS_FROM and tight:
        raise refusal("file.packed_too_tightly", name=name, found=entry.filename)


def _check_places(
    content: bytes, entries: tuple[zipfile.ZipInfo, ...], list_start: int, *, name: str
) -> None:
    """Every part begins where the one before ends, the first at the very start of the file."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    if not ordered or ordered[0].header_offset != 0:
        raise refusal("file.two_kinds", name=name, found="+ ZIP")
    starts_of_next = [entry.header_offset for entry in ordered[1:]] + [list_start]
    for entry, next_start in zip(ordered, starts_of_next, strict=True):
        gap = next_start - _end_of(content, entry, name=name)
        if not 0 <= gap <= _LONGEST_DESCRIPTOR:
            raise refusal("file.entries_overlap", name=name, found=entry.filename)


def _end_of(content: bytes, entry: zipfile.ZipInfo, *, name: str) -> int:
    header = LOCAL_HEADER.unpack_from(content, entry.header_offset)
    name_size, extra_size = int(header[9]), int(header[10])
    start = entry.header_offset + LOCAL_HEADER.size
    local_name = content[start : start + name_size]
    if local_name != _raw_name(entry) or not _is_same(header, entry):
        raise refusal("file.entries_overlap", name=name, found=entry.filename)
    return start + name_size + extra_size + entry.compress_size


def _is_same(header: tuple[Any, ...], entry: zipfile.ZipInfo) -> bool:
    """Compare what stands before a part with what the list says of it."""
    magic, _, flags, method, _, _, checksum, packed, unpacked = header[:9]
    if magic != LOCAL_MAGIC or method != entry.compress_type:
        return False
    if (flags ^ entry.flag_bits) & _SAME_FLAGS:
        return False
    if flags & _SIZES_FOLLOW_FLAG or _IN_EXTRA in (packed, unpacked):
        return True
    return (checksum, packed, unpacked) == (entry.CRC, entry.compress_size, entry.file_size)


def _raw_name(entry: zipfile.ZipInfo) -> bytes:
    encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
    return entry.orig_filename.encode(encoding)


def _check_not_an_archive(content: bytes, entry: str, *, name: str) -> None:
    for start, kind in ARCHIVE_STARTS:
        if content.startswith(start):
            raise refusal("file.archive_inside", name=name, found=f"{entry}: {kind}")
