"""Who is where when: the programme seen from the people and the rooms in it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from doingoai.delegations.facts import MemberFacts, VisitFacts
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.states import PlaceKind
from doingoai.foundation.folding import fold
from doingoai.programme.facts import ItemFacts

_SHORTEST = timedelta(minutes=1)


def span(item: ItemFacts) -> tuple[datetime, datetime]:
    """Give start and end; an item without a believable end lasts a minute."""
    if item.ends_at is None or item.ends_at <= item.starts_at:
        return item.starts_at, item.starts_at + _SHORTEST
    return item.starts_at, item.ends_at


def in_order(items: Sequence[ItemFacts]) -> list[ItemFacts]:
    return sorted(items, key=lambda item: (*span(item), item.key))


def overlapping(items: Sequence[ItemFacts]) -> Iterator[tuple[ItemFacts, ItemFacts]]:
    """Give each pair of items that run at the same time, the earlier one first."""
    ordered = in_order(items)
    for at, earlier in enumerate(ordered):
        ends = span(earlier)[1]
        for later in ordered[at + 1 :]:
            if later.starts_at >= ends:
                break
            yield earlier, later


def guest_keys(facts: VisitFacts) -> dict[str, frozenset[str]]:
    """Give for each item the keys of the guests who take part."""
    everybody = frozenset(member.key for member in facts.members)
    return {item.key: everybody & set(item.guests or everybody) for item in facts.items}


def items_of(
    members: Sequence[MemberFacts], items: Sequence[ItemFacts], guests: dict[str, frozenset[str]]
) -> Iterator[tuple[MemberFacts, list[ItemFacts]]]:
    """Give each guest with the items that guest takes part in, in their order."""
    ordered = in_order(items)
    for member in members:
        yield member, [item for item in ordered if member.key in guests[item.key]]


def place_name(place: PlaceFacts) -> str:
    return fold(place.name_vi or place.name_en or place.address)


def room_key(place: PlaceFacts) -> str:
    """Name a room that holds one thing at a time; a hotel or a museum holds many."""
    if place.room:
        return f"{place_name(place)}|{fold(place.room)}"
    return place_name(place) if place.kind == PlaceKind.ROOM else ""


def are_apart(one: PlaceFacts, other: PlaceFacts) -> bool:
    """Tell whether people must travel between two places; rooms of one house are not apart."""
    here, there = place_name(one), place_name(other)
    same_address = one.address and fold(one.address) == fold(other.address)
    return not (same_address or here in there or there in here)
