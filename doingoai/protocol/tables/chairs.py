"""
The order of chairs at one round table.

Chairs are counted to the right of whoever sits on the first: chair 1 is at their own right hand, the
last at their left. The first host faces the door and has the first guest on the right and the second
on the left; hosts and guests alternate; an interpreter sits beside whom they speak for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part, Side


class Couples(StrEnum):
    """Whether spouses at one table sit side by side; customs differ, so the office chooses."""

    APART = "apart"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Manners:
    """What it costs when a custom is not kept; the larger is kept first."""

    interpreter: int = 1_000
    couple: int = 300
    alternation: int = 60
    rank: int = 1


def order_round_table(
    attendees: Sequence[Attendee],
    *,
    couples: Couples = Couples.APART,
    manners: Manners = Manners(),
) -> tuple[str, ...]:
    """Give the keys around the table, from the first host to their right."""
    if not attendees:
        return ()
    order = _alternating(sorted(attendees, key=lambda one: one.standing))
    fixed = 1 + (len(order) > 1)
    cost = _cost(order, couples, manners)
    while True:
        best = cost, order
        for a, b in combinations(range(fixed, len(order)), 2):
            trial = list(order)
            trial[a], trial[b] = trial[b], trial[a]
            best = min(best, (_cost(trial, couples, manners), trial), key=lambda one: one[0])
        for a in range(fixed, len(order)):
            for b in range(fixed, len(order)):
                trial = list(order)
                trial.insert(b, trial.pop(a))
                best = min(best, (_cost(trial, couples, manners), trial), key=lambda one: one[0])
        if best[0] >= cost:
            return tuple(one.key for one in order)
        cost, order = best


def _alternating(ranked: list[Attendee]) -> list[Attendee]:
    """First host, first guest at the right, then by rank right and left of them in turn."""
    placed = [one for one in ranked if one.part != Part.INTERPRETER]
    first = next((one for one in placed if one.side == Side.HOST), (placed or ranked)[0])
    others = [one for one in placed if one is not first]
    second = next((one for one in others if one.side != first.side), None)
    rest = [one for one in ranked if one is not first and one is not second]
    right, left = ([second] if second else []), list[Attendee]()
    for place, one in enumerate(rest):
        (left if place % 2 == 0 else right).append(one)
    return [first, *right, *reversed(left)]


def _cost(order: Sequence[Attendee], couples: Couples, manners: Manners) -> int:
    count = len(order)
    beside = {
        one.key: {order[place - 1].key, order[(place + 1) % count].key}
        for place, one in enumerate(order)
    }
    total = 0
    for place, one in enumerate(order):
        after = order[(place + 1) % count]
        working = Part.INTERPRETER in (one.part, after.part)
        total += manners.alternation * (one.side == after.side and not working)
        total += manners.interpreter * len(
            [key for key in one.interprets_for if key in beside and key not in beside[one.key]]
        )
        if one.couple in beside and count > 3:
            is_beside = one.couple in beside[one.key]
            total += manners.couple * (is_beside == (couples is Couples.APART)) // 2
    return total + manners.rank * _rank_cost(order)


def _rank_cost(order: Sequence[Attendee]) -> int:
    """Pairs of one side where the junior sits nearer to the first chair, or as near but at the right."""
    count = len(order)
    places = [
        (one.side, one.standing, min(2 * place - 1, 2 * (count - place)))
        for place, one in enumerate(order)
        if place and one.part != Part.INTERPRETER
    ]
    return sum(
        1 for one, other in combinations(places, 2)
        if one[0] == other[0] and (one[1] < other[1]) != (one[2] < other[2])
    )  # fmt: skip
