"""
The old container of Microsoft Office (compound file): its list of streams, and their bytes.

Only what telling and refusing needs: names, and one stream at a time. Every chain is followed at
most as far as the file is long, so a file whose chains run in circles ends like any broken one.
"""

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFFC  # this and every higher number is no sector
_HEADER_SECTORS = 109
_MINI_SECTOR = 64
_ENTRY = 128


class BrokenContainer(Exception):
    """The compound file cannot be followed."""


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """
    A compound file opened for looking.

    :raises BrokenContainer: the header, a chain or the list of streams is broken
    """

    def __init__(self, content: bytes) -> None:
        if len(content) < 512 or not content.startswith(MAGIC):
            raise BrokenContainer("header")
        self.content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in (9, 12):
            raise BrokenContainer("sector size")
        self.sector_size = 1 << shift
        self.most_sectors = len(content) // self.sector_size + 1
        self.table = self._sector_table()
        (directory,) = struct.unpack_from("<I", content, 48)
        (self.mini_limit,) = struct.unpack_from("<I", content, 56)
        (mini_table,) = struct.unpack_from("<I", content, 60)
        self.mini_table = _numbers(self._chain(mini_table))
        self.entries = self._entries(self._chain(directory))
        if not self.entries:
            raise BrokenContainer("directory")
        self.mini = self._chain(self.entries[0].start)

    def names(self) -> frozenset[str]:
        """Give the names of all streams and storages."""
        return frozenset(entry.name for entry in self.entries)

    def stream(self, name: str) -> bytes:
        """
        Give the bytes of a stream.

        :raises BrokenContainer: there is none of that name, or its chain is broken
        """
        for entry in self.entries:
            if entry.name.lower() == name.lower() and entry.kind == 2:
                whole = (
                    self._mini_chain(entry.start)
                    if entry.size < self.mini_limit
                    else self._chain(entry.start)
                )
                return whole[: entry.size]
        raise BrokenContainer(name)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.sector_size
        sector = self.content[start : start + self.sector_size]
        if not sector:
            raise BrokenContainer(f"sector {number}")
        return sector.ljust(self.sector_size, b"\0")

    def _sector_table(self) -> list[int]:
        numbers = list(struct.unpack_from(f"<{_HEADER_SECTORS}I", self.content, 76))
        (following,) = struct.unpack_from("<I", self.content, 68)
        for _ in range(self.most_sectors):
            if following >= _FREE:
                break
            more = _numbers(self._sector(following))
            numbers += more[:-1]
            following = more[-1]
        used = [number for number in numbers if number < _FREE][: self.most_sectors]
        return _numbers(b"".join(self._sector(number) for number in used))

    def _chain(self, start: int) -> bytes:
        sectors: list[bytes] = []
        number = start
        while number < _FREE:
            if len(sectors) > self.most_sectors or number >= len(self.table):
                raise BrokenContainer("chain")
            sectors.append(self._sector(number))
            number = self.table[number]
        return b"".join(sectors)

    def _mini_chain(self, start: int) -> bytes:
        pieces: list[bytes] = []
        number = start
        while number < _FREE:
            if len(pieces) * _MINI_SECTOR > len(self.mini) or number >= len(self.mini_table):
                raise BrokenContainer("small chain")
            pieces.append(self.mini[number * _MINI_SECTOR : (number + 1) * _MINI_SECTOR])
            number = self.mini_table[number]
        return b"".join(pieces)

    def _entries(self, directory: bytes) -> list[Entry]:
        found = []
        for start in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[start : start + _ENTRY]
            (length,) = struct.unpack_from("<H", entry, 64)
            if not entry[66] or not 2 <= length <= 64:
                continue
            name = entry[: length - 2].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", entry, 116)
            found.append(Entry(name, entry[66], first, size))
        return found


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))
