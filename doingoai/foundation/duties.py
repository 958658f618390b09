"""
What has its time: duties that some worker does, whichever is alive, and that no death leaves undone.

A duty is a function that looks at rows and settles what is due, one short transaction after the
other; it yields after each. So it may end anywhere, and the next worker goes on from what is in the
database. A worker holds a duty for half a minute at a time; whoever lives takes over what has lapsed.
"""

import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from doingoai.foundation.logs import kind_of, masked
from doingoai.foundation.models import DutyRun, WorkerSign
from doingoai.foundation.refusals import RuleBroken

log = logging.getLogger("doingoai.worker")

Clock = Callable[[], datetime]
HOLD = timedelta(seconds=30)
SIGN_EVERY = timedelta(seconds=15)
ALIVE_FOR = timedelta(seconds=60)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=15)
NEEDS_A_PERSON = 5
"""Beginnings without a good end after which somebody should look; it is tried on all the same."""
TOO_FAR = timedelta(days=2)
"""Nothing is due so late: a moment beyond is left from a clock that went wrong."""


@dataclass(frozen=True, slots=True)
class Duty:
    """
    One line of the schedule.

    `work` names a function of the clock that yields after each thing it has settled; `oldest` one of
    the moment that tells since when the oldest due thing waits (None: nothing is due).
    """

    name: str
    title: str | Promise
    work: str
    oldest: str = ""
    every: timedelta = timedelta(0)
    daily_at: time | None = None

    def next_after(self, at: datetime) -> datetime:
        """The next moment at which it is due."""
        if self.daily_at is None:
            return at + self.every
        today = at.replace(
            hour=self.daily_at.hour, minute=self.daily_at.minute, second=0, microsecond=0
        )
        return today if today > at else today + timedelta(days=1)

    def waits_since(self, at: datetime) -> datetime | None:
        """Since when the oldest due thing waits; None where nothing is due."""
        return import_string(self.oldest)(at) if self.oldest else None


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many failures in a row: twice as long each time."""
    return min(FIRST_PAUSE * (1 << min(max(attempts - 1, 0), 20)), LONGEST_PAUSE)


def new_worker() -> str:
    """A name for a worker that nobody has had."""
    return uuid4().hex


def enter(schedule: Sequence[Duty], *, at: datetime) -> None:
    """Give each duty of the schedule its row; a daily one waits for its hour."""
    known = set(DutyRun.objects.values_list("name", flat=True))
    DutyRun.objects.bulk_create(
        [
            DutyRun(name=duty.name, due_at=duty.next_after(at) if duty.daily_at else at)
            for duty in schedule
            if duty.name not in known
        ],
        ignore_conflicts=True,
    )


def _due(at: datetime) -> Q:
    is_due = Q(due_at__lte=at) | Q(due_at__gt=at + TOO_FAR)
    is_free = Q(held_until__isnull=True) | Q(held_until__lte=at) | Q(held_until__gt=at + TOO_FAR)
    return is_due & is_free


def claim(duty: Duty, worker: str, *, at: datetime) -> bool:
    """Take a due duty that nobody holds; of several workers one gets it."""
    free = DutyRun.objects.filter(_due(at), name=duty.name)
    return bool(
        free.update(worker=worker, held_until=at + HOLD, attempts=F("attempts") + 1, begun_at=at)
    )


def hold_on(duty: Duty, worker: str, *, at: datetime) -> bool:
    """Hold a duty for longer, when half of the time is over; tell whether it is still ours."""
    ours = DutyRun.objects.filter(name=duty.name, worker=worker)
    held_until = ours.values_list("held_until", flat=True).first()
    if held_until is None:
        return False
    if held_until - at > HOLD / 2:
        return True
    return bool(ours.update(held_until=at + HOLD))


def finish(duty: Duty, worker: str, *, at: datetime) -> None:
    """Lay a duty down that went well."""
    DutyRun.objects.filter(name=duty.name, worker=worker).update(
        worker="", held_until=None, attempts=0, fault="", done_at=at, due_at=duty.next_after(at)
    )


def put_down(duty: Duty, worker: str) -> None:
    """Lay a duty down half-way, because this worker is to stop: it stays due for the next."""
    DutyRun.objects.filter(name=duty.name, worker=worker).update(
        worker="", held_until=None, attempts=0
    )


def fail(duty: Duty, worker: str, fault: Exception, *, at: datetime) -> None:
    """Lay a duty down that went wrong; the pause grows with each time."""
    words = fault.message if isinstance(fault, RuleBroken) else kind_of(fault)
    ours = DutyRun.objects.filter(name=duty.name, worker=worker)
    attempts = ours.values_list("attempts", flat=True).first() or 1
    ours.update(
        worker="", held_until=None, fault=masked(words)[:300], due_at=at + pause_after(attempts)
    )


def show_life(worker: str, *, at: datetime) -> None:
    """Leave a sign of life, four times a minute at most; signs of a day ago are swept away."""
    sign, made = WorkerSign.objects.get_or_create(
        worker=worker, defaults={"began_at": at, "seen_at": at}
    )
    if made:
        WorkerSign.objects.filter(seen_at__lt=at - timedelta(days=1)).delete()
    elif abs(at - sign.seen_at) >= SIGN_EVERY:
        WorkerSign.objects.filter(worker=worker).update(seen_at=at)


def leave(worker: str) -> None:
    """Take the sign of life away: this worker has ended well."""
    WorkerSign.objects.filter(worker=worker).delete()


def last_sign() -> datetime | None:
    """When a worker was last seen."""
    return WorkerSign.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()


def go_round(
    schedule: Sequence[Duty], worker: str, now: Clock, stopping: Callable[[], bool]
) -> bool:
    """Do each duty that is due, once; tell whether anything was settled."""
    show_life(worker, at=now())
    due = set(DutyRun.objects.filter(_due(now())).values_list("name", flat=True))
    settled = False
    for duty in schedule:
        if duty.name in due and not stopping():
            settled |= _do(duty, worker, now, stopping)
    return settled


def _do(duty: Duty, worker: str, now: Clock, stopping: Callable[[], bool]) -> bool:
    if duty.oldest and duty.waits_since(now()) is None:
        return False
    if not claim(duty, worker, at=now()):
        return False
    settled = False
    try:
        with closing(_work(duty, now)) as work:
            for count in work:
                settled |= count > 0
                show_life(worker, at=now())
                if stopping() or not hold_on(duty, worker, at=now()):
                    put_down(duty, worker)
                    return settled
    except Exception as fault:
        log.exception("duty %s failed", duty.name)
        fail(duty, worker, fault, at=now())
        return settled
    finish(duty, worker, at=now())
    return settled


def _work(duty: Duty, now: Clock) -> Generator[int, None, None]:
    return import_string(duty.work)(now)  # type: ignore[no-any-return]


def oldest_due(schedule: Sequence[Duty], *, at: datetime) -> datetime | None:
    """Since when the oldest due thing of all waits; None where all is settled."""
    waiting = [since for duty in schedule if (since := duty.waits_since(at)) is not None]
    daily = [duty.name for duty in schedule if duty.daily_at]
    waiting += DutyRun.objects.filter(name__in=daily, due_at__lte=at).values_list(
        "due_at", flat=True
    )
    return min(waiting, default=None)
