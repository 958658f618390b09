"""The search index against the records it stands for."""

from collections.abc import Iterator

from django.db import DatabaseError, connection, models, transaction

from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.command.integrity.subjects import keys_of
from doingoai.delegations.models import Delegation
from doingoai.directory.models import Partner, Person, Place
from doingoai.documents.models import Incoming, Outgoing
from doingoai.foundation.models import SearchEntry
from doingoai.missions.models import Mission
from doingoai.planning.models import Task
from doingoai.resources.models import Resource
from doingoai.yearplan.models import PlanItem

INDEXED: tuple[type[models.Model], ...] = (
    Incoming, Outgoing, Delegation, Mission, PlanItem, Partner, Person, Place, Resource, Task,
)  # fmt: skip


def search_faults() -> Iterator[Fault]:
    """Find records the search misses, entries of records that are gone, and stale words."""
    entries: dict[str, set[str]] = {}
    pairs = SearchEntry.objects.values_list("subject_type", "subject_id").order_by()
    for kind, subject_id in pairs.iterator(chunk_size=5000):
        entries.setdefault(kind, set()).add(subject_id)
    for model in INDEXED:
        kind = str(getattr(model, "subject_type", ""))
        known, there = entries.pop(kind, set()), keys_of(model)
        for key in sorted(there - known):
            yield Fault(Kind.SEARCH_MISSING, f"{kind} {key}")
        for key in sorted(known - there):
            yield Fault(Kind.SEARCH_NOBODYS, f"{kind} {key}")
    for kind, keys in sorted(entries.items()):
        for key in sorted(keys):
            yield Fault(Kind.SEARCH_NOBODYS, f"{kind} {key}")
    if connection.vendor == "sqlite":
        yield from _words()


def _words() -> Iterator[Fault]:
    """SQLite holds the words apart from the entries; its own command compares the two."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO foundation_search_words(foundation_search_words, rank) "
                "VALUES ('integrity-check', 1)"
            )
    except DatabaseError as fault:
        yield Fault(Kind.SEARCH_WORDS, found=str(fault))
