"""
Flags on a table, on poles, on a stage. A flag is placed like a person who faces the hall.

The sources describe them from the front: Viet Nam right, the guest left. From the flags' own side
that is the guest on Viet Nam's right, as everywhere.
"""

from django.utils.translation import gettext_lazy as _

from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.meetings import Drawn
from doingoai.protocol.layouts.party import Party
from doingoai.protocol.layouts.places import (
    DOWN,
    Hand,
    Kind,
    Place,
    Role,
    Settings,
    Thing,
    because,
)
from doingoai.protocol.layouts.rows import outward, where
from doingoai.protocol.layouts.standing import alphabetical
from doingoai.protocol.states import Side


def flags_on_a_table(party: Party, settings: Settings) -> Drawn:
    chairs = _row(party, settings, step=1.1)
    width = max((abs(one.x) for one in chairs), default=0) * 2 + 1.6
    return chairs, [Thing(Kind.TABLE, 0, 0.55, width, 0.35)] if chairs else []


def flags_on_poles(party: Party, settings: Settings) -> Drawn:
    return _row(party, settings, step=1.5), []


def flags_on_a_stage(party: Party, settings: Settings) -> Drawn:
    chairs = _row(party, settings, step=1.5)
    width = max((abs(one.x) for one in chairs), default=0) * 2 + 2.4
    return chairs, [Thing(Kind.STAGE, 0, 0.9, width, 0.7)] if chairs else []


def _row(party: Party, settings: Settings, *, step: float) -> list[Place]:
    home = list(party.hosts)[:1]
    others = sorted(party.guests, key=lambda one: alphabetical(one, settings))
    if settings.many == "alphabetical" and len(others) > 1:
        return _in_alphabet([*home, *others], settings, step)
    if len(others) == 1 and home:
        return _pair(home[0], others[0], step)
    chairs = [_flag(home[0], 0, 0, Side.HOST, because(_("the middle")))] if home else []
    for number, ((hand, at), one) in enumerate(
        zip(outward(len(others), first=settings.first_hand), others, strict=False), 1
    ):
        x = (-at if hand == Hand.RIGHT else at) * step
        said = because(_("number %(number)s in alphabetical order, %(where)s"), number=number, where=where(hand, at, _("Viet Nam")))  # fmt: skip
        chairs.append(_flag(one, x, number, Side.GUEST if number == 1 else "", said))
    return chairs


def _pair(home: Attendee, guest: Attendee, step: float) -> list[Place]:
    """From the front Viet Nam right, the guest left: the guest has the host's right."""
    return [
        _flag(home, step / 2, 0, Side.HOST, because(_("on the left of the guest's flag; from the front it is the right one"))),
        _flag(guest, -step / 2, 1, Side.GUEST, because(_("on the right of the flag of Viet Nam; from the front it is the left one"))),
    ]  # fmt: skip


def _in_alphabet(flags: list[Attendee], settings: Settings, step: float) -> list[Place]:
    """All in one alphabet, read by who stands in front from left to right."""
    listed = sorted(flags, key=lambda one: alphabetical(one, settings))
    guests = [one.key for one in listed if one.side == Side.GUEST]
    return [
        _flag(
            one, (number - (len(listed) - 1) / 2) * step, number,
            Side.HOST if one.side == Side.HOST else Side.GUEST if one.key == guests[0] else "",
            because(_("number %(number)s in alphabetical order"), number=number + 1),
        )
        for number, one in enumerate(listed)
    ]  # fmt: skip


def _flag(one: Attendee, x: float, honour: int, head_of: str, said: object) -> Place:
    return Place(
        f"flag-{honour}", x, 0, DOWN, "flags", round(-x * 10), (f"key:{one.key}",), honour, Role.FLAG,
        head_of=head_of, where=said,  # type: ignore[arg-type]
    )  # fmt: skip
