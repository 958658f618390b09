"""
What was found, kept as files, and as the tables of docs/benchmarks.md.

Usage: python -m bench.report [--write]; without --write the tables are printed.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from bench import tables
from bench.state import ROOT, state

Found = dict[str, Any]
KEPT = ROOT / "build" / "bench"
PAPER = ROOT / "docs" / "benchmarks.md"
OPENING, CLOSING = "<!-- measured: begin -->", "<!-- measured: end -->"


def keep(name: str, found: Found, part: str) -> None:
    """Keep one measure; an earlier one of the same name is replaced."""
    KEPT.mkdir(parents=True, exist_ok=True)
    content = {"part": part, "found": found, "taken": state()}
    (KEPT / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n")


def text(name: str) -> str:
    """The table of one measure, for the screen."""
    kept = {name: json.loads((KEPT / f"{name}.json").read_text())}
    return "\n".join(line for _title, lines in tables.all_of(kept) for line in lines)


def whole() -> str:
    """All tables of what is kept, each with where and when it was measured."""
    files = sorted(KEPT.glob("*.json"), key=lambda path: _natural(path.stem))
    kept = {path.stem: json.loads(path.read_text()) for path in files}
    return "\n".join(_sections(kept)).strip()


def _natural(name: str) -> tuple[str, int]:
    stem, _dash, size = name.rpartition("-")
    return (stem, int(size)) if size.isdigit() else (name, 0)


def _sections(kept: dict[str, Found]) -> Iterator[str]:
    for title, lines in tables.all_of(kept):
        yield from (f"### {title}", "", *lines, "")
    yield from ("### Where and when", "", *tables.taken(kept))


def write() -> None:
    """Put the tables between their marks; what people wrote around them stays."""
    paper = PAPER.read_text()
    if OPENING not in paper or CLOSING not in paper:
        raise SystemExit(f"{PAPER.name} lacks the marks {OPENING} and {CLOSING}")
    before, _mark, rest = paper.partition(OPENING)
    _old, _mark, after = rest.partition(CLOSING)
    PAPER.write_text(f"{before}{OPENING}\n\n{whole()}\n\n{CLOSING}{after}")
    print(f"Tables written into {PAPER.relative_to(ROOT)}")


def main(words: list[str]) -> int:
    if words not in ([], ["--write"]):
        print((__doc__ or "").strip())
        return 2
    if words:
        write()
    else:
        print(whole())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
