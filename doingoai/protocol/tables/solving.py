"""Plans on demand: at once by hand, better within a time, best where that can be proved."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from doingoai.protocol.tables.annealing import Annealer, Effort
from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.placement import Placement
from doingoai.protocol.tables.problem import Problem, check_is_whole, settled, wishes_of
from doingoai.protocol.tables.proving import prove_best, upper_bound
from doingoai.protocol.tables.refusing import refuse
from doingoai.protocol.tables.searching import Verdict, is_plainly_impossible, search
from doingoai.protocol.tables.seating import Seating, broken_wishes, overfull_tables
from doingoai.protocol.tables.starting import first_plan

Stop = Callable[[], bool]

# Blocks up to which everything is searched through before a plan is made by hand.
SMALL = 60
# Blocks up to which a bound is worked out; beyond, it says too little for its time.
BOUNDED = 400


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is, and the best plan so far; the first comes at once."""

    share: float
    seating: Seating


@dataclass(frozen=True, slots=True)
class Start:
    """A problem in numbers with its first plan."""

    problem: Problem
    board: Board
    points: Points
    plan: Placement

    def seating(self, at: list[int], value: int, **known: int | float | bool | None) -> Seating:
        people, block_of = self.problem.attendees, self.board.block_of
        table_of = {one.key: at[block_of[one.key]] for one in people}
        return Seating(self.problem, table_of, value, **known)  # type: ignore[arg-type]


def greedy(problem: Problem) -> Seating:
    """
    Make the plan a careful officer makes by hand.

    :raises RuleBroken: as `solve`
    """
    began = time.monotonic()
    start = start_of(problem)
    value = start.points.of(start.plan.at)
    return start.seating(
        list(start.plan.at), value, by_hand=value, seconds=time.monotonic() - began
    )


def solve(
    problem: Problem,
    *,
    seconds: float = 10.0,
    steps: int | None = None,
    seed: int = 0,
    stop: Stop | None = None,
    progress: Callable[[Progress], None] | None = None,
    former: Mapping[str, int] | None = None,
) -> Seating:
    """
    Find a good plan within a time; with `steps` the same problem and seed give the same plan.

    A `former` plan of the same people is where the search begins when it breaks no rule and is worth
    more than the plan made by hand: what comes out is never worse than it.

    :raises RuleBroken: `seating.impossible`, `seating.not_found`, `seating.no_tables`,
        `seating.same_guest_twice`, `seating.unknown_guest`, `seating.unknown_table`
    """
    began = time.monotonic()
    start = start_of(problem, seed=seed, stop=stop)
    by_hand = start.points.of(start.plan.at)
    annealer = Annealer(start.board, start.points, _better(start, former), seed)

    def so_far(bound: int | None = None) -> Seating:
        return start.seating(
            annealer.best, annealer.best_value, by_hand=by_hand, bound=bound,
            steps=annealer.steps, seconds=time.monotonic() - began,
        )  # fmt: skip

    def told(share: float) -> None:
        if progress is not None:
            progress(Progress(share, so_far()))

    told(0.0)
    left = max(0.0, seconds - (time.monotonic() - began))
    annealer.run(Effort(left, steps, seed, stop or (lambda: False)), told)
    return so_far(upper_bound(start.board, start.points) if len(start.board) <= BOUNDED else None)


def prove(
    problem: Problem, *, seconds: float = 10.0, seed: int = 0, stop: Stop | None = None
) -> Seating:
    """
    Find the best plan and prove that it is; for small numbers, or the time runs out without proof.

    :raises RuleBroken: as `solve`
    """
    began = time.monotonic()
    start = start_of(problem, seed=seed, stop=stop)
    by_hand = start.points.of(start.plan.at)
    annealer = Annealer(start.board, start.points, start.plan.at, seed)
    annealer.run(Effort(min(1.0, seconds / 5), None, seed, stop or (lambda: False)))
    until = began + seconds
    found = prove_best(
        start.board, start.points, annealer.best,
        stop=lambda: time.monotonic() > until or (stop is not None and stop()),
    )  # fmt: skip
    return start.seating(
        found.at, found.value, by_hand=by_hand, is_best=found.is_best, bound=found.bound,
        steps=annealer.steps + found.steps, seconds=time.monotonic() - began,
    )  # fmt: skip


def _better(start: Start, former: Mapping[str, int] | None) -> list[int]:
    """The former plan by blocks where it holds all rules and is worth more, or else the first plan."""
    people, at = start.problem.attendees, start.plan.at
    if not former or any(one.key not in former for one in people):
        return at
    if broken_wishes(start.problem, former) or overfull_tables(start.problem, former):
        return at
    before = [former[people[group[0]].key] for group in start.board.members]
    return before if start.points.of(before) > start.points.of(at) else at


def start_of(problem: Problem, *, seed: int = 0, stop: Stop | None = None) -> Start:
    """
    Make a first plan that breaks no rule.

    A host at every table is given up where nobody asked for it and no plan has it.

    :raises RuleBroken: as `solve`
    """
    check_is_whole(problem)
    for asked in settled(problem):
        found = _try(asked, seed, stop)
        if found is not None:
            return found
    raise refuse(asked)


def _try(problem: Problem, seed: int, stop: Stop | None) -> Start | None:
    board = Board(problem, wishes_of(problem))
    verdict, plan = Verdict.UNKNOWN, None
    if len(board) <= SMALL:
        verdict, plan = search(board, most=2_000)
    if verdict is Verdict.IMPOSSIBLE or is_plainly_impossible(board):
        return None
    points = Points(board)
    found = first_plan(board, points, seed=seed, stop=stop or (lambda: False)) or plan
    if found is None:
        _verdict, found = search(board)
    return None if found is None else Start(problem, board, points, found)
