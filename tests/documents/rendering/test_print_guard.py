"""The guard binds a process for good, so the real thing is tried in processes of its own."""

import os
import resource
import subprocess
import sys

import pytest

from doingoai.documents.rendering.print_guard import Limits, confine, forbid_connections

CONFINED = "import socket; from doingoai.documents.rendering.print_guard import confine; confine({}, {}); {}"


def confined(deed: str, memory: int = 1_000_000_000, cpu: int = 20) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", CONFINED.format(memory, cpu, deed)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class Kernel:
    """Stands for the C library: remembers what was asked and answers as told."""

    def __init__(self, *answers: int) -> None:
        self.answers = list(answers)
        self.asked: list[int] = []

    def prctl(self, request: int, *_more: object) -> int:
        self.asked.append(request)
        return self.answers.pop(0)


def test_a_bound_process_cannot_open_a_connection():
    done = confined("socket.socket()")

    assert done.returncode == 1
    assert done.stderr.strip().endswith("PermissionError: [Errno 1] Operation not permitted")


def test_its_threads_cannot_either():
    done = confined(
        "import threading; t = threading.Thread(target=socket.socket); t.start(); t.join()"
    )

    assert "Operation not permitted" in done.stderr


def test_memory_is_bounded():
    done = confined("bytearray(2_000_000_000)")

    assert done.stderr.strip().endswith("MemoryError")


def test_time_is_bounded():
    done = confined("exec('while True: pass')", cpu=1)

    assert done.returncode == -24


def test_its_files_are_private(tmp_path):
    done = confined(f"open({str(tmp_path / 'x')!r}, 'w').close()")

    assert done.returncode == 0
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600


def test_a_process_is_bound_in_all_four_ways():
    kernel, limits = Kernel(0, 0), {}
    before = os.umask(0o022)

    confine(1_000, 10, libc=kernel, limit=limits.__setitem__)

    assert os.umask(before) == 0o077
    assert kernel.asked == [38, 22]
    assert limits == {
        resource.RLIMIT_AS: (1_000, 1_000),
        resource.RLIMIT_CPU: (10, 15),
        resource.RLIMIT_CORE: (0, 0),
    }


@pytest.mark.parametrize(
    ("machine", "answers", "asked", "bound"),
    [
        ("x86_64", (0, 0), [38, 22], True),
        ("aarch64", (0, 0), [38, 22], True),
        ("x86_64", (0, -1), [38, 22], False),
        ("x86_64", (-1,), [38], False),
        ("an-unknown-machine", (), [], False),
    ],
)
def test_it_is_told_whether_the_kernel_agreed(machine, answers, asked, bound):
    kernel = Kernel(*answers)

    assert forbid_connections(machine, kernel) is bound
    assert kernel.asked == asked


def test_the_usual_limits_leave_room_for_a_large_batch():
    assert Limits() == Limits(memory=1_500_000_000, cpu=120, wall=180.0)
