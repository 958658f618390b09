"""
Printing with Typst: templates and plain values in, PDF out, in a child process per batch.

The engine keeps memory from one document to the next and follows links out of its folder, so it
never runs inside the server: each batch gets a fresh private folder, no network, only the bundled
typefaces, and limits. Values reach a template as `/data.json`; text of users is never markup.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from doingoai.documents.rendering import fonts
from doingoai.documents.rendering.print_guard import Limits
from doingoai.foundation.refusals import RuleBroken

CHILD = "doingoai.documents.rendering.print_child"
JOB_FAILED = 3
"""Exit status by which the child says that one job, not the child itself, is at fault."""

MOST_CHILDREN = 2
"""Printed side by side: each may take all the memory of `Limits`."""

OF_A_PIECE = 60_000
"""What a piece costs beside its values, in bytes of values: its template, fonts and pages."""

WORTH_A_CHILD = 240_000
"""Bytes of values, with those for each piece, that print longer than a second child starts."""

_ASSET_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_TEMPLATE_NAME = re.compile(r"[A-Za-z0-9_./-]+\.typ")
_TREE = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class PrintJob:
    """
    One piece to print.

    `source` is Typst text, or the name of a template among `assets` (it ends in `.typ`). `assets`
    are files by their path below the job's root; `created` becomes the date of the document.
    """

    name: str
    source: str
    data: Mapping[str, object]
    created: date
    assets: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A printed piece; `unprintable` are the characters no typeface has, printed as a square."""

    name: str
    pdf: bytes
    unprintable: str = ""
    warnings: tuple[str, ...] = ()


class PrintFailed(RuleBroken):
    """A piece could not be printed. `detail` is for the log, never for the page."""

    def __init__(self, message: str, *, code: str, detail: str = "") -> None:
        super().__init__(message, code=code)
        self.detail = detail


def render_pdf(
    jobs: Sequence[PrintJob],
    *,
    tags: bool = True,
    standard: str | None = "a-2a",
    limits: Limits = Limits(),  # noqa: B008  a frozen value
) -> list[PrintResult]:
    """
    Print a batch of pieces; the same jobs give the same bytes on every day.

    PDF/A-2a is always tagged; for small drafts ask for `tags=False, standard=None`.

    :raises RuleBroken: print.fonts_missing
    :raises PrintFailed: print.failed, print.too_slow, print.stopped
    """
    if not jobs:
        return []
    folder = fonts.font_dir()
    fonts.check_fonts(folder)
    values, missing = zip(*(_values(job, folder) for job in jobs), strict=True)
    how = {"fonts": str(folder), "tags": tags, "standard": standard}
    # The prefix tells an administrator whose folder it is; mkdtemp makes it private (0700).
    with tempfile.TemporaryDirectory(prefix="doingoai-print-") as private:
        batches = [
            _lay_out(Path(private) / f"batch-{number}", numbers, jobs, values)
            for number, numbers in enumerate(
                _shared_out([OF_A_PIECE + len(each) for each in values])
            )
        ]
        for batch in batches:
            _write(batch.root / "request.json", _request(batch.jobs, how, limits))
        printed = dict(pair for pairs in _print_all(batches, limits) for pair in pairs)
    return [
        PrintResult(job.name, printed[number][0], missing[number], printed[number][1])
        for number, job in enumerate(jobs)
    ]


def _values(job: PrintJob, font_folder: Path) -> tuple[bytes, str]:
    """Write the values of a job as its template reads them; answer also what cannot be printed."""
    values, missing = _plain(job.data, font_folder)
    return json.dumps(values).encode(), missing


@dataclass(frozen=True, slots=True)
class _Batch:
    """The jobs that one child prints, with their numbers among all jobs, in a folder of its own."""

    root: Path
    numbers: Sequence[int]
    jobs: Sequence[PrintJob]


Printed = tuple[int, tuple[bytes, tuple[str, ...]]]
"""Number of a job, its PDF and what the engine said."""


def _shared_out(weights: Sequence[int]) -> list[list[int]]:
    """Give the numbers of the jobs to as many children as print them soonest, heavy ones first."""
    children = min(MOST_CHILDREN, os.cpu_count() or 1, 1 + sum(weights) // WORTH_A_CHILD)
    shares: list[list[int]] = [[] for _ in range(children)]
    loads = [0] * children
    for number in sorted(range(len(weights)), key=lambda each: -weights[each]):
        lightest = loads.index(min(loads))
        shares[lightest].append(number)
        loads[lightest] += weights[number]
    return [sorted(share) for share in shares if share]


def _lay_out(
    root: Path, numbers: Sequence[int], jobs: Sequence[PrintJob], values: Sequence[bytes]
) -> _Batch:
    """Write the files of the jobs of one child."""
    root.mkdir(mode=0o700)
    (root / "no-packages").mkdir(mode=0o500)
    for place, number in enumerate(numbers):
        _lay_out_job(root / f"job-{place}", jobs[number], values[number])
    return _Batch(root, numbers, [jobs[number] for number in numbers])


def _lay_out_job(root: Path, job: PrintJob, values: bytes) -> None:
    root.mkdir(mode=0o700)
    for name, content in _files(job).items():
        path = root / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, content)
    _write(root / "data.json", values)


