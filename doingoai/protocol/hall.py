"""
Plans of several round tables: who sits at which, by the search of `tables`, then who on which chair.

Pure. The table comes first and is what the search is about; around a table the order follows from
rank, and is mended chair by chair until ties, couples and interpreters are as they should be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.catalogue import plan_of
from doingoai.protocol.layouts.places import Plan, Settings
from doingoai.protocol.layouts.rounds import chair_key, seats_around, table_of
from doingoai.protocol.rules import Tie, neighbour_faults
from doingoai.protocol.states import Layout
from doingoai.protocol.tables import Problem, Seating, greedy, repair
from doingoai.protocol.tables.wishing import heads_of, problem_of, spoken_for, value_of

MENDED = 6
"""Exchanges at one table until it is left as it is."""
FREE = 100_000
"""What it costs to move onto a free chair: more than any exchange."""


def arranged(
    people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie], locked: Mapping[str, str]
) -> Plan:
    """
    The plan that a careful officer makes by hand.

    :raises RuleBroken: as `tables.greedy`
    """
    people = spoken_for(people, len(settings.seats))
    problem = problem_with(people, settings, ties, locked)
    return seated(people, settings, ties, locked, greedy(problem).table_of, {})


def seated(
    people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie], locked: Mapping[str, str],
    at: Mapping[str, int], before: Mapping[str, str],
) -> Plan:  # fmt: skip
    """
    Give everybody a chair at their table; `at` counts tables from 0.

    A table at which nobody is new, and nobody is missing, stays as it is in `before` (chair to person).
    """
    heads = heads_of(people)
    chairs: dict[str, str] = {}
    for number, size in enumerate(settings.seats, 1):
        here = [one for one in people if at[one.key] == number - 1]
        was = {key: who for key, who in before.items() if table_of(key) == number}
        if {one.key for one in here} == set(was.values()):
            chairs |= was
            continue
        ranked = [
            replace(one, standing=heads.index(one.key) - 2) if one.key in heads else one
            for one in here
        ]
        found = {chair_key(number, chair): who for chair, who in seats_around(ranked, size).items()}
        chairs |= _with_locked(
            found, {k: who for k, who in locked.items() if table_of(k) == number}
        )
    return mended(people, settings, ties, locked, chairs)


def mended(
    people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie], locked: Mapping[str, str],
    chairs: Mapping[str, str],
) -> Plan:  # fmt: skip
    """Exchange two at one table at a time, as long as that breaks fewer rules."""
    whole = plan_of(Layout.ROUNDS, people, settings, held=chairs, only_held=True)
    seats: dict[str, str] = {}
    for number in range(1, len(settings.seats) + 1):
        seats |= _table_mended(number, whole, settings, ties, locked)
    return plan_of(Layout.ROUNDS, people, settings, held=seats, only_held=True)


def repaired(
    plan: Plan, people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie],
    locked: Mapping[str, str],
) -> Plan:  # fmt: skip
    """
    A plan for other people or other rules, in which few change their table.

    :raises RuleBroken: as `tables.repair`
    """
    people = spoken_for(people, len(settings.seats))
    at, keys = tables_of(plan), {one.key for one in people}
    former = problem_of(list(plan.people.values()), settings, (), {})
    wanted = problem_with(people, settings, ties, locked)
    after = repair(Seating(former, at, 0), problem=wanted).table_of
    before = {key: who for key, who in plan.seating().items() if who in keys}
    chairs = _kept_chairs(before, people, settings, locked, after)
    return mended(people, settings, ties, locked, chairs)


def tables_of(plan: Plan) -> dict[str, int]:
    """Who sits at which table, counted from 0."""
    return {who: table_of(key) - 1 for key, who in plan.seating().items()}


def moved_to(
    plan: Plan, at: Mapping[str, int], settings: Settings, ties: Sequence[Tie], locked: Mapping[str, str]
) -> Plan:  # fmt: skip
    """The same people at the tables that a search found."""
    return seated(list(plan.people.values()), settings, ties, locked, at, plan.seating())


def problem_with(
    people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie], locked: Mapping[str, str]
) -> Problem:
    """What a search is asked for."""
    return problem_of(people, settings, _pairs(ties), locked)


def points_at(problem: Problem, at: Mapping[str, int]) -> int | None:
    """What a plan is worth; None while somebody has no chair."""
    if any(one.key not in at for one in problem.attendees):
        return None
    return value_of(problem, at)


def digest_of(problem: Problem) -> str:
    """What is wished, in few letters: only plans of the same wishes can be compared."""
    return sha256(repr(problem).encode()).hexdigest()


def _pairs(ties: Sequence[Tie]) -> list[tuple[str, str, str]]:
    return [(str(tie.bond), tie.one, tie.other) for tie in ties]


def _locked_here(locked: Mapping[str, str], number: int, size: int) -> dict[str, str]:
    """Who stays on a chair of a table, as far as the table still has that chair."""
    chairs = {chair_key(number, chair) for chair in range(1, size + 1)}
    return {key: who for key, who in locked.items() if key in chairs}


def _with_locked(chairs: dict[str, str], locked: Mapping[str, str]) -> dict[str, str]:
    """Put whoever is locked on their chair; who sat there takes the chair that became free."""
    for key, who in locked.items():
        was = next((chair for chair, one in chairs.items() if one == who), "")
        if not was or was == key:
            continue
        other = chairs.pop(key, "")
        del chairs[was]
        chairs[key] = who
        if other:
            chairs[was] = other
    return chairs


def _kept_chairs(
    before: Mapping[str, str], people: Sequence[Attendee], settings: Settings,
    locked: Mapping[str, str], at: Mapping[str, int],
) -> dict[str, str]:  # fmt: skip
    """Whoever stays at a table stays on the chair; who comes takes the free chair nearest its host."""
    chairs = {key: who for key, who in before.items() if at[who] == table_of(key) - 1}
    sitting = set(chairs.values())
    for one in sorted(people, key=lambda one: one.standing):
        if one.key in sitting:
            continue
        number = at[one.key] + 1
        size = settings.seats[number - 1]
        nearest = sorted(range(1, size + 1), key=lambda chair: min(chair - 1, size - chair + 1))
        free = (key for chair in nearest if (key := chair_key(number, chair)) not in chairs)
        chairs[next(free)] = one.key
    return _with_heads(chairs, people, locked)


def _with_heads(
    chairs: dict[str, str], people: Sequence[Attendee], locked: Mapping[str, str]
) -> dict[str, str]:
    """The head of each side sits on the head's chair of table 1."""
    for key, who in zip((chair_key(1, 1), chair_key(1, 2)), heads_of(people, whole=True), strict=True):  # fmt: skip
        was = next((chair for chair, one in chairs.items() if one == who), "")
        if who and was and was != key and not {key, was} & set(locked):
            other = chairs.pop(key, "")
            del chairs[was]
            chairs[key] = who
            if other:
                chairs[was] = other
    return chairs


