"""
An installation of its own for tests that need real commits, real files and other processes.

The database is a copy of a migrated one, in the engine under test; nothing is rolled back, the whole
is thrown away. (Flushing tables, as Django's own transactional tests do, is what the audit log
refuses.)
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from doingoai.command.archive.places import beside
from doingoai.foundation import vault


@dataclass(frozen=True)
class RealStore:
    """Where everything lies; `database` is a path, or a name on PostgreSQL."""

    home: Path
    database: str


def _sql(statement: str) -> None:
    with beside("maintenance", NAME="postgres") as alias, connections[alias].cursor() as cursor:
        cursor.execute(statement)


def _copy(template: str, target: str) -> None:
    if connection.vendor == "sqlite":
        shutil.copy(template, target)
    else:
        _sql(f"CREATE DATABASE {target} TEMPLATE {template}")


def drop(database: str) -> None:
    if connection.vendor != "sqlite":
        _sql(f"DROP DATABASE {database} WITH (FORCE)")


def _name(place: Path) -> str:
    return str(place / "store.sqlite3") if connection.vendor == "sqlite" else f"s{uuid4().hex}"


@pytest.fixture(scope="session")
def store_template(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """A migrated database nobody writes to."""
    name = _name(tmp_path_factory.mktemp("template"))
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            _sql(f"CREATE DATABASE {name}")
        with beside("template", NAME=name) as alias:
            call_command("migrate", database=alias, interactive=False, verbosity=0)
        yield name
        drop(name)


@contextmanager
def opened(
    template: str, home: Path, blocker: DjangoDbBlocker, *, is_kept: bool = False
) -> Iterator[RealStore]:
    """Let `connection` and the settings lead to a copy of a database, for the lines inside."""
    home.mkdir(exist_ok=True)
    if not (home / "keys").exists():
        shutil.copytree(settings.KEYS, home / "keys")
    own = connection.settings_dict
    places = {"HOME": home, "FILES": home / "files", "KEYS": home / "keys"}
    with blocker.unblock(), override_settings(**places):
        connection.close()
        before, own["NAME"] = own["NAME"], _name(home)
        _copy(template, own["NAME"])
        vault.forget_keys()
        try:
            yield RealStore(home, own["NAME"])
        finally:
            connections.close_all()
            database, own["NAME"] = own["NAME"], before
            if not is_kept:
                drop(database)


@pytest.fixture
def real_store(
    store_template: str, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[RealStore]:
    """A fresh and empty installation; `connection` leads to it."""
    with opened(store_template, tmp_path / "home", django_db_blocker) as store:
        yield store


def clear(store: RealStore) -> None:
    """Take the database away, as on a machine where nothing was ever started."""
    connections.close_all()
    if connection.vendor == "sqlite":
        Path(store.database).unlink()
    else:
        drop(store.database)
        _sql(f"CREATE DATABASE {store.database}")
