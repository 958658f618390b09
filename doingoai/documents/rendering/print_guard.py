"""
What the printing child may not do: connect to anything, grow or run without end.

The engine itself is compiled code that downloads packages with its own sockets, so a guard inside
Python would not see it. On Linux the kernel refuses the call `socket` for the whole process.
Nothing here may import Django: the child must start quickly.
"""

import ctypes
import os
import platform
import resource
from collections.abc import Callable
from dataclasses import dataclass

_AUDIT_ARCH_AND_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Machine name: number of its system-call table and of `socket` in it (Linux, audit.h, unistd.h)."""

_NO_NEW_PRIVILEGES = 38
_SET_SECCOMP = 22
_FILTER_MODE = 2
_LOAD_WORD = 0x20
_JUMP_IF_EQUAL = 0x15
_RETURN = 0x06
_ALLOW = 0x7FFF0000
_REFUSE_AS_NOT_PERMITTED = 0x00050000 | 1

SECONDS_TO_STOP = 5
"""CPU seconds between the polite signal at the limit and the one that cannot be ignored."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one batch may use: bytes of address space, seconds of CPU, seconds of waiting."""

    memory: int = 1_500_000_000
    cpu: int = 120
    wall: float = 180.0


class _Step(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    ]


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step))]


def confine(
    memory: int,
    cpu: int,
    *,
    libc: ctypes.CDLL | None = None,
    limit: Callable[[int, tuple[int, int]], None] = resource.setrlimit,
) -> None:
    """Bind this process for good: no connections, bounded memory and time, private files."""
    os.umask(0o077)
    forbid_connections(libc=libc)
    limit(resource.RLIMIT_AS, (memory, memory))
    limit(resource.RLIMIT_CPU, (cpu, cpu + SECONDS_TO_STOP))
    limit(resource.RLIMIT_CORE, (0, 0))


def forbid_connections(machine: str = "", libc: ctypes.CDLL | None = None) -> bool:
    """
    Make the kernel refuse every new socket to this process and its later threads.

    Answers whether it did; on a machine it does not know, the empty package folders must do.
    """
    known = _AUDIT_ARCH_AND_SOCKET.get(machine or platform.machine())
    if known is None:
        return False
    table, socket_call = known
    steps = (_Step * 6)(
        _Step(_LOAD_WORD, 0, 0, 4),
        _Step(_JUMP_IF_EQUAL, 0, 3, table),
        _Step(_LOAD_WORD, 0, 0, 0),
        _Step(_JUMP_IF_EQUAL, 1, 0, socket_call),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _REFUSE_AS_NOT_PERMITTED),
    )
    rule = _Filter(len(steps), steps)
    library = libc or ctypes.CDLL(None, use_errno=True)
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(library.prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.byref(rule)) == 0)
