"""
What the worker is killed at: letters to a server that misbehaves, and a job that takes a number.

The number, the notice and the mark “done” of a task are one transaction: each task ends with exactly
one of each, whatever dies when. `careless` is what the trial must notice: two steps, two transactions.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.documents.actions import take_number
from doingoai.foundation.duties import Clock, Duty
from doingoai.planning.models import Task

HERE = "tests.harness.worker_duties"
DAY = date(2026, 3, 12)
SOON = timedelta(milliseconds=50)


def open_tasks() -> list[int]:
    return list(Task.objects.filter(state="open").order_by("id").values_list("pk", flat=True))


def number_tasks(now: Clock) -> Iterator[int]:
    """Give each open task a number, tell its owner, and end it."""
    for pk in open_tasks():
        yield _number(pk, at=now())


@transaction.atomic
def _number(pk: int, *, at: datetime) -> int:
    task = Task.objects.select_for_update().select_related("owner").get(pk=pk)
    if task.state != "open":
        return 0
    number = take_number("trial", on=DAY, by=_officer())
    tell([task.owner or _officer()], "task.given", task, at=at)
    task.state, task.evidence, task.ended_at = "done", str(number), at
    task.save(update_fields=["state", "evidence", "ended_at"])
    return 1


def number_carelessly(now: Clock) -> Iterator[int]:
    """Take the number in one transaction and use it in another."""
    for pk in open_tasks():
        number = take_number("trial", on=DAY, by=_officer())
        Task.objects.filter(pk=pk).update(state="done", evidence=str(number), ended_at=now())
        yield 1


def _officer() -> User:
    return User.objects.get(username="thu")


def oldest_task(at: datetime) -> datetime | None:
    first = Task.objects.filter(state="open").values_list("given_at", flat=True).first()
    return None if first is None else first.astimezone(UTC)


NUMBERING = Duty("trial", "Trial", f"{HERE}.number_tasks", f"{HERE}.oldest_task", SOON)
CARELESS = Duty("trial", "Trial", f"{HERE}.number_carelessly", f"{HERE}.oldest_task", SOON)
