"""Filters of the list of missions abroad."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from doingoai.directory.countries import find_country
from doingoai.missions.models import Leg, Mission
from doingoai.missions.states import MissionState, Purpose
from doingoai.web.filtering import found_ids, one_of, year_of
from doingoai.yearplan.states import Planning

UNKNOWN = "??"
"""What is no country is nobody's: the list says that nothing fits."""


class MissionFilter:
    """What the address asks of the list: words, state, purpose, planning, unit, country, year."""

    def __init__(self, query: QueryDict) -> None:
        self.q = query.get("q", "").strip()[:200]
        self.state = one_of(query.get("state", ""), MissionState.values)
        self.purpose = one_of(query.get("purpose", ""), Purpose.values)
        self.planning = one_of(query.get("planning", ""), Planning.values)
        self.country = query.get("country", "").strip()[:80]
        self.unit = _key(query.get("unit", ""))
        self.year = year_of(query)

    def apply(self, missions: QuerySet[Mission]) -> QuerySet[Mission]:
        wanted: dict[str, Any] = {
            name: value
            for name in ("state", "purpose", "planning", "unit")
            if (value := getattr(self, name))
        }
        if self.country:
            code = find_country(self.country) or UNKNOWN
            wanted["pk__in"] = Leg.objects.filter(country=code).values("mission_id")
        if self.year:
            wanted["starts_on__year"] = self.year
        missions = missions.filter(**wanted)
        return missions.filter(pk__in=found_ids(self.q, "mission")) if self.q else missions

    def __bool__(self) -> bool:
        return any(
            (self.q, self.state, self.purpose, self.planning, self.country, self.unit, self.year)
        )


def _key(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None
