"""
Four processes write at once for some seconds: `python -m tests.harness.crowd PLACE SECONDS`.

Each forces the engine's log into the database as often as it can. Prints one line of JSON.
"""

import json
import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import django

django.setup()

from django.db import connection, connections  # noqa: E402

from doingoai.accounts.models import User  # noqa: E402
from doingoai.command.integrity.chain import chain_faults  # noqa: E402
from doingoai.command.integrity.engine import engine_faults  # noqa: E402
from doingoai.command.integrity.numbers import number_faults  # noqa: E402
from doingoai.documents.models import Incoming  # noqa: E402
from tests.command.stores import letter  # noqa: E402
from tests.harness.flows import prepare  # noqa: E402
from tests.harness.nursery import move_to  # noqa: E402

WRITERS = 4


def write(number: int, deadline: float, answer: int) -> None:
    """Register letters until the time is up; tell how many were acknowledged."""
    done = 0
    officer = User.objects.get(username="thu")
    while time.monotonic() < deadline:
        letter(number * 100_000 + done, by=officer)
        done += 1
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.write(answer, f"{done}\n".encode())
    os._exit(0)


def main(place: Path, seconds: float) -> None:
    """Let the crowd write, then look for damage."""
    move_to(place / "template")
    prepare()
    connections.close_all()
    reading, writing = os.pipe()
    children = []
    for number in range(1, WRITERS + 1):
        child = os.fork()
        if child == 0:
            write(number, time.monotonic() + seconds, writing)
        children.append(child)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        done = [int(line) for line in pipe.read().split()]
    statuses = [os.waitpid(child, 0)[1] for child in children]
    with closing(sqlite3.connect(place / "template" / "store.sqlite3")) as database:
        whole = database.execute("PRAGMA integrity_check").fetchone()[0]
    checks = (engine_faults, chain_faults, number_faults)
    faults = [fault.message for check in checks for fault in check()]
    answer = {
        "statuses": statuses,
        "whole": whole,
        "writers": len(done),
        "missing": sum(done) + 1 - Incoming.objects.count(),
        "faults": faults,
        "letters": sum(done),
    }
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
