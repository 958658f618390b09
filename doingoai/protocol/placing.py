"""
Makes whole plans: by rank, then mended until no hard rule is broken, then spared the table's ends.

Pure; `layouts` know where chairs stand, `rules` what must hold, this brings the two together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from doingoai.directory.states import Sex
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol import hall
from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.catalogue import LAYOUTS, plan_of
from doingoai.protocol.layouts.places import Place, Plan, Role, Settings
from doingoai.protocol.rules import Tie, broken_rules
from doingoai.protocol.states import Layout, Part, Side

ROUNDS_OF_MENDING = 12
SPARED = frozenset({Layout.BANQUET_MIDDLE, Layout.TOP_TABLE})
"""Layouts whose ends are not given to women (usage of State Protocol)."""


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who sits elsewhere than before; empty where they had, or have, no chair."""

    who: str
    before: str
    after: str


def computed(
    layout: Layout,
    people: Sequence[Attendee],
    settings: Settings,
    *,
    ties: Sequence[Tie] = (),
    locked: Mapping[str, str] | None = None,
) -> Plan:
    """
    Compute a plan in which locked chairs stay and no hard rule is broken.

    :raises RuleBroken: seating.no_plan
    """
    locked = dict(locked or {})
    if layout == Layout.ROUNDS:
        plan = hall.arranged(people, settings, ties, locked)
    else:
        plan = plan_of(layout, people, settings, held=locked)
        plan = _mended(plan, people, settings, ties, locked)
    faults = broken_rules(plan, settings, ties)
    if faults:
        message = _(
            "No plan keeps every rule and every locked chair: %(rule)s Unlock a chair or take a rule back."
        )
        raise RuleBroken(message % {"rule": faults[0].says}, code="seating.no_plan")
    return _spared(plan, people, settings, ties, locked)


def kept(
    layout: Layout, people: Sequence[Attendee], settings: Settings, seats: Mapping[str, str]
) -> Plan:
    """A plan as it is kept: these people on these chairs, and nobody else."""
    return plan_of(layout, people, settings, held=seats, only_held=True)


def mended(
    plan: Plan, settings: Settings, *, ties: Sequence[Tie], locked: Mapping[str, str]
) -> Plan:
    """
    Bring a plan that is kept to keep every rule, moving few; all is computed anew only where that fails.

    :raises RuleBroken: seating.no_plan
    """
    people = list(plan.people.values())
    if plan.layout == Layout.ROUNDS:
        after = hall.repaired(plan, people, settings, ties, locked)
    else:
        after = _mended(plan, people, settings, ties, locked)
    if broken_rules(after, settings, ties):
        return computed(plan.layout, people, settings, ties=ties, locked=locked)
    return after


def swapped(seats: Mapping[str, str], first: str, second: str) -> dict[str, str]:
    """Exchange who sits on two chairs; an empty chair makes it a move."""
    after = {key: who for key, who in seats.items() if key not in {first, second}}
    if seats.get(first):
        after[second] = seats[first]
    if seats.get(second):
        after[first] = seats[second]
    return after


def without(
    plan: Plan,
    gone: str,
    settings: Settings,
    *,
    ties: Sequence[Tie] = (),
    locked: Mapping[str, str],
) -> Plan:
    """
    Take somebody out and move as few of the others as possible.

    Who is still on a chair that remains stays there; a head's chair goes to the next by rank of that
    side, and who lost a chair takes the best free one. Only if that breaks a rule is all computed anew.
    """
    people = [one for one in plan.people.values() if one.key != gone]
    held = {key: who for key, who in locked.items() if who != gone}
    if plan.layout == Layout.ROUNDS:
        after = hall.repaired(plan, people, settings, ties, held)
        broken = broken_rules(after, settings, ties)
        return computed(plan.layout, people, settings, ties=ties, locked=held) if broken else after
    seats = {key: who for key, who in plan.seating().items() if who != gone}
    shape = plan_of(plan.layout, people, settings)
    seats = {key: who for key, who in seats.items() if shape.place(key)}
    seats = _heads_filled(shape, people, seats)
    seats = _rest_filled(shape, people, seats)
    after = kept(plan.layout, people, settings, seats)
    return mended(after, settings, ties=ties, locked=held)


def moves_between(before: Plan, after: Plan) -> list[Move]:
    """Who sits elsewhere, or has lost or got a chair."""
    old = {who: key for key, who in before.seating().items()}
    new = {who: key for key, who in after.seating().items()}
    return [
        Move(who, old.get(who, ""), new.get(who, ""))
        for who in sorted(old.keys() | new.keys())
        if old.get(who) != new.get(who)
    ]


