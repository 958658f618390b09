"""
Who stands where among the people of an event, and why: pure functions of an order and of people.

Rank first; among equals the day of taking up duty, for heads of mission and of consular posts that
of the credentials or the exequatur; then age where it is known; then states by the alphabet; at
last the order of the list. What an officer fixed for the event goes before all of it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from doingoai.precedence.facts import LAST_PLACE, Fixing, Order, Placed, Standing
from doingoai.precedence.states import Why


class _Weight(NamedTuple):
    """What is compared, the weightiest first; the names of the fields tell what decided."""

    follows: bool
    rank: int
    duty: date
    age: date
    state: str
    listed: int
    key: str


_DECIDED_BY = {
    "follows": Why.HEAD, "rank": Why.RANK, "duty": Why.DUTY, "age": Why.AGE, "state": Why.STATE,
    "listed": Why.LISTED, "key": Why.LISTED,
}  # fmt: skip


def ranked(
    people: Iterable[Standing], order: Order, fixings: Sequence[Fixing] = ()
) -> list[Placed]:
    """Put the people of one side in order, with the reason of each place."""
    weights = {one.key: _weight(one, order) for one in people}
    meant = [one for one in fixings if one.position or one.before in weights]
    keys = fixed(sorted(weights, key=weights.__getitem__), meant)
    said = {fixing.key: fixing.reason for fixing in meant}
    return [_placed(keys, at, weights, said.get(key)) for at, key in enumerate(keys)]


def fixed(keys: list[str], fixings: Sequence[Fixing]) -> list[str]:
    """Apply what was fixed: positions first, from the front, then who stands before whom."""
    here = [one for one in fixings if one.key in keys]
    for fixing in sorted((one for one in here if one.position), key=lambda one: one.position):
        keys = [key for key in keys if key != fixing.key]
        keys.insert(min(fixing.position, len(keys) + 1) - 1, fixing.key)
    for fixing in here:
        if fixing.before in keys and fixing.before != fixing.key:
            keys = [key for key in keys if key != fixing.key]
            keys.insert(keys.index(fixing.before), fixing.key)
    return keys


def together(
    first: Sequence[str], second: Sequence[str], people: Iterable[Standing], order: Order
) -> list[str]:
    """
    Join the orders of two sides into one, keeping each; of two equals the one of `first` goes first.

    The head of a side stands there by rank, like everybody, so that sides can be compared.
    """
    weights = {one.key: _weight(one, order)[1:4] for one in people}
    left, right, joined = list(first), list(second), []
    while left and right:
        takes = right if weights[right[0]] < weights[left[0]] else left
        joined.append(takes.pop(0))
    return [*joined, *left, *right]


def equals(people: Iterable[Standing], order: Order) -> list[str]:
    """Give the keys of those whom neither rank nor day tells apart: only they are asked for their age."""
    same: dict[tuple[bool, int, date], list[str]] = {}
    for one in people:
        weight = _weight(one, order)
        if weight.rank < LAST_PLACE:
            same.setdefault(weight[:3], []).append(one.key)
    return [key for keys in same.values() if len(keys) > 1 for key in keys]


def _weight(one: Standing, order: Order) -> _Weight:
    return _Weight(
        follows=not one.is_head,
        rank=order.place_of(one.rank) or LAST_PLACE,
        duty=one.duty_since or date.max,
        age=one.born or date.max,
        state=one.state,
        listed=one.listed,
        key=one.key,
    )


def _placed(
    keys: list[str], at: int, weights: dict[str, _Weight], fixed_reason: str | None
) -> Placed:
    key, after = keys[at], keys[at - 1] if at else ""
    if fixed_reason is not None:
        return Placed(key, at + 1, Why.FIXED, after, fixed_reason)
    if not after:
        return Placed(key, 1, Why.HEAD if not weights[key].follows else Why.FIRST)
    return Placed(key, at + 1, _difference(weights[after], weights[key]), after)


def _difference(above: _Weight, below: _Weight) -> Why:
    if below.rank == LAST_PLACE:
        return Why.NO_RANK
    pairs = zip(_Weight._fields, above, below, strict=True)
    return next((_DECIDED_BY[name] for name, one, other in pairs if one != other), Why.LISTED)