def _table_mended(
    number: int, whole: Plan, settings: Settings, ties: Sequence[Tie], locked: Mapping[str, str]
) -> dict[str, str]:
    """Who sits on which chair of one table, after the exchanges that mend most and cost least rank."""
    places = [one for one in whole.places if table_of(one.key) == number]
    here = {one.key: one.occupant for one in places if one.occupant}
    few = {who: whole.people[who] for who in here.values()}
    heads = set(heads_of(list(whole.people.values())))

    def faults(chairs: Mapping[str, str]) -> int:
        sitting = tuple(replace(one, occupant=chairs.get(one.key, "")) for one in places)
        return len(neighbour_faults(Plan(Layout.ROUNDS, sitting, people=few), settings, ties))

    count = faults(here)
    for _turn in range(MENDED if count else 0):
        movable = [
            one.key for one in places if one.key not in locked and here.get(one.key) not in heads
        ]
        tries = [
            (faults(trial), _cost(here, few, one, other), one, other)
            for one, other in combinations(movable, 2)
            if here.get(one) or here.get(other)
            for trial in [_exchanged(here, one, other)]
        ]
        best = min(tries, default=None)
        if best is None or best[0] >= count:
            break
        count, _rank, one, other = best
        here = _exchanged(here, one, other)
    return here


def _cost(here: Mapping[str, str], few: Mapping[str, Attendee], one: str, other: str) -> int:
    """How much rank an exchange costs; a free chair is taken last."""
    if not here.get(one) or not here.get(other):
        return FREE
    return abs(few[here[one]].standing - few[here[other]].standing)


def _exchanged(here: Mapping[str, str], one: str, other: str) -> dict[str, str]:
    after = {**here, one: here.get(other, ""), other: here.get(one, "")}
    return {key: who for key, who in after.items() if who}
