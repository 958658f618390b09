"""What must be true of tasks, whoever asks."""

from datetime import date

from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import RuleBroken
from doingoai.planning.models import Task
from doingoai.planning.states import MOVES, TaskState


def check_assignment(
    text: str, owner: User | None, owner_unit: Unit | None, due_on: date | None
) -> None:
    """
    Refuse a task that says nothing, or that nobody has to do by any day.

    :raises RuleBroken: task.no_text, task.nobody, task.no_date
    """
    if not text.strip():
        raise RuleBroken(_("Say what is to be done."), code="task.no_text", field="text")
    if owner is None and owner_unit is None:
        raise RuleBroken(_("Name who has to do it."), code="task.nobody", field="owner")
    if due_on is None:
        raise RuleBroken(
            _("Say by which day it has to be done."), code="task.no_date", field="due_on"
        )


def check_can_move(task: Task, state: TaskState) -> None:
    """
    Refuse a move the table does not know.

    :raises RuleBroken: task.cannot_move
    """
    if state not in MOVES[TaskState(task.state)]:
        raise RuleBroken(
            _("This task is “%(state)s”; that cannot be done now.")
            % {"state": TaskState(task.state).label},
            code="task.cannot_move",
        )


def is_late(task: Task, *, on: date) -> bool:
    """Test whether an open task is past its day."""
    return task.state == TaskState.OPEN and task.due_on is not None and task.due_on < on


def may_end(task: Task, user: User) -> bool:
    """Test whether a person may say that a task is done: its owner, and whoever gives tasks."""
    return task.owner_id == user.pk or may(user, Permission.TASK_WRITE)
