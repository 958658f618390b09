"""
The best plan, with proof: every way of seating the blocks that could still be better is followed.

The bound counts for each block yet to be seated the best table it could have, with half of what it
could gain with the best companions who are not seated yet either.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import add, sub

from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.placement import NOWHERE, Placement
from doingoai.protocol.tables.searching import tables_alike


@dataclass(slots=True)
class Proof:
    """What was found: the best plan, whether it is proved best, and what no plan exceeds."""

    at: list[int]
    value: int
    is_best: bool = False
    bound: int | None = None
    steps: int = 0


@dataclass(slots=True)
class Prover:
    """One search; `halves` are twice the bounds of companions, to stay with whole numbers."""

    board: Board
    points: Points
    found: Proof
    stop: Callable[[], bool]
    order: list[int] = field(init=False)
    plan: Placement = field(init=False)
    worth: list[list[int]] = field(init=False)
    companions: list[list[list[int]]] = field(init=False)
    alike: list[int] = field(init=False)
    least_fill: int = field(init=False)
    is_stopped: bool = False

    def __post_init__(self) -> None:
        board, points = self.board, self.points
        self.order = _order(board, points)
        self.plan = Placement(board)
        self.worth = [[row[t] for row in points.ranks] for t in range(len(board.seats))]
        self.companions = _companions(board, points, self.order)
        self.alike = _tables_equal(board, points)
        self.least_fill = least_fill(board, points)

    def bound_from(self, depth: int, value: int) -> int:
        """Twice what any plan is worth that goes on from here."""
        board, plan, worth = self.board, self.plan, self.worth
        tables = range(len(board.seats))
        free = [board.seats[table] - plan.size[table] for table in tables]
        total = 2 * value
        companions = self.companions[min(depth, len(self.companions) - 1)]
        for block in self.order[depth:]:
            size, gains = board.size[block], companions[block]
            last, best = len(gains) - 1, None
            allowed = board.allowed[block]
            for table in tables:
                room = free[table] - size
                if room < 0 or (allowed is not None and table not in allowed):
                    continue
                reached = 2 * worth[table][block] + gains[min(room, last)]
                if best is None or reached > best:
                    best = reached
            if best is None:
                return -(10**12)
            total += best
        return total - 2 * max(self.least_fill, self._filled())

    def _filled(self) -> int:
        """What tables cost that are already fuller than even ones: they only grow."""
        cost = 0
        for fill, size in zip(self.points.fill, self.plan.size, strict=True):
            if size and fill[size] > fill[size - 1]:
                cost += fill[size]
        return cost

    def follow(self, depth: int, value: int) -> None:
        self.found.steps += 1
        if self.found.steps % 64 == 0 and self.stop():
            self.is_stopped = True
        if self.is_stopped:
            return
        if depth == len(self.order):
            self._arrive(value)
            return
        if self.bound_from(depth, value) <= 2 * self.found.value:
            return
        block = self.order[depth]
        choices = [(self.worth[table][block], table) for table in self._choices(block)]
        for gained, table in sorted(choices, key=lambda choice: (-choice[0], choice[1])):
            self._seat(block, table, add)
            self.follow(depth + 1, value + gained)
            self._seat(block, table, sub)

    def _choices(self, block: int) -> list[int]:
        board, plan, found = self.board, self.plan, []
        tried: set[int] = set()
        for table in board.tables_of(block):
            if not plan.blocks[table]:
                if self.alike[table] in tried:
                    continue
                tried.add(self.alike[table])
            if plan.size[table] + board.size[block] <= board.seats[table] and not (
                board.foes[block] & plan.blocks[table]
            ):
                found.append(table)
        return found

    def _seat(self, block: int, table: int, how: Callable[[int, int], int]) -> None:
        self.plan.put(block, table if how is add else NOWHERE)
        self.worth[table] = list(map(how, self.worth[table], self.points.pairs[block]))

    def _arrive(self, value: int) -> None:
        plan = self.plan
        value -= sum(fill[size] for fill, size in zip(self.points.fill, plan.size, strict=True))
        if value > self.found.value and plan.faults() == 0:
            self.found.value, self.found.at = value, plan.at.copy()


def prove_best(
    board: Board, points: Points, at: Sequence[int], *, stop: Callable[[], bool]
) -> Proof:
    """Start from a good plan and look for a better one until there can be none."""
    found = Proof(list(at), points.of(at))
    prover = Prover(board, points, found, stop)
    within = sum(points.within)
    # The value of a block within itself is the same in every plan: it is left out while searching.
    found.value -= within
    whole = prover.bound_from(0, 0) // 2
    prover.follow(0, 0)
    found.is_best = not prover.is_stopped
    found.value += within
    found.bound = found.value if found.is_best else whole + within
    return found


def upper_bound(board: Board, points: Points) -> int:
    """What no plan exceeds; quick, and far from the best plan where many like many."""
    prover = Prover(board, points, Proof([], 0), lambda: False)
    return prover.bound_from(0, 0) // 2 + sum(points.within)


def least_fill(board: Board, points: Points) -> int:
    """What the most even tables cost."""
    sizes, cost = [0] * len(board.seats), sum(fill[0] for fill in points.fill)
    for _one in range(sum(board.size)):
        steps = [
            (fill[size + 1] - fill[size], table)
            for table, (fill, size) in enumerate(zip(points.fill, sizes, strict=True))
            if size + 1 < len(fill)
        ]
        step, table = min(steps)
        sizes[table] += 1
        cost += step
    return cost


def _order(board: Board, points: Points) -> list[int]:
    """Those with most at stake first: what they do decides most."""
    stakes = [sum(map(abs, row)) + max(map(abs, ranks))
              for row, ranks in zip(points.pairs, points.ranks, strict=True)]  # fmt: skip
    first: list[int] = []
    left = set(range(len(board)))
    while left:
        chosen = max(
            left,
            key=lambda block: (
                max((points.pairs[block][other] for other in first), default=0),
                stakes[block],
                -block,
            ),
        )
        first.append(chosen)
        left.discard(chosen)
    return first


def _companions(board: Board, points: Points, order: list[int]) -> list[list[list[int]]]:
    """For each depth and block: the most it gains with companions still to come, by their chairs."""
    most = max(board.seats)
    found: list[list[list[int]]] = []
    for depth in range(len(order)):
        coming = order[depth:]
        rows: list[list[int]] = [[] for _block in order]
        for block in coming:
            foes = board.foes[block]
            gains = sorted(
                ((points.pairs[block][other], board.size[other]) for other in coming
                 if other != block and other not in foes and points.pairs[block][other] > 0),
                key=lambda gain: -gain[0],
            )  # fmt: skip
            rows[block] = _by_chairs(gains, most)
        found.append(rows)
        if len(order) > 40:
            break
    return found


def _by_chairs(gains: list[tuple[int, int]], most: int) -> list[int]:
    """The best sums for 0, 1, 2… free chairs: each companion as if it took one chair per head."""
    reached = [0]
    per_chair = sorted(
        (value / size for value, size in gains for _chair in range(size)), reverse=True
    )
    total = 0.0
    for value in per_chair[:most]:
        total += value
        reached.append(int(total + 0.999999))
    return reached


def _tables_equal(board: Board, points: Points) -> list[int]:
    """Tables that can be exchanged with everybody at them without changing what a plan is worth."""
    if any(min(row) != max(row) for row in points.ranks):
        return list(range(len(board.seats)))
    return tables_alike(board)
