"""Round tables: one, or several in a hall; host and guests alternate around each."""

from collections.abc import Mapping
from dataclasses import replace
from math import cos, pi, radians, sin

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.protocol.layouts.banquets import OTHER, mixed, near_hand, with_guest_head
from doingoai.protocol.layouts.meetings import HEADS, Drawn, door
from doingoai.protocol.layouts.party import Party
from doingoai.protocol.layouts.places import Hand, Kind, Place, Role, Settings, Thing, because
from doingoai.protocol.layouts.rows import outward, where
from doingoai.protocol.states import Side

Names = Mapping[Side, str | Promise]
AT_TABLE: Names = {
    Side.HOST: _("the host of the table"),
    Side.GUEST: _("the first guest of the table"),
}


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
    """Table 1 farthest from the door; at each the first of its hosts presides, then as one round table."""
    numbers = sorted({settings.tables.get(one.key, 1) for one in party.people})
    chairs: list[Place] = []
    things: list[Thing] = []
    largest = max((radius_of(len(_at_table(party, settings, one))) for one in numbers), default=1.2)
    across, step = 3, 2 * largest + (4.2 if party.behind else 2.9)
    for place, number in enumerate(numbers):
        x, y = (place % across - (min(len(numbers), across) - 1) / 2) * step, place // across * step
        here = ring(
            _table_party(party, settings, number), settings, HEADS if number == 1 else AT_TABLE
        )
        chairs += [_of_table(one, number, x, y) for one in here]
        things.append(Thing(Kind.RING, x, y, radius_of(len(here)) * 2 - 1.1, word=str(number)))
    bottom = max((one.y for one in things), default=0) + largest + 2.6
    return chairs, [*things, door(replace(settings, door="front"), 0, bottom)]


def _of_table(chair: Place, number: int, x: float, y: float) -> Place:
    said = because(_("table %(number)s, %(where)s"), number=number, where=chair.where)
    wants = tuple(f"t{number}:{queue}" for queue in chair.wants)
    head = chair.head_of if number == 1 else ""
    return replace(
        chair, key=f"t{number}-{chair.key}", row=f"t{number}", x=chair.x + x, y=chair.y + y,
        honour=chair.honour + number * 100, where=said, wants=wants, head_of=head,
    )  # fmt: skip


def _at_table(party: Party, settings: Settings, number: int) -> set[str]:
    return {one.key for one in party.people if settings.tables.get(one.key, 1) == number}


def _table_party(party: Party, settings: Settings, number: int) -> Party:
    here = _at_table(party, settings, number)
    return replace(
        party,
        hosts=tuple(one for one in party.hosts if one.key in here),
        guests=tuple(one for one in party.guests if one.key in here),
        beside={side: one for side, one in party.beside.items() if one.key in here},
    )
