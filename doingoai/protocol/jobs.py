"""
What the worker does for seating plans: search for a better plan of several tables.

The search runs in a thread beside the worker and touches no database; the worker looks at it twice a
second, keeps how far it is, and ends it when its time is over, when somebody cancels, or when the
worker is to stop. Then it waits for the next worker, from the beginning.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import transaction

from doingoai.foundation.duties import Clock
from doingoai.protocol.hall import digest_of, tables_of
from doingoai.protocol.keeping import plan_kept, problem_kept
from doingoai.protocol.models import SeatSearch
from doingoai.protocol.queries import due_searches, seats_of
from doingoai.protocol.states import SearchState
from doingoai.protocol.tables import Problem, Progress, Seating, prove, solve

log = logging.getLogger("doingoai.worker")

LOOK = 0.5
"""Seconds between two looks at a search."""
SPARE = timedelta(seconds=10)
"""How much longer than asked for a search may take to end before it is stopped."""
PROVABLE = 20
"""People up to whom the best plan may be proved."""

Told = Callable[[Progress], None]
Stop = Callable[[], bool]
Settle = Callable[[SeatSearch, Seating | None, datetime], SearchState]
"""Keeps what was found, by who knows whether the matter takes changes."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is searched for: who sits where now, and how long it may take."""

    problem: Problem
    former: dict[str, int]
    seconds: float


Find = Callable[[Task, Told, Stop], Seating]


def find(task: Task, told: Told, stop: Stop) -> Seating:
    """Search in the time given; with few people, prove what is best."""
    is_small = len(task.problem.attendees) <= PROVABLE
    seconds = task.seconds / 3 if is_small else task.seconds
    found = solve(task.problem, seconds=seconds, former=task.former, stop=stop, progress=told)
    if not is_small or stop():
        return found
    proof = prove(task.problem, seconds=task.seconds - seconds, stop=stop)
    return proof if proof.is_best or proof.value > found.value else found


@dataclass(slots=True)
class Running:
    """A search in its thread."""

    task: Task
    find: Find
    stopping: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)
    share: float = 0.0
    found: Seating | None = None
    thread: Thread | None = None

    def begin(self) -> "Running":
        self.thread = Thread(target=self._run, daemon=True)
        self.thread.start()
        return self

    def _run(self) -> None:
        try:
            self.found = self.find(self.task, self._told, self.stopping.is_set)
        except Exception:
            log.exception("a search for a better seating plan failed")
        finally:
            self.ended.set()

    def _told(self, progress: Progress) -> None:
        self.share = progress.share

    def end(self) -> None:
        """Stop it and wait until it has ended."""
        self.stopping.set()
        if self.thread is not None:
            self.thread.join()


def improve_seats(now: Clock, *, settle: Settle, find: Find = find) -> Iterator[int]:
    """Do the oldest search that waits; one at a time, so that mail does not wait for many."""
    search = _take(at=now())
    if search is None:
        return
    seats = seats_of(search.plan)
    at = tables_of(plan_kept(search.plan, seats))
    running = Running(Task(problem_kept(search.plan, seats), at, search.seconds), find).begin()
    try:
        yield from _watch(search, running, now)
    except GeneratorExit:
        _put_back(search)
        raise
    finally:
        running.end()
    if _state(search) == SearchState.RUNNING:
        settle(search, running.found, now())
    yield 1


def _watch(search: SeatSearch, running: Running, now: Clock) -> Iterator[int]:
    until = now() + timedelta(seconds=search.seconds) + SPARE
    written = 0
    while not running.ended.wait(LOOK):
        percent = min(99, int(running.share * 100))
        if percent != written:
            ours = SeatSearch.objects.filter(pk=search.pk, state=SearchState.RUNNING)
            ours.update(percent=percent)
            written = percent
        if now() > until or _state(search) != SearchState.RUNNING:
            return
        yield 0


def _put_back(search: SeatSearch) -> None:
    """The worker is to stop: the search waits for the next one."""
    SeatSearch.objects.filter(pk=search.pk, state=SearchState.RUNNING).update(
        state=SearchState.WAITING, percent=0
    )


def _state(search: SeatSearch) -> str:
    """The state it has now; "" where its plan is gone."""
    return SeatSearch.objects.filter(pk=search.pk).values_list("state", flat=True).first() or ""


@transaction.atomic
def _take(*, at: datetime) -> SeatSearch | None:
    """The next one; what runs already was left by a worker that died, and begins again."""
    search = due_searches().select_for_update(of=("self",), skip_locked=True).first()
    if search is not None:
        search.state, search.begun_at, search.percent = SearchState.RUNNING, at, 0
        search.problem = digest_of(problem_kept(search.plan, seats_of(search.plan)))
        search.save(update_fields=["state", "begun_at", "percent", "problem"])
    return search
