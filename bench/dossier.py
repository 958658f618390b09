"""The dossier of a visit, each time in a fresh process; beside it a mail merge of LibreOffice."""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench import book

PEOPLE = 200
AS_OF = date(2026, 2, 2)
OFFICE_PYTHON = "/usr/bin/python3"
"""The Python of the system is the one that LibreOffice speaks to."""

ROOT = Path(__file__).resolve().parents[1]


KINDS = ("read", "word", "print", "invitations")


def measure(*, people: int = PEOPLE, runs: int = 3) -> dict[str, Any]:
    """Time whole processes, by turns; the letters merged are the invitations to one banquet."""
    with tempfile.TemporaryDirectory(prefix="doingoai-bench-") as place:
        workbook = Path(place) / "visit.xlsx"
        workbook.write_bytes(book.visit_book(people))
        merge = _Merge(Path(place), _child("cards", workbook)["cards"])
        works = {kind: lambda kind=kind: _child(kind, workbook) for kind in KINDS}
        works["whole command"] = lambda: _command(workbook, Path(place) / "out")
        if not merge.missing:
            works["invitations, mail merge"] = merge.make
        samples: dict[str, list[dict[str, float]]] = {name: [] for name in works}
        for _ in range(runs):
            for name, work in works.items():
                samples[name].append(work())
    found: dict[str, Any] = {name: _middle(each) for name, each in samples.items()}
    if merge.missing:
        found["invitations, mail merge"] = {"skipped": merge.missing}
    return found | {"people": people}


def _middle(runs: list[dict[str, float]]) -> dict[str, Any]:
    middle = {key: round(statistics.median(one[key] for one in runs), 3) for key in runs[0]}
    return middle | {"runs": runs}


def _child(kind: str, workbook: Path) -> dict[str, Any]:
    words = json.dumps({"kind": kind, "workbook": str(workbook)})
    return _timed([sys.executable, "-m", "bench.child", "dossier.make", words])


def _command(workbook: Path, out: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "doingoai", "dossier", str(workbook), "--out", str(out)]
    shutil.rmtree(out, ignore_errors=True)
    timed = _timed([*command, "--as-of", AS_OF.isoformat(), "--json"], codes=(0, 1))
    files = list(out.iterdir())
    return timed | {"files": len(files), "bytes": sum(file.stat().st_size for file in files)}


def _timed(command: list[str], codes: tuple[int, ...] = (0,)) -> dict[str, Any]:
    """Seconds of a whole process by the clock, and of processor time with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    environment = {**os.environ, "DOINGOAI_STANDALONE": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    wall = time.perf_counter() - began
    if done.returncode not in codes:
        raise RuntimeError(f"{command}: {done.returncode}\n{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = json.loads(done.stdout.strip().splitlines()[-1]) if "bench.child" in command else {}
    return {"seconds": round(wall, 3), "cpu": round(cpu, 3), **told}


def make(*, kind: str, workbook: str) -> dict[str, Any]:
    """What the fresh process does: read the workbook, then make all papers of one format."""
    # The imports are part of what is measured.
    from doingoai.delegations.estimate import estimate_lines  # noqa: PLC0415
    from doingoai.delegations.intake.workbook import read_workbook  # noqa: PLC0415
    from doingoai.delegations.papers.dossier import PRINT, make_papers, possible  # noqa: PLC0415
    from doingoai.norms.figures import shipped_table  # noqa: PLC0415

    content = Path(workbook).read_bytes()
    reading = read_workbook(content, "visit.xlsx", as_of=AS_OF)
    facts = replace(reading.facts, estimate=estimate_lines(reading.facts, shipped_table()))
    if kind in {"cards", "invitations"}:
        facts = _with_one_banquet(facts)
    if kind == "cards":
        return {"cards": _cards(facts)}
    wanted = {
        "read": [],
        "word": [code for code in possible(facts) if not code.startswith(PRINT)],
        "print": [code for code in possible(facts) if code.startswith(PRINT)],
        "invitations": [f"{PRINT}invitations"],
    }
    made = make_papers(facts, wanted[kind])
    return {
        "members": len(facts.members),
        "files": len(made),
        "bytes": sum(len(one.content) for one in made),
    }


def _with_one_banquet(facts: Any) -> Any:
    """Four evenings would be four invitations for everybody."""
    from doingoai.delegations.papers.print.invitations import banquets  # noqa: PLC0415

    return replace(facts, items=banquets(facts)[:1])


def _cards(facts: Any) -> list[dict[str, str]]:
    """Every line of the invitations in both languages, as a mail merge is given them."""
    from doingoai.delegations.papers.print import invitations  # noqa: PLC0415

    lines = []
    for language in ("vi", "en"):
        told = invitations.contents(facts, language)
        fixed = {name: told["words"][name] for name in ("heading", "invites", "to")}
        for card in told["cards"]:
            shown = {
                name: card[name] for name in ("inviter", "guest", "title", "event", "when", "place")
            }
            lines.append(fixed | shown | {"answer": told["answer"]})
    return lines


class _Merge:
    """The same letters by the mail merge of LibreOffice; `missing` says why it cannot be done here."""

    def __init__(self, place: Path, cards: list[dict[str, str]]) -> None:
        self.place = place
        self.letters = place / "letters.json"
        self.letters.write_text(json.dumps(cards), "utf-8")
        self.missing = _missing()

    def make(self) -> dict[str, float]:
        folder = self.place / "merge"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        script = str(Path(__file__).with_name("mail_merge.py"))
        timed = _timed([OFFICE_PYTHON, script, str(self.letters), str(folder)])
        made = list((folder / "out").iterdir())
        return timed | {"files": len(made), "bytes": sum(one.stat().st_size for one in made)}


def _missing() -> str:
    """Say what LibreOffice lacks for a mail merge (Debian: libreoffice-writer, -base, python3-uno)."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if subprocess.run(
        [OFFICE_PYTHON, "-c", "import uno"], capture_output=True, check=False
    ).returncode:
        return "the Python of the system cannot speak to LibreOffice (python3-uno)"
    program = Path(os.path.realpath(str(shutil.which("soffice")))).parent
    if not (program / "libdbaxmllo.so").exists():
        return "LibreOffice has no databases, which its mail merge needs (libreoffice-base)"
    return ""
