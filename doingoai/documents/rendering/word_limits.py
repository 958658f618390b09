"""
The walls around the rendering child: memory, time, size of files, no network, no other files.

Everything here changes the whole process and cannot be undone, so only the child may call it.
"""

import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any, Never

MEMORY = 512 * 1024 * 1024
BIGGEST_FILE = 20 * 1024 * 1024

FORBIDDEN_EVENTS = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.putenv", "os.kill", "os.rename", "os.remove", "os.mkdir", "os.symlink", "os.link",
    "ctypes.", "shutil.", "webbrowser.", "urllib.", "ftplib.", "http.", "smtplib.", "pty.",
    "syslog.", "sqlite3.", "mmap.", "os.listdir", "os.scandir",
)  # fmt: skip
LOOKING_EVENTS = frozenset({"os.listdir", "os.scandir"})
CODE = (".py", ".pyc", ".so")
WRITING = frozenset("wax+")


def confine(folder: Path) -> None:  # pragma: no cover - cannot be undone; proven by the corpus
    """Close everything but reading Python's own library and working in the given folder."""
    for limit, amount in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, BIGGEST_FILE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(limit, (amount, amount))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    socket.socket = socket.create_connection = _no_network  # type: ignore[misc,assignment]
    library = tuple(str(Path(place).resolve()) for place in sys.path if place)
    sys.addaudithook(Watch(str(folder.resolve()), (*library, sys.prefix, sys.base_prefix)))


def allow_one_job(
    seconds: int,
) -> None:  # pragma: no cover - cannot be undone; proven by the corpus
    """Give the next job its own share of processor time; the kernel ends a job that takes more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, hard))


class Watch:
    """Looks at what the interpreter is about to do and stops what a rendering never needs."""

    def __init__(self, folder: str, library: tuple[str, ...]) -> None:
        self.folder = folder + "/"
        self.library = library

    def __call__(self, event: str, details: tuple[Any, ...]) -> None:
        if event == "open":
            self._check_open(details[0], details[1])
        elif event in LOOKING_EVENTS and self._is_library(details[0]):
            return
        elif event.startswith(FORBIDDEN_EVENTS):
            raise PermissionError(event)

    def _check_open(self, path: Any, mode: Any) -> None:
        if isinstance(path, int):
            return
        name = _text(path)
        if name.startswith(self.folder) and ".." not in name:
            return
        is_reading = isinstance(mode, str) and not WRITING & set(mode)
        if is_reading and name.endswith(CODE) and self._is_library(name):
            return
        raise PermissionError(f"open {name}")

    def _is_library(self, path: Any) -> bool:
        name = _text(path)
        return ".." not in name and name.startswith(self.library)


def _text(path: Any) -> str:
    return path.decode() if isinstance(path, bytes) else str(path)


def _no_network(*args: object, **kwargs: object) -> Never:
    raise PermissionError("network")
