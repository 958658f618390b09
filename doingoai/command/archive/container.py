"""
The file of a backup: a zip whose comment is the digest of everything before it.

Inside lie the parts, `manifest.json` with size and digest of every part, and `manifest.proof`, made
with the keys: a flipped bit, a cut, a part of another backup or another installation's keys is seen
before anything is unpacked.
"""

import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Any

from doingoai.command.archive.key_ring import KeyRing, KeysUnreadable
from doingoai.command.archive.refusals import ArchiveDamaged, KeysNeeded, WrongKeys

FORMAT = "doingoai-backup"
VERSION = 1
MANIFEST, PROOF, KEYS = "manifest.json", "manifest.proof", "keys.json"
_COMMENT = b"doingoai-backup sha256:"
_HEX = 64
_CHUNK = 1 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_SINCE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    size: int
    sha256: str


@dataclass(slots=True)
class _Counting:
    """Writes into a part and keeps its size and digest."""

    target: IO[bytes]
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def write(self, content: bytes) -> None:
        self.target.write(content)
        self.digest.update(content)
        self.size += len(content)


class ArchiveWriter:
    """Writes a backup under a temporary name; it gets its own name only when it is whole and synced."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self._path = target.with_name(f".{target.name}.{os.getpid()}")
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(handle, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", allowZip64=True)
        self.parts: dict[str, Part] = {}

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        with suppress(OSError, ValueError):
            self._zip.close()
        self._file.close()
        self._path.unlink(missing_ok=True)

    @contextmanager
    def part(self, name: str, *, squeeze: bool = True) -> Iterator[_Counting]:
        """Open a part for writing; what is squeezed already (scans, pictures) is stored as it is."""
        entry = zipfile.ZipInfo(name, _SINCE)
        entry.compress_type = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
        entry.external_attr = 0o600 << 16
        with self._zip.open(entry, "w", force_zip64=True) as target:
            writer = _Counting(target)
            yield writer
        self.parts[name] = Part(writer.size, writer.digest.hexdigest())

    def add(self, name: str, content: bytes) -> None:
        with self.part(name) as part:
            part.write(content)

    def add_file(self, name: str, path: Path, *, squeeze: bool = True) -> str:
        """Take a file in and give the digest of what was read."""
        with path.open("rb") as source, self.part(name, squeeze=squeeze) as part:
            while chunk := source.read(_CHUNK):
                part.write(chunk)
        return self.parts[name].sha256

    def finish(self, facts: dict[str, Any], ring: KeyRing) -> None:
        """Sign the list of parts, close the file, sync it and give it its name."""
        parts = {
            name: {"size": part.size, "sha256": part.sha256} for name, part in self.parts.items()
        }
        manifest = {
            "format": FORMAT, "version": VERSION, **facts, "ring": ring.digest, "parts": parts,
        }  # fmt: skip
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
        self.add(MANIFEST, text)
        self.add(PROOF, ring.proof(text, purpose="manifest").encode())
        self._zip.comment = _COMMENT + b"0" * _HEX
        self._zip.close()
        self._file.seek(-_HEX, os.SEEK_END)
        end = self._file.tell()
        digest = digest_of_beginning(self._file, end)
        self._file.seek(end)
        self._file.write(digest.encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._path.replace(self.target)
        sync_file(self.target.parent)


def digest_of_beginning(file: IO[bytes], end: int) -> str:
    """Digest of the first `end` bytes of a file."""
    digest, left = hashlib.sha256(), end
    file.seek(0)
    while left and (chunk := file.read(min(_CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest()


def write_synced(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, wholly or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_file(path.parent)


def sync_file(path: Path) -> None:
    """Make what is in a file, or the names in a folder, durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup that has been proved whole."""

    path: Path
    manifest: dict[str, Any]
    ring: KeyRing

    @property
    def part_names(self) -> list[str]:
        return list(self.manifest["parts"])

    def read(self, name: str) -> bytes:
        with zipfile.ZipFile(self.path) as file:
            return file.read(name)

    @contextmanager
    def lines(self, name: str) -> Iterator[IO[bytes]]:
        with zipfile.ZipFile(self.path) as file, file.open(name) as part:
            yield part

    def unpack(self, name: str, target: Path) -> None:
        """Write a part to a file and sync it."""
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with self.lines(name) as part, os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(part, file, _CHUNK)
            file.flush()
            os.fsync(file.fileno())


def open_archive(path: Path, *, keys: KeyRing | None = None) -> Archive:
    """
    Prove a backup from its first to its last byte; nothing is unpacked.

    `keys` are needed when the backup does not hold its own.

    :raises ArchiveDamaged: backup.damaged
    :raises KeysNeeded: backup.keys_needed
    :raises WrongKeys: backup.wrong_keys
    """
    _prove_whole_file(path)
    try:
        with zipfile.ZipFile(path) as file:
            return _prove_parts(path, file, keys)
    except (*_UNREADABLE, KeyError, ValueError, TypeError) as fault:
        raise ArchiveDamaged(path, "zip") from fault


def _prove_whole_file(path: Path) -> None:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        end = size - _HEX
        if end < len(_COMMENT):
            raise ArchiveDamaged(path, "length")
        file.seek(end - len(_COMMENT))
        if file.read(len(_COMMENT)) != _COMMENT:
            raise ArchiveDamaged(path, "end")
        written = file.read(_HEX)
        if written != digest_of_beginning(file, end).encode():
            raise ArchiveDamaged(path, "digest")


def _prove_parts(path: Path, file: zipfile.ZipFile, keys: KeyRing | None) -> Archive:
    text = file.read(MANIFEST)
    manifest = json.loads(text)
    if manifest["format"] != FORMAT or manifest["version"] != VERSION:
        raise ArchiveDamaged(path, "format")
    ring = _ring_for(path, file, manifest, keys)
    if file.read(PROOF).decode() != ring.proof(text, purpose="manifest"):
        raise ArchiveDamaged(path, "manifest")
    parts = {name: Part(**facts) for name, facts in manifest["parts"].items()}
    if sorted(file.namelist()) != sorted([*parts, MANIFEST, PROOF]):
        raise ArchiveDamaged(path, "parts")
    for name, part in parts.items():
        if not _is_plain(name) or _part_of(file, name) != part:
            raise ArchiveDamaged(path, name)
    return Archive(path, manifest, ring)


def _ring_for(
    path: Path, file: zipfile.ZipFile, manifest: dict[str, Any], keys: KeyRing | None
) -> KeyRing:
    ring = keys
    if ring is None and KEYS in file.namelist():
        try:
            ring = KeyRing.from_text(file.read(KEYS))
        except KeysUnreadable as fault:
            raise ArchiveDamaged(path, KEYS) from fault
    if ring is None:
        raise KeysNeeded(path)
    if ring.digest != manifest["ring"]:
        raise WrongKeys(path)
    return ring


def _part_of(file: zipfile.ZipFile, name: str) -> Part:
    digest, size = hashlib.sha256(), 0
    with file.open(name) as part:
        while chunk := part.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Part(size, digest.hexdigest())


def _is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
