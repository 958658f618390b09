"""The audit chain: what happened, who did it, in the same transaction as the change itself."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Protocol

from django.db import connection, transaction

from doingoai.foundation import clock
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.subjects import HasSubject, Subject, subject_of

FIRST_HASH = "0" * 64
_LOCK = 7_241_001


class Actor(Protocol):
    """Who acts: a signed-in person, or nobody for what the software does at start."""

    @property
    def pk(self) -> object: ...


class NotInTransaction(RuntimeError):
    """An audit row was asked for outside the transaction of the change it tells of."""


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A place where the chain does not hold."""

    number: int
    what: str


def record(
    verb: str, subject: HasSubject | Subject, *, by: Actor | None, **details: object
) -> AuditEntry:
    """
    Append one entry to the chain.

    :raises NotInTransaction: when called outside `transaction.atomic`
    """
    if not connection.in_atomic_block:
        raise NotInTransaction(verb)
    about = subject_of(subject)
    last = _last_locked()
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        at=clock.now(),
        verb=verb,
        subject_type=about.type,
        subject_id=about.id,
        subject_label=about.label,
        actor_id="" if by is None else str(by.pk),
        actor_label="" if by is None else _signature(by),
        details=json.loads(json.dumps(details, default=str)),
        previous_hash=last.hash if last else FIRST_HASH,
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    return entry


def _signature(by: Actor) -> str:
    """The name of who acted, and of the program where one acted for them."""
    program = getattr(by, "through", "")
    return f"{by} · {program}"[:200] if program else str(by)[:200]


def _last_locked() -> AuditEntry | None:
    """The newest entry; on PostgreSQL nobody else can append until this transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return AuditEntry.objects.order_by("-number").first()


def entry_hash(entry: AuditEntry) -> str:
    """Compute the hash that ties an entry to the one before: SHA-256 over canonical JSON."""
    content = [
        entry.number,
        _moment(entry.at),
        entry.verb,
        entry.subject_type,
        entry.subject_id,
        entry.subject_label,
        entry.actor_id,
        entry.actor_label,
        entry.details,
        entry.previous_hash,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def chain_faults() -> Iterator[ChainFault]:
    """Walk the whole chain and tell each place where it was edited, cut or reordered."""
    previous, expected = FIRST_HASH, 1
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            yield ChainFault(expected, "missing")
        if entry.previous_hash != previous and entry.number == expected:
            yield ChainFault(entry.number, "not tied to the entry before")
        if entry.hash != entry_hash(entry):
            yield ChainFault(entry.number, "changed")
        previous, expected = entry.hash, entry.number + 1


def head() -> tuple[int, str]:
    """Give number and hash of the newest entry: kept elsewhere, it shows a cut at the end."""
    last = AuditEntry.objects.order_by("-number").first()
    return (last.number, last.hash) if last else (0, FIRST_HASH)


def first_number_at(moment: datetime) -> int:
    """
    Find the number of the first entry at or after a moment; one above the last when there is none.

    Numbers grow with time, so halving finds it in some twenty looks at the primary key.
    """
    low, high = 1, head()[0] + 1
    while low < high:
        middle = (low + high) // 2
        entry = AuditEntry.objects.filter(number__gte=middle).order_by("number").first()
        if entry is None or entry.at >= moment:
            high = middle
        else:
            low = entry.number + 1
    return low


def is_whole(entries: Iterable[AuditEntry]) -> bool:
    """Test whether neighbouring entries, the newest first, are unchanged and tied to one another."""
    listed = list(entries)
    ties = all(
        newer.previous_hash == older.hash
        for newer, older in pairwise(listed)
        if newer.number == older.number + 1
    )
    return ties and all(entry.hash == entry_hash(entry) for entry in listed)


@transaction.atomic
def record_alone(
    verb: str, subject: HasSubject | Subject, *, by: Actor | None, **details: object
) -> None:
    """Append an entry that stands by itself, such as the reading of a passport number."""
    record(verb, subject, by=by, **details)