def _files(job: PrintJob) -> dict[str, bytes]:
    """:raises ValueError: an asset whose name could lead out of the folder or hide in it"""
    files = dict(job.assets)
    if _main(job) not in files:
        files["main.typ"] = job.source.encode()
    for name in files:
        if not _ASSET_NAME.fullmatch(name) or name == "data.json":
            raise ValueError(f"{name!r} is no name for a file of a print job")
    return files


def _main(job: PrintJob) -> str:
    """:raises ValueError: a template that is not among the assets"""
    if not _TEMPLATE_NAME.fullmatch(job.source):
        return "main.typ"
    if job.source not in job.assets:
        raise ValueError(f"the template {job.source!r} is not among the files of the print job")
    return job.source


def _plain(value: object, folder: Path) -> tuple[object, str]:
    """Make every text in a structure printable; answer the structure and what was replaced."""
    missing: dict[str, None] = {}
    seen: dict[str, str] = {}

    def walk(part: object) -> object:
        if isinstance(part, str):
            if part not in seen:
                seen[part], gone = fonts.printable(part, folder)
                missing.update(dict.fromkeys(gone))
            return seen[part]
        if isinstance(part, Mapping):
            return {str(key): walk(inner) for key, inner in part.items()}
        if isinstance(part, list | tuple):
            return [walk(inner) for inner in part]
        return part

    return walk(value), "".join(missing)


def _request(jobs: Sequence[PrintJob], how: Mapping[str, object], limits: Limits) -> bytes:
    listed = [
        {
            "main": _main(job),
            "files": sorted({*_files(job), "data.json"}),
            "timestamp": int(datetime(*job.created.timetuple()[:3], tzinfo=UTC).timestamp()),
        }
        for job in jobs
    ]
    request = {"jobs": listed, **how, "memory": limits.memory, "cpu": limits.cpu}
    return json.dumps(request).encode()


def _write(path: Path, content: bytes) -> None:
    """Write a new file that nobody else may read; an existing name or a link is an error."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _print_all(batches: Sequence[_Batch], limits: Limits) -> list[list[Printed]]:
    """
    Print the batches side by side.

    Only waiting is done in threads: what went wrong is put into words here, in the language of
    the one who asked.
    """
    threads = max(1, min(4, os.cpu_count() or 1) // len(batches))
    with ThreadPoolExecutor(len(batches)) as waiting:
        endings = list(waiting.map(lambda batch: _run(batch.root, limits, threads), batches))
    for ending in endings:
        _check_ending(ending, limits)
    return [_printed(batch) for batch in batches]


Ending = subprocess.CompletedProcess[bytes] | subprocess.TimeoutExpired


def _run(root: Path, limits: Limits, threads: int) -> Ending:
    try:
        return subprocess.run(  # noqa: S603  our own module, no shell, no words of users
            [sys.executable, "-P", "-m", CHILD, str(root)],
            cwd=root,
            env=_environment(threads),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.wall,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return error


def _check_ending(ending: Ending, limits: Limits) -> None:
    if isinstance(ending, subprocess.TimeoutExpired):
        message = _(
            "Printing took longer than %(seconds)d seconds and was stopped. Print fewer pieces at once."
        )
        message %= {"seconds": limits.wall}
        raise PrintFailed(message, code="print.too_slow", detail=str(ending)) from ending
    if ending.returncode not in {0, JOB_FAILED}:
        message = _(
            "Printing used too much memory or time and was stopped. Print fewer pieces at once."
        )
        detail = f"status {ending.returncode}: {ending.stderr[-2000:].decode(errors='replace')}"
        raise PrintFailed(message, code="print.stopped", detail=detail)


def _printed(batch: _Batch) -> list[Printed]:
    said = _outcome(batch)["warnings"]
    return [
        (number, ((batch.root / f"{place}.pdf").read_bytes(), tuple(said[place])))
        for place, number in enumerate(batch.numbers)
    ]


def _outcome(batch: _Batch) -> dict[str, Any]:
    outcome: dict[str, Any] = json.loads((batch.root / "outcome.json").read_text("utf-8"))
    if "failed" not in outcome:
        return outcome
    message = _(
        "“%(name)s” could not be printed. The data are kept; look whether its pictures open, "
        "and tell the administrator if they do."
    ) % {"name": batch.jobs[outcome["failed"]].name}
    raise PrintFailed(message, code="print.failed", detail=outcome["reason"])


def _environment(threads: int) -> dict[str, str]:
    """Nothing of the server's surroundings: no secrets, no proxies, few threads."""
    return {
        "PYTHONPATH": str(_TREE),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        # Each thread reserves address space, which the limit counts.
        "RAYON_NUM_THREADS": str(threads),
        "MALLOC_ARENA_MAX": "2",
        # Where the kernel cannot refuse sockets, a download still finds nobody.
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
    }
