"""The search's problem from a plan as the office keeps it: its people, tables, ties and locked chairs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.states import Bond, Part, Side
from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.problem import Problem, Rule, Table
from doingoai.protocol.tables.seating import broken_wishes, overfull_tables

SEATS = 10
"""How many sit at a round table where nobody said."""
TOGETHER = frozenset({Bond.BESIDE, Bond.TABLE})


def problem_of(
    people: Sequence[Attendee], settings: Settings, ties: Iterable[tuple[str, str, str]],
    locked: Mapping[str, str],
) -> Problem:  # fmt: skip
    """
    State what is asked. `ties` are (bond, key, key); `locked` maps a chair to who stays on it.

    Both heads sit at table 1; who stays on a chair stays at its table.
    """
    keys = {one.key for one in people}
    bonds = [(Bond(bond), one, other) for bond, one, other in ties if {one, other} <= keys]
    diets = sorted({one.diet for one in people if one.diet}) if settings.by_diet else []
    return Problem(
        tuple(people),
        tuple(Table(f"t{number}", seats) for number, seats in enumerate(settings.seats, 1)),
        together=tuple((one, other) for bond, one, other in bonds if bond in TOGETHER),
        apart=tuple((one, other) for bond, one, other in bonds if bond == Bond.OTHER_TABLE),
        locked={who: _table(key) for key, who in locked.items() if who in keys},
        head=tuple(heads_of(people)),
        diets=tuple(diets),
    )


def _table(place_key: str) -> int:
    return int(place_key[1:].partition("-")[0]) - 1


def heads_of(people: Sequence[Attendee], *, whole: bool = False) -> list[str]:
    """The first of the hosts and of the guests, named heads first; "" for none where it is `whole`."""
    found = []
    for side in Side:
        sitting = [one for one in people if one.side == side and one.part not in _WORKING]
        first = min(sitting, key=lambda one: (one.part != Part.HEAD, one.standing), default=None)
        if first is not None or whole:
            found.append(first.key if first else "")
    return found


_WORKING = (Part.INTERPRETER, Part.NOTE_TAKER)


def spoken_for(people: Sequence[Attendee], tables: int) -> list[Attendee]:
    """
    Say for whom each interpreter is, where nobody has.

    The guests' first is for their head; ours is too where they bring none, and else for our head.
    Further ones are for those who, by rank, come first at the tables that follow.
    """
    whom = {side: _first_at_tables(people, side, tables) for side in Side}
    theirs = any(one.part == Part.INTERPRETER and one.side == Side.GUEST for one in people)
    ours = [*whom[Side.HOST][:1], *whom[Side.GUEST][1:]] if theirs else whom[Side.GUEST]
    meant = {Side.HOST: iter(ours), Side.GUEST: iter(whom[Side.GUEST][: 1 if ours[1:] else None])}
    known = {one.key for one in people}
    found = []
    for one in sorted(people, key=lambda one: one.standing):
        is_open = one.part == Part.INTERPRETER and not known & set(one.interprets_for)
        key = next(meant[Side(one.side)], "") if is_open else ""
        found.append(replace(one, interprets_for=(key,)) if key else one)
    return found


def _first_at_tables(people: Sequence[Attendee], side: Side, tables: int) -> list[str]:
    """The first of a side at each table, as far as rank alone says."""
    ranked = sorted(
        (one for one in people if one.side == side and one.part not in _WORKING),
        key=lambda one: (one.part != Part.HEAD, one.standing),
    )
    share = -(-len(ranked) // max(tables, 1)) or 1
    return [one.key for one in ranked[::share]]


def tables_wanted(
    people: int, *, count: int | None = None, seats: int | None = None, head: int | None = None
) -> tuple[int, ...]:
    """The tables the office asked for; what it left open is as much as holds everybody."""
    size = seats or (max(SEATS, -(-people // count)) if count else SEATS)
    first = head or size
    number = count or 1 + max(0, -(-(people - first) // size))
    return (first, *(size,) * (number - 1))


def value_of(problem: Problem, at: Mapping[str, int]) -> int:
    """What a plan is worth, whether it keeps every rule or not."""
    board = Board(problem, ())
    return Points(board).of([at[problem.attendees[group[0]].key] for group in board.members])


def fits(problem: Problem, at: Mapping[str, int]) -> bool:
    """Tell whether a plan is about these people and keeps every rule of theirs."""
    if {one.key for one in problem.attendees} != set(at):
        return False
    if any(not 0 <= table < len(problem.tables) for table in at.values()):
        return False
    return not broken_wishes(problem, at) and not overfull_tables(problem, at)


def wishes_broken(
    problem: Problem, at: Mapping[str, int]
) -> list[tuple[Rule, tuple[str, ...], int]]:
    """Every rule about tables that a plan breaks: its kind, whom it is about, and a number in it."""
    gone = {one.key for one in problem.attendees} - set(at)
    whole = replace(problem.without(gone), hosts_per_table=problem.hosts_per_table or 0)
    return [(wish.rule, wish.keys, wish.count) for wish in broken_wishes(whole, at)]
