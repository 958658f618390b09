"""
Random days on several phones: offline, cut off, sent twice, out of order, wiped, stopped, wrong clocks.

Every phone knows which statements it had seen when it made one: that is the yardstick the merge is
held to, and it is not what the merge itself looks at.
"""

import random
import uuid
from dataclasses import dataclass, field, replace

from doingoai.runsheet.merging import Event, state_of
from doingoai.runsheet.states import Apart

DEVICES, THINGS = 5, 4
VALUES = ("yes", "no")


@dataclass
class Phone:
    name: str
    skew: int
    log: set[Event] = field(default_factory=set)
    unsent: list[Event] = field(default_factory=list)
    stopped: bool = False


@dataclass
class History:
    """`sent` is every upload as it reached the server, in the order of one possible world."""

    sent: list[list[Event]] = field(default_factory=list)
    made: set[Event] = field(default_factory=set)
    lost: set[Event] = field(default_factory=set)
    seen: dict[str, frozenset[str]] = field(default_factory=dict)
    """For each statement, the statements on its thing that its maker had seen."""

    @property
    def arrived(self) -> set[Event]:
        return {event for batch in self.sent for event in batch}


def history(chance: random.Random, *, steps: int = 40) -> History:
    phones = [Phone(f"phone-{n}", chance.randint(-90_000, 90_000)) for n in range(DEVICES)]
    told, server = History(), set[Event]()
    for step in range(steps):
        phone = chance.choice(phones)
        act = chance.random()
        if act < 0.62:
            _make(chance, told, phone, step)
        elif act < 0.92:
            _contact(chance, told, phone, server)
        elif act < 0.96:
            _wipe(told, phone)
        elif sum(one.stopped for one in phones) < 2:
            phone.stopped = True
    for phone in phones:
        _upload(chance, told, phone, server, cut=False)
    return told


def _make(chance: random.Random, told: History, phone: Phone, step: int) -> None:
    state = state_of(phone.log)
    number = str(uuid.UUID(int=chance.getrandbits(128)))
    common = {
        "id": number, "device": phone.name, "counter": state.counter + 1,
        "at": f"2026-02-09T{(step + phone.skew) % 24:02}:00:00+07:00",
    }  # fmt: skip
    if chance.random() < 0.25:
        kind = chance.choice(["note", "incident", "photo"])
        event = Event(kind=kind, text=f"Việc {step}", **common)
    else:
        thing = f"item-{chance.randrange(THINGS)}:begun"
        there = state.things.get(thing)
        after = tuple(sorted(one.id for one in there.history)) if there else ()
        event = Event(kind="said", thing=thing, value=chance.choice(VALUES), after=after, **common)
        told.seen[number] = frozenset(one.id for one in (there.history if there else ()))
    phone.log.add(event)
    phone.unsent.append(event)
    told.made.add(event)


def _contact(chance: random.Random, told: History, phone: Phone, server: set[Event]) -> None:
    _upload(chance, told, phone, server, cut=chance.random() < 0.3)
    if not phone.stopped and chance.random() < 0.8:
        phone.log |= {event for event in server if not event.apart}


def _upload(
    chance: random.Random, told: History, phone: Phone, server: set[Event], *, cut: bool
) -> None:
    """Send in any order; when the line is cut the phone does not know what arrived and sends it again."""
    waiting = list(phone.unsent)
    chance.shuffle(waiting)
    if cut:
        waiting = waiting[: chance.randint(0, len(waiting))]
    known = {event.id for event in server}
    apart = Apart.REVOKED.value if phone.stopped else ""
    # As the server does: what it has already stays as it came the first time.
    batch = [
        replace(event, apart=apart) if event.id not in known else _as_kept(event, server)
        for event in waiting
    ]
    server.update(batch)
    told.sent.append(batch)
    if not cut:
        phone.unsent.clear()


def _as_kept(event: Event, server: set[Event]) -> Event:
    return next(one for one in server if one.id == event.id)


def _wipe(told: History, phone: Phone) -> None:
    """What was never sent from a wiped phone is gone; what arrived before is not."""
    told.lost |= set(phone.unsent)
    phone.log, phone.unsent = set(), []


def orders(chance: random.Random, told: History, count: int) -> list[list[list[Event]]]:
    """The same uploads in other orders, some twice, some torn into single entries."""
    found = []
    for _turn in range(count):
        batches = [list(batch) for batch in told.sent]
        batches += [list(batch) for batch in told.sent if chance.random() < 0.3]
        batches += [[event] for batch in told.sent for event in batch if chance.random() < 0.1]
        for batch in batches:
            chance.shuffle(batch)
        chance.shuffle(batches)
        found.append(batches)
    return found


def unanswered_by_sight(told: History, thing: str) -> set[str]:
    """The statements in the log nobody had seen who spoke later of the same thing."""
    log = {
        event.id: event
        for event in told.arrived
        if event.kind == "said" and event.thing == thing and not event.apart
    }
    seen_later = {one for number in log for one in told.seen[number]}
    return set(log) - seen_later


def faults_of(chance: random.Random, *, turns: int = 3) -> list[str]:
    """Make one history, merge it in several orders, and say what does not hold."""
    told = history(chance)
    first = state_of(told.arrived)
    faults = []
    for batches in orders(chance, told, turns):
        here: set[Event] = set()
        for batch in batches:
            here |= set(batch)
        if state_of(here) != first or state_of([*here, *here]) != first:
            faults.append("another order gave another day")
        for batch in batches:
            here |= set(batch)
        if state_of(here) != first:
            faults.append("sending again changed the day")
    faults += _dropped(told, first)
    for key, thing in first.things.items():
        wanted = unanswered_by_sight(told, key)
        if {head.id for head in thing.heads} != wanted:
            faults.append(f"{key}: not the statements that nobody had seen")
    return faults


def _dropped(told: History, state: object) -> list[str]:
    things, said, apart = state.things, state.told, state.apart  # type: ignore[attr-defined]
    shown = {event.id for thing in things.values() for event in thing.history}
    shown |= {event.id for event in said} | {event.id for event, _why in apart}
    missing = {event.id for event in told.made - told.lost} - shown
    stopped = {event.id for event in told.arrived if event.apart}
    hidden = stopped - {event.id for event, why in apart if why == Apart.REVOKED}
    return [f"dropped {len(missing)}"] * bool(missing) + [f"not apart {len(hidden)}"] * bool(hidden)
