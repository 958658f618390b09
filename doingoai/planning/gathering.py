"""Promises from the database as plain facts."""

from doingoai.foundation.subjects import HasSubject
from doingoai.planning.facts import PromiseFacts
from doingoai.planning.queries import tasks_about
from doingoai.planning.states import TaskKind, TaskState


def promise_facts(thing: HasSubject) -> tuple[PromiseFacts, ...]:
    """What was promised about a matter."""
    return tuple(
        PromiseFacts(
            key=f"task-{task.pk}",
            text=task.text,
            owner=str(task.owner or task.owner_unit or ""),
            due_on=task.due_on,
            done=task.state == TaskState.DONE,
        )
        for task in tasks_about(thing).filter(kind=TaskKind.PROMISE)
    )
