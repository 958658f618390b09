"""Why somebody sits at a table and on a chair, in sentences; and what the next best table would cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.protocol.facts import Attendee
from doingoai.protocol.tables.annealing import Annealer
from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.chairs import order_round_table
from doingoai.protocol.tables.gains import Gain, gains_between, home_tables
from doingoai.protocol.tables.problem import Rule, Wish, wishes_of
from doingoai.protocol.tables.refusing import sentence
from doingoai.protocol.tables.seating import Seating


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best exchange that would bring somebody to another table, and what it costs."""

    table: int
    cost: int
    instead: tuple[str, ...]


def why(seating: Seating, key: str) -> list[str]:
    """Say which rules and which gains put somebody where they sit; never nothing."""
    one = next(guest for guest in seating.problem.attendees if guest.key == key)
    return [
        *_of_rules(seating, one, wishes_of(seating.problem)),
        *_of_rank(seating, one),
        *_of_gains(seating, one),
        *_of_chair(seating, one),
        of_next_best(seating, one),
    ]


def reasons(seating: Seating) -> dict[str, list[str]]:
    """
    Say of everybody which rules and which gains put them at their table.

    What somebody eats is not for every reader: of diets nothing is said.
    """
    wishes = [wish for wish in wishes_of(seating.problem) if wish.rule != Rule.DIET]
    return {
        one.key: [
            *_of_rules(seating, one, wishes), *_of_rank(seating, one), *_of_gains(seating, one)
        ]
        for one in seating.problem.attendees
    }  # fmt: skip


def _of_rules(seating: Seating, one: Attendee, wishes: Sequence[Wish]) -> Iterator[str]:
    about = [wish for wish in wishes if one.key in wish.keys]
    for wish in about:
        if wish.rule != Rule.APART:
            yield _("Rule: %(rule)s.") % {"rule": sentence(seating.problem, wish)}
    apart = [wish for wish in about if wish.rule == Rule.APART]
    if apart:
        names = {guest.key: guest.name or guest.key for guest in seating.problem.attendees}
        others = [names[key] for wish in apart for key in wish.keys if key != one.key]
        yield _("Kept from the table of %(who)s.") % {"who": ", ".join(others)}


def _of_rank(seating: Seating, one: Attendee) -> Iterator[str]:
    home = home_tables(seating.problem)[seating.problem.attendees.index(one)]
    if home < 0:
        return
    words = {"home": home + 1, "steps": abs(seating.table_of[one.key] - home)}
    if words["steps"] == 0:
        yield _("By rank table %(home)d is the right one.") % words
    else:
        told = ngettext(
            "By rank it would be table %(home)d, %(steps)d table from here.",
            "By rank it would be table %(home)d, %(steps)d tables from here.",
            words["steps"],
        )
        yield told % words


def _of_gains(seating: Seating, one: Attendee) -> Iterator[str]:
    at: dict[Gain, list[str]] = {}
    affinities = seating.problem.affinities
    for other in seating.at(seating.table_of[one.key]):
        if other.key != one.key:
            name = other.name or other.key
            for gain in gains_between(one, other, seating.problem.weights):
                at.setdefault(gain, []).append(name)
            if affinities.get((one.key, other.key), affinities.get((other.key, one.key), 0)) > 0:
                at.setdefault(Gain.AFFINITY, []).append(name)
    for gain, told in (
        (Gain.LANGUAGE, _("Speaks a language of the other side with %(who)s.")),
        (Gain.FIELD, _("Works in the same field as %(who)s.")),
        (Gain.AFFINITY, _("Is acquainted with %(who)s.")),
    ):
        if at.get(gain):
            yield told % {"who": ", ".join(at[gain])}
    if at.get(Gain.MIXED):
        told = ngettext(
            "Meets %(count)d person of the other side.",
            "Meets %(count)d people of the other side.",
            len(at[Gain.MIXED]),
        )
        yield told % {"count": len(at[Gain.MIXED])}


def _of_chair(seating: Seating, one: Attendee) -> Iterator[str]:
    """Beside whom somebody sits, by the order of chairs that is proposed."""
    here = seating.at(seating.table_of[one.key])
    if len(here) < 2:
        return
    order = order_round_table(here)
    names = {guest.key: guest.name or guest.key for guest in here}
    place = order.index(one.key)
    left, right = order[place - 1], order[(place + 1) % len(order)]
    if place == 0:
        yield _("Heads the table.")
    for other in (left, right):
        if other in one.interprets_for:
            yield _("Sits beside %(who)s to interpret.") % {"who": names[other]}
    yield _("On the right hand sits %(right)s, on the left %(left)s.") % {
        "right": names[right], "left": names[left]
    }  # fmt: skip


def of_next_best(seating: Seating, one: Attendee) -> str:
    found = next_best(seating, one.key)
    if found is None:
        return _("No other table is possible without breaking a rule or moving more people.")
    names = {guest.key: guest.name or guest.key for guest in seating.problem.attendees}
    words = {
        "table": found.table + 1, "cost": found.cost, "gain": -found.cost,
        "who": ", ".join(names[key] for key in found.instead),
    }  # fmt: skip
    if found.cost < 0:
        told = _("Table %(table)d would be worth %(gain)d points more.")
    elif found.instead:
        told = _(
            "The next best is table %(table)d, in exchange with %(who)s: %(cost)d points less."
        )
    else:
        told = _("The next best is table %(table)d, on a free chair: %(cost)d points less.")
    return told % words


def next_best(seating: Seating, key: str) -> Alternative | None:
    """The cheapest move or exchange that brings somebody elsewhere and breaks no rule."""
    problem = seating.problem
    board = Board(problem, wishes_of(problem))
    at = [seating.table_of[problem.attendees[group[0]].key] for group in board.members]
    annealer = Annealer(board, Points(board), at, 0)
    block = board.block_of[key]
    here, best = at[block], None
    tables = [table for table in range(len(board.seats)) if table != here]
    trials: list[tuple[tuple[int, ...], int]] = [((), table) for table in tables]
    trials += [((other,), table) for other, table in enumerate(at) if table != here]
    for others, table in trials:
        if not annealer.plan.may_exchange((block,), others, here, table):
            continue
        cost = -annealer.change((block,), others, here, table)
        if best is None or cost < best.cost:
            people = (one for other in others for one in board.members[other])
            instead = tuple(problem.attendees[one].key for one in people)
            best = Alternative(table, cost, instead)
    return best
