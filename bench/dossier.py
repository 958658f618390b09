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
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document

from bench import book

PEOPLE = 200
AS_OF = date(2026, 2, 2)
ROOT = Path(__file__).resolve().parents[1]


def measure(*, people: int = PEOPLE, runs: int = 5, merge: bool = True) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="doingoai-bench-") as place:
        workbook = Path(place) / "visit.xlsx"
        workbook.write_bytes(book.visit_book(people))
        found: dict[str, Any] = {"people": people}
        letters = _Letters(Path(place), people) if merge else None
        samples: dict[str, list[dict[str, float]]] = {}
        for _ in range(runs):
            for kind in ("word", "print", "read"):
                samples.setdefault(kind, []).append(_child(kind, workbook))
            samples.setdefault("whole command", []).append(_command(workbook, Path(place) / "out"))
            if letters is not None and letters.soffice:
                samples.setdefault("merge", []).append(letters.convert())
        for kind, each in samples.items():
            found[kind] = {
                key: round(statistics.median(one[key] for one in each), 3) for key in each[0]
            }
            found[kind]["runs"] = each
        if "merge" not in found:
            found["merge"] = {"skipped": "LibreOffice (soffice) is not installed"}
        return found


def _child(kind: str, workbook: Path) -> dict[str, float]:
    words = json.dumps({"kind": kind, "workbook": str(workbook)})
    return _timed([sys.executable, "-m", "bench.child", "dossier.make", words])


def _command(workbook: Path, out: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "doingoai", "dossier", str(workbook), "--out", str(out)]
    shutil.rmtree(out, ignore_errors=True)
    timed = _timed([*command, "--as-of", AS_OF.isoformat(), "--json"], codes=(0, 1))
    files = list(out.iterdir())
    return timed | {"files": len(files), "bytes": sum(file.stat().st_size for file in files)}


def _timed(command: list[str], codes: tuple[int, ...] = (0,)) -> dict[str, float]:
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


def make(*, kind: str, workbook: str) -> dict[str, float]:
    """What the fresh process does: read the workbook, then make all papers of one format."""
    from dataclasses import replace  # noqa: PLC0415  the imports are part of what is measured

    from doingoai.delegations.estimate import estimate_lines  # noqa: PLC0415
    from doingoai.delegations.intake.workbook import read_workbook  # noqa: PLC0415
    from doingoai.delegations.papers.dossier import PRINT, make_papers, possible  # noqa: PLC0415
    from doingoai.norms.figures import shipped_table  # noqa: PLC0415

    content = Path(workbook).read_bytes()
    reading = read_workbook(content, "visit.xlsx", as_of=AS_OF)
    facts = replace(reading.facts, estimate=estimate_lines(reading.facts, shipped_table()))
    wanted = {"word": False, "print": True}
    kinds = [code for code in possible(facts) if code.startswith(PRINT) == wanted.get(kind)]
    made = make_papers(facts, kinds) if kind != "read" else []
    return {
        "members": len(facts.members),
        "files": len(made),
        "bytes": sum(len(one.content) for one in made),
    }


class _Letters:
    """A mail merge as offices do it: one letter for each guest, filled in, then turned into PDF."""

    def __init__(self, place: Path, count: int) -> None:
        self.place = place / "letters"
        self.out = place / "pdf"
        self.soffice = shutil.which("soffice") or shutil.which("libreoffice")
        self.place.mkdir()
        for number in range(count):
            letter = Document()
            letter.add_heading("GIẤY MỜI", level=1)
            letter.add_paragraph(f"Kính gửi: Ông/Bà Nguyễn Văn Thử {number}")
            for _ in range(4):
                letter.add_paragraph(
                    "Sở Ngoại vụ trân trọng kính mời Ông/Bà dự buổi tiếp đoàn đại biểu thành phố "
                    "Mẫu-si thăm và làm việc tại thành phố, thời gian và địa điểm như sau."
                )
            letter.save(self.place / f"{number:04}.docx")

    def convert(self) -> dict[str, float]:
        shutil.rmtree(self.out, ignore_errors=True)
        home = f"-env:UserInstallation=file://{self.place.parent}/office"
        files = [str(path) for path in sorted(self.place.glob("*.docx"))]
        command = [
            str(self.soffice),
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(self.out),
        ]
        return _timed([*command, *files]) | {"files": len(list(self.out.iterdir()))}
