"""Tables at which people eat, with both sides mixed: rectangular, top table, round, several round."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from doingoai.protocol.layouts.meetings import HEADS, Drawn, door
from doingoai.protocol.layouts.party import Party
from doingoai.protocol.layouts.places import (
    DOWN,
    LEFTWARD,
    RIGHTWARD,
    UP,
    Hand,
    Kind,
    Place,
    Role,
    Settings,
    Thing,
    because,
)
from doingoai.protocol.layouts.rows import beside, centred, outward, where
from doingoai.protocol.states import Side

OTHER = {Side.HOST: Side.GUEST, Side.GUEST: Side.HOST}


def mixed(side: Side) -> tuple[str, str]:
    """Of which side a chair is wanted first; the other side's people where none is left."""
    return side, OTHER[side]


def heads_in_the_middle(party: Party, settings: Settings) -> Drawn:
    """
    Host and guest opposite each other at the middle of the long sides, others mixed around them.

    Beside each head sits somebody of the other side, then one of the own, right before left.
    """
    far = Side.GUEST if settings.guests_on == "far" else Side.HOST
    total = len(party.hosts) + len(party.guests)
    first = [
        _head(far, 0, -1.15, DOWN, _("the middle of the long side")),
        _head(OTHER[far], 0, 1.15, UP, _("the middle of the long side")),
    ]
    first.sort(key=lambda one: one.head_of != Side.HOST)
    heads = first if party.hosts and party.guests else first[:1]
    chairs = [replace(one, honour=place, wants=mixed(Side(one.head_of))) for place, one in enumerate(heads)]  # fmt: skip
    chairs += _interpreters_beside(heads, party, settings)
    chairs += _mixed_around(heads, total - len(heads), chairs)
    width = max((abs(one.x) for one in chairs), default=0) * 2 + 1.1
    things = [
        Thing(Kind.TABLE, 0, 0, width, 1.3),
        door(settings, width / 2 + 1.2, 4.2 if party.behind else 3.0),
    ]
    return chairs, things


def _head(side: Side, x: float, y: float, facing: float, said: object) -> Place:
    return Place(
        key=f"{side}-c", x=x, y=y, facing=facing, row=side, position=0, wants=(side,),
        role=Role.HEAD, head_of=side, where=because(said),  # type: ignore[arg-type]
    )  # fmt: skip


def near_hand(heads: int, settings: Settings) -> Hand:
    """On which hand of a head its interpreter sits; with one head, between it and the guests'."""
    if heads > 1 and settings.interpreter in {"left", "right"}:
        return Hand(settings.interpreter)
    return Hand.RIGHT if heads == 1 else Hand.LEFT


def _interpreters_beside(heads: list[Place], party: Party, settings: Settings) -> list[Place]:
    """A chair next to the head for its interpreter, where that is how this office does it."""
    hand = near_hand(len(heads), settings)
    queues = {head.key: _speaking_at(head, heads, party) for head in heads}
    return [
        replace(
            beside(head, hand, 1), role=Role.INTERPRETER, wants=queues[head.key], honour=2,
            where=where(hand, 1, HEADS[Side(head.head_of)]),
        )
        for head in heads
        if queues[head.key]
    ]  # fmt: skip


def _speaking_at(head: Place, heads: list[Place], party: Party) -> tuple[str, ...]:
    sides = list(party.beside) if len(heads) == 1 else [head.head_of]
    return tuple(f"interpreter:{side}" for side in sides if side in party.beside)


def _mixed_around(heads: list[Place], count: int, taken: list[Place]) -> list[Place]:
    """So many chairs around the heads in turn: the other side's beside each, then one's own."""
    keys = {one.key for one in taken}
    chairs: list[Place] = []
    for hand, number in outward(count * 2 + 4):
        for head in heads:
            side = Side(head.head_of)
            # An interpreter's chair between does not count: who comes next is still the first.
            step = number + (f"{head.row}-{hand[0]}1" in keys)
            if len(chairs) == count:
                break
            wanted = OTHER[side] if number % 2 else side
            chairs.append(
                replace(
                    beside(head, hand, step), role=Role.MEMBER, wants=mixed(wanted),
                    honour=len(chairs) + 10, where=where(hand, step, HEADS[side]),
                )
            )  # fmt: skip
    return chairs


def host_and_hostess_at_the_ends(party: Party, settings: Settings) -> Drawn:
    """
    Host at one end, hostess (or the second host) at the other, couples crossed.

    The chief guest sits on the right of the hostess, the chief guest's spouse on the host's right.
    """
    ends = _ends(party)
    sides = _long_sides(party)
    depth = max((one.y for one in sides), default=0.0) + 1.15
    chairs = [replace(end, y=0.0 if number == 0 else depth) for number, end in enumerate(ends)]
    chairs = with_guest_head(chairs + _honoured(sides, party))
    things = [
        Thing(Kind.TABLE, 0, depth / 2, 1.5, max(depth - 1.1, 1.0)),
        door(replace(settings, door="front"), 0, depth + 2.4),
    ]
    return chairs, things


