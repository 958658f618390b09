"""A worker that dies in its work: the effect is there exactly once, nothing is stuck, nothing lost (R9)."""

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

from tests.harness.size import report, sized

pytestmark = pytest.mark.harness


def _trial(what: str, kills: int, template: str, place: Path) -> dict[str, Any]:
    if connection.vendor != "sqlite":
        pytest.skip("the trial copies a SQLite file")
    (place / "template").mkdir()
    shutil.copy(template, place / "template" / "store.sqlite3")
    shutil.copytree(settings.KEYS, place / "template" / "keys")
    environment = {**os.environ, "PYTHONPATH": str(settings.ROOT)}
    command = [sys.executable, "-m", "tests.harness.worker_trial", str(place), str(kills), what]
    done = subprocess.run(
        [*command, "20260312"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("what", "full", "small"), [("mail", 250, 20), ("numbers", 250, 20)])
def test_every_effect_is_there_exactly_once(
    what: str, full: int, small: int, store_template: str, tmp_path: Path
) -> None:
    found = _trial(what, sized(full, small), store_template, tmp_path)

    report(f"worker death, {what}", **found)
    assert found["faults"] == []
    assert found["kills"] == sized(full, small)
    assert found["longest"] < 60
    assert found["made"] > 0


def test_the_trial_notices_a_job_in_two_steps(store_template: str, tmp_path: Path) -> None:
    found = _trial("careless", 12, store_template, tmp_path)

    assert found["faults"] != []
