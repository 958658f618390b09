"""What the items of a visit need of people, cars and rooms, and who is booked for it; in two queries."""

from dataclasses import replace

from doingoai.delegations.facts import BookedFacts, VisitFacts, WantedFacts
from doingoai.programme.models import Item
from doingoai.resources.models import Booking, Need, Skill
from doingoai.resources.states import Mode, NeedKind

_ITEM = "item-"


def with_wanted(facts: VisitFacts) -> VisitFacts:
    """Add what the items need."""
    keys = [item.key.removeprefix(_ITEM) for item in facts.items]
    needs = (
        Need.objects.filter(about_type=Item.subject_type, about_id__in=keys)
        .select_related("booking__resource")
        .prefetch_related("booking__resource__skills")
        .order_by("starts_at", "id")
    )
    return replace(facts, wanted=tuple(_wanted(need) for need in needs)) if keys else facts


def _wanted(need: Need) -> WantedFacts:
    booking = getattr(need, "booking", None)
    return WantedFacts(
        item=f"{_ITEM}{need.about_id}",
        kind=NeedKind(need.kind),
        language=need.language,
        level=need.least_level or 0,
        mode=need.mode,
        size=need.size or 0,
        booked=_booked(booking, need) if booking else None,
    )


def _booked(booking: Booking, need: Need) -> BookedFacts:
    one = booking.resource
    skill = next((each for each in one.skills.all() if each.language == need.language), None)
    return BookedFacts(
        name=one.name,
        level=skill.level if skill else 0,
        modes=_modes(skill) if skill else frozenset(),
        size=one.seats if need.kind == NeedKind.VEHICLE else one.capacity,
        evidence_until=skill.valid_until if skill else None,
        in_pool_from=one.active_from,
        in_pool_until=one.active_until,
        is_away=booking.is_displaced,
    )


def _modes(skill: Skill) -> frozenset[str]:
    known = {Mode.CONSECUTIVE: skill.is_consecutive, Mode.SIMULTANEOUS: skill.is_simultaneous}
    return frozenset(mode.value for mode, can in known.items() if can)
