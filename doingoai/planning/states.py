"""Closed lists of words for tasks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TaskKind(TextChoices):
    TASK = "task", _("Task")
    PROMISE = "promise", _("Promise to a partner")


class TaskState(TextChoices):
    OPEN = "open", pgettext_lazy("state of a task", "Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


MOVES: dict[TaskState, frozenset[TaskState]] = {
    TaskState.OPEN: frozenset({TaskState.DONE, TaskState.DROPPED}),
    TaskState.DONE: frozenset({TaskState.OPEN}),
    TaskState.DROPPED: frozenset({TaskState.OPEN}),
}
