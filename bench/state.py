"""What figures were taken on: machine, versions, day, commit, command."""

import os
import platform
import shlex
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def state() -> dict[str, Any]:
    """Describe this machine and this run."""
    cpu = _first("/proc/cpuinfo", "model name") or platform.processor()
    memory = _first("/proc/meminfo", "MemTotal").removesuffix(" kB") or "0"
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", "processor": cpu, "cores": os.cpu_count(),
        "memory_gb": round(int(memory) / 1e6), "system": _system(),
        "python": platform.python_version(), "sqlite": sqlite3.sqlite_version,
        "load": round(os.getloadavg()[0], 1), "commit": _commit(), "command": _command(),
    }  # fmt: skip


def _first(path: str, name: str) -> str:
    lines = Path(path).read_text().splitlines() if Path(path).exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith(name)), "")


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    return done.stdout.strip()


def _command() -> str:
    """The command as typed, without places of this machine."""
    words = [word for word in sys.argv[1:] if not word.startswith("/")]
    return shlex.join(["python", "-m", "bench", *(w for w in words if w != "--worlds")])
