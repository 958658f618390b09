"""What the address of the list of tasks may ask for."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from doingoai.accounts.models import User
from doingoai.planning.models import Task
from doingoai.planning.queries import unit_tasks, visible_tasks
from doingoai.planning.states import TaskKind, TaskState
from doingoai.web.filtering import found_ids, one_of, words_of

WHOSE = ("mine", "unit", "given", "all")
SHOWN = ("open", "late", "done", "dropped")


class TaskFilter:
    """Whose tasks, in which state, of which kind, with which words."""

    def __init__(self, query: QueryDict) -> None:
        self.whose = one_of(query.get("whose", ""), WHOSE) or "mine"
        self.show = one_of(query.get("show", ""), SHOWN) or "open"
        self.kind = one_of(query.get("kind", ""), TaskKind.values)
        self.q = words_of(query)

    def apply(self, *, seen_by: User, on: date) -> QuerySet[Task]:
        wanted: dict[str, Any] = {"state": TaskState.OPEN}
        if self.show in {"done", "dropped"}:
            wanted["state"] = self.show
        if self.show == "late":
            wanted["due_on__lt"] = on
        if self.kind:
            wanted["kind"] = self.kind
        if self.q:
            wanted["pk__in"] = found_ids(self.q, "task")
        return self._whose(seen_by).filter(due_on__isnull=False, **wanted)

    def _whose(self, user: User) -> QuerySet[Task]:
        if self.whose == "unit":
            return unit_tasks(user)
        tasks = visible_tasks(user)
        if self.whose == "mine":
            return tasks.filter(owner=user)
        return tasks.filter(given_by=user) if self.whose == "given" else tasks

    @property
    def is_ahead(self) -> bool:
        """Test whether the list looks ahead: the nearest day first."""
        return self.show in {"open", "late"}

    def __bool__(self) -> bool:
        return bool(self.kind or self.q)
