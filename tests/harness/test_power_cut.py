"""The plug is pulled at any moment: what was acknowledged is on disk (R2)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from doingoai.documents.actions import Upload, attach_file
from doingoai.documents.models import Incoming
from tests.command.stores import NOON, letter, people
from tests.harness.size import report
from tests.real_store import RealStore

pytestmark = pytest.mark.harness


def _cut(template: str, place: Path, synchronous: str, cuts: int) -> dict[str, Any]:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite writes through the recording disk")
    (place / "template").mkdir()
    shutil.copy(template, place / "template" / "store.sqlite3")
    shutil.copytree(settings.KEYS, place / "template" / "keys")
    environment = {**os.environ, "PYTHONPATH": str(settings.ROOT)}
    command = [sys.executable, "-m", "tests.harness.power", str(place), synchronous, str(cuts)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    if found["unavailable"]:
        pytest.skip("this Python brings a SQLite of its own that cannot be recorded")
    return found


def test_five_hundred_power_cuts_lose_nothing(store_template: str, tmp_path: Path) -> None:
    found = _cut(store_template, tmp_path, "FULL", 500)

    assert [found["cuts"] >= 500, found["broken"], found["lost"], found["halved"]] == [
        True, 0, 0, 0,
    ]  # fmt: skip
    report("power cuts", **found)


def test_the_recording_disk_shows_what_an_unsafe_setting_loses(
    store_template: str, tmp_path: Path
) -> None:
    found = _cut(store_template, tmp_path, "OFF", 100)

    assert found["broken"] + found["lost"] > 0


def test_a_file_is_on_disk_under_its_name_before_its_row_is_written(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, _leader = people()
    entry: Incoming = letter(1, by=officer)
    steps: list[str] = []
    sync, replace = os.fsync, os.replace

    def noted_sync(handle: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{handle}"))
        steps.append("folder synced" if path.is_dir() else "file synced")
        sync(handle)

    def noted_replace(source: Path, target: Path) -> None:
        steps.append("file renamed")
        replace(source, target)

    def noted_statement(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT INTO") and "documents_storedfile" in sql:
            steps.append("row written")
        return execute(sql, params, many, context)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    with connection.execute_wrapper(noted_statement):
        upload = Upload("a.pdf", "application/pdf", b"%PDF")
        attach_file(entry, upload, by=officer, at=NOON)

    assert steps == ["file synced", "file renamed", "folder synced", "row written"]
