"""What durable writing costs: the audit log, and SQLite's settings against the quick ones."""

import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from bench import timing
from doingoai.accounts.models import User
from doingoai.config.environment import sqlite_journal
from doingoai.foundation import audit
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.subjects import Subject

WRITES = 200


def measure() -> dict[str, Any]:
    return {"audit": _audit(), "settings": _settings(), "product": sqlite_journal() + " + FULL"}


def _audit() -> dict[str, Any]:
    """An entry in a transaction of its own, and the same row without chain and hash."""
    officer = User.objects.get(username="ha")
    about = Subject("delegation", "1", "Đoàn mẫu")

    def chained() -> None:
        with transaction.atomic():
            audit.record("delegation.edited", about, by=officer, fields=["title_vi"])

    def append() -> None:
        audit.record("delegation.edited", about, by=officer, fields=["title_vi"])

    with transaction.atomic():
        inside = timing.beside({"append": append}, turns=100)
    found = timing.beside({"chained": chained}, turns=60)
    return {**inside, **found, "entries": AuditEntry.objects.count(), "engine": connection.vendor}


def _settings() -> dict[str, Any]:
    """Small writes a second with each pair of settings, by turns, on this disk."""
    pairs = (("TRUNCATE", "FULL"), ("WAL", "FULL"), ("WAL", "NORMAL"), ("DELETE", "FULL"))
    with tempfile.TemporaryDirectory(prefix="doingoai-bench-") as place:
        stores = {
            f"{one} + {two}": _store(Path(place) / f"{one}{two}", one, two) for one, two in pairs
        }
        rates: dict[str, list[float]] = {name: [] for name in stores}
        for _ in range(timing.RUNS):
            for name, store in stores.items():
                rates[name].append(_rate(store))
        return {name: {"writes_a_second": round(sorted(each)[len(each) // 2]), "runs": each} for name, each in rates.items()}  # fmt: skip


def _store(path: Path, journal: str, synchronous: str) -> sqlite3.Connection:
    store = sqlite3.connect(path, isolation_level=None)
    store.execute(f"PRAGMA journal_mode={journal}")
    store.execute(f"PRAGMA synchronous={synchronous}")
    store.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, at TEXT, text TEXT)")
    store.execute("CREATE INDEX note_at ON note (at)")
    return store


def _rate(store: sqlite3.Connection) -> float:
    began = time.perf_counter()
    for number in range(WRITES):
        store.execute("BEGIN IMMEDIATE")
        store.execute("INSERT INTO note (at, text) VALUES (?, ?)", [str(number), "x" * 200])
        store.execute("COMMIT")
    return round(WRITES / (time.perf_counter() - began), 1)
