"""
Finds the repair that changes least: the first conflict is settled in each way there is, cheapest first.

A depth-first search with a bound. What was already in conflict before anything happened is not the
business of a repair and stays, unless one of the two moves for another reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from doingoai.programme.repair.facts import Block, Repair, Scope, Slot, Step
from doingoai.programme.states import MEALS, ItemKind

MOVED, PER_MINUTE, OTHER_DAY = 100, 0.4, 400
OTHER_ROOM, DEPUTY, LEFT_OUT, GIVEN_UP = 60, 90, 140, 3000
"""What a change costs: a room is changed rather than an hour, an hour rather than a leader."""

MOST_LOOKED_AT = 1_500
_WAYS = 6
_MOST_TRIES = 3
_GRID = timedelta(minutes=5)
_MEAL_SHIFT = timedelta(minutes=90)


@dataclass(frozen=True, slots=True)
class _Put:
    """Where an item stands in a plan being looked at, and what that cost."""

    slot: Slot
    replaced: Mapping[str, str] = field(default_factory=dict)
    cost: float = 0
    because: str = ""
    pushed_by: str = ""
    tried: frozenset[tuple[datetime, str]] = frozenset()
    is_given_up: bool = False


@dataclass(frozen=True, slots=True)
class _Conflict:
    """An item against a block, or against another item."""

    key: str
    block: Block | None = None
    other: str = ""


def repair(
    slots: Sequence[Slot],
    blocks: Sequence[Block],
    scope: Scope,
    *,
    forced: Mapping[str, tuple[datetime, str]] | None = None,
) -> Repair:
    """
    Move, rehouse or restaff as few items as possible so that nothing stands against a block.

    `forced` items begin at a given moment, because of a given word, whatever it costs.
    """
    slots = sorted(slots, key=lambda slot: (slot.starts_at, slot.key))
    blocks = sorted(blocks, key=lambda block: (block.what, block.since, block.until))
    search = _Search(slots, blocks, scope)
    plan = {slot.key: _Put(slot) for slot in slots}
    for key, (starts, why) in (forced or {}).items():
        slot = plan[key].slot
        moved = replace(slot, starts_at=starts, ends_at=starts + slot.lasts, is_fixed=True)
        plan[key] = _Put(moved, cost=_cost_of_time(slot, moved), because=why)
    search.go(plan, sum(put.cost for put in plan.values()))
    best = search.best or {}
    changed = sorted(
        (put for put in best.values() if put.cost and not put.is_given_up),
        key=lambda put: (put.slot.starts_at, put.slot.key),
    )
    return Repair(
        steps=tuple(_step(put) for put in changed),
        unsolved=tuple(sorted(key for key, put in best.items() if put.is_given_up)),
        is_least=search.looked_at < MOST_LOOKED_AT,
    )


def _step(put: _Put) -> Step:
    slot = put.slot
    return Step(
        slot.key, slot.starts_at, slot.ends_at, slot.room, put.replaced, put.because, put.pushed_by
    )


class _Search:
    def __init__(self, slots: Sequence[Slot], blocks: Sequence[Block], scope: Scope) -> None:
        self.before = {slot.key: slot for slot in slots}
        self.blocks: dict[str, list[Block]] = {}
        for block in blocks:
            self.blocks.setdefault(block.what, []).append(block)
        self.scope = scope
        self.known = {
            frozenset((one.key, two.key))
            for at, one in enumerate(slots)
            for two in slots[at + 1 :]
            if self._clash(one, two)
        }
        self.best: dict[str, _Put] | None = None
        self.best_cost = float("inf")
        self.looked_at = 0

    def go(self, plan: dict[str, _Put], cost: float) -> None:
        """Settle the first conflict of a plan in each way that may still be cheaper than the best."""
        self.looked_at += 1
        if cost >= self.best_cost or self.looked_at > MOST_LOOKED_AT:
            return
        conflict = self._first_conflict(plan)
        if conflict is None:
            self.best, self.best_cost = plan, cost
            return
        ways = sorted(
            self._ways(plan, conflict), key=lambda put: put.cost + self._trouble(plan, put)
        )
        for put in ways:
            spent = cost - plan[put.slot.key].cost + put.cost
            self.go(plan | {put.slot.key: put}, spent)

    def _trouble(self, plan: Mapping[str, _Put], put: _Put) -> float:
        """Guess what a way will cost beside itself: each item that it stands in the way of."""
        if put.is_given_up:
            return 0
        others = (one.slot for one in plan.values() if not one.is_given_up)
        return MOVED * sum(
            self._clash(put.slot, slot) for slot in others if slot.key != put.slot.key
        )

    def _first_conflict(self, plan: Mapping[str, _Put]) -> _Conflict | None:
        standing = [put for put in plan.values() if not put.is_given_up]
        for put in standing:
            block = self._blocked(put.slot)
            if block is not None and not put.slot.is_fixed:
                return _Conflict(put.slot.key, block=block)
        moved = [put for put in standing if put.cost]
        for put in moved:
            for other in standing:
                if other is put or not self._clash(put.slot, other.slot):
                    continue
                if not self._is_old(put.slot, other.slot):
                    return _Conflict(put.slot.key, other=other.slot.key)
        return None

    def _is_old(self, one: Slot, two: Slot) -> bool:
        """Tell whether two items clashed before, and both are where they were."""
        stayed = (
            (slot.starts_at, slot.room) == (home.starts_at, home.room)
            for slot, home in ((one, self.before[one.key]), (two, self.before[two.key]))
        )
        return frozenset((one.key, two.key)) in self.known and all(stayed)

    def _blocked(self, slot: Slot) -> Block | None:
        for what in (*sorted(slot.parties), slot.room):
            for block in self.blocks.get(what, ()):
                if slot.starts_at < block.until and block.since < slot.ends_at:
                    return block
        return None

    def _clash(self, one: Slot, two: Slot) -> bool:
        """Tell whether two items cannot both be: the same people without time to travel, or one room."""
        at_once = one.starts_at < two.ends_at and two.starts_at < one.ends_at
        if at_once and one.room and one.room == two.room:
            return True
        if not one.parties & two.parties:
            return False
        gap = self._travel(one, two)
        return one.starts_at < two.ends_at + gap and two.starts_at < one.ends_at + gap

    def _travel(self, one: Slot, two: Slot) -> timedelta:
        if not one.house or not two.house or one.house == two.house:
            return timedelta(0)
        kinds = (one.kind, two.kind)
        by_air = ItemKind.AIRPORT_WELCOME in kinds or ItemKind.FAREWELL in kinds
        return self.scope.airport_travel if by_air else self.scope.travel

    def _ways(self, plan: Mapping[str, _Put], conflict: _Conflict) -> Iterator[_Put]:
        """Give each way to settle a conflict: of two items either may give way."""
        keys = (conflict.key, conflict.other) if conflict.other else (conflict.key,)
        for key in keys:
            put = plan[key]
            if put.slot.is_fixed or (key == conflict.other and put.cost):
                continue
            pushed_by = "" if conflict.block else next((k for k in keys if k != key), "")
            because = conflict.block.why if conflict.block else ""
            marked = replace(
                put,
                because=put.because or because,
                pushed_by=put.pushed_by or pushed_by,
                tried=put.tried | {(put.slot.starts_at, put.slot.room)},
            )
            if len(marked.tried) <= _MOST_TRIES:
                yield from self._times(plan, marked)
            if conflict.block is not None and conflict.block.what == put.slot.room:
                yield from self._rooms(marked)
            elif conflict.block is not None:
                yield from self._deputies(marked, conflict.block.what)
            yield replace(marked, cost=put.cost + GIVEN_UP, is_given_up=True)

    def _times(self, plan: Mapping[str, _Put], put: _Put) -> Iterator[_Put]:
        """Give the nearest hours at which the item's own people and room are not blocked."""
        slot, home = put.slot, self.before[put.slot.key]
        base = put.cost - _cost_of_time(home, slot)
        found = 0
        for starts in sorted(
            self._starts(plan, slot), key=lambda at: (abs(at - home.starts_at), at)
        ):
            moved = replace(slot, starts_at=starts, ends_at=starts + slot.lasts)
            if (starts, slot.room) in put.tried or self._blocked(moved) is not None:
                continue
            yield replace(put, slot=moved, cost=base + _cost_of_time(home, moved))
            found += 1
            if found == _WAYS:
                return

    def _starts(self, plan: Mapping[str, _Put], slot: Slot) -> set[datetime]:
        """Give the moments worth trying: just after or before what stands in the way."""
        home = self.before[slot.key]
        moments: set[datetime] = {home.starts_at}
        for what in (*slot.parties, slot.room):
            for block in self.blocks.get(what, ()):
                moments |= {_up(block.until), _down(block.since - slot.lasts)}
        for other in plan.values():
            one = other.slot
            if one.key == slot.key or other.is_given_up:
                continue
            if one.parties & slot.parties or (one.room and one.room == slot.room):
                gap = self._travel(one, slot)
                moments |= {_up(one.ends_at + gap), _down(one.starts_at - gap - slot.lasts)}
        return {at for at in moments if self._is_decent(at, slot)}

    def _is_decent(self, at: datetime, slot: Slot) -> bool:
        """Tell whether an item may be at an hour at all: by day, within the visit, meals at mealtimes."""
        home, scope = self.before[slot.key], self.scope
        ends = at + slot.lasts
        if scope.last_day_ends is not None and ends > max(scope.last_day_ends, home.ends_at):
            return False
        if slot.kind in MEALS and abs(at - home.starts_at) > _MEAL_SHIFT:
            return False
        if slot.kind in (ItemKind.AIRPORT_WELCOME, ItemKind.FAREWELL):
            return True
        early = at.replace(hour=scope.first_hour, minute=0)
        late = at.replace(hour=scope.last_hour, minute=0)
        within = early <= at and ends <= max(late, at.replace(hour=home.ends_at.hour, minute=59))
        return within and ends.date() == at.date()

    def _rooms(self, put: _Put) -> Iterator[_Put]:
        slot = put.slot
        for number, room in enumerate(self.scope.rooms):
            moved = replace(slot, room=room)
            if (slot.starts_at, room) not in put.tried and self._blocked(moved) is None:
                yield replace(put, slot=moved, cost=put.cost + OTHER_ROOM + number)

    def _deputies(self, put: _Put, party: str) -> Iterator[_Put]:
        slot = put.slot
        rest = slot.parties - {party}
        for number, deputy in enumerate(self.scope.deputies.get(party, ())):
            # One who is there already takes the place as well.
            staffed = replace(slot, parties=rest | {deputy})
            cost = put.cost + DEPUTY + number
            yield replace(put, slot=staffed, replaced={**put.replaced, party: deputy}, cost=cost)
        if party in self.scope.optional:
            alone = replace(slot, parties=rest)
            yield replace(
                put, slot=alone, replaced={**put.replaced, party: ""}, cost=put.cost + LEFT_OUT
            )


def _cost_of_time(home: Slot, slot: Slot) -> float:
    shift = abs(slot.starts_at - home.starts_at)
    if not shift:
        return 0
    other_day = OTHER_DAY if slot.starts_at.date() != home.starts_at.date() else 0
    return MOVED + other_day + PER_MINUTE * min(shift / timedelta(minutes=1), 600)


def _up(at: datetime) -> datetime:
    """Round to the next five minutes."""
    over = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    return at - over + _GRID if over else at


def _down(at: datetime) -> datetime:
    """Round to the last five minutes."""
    return at - timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
