"""Reads of tasks: who may see which."""

from django.db.models import Q, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.subjects import HasSubject, subject_of
from doingoai.planning.models import Task
from doingoai.planning.states import TaskState


def visible_tasks(user: User) -> QuerySet[Task]:
    """All tasks for the office; those of the own person or unit for others."""
    tasks = Task.objects.select_related("owner", "owner_unit", "given_by")
    if may(user, Permission.TASK_VIEW):
        return tasks
    return tasks.filter(Q(owner=user) | Q(owner_unit__in=unit_and_below(user.unit)))


def my_open_tasks(user: User) -> QuerySet[Task]:
    """What this person has to do, the nearest day first."""
    return visible_tasks(user).filter(owner=user, state=TaskState.OPEN).order_by("due_on", "id")


def unit_tasks(user: User) -> QuerySet[Task]:
    """Tasks of this person's unit and of the people in it."""
    units = unit_and_below(user.unit)
    return visible_tasks(user).filter(Q(owner_unit__in=units) | Q(owner__unit__in=units))


def tasks_about(thing: HasSubject) -> QuerySet[Task]:
    """Tasks and promises of a matter."""
    about = subject_of(thing)
    return Task.objects.filter(about_type=about.type, about_id=about.id).select_related(
        "owner", "owner_unit"
    )