def _heads_filled(shape: Plan, people: Sequence[Attendee], seats: dict[str, str]) -> dict[str, str]:
    for side in Side:
        chair = shape.head(side)
        head = chair and shape.people.get(chair.occupant)
        if chair is None or head is None or seats.get(chair.key) == head.key:
            continue
        seats = {key: who for key, who in seats.items() if who != head.key}
        seats[chair.key] = head.key
    return seats


def _rest_filled(shape: Plan, people: Sequence[Attendee], seats: dict[str, str]) -> dict[str, str]:
    """Give who has no chair the best free one that wants them."""
    sitting = set(seats.values())
    free = sorted((one for one in shape.places if one.key not in seats), key=lambda one: one.honour)
    waiting = [one for one in people if one.key not in sitting and one.key not in shape.left_over]
    for one in sorted(waiting, key=lambda one: one.standing):
        chair = next((chair for chair in free if _is_for(chair, one, shape.layout)), None)
        if chair is not None:
            seats[chair.key] = one.key
            free.remove(chair)
    return seats


def _is_for(chair: Place, one: Attendee, layout: Layout) -> bool:
    if chair.role in {Role.DRIVER, Role.ASSISTANT}:
        return False
    if not LAYOUTS[layout].interpreters:
        return True
    return (chair.role == Role.INTERPRETER) == (one.part == Part.INTERPRETER)


def _mended(
    plan: Plan, people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie],
    locked: Mapping[str, str],
) -> Plan:  # fmt: skip
    """Exchange two people at a time, each time the pair that mends most and costs the least rank."""
    faults = broken_rules(plan, settings, ties)
    for _round in range(ROUNDS_OF_MENDING):
        if not faults:
            break
        best = min(_tries(plan, people, settings, ties, locked), key=lambda one: one[:2], default=None)  # fmt: skip
        if best is None or best[0] >= len(faults):
            break
        plan = best[3]
        faults = broken_rules(plan, settings, ties)
    return plan


def _tries(
    plan: Plan, people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie],
    locked: Mapping[str, str],
) -> list[tuple[int, int, str, Plan]]:  # fmt: skip
    seats = plan.seating()
    named = {word for fault in broken_rules(plan, settings, ties) for word in fault.about}
    movable = [one for one in plan.places if one.occupant and one.key not in locked]
    found = []
    for first, second in combinations(movable, 2):
        if not named & {first.key, second.key, first.occupant, second.occupant}:
            continue
        cost = abs(plan.people[first.occupant].standing - plan.people[second.occupant].standing)
        after = kept(plan.layout, people, settings, swapped(seats, first.key, second.key))
        faults = broken_rules(after, settings, ties)
        found.append((len(faults), cost, f"{first.key} {second.key}", after))
    return found


def _spared(
    plan: Plan, people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie],
    locked: Mapping[str, str],
) -> Plan:  # fmt: skip
    """Let no woman sit at the end of a table, where a man of the own side can change with her."""
    if plan.layout not in SPARED:
        return plan
    for row in sorted({one.row for one in plan.places if not one.behind}):
        chairs = sorted(
            (one for one in plan.places if one.row == row and not one.behind),
            key=lambda one: one.position,
        )
        for end in {chairs[0].key, chairs[-1].key} if len(chairs) > 2 else set():
            plan = _end_spared(plan, end, people, settings, ties, locked)
    return plan


def _end_spared(
    plan: Plan, key: str, people: Sequence[Attendee], settings: Settings, ties: Sequence[Tie],
    locked: Mapping[str, str],
) -> Plan:  # fmt: skip
    end = plan.place(key)
    one = plan.people.get(end.occupant) if end else None
    if end is None or one is None or one.sex != Sex.FEMALE or key in locked or end.head_of:
        return plan
    ends = _ends(plan)
    others = [
        chair for chair in plan.places
        if chair.key not in locked and chair.key not in ends and not chair.head_of
        and (man := plan.people.get(chair.occupant)) and man.sex == Sex.MALE
        and man.side == one.side and man.part == one.part
    ]  # fmt: skip
    for chair in sorted(others, key=lambda chair: abs(plan.people[chair.occupant].standing - one.standing)):  # fmt: skip
        after = kept(plan.layout, people, settings, swapped(plan.seating(), key, chair.key))
        if not broken_rules(after, settings, ties):
            return after
    return plan


def _ends(plan: Plan) -> set[str]:
    ends: set[str] = set()
    for row in {one.row for one in plan.places if not one.behind}:
        chairs = [one for one in plan.places if one.row == row and not one.behind]
        ends |= {min(chairs, key=lambda one: one.position).key, max(chairs, key=lambda one: one.position).key}  # fmt: skip
    return ends
