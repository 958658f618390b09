"""What every test stands on: keys in a throw-away home, no network, a log that only grows."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import coverage
import pytest
from django.db import connections
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed
from pytest_socket import socket_allow_hosts
from xdist.scheduler import LoadScopeScheduling

from doingoai.foundation import vault
from tests.whole import rendered

TOOL = Path(__file__).parents[1] / "tools" / "messages.py"
LOCAL = ["127.0.0.1", "::1", "localhost"]


def pytest_configure() -> None:
    """
    Both languages are read from compiled files, which are not committed.

    Django was set up before and may have read what was there: it is told to read again.
    """
    subprocess.run([sys.executable, str(TOOL), "compile"], check=True, capture_output=True)
    translation_file_changed(sender=None, file_path=Path("django.mo"))
    if os.environ.get(rendered.FOLDER):
        rendered.watch()


class SharedTogether(LoadScopeScheduling):
    """Keeps on one worker what shares costly things: a module, and all walks through the office.

    Journeys share only the browser, and each takes long: they go wherever a worker is free.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.split("::", 1)[0]
        if module.startswith("tests/journeys/"):
            return nodeid
        return "whole" if module.startswith("tests/whole/") else module


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SharedTogether:
    return SharedTogether(config, log)


def pytest_runtest_setup() -> None:
    """Nothing leaves this machine."""
    socket_allow_hosts(LOCAL, allow_unix_socket=True)


def pytest_sessionfinish() -> None:
    """Keep what was measured now: a worker that ends slowly is killed before it would save it."""
    if measuring := coverage.Coverage.current():
        measuring.save()
    if os.environ.get(rendered.FOLDER):
        rendered.write_down(Path(os.environ[rendered.FOLDER]))


@pytest.fixture(scope="session", autouse=True)
def keys() -> None:
    vault.make_keys()


@pytest.fixture(autouse=True)
def mother_tongue() -> Iterator[None]:
    """Every test begins in Vietnamese, whatever the one before has switched to."""
    with translation.override("vi"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Let the emptying of tables between committing tests pass the guard of the audit log."""
    with django_db_blocker.unblock():
        # Of the class, since some trials put another connection in the place of the first.
        ops: Any = type(connections["default"].ops)
        empty = ops.execute_sql_flush

        def flush(self: Any, statements: Sequence[str]) -> None:
            guards = _guards()
            _run(f"DROP TRIGGER {name}" for name in guards)
            empty(self, statements)
            _run(guards.values())

        if connections["default"].vendor == "sqlite":
            ops.execute_sql_flush = flush


def _guards() -> dict[str, str]:
    """The triggers of the audit log by name, with the statements that make them (SQLite)."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'trigger' AND tbl_name = 'foundation_auditentry'"
        )
        return dict(cursor.fetchall())


def _run(statements: Any) -> None:
    with connections["default"].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
