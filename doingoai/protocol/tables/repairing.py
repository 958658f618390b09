"""
A plan after somebody cancelled or came in addition: as few people move as can be, and it is told who.

Rules that the change broke are mended first. Then moves that gain are made, the dearest first, until
the share of people that may move is used up.
"""

import random
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from doingoai.protocol.facts import Attendee
from doingoai.protocol.tables.annealing import Annealer
from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.placement import NOWHERE, Placement
from doingoai.protocol.tables.problem import Problem, check_is_whole, settled, wishes_of
from doingoai.protocol.tables.refusing import refuse
from doingoai.protocol.tables.searching import search
from doingoai.protocol.tables.seating import Seating
from doingoai.protocol.tables.starting import Mender, first_plan

MOST_MOVED = 0.05
# Points from which it is worth asking one more person to sit elsewhere.
WORTH_A_MOVE = 12


def repair(
    previous: Seating,
    *,
    cancelled: Collection[str] = (),
    added: Sequence[Attendee] = (),
    problem: Problem | None = None,
    seconds: float = 1.5,
    seed: int = 0,
) -> Seating:
    """
    Make the plan that is closest to a former one; `moved` names whoever changes the table.

    A changed problem (other wishes, tables or guests) may be given as a whole instead.

    :raises RuleBroken: `seating.impossible`, `seating.not_found` and what `check_is_whole` refuses
    """
    until = time.monotonic() + seconds
    changed = problem or _changed(previous.problem, cancelled, added)
    check_is_whole(changed)
    for asked in settled(changed):
        board = Board(asked, wishes_of(asked))
        points, before = Points(board), _before(board, previous)
        plan = _mended(board, points, before, seed, lambda: time.monotonic() > until)
        if plan is not None:
            annealer = Annealer(board, points, plan.at, seed)
            _gain(annealer, before, int(MOST_MOVED * len(asked.attendees)), until)
            return _moved(previous, asked, annealer)
    raise refuse(asked)


def _moved(previous: Seating, problem: Problem, annealer: Annealer) -> Seating:
    at, block_of = annealer.plan.at, annealer.board.block_of
    table_of = {one.key: at[block_of[one.key]] for one in problem.attendees}
    moved = (key for key, table in table_of.items() if previous.table_of.get(key, table) != table)
    return Seating(problem, table_of, annealer.value, moved=tuple(moved))


def _changed(problem: Problem, cancelled: Collection[str], added: Sequence[Attendee]) -> Problem:
    left = problem.without(cancelled)
    return replace(left, attendees=(*left.attendees, *added))


def _before(board: Board, previous: Seating) -> list[int]:
    """Where each block sat; a block whose guests sat apart, where most of them did."""
    people, before = board.problem.attendees, []
    for group in board.members:
        sat = [previous.table_of.get(people[one].key, NOWHERE) for one in group]
        known = [table for table in sat if 0 <= table < len(board.seats)]
        before.append(max(known, key=known.count) if known else NOWHERE)
    return before


def _mended(
    board: Board, points: Points, before: list[int], seed: int, stop: Callable[[], bool]
) -> Placement | None:
    plan = Placement(board, before)
    for block, table in enumerate(before):
        allowed = board.allowed[block]
        if table == NOWHERE or (allowed is not None and table not in allowed):
            plan.put(block, NOWHERE)
            plan.put(block, _best_table(plan, points, block))
    chance = random.Random(seed)  # noqa: S311  # a plan, repeatable on purpose
    if Mender(plan, chance, before).mend(60 + len(board), stop):
        return plan
    return first_plan(board, points, seed=seed) or search(board)[1]


def _best_table(plan: Placement, points: Points, block: int) -> int:
    """Where a new block breaks nothing and gains most, or else where there is most room."""
    board, row = plan.board, points.pairs[block]
    fitting = [t for t in board.tables_of(block) if plan.may_exchange((), (block,), t, t)]
    if not fitting:
        allowed = board.allowed[block] or range(len(board.seats))
        return max(allowed, key=lambda table: board.seats[table] - plan.size[table])
    return max(
        fitting,
        key=lambda t: points.ranks[block][t] + sum(row[other] for other in plan.blocks[t])
        - points.fill[t][plan.size[t] + board.size[block]] + points.fill[t][plan.size[t]],
    )  # fmt: skip


def _gain(annealer: Annealer, before: list[int], most: int, until: float) -> None:
    """Make the single move into a free chair that gains most, as long as few have moved."""
    plan, size = annealer.plan, annealer.board.size
    while time.monotonic() < until:
        moved = sum(
            size[block] for block, table in enumerate(plan.at)
            if before[block] not in (table, NOWHERE)
        )  # fmt: skip
        best = _best_move(annealer, before, most - moved)
        if best is None:
            return
        gain, block, table = best
        here = plan.at[block]
        annealer.exchange((block,), (), here, table)
        annealer.value += gain


def _best_move(annealer: Annealer, before: list[int], room: int) -> tuple[int, int, int] | None:
    """Whoever moves anew must gain much; whoever is new or has moved anyhow, anything."""
    plan, board, best = annealer.plan, annealer.board, None
    for block in annealer.movable:
        here, stays = plan.at[block], before[block]
        is_settled = stays == here
        if is_settled and board.size[block] > room:
            continue
        for table in range(len(board.seats)):
            if plan.size[table] + board.size[block] > board.seats[table] or table == here:
                continue
            gain = annealer.change((block,), (), here, table)
            least = WORTH_A_MOVE * board.size[block] if is_settled else 0
            if gain > max(least, best[0] if best else 0) and plan.may_exchange(
                (block,), (), here, table
            ):
                best = (gain, block, table)
    return best
