"""
What the worker does for the pool: improve proposals of who does what, one after the other.

What is found is written about once a second, and only while the proposal still waits for it: who
stops it, accepts it or asks anew has the last word. A worker that dies leaves the best found so
far; another begins anew, three times at most.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import F

from doingoai.resources.assigning import Stage, improving
from doingoai.resources.assigning.keeping import work_of
from doingoai.resources.models import Staffing
from doingoai.resources.queries import oldest_unsolved
from doingoai.resources.states import StaffingState

MOST_TRIES = 3


def improve_staffings(now: Callable[[], datetime]) -> Iterator[int]:
    """Improve what waits, the oldest first; yields about once a second."""
    while (since := oldest_unsolved(now())) is not None:
        waiting = Staffing.objects.filter(state=StaffingState.SOLVING, asked_at=since)
        for staffing in waiting.order_by("id"):
            yield from _improve(staffing)


def _improve(staffing: Staffing) -> Iterator[int]:
    waiting = Staffing.objects.filter(pk=staffing.pk, state=StaffingState.SOLVING)
    if staffing.tries >= MOST_TRIES:
        yield waiting.update(state=StaffingState.DONE)
        return
    waiting.update(tries=F("tries") + 1)
    for stage in improving(work_of(staffing.work), seconds=staffing.seconds):
        if not _keep(staffing, stage):
            return
        yield int(stage.share >= 1)


def _keep(staffing: Staffing, stage: Stage) -> bool:
    """Write a stage down; tell whether the proposal still waited for it."""
    changes: dict[str, Any] = {"percent": int(stage.share * 100)}
    if stage.share >= 1:
        changes |= {"state": StaffingState.DONE}
    if stage.cost < staffing.cost:
        staffing.cost = stage.cost
        plan = [[*need, one] for need, one in stage.resource_of.items()]
        changes |= {"cost": stage.cost, "plan": plan}
    waiting = Staffing.objects.filter(pk=staffing.pk, state=StaffingState.SOLVING)
    return bool(waiting.update(**changes))
