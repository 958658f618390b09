"""
Puts a proved backup in place: built beside what is there, then exchanged with it by renaming.

What was there is kept: on disk in a folder `aside-…`, on PostgreSQL in a schema of that name.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from doingoai.command.archive import checkpoints, tables
from doingoai.command.archive.container import Archive, sync_file, write_synced
from doingoai.command.archive.places import UNSYNCED, beside, scratch
from doingoai.command.archive.refusals import ArchiveDamaged
from doingoai.command.archive.taking import DATABASE, FILES, TABLES
from doingoai.foundation import vault
from doingoai.foundation.refusals import RuleBroken

JOURNALS = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class PutBack:
    """Where the old installation is kept, empty when there was none."""

    aside: str
    files: int


def check_place(*, replace: bool) -> None:
    """
    Refuse to take the place of an installation that holds anything, unless that was asked for.

    :raises RuleBroken: store.not_empty
    """
    if not replace and holds_anything():
        raise RuleBroken(
            _(
                "There is already an installation in %(place)s. Repeat with --replace: the old one "
                "is then kept aside."
            )
            % {"place": settings.HOME},
            code="store.not_empty",
        )


def holds_anything() -> bool:
    """Test whether the installation has tables or files."""
    files = Path(settings.FILES)
    return bool(connection.introspection.table_names()) or (
        files.exists() and any(path.is_file() for path in files.rglob("*"))
    )


def check_fits(archive: Archive) -> None:
    """
    Refuse a backup that this version, or this engine, cannot take.

    :raises RuleBroken: backup.newer, backup.other_engine
    """
    known = MigrationExecutor(connection).loader.disk_migrations
    strange = [key for key in map(tuple, archive.manifest["migrations"]) if key not in known]
    if strange:
        raise RuleBroken(
            _(
                "The backup was made by a newer version of this software (%(names)s). Install that "
                "version first. Nothing was changed."
            )
            % {"names": ", ".join(".".join(key) for key in strange)},
            code="backup.newer",
        )
    if archive.manifest["content"] == "sqlite" and connection.vendor != "sqlite":
        raise RuleBroken(
            _(
                "This is a backup of a SQLite database. To bring it to PostgreSQL, write it with "
                "--portable. Nothing was changed."
            ),
            code="backup.other_engine",
        )


def put_back(archive: Archive, *, at: datetime) -> PutBack:
    """Exchange the installation for the one in the backup; the caller has proved and asked."""
    home = Path(settings.HOME)
    aside = f"aside-{at:%Y%m%d-%H%M%S}"
    with scratch(home) as new:
        count = _unpack_files(archive, new)
        _write_keys(archive, new)
        if connection.vendor == "sqlite":
            _build_sqlite(archive, new / "database")
            connection.close()
            kept = _exchange(new, home / aside)
        else:
            kept = _build_postgresql(archive, aside.replace("-", "_"))
            kept = _exchange(new, home / aside) or kept
    vault.forget_keys()
    return PutBack(kept, count)


def _unpack_files(archive: Archive, new: Path) -> int:
    names = [name for name in archive.part_names if name.startswith(FILES)]
    (new / "files").mkdir(mode=0o700)
    for name in names:
        archive.unpack(name, new / name)
    for folder in {(new / name).parent for name in names}:
        sync_file(folder)
    if checkpoints.NAME in archive.part_names:
        archive.unpack(checkpoints.NAME, new / checkpoints.NAME)
    return len(names)


def _write_keys(archive: Archive, new: Path) -> None:
    (new / "keys").mkdir(mode=0o700)
    for name, key in archive.ring.keys.items():
        write_synced(new / "keys" / Path(name).name, key)


def _build_sqlite(archive: Archive, path: Path) -> None:
    if archive.manifest["content"] == "sqlite":
        archive.unpack(DATABASE, path)
    else:
        with beside("restoring", NAME=str(path), OPTIONS=UNSYNCED) as alias:
            _take_in_tables(archive, alias)
    with closing(sqlite3.connect(path)) as database:
        answer = database.execute("PRAGMA integrity_check").fetchone()[0]
        strays = database.execute("PRAGMA foreign_key_check").fetchall()
    if answer != "ok" or strays:
        raise ArchiveDamaged(archive.path, DATABASE)
    path.chmod(0o600)
    sync_file(path)


def _take_in_tables(archive: Archive, alias: str) -> None:
    applied: list[tables.Target] = [(app, name) for app, name in archive.manifest["migrations"]]
    targets = tables.leaves(alias, applied)
    MigrationExecutor(connections[alias]).migrate(targets)
    names = {name.split("-", 1)[1].removesuffix(".jsonl"): name for name in archive.part_names
             if name.startswith(TABLES)}  # fmt: skip
    models = tables.models_of(alias, targets)
    with transaction.atomic(using=alias):
        for model in reversed(models):
            model._base_manager.using(alias).all().delete()
        for model in models:
            with archive.lines(names[model._meta.db_table]) as lines:
                tables.take_in(model, alias, lines)
        tables.set_last_ids(models, alias, archive.manifest["last_ids"])


def _build_postgresql(archive: Archive, aside: str) -> str:
    """Fill a new schema, then let the two schemas change names in one transaction."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = cursor.fetchone()[0]
        new = f"restoring_{aside}"
        cursor.execute(f"CREATE SCHEMA {quote(new)}")
    try:
        with beside("restoring", OPTIONS={"options": f"-c search_path={new}"}) as alias:
            _take_in_tables(archive, alias)
        with transaction.atomic(), connection.cursor() as cursor:
            kept = _move_schema_aside(cursor, schema, aside)
            cursor.execute(f"ALTER SCHEMA {quote(new)} RENAME TO {quote(schema)}")
    except BaseException:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {quote(new)} CASCADE")
        raise
    connection.close()
    return kept


def _move_schema_aside(cursor: CursorWrapper, schema: str, aside: str) -> str:
    """Rename the old schema; one that is wholly empty goes."""
    quote = connection.ops.quote_name
    try:
        with transaction.atomic():
            cursor.execute(f"DROP SCHEMA {quote(schema)} RESTRICT")
    except DatabaseError:
        cursor.execute(f"ALTER SCHEMA {quote(schema)} RENAME TO {quote(aside)}")
        return aside
    return ""


def _exchange(new: Path, aside: Path) -> str:
    """
    Move what is there aside, then the new in; each a rename within one folder.

    The old database goes with its journal before the new one comes: a journal that met another
    database would spoil it.
    """
    home = Path(settings.HOME)
    pairs = {
        "files": Path(settings.FILES),
        "keys": Path(settings.KEYS),
        checkpoints.NAME: home / checkpoints.NAME,
    }
    leaving = list(pairs.values())
    if connection.vendor == "sqlite":
        pairs["database"] = database = Path(connection.settings_dict["NAME"])
        leaving += [database, *(Path(f"{database}{ending}") for ending in JOURNALS)]
    found = [path for path in leaving if path.exists()]
    if found:
        aside.mkdir(mode=0o700)
    for path in found:
        path.rename(aside / path.name)
    for name, place in pairs.items():
        if (new / name).exists():
            (new / name).rename(place)
    sync_file(home)
    return str(aside) if found else ""
