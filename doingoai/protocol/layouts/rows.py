"""Rows of chairs around a middle: the alternation right, left, right that most layouts share."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.protocol.layouts.places import Hand, Place, Reason, because, on_hand

_ON = {
    Hand.RIGHT: _("place %(number)s on the right of %(whom)s"),
    Hand.LEFT: _("place %(number)s on the left of %(whom)s"),
}
_NEXT = {
    Hand.RIGHT: _("the first place on the right of %(whom)s"),
    Hand.LEFT: _("the first place on the left of %(whom)s"),
}


def outward(count: int, *, first: str = Hand.RIGHT) -> Iterator[tuple[Hand, int]]:
    """Give hand and distance of so many chairs around a middle: first hand 1, other hand 1, first 2…"""
    other = Hand.LEFT if first == Hand.RIGHT else Hand.RIGHT
    for number in range(count):
        yield (Hand(first), Hand(other))[number % 2], number // 2 + 1


def where(hand: Hand, number: int, whom: str | Promise) -> Reason:
    """Say where a chair is, by the own hand of the one in the middle."""
    if number == 1:
        return because(_NEXT[hand], whom=whom)
    return because(_ON[hand], number=number, whom=whom)


def beside(middle: Place, hand: Hand, number: int, *, step: float = 1.0) -> Place:
    """The chair so many places to the own right or left of the middle one, without a purpose yet."""
    x, y = on_hand(middle, hand, steps=number * step)
    return replace(
        middle,
        key=f"{middle.row}-{hand[0]}{number}",
        x=x,
        y=y,
        position=middle.position + (number if hand == Hand.RIGHT else -number),
        head_of="",
        wants=(),
    )


def centred(places: list[Place], *, around: float = 0.0) -> list[Place]:
    """Shift a row along x until its middle is `around`: even rows share the middle."""
    if not places:
        return places
    middle = (min(one.x for one in places) + max(one.x for one in places)) / 2
    return [replace(one, x=one.x - middle + around) for one in places]
