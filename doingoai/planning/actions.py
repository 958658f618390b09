"""What is decided about tasks and promises."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit, search
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, subject_of
from doingoai.planning import rules
from doingoai.planning.models import Task
from doingoai.planning.states import TaskKind, TaskState


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is to be done, by whom, by when."""

    text: str
    owner: User | None = None
    owner_unit: Unit | None = None
    due_on: date | None = None
    kind: TaskKind = TaskKind.TASK


@transaction.atomic
def give_task(
    assignment: Assignment,
    *,
    about: HasSubject | None,
    by: User,
    at: datetime,
    right: Permission = Permission.TASK_WRITE,
) -> Task:
    """
    Give a task, or note a promise, to a person or a unit.

    A higher app that has its own rule of who notes promises gives the `right` it goes by.

    :raises RuleBroken: task.no_text, task.nobody, task.no_date
    """
    require(by, right)
    rules.check_assignment(
        assignment.text, assignment.owner, assignment.owner_unit, assignment.due_on
    )
    subject = subject_of(about) if about is not None else None
    task = Task.objects.create(
        kind=assignment.kind,
        text=clean(assignment.text)[:500],
        owner=assignment.owner,
        owner_unit=assignment.owner_unit,
        due_on=assignment.due_on,
        about_type=subject.type if subject else "",
        about_id=subject.id if subject else "",
        about_label=subject.label if subject else "",
        given_by=by,
        given_at=at,
    )
    audit.record("task.given", task, by=by, about=task.about_label)
    search.index(task, title=task.text, line=task.about_label)
    if task.owner is not None and task.owner != by:
        tell([task.owner], "task.given", task, at=at)
    return task


@transaction.atomic
def end_task(task: Task, *, state: TaskState, evidence: str, by: User, at: datetime) -> Task:
    """
    Say that a task is done, or that it is dropped and why; whoever has to do it may say so.

    :raises RuleBroken: task.cannot_move, task.no_reason
    """
    task = (
        Task.objects.select_for_update(of=("self",), no_key=True)
        .select_related("owner")
        .get(pk=task.pk)
    )
    if not rules.may_end(task, by):
        require(by, Permission.TASK_WRITE)
    rules.check_can_move(task, state)
    if state == TaskState.DROPPED and not evidence.strip():
        raise RuleBroken(
            _("Say why this is no longer to be done."), code="task.no_reason", field="evidence"
        )
    task.state = state
    task.evidence = evidence.strip()
    task.ended_by, task.ended_at = by, at
    task.save(update_fields=["state", "evidence", "ended_by", "ended_at"])
    audit.record(f"task.{state.value}", task, by=by)
    if state == TaskState.DROPPED and task.owner is not None and task.owner != by:
        tell([task.owner], "task.dropped", task, at=at)
    return task


@transaction.atomic
def reopen_task(task: Task, *, by: User) -> Task:
    """
    Open a task again that was ended by mistake.

    :raises RuleBroken: task.cannot_move
    """
    require(by, Permission.TASK_WRITE)
    task = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    rules.check_can_move(task, TaskState.OPEN)
    task.state, task.ended_by, task.ended_at = TaskState.OPEN, None, None
    task.save(update_fields=["state", "ended_by", "ended_at"])
    audit.record("task.reopened", task, by=by)
    return task
