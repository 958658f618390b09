"""From tables to facts: the pool as a need sees it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from doingoai.resources.facts import NeedFacts, ResourceFacts, SkillFacts, Stretch
from doingoai.resources.models import Need, Resource, Skill
from doingoai.resources.queries import absences_between, bookings_between
from doingoai.resources.states import KIND_OF_NEED, ROLE_OF_NEED, Mode, NeedKind, ResourceKind

AROUND = timedelta(days=15)
Way = Callable[[str, str], int]
"""Minutes from one thing that happens to another, by their keys."""


def facts_of_need(need: Need) -> NeedFacts:
    return NeedFacts(
        NeedKind(need.kind),
        need.starts_at,
        need.ends_at,
        language=need.language,
        mode=Mode(need.mode) if need.mode else None,
        least_level=need.least_level,
        size=need.size,
    )


def pool_facts(need: Need, *, together: Collection[str] = ()) -> list[ResourceFacts]:
    """Everybody who is of the kind a need asks for."""
    return pool_facts_for([need], together=together)[need.pk]


def pool_facts_for(
    needs: Sequence[Need], *, together: Collection[str] = (), way: Way | None = None
) -> dict[int, list[ResourceFacts]]:
    """
    For each of several needs everybody who is of its kind; read at once, by key of the need.

    `together` are the keys of what belongs to the same matter: the items of one visit. What is
    booked for the need itself counts neither as taken nor as load. `way` gives the minutes between
    two things by their keys.
    """
    kinds = {KIND_OF_NEED[NeedKind(need.kind)] for need in needs}
    pool = list(Resource.objects.filter(kind__in=kinds).prefetch_related("skills"))
    return _facts_for(pool, needs, together, way) if needs else {}


def facts_of(one: Resource, need: Need) -> ResourceFacts:
    """The facts of one of the pool around the time of a need, whatever its kind."""
    times = _times([one], [need])
    return _facts(one, need, times, ())


def _facts_for(
    pool: Sequence[Resource], needs: Sequence[Need], together: Collection[str], way: Way | None
) -> dict[int, list[ResourceFacts]]:
    times = _times(pool, needs)
    return {
        need.pk: [_facts(one, need, times, together, way) for one in pool if _is_of(one, need)]
        for need in needs
    }


def _is_of(one: Resource, need: Need) -> bool:
    kind = NeedKind(need.kind)
    role = ROLE_OF_NEED.get(kind)
    return one.kind == KIND_OF_NEED[kind] and (role is None or role in one.roles)


@dataclass(frozen=True, slots=True)
class _Times:
    """What is taken, with the key of its need, and away, by key of the pool."""

    taken: Mapping[int, list[tuple[int | None, Stretch]]]
    away: Mapping[int, list[Stretch]]


def _times(pool: Iterable[Resource], needs: Sequence[Need]) -> _Times:
    keys = [one.pk for one in pool]
    start, end = min(need.starts_at for need in needs), max(need.ends_at for need in needs)
    taken: defaultdict[int, list[tuple[int | None, Stretch]]] = defaultdict(list)
    away: defaultdict[int, list[Stretch]] = defaultdict(list)
    booked = bookings_between(start - AROUND, end + AROUND).filter(resource_id__in=keys)
    for key, need, first, last, label, about in booked.values_list(
        "resource_id", "need_id", "starts_at", "ends_at", "about_label", "about_id"
    ):
        taken[key].append((need, Stretch(first, last, label, about)))
    for absence in absences_between(start, end).filter(resource_id__in=keys):
        reason = absence.get_reason_display()
        away[absence.resource_id].append(Stretch(absence.starts_at, absence.ends_at, reason))
    return _Times(taken, away)


def _facts(
    one: Resource,
    need: Need,
    times: _Times,
    together: Collection[str],
    way: Way | None = None,
) -> ResourceFacts:
    taken = [
        replace(stretch, way=way(stretch.about_id, need.about_id)) if way else stretch
        for booked_for, stretch in times.taken.get(one.pk, ())
        if booked_for != need.pk
    ]
    return ResourceFacts(
        one.pk,
        one.name,
        ResourceKind(one.kind),
        roles=frozenset(one.roles),
        skills=tuple(_skill(skill) for skill in one.skills.all()),
        seats=one.seats,
        capacity=one.capacity,
        active_from=one.active_from,
        active_until=one.active_until,
        taken=tuple(taken),
        away=tuple(times.away.get(one.pk, ())),
        load=len(taken),
        together=sum(1 for stretch in taken if stretch.about_id in together),
    )


def _skill(skill: Skill) -> SkillFacts:
    return SkillFacts(
        skill.language,
        skill.level,
        is_consecutive=skill.is_consecutive,
        is_simultaneous=skill.is_simultaneous,
        certificate=skill.certificate,
        valid_until=skill.valid_until,
    )
