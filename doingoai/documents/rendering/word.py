"""
Renders Word papers from templates an office can edit, and checks such a template before it is kept.

A template may come from anybody who may upload one, so it is only ever opened in a child process
without network, files, database or secrets, within 512 MB and ten seconds a paper.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import doingoai
from doingoai.documents.rendering.template_refused import (
    TemplateRefused,
    refusal_from,
    unknown_fields,
)

SOURCE_ROOT = Path(doingoai.__file__).resolve().parents[1]
CHILD = "doingoai.documents.rendering.word_child"
SECONDS_PER_JOB = 10
SECONDS_TO_START = 20
LONGEST_WAIT = 300


class WordNotRendered(Exception):
    """The rendering process could not do its work at all; nothing is wrong with the template."""


@dataclass(frozen=True, slots=True)
class WordJob:
    """One paper to make: a template, the values for its fields, and how the file is labelled."""

    name: str
    template: bytes
    context: Mapping[str, Any]
    title: str = ""
    author: str = ""
    on: date = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class WordResult:
    """What became of one job: a finished paper, or the refusal of its template."""

    name: str
    paper: bytes
    refusal: TemplateRefused | None

    @property
    def content(self) -> bytes:
        """
        The finished file.

        :raises TemplateRefused: when the template of this job was refused
        """
        if self.refusal is not None:
            raise self.refusal
        return self.paper


def render_word(jobs: Sequence[WordJob], *, seconds: int = SECONDS_PER_JOB) -> list[WordResult]:
    """
    Render all papers in one confined child process; each job has its own answer.

    A job may take `seconds` of processor time.

    :raises WordNotRendered: when the process cannot be started
    """
    wanted = [
        {
            "wanted": "paper",
            "context": job.context,
            "title": job.title,
            "author": job.author,
            "on": job.on.isoformat(),
        }
        for job in jobs
    ]
    answers = _in_child([job.template for job in jobs], wanted, seconds)
    return [_result(job, answer) for job, answer in zip(jobs, answers, strict=True)]


def _result(job: WordJob, answer: dict[str, Any]) -> WordResult:
    if "paper" in answer:
        return WordResult(job.name, answer["paper"], None)
    return WordResult(job.name, b"", refusal_from(answer, job.name))


def check_template(template: bytes, known_fields: Collection[str]) -> tuple[str, ...]:
    """
    Check a template an office wants to use, and give the fields it uses.

    :raises TemplateRefused: template.unknown_field with the nearest known names,
        template.forbidden, template.too_big, template.broken
    """
    (answer,) = _in_child([template], [{"wanted": "fields"}], SECONDS_PER_JOB)
    if "fields" not in answer:
        raise refusal_from(answer)
    places: dict[str, str] = {}
    for field, part, _near in answer["fields"]:
        places.setdefault(field, part)
    unknown = [field for field in places if field not in known_fields]
    if unknown:
        raise unknown_fields(unknown, places, known_fields)
    return tuple(sorted(places))


def _in_child(
    templates: Sequence[bytes], wanted: Sequence[Mapping[str, Any]], seconds: int
) -> list[dict[str, Any]]:
    """Do all jobs, starting the child anew after one that brought it down."""
    with tempfile.TemporaryDirectory(prefix="doingoai-word-") as place:
        folder = Path(place)
        waiting = _lay_out(folder, templates, wanted)
        while waiting:
            asked = {"seconds": seconds, "jobs": waiting}
            (folder / "jobs.json").write_text(json.dumps(asked), "utf-8")
            _run_child(folder, SECONDS_TO_START + 2 * seconds * len(waiting))
            waiting = [job for job in waiting if not _answer_file(folder, job["number"]).exists()]
            if waiting:
                # The child died in its first open job: that one is what broke a limit.
                broke = waiting.pop(0)
                _answer_file(folder, broke["number"]).write_text('{"code": "template.too_big"}')
        return [_answer(folder, number) for number in range(len(wanted))]


def _lay_out(
    folder: Path, templates: Sequence[bytes], wanted: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    files: dict[bytes, str] = {}
    jobs = []
    for number, (template, job) in enumerate(zip(templates, wanted, strict=True)):
        if template not in files:
            files[template] = f"template-{number}"
            (folder / files[template]).write_bytes(template)
        jobs.append({"number": number, "template": files[template], **job})
    return jobs


def _run_child(folder: Path, patience: int) -> None:
    command = [sys.executable, "-s", "-P", "-m", CHILD, str(folder)]
    environment = {"PYTHONPATH": str(SOURCE_ROOT), "PYTHONHASHSEED": "0", "LANG": "C.UTF-8"}
    complaints = folder / "complaints"
    with (
        complaints.open("wb") as heard,
        subprocess.Popen(  # noqa: S603 - our own module only
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=heard,
            start_new_session=True,
        ) as child,
    ):
        try:
            child.wait(min(patience, LONGEST_WAIT))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    if not (folder / "started").exists():
        raise WordNotRendered(complaints.read_text("utf-8", errors="replace")[-500:])


def _answer(folder: Path, number: int) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_answer_file(folder, number).read_text("utf-8"))
    if answer.get("done"):
        return {"paper": (folder / f"{number}.docx").read_bytes()}
    return answer


def _answer_file(folder: Path, number: int) -> Path:
    return folder / f"{number}.json"
