"""
Letters are registered on a recording disk, then every power cut is played through:
`python -m tests.harness.power PLACE SYNCHRONOUS CUTS`. Prints what was lost as one line of JSON.
"""

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection, connections  # noqa: E402

from doingoai.accounts.models import User  # noqa: E402
from tests.command.stores import letter  # noqa: E402
from tests.harness.flows import prepare  # noqa: E402
from tests.harness.nursery import move_to  # noqa: E402
from tests.harness.recording_disk import VFS, Disk, Recorder, RecordingUnavailable, lay_out  # noqa: E402

LETTERS = 25


def record(place: Path, synchronous: str) -> tuple[Disk, list[int]]:
    """Register letters through the recording disk; give at which moment each was acknowledged."""
    recorder = Recorder()
    database = place / "template" / "store.sqlite3"
    recorder.disk.before[str(database)] = database.read_bytes()
    connection.settings_dict["NAME"] = f"file:{database}?vfs={VFS.decode()}"
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={synchronous}")
    officer, acknowledged = User.objects.get(username="thu"), []
    for number in range(1, LETTERS + 1):
        letter(number, by=officer)
        acknowledged.append(len(recorder.disk.ops))
    disk = Disk(recorder.disk.before, list(recorder.disk.ops))
    connections.close_all()
    return disk, acknowledged


def look(folder: Path, acknowledged: int) -> dict[str, Any]:
    """Open what a cut left, as the next start would."""
    try:
        return _look(folder, acknowledged)
    except sqlite3.DatabaseError:
        return {"broken": True}


def _look(folder: Path, acknowledged: int) -> dict[str, Any]:
    with closing(sqlite3.connect(folder / "store.sqlite3")) as database:
        whole = database.execute("PRAGMA integrity_check").fetchone()[0]
        letters = database.execute("SELECT count(*) FROM documents_incoming").fetchone()[0]
        counter = database.execute(
            "SELECT last FROM documents_numberseries WHERE code = 'arrivals'"
        ).fetchone()[0]
        entries = database.execute(
            "SELECT count(*) FROM foundation_auditentry WHERE verb = 'incoming.registered'"
        ).fetchone()[0]
    return {
        "broken": whole != "ok",
        "lost": max(0, acknowledged + 1 - letters),
        "halved": not letters == counter == entries,
    }


def main(place: Path, synchronous: str, cuts: int) -> None:
    """Record, cut, look; the letter from before counts as the first."""
    move_to(place / "template")
    prepare()
    connections.close_all()
    try:
        disk, acknowledged = record(place, synchronous)
    except RecordingUnavailable:
        sys.stdout.write(json.dumps({"unavailable": True}))
        return
    total = {"unavailable": False, "cuts": 0, "broken": 0, "lost": 0, "halved": 0,
             "acknowledged": len(acknowledged), "ops": len(disk.ops)}  # fmt: skip
    steps = max(1, len(disk.ops) * 2 // cuts)
    moments = list(range(0, len(disk.ops) + 1, steps))
    for torn in (None, 20260312):
        for moment, files in zip(moments, disk.after_cut(moments, torn=torn), strict=True):
            folder = place / "cut"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            lay_out(files, folder)
            found = look(folder, sum(at <= moment for at in acknowledged))
            total["cuts"] += 1
            for name, value in found.items():
                total[name] += bool(value)
    sys.stdout.write(json.dumps(total))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
