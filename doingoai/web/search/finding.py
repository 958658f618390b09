"""Finding records by words, each kind only as far as the person who asks may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from doingoai.accounts.models import User
from doingoai.foundation import search
from doingoai.foundation.folding import accents, fold
from doingoai.foundation.models import SearchEntry
from doingoai.web.places import address_of
from doingoai.web.search.kinds import KINDS, Kind

MOST_OF_A_KIND = 4
NEWEST = 200
"""How many of the newest that fit are looked at; more letters find older ones."""


@dataclass(frozen=True, slots=True)
class Found:
    """One result: what it is called, a line of context, where it is looked at."""

    title: str
    line: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind."""

    kind: Kind
    results: list[Found]
    has_more: bool = False


def visible_entries(words: str, user: User, kinds: Sequence[Kind] = KINDS) -> QuerySet[SearchEntry]:
    """
    Entries that hold all words, of these kinds, that this person may see; the newest first.

    Somebody who sees all of a kind costs no further condition; of the others the keys are asked.
    """
    whole: list[str] = []
    narrowed = Q()
    for kind in kinds:
        rows = kind.visible(user)
        if rows.query.is_empty():
            continue
        if rows.query.where:
            keys = rows.order_by().annotate(key=Cast("pk", CharField(max_length=64))).values("key")
            narrowed |= Q(subject_type=kind.type, subject_id__in=keys)
        else:
            whole.append(kind.type)
    if not whole and not narrowed:
        return SearchEntry.objects.none()
    return search.find(words).filter(narrowed | Q(subject_type__in=whole))


def best(entries: Iterable[SearchEntry], words: str) -> list[SearchEntry]:
    """Put first what is spelled as it was typed, then what begins so; else the order stays."""
    exact, folded = accents(words), fold(words)

    def rank(entry: SearchEntry) -> tuple[bool, bool, bool]:
        title = fold(entry.title)
        return (
            exact not in accents(entry.title),
            not title.startswith(folded),
            folded not in title,
        )

    return sorted(entries, key=rank)


def suggestions(words: str, user: User, *, most: int) -> list[Group]:
    """A few results of each kind, at most `most` together, from one look into the index."""
    ranked = best(visible_entries(words, user)[:NEWEST], words)
    of_kind = {
        kind.type: [entry for entry in ranked if entry.subject_type == kind.type] for kind in KINDS
    }
    counts = {name: min(len(entries), MOST_OF_A_KIND) for name, entries in of_kind.items()}
    shares = _shared_out(counts, most)
    return [
        Group(kind, [found(entry) for entry in of_kind[kind.type][: shares[kind.type]]])
        for kind in KINDS
        if shares[kind.type]
    ]


def _shared_out(counts: dict[str, int], most: int) -> dict[str, int]:
    """Deal places out one by one, so that a kind with many results leaves room for the others."""
    shares = dict.fromkeys(counts, 0)
    while sum(shares.values()) < min(most, sum(counts.values())):
        for name, count in counts.items():
            if shares[name] < count and sum(shares.values()) < most:
                shares[name] += 1
    return shares


def grouped(words: str, user: User, *, each: int) -> list[Group]:
    """The first results of every kind."""
    groups = []
    for kind in KINDS:
        entries = list(visible_entries(words, user, [kind])[: each + 1])
        if entries:
            results = [found(entry) for entry in best(entries[:each], words)]
            groups.append(Group(kind, results, has_more=len(entries) > each))
    return groups


def found(entry: SearchEntry) -> Found:
    return Found(entry.title, entry.line, address_of(entry.subject_type, entry.subject_id))
