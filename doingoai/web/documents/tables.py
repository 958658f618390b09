"""Filters of the registers of incoming and outgoing documents."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from doingoai.documents.states import IncomingKind
from doingoai.web.filtering import found_ids, one_of, words_of, year_of


class IncomingFilter:
    """What the address asks of the register: words, year, kind."""

    def __init__(self, query: QueryDict) -> None:
        self.q = words_of(query)
        self.kind = one_of(query.get("kind", ""), IncomingKind.values)
        self.year = year_of(query)

    def apply(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {
            "kind": self.kind,
            "year": self.year,
            "pk__in": found_ids(self.q, "incoming") if self.q else None,
        }
        return entries.filter(
            **{key: value for key, value in wanted.items() if value not in ("", None)}
        )

    @property
    def by(self) -> str:
        """Within one year entries stand by their number; over all years by when they were entered."""
        return "arrival_number" if self.year else ""

    def __bool__(self) -> bool:
        return bool(self.q or self.kind or self.year)


class OutgoingFilter:
    """What the address asks of the register of outgoing documents: words, year."""

    def __init__(self, query: QueryDict) -> None:
        self.q = words_of(query)
        self.year = year_of(query)

    def apply(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        if self.year:
            entries = entries.filter(year=self.year)
        return entries.filter(pk__in=found_ids(self.q, "outgoing")) if self.q else entries

    def __bool__(self) -> bool:
        return bool(self.q or self.year)
