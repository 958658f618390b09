"""
How things are timed: A and B by turns in one run, five runs, the median of the ratios.

The machine may be shared, so beside the clock the processor time of the thread is taken; ratios of
processor time hold even when a neighbour takes half the machine.
"""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

RUNS = 5
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Sample:
    """One call: seconds by the clock and of the processor."""

    wall: float
    cpu: float


def once(work: Work) -> Sample:
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return Sample(time.perf_counter() - wall, time.thread_time() - cpu)


def share(values: Sequence[float], part: float) -> float:
    """The value below which `part` of all values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def summary(samples: Sequence[Sample]) -> dict[str, float]:
    """Middle and 95th of a run, in milliseconds."""
    walls, cpus = [one.wall for one in samples], [one.cpu for one in samples]
    return {
        "p50": 1000 * share(walls, 0.5), "p95": 1000 * share(walls, 0.95),
        "cpu50": 1000 * share(cpus, 0.5), "cpu95": 1000 * share(cpus, 0.95),
    }  # fmt: skip


def beside(works: dict[str, Work], *, turns: int, runs: int = RUNS) -> dict[str, Any]:
    """Call each by turns; give the medians over the runs, and every run as it was."""
    for work in works.values():
        work()
        work()
    rounds: list[dict[str, dict[str, float]]] = []
    for _ in range(runs):
        gc.collect()
        samples: dict[str, list[Sample]] = {name: [] for name in works}
        for _ in range(turns):
            for name, work in works.items():
                samples[name].append(once(work))
        rounds.append({name: summary(found) for name, found in samples.items()})
    return {
        name: {
            key: round(statistics.median(one[name][key] for one in rounds), 3)
            for key in ("p50", "p95", "cpu50", "cpu95")
        }
        | {"runs": [{key: round(value, 3) for key, value in one[name].items()} for one in rounds]}
        for name in works
    }


def ratio(found: dict[str, Any], one: str, other: str, key: str) -> float:
    """Median over the runs of the ratio within each run."""
    pairs = zip(found[one]["runs"], found[other]["runs"], strict=True)
    return round(statistics.median(a[key] / b[key] for a, b in pairs), 2)
