"""Puts people on chairs: those held where they are, the others by rank; and says why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.party import Party
from doingoai.protocol.layouts.places import (
    NO_REASON,
    Place,
    Reason,
    Role,
    back_of,
    because,
    on_hand,
)
from doingoai.protocol.states import Part, Side


def fill(
    chairs: Sequence[Place], party: Party, held: Mapping[str, str], *, only_held: bool = False
) -> tuple[list[Place], list[str]]:
    """
    Fill the chairs: `held` maps a chair to who stays on it; answer places and who has no chair.

    With `only_held` nobody else is placed: the plan as it is kept.
    """
    chairs = [*chairs, *_chairs_behind(party)]
    known = {one.key for one in party.people}
    keys = {chair.key for chair in chairs}
    seated = {key: who for key, who in held.items() if key in keys and who in known}
    if not only_held:
        seated |= _by_rank(chairs, party, seated)
    placed = {chair.key: replace(chair, occupant=seated.get(chair.key, "")) for chair in chairs}
    whole = [_explained(one, party) for one in _moved_behind(placed, party)]
    taken = set(seated.values())
    return whole, [one.key for one in party.people if one.key not in taken]


def _by_rank(chairs: Sequence[Place], party: Party, seated: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken = set(seated.values())
    for chair in sorted(chairs, key=lambda one: one.honour):
        if chair.key in seated:
            continue
        waiting = (one.key for name in chair.wants for one in party.queue(name))
        who = next((key for key in waiting if key not in taken), "")
        if who:
            found[chair.key] = who
            taken.add(who)
    for number, (one, _whom) in enumerate(party.behind, 1):
        if one.key not in taken and f"behind-{number}" not in seated:
            found[f"behind-{number}"] = one.key
    return found


def _chairs_behind(party: Party) -> list[Place]:
    """A chair for each interpreter who sits behind somebody; where, is known when all sit."""
    return [
        Place(
            key=f"behind-{number}", x=0, y=0, facing=0, row="behind", position=number * 10,
            honour=1000 + number, role=Role.INTERPRETER, behind=whom,
        )
        for number, (_one, whom) in enumerate(party.behind, 1)
    ]  # fmt: skip


def _moved_behind(placed: Mapping[str, Place], party: Party) -> list[Place]:
    """Move the chairs of interpreters behind whom they speak for; two for one sit side by side."""
    sits = {one.occupant: one for one in placed.values() if one.occupant and one.row != "behind"}
    count: dict[str, int] = {}
    whole = []
    for one in placed.values():
        if one.row != "behind":
            whole.append(one)
            continue
        front = sits.get(one.behind) or _a_head(placed)
        if front is None:
            continue
        number = count[front.key] = count.get(front.key, 0) + 1
        whole.append(_stood_behind(one, front, number, party))
    return whole


def _stood_behind(chair: Place, front: Place, number: int, party: Party) -> Place:
    # A label at the side of a chair is wider than one above or below it.
    is_wide = front.facing % 180 or front.closed or front.row.startswith("end")
    x, y = back_of(front, steps=1.95 if is_wide else 1.5)
    if number > 1:
        x, y = on_hand(replace(front, x=x, y=y), "left", steps=number - 1)
    names = {one.key: one.name for one in party.people}
    where = because(_("just behind %(whom)s, for whom this is"), whom=names.get(chair.behind, ""))
    return replace(chair, x=x, y=y, facing=front.facing, behind=front.key, where=where)


def _a_head(placed: Mapping[str, Place]) -> Place | None:
    return next((one for one in placed.values() if one.head_of), None)


def _explained(place: Place, party: Party) -> Place:
    one = next((one for one in party.people if one.key == place.occupant), None)
    return replace(place, who=_who(one, party) if one else NO_REASON)


_HEAD = {Side.HOST: _("Head of the Vietnamese side"), Side.GUEST: _("Head of the visiting side")}
_NUMBER = {
    Side.HOST: _("Number %(number)s of the Vietnamese side by rank"),
    Side.GUEST: _("Number %(number)s of the visiting side by rank"),
}
_SPEAKS = {
    Side.HOST: _("Interpreter of the Vietnamese side"),
    Side.GUEST: _("Interpreter of the visiting side"),
}
_WRITES = {
    Side.HOST: _("Note-taker of the Vietnamese side"),
    Side.GUEST: _("Note-taker of the visiting side"),
}


def _who(one: Attendee, party: Party) -> Reason:
    """Say what somebody is among the own side."""
    side = Side(one.side)
    if one.part == Part.INTERPRETER:
        return because(_SPEAKS[side])
    if one.part == Part.NOTE_TAKER:
        return because(_WRITES[side])
    keys = [each.key for each in party.side(side)]
    number = keys.index(one.key) + 1 if one.key in keys else 0
    return because(_HEAD[side]) if number == 1 else because(_NUMBER[side], number=number)
