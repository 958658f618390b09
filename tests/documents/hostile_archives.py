"""Hostile archives of the corpus: bombs, unsafe names, links, overlaps, broken frames."""

import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import product

from tests.documents import good_files as good

Parts = dict[str, str | bytes]


@dataclass(frozen=True)
class Hostile:
    label: str
    name: str
    content: bytes
    code: str


def office_files() -> tuple[tuple[str, Callable[[], Parts]], ...]:
    return (("a.docx", good.docx_parts), ("a.xlsx", good.xlsx_parts), ("a.odt", good.odt_parts))


def _bombs() -> Iterator[Hostile]:
    tight = b"\0" * (24 * 1024 * 1024)
    for name, parts in office_files():
        packed = good.packed(parts() | {"word/media/image1.png": tight})
        yield Hostile("tight", name, packed, "file.packed_too_tightly")
        yield Hostile("huge", name, _claimed(parts(), size=3_000_000_000), "file.unpacks_too_big")
        yield Hostile("liar", name, _claimed(parts(), size=1), "file.entries_overlap")
        many: Parts = {f"word/media/{n}.png": b"" for n in range(2100)}
        yield Hostile("many", name, good.packed(parts() | many), "file.too_many_entries")
        nested = good.packed({"a.bin": good.packed({"b.bin": tight})})
        for part in ("word/media/image1.png", "customXml/item1.xml", "Pictures/a.jpg"):
            yield Hostile(
                "nested", name, good.packed(parts() | {part: nested}), "file.archive_inside"
            )
        for start in (
            b"Rar!\x1a",
            b"7z\xbc\xaf\x27\x1c",
            b"\x1f\x8b\x08",
            b"\xfd7zXZ",
            b"MSCF",
            b"BZh9",
        ):
            inside = good.packed(parts() | {"media/a.png": start + b"x" * 20})
            yield Hostile("archive inside", name, inside, "file.archive_inside")


def _claimed(parts: Parts, *, size: int) -> bytes:
    """The list claims another unpacked size for its first part."""
    content = bytearray(good.packed(parts))
    place = content.index(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", size)
    return bytes(content)


def _unsafe_names() -> Iterator[Hostile]:
    names = (
        "../evil.xml", "word/../../evil.xml", "/etc/evil.xml", "..\\..\\evil.xml", "C:\\evil.xml",
        "word\\evil.xml", "./evil.xml", "c:evil.xml", "word/..", "x" * 400 + ".xml",
        "word/./a.xml", "..",
    )  # fmt: skip
    for (name, parts), unsafe in product(office_files(), names):
        packed = good.packed(parts() | {unsafe: "<a/>"})
        yield Hostile(f"slip {unsafe[:12]}", name, packed, "file.entry_name_unsafe")


def _twice() -> Iterator[Hostile]:
    for name, parts in office_files():
        first = next(iter(parts()))
        for second in (first.upper(), first.swapcase()):
            packed = good.packed(parts() | {second: "<a/>"})
            yield Hostile("twice, other case", name, packed, "file.entry_twice")
        packed = good.packed(
            parts() | {"same-long-name-1.xml": "<a/>", "same-long-name-2.xml": "<b/>"}
        )
        renamed = packed.replace(b"same-long-name-2", b"same-long-name-1")
        yield Hostile("twice", name, renamed, "file.entry_twice")


def _links() -> Iterator[Hostile]:
    for name, parts in office_files():
        for target in ("/etc/passwd", "../../secret"):
            file = BytesIO(good.packed(parts()))
            with zipfile.ZipFile(file, "a") as archive:
                link = zipfile.ZipInfo("word/link.xml")
                link.external_attr = 0o120777 << 16
                archive.writestr(link, target)
            yield Hostile("symlink", name, file.getvalue(), "file.entry_link")


def _overlaps() -> Iterator[Hostile]:
    for name, parts in office_files():
        content = bytearray(good.packed(parts()))
        entries = _list_places(content)
        second = struct.unpack_from("<I", content, entries[1] + 42)[0]
        shared = bytearray(content)
        struct.pack_into("<I", shared, entries[0] + 42, second)
        yield Hostile("shared", name, bytes(shared), "file.two_kinds")
        for place in entries[1:]:
            moved = bytearray(content)
            struct.pack_into("<I", moved, place + 42, 0)
            yield Hostile("overlap", name, bytes(moved), "file.entries_overlap")
            outside = bytearray(content)
            struct.pack_into("<I", outside, place + 42, len(content) - 3)
            yield Hostile("outside", name, bytes(outside), "file.entries_overlap")
        longer = bytearray(content)
        struct.pack_into("<I", longer, entries[0] + 20, 100_000)
        struct.pack_into("<I", longer, 18, 100_000)
        yield Hostile("longer", name, bytes(longer), "file.entries_overlap")
        renamed = content.replace(b"PK\x03\x04", b"PK\x07\x04", 2)
        renamed[:4] = b"PK\x03\x04"
        yield Hostile("other start", name, bytes(renamed), "file.entries_overlap")


def _list_places(content: bytes | bytearray) -> list[int]:
    places, start = [], content.find(b"PK\x01\x02")
    while start >= 0:
        places.append(start)
        start = content.find(b"PK\x01\x02", start + 4)
    return places


def _frames() -> Iterator[Hostile]:
    for name, parts in office_files():
        content = good.packed(parts())
        yield Hostile("something behind", name, content + b"<script>", "file.two_kinds")
        yield Hostile("zip behind", name, content + content, "file.entries_overlap")
        yield Hostile("zip before", name, b"PK\x03\x04 junk " + content, "file.entries_overlap")
        for end in range(1, 10):
            cut = content[: len(content) * end // 10]
            yield Hostile("truncated", name, cut, "file.damaged")
        for flag in (1, 0x40):
            yield Hostile("encrypted", name, _flagged(content, flag), "file.protected")
        for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            packed = good.packed(parts(), method=method)
            yield Hostile("other packing", name, packed, "file.damaged")
        flagged = bytearray(content)
        flagged[6] |= 1
        yield Hostile("flagged in one place", name, bytes(flagged), "file.entries_overlap")
        yield Hostile("wrong sum", name, _wrong_sum(content), "file.damaged")
        yield Hostile("empty list", name, b"PK\x05\x06" + b"\0" * 18, "file.two_kinds")
        zip64 = bytearray(content)
        zip64[-12:-10] = b"\xff\xff"
        yield Hostile("zip64", name, bytes(zip64), "file.damaged")


def _flagged(content: bytes, flag: int) -> bytes:
    bent = bytearray(content)
    for place in _list_places(bent):
        bent[place + 8] |= flag
    return bytes(bent)


def _wrong_sum(content: bytes) -> bytes:
    bent = bytearray(content)
    bent[14:18] = b"\1\2\3\4"
    place = _list_places(bent)[0]
    bent[place + 16 : place + 20] = b"\1\2\3\4"
    return bytes(bent)


ARCHIVES = (_bombs, _unsafe_names, _twice, _links, _overlaps, _frames)
