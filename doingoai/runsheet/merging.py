"""
What the log of a day says: a pure function of the set of its entries, whatever order they came in.

A statement names all statements on its thing that its maker had seen (`after`): not the last ones
alone, for what stood between may be lost with a wiped phone. What nobody has answered yet holds; where
two such statements differ, their makers had not seen each other: both are kept and shown, and the
thing is contradictory until somebody answers both. `doingoai/web/islands/run/merging.ts` says the
same for the phone; `tests/runsheet/cases.json` holds the two together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from doingoai.runsheet.states import Apart, Kind

Order = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log; `counter` is larger than any its maker had seen, clocks are only shown."""

    id: str
    device: str
    counter: int
    at: str
    kind: str
    about: str = ""
    thing: str = ""
    value: str = ""
    after: tuple[str, ...] = ()
    text: str = ""
    severity: str = ""
    apart: str = ""

    @property
    def order(self) -> Order:
        return (self.counter, self.at, self.device, self.id)


@dataclass(frozen=True, slots=True)
class Thing:
    """What is said of one thing: the statements that nobody has answered, and all that ever were."""

    heads: tuple[Event, ...]
    history: tuple[Event, ...]

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(sorted({event.value for event in self.heads}))

    @property
    def is_contradictory(self) -> bool:
        return len(self.values) > 1

    @property
    def value(self) -> str:
        """What holds; nothing while two statements contradict each other."""
        return "" if self.is_contradictory else self.heads[0].value


@dataclass(frozen=True, slots=True)
class State:
    """A day: things that were ticked, what was told, and what is kept apart, with its reason."""

    things: Mapping[str, Thing]
    told: tuple[Event, ...]
    apart: tuple[tuple[Event, str], ...]

    @property
    def contradictions(self) -> tuple[str, ...]:
        return tuple(key for key, thing in self.things.items() if thing.is_contradictory)

    @property
    def counter(self) -> int:
        """The highest counter in the log; the next entry takes one more."""
        events = [event for thing in self.things.values() for event in thing.history]
        return max((event.counter for event in (*events, *self.told)), default=0)


def state_of(events: Iterable[Event]) -> State:
    """Say what a set of entries means. Commutative, associative and idempotent; drops nothing."""
    known = sorted(set(events), key=lambda event: (event.order, event.apart, repr(event)))
    count = Counter(event.id for event in known)
    apart = [(one, _why_apart(one, count[one.id])) for one in known]
    log = [event for event, why in apart if not why]
    links = {event.id: event.after for event in known}
    return State(
        things=_things([event for event in log if event.kind == Kind.SAID], links),
        told=tuple(event for event in log if event.kind != Kind.SAID),
        apart=tuple((event, why) for event, why in apart if why),
    )


def _why_apart(event: Event, claimed: int) -> str:
    return event.apart or (Apart.TWICE.value if claimed > 1 else "")


def _things(said: list[Event], links: Mapping[str, tuple[str, ...]]) -> dict[str, Thing]:
    by_thing: dict[str, list[Event]] = defaultdict(list)
    for event in said:
        by_thing[event.thing].append(event)
    return {
        key: Thing(_unanswered(by_thing[key], links), tuple(by_thing[key]))
        for key in sorted(by_thing)
    }


def _unanswered(events: list[Event], links: Mapping[str, tuple[str, ...]]) -> tuple[Event, ...]:
    """Leave the statements that no other one answers, directly or through others."""
    answered: set[str] = set()
    for event in events:
        answered |= _answered_by(event, links)
    heads = tuple(event for event in events if event.id not in answered)
    # Statements that answer each other in a ring are made by nobody honest: then all are shown.
    return heads or tuple(events)


def _answered_by(event: Event, links: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(event.after)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += links.get(one, ())
    return found
