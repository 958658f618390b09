"""What the storage engine is and whether it is set so that nothing acknowledged is lost (R2, R3)."""

from dataclasses import dataclass

from django.db import connection

from doingoai.config.environment import may_use_wal

SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}


@dataclass(frozen=True, slots=True)
class EngineState:
    """The engine as it answers now; `weaknesses` names each setting that could lose or break data."""

    vendor: str
    version: str
    journal: str = ""
    synchronous: str = ""
    weaknesses: tuple[str, ...] = ()


def engine_state() -> EngineState:
    """Ask the engine itself, not the settings, how it stands."""
    return _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> EngineState:
    journal = str(_ask("PRAGMA journal_mode")).upper()
    synchronous = SYNCHRONOUS.get(int(str(_ask("PRAGMA synchronous"))), "UNKNOWN")
    version = str(_ask("SELECT sqlite_version()"))
    return EngineState(
        "sqlite",
        version,
        journal,
        synchronous,
        sqlite_weaknesses(
            tuple(int(part) for part in version.split(".")),
            journal=journal,
            synchronous=synchronous,
            mmap_size=int(str(_ask("PRAGMA mmap_size") or 0)),
        ),
    )


def sqlite_weaknesses(
    version: tuple[int, ...], *, journal: str, synchronous: str, mmap_size: int
) -> tuple[str, ...]:
    """Name what could lose an acknowledged write or break the file."""
    weak = []
    if journal == "WAL" and not may_use_wal(version):
        weak.append("journal_mode=WAL")
    if journal in {"OFF", "MEMORY"}:
        weak.append(f"journal_mode={journal}")
    if synchronous not in {"FULL", "EXTRA"}:
        weak.append(f"synchronous={synchronous}")
    if mmap_size:
        weak.append(f"mmap_size={mmap_size}")
    return tuple(weak)


def _postgresql() -> EngineState:
    wanted = {"fsync": "on", "full_page_writes": "on"}
    weak = [name for name, value in wanted.items() if _ask(f"SHOW {name}") != value]
    if _ask("SHOW synchronous_commit") == "off":
        weak.append("synchronous_commit")
    return EngineState(
        "postgresql",
        str(_ask("SHOW server_version")),
        synchronous=str(_ask("SHOW synchronous_commit")).upper(),
        weaknesses=tuple(weak),
    )


def _ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None
