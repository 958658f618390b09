"""Makes an installation ready: keys, tables, cache table, collected static files."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from doingoai.command.archive.container import sync_file
from doingoai.command.archive.places import UNSYNCED, beside, scratch
from doingoai.command.speech import note
from doingoai.foundation import vault
from doingoai.foundation.engine import EngineState, engine_state
from doingoai.foundation.refusals import RuleBroken


def prepare_store() -> EngineState:
    """
    Make keys and tables where they are missing or old; what is up to date is left alone.

    :raises RuleBroken: store.keys_missing, store.newer
    """
    is_new = "django_migrations" not in connection.introspection.table_names()
    _make_keys(is_new=is_new)
    if is_new and connection.vendor == "sqlite":
        note(_("Preparing the database …"))
        _make_file()
    elif plan_of_changes():
        note(_("Preparing the database …"))
        _make_tables(DEFAULT_DB_ALIAS)
    return engine_state()


def _make_file() -> None:
    """Make a new database beside its place and sync it once, instead of after every statement."""
    path = Path(connection.settings_dict["NAME"])
    with scratch(path.parent) as folder:
        with beside("new", NAME=str(folder / path.name), OPTIONS=UNSYNCED) as alias:
            _make_tables(alias)
        sync_file(folder / path.name)
        connection.close()
        (folder / path.name).replace(path)
    sync_file(path.parent)


def _make_tables(alias: str) -> None:
    call_command("migrate", database=alias, interactive=False, verbosity=0)
    call_command("createcachetable", database=alias, verbosity=0)


def _make_keys(*, is_new: bool) -> None:
    """A database without its keys is never given new ones: they would open nothing."""
    missing = [name for name in vault.KEY_FILES if not (settings.KEYS / name).exists()]
    if missing and not is_new:
        raise RuleBroken(
            _(
                "The keys of this installation are missing: %(names)s in %(folder)s. Sealed values "
                "cannot be opened without them. Put them back from the backup of the keys."
            )
            % {"names": ", ".join(missing), "folder": settings.KEYS},
            code="store.keys_missing",
        )
    vault.make_keys()


def plan_of_changes() -> list[str]:
    """
    Name the migrations that the database still lacks.

    :raises RuleBroken: store.newer
    """
    executor = MigrationExecutor(connection)
    loader = executor.loader
    unknown = sorted(key for key in loader.applied_migrations if key not in loader.disk_migrations)
    if unknown:
        raise RuleBroken(
            _(
                "The database was made by a newer version of this software (%(names)s). Install "
                "that version, or restore an older backup."
            )
            % {"names": ", ".join(".".join(key) for key in unknown)},
            code="store.newer",
        )
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def collect_static() -> bool:
    """Collect the static files when they changed since the last time; tell whether it was needed."""
    place = Path(settings.STATIC_ROOT)
    stamp, current = place / "stamp.txt", _digest_of_static()
    if stamp.exists() and stamp.read_text() == current:
        return False
    note(_("Collecting static files …"))
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    place.mkdir(parents=True, exist_ok=True)
    stamp.write_text(current)
    return True


def _digest_of_static() -> str:
    digest = hashlib.sha256()
    for path in sorted(_static_sources()):
        facts = path.stat()
        digest.update(f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_sources() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))
