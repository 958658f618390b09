"""The facts an officer enters when the day turns out otherwise, and what they take away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from doingoai.delegations.facts import FlightFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings.attendance import room_key
from doingoai.delegations.states import MemberRole
from doingoai.foundation.folding import fold
from doingoai.programme.facts import ItemFacts
from doingoai.programme.repair.facts import Block
from doingoai.programme.states import ItemKind

FLIGHT, AWAY, ROOM = "flight", "away", "room"


@dataclass(frozen=True, slots=True)
class FlightMoved:
    """Guests arrive, or leave, at another time; `guests` are keys of members."""

    guests: frozenset[str]
    at: datetime
    number: str = ""
    is_departure: bool = False


@dataclass(frozen=True, slots=True)
class HostAway:
    """A host cannot be there for a time; `host` is a key."""

    host: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class RoomLost:
    """The room of an item cannot be had for a time; `item` is the key of one item that is there."""

    item: str
    since: datetime
    until: datetime


Happened = FlightMoved | HostAway | RoomLost


def word_of(happened: Happened) -> str:
    if isinstance(happened, FlightMoved):
        return FLIGHT
    return AWAY if isinstance(happened, HostAway) else ROOM


def blocks_of(happened: Happened, facts: VisitFacts, to_the_town: timedelta) -> Iterator[Block]:
    """Tell who or what cannot be had, and when; `to_the_town` is the way from or to the airport."""
    if isinstance(happened, HostAway):
        yield Block(happened.host, happened.since, happened.until, AWAY)
    elif isinstance(happened, RoomLost):
        item = next((one for one in facts.items if one.key == happened.item), None)
        if item is not None and room_key(item.place):
            yield Block(room_key(item.place), happened.since, happened.until, ROOM)
    else:
        yield from _without_flight(happened, facts, to_the_town)


def _without_flight(
    moved: FlightMoved, facts: VisitFacts, to_the_town: timedelta
) -> Iterator[Block]:
    moments = [moved.at, *(item.starts_at for item in facts.items)]
    first, last = min(moments) - timedelta(days=1), max(moments) + timedelta(days=1)
    for key in sorted(moved.guests):
        if moved.is_departure:
            yield Block(key, moved.at - to_the_town, last, FLIGHT)
        else:
            yield Block(key, first, moved.at + to_the_town, FLIGHT)


def forced_by(happened: Happened, facts: VisitFacts) -> dict[str, tuple[datetime, str]]:
    """Give the welcome or farewell that moves with the flight of the head, to the minute."""
    if not isinstance(happened, FlightMoved):
        return {}
    leading = _leading(happened, facts)
    if leading is None:
        return {}
    kind = ItemKind.FAREWELL if happened.is_departure else ItemKind.AIRPORT_WELCOME
    was = _flight_of(leading, happened)
    shift = happened.at - was.at if was and was.at else timedelta(0)
    return {
        item.key: (item.starts_at + shift, FLIGHT)
        for item in facts.items
        if item.kind == kind and leading in facts.guests_of(item)
    }


def _leading(moved: FlightMoved, facts: VisitFacts) -> MemberFacts | None:
    """Give the guest whose flight the welcome is for: the head, when the head is on it."""
    on_it = [guest for guest in facts.members if guest.key in moved.guests]
    heads = [guest for guest in on_it if guest.role == MemberRole.HEAD]
    if heads:
        return heads[0]
    return on_it[0] if len(on_it) == len(facts.members) and on_it else None


def _flight_of(guest: MemberFacts, moved: FlightMoved) -> FlightFacts | None:
    return guest.departure if moved.is_departure else guest.arrival


def may_miss(happened: Happened, facts: VisitFacts) -> frozenset[str]:
    """Name guests who may miss an item because they come late or leave early, without the head."""
    if not isinstance(happened, FlightMoved) or _leading(happened, facts) is not None:
        return frozenset()
    return happened.guests


def parties_of(item: ItemFacts, facts: VisitFacts) -> frozenset[str]:
    """Name everybody and everything that an item wants for itself."""
    parties = {guest.key for guest in facts.guests_of(item)} | set(item.hosts)
    if item.interpreter:
        parties.add(interpreter_key(item.interpreter))
    if item.car:
        parties.add(car_key(item.car))
    return frozenset(parties)


def interpreter_key(name: str) -> str:
    return f"interpreter:{fold(name)}"


def car_key(name: str) -> str:
    return f"car:{fold(name)}"


def as_if(happened: Happened, facts: VisitFacts) -> Mapping[str, FlightFacts]:
    """Give the flights of guests as they are now, by key."""
    if not isinstance(happened, FlightMoved):
        return {}
    flights = {}
    for guest in facts.members:
        if guest.key in happened.guests:
            was = _flight_of(guest, happened) or FlightFacts()
            flights[guest.key] = FlightFacts(
                happened.number or was.number, happened.at, was.airport
            )
    return flights
