"""Meetings of two sides: the long table of talks, two rows of armchairs, the U of armchairs."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
from doingoai.protocol.layouts.rows import beside, outward, where
from doingoai.protocol.states import Side

Drawn = tuple[list[Place], list[Thing]]
HEADS: dict[Side, str | Promise] = {
    Side.HOST: _("the head of the Vietnamese side"),
    Side.GUEST: _("the head of the visiting side"),
}


def talks(party: Party, settings: Settings) -> Drawn:
    """Two sides face each other across a table; heads in the middle, the others right, left, right."""
    return _facing(party, settings, gap=1.15, has_table=True)


def armchairs_in_rows(party: Party, settings: Settings) -> Drawn:
    """As at talks, with armchairs and no table between."""
    return _facing(party, settings, gap=1.6, has_table=False)


def _facing(party: Party, settings: Settings, *, gap: float, has_table: bool) -> Drawn:
    far = Side.GUEST if settings.guests_on == "far" else Side.HOST
    near = Side.HOST if far == Side.GUEST else Side.GUEST
    hand = settings.interpreter if settings.interpreter in {"left", "right"} else ""
    rows = [
        _row(party, side, y, facing, hand)
        for side, y, facing in ((far, -gap, DOWN), (near, gap, UP))
    ]
    chairs = [one for row in rows for one in row]
    width = max(abs(one.x) for one in chairs) * 2 + 1.1 if chairs else 2
    things = [door(settings, width / 2 + 1.2, gap + (3.1 if party.behind else 1.9))]
    if has_table:
        things.append(Thing(Kind.TABLE, 0, 0, width, 1.3))
    things += _flags(party, rows, inward=0.75 if has_table else 0.9)
    return chairs, things


def _row(party: Party, side: Side, y: float, facing: float, hand: str) -> list[Place]:
    """One side: the head in the middle, beside it the interpreter, outward the others by rank."""
    people = party.side(side)
    if not people:
        return []
    head = Place(
        key=f"{side}-c", x=0, y=y, facing=facing, row=side, position=0, wants=(side,),
        role=Role.HEAD, head_of=side, where=because(_("the middle of the side")),
    )  # fmt: skip
    row, honour = [head], 1
    skipped = Hand(hand) if hand and side in party.beside else None
    if skipped:
        chair = beside(head, skipped, 1)
        said = where(skipped, 1, HEADS[side])
        row.append(replace(chair, wants=(f"interpreter:{side}",), role=Role.INTERPRETER, honour=1, where=said))  # fmt: skip
    for near, number in outward(len(people) - 1):
        # The interpreter's chair between does not count: who comes next is still the first.
        step = number + (skipped == near)
        said = where(near, step, HEADS[side])
        honour += 1
        row.append(
            replace(beside(head, near, step), wants=(side,), role=Role.MEMBER, honour=honour, where=said)
        )  # fmt: skip
    return row


def _flags(party: Party, rows: Sequence[list[Place]], *, inward: float) -> list[Thing]:
    """A small flag in front of each head."""
    heads = [row[0] for row in rows if row]
    return [
        flag(party, Side(head.head_of), head.x, head.y + (inward if head.y < 0 else -inward))
        for head in heads
    ]


def armchairs_in_a_u(party: Party, settings: Settings) -> Drawn:
    """
    The heads sit at the bend and face the door, the guest on the host's right.

    Each side goes down its own arm by rank, from the bend to the door.
    """
    heads = {
        Side.HOST: Place("host-c", 0.8, 0, DOWN, "bend", 0, ("host",), 0, Role.HEAD, head_of=Side.HOST),
        Side.GUEST: Place("guest-c", -0.8, 0, DOWN, "bend", 1, ("guest",), 0, Role.HEAD, head_of=Side.GUEST),
    }  # fmt: skip
    said = {
        Side.HOST: because(_("at the bend, facing the door")),
        Side.GUEST: because(_("at the bend, facing the door, on the right of the host's head")),
    }
    chairs = [replace(heads[side], where=said[side]) for side in Side if party.side(side)]
    for side, x, facing in ((Side.GUEST, -2.9, RIGHTWARD), (Side.HOST, 2.9, LEFTWARD)):
        chairs += _arm(party, side, x, facing)
    depth = max((one.y for one in chairs), default=0)
    things = [door(replace(settings, door="front"), 0, depth + 1.6), Thing(Kind.TABLE, 0, 0, 0.5, 0.5)]  # fmt: skip
    # Behind the heads, each on the own side of its delegation: the guests' flag behind the guest.
    things += [flag(party, side, -2.0 if side == Side.GUEST else 2.0, -1.3) for side in Side if party.side(side)]  # fmt: skip
    return chairs, things


def _arm(party: Party, side: Side, x: float, facing: float) -> list[Place]:
    number_of = len(party.side(side)) - 1
    return [
        Place(
            key=f"{side}-a{number}", x=x, y=0.9 + (number - 1) * 0.95, facing=facing, row=f"{side}-arm",
            position=number, wants=(side,), honour=number + 1,
            where=because(_("armchair %(number)s of the own arm, from the bend"), number=number),
        )
        for number in range(1, number_of + 1)
    ]  # fmt: skip


def flag(party: Party, side: Side, x: float, y: float) -> Thing:
    country = "VN" if side == Side.HOST else party.country
    return Thing(Kind.FLAG, x, y, 0.6, 0.45, country=country)


def door(settings: Settings, aside: float, below: float) -> Thing:
    """The entrance: opposite the far side, or at one end of the room."""
    places = {"front": (0.0, below), "left": (-aside - 1.2, 0.0), "right": (aside + 1.2, 0.0)}
    x, y = places.get(settings.door, places["front"])
    return Thing(Kind.DOOR, x, y, 1.6, 0.3, word=_("Entrance"))
