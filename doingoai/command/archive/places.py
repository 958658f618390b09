"""Further databases beside the one of the installation, opened for the length of a task."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

UNSYNCED = {"init_command": "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY"}
"""For a SQLite database nobody uses yet: it is synced once, when it is whole."""


@contextmanager
def beside(alias: str, **changes: Any) -> Iterator[str]:
    """Open a database like the installation's own with some settings changed."""
    settings = deepcopy(connections[DEFAULT_DB_ALIAS].settings_dict)
    connections.settings[alias] = settings | changes
    try:
        yield alias
    finally:
        with suppress(AttributeError):
            connections[alias].close()
            del connections[alias]
        del connections.settings[alias]


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A private folder that is gone afterwards."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = Path(tempfile.mkdtemp(prefix=".doingoai-", dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def frozen_state(folder: Path) -> Iterator[str]:
    """
    Give a database that stands still while others write to the installation's.

    SQLite: a copy by its backup interface, complete up to one commit. PostgreSQL: a transaction
    that sees one moment.
    """
    if connection.vendor == "sqlite":
        path = folder / "snapshot.sqlite3"
        copy_sqlite(Path(connection.settings_dict["NAME"]), path)
        with beside("snapshot", NAME=str(path)) as alias:
            yield alias
        return
    with beside("snapshot") as alias, transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield alias


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database that may be written to meanwhile; the copy is one commit, whole and synced."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=60)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        new.execute("PRAGMA synchronous=FULL")
        old.backup(new)
    target.chmod(0o600)
