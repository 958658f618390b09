"""
Signed notes of where the audit chain stood, kept outside the database.

A chain that was cut at its end, or written anew from some point on, still holds in itself; held
against such a note it does not (quality goal S24).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from doingoai.command.archive.key_ring import KeyRing

NAME = "audit-checkpoints.jsonl"
_PURPOSE = "audit checkpoint"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Number and hash of the newest entry at a moment; `is_ours` when the signature holds."""

    number: int
    hash: str
    at: str
    is_ours: bool = True


def note_checkpoint(home: Path, head: tuple[int, str], ring: KeyRing, *, at: datetime) -> None:
    """Add where the chain stands now to the notes; the same place twice is noted once."""
    number, entry_hash = head
    path = home / NAME
    last = [checkpoint.number for checkpoint in checkpoints(home, ring)][-1:]
    if not number or last == [number]:
        return
    content = [number, entry_hash, at.isoformat(timespec="seconds")]
    proof = ring.proof(json.dumps(content).encode(), purpose=_PURPOSE)
    with path.open("a", encoding="utf-8") as notes:
        notes.write(json.dumps([*content, proof]) + "\n")
        notes.flush()
    path.chmod(0o600)


def checkpoints(home: Path, ring: KeyRing) -> Iterator[Checkpoint]:
    """Read the notes, oldest first."""
    path = home / NAME
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        yield _read(line, ring)


def _read(line: str, ring: KeyRing) -> Checkpoint:
    try:
        number, entry_hash, at, proof = json.loads(line)
        content = json.dumps([number, entry_hash, at]).encode()
        return Checkpoint(number, entry_hash, at, ring.proof(content, purpose=_PURPOSE) == proof)
    except (ValueError, TypeError, KeyError):
        return Checkpoint(0, "", line[:40], is_ours=False)
