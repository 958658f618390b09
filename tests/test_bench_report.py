import json
from pathlib import Path

import pytest

from bench import report

STATE = {
    "date": "2026-11-22 10:00 UTC", "processor": "Any", "cores": 2, "memory_gb": 4, "system": "Any OS",
    "python": "3.11.0", "sqlite": "3.40.1", "load": 0.1, "commit": "abc", "command": "python -m bench",
}  # fmt: skip


@pytest.fixture
def paper(monkeypatch, tmp_path: Path) -> Path:
    """A paper with words around its marks, and one measure kept."""
    kept, paper = tmp_path / "kept", tmp_path / "benchmarks.md"
    kept.mkdir()
    found = {"size": 1000, "seconds": 7.5, "mb": 5}
    measure = {"part": "lists", "found": found, "taken": STATE}
    (kept / "world-1000.json").write_text(json.dumps(measure))
    paper.write_text(f"Goals\n{report.OPENING}\nold\n{report.CLOSING}\nShortfalls\n")
    for name, place in (("KEPT", kept), ("PAPER", paper), ("ROOT", tmp_path)):
        monkeypatch.setattr(report, name, place)
    return paper


def test_the_tables_replace_only_what_stands_between_the_marks(paper: Path):
    report.write()

    before, _mark, rest = paper.read_text().partition(report.OPENING)
    tables, _mark, after = rest.partition(report.CLOSING)
    assert (before, after) == ("Goals\n", "\nShortfalls\n")
    assert tables.splitlines()[2:7] == [
        "### Making the worlds", "", "| Visits | Seconds | MB |", "| --- | --- | --- |", "| 1,000 | 7.5 | 5 |",
    ]  # fmt: skip
    assert "old" not in tables


def test_writing_twice_changes_nothing_more(paper: Path):
    report.write()
    once = paper.read_text()

    report.write()

    assert paper.read_text() == once


def test_a_paper_without_marks_is_left_alone(paper: Path):
    paper.write_text("Goals\n")

    with pytest.raises(SystemExit):
        report.write()

    assert paper.read_text() == "Goals\n"
