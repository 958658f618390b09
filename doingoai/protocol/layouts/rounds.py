"""Round tables: one, or several in a hall; host and guests alternate around each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil, cos, pi, radians, sin, sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.banquets import OTHER, mixed, near_hand, with_guest_head
from doingoai.protocol.layouts.meetings import HEADS, Drawn, door
from doingoai.protocol.layouts.party import Party
from doingoai.protocol.layouts.places import Hand, Kind, Place, Role, Settings, Thing, because
from doingoai.protocol.layouts.rows import outward, where
from doingoai.protocol.states import Part, Side
from doingoai.protocol.tables.chairs import order_round_table

Names = Mapping[Side, str | Promise]
AT_TABLE = _("the host of the table")


def round_table(party: Party, settings: Settings) -> Drawn:
    """
    The host faces the door; by variant the chief guest sits on the right, or opposite.

    Hosts and guests alternate around the table.
    """
    chairs = ring(party, settings)
    radius = radius_of(len(chairs))
    return chairs, [Thing(Kind.RING, 0, 0, radius * 2 - 1.1), door(replace(settings, door="front"), 0, radius + 2.6)]  # fmt: skip


def radius_of(count: int) -> float:
    return max(1.25, count * 1.05 / (2 * pi))


def ring(party: Party, settings: Settings, whom: Names = HEADS) -> list[Place]:
    """The chairs of one round table around (0, 0)."""
    total = len(party.hosts) + len(party.guests)
    if not total:
        return []
    is_opposite = settings.variant == "opposite" and bool(party.guests) and total > 2
    middles = [Side.HOST, Side.GUEST] if is_opposite else [Side.HOST]
    speaking = [side for side in middles if side in party.beside] if is_opposite else list(party.beside)[:1]  # fmt: skip
    count = total + len(speaking)
    heads = [(place * (count // 2), side) for place, side in enumerate(middles)]
    chairs: dict[int, Place] = {}
    for place, (position, side) in enumerate(heads):
        said = _("opposite the head of the Vietnamese side") if place else _("facing the door")
        chairs[position] = _at(position, count, f"{side}-c", mixed(side), place, Role.HEAD, side, because(said))  # fmt: skip
    hand = near_hand(len(heads), settings)
    for speaker in speaking:
        middle, own = next(((at, who) for at, who in heads if who == speaker), heads[0])
        chairs[_round(middle, hand, 1, count)] = _at(
            _round(middle, hand, 1, count), count, f"ring-i-{speaker}", (f"interpreter:{speaker}",), 2,
            Role.INTERPRETER, "", where(hand, 1, whom[own]),
        )  # fmt: skip
    _add_mixed(chairs, heads, count, total - len(heads), whom)
    return with_guest_head(list(chairs.values()))


def _add_mixed(
    chairs: dict[int, Place], heads: list[tuple[int, Side]], count: int, wanted: int, whom: Names
) -> None:
    shifted = {
        (middle, hand)
        for middle, _side in heads
        for hand in (Hand.RIGHT, Hand.LEFT)
        if _is_interpreters(chairs.get(_round(middle, hand, 1, count)))
    }
    added = 0
    for hand, number in outward(count * 2):
        for middle, side in heads:
            step = number + ((middle, hand) in shifted)
            position = _round(middle, hand, step, count)
            if position in chairs or added == wanted:
                continue
            chairs[position] = _at(
                position, count, f"ring-{added}", mixed(OTHER[side] if number % 2 else side),
                10 + added, Role.MEMBER, "", where(hand, step, whom[side]),
            )  # fmt: skip
            added += 1


def _is_interpreters(chair: Place | None) -> bool:
    return chair is not None and chair.role == Role.INTERPRETER


def _round(middle: int, hand: Hand, number: int, count: int) -> int:
    """Positions count to the host's own right."""
    return (middle + (number if hand == Hand.RIGHT else -number)) % count


def _at(
    position: int, count: int, key: str, wants: tuple[str, ...], honour: int, role: Role,
    side: str, said: object,
) -> Place:  # fmt: skip
    """The chair at a position of the ring; 0 is farthest from the door, and all look inwards."""
    radius = radius_of(count)
    angle = 360 * position / count
    # Seen from above, the host at the top looks down: the own right is the drawing's left.
    x, y = -radius * sin(radians(angle)), -radius * cos(radians(angle))
    return Place(
        key=key, x=x, y=y, facing=(180 - angle) % 360, row="ring", position=position, wants=wants,
        honour=honour, role=role, closed=count, head_of=side, where=said,  # type: ignore[arg-type]
    )  # fmt: skip


