"""Filters of the lists of partners, people and places."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from doingoai.directory.countries import COUNTRIES
from doingoai.directory.states import PartnerGroup, PartnerKind, PlaceKind
from doingoai.web.filtering import found_ids, one_of, words_of

SIDES = {"vn": True, "abroad": False}


class _Filter:
    """Words and closed lists that the address asks of a list."""

    subject_type = ""

    def __init__(self, query: QueryDict) -> None:
        self.q = words_of(query)
        self.wanted: dict[str, Any] = {}

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        narrowed = rows.filter(**{key: value for key, value in self.wanted.items() if value != ""})
        if self.q:
            return narrowed.filter(pk__in=found_ids(self.q, self.subject_type))
        return narrowed

    def __bool__(self) -> bool:
        return bool(self.q) or any(value != "" for value in self.wanted.values())


class PartnerFilter(_Filter):
    """Words, kind, group, country."""

    subject_type = "partner"

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        self.kind = one_of(query.get("kind", ""), PartnerKind.values)
        self.group = one_of(query.get("group", ""), PartnerGroup.values)
        self.country = one_of(query.get("country", ""), COUNTRIES)
        self.wanted = {"kind": self.kind, "group": self.group, "country": self.country}


class PersonFilter(_Filter):
    """Words, nationality, side."""

    subject_type = "person"

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        self.country = one_of(query.get("country", ""), COUNTRIES)
        self.side = one_of(query.get("side", ""), SIDES)
        side: Any = SIDES[self.side] if self.side else ""
        self.wanted = {"nationality": self.country, "is_vietnamese_side": side}


class PlaceFilter(_Filter):
    """Words, kind."""

    subject_type = "place"

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        self.kind = one_of(query.get("kind", ""), PlaceKind.values)
        self.wanted = {"kind": self.kind}
