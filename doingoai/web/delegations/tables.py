"""Columns and filters of the list of visits."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.directory.countries import find_country
from doingoai.foundation import search

MOST_FOUND = 1000
UNKNOWN = "??"


class DelegationFilter:
    """What the address asks of the list: words, state, country, year, only mine."""

    def __init__(self, query: QueryDict) -> None:
        self.q = query.get("q", "").strip()[:200]
        self.state = _one_of(query.get("state", ""), State.values)
        self.country = query.get("country", "").strip()[:80]
        year = query.get("year", "")
        self.year = (
            int(year) if len(year) == 4 and year.isdecimal() and 1900 < int(year) < 2200 else None
        )

    def apply(self, visits: QuerySet[Delegation]) -> QuerySet[Delegation]:
        wanted: dict[str, Any] = {}
        if self.state:
            wanted["state"] = self.state
        if self.country:
            # What is no country is nobody's: the list says that nothing fits.
            wanted["country"] = find_country(self.country) or UNKNOWN
        if self.year:
            wanted["starts_on__year"] = self.year
        if self.q:
            wanted["pk__in"] = found_ids(self.q, "delegation")
        return visits.filter(**wanted)

    def __bool__(self) -> bool:
        return bool(self.q or self.state or self.country or self.year)


def _one_of(value: str, known: Any) -> str:
    return value if value in known else ""


def found_ids(query: str, subject_type: str) -> list[int]:
    """Keys of the newest records of a type that hold the words of a query."""
    found = search.find(query, types=[subject_type]).values_list("subject_id", flat=True)
    return [int(key) for key in found[:MOST_FOUND]]
