"""A visit mended after something has happened: what changes, for whom, and what to tell them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from doingoai.delegations.facts import (
    ElsewhereFacts,
    FlightFacts,
    HostFacts,
    MemberFacts,
    VisitFacts,
)
from doingoai.delegations.findings.attendance import place_name, room_key
from doingoai.delegations.findings.ground import (
    AIRPORT_MINUTES,
    GREETER_STEPS,
    TRAVEL_MINUTES,
    Ground,
)
from doingoai.delegations.ripple.happened import (
    FlightMoved,
    Happened,
    as_if,
    blocks_of,
    car_key,
    forced_by,
    interpreter_key,
    may_miss,
    parties_of,
)
from doingoai.delegations.states import HostRole
from doingoai.directory.facts import PlaceFacts
from doingoai.programme.facts import ItemFacts
from doingoai.programme.repair.facts import Block, Repair, Scope, Slot, Step
from doingoai.programme.repair.search import repair
from doingoai.programme.states import ItemKind

_UNKNOWN_LENGTH = timedelta(minutes=30)
_BESIDE = frozenset({ItemKind.FREE, ItemKind.PRESS})
"""Free time gives way by itself; the press comes to what others hold."""


@dataclass(frozen=True, slots=True)
class Mended:
    """One item before and after; `out` and `stand_in` are keys of people left out and put in."""

    before: ItemFacts
    after: ItemFacts
    out: tuple[str, ...] = ()
    stand_in: tuple[str, ...] = ()
    because: str = ""
    pushed_by: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: items in their order in time, flights as they are now, what is left over."""

    mended: tuple[Mended, ...]
    flights: Mapping[str, FlightFacts]
    unsolved: tuple[ItemFacts, ...]
    is_least: bool


def propose(
    facts: VisitFacts,
    happened: Happened,
    ground: Ground,
    *,
    now: datetime,
    rooms: Sequence[PlaceFacts] = (),
) -> Proposal:
    """
    Propose the least change after what happened.

    `rooms` may be taken instead of a lost one, the best first; items that have begun stay.
    """
    town = timedelta(minutes=ground.term(AIRPORT_MINUTES, facts))
    slots = [_slot(item, facts, now) for item in facts.items if item.kind not in _BESIDE]
    blocks = [*blocks_of(happened, facts, town), *_held_elsewhere(facts, slots)]
    scope = Scope(
        travel=timedelta(minutes=ground.term(TRAVEL_MINUTES, facts)),
        airport_travel=town,
        last_day_ends=_last_moment(facts),
        rooms=tuple(room_key(room) for room in rooms if room_key(room)),
        deputies={host.key: _deputies(host, facts, ground) for host in facts.hosts},
        optional=_optional(facts, happened),
    )
    found = repair(slots, blocks, scope, forced=forced_by(happened, facts))
    return _proposal(found, facts, happened, {room_key(room): room for room in rooms})


def _slot(item: ItemFacts, facts: VisitFacts, now: datetime) -> Slot:
    ends = item.ends_at if item.ends_at and item.ends_at > item.starts_at else None
    return Slot(
        key=item.key,
        kind=item.kind,
        starts_at=item.starts_at,
        ends_at=ends or item.starts_at + _UNKNOWN_LENGTH,
        parties=parties_of(item, facts),
        room=room_key(item.place),
        house=place_name(item.place),
        is_fixed=item.starts_at <= now,
    )


def _held_elsewhere(facts: VisitFacts, slots: Sequence[Slot]) -> Iterable[Block]:
    """Tell what other visits hold and this one does not want now: nobody is taken from them."""
    for block in _elsewhere(facts):
        clashes = (
            slot
            for slot in slots
            if (block.what in slot.parties or block.what == slot.room)
            and slot.starts_at < block.until
            and block.since < slot.ends_at
        )
        if next(clashes, None) is None:
            yield block


