"""Many writers at once, with and without a backup being taken: nothing breaks (R3, R11)."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from doingoai.command.archive.container import open_archive
from doingoai.command.archive.taking import DATABASE, FILES, take_backup
from doingoai.documents.actions import Upload, attach_file
from tests.command.stores import NOON, letter, people
from tests.real_store import RealStore

pytestmark = pytest.mark.harness


def test_four_processes_that_write_at_once_break_nothing(
    store_template: str, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a trial of SQLite's journal")
    (tmp_path / "template").mkdir()
    shutil.copy(store_template, tmp_path / "template" / "store.sqlite3")
    shutil.copytree(settings.KEYS, tmp_path / "template" / "keys")
    environment = {**os.environ, "PYTHONPATH": str(settings.ROOT)}
    command = [sys.executable, "-m", "tests.harness.crowd", str(tmp_path), "5"]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.pop("letters") > 4
    assert found == {"statuses": [0] * 4, "whole": "ok", "writers": 4, "missing": 0, "faults": []}


def test_a_backup_taken_while_others_write_is_one_state(
    real_store: RealStore, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the state is looked at as a SQLite file")
    officer, _leader = people()
    entry = letter(0, by=officer)
    stop = threading.Event()

    def writer() -> None:
        number = 1
        while not stop.wait(0.02):
            letter(number, by=officer)
            upload = Upload(f"{number}.pdf", "application/pdf", b"%PDF" + str(number).encode())
            attach_file(entry, upload, by=officer, at=NOON)
            number += 1
        connection.close()

    writing = threading.Thread(target=writer)
    writing.start()
    try:
        for number in range(10):
            take_backup(tmp_path / f"{number}.zip", at=NOON, with_keys=True)
    finally:
        stop.set()
        writing.join()

    states = [_state(tmp_path / f"{number}.zip", tmp_path) for number in range(10)]
    assert [state[1:] for state in states] == [(True, True, True)] * 10
    assert len({letters for letters, *_rest in states}) > 1


def _state(path: Path, place: Path) -> tuple[int, bool, bool, bool]:
    """Letters in a backup; whether it is whole, its numbers agree, and every file is in it."""
    archive = open_archive(path)
    target = place / f"{path.stem}.sqlite3"
    archive.unpack(DATABASE, target)
    with closing(sqlite3.connect(target)) as database:
        whole = database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        (letters,) = database.execute("SELECT count(*) FROM documents_incoming").fetchone()
        (last,) = database.execute("SELECT last FROM documents_numberseries").fetchone()
        files = {row[0] for row in database.execute("SELECT sha256 FROM documents_storedfile")}
    packed = {name.rsplit("/", 1)[1] for name in archive.part_names if name.startswith(FILES)}
    return letters, whole, letters == last, files == packed
