"""From tables to facts: the pool as a need sees it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import timedelta

from doingoai.resources.facts import NeedFacts, ResourceFacts, SkillFacts, Stretch
from doingoai.resources.models import Need, Resource, Skill
from doingoai.resources.queries import absences_between, bookings_between, pool_for
from doingoai.resources.states import Mode, NeedKind, ResourceKind

AROUND = timedelta(days=15)


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
    """
    Everybody who is of the kind a need asks for.

    `together` are the keys of what belongs to the same matter: the items of one visit. What is
    booked for the need itself counts neither as taken nor as load.
    """
    found = list(pool_for(NeedKind(need.kind)).prefetch_related("skills"))
    return facts_of(found, need, together=together)


def facts_of(
    pool: Iterable[Resource], need: Need, *, together: Collection[str] = ()
) -> list[ResourceFacts]:
    """The facts of these of the pool around the time of a need."""
    found = {one.pk: one for one in pool}
    taken, away = defaultdict(list), defaultdict(list)
    bookings = bookings_between(need.starts_at - AROUND, need.ends_at + AROUND)
    rows = bookings.filter(resource_id__in=found).exclude(need=need.pk)
    for key, start, end, label, about in rows.values_list(
        "resource_id", "starts_at", "ends_at", "about_label", "about_id"
    ):
        taken[key].append(Stretch(start, end, label, about))
    absences = absences_between(need.starts_at, need.ends_at).filter(resource_id__in=found)
    for absence in absences:
        away[absence.resource_id].append(
            Stretch(absence.starts_at, absence.ends_at, absence.get_reason_display())
        )
    return [_facts(one, taken[key], away[key], together) for key, one in found.items()]


def _facts(
    one: Resource, taken: list[Stretch], away: list[Stretch], together: Collection[str]
) -> ResourceFacts:
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
        away=tuple(away),
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
