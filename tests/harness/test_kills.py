"""Whatever moment a process is killed at, nothing acknowledged is lost and nothing is half done (R1)."""

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

from tests.harness.size import report

pytestmark = pytest.mark.harness

TRIALS = {
    "numbering": (["before", "commit"], 40),
    "approval": (["before", "after", "commit"], 50),
    "attachment": (["before", "after", "file", "commit"], 40),
    "import": (["before", "commit", "moment"], 40),
    "dossier": (["before", "file", "commit", "moment"], 80),
}


def _trials(flow: str, ways: list[str], template: str, place: Path) -> list[dict[str, Any]]:
    if connection.vendor != "sqlite":
        pytest.skip("the trials copy a SQLite file")
    (place / "template").mkdir()
    shutil.copy(template, place / "template" / "store.sqlite3")
    shutil.copytree(settings.KEYS, place / "template" / "keys")
    environment = {**os.environ, "PYTHONPATH": str(settings.ROOT)}
    command = [sys.executable, "-m", "tests.harness.nursery", str(place), flow, *ways]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("flow", TRIALS)
def test_no_kill_loses_or_halves_an_act(flow: str, store_template: str, tmp_path: Path) -> None:
    ways, fewest = TRIALS[flow]

    trials = _trials(flow, ways, store_template, tmp_path)

    killed = [trial for trial in trials if trial["was_killed"]]
    bad = [trial for trial in trials if trial["lost"] or trial["faults"]]
    alive = [trial for trial in trials if not trial["was_killed"]]
    assert bad == []
    assert [len(killed) >= fewest, len(alive)] == [True, len(ways)], len(killed)
    assert {len(trial["acknowledged"]) for trial in alive} == {len(alive[0]["acknowledged"])}
    report(f"killed within, {flow}", kills=len(killed), damaged=len(bad))


def test_a_hundred_kills_fall_on_the_four_great_flows() -> None:
    assert sum(TRIALS[flow][1] for flow in ("import", "approval", "numbering", "dossier")) >= 100


def test_the_trials_notice_an_act_in_two_steps(store_template: str, tmp_path: Path) -> None:
    trials = _trials("careless", ["commit"], store_template, tmp_path)

    assert [trial["at"] for trial in trials if trial["faults"]] != []