def several_round_tables(party: Party, settings: Settings) -> Drawn:
    """
    Table 1 farthest from the door; each has as many chairs as it has, those nobody sits on too.

    Chair 1 is that of the host of the table; the others are counted to the own right of who sits there.
    Who sits at which table comes from `settings.tables`; around each as one table is ordered.
    """
    sizes = _sizes(party, settings)
    chairs: list[Place] = []
    things: list[Thing] = []
    step = 2 * max((radius_of(one) for one in sizes), default=1.2) + 2.9
    across = 3 if len(sizes) <= 9 else ceil(sqrt(len(sizes) * 1.3))
    for place, size in enumerate(sizes):
        number = place + 1
        x = (place % across - (min(len(sizes), across) - 1) / 2) * step
        y = place // across * step
        sitting = seats_around(_at_table(party, settings, number), size)
        begun = sum(sizes[:place])
        chairs += [
            _chair(number, chair, size, x, y, begun, sitting.get(chair, ""))
            for chair in range(1, size + 1)
        ]
        things.append(Thing(Kind.RING, x, y, radius_of(size) * 2 - 1.1, word=str(number)))
    bottom = max((one.y for one in chairs), default=0) + 1.7
    return chairs, [*things, door(replace(settings, door="front"), 0, bottom)]


def _sizes(party: Party, settings: Settings) -> tuple[int, ...]:
    """How many chairs each table has; where nobody said, one for each who sits there."""
    if settings.seats:
        return settings.seats
    last = max((settings.tables.get(one.key, 1) for one in party.people), default=1)
    return tuple(len(_at_table(party, settings, number)) for number in range(1, last + 1))


def _at_table(party: Party, settings: Settings, number: int) -> list[Attendee]:
    """Those at a table, its head of a side before whoever ranks higher."""
    if not settings.tables and settings.seats:
        return []
    heads = [head.key for side in Side if (head := party.head(side))]
    return [
        replace(one, standing=heads.index(one.key) - len(heads)) if one.key in heads else one
        for one in party.people
        if settings.tables.get(one.key, 1) == number
    ]


def seats_around(people: Sequence[Attendee], size: int) -> dict[int, str]:
    """
    Who sits on which chair of a round table; free chairs stay opposite its host.

    They part no interpreter from whom they speak for.
    """
    order = order_round_table(people)
    if not order:
        return {}
    speaks = {one.key: set(one.interprets_for) for one in people}
    right = min(
        range(min(2, len(order)), len(order) + 1),
        key=lambda place: (_parts(order, place, speaks), abs(place - len(order) // 2 - 1)),
    )
    return {
        place + 1 if place < right else size - len(order) + place + 1: who
        for place, who in enumerate(order)
    }


def _parts(order: Sequence[str], place: int, speaks: Mapping[str, set[str]]) -> bool:
    """Tell whether a gap before that place would stand between an interpreter and whom they speak for."""
    one, other = order[place - 1], order[place % len(order)]
    return other in speaks[one] or one in speaks[other]


def with_interpreters(places: Sequence[Place], people: Sequence[Attendee]) -> list[Place]:
    """Whichever chair an interpreter has is an interpreter's chair."""
    speaking = {one.key for one in people if one.part == Part.INTERPRETER}
    return [
        replace(one, role=Role.INTERPRETER) if one.occupant in speaking else one for one in places
    ]


def chair_key(table: int, chair: int) -> str:
    return f"t{table}-{chair}"


def table_of(place_key: str) -> int:
    """The number of the table a chair stands at."""
    return int(place_key[1:].partition("-")[0])


def _chair(number: int, chair: int, size: int, x: float, y: float, begun: int, who: str) -> Place:
    hand, step = (Hand.RIGHT, chair - 1) if chair - 1 <= size // 2 else (Hand.LEFT, size - chair + 1)  # fmt: skip
    around = because(_("facing the door")) if chair == 1 else where(hand, step, AT_TABLE)
    head = {(1, 1): Side.HOST, (1, 2): Side.GUEST}.get((number, chair), "")
    named = (f"key:{who}",) if who else ()
    found = _at(
        chair - 1, size, chair_key(number, chair), (*named, Side.HOST, Side.GUEST),
        number * 100 + chair, Role.HEAD if head else Role.MEMBER, head,
        because(_("table %(number)s, %(where)s"), number=number, where=around),
    )  # fmt: skip
    return replace(found, row=f"t{number}", x=found.x + x, y=found.y + y, number=begun + chair)
