"""
A disk that remembers the order of writes and syncs, so that every power cut can be played through.

SQLite's own file layer is kept; a copy of it is registered under another name in which writing,
cutting, syncing and deleting are also noted down. A database is opened through it by
`file:…?vfs=recording`. Nothing is simulated while the work runs: `after_cut` afterwards gives the
files as they would be found when everything not yet synced at a moment was lost.
"""

import ctypes as c
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

VFS = b"recording"
OPEN, WRITE, CUT, SYNC, DELETE = "open", "write", "cut", "sync", "delete"

_File = c.c_void_p
_Close = c.CFUNCTYPE(c.c_int, _File)
_Write = c.CFUNCTYPE(c.c_int, _File, c.c_void_p, c.c_int, c.c_int64)
_Truncate = c.CFUNCTYPE(c.c_int, _File, c.c_int64)
_Sync = c.CFUNCTYPE(c.c_int, _File, c.c_int)
_Open = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, _File, c.c_int, c.c_void_p)
_Delete = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int)


class _Methods(c.Structure):
    """sqlite3_io_methods; the parts that stay as they are need no type."""

    _fields_ = [("version", c.c_int), ("close", _Close), ("read", c.c_void_p), ("write", _Write),
                ("truncate", _Truncate), ("sync", _Sync), ("rest", c.c_void_p * 13)]  # fmt: skip


class _Vfs(c.Structure):
    """sqlite3_vfs."""

    _fields_ = [("version", c.c_int), ("file_size", c.c_int), ("longest_path", c.c_int),
                ("next", c.c_void_p), ("name", c.c_char_p), ("own", c.c_void_p), ("open", _Open),
                ("delete", _Delete), ("rest", c.c_void_p * 14)]  # fmt: skip


@dataclass
class Op:
    """One thing done to one file; `at` is a place or a length."""

    what: str
    path: str
    at: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """All that was done, in order, and the files as they were before."""

    before: dict[str, bytes] = field(default_factory=dict)
    ops: list[Op] = field(default_factory=list)

    def after_cut(
        self, moments: list[int], *, torn: int | None = None
    ) -> Iterator[dict[str, bytes]]:
        """
        Give the files as found after a cut at each moment (ascending numbers of done things).

        Unsynced writes are lost; with `torn` each of them survives by the throw of a coin.
        """
        dice = random.Random(torn)
        durable = {path: bytearray(content) for path, content in self.before.items()}
        pending: dict[str, list[Op]] = {}
        done = 0
        for moment in moments:
            for op in self.ops[done:moment]:
                _play(op, durable, pending)
            done = moment
            found = {path: bytearray(content) for path, content in durable.items()}
            if torn is not None:
                for path, ops in pending.items():
                    for op in ops:
                        if dice.random() < 0.5:
                            _apply(op, found.setdefault(path, bytearray()))
            yield {path: bytes(content) for path, content in found.items()}


def _play(op: Op, durable: dict[str, bytearray], pending: dict[str, list[Op]]) -> None:
    if op.what == SYNC:
        content = durable.setdefault(op.path, bytearray())
        for waiting in pending.pop(op.path, []):
            _apply(waiting, content)
    elif op.what == DELETE:
        durable.pop(op.path, None)
        pending.pop(op.path, None)
    elif op.what in {WRITE, CUT}:
        pending.setdefault(op.path, []).append(op)


def _apply(op: Op, content: bytearray) -> None:
    if op.what == CUT:
        del content[op.at :]
        return
    if len(content) < op.at:
        content.extend(bytes(op.at - len(content)))
    content[op.at : op.at + len(op.content)] = op.content


class RecordingUnavailable(Exception):
    """This Python's SQLite cannot be reached from outside (linked in statically)."""


class Recorder:
    """Registers the recording file layer once in this process."""

    def __init__(self) -> None:
        self.disk = Disk()
        self._paths: dict[int, str] = {}
        self._originals: dict[int, _Methods] = {}
        self._tables: dict[int, _Methods] = {}
        self._library = _library()
        self._library.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
        usual = self._library.sqlite3_vfs_find(None).contents
        self._usual = _Vfs()
        c.memmove(c.byref(self._usual), c.byref(usual), c.sizeof(_Vfs))
        self._vfs = _Vfs()
        c.memmove(c.byref(self._vfs), c.byref(usual), c.sizeof(_Vfs))
        self._vfs.name = VFS
        self._vfs.open, self._vfs.delete = _Open(self._open), _Delete(self._delete)
        self._kept = (_Close(self._close), _Write(self._write), _Truncate(self._truncate), _Sync(self._sync))  # fmt: skip
        if self._library.sqlite3_vfs_register(c.byref(self._vfs), 0):
            raise RecordingUnavailable

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        # The name goes on as the very pointer: SQLite keeps it to see whether the file was moved.
        status: int = self._usual.open(vfs, name, file, flags, out)
        methods = c.cast(file, c.POINTER(c.c_void_p))
        if status == 0 and name is not None and methods[0]:
            self._paths[file] = path = c.string_at(name).decode()
            self.disk.ops.append(Op(OPEN, path))
            methods[0] = c.addressof(self._table_for(methods[0]))
        return status

    def _table_for(self, address: int) -> _Methods:
        if address not in self._tables:
            original = _Methods.from_address(address)
            table = _Methods()
            c.memmove(c.byref(table), address, c.sizeof(_Methods))
            table.close, table.write, table.truncate, table.sync = self._kept
            self._tables[address], self._originals[c.addressof(table)] = table, original
        return self._tables[address]

    def _original(self, file: int) -> _Methods:
        return self._originals[c.cast(file, c.POINTER(c.c_void_p))[0]]

    def _write(self, file: int, content: int, length: int, at: int) -> int:
        self.disk.ops.append(Op(WRITE, self._paths[file], at, c.string_at(content, length)))
        return int(self._original(file).write(file, content, length, at))

    def _truncate(self, file: int, length: int) -> int:
        self.disk.ops.append(Op(CUT, self._paths[file], length))
        return int(self._original(file).truncate(file, length))

    def _sync(self, file: int, flags: int) -> int:
        status = int(self._original(file).sync(file, flags))
        self.disk.ops.append(Op(SYNC, self._paths[file]))
        return status

    def _close(self, file: int) -> int:
        original = self._original(file)
        self._paths.pop(file, None)
        return int(original.close(file))

    def _delete(self, vfs: int, name: bytes, sync_folder: int) -> int:
        self.disk.ops.append(Op(DELETE, name.decode()))
        return int(self._usual.delete(vfs, name, sync_folder))


def _library() -> c.CDLL:
    try:
        library = c.CDLL("libsqlite3.so.0")
    except OSError as fault:
        raise RecordingUnavailable from fault
    library.sqlite3_libversion.restype = c.c_char_p
    if library.sqlite3_libversion().decode() != sqlite3.sqlite_version:
        raise RecordingUnavailable
    return library


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Put files found after a cut into a folder, by their last names."""
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