def _ends(party: Party) -> list[Place]:
    host = Place(
        "host-c", 0, 0, DOWN, "end-1", 0, mixed(Side.HOST), 0, Role.HEAD, head_of=Side.HOST,
        where=because(_("the end of the table that faces the door")),
    )  # fmt: skip
    hostess = Place(
        "host-2", 0, 0, UP, "end-2", 0, (f"key:{_hostess(party)}", *mixed(Side.HOST)), 1 if _hostess(party) else 15, Role.MEMBER,
        where=because(_("the other end, opposite the host")),
    )  # fmt: skip
    total = len(party.hosts) + len(party.guests)
    return [host, hostess][: min(total, 2)]


def _hostess(party: Party) -> str:
    """The spouse of the host where present, else the second of the Vietnamese side."""
    host = party.head(Side.HOST)
    if host and host.couple in {one.key for one in party.hosts}:
        return host.couple
    return party.hosts[1].key if len(party.hosts) > 1 else ""


def _long_sides(party: Party) -> list[Place]:
    """Chairs of both long sides; `position` counts from the host's end."""
    count = max(len(party.hosts) + len(party.guests) - 2, 0)
    rows = (("right", -1.3, RIGHTWARD, count - count // 2), ("left", 1.3, LEFTWARD, count // 2))
    longest = count - count // 2
    return [
        # The right-hand column is counted from the host, the other from the hostess: hers is the right of it.
        Place(
            key=f"{row}-{number}", x=x, y=1.1 + _step(row, number, longest, of) * 0.95, facing=facing,
            row=row, position=number,
        )
        for row, x, facing, of in rows
        for number in range(1, of + 1)
    ]  # fmt: skip


def _step(row: str, number: int, longest: int, of: int) -> float:
    """Where along the table: the shorter side is spread to the same length, so both meet the ends."""
    if row == "right":
        return number - 1
    return (
        (longest - 1) - (number - 1)
        if of == longest
        else (longest - 1) - (number - 1) * ((longest - 1) / max(of - 1, 1))
    )


def _honoured(sides: list[Place], party: Party) -> list[Place]:
    """
    Give each chair its rank and say where it is.

    From each end its right hand comes before its left; the hostess's end before the host's, since
    the chief guest sits with her.
    """
    right = [one for one in sides if one.row == "right"]
    left = [one for one in sides if one.row == "left"]
    order: list[tuple[Place, object]] = []
    words = {
        "hostess-right": _("%(number)s from the end of the hostess, on her right-hand side"),
        "host-right": _("%(number)s from the end of the host, on his right-hand side"),
        "hostess-left": _("%(number)s from the end of the hostess, on her left-hand side"),
        "host-left": _("%(number)s from the end of the host, on his left-hand side"),
    }
    lines = {
        "hostess-right": left[:], "host-right": right[:], "hostess-left": right[::-1], "host-left": left[::-1],
    }  # fmt: skip
    used: set[str] = set()
    count: dict[str, int] = {}
    while len(used) < len(sides):
        for name, line in lines.items():
            chair = next((one for one in line if one.key not in used), None)
            if chair:
                used.add(chair.key)
                count[name] = count.get(name, 0) + 1
                order.append((chair, because(words[name], number=count[name])))
    return [
        replace(
            chair, where=said, honour=10 + place + 2 * (place > 3),  # type: ignore[arg-type]
            wants=_wanted(place, party),
        )
        for place, (chair, said) in enumerate(order)
    ]  # fmt: skip


def _wanted(place: int, party: Party) -> tuple[str, ...]:
    """The four chairs at the ends are the guests'; the chief guest's spouse has the host's right."""
    guest = party.head(Side.GUEST)
    spouse = guest.couple if guest and guest.couple in {one.key for one in party.guests} else ""
    if place == 1 and spouse:
        return (f"key:{spouse}", *mixed(Side.GUEST))
    return mixed(Side.GUEST if place < 4 or (place // 4) % 2 == 0 else Side.HOST)


def top_table(party: Party, settings: Settings) -> Drawn:
    """All behind one table facing the hall: the host in the middle, the chief guest on the right."""
    total = len(party.hosts) + len(party.guests)
    heads = [_head(Side.HOST, 0, 0, DOWN, _("the middle, facing the hall"))] if total else []
    chairs = [replace(one, wants=mixed(Side.HOST)) for one in heads]
    chairs += _interpreters_beside(heads, party, settings)
    chairs += _mixed_around(heads, total - len(heads), chairs)
    chairs = with_guest_head(chairs)
    chairs = centred(chairs)
    width = max((abs(one.x) for one in chairs), default=0) * 2 + 1.1
    return chairs, [Thing(Kind.TABLE, 0, 1.0, width, 0.9), door(replace(settings, door="front"), 0, 4.2)]  # fmt: skip


def with_guest_head(chairs: list[Place]) -> list[Place]:
    """Mark the chair of the guests' head: the first one, by honour, that wants a guest."""
    wanting = [one for one in chairs if one.wants and one.wants[0] == Side.GUEST]
    if not wanting or any(one.head_of == Side.GUEST for one in chairs):
        return chairs
    first = min(wanting, key=lambda one: one.honour)
    return [
        replace(one, role=Role.HEAD, head_of=Side.GUEST) if one.key == first.key else one
        for one in chairs
    ]
