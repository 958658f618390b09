"""Finding records by words, each kind only as far as the person who asks may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from doingoai.accounts.models import User
from doingoai.foundation import search
from doingoai.foundation.folding import accents, fold
from doingoai.foundation.models import SearchEntry
from doingoai.web.places import address_of
from doingoai.web.search.kinds import KINDS, Kind

MOST_OF_A_KIND = 4
NEWEST = 300
"""How many of the newest that fit are looked at; more letters find older ones."""


class Line(NamedTuple):
    """What a result shows and is ranked by."""

    subject_type: str
    subject_id: str
    title: str
    line: str


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

    Of a kind somebody sees whole nothing more is asked; of the others the keys are asked.
    """
    whole, narrowed = _seen_by(user, kinds)
    if narrowed:
        found = search.find(words).filter(narrowed | Q(subject_type__in=whole))
    elif whole:
        found = search.find(words, types=whole)
    else:
        found = SearchEntry.objects.none()
    return found.only("subject_type", "subject_id", "title", "line")


def _seen_by(user: User, kinds: Sequence[Kind]) -> tuple[list[str], Q]:
    """The kinds this person sees whole, and which entries of the others."""
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
    return whole, narrowed


def kinds_seen_by(user: User) -> list[Kind]:
    """The kinds of which this person may see anything."""
    return [kind for kind in KINDS if not kind.visible(user).query.is_empty()]


def best(lines: Sequence[Line], words: str) -> list[Line]:
    """Put first what is spelled as it was typed, then what begins so; else the order stays."""
    exact, folded = accents(words), fold(words)

    def rank(line: Line) -> tuple[bool, bool, bool]:
        plain, spelled = _spellings(line.title)
        return exact not in spelled, not plain.startswith(folded), folded not in plain

    return sorted(lines, key=rank)


@lru_cache(maxsize=4096)
def _spellings(title: str) -> tuple[str, str]:
    """A title without and with its accents; with every letter typed mostly the same ones come again."""
    return fold(title), accents(title)


def suggestions(words: str, user: User, *, most: int) -> list[Group]:
    """A few results of each kind, at most `most` together, from one look into the index."""
    of_kind = _best_by_kind(words, user)
    counts = {name: min(len(entries), MOST_OF_A_KIND) for name, entries in of_kind.items()}
    shares = _shared_out(counts, most)
    return _groups(of_kind, shares)


def grouped(words: str, user: User, *, each: int) -> list[Group]:
    """The first results of every kind, from one look into the index."""
    of_kind = _best_by_kind(words, user)
    return _groups(of_kind, {name: min(len(entries), each) for name, entries in of_kind.items()})


def _best_by_kind(words: str, user: User) -> dict[str, list[Line]]:
    ranked = best(_newest(words, user), words)
    of_kind: dict[str, list[Line]] = {kind.type: [] for kind in KINDS}
    for line in ranked:
        of_kind[line.subject_type].append(line)
    return of_kind


def _newest(words: str, user: User) -> list[Line]:
    """The newest entries that hold all words and that this person may see."""
    whole, narrowed = _seen_by(user, KINDS)
    if not narrowed:
        return [Line(*row) for row in search.newest(words, types=whole, most=NEWEST)]
    entries = search.find(words).filter(narrowed | Q(subject_type__in=whole))
    return [Line(*row) for row in entries.values_list(*Line._fields)[:NEWEST]]


def _groups(of_kind: dict[str, list[Line]], shares: dict[str, int]) -> list[Group]:
    return [
        Group(
            kind,
            [found(entry) for entry in of_kind[kind.type][: shares[kind.type]]],
            has_more=len(of_kind[kind.type]) > shares[kind.type],
        )
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


def found(entry: SearchEntry | Line) -> Found:
    return Found(entry.title, entry.line, address_of(entry.subject_type, entry.subject_id))
