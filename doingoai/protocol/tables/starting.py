"""
The first plan: as a careful officer makes it by hand, and what is done where that breaks a rule.

Guests are taken by standing, the most senior first; each block sits where it gains most at that
moment, and chairs are kept back for the hosts a table must have.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import add

from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.placement import NOWHERE, Placement

MOST_TRIED = 1_500
TABU_ROUNDS = 7
# How much rank weighs while tables are filled, where later guests still come: each is tried.
STRICTNESS = (1, 3, 9)


def place_by_hand(
    board: Board, points: Points, order: Sequence[int], *, strictness: int = 1
) -> Placement:
    """Seat one block after the other; whoever finds no place is put where there is most room."""
    plan = Placement(board)
    worth = [[strictness * row[table] for row in points.ranks] for table in range(len(board.seats))]
    left = []
    for block in _with_diets(board, order):
        tables = [table for table in board.tables_of(block) if _may_sit(plan, block, table)]
        if not tables:
            left.append(block)
            continue
        best = max(
            tables, key=lambda table: worth[table][block] - _fill(plan, points, block, table)
        )
        plan.put(block, best)
        worth[best] = list(map(add, worth[best], points.pairs[block]))
    for block in left:
        allowed = board.allowed[block] or range(len(board.seats))
        fitting = [t for t in board.tables_of(block) if plan.may_exchange((), (block,), t, t)]
        plan.put(block, max(fitting or allowed, key=lambda t: board.seats[t] - plan.size[t]))
    return plan


def by_standing(board: Board) -> list[int]:
    """Whoever has a fixed place first, then the most senior."""
    free = [allowed is None for allowed in board.allowed]
    return sorted(range(len(board)), key=lambda block: (free[block], board.standing[block]))


def by_difficulty(board: Board) -> list[int]:
    """Whoever is hardest to seat first: fixed places, large blocks, many adversaries, hosts."""
    return sorted(
        range(len(board)),
        key=lambda block: (
            len(board.tables_of(block)),
            -board.size[block],
            -len(board.foes[block]),
            -board.hosts[block],
            board.standing[block],
        ),
    )


def _with_diets(board: Board, order: Sequence[int]) -> list[int]:
    """The same order, but whoever shares a diet that is kept together comes right after the first."""
    taken: dict[int, None] = {}
    for block in order:
        taken.setdefault(block)
        for diet in board.diets_of[block]:
            for other in order:
                if other in board.diets[diet]:
                    taken.setdefault(other)
    return list(taken)


def _may_sit(plan: Placement, block: int, table: int) -> bool:
    board = plan.board
    lacking = max(0, board.hosts_asked - plan.hosts[table] - board.hosts[block])
    free = board.seats[table] - plan.size[table] - lacking
    if free < board.size[block] or board.foes[block] & plan.blocks[table]:
        return False
    for diet in board.diets_of[block]:
        counts = plan.diet[diet]
        if not counts[table]:
            used, most = sum(1 for count in counts if count), board.diet_tables[diet]
            group = sum(board.size[one] for one in board.diets[diet])
            if used >= most or (most == 1 and free < group):
                return False
    return True


def _fill(plan: Placement, points: Points, block: int, table: int) -> int:
    fill, size = points.fill[table], plan.size[table]
    return fill[size + plan.board.size[block]] - fill[size]


class Mender:
    """Takes a plan that breaks rules and moves as few as it can until it breaks none."""

    def __init__(
        self, plan: Placement, chance: random.Random, before: Sequence[int] | None
    ) -> None:
        self.plan = plan
        self.chance = chance
        self.before = list(plan.at) if before is None else before
        self.until: dict[int, int] = {}

    def mend(self, rounds: int, stop: Callable[[], bool]) -> bool:
        """Tell whether no rule is broken any more."""
        for turn in range(rounds):
            faulty = self._faulty()
            if not faulty:
                return self.plan.faults() == 0
            if stop():
                return False
            self._step(self.chance.choice(faulty), turn)
        return self.plan.faults() == 0

    def _faulty(self) -> list[int]:
        plan = self.plan
        found = [table for table in range(len(plan.size)) if plan.faults_at(table)]
        for counts, most in zip(plan.diet, plan.board.diet_tables, strict=True):
            used = [table for table, count in enumerate(counts) if count]
            if len(used) > most:
                found += sorted(used, key=lambda table: counts[table])[: len(used) - most + 1]
        return found

    def _step(self, table: int, turn: int) -> None:
        plan, best = self.plan, None
        for one, other, there in self._trials(table, turn):
            key = (*self._change(one, other, table, there), self.chance.random())
            if best is None or key < best[0]:
                best = (key, one, other, there)
        if best is None:
            return
        key, one, other, there = best
        if key[0] <= 0 or self.chance.random() < 0.2:
            plan.exchange(one, other, table, there)
            for block in (*one, *other):
                self.until[block] = turn + TABU_ROUNDS

    def _trials(
        self, table: int, turn: int
    ) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], int]]:
        """Moves out of a table, into it, and exchanges with it; a sample where there are many."""
        plan, until = self.plan, self.until
        here = [block for block in sorted(plan.blocks[table]) if until.get(block, -1) < turn]
        there = [
            block for block, at in enumerate(plan.at)
            if at not in (table, NOWHERE) and until.get(block, -1) < turn
        ]  # fmt: skip
        others = [other for other in range(len(plan.size)) if other != table]
        self.chance.shuffle(there)
        for block in here:
            for other in others:
                yield (block,), (), other
        for block in islice(there, 300):
            yield (), (block,), plan.at[block]
        for block in here:
            for other in islice(there, max(1, MOST_TRIED // max(1, len(here)))):
                yield (block,), (other,), plan.at[other]

    def _change(
        self, one: tuple[int, ...], other: tuple[int, ...], table: int, there: int
    ) -> tuple[int, int]:
        """What a trial does to the faults, and how many more people leave their former place."""
        plan, allowed = self.plan, self.plan.board.allowed
        for blocks, target in ((one, there), (other, table)):
            for block in blocks:
                if (only := allowed[block]) is not None and target not in only:
                    return 99, 0
        has_diets = bool(plan.board.diets)
        faults = -plan.faults_at(table) - plan.faults_at(there)
        faults -= plan.diet_faults() if has_diets else 0
        plan.exchange(one, other, table, there)
        faults += plan.faults_at(table) + plan.faults_at(there)
        faults += plan.diet_faults() if has_diets else 0
        size, before = plan.board.size, self.before
        moved = sum(size[b] * ((before[b] != there) - (before[b] != table)) for b in one)
        moved += sum(size[b] * ((before[b] != table) - (before[b] != there)) for b in other)
        plan.exchange(other, one, table, there)
        return faults, moved


def first_plan(
    board: Board, points: Points, *, seed: int = 0, stop: Callable[[], bool] = lambda: False
) -> Placement | None:
    """Find a plan that breaks no rule, by hand where that is enough; None when none was found."""
    chance = random.Random(seed)  # noqa: S311  # a plan, repeatable on purpose
    plans = [
        place_by_hand(board, points, by_standing(board), strictness=strictness)
        for strictness in STRICTNESS
    ]
    whole = [plan for plan in plans if plan.faults() == 0]
    if whole:
        return max(whole, key=lambda plan: points.of(plan.at))
    for plan in (*plans, place_by_hand(board, points, by_difficulty(board))):
        if Mender(plan, chance, None).mend(60 + len(board), stop):
            return plan
    return None
