"""Who is there, in the queues from which chairs are filled. The order itself comes from `standing`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part, Side

_TURN = {Part.HEAD: 0, Part.MEMBER: 1, Part.SPOUSE: 1, Part.INTERPRETER: 2, Part.NOTE_TAKER: 3}
BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Party:
    """
    Those to be placed. `hosts` and `guests` go by rank, note-takers last.

    `beside` is the interpreter who gets a chair next to the head of a side; `behind` are those
    who sit just behind whom they speak for, each with that person's key.
    """

    people: tuple[Attendee, ...]
    hosts: tuple[Attendee, ...]
    guests: tuple[Attendee, ...]
    beside: dict[str, Attendee]
    behind: tuple[tuple[Attendee, str], ...]
    tables: Mapping[str, int] = field(default_factory=dict)

    def side(self, side: str) -> tuple[Attendee, ...]:
        return self.hosts if side == Side.HOST else self.guests

    def head(self, side: str) -> Attendee | None:
        return next(iter(self.side(side)), None)

    @property
    def country(self) -> str:
        """The guests' country: that of their head."""
        head = self.head(Side.GUEST)
        return head.country if head else ""

    def queue(self, name: str) -> tuple[Attendee, ...]:
        """The people a chair names: "host", "interpreter:guest", "key:…", "t3:guest" for a table."""
        kind, _sign, rest = name.rpartition(":")
        if kind.startswith("t") and kind[1:2].isdigit():
            number, _sign, inner = kind.partition(":")
            queue = f"{inner}:{rest}" if inner else rest
            at_it = int(number[1:])
            return tuple(one for one in self.queue(queue) if self.tables.get(one.key, 1) == at_it)
        if name.startswith("key:"):
            return tuple(one for one in self.people if one.key == name[4:])
        if kind == "interpreter":
            found = self.beside.get(rest)
            return (found,) if found else ()
        return self.side(name)


def party_of(
    people: Sequence[Attendee],
    *,
    interpreters: str,
    first: Collection[str] = (),
    most: int = 2,
    tables: Mapping[str, int] | None = None,
) -> Party:
    """
    Sort people into queues.

    `interpreters` is where they sit: "left" or "right" of the head or "between" the heads, `most`
    of them beside and further ones behind; "behind"; or "queue": with their side, after its members.
    `first` are put before all of their side.
    """
    sitting = [one for one in people if one.part != Part.INTERPRETER or interpreters == "queue"]
    hosts = _in_order((one for one in sitting if one.side == Side.HOST), first)
    guests = _in_order((one for one in sitting if one.side == Side.GUEST), first)
    heads = {Side.HOST: next(iter(hosts), None), Side.GUEST: next(iter(guests), None)}
    beside: dict[str, Attendee] = {}
    behind: list[tuple[Attendee, str]] = []
    known = {one.key for one in sitting}
    for one in [] if interpreters == "queue" else _interpreters(people):
        whom, head = _speaks_for(one, heads, known), heads[Side(one.side)]
        is_heads = head is not None and whom == head.key
        if interpreters != BEHIND and is_heads and one.side not in beside and len(beside) < most:
            beside[one.side] = one
        else:
            behind.append((one, whom))
    return Party(tuple(people), hosts, guests, beside, tuple(behind), tables or {})


def _in_order(people: Iterable[Attendee], first: Collection[str]) -> tuple[Attendee, ...]:
    named = list(first)
    before = {key: place for place, key in enumerate(named)}
    return tuple(
        sorted(
            people,
            key=lambda one: (before.get(one.key, len(named)), _TURN[Part(one.part)], one.standing),
        )
    )


def _interpreters(people: Iterable[Attendee]) -> list[Attendee]:
    found = (one for one in people if one.part == Part.INTERPRETER)
    return sorted(found, key=lambda one: (one.side != Side.HOST, one.standing))


def _speaks_for(one: Attendee, heads: dict[Side, Attendee | None], known: Collection[str]) -> str:
    """Whom an interpreter sits with: the first named who is there, else the head of the own side."""
    named = next((key for key in one.interprets_for if key in known), "")
    own = heads[Side(one.side)] or heads[Side.HOST] or heads[Side.GUEST]
    return named or (own.key if own else "")
