"""
The process that renders Word papers: `python -m doingoai.documents.rendering.word_child FOLDER`.

Reads `jobs.json` from its folder, and for every job writes `<n>.json`: done with
`<n>.docx` beside it, the fields found, or a refusal. It holds no secret, no database and no network, and ends when done.
"""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from doingoai.documents.rendering.word_limits import allow_one_job, confine
from doingoai.documents.rendering.word_refusal import Refused
from doingoai.documents.rendering.word_template import Stamp, read_fields, write_paper


def main(folder: Path) -> None:  # pragma: no cover - runs in the child; proven by the corpus
    confine(folder)
    (folder / "started").touch()
    do_jobs(folder, before_each=allow_one_job)


def do_jobs(folder: Path, *, before_each: Callable[[int], None]) -> None:
    """Do the jobs of a folder one after the other, each within its seconds of processor time."""
    wanted = json.loads((folder / "jobs.json").read_text("utf-8"))
    for job in wanted["jobs"]:
        before_each(wanted["seconds"])
        do_job(folder, job)


def do_job(folder: Path, job: Mapping[str, Any]) -> None:
    """Write the finished file of one job, or why it was refused."""
    try:
        template = (folder / str(job["template"])).read_bytes()
        if job["wanted"] == "fields":
            _write_answer(folder, job, {"fields": read_fields(template)})
            return
        stamp = Stamp(job["title"], job["author"], date.fromisoformat(job["on"]))
        paper = write_paper(template, job["context"], stamp)
        (folder / f"{job['number']}.docx").write_bytes(paper)
        _write_answer(folder, job, {"done": True})
    except Refused as refusal:
        _write_refusal(folder, job, refusal)
    except (MemoryError, OverflowError, RecursionError):
        _write_refusal(folder, job, Refused("template.too_big"))
    except PermissionError as error:
        _write_refusal(folder, job, Refused("template.forbidden", found=str(error)))
    # The edge of this process: whatever a broken file provokes has to be answered.
    except Exception as error:
        _write_refusal(folder, job, Refused("template.broken", found=type(error).__name__))


def _write_refusal(folder: Path, job: Mapping[str, Any], refusal: Refused) -> None:
    answer = {
        "code": refusal.code,
        "part": refusal.part,
        "found": refusal.found,
        "near": refusal.near,
    }
    _write_answer(folder, job, answer)


def _write_answer(folder: Path, job: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    text = json.dumps(answer, ensure_ascii=False)
    (folder / f"{job['number']}.json").write_text(text, "utf-8", errors="replace")


if __name__ == "__main__":  # pragma: no cover - runs in the child; proven by the corpus
    main(Path(sys.argv[1]))
