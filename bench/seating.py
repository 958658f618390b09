"""Seating many: the first plan, the plan after half a minute, what a longer run adds, and repairs."""

import os
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.banquets import banquet, diverse_groups, wedding
from doingoai.protocol.tables import (
    Problem,
    Seating,
    broken_wishes,
    greedy,
    overfull_tables,
    prove,
    repair,
    solve,
)

SHORT = 30.0
Found = dict[str, Any]


def _timed(make: Callable[[], Seating]) -> tuple[Seating, Found]:
    wall, cpu = time.monotonic(), time.process_time()
    seating = make()
    found = {
        "value": seating.value, "seconds": round(time.monotonic() - wall, 2),
        "cpu": round(time.process_time() - cpu, 2), "steps": seating.steps,
        "broken": len(broken_wishes(seating.problem, seating.table_of))
        + len(overfull_tables(seating.problem, seating.table_of)),
        "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip
    return seating, found


def proofs() -> list[Found]:
    """The public wedding of 17, in both forms of the paper."""
    rows = []
    for tables, seats in ((2, 10), (5, 4)):
        seating, found = _timed(lambda t=tables, s=seats: prove(wedding(t, s)))
        rows.append(found | {"tables": tables, "seats": seats, "is_best": seating.is_best})
    return rows


def evening(*, guests: int, long: float) -> Found:
    """By hand, after half a minute and after a long run; then twenty cancellations, one at a time."""
    problem = banquet(guests)
    found = _compared(problem, long)
    return found | {"guests": guests, "wishes": len(problem.apart), "repairs": _repairs(problem)}


def groups(*, kind: str, items: int, long: float) -> Found:
    """Diverse groups, made by the published recipe."""
    problem = diverse_groups(kind, items, {120: 10, 240: 12}[items], seed=1)
    return _compared(problem, long) | {"kind": kind, "items": items}


def _compared(problem: Problem, long: float) -> Found:
    found = {"hand": _timed(lambda: greedy(problem))[1]}
    for name, seconds in (("ten", 10.0), ("short", SHORT), ("long", long)):
        seating, found[name] = _timed(lambda s=seconds: solve(problem, seconds=s, seed=1))
    return found | {"long_seconds": long, "bound": seating.bound}


def _repairs(problem: Problem) -> Found:
    before = solve(problem, seconds=3)
    seconds, moved, broken = [], [], 0
    for key in random.Random(3).sample([one.key for one in problem.attendees], 20):
        began = time.monotonic()
        after = repair(before, cancelled=[key])
        seconds.append(time.monotonic() - began)
        moved.append(len(after.moved) / len(problem.attendees))
        broken += len(broken_wishes(after.problem, after.table_of))
    return {
        "p50": round(statistics.median(seconds), 2), "worst": round(max(seconds), 2),
        "most_moved": round(100 * max(moved), 1), "broken": broken,
    }  # fmt: skip
