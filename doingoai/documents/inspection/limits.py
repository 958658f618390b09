"""Heavy parsers run outside: a child process with little time, little memory and no secrets."""

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CHILD = ROOT / "doingoai" / "documents" / "openers" / "child.py"
MAX_ANSWER = 40 * 1024 * 1024
REFUSED = 3
OUT_OF_MEMORY = 4


class Failure(StrEnum):
    REFUSED = "refused"
    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


class ChildFailed(Exception):
    """The child gave no answer; `failure` says why, `detail` what it said of the content."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure}: {detail}")
        self.failure = failure
        self.detail = detail


def run_limited(module: str, payload: bytes, *, seconds: int = 10, memory_mb: int = 512) -> bytes:
    """
    Let `module.answer(payload)` run in a child with limits and give its answer.

    :raises ChildFailed: the child refused the content, ran out of time or memory, or crashed
    """
    command = [sys.executable, "-I", str(CHILD), str(ROOT), module, str(seconds), str(memory_mb)]
    # Nothing of the server's environment goes to the child: no keys, no addresses.
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own file
            command,
            input=payload,
            capture_output=True,
            timeout=seconds,
            env=environment,
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ChildFailed(Failure.TIME) from error
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()[-200:]
    if done.returncode == REFUSED:
        raise ChildFailed(Failure.REFUSED, said)
    if done.returncode == OUT_OF_MEMORY:
        raise ChildFailed(Failure.MEMORY)
    raise ChildFailed(_signal_failure(done.returncode), said)


def _signal_failure(code: int) -> Failure:
    return Failure.TIME if code == -24 else Failure.CRASH
