"""Filters and columns of the consolidated list of the plan."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from doingoai.directory.countries import find_country
from doingoai.foundation.folding import clean, fold
from doingoai.web.filtering import one_of, words_of
from doingoai.web.naming import country_name
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import PlanItemKind, PlanItemState
from doingoai.yearplan.when import last_of_month

UNKNOWN = "??"
MONTHS = [str(month) for month in range(1, 13)]


class ItemFilter:
    """What the address asks of the list: words, unit, kind, state, month, country."""

    def __init__(self, query: QueryDict, *, year: int) -> None:
        self.year = year
        self.q = words_of(query)
        self.kind = one_of(query.get("kind", ""), PlanItemKind.values)
        self.state = one_of(query.get("state", ""), PlanItemState.values)
        self.month = one_of(query.get("month", ""), MONTHS)
        self.country = query.get("country", "").strip()[:80]
        self.unit = _key(query.get("unit", ""))
        self.partner = query.get("partner", "").strip()[:120]

    def apply(self, items: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
        wanted: dict[str, Any] = {"kind": self.kind, "state": self.state, "unit": self.unit}
        wanted = {name: value for name, value in wanted.items() if value}
        if self.q:
            wanted["folded__contains"] = fold(clean(self.q))
        if self.country:
            wanted["countries__contains"] = find_country(self.country) or UNKNOWN
        if self.month:
            wanted |= self._in_month()
        return self._of_partner(items.filter(**wanted))

    def _of_partner(self, items: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
        """Items with a partner of this name, accents aside, in the directory or written out."""
        if not self.partner:
            return items
        known = Q(partner__folded__contains=fold(clean(self.partner)))
        return items.filter(known | Q(partner_text__icontains=self.partner))

    def _in_month(self) -> dict[str, Any]:
        first = _first(self.year, int(self.month))
        return {"starts_on__lte": last_of_month(first), "ends_on__gte": first}

    def __bool__(self) -> bool:
        return bool(
            self.q or self.kind or self.state or self.month or self.country or self.unit
            or self.partner
        )  # fmt: skip


def _first(year: int, month: int) -> date:
    return date(year, month, 1)


def _key(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def countries_named(item: PlanItem) -> str:
    """The countries of an item in the language of the screen."""
    return ", ".join(country_name(code) for code in item.country_codes)
