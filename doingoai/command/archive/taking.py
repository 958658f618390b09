"""Writes a backup: a frozen state of the database, the files it speaks of, a signed list."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections

from doingoai.command.archive import checkpoints, tables
from doingoai.command.archive.container import KEYS, ArchiveWriter, write_synced
from doingoai.command.archive.key_ring import KeyRing
from doingoai.command.archive.places import frozen_state, scratch
from doingoai.documents.models import StoredFile
from doingoai.documents.storage import place_of
from doingoai.foundation.audit import FIRST_HASH
from doingoai.foundation.models import AuditEntry

DATABASE = "database.sqlite3"
TABLES, FILES = "tables/", "files/"
KEYS_SUFFIX = ".keys"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written, and the files that could not be put in as their rows describe them."""

    path: Path
    keys_path: Path | None
    files: int
    size: int
    missing: tuple[str, ...]


def take_backup(
    target: Path, *, at: datetime, with_keys: bool = False, portable: bool = False
) -> Taken:
    """
    Write a backup of the installation while it goes on working.

    Without `with_keys` the keys go into a second file beside the first. A missing file does not
    hinder the rest from being saved; it is named.
    """
    home, ring = Path(settings.HOME), KeyRing.of_folder(Path(settings.KEYS))
    target = target.absolute()
    with scratch(home) as folder, frozen_state(folder) as alias, ArchiveWriter(target) as archive:
        head = _head(alias)
        checkpoints.note_checkpoint(home, head, ring, at=at)
        facts = _facts(alias, head, at)
        facts |= _add_database(archive, folder, alias, portable=portable)
        missing = tuple(_add_files(archive, alias))
        if (home / checkpoints.NAME).exists():
            archive.add_file(checkpoints.NAME, home / checkpoints.NAME)
        if with_keys:
            archive.add(KEYS, ring.as_text())
        archive.finish(facts | {"missing": list(missing)}, ring)
        files = sum(name.startswith(FILES) for name in archive.parts)
    keys_path = None if with_keys else _write_keys(target, ring)
    return Taken(target, keys_path, files, target.stat().st_size, missing)


def _facts(alias: str, head: tuple[int, str], at: datetime) -> dict[str, Any]:
    return {
        "made_at": at.isoformat(timespec="seconds"),
        "engine": connection.vendor,
        "migrations": tables.applied_migrations(alias),
        "audit": list(head),
    }


def _head(alias: str) -> tuple[int, str]:
    last = AuditEntry.objects.using(alias).order_by("-number").first()
    return (last.number, last.hash) if last else (0, FIRST_HASH)


def _add_database(
    archive: ArchiveWriter, folder: Path, alias: str, *, portable: bool
) -> dict[str, Any]:
    if connection.vendor == "sqlite" and not portable:
        connections[alias].close()
        archive.add_file(DATABASE, folder / "snapshot.sqlite3")
        return {"content": "sqlite"}
    applied = tables.applied_migrations(alias)
    found = tables.models_of(alias, tables.leaves(alias, applied))
    for number, model in enumerate(found):
        with archive.part(f"{TABLES}{number:03d}-{model._meta.db_table}.jsonl") as part:
            for line in tables.lines_of(model, alias):
                part.write(line)
    return {"content": "tables", "last_ids": tables.last_ids(found, alias)}


def _add_files(archive: ArchiveWriter, alias: str) -> Iterator[str]:
    """Put every file in that a row speaks of; name each that is not what its row says."""
    base = Path(settings.FILES)
    seen: set[Path] = set()
    for row in StoredFile.objects.using(alias).order_by("id").iterator(chunk_size=2000):
        path = place_of(row)
        if path in seen:
            continue
        seen.add(path)
        name = FILES + path.relative_to(base).as_posix()
        try:
            digest = archive.add_file(name, path, squeeze=False)
        except FileNotFoundError:
            yield f"{row.pk} {row.name}"
            continue
        if not row.is_sealed and digest != row.sha256:
            yield f"{row.pk} {row.name}"


def _write_keys(target: Path, ring: KeyRing) -> Path:
    path = target.with_name(target.name + KEYS_SUFFIX)
    write_synced(path, ring.as_text())
    return path


def digest_of_tables(alias: str) -> dict[str, str]:
    """Give the digest of all rows of each table: equal digests are equal content, on any engine."""
    targets = tables.leaves(alias, tables.applied_migrations(alias))
    found: dict[str, str] = {}
    for model in tables.models_of(alias, targets):
        digest = hashlib.sha256()
        for line in tables.lines_of(model, alias):
            digest.update(line)
        found[model._meta.db_table] = digest.hexdigest()
    return found
