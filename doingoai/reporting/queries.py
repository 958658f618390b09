"""Reads delegations in and out as records to be counted: the same rows for every cut."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db.models import QuerySet

from doingoai.accounts.models import Unit, User
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import visible_delegations
from doingoai.delegations.states import State
from doingoai.directory.models import Partner, Person
from doingoai.missions.models import Funding, Leg, Mission, Traveller
from doingoai.missions.queries import visible_missions
from doingoai.missions.states import MissionState, TravellerRole
from doingoai.reporting.facts import Part, Record, UnitTree
from doingoai.reporting.states import Direction

COUNTED_IN = (State.APPROVED, State.UNDER_WAY, State.REPORTED, State.CLOSED)
COUNTED_OUT = (
    MissionState.APPROVED,
    MissionState.UNDER_WAY,
    MissionState.BACK,
    MissionState.REPORTED,
    MissionState.CLOSED,
)
"""What counts: approved and what came of it. What is prepared, refused or cancelled does not."""

AT_ONCE = 5_000
"""Rows that are fetched from the database in one go."""


def records(
    direction: Direction, start: date, end: date, *, seen_by: User, persons: bool = False
) -> list[Record]:
    """
    The delegations that began between two days, both included; `persons` also reads who was in them.
    """
    with collector_at_rest():
        if direction == Direction.IN:
            return _inbound(counted_visits(start, end, seen_by=seen_by), persons=persons)
        return _outbound(counted_missions(start, end, seen_by=seen_by), persons=persons)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Rows form no cycles; to look for some among a million of them takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def counted_visits(start: date, end: date, *, seen_by: User) -> QuerySet[Delegation]:
    """Visits that began between two days and count."""
    visits = visible_delegations(seen_by).filter(state__in=COUNTED_IN)
    return visits.filter(starts_on__gte=start, starts_on__lte=end).order_by("starts_on", "pk")


def counted_missions(start: date, end: date, *, seen_by: User) -> QuerySet[Mission]:
    """Missions that began between two days and count."""
    missions = visible_missions(seen_by).filter(state__in=COUNTED_OUT)
    return missions.filter(starts_on__gte=start, starts_on__lte=end).order_by("starts_on", "pk")


VISIT = (
    "pk", "starts_on", "ends_on", "people_expected", "receiving_unit_id", "country", "partner_id",
    "field", "kind", "head_rank", "planning", "pillar", "payer",
)  # fmt: skip
MISSION = (
    "pk", "starts_on", "ends_on", "unit_id", "partner_id", "field", "purpose", "level", "planning",
    "pillar",
)  # fmt: skip


def _inbound(visits: QuerySet[Delegation], *, persons: bool) -> list[Record]:
    rows = list(visits.values(*VISIT))
    members = _pairs(
        Member.objects.filter(delegation__in=visits.order_by()), "delegation_id", "person_id"
    )
    return [
        Record(
            key=row["pk"],
            starts_on=row["starts_on"],
            days=_days(row),
            people=len(members.get(row["pk"], ())) or row["people_expected"],
            unit=_key(row["receiving_unit_id"]),
            countries=(row["country"],),
            partner=_key(row["partner_id"]),
            field=row["field"],
            purpose=row["kind"],
            level=row["head_rank"],
            planning=row["planning"],
            pillar=row["pillar"],
            funding=((row["payer"], 0),),
            persons=tuple(str(person) for (person,) in members.get(row["pk"], ())) if persons else (),
        )
        for row in rows
    ]  # fmt: skip


def _outbound(missions: QuerySet[Mission], *, persons: bool) -> list[Record]:
    chosen = missions.order_by().values("pk")
    legs = _pairs(
        Leg.objects.filter(mission__in=chosen).order_by("order", "pk"), "mission_id", "country"
    )
    money = _pairs(
        Funding.objects.filter(mission__in=chosen).order_by("pk"), "mission_id", "source", "vnd"
    )
    going = Traveller.objects.filter(mission__in=chosen).exclude(role=TravellerRole.ESCORT)
    who = _pairs(going.order_by(), "mission_id", "unit_id", "person_id")
    return [
        Record(
            key=key,
            starts_on=starts_on,
            days=(ends_on - starts_on).days + 1,
            people=len(who.get(key, ())),
            unit=_key(unit),
            countries=tuple(country for (country,) in legs.get(key, ())),
            partner=_key(partner),
            field=field,
            purpose=purpose,
            level=level,
            planning=planning,
            pillar=pillar,
            funding=tuple(money.get(key, ())),
            travellers=_by_unit(who.get(key, ())),
            persons=tuple(str(person) for _unit, person in who.get(key, ())) if persons else (),
        )
        for key, starts_on, ends_on, unit, partner, field, purpose, level, planning, pillar in missions.values_list(*MISSION).iterator(AT_ONCE)
    ]  # fmt: skip


def _by_unit(travellers: Iterable[tuple[Any, ...]]) -> tuple[Part, ...]:
    """How many travellers came from each unit."""
    found: dict[int | None, int] = {}
    for unit, _person in travellers:
        found[unit] = found.get(unit, 0) + 1
    return tuple([(_key(unit), number) for unit, number in found.items()])


def _pairs(rows: QuerySet[Any], of: str, *what: str) -> dict[int, list[tuple[Any, ...]]]:
    """The values of rows by the delegation they belong to."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows.values_list(of, *what).iterator(AT_ONCE):
        values = row[1:]
        if had := found.get(row[0]):
            had.append(values)
        else:
            found[row[0]] = [values]
    return found


def _days(row: dict[str, Any]) -> int:
    days: int = (row["ends_on"] - row["starts_on"]).days + 1
    return days


def _key(value: int | None) -> str:
    return "" if value is None else str(value)


def unit_tree() -> UnitTree:
    """All units with the one above each, in the order of their names."""
    rows = list(Unit.objects.order_by("name_vi", "pk").values_list("pk", "parent_id"))
    return UnitTree(
        above={str(pk): str(parent) for pk, parent in rows if parent is not None},
        order={str(pk): number for number, (pk, _parent) in enumerate(rows)},
    )


def unit_names(keys: Iterable[str]) -> dict[str, str]:
    return {str(unit.pk): unit.name for unit in Unit.objects.filter(pk__in=_numbers(keys))}


def partner_names(keys: Iterable[str]) -> dict[str, str]:
    return {str(one.pk): one.name for one in Partner.objects.filter(pk__in=_numbers(keys))}


def person_names(keys: Iterable[str]) -> dict[str, str]:
    """Names of people, read in steps that either engine takes at once."""
    wanted, names = _numbers(keys), {}
    for start in range(0, len(wanted), 5_000):
        for person in Person.objects.filter(pk__in=wanted[start : start + 5_000]):
            names[str(person.pk)] = person.name.full
    return names


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys if key.isdecimal()]


def a_year_before(day: date) -> date:
    """The same day of the year before; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def with_year_before(
    direction: Direction, start: date, end: date, *, seen_by: User, persons: bool = False
) -> tuple[list[Record], list[Record]]:
    """The records of a period, and those of the same days a year before."""
    then = (a_year_before(start), a_year_before(end))
    return (
        records(direction, start, end, seen_by=seen_by, persons=persons),
        records(direction, *then, seen_by=seen_by, persons=persons),
    )