def _elsewhere(facts: VisitFacts) -> Iterable[Block]:
    hosts = {host.known_person: host.key for host in facts.hosts if host.known_person}
    for other in facts.elsewhere:
        ends = other.ends_at or other.starts_at + _UNKNOWN_LENGTH
        for what in _wanted_by(other, hosts):
            yield Block(what, other.starts_at, ends, "elsewhere")


def _wanted_by(other: ElsewhereFacts, hosts: Mapping[str, str]) -> list[str]:
    wanted = [hosts[person] for person in other.people if person in hosts]
    if room_key(other.place):
        wanted.append(room_key(other.place))
    if other.interpreter:
        wanted.append(interpreter_key(other.interpreter))
    return wanted + ([car_key(other.car)] if other.car else [])


def _last_moment(facts: VisitFacts) -> datetime | None:
    days = [item.ends_at or item.starts_at for item in facts.items]
    return max(days).replace(hour=23, minute=59) if days else None


def _deputies(host: HostFacts, facts: VisitFacts, ground: Ground) -> tuple[str, ...]:
    """Name who may stand in for a host: others of known rank, few grades below, the nearest first."""
    grade = ground.grade(host.rank)
    if grade is None:
        return ()
    lowest = grade + ground.term(GREETER_STEPS, facts)
    below = [
        (found - grade, other.order, other.key)
        for other in facts.hosts
        if other.key != host.key and (found := ground.grade(other.rank)) is not None
        and grade <= found <= lowest and other.role != HostRole.DRIVER
    ]  # fmt: skip
    return tuple(key for _gap, _order, key in sorted(below))


def _optional(facts: VisitFacts, happened: Happened) -> frozenset[str]:
    """Name who may be missing: hosts beside the leader, and guests who come late without the head."""
    beside = {host.key for host in facts.hosts if host.role != HostRole.LEADER}
    return frozenset(beside) | may_miss(happened, facts)


def _proposal(
    found: Repair, facts: VisitFacts, happened: Happened, rooms: Mapping[str, PlaceFacts]
) -> Proposal:
    items = {item.key: item for item in facts.items}
    return Proposal(
        mended=tuple(_mended(step, items[step.key], facts, rooms) for step in found.steps),
        flights=as_if(happened, facts) if isinstance(happened, FlightMoved) else {},
        unsolved=tuple(items[key] for key in found.unsolved),
        is_least=found.is_least,
    )


def _mended(
    step: Step, item: ItemFacts, facts: VisitFacts, rooms: Mapping[str, PlaceFacts]
) -> Mended:
    place = item.place if step.room == room_key(item.place) else rooms[step.room]
    out = tuple(step.replaced)
    stand_in = tuple(who for who in step.replaced.values() if who)
    guests = item.guests
    if set(out) & {guest.key for guest in facts.members}:
        guests = tuple(one.key for one in facts.guests_of(item) if one.key not in out)
    staying = tuple(key for key in item.hosts if key not in out)
    hosts = staying + tuple(key for key in stand_in if key not in staying)
    after = replace(
        item,
        starts_at=step.starts_at,
        ends_at=step.ends_at if item.ends_at else None,
        place=place,
        guests=guests,
        hosts=hosts if set(hosts) != set(item.hosts) else item.hosts,
    )
    return Mended(item, after, out, stand_in, step.because, step.pushed_by)


def with_mended(
    facts: VisitFacts, mended: Iterable[Mended], flights: Mapping[str, FlightFacts], *, leaves: bool
) -> VisitFacts:
    """Give the visit as it would be; `leaves` tells that the flights are those of departure."""
    after = {one.before.key: one.after for one in mended}
    items = [after.get(item.key, item) for item in facts.items]
    members = tuple(_flown(guest, flights.get(guest.key), leaves=leaves) for guest in facts.members)
    ordered = tuple(sorted(items, key=lambda item: (item.starts_at, item.key)))
    return replace(facts, items=ordered, members=members)


def _flown(guest: MemberFacts, flight: FlightFacts | None, *, leaves: bool) -> MemberFacts:
    if flight is None:
        return guest
    return replace(guest, departure=flight) if leaves else replace(guest, arrival=flight)
