"""`doingoai work`: does what has its time, until told to stop; several at once are safe."""

import os
import signal
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.utils.translation import gettext as _

from doingoai.command.occupancy import occupied
from doingoai.command.preparing import plan_of_changes
from doingoai.command.speech import note
from doingoai.config.schedule import SCHEDULE
from doingoai.foundation import clock
from doingoai.foundation.duties import Duty, enter, go_round, leave, log, new_worker
from doingoai.foundation.refusals import RuleBroken

REST = 3.0
"""Seconds between two looks when there was nothing to do."""
LOOK = 0.5
"""Seconds between two looks at whether to stop."""
GRACE = 8
"""Seconds for what is under way after the word to stop; a death is as safe as an end."""


def run(options: Namespace) -> int:
    """
    Work until told to stop.

    :raises RuleBroken: store.not_ready
    """
    with occupied(settings.HOME):
        if plan_of_changes():
            raise RuleBroken(
                _("The database is not ready yet. Start “doingoai serve” first; it prepares it."),
                code="store.not_ready",
            )
        note(_("The worker has begun (stop with Ctrl+C)."))
        work(SCHEDULE, Bell().listen())
    return 0


class Bell:
    """Whether it is time to stop: somebody said so, or whoever started us is gone."""

    def __init__(self, parent: int | None = None) -> None:
        self._rung = False
        self._parent = parent

    def listen(self) -> "Bell":
        """Take the usual words for “stop” from now on."""
        for word in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(word, self.ring)
        return self

    def ring(self, _word: int = 0, _frame: FrameType | None = None) -> None:
        """End soon: what is under way has some seconds, then the process ends where it stands."""
        if not self._rung:
            self._rung = True
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(GRACE)

    def __call__(self) -> bool:
        if self._parent is not None and os.getppid() != self._parent:
            self.ring()
        return self._rung


def work(schedule: Sequence[Duty], rung: Callable[[], bool]) -> None:
    """Look again and again at what is due; a database that is away is waited for."""
    worker = new_worker()
    while not rung():
        close_old_connections()
        try:
            enter(schedule, at=clock.now())
            did = go_round(schedule, worker, clock.now, rung)
        except DatabaseError:
            log.exception("the database does not answer the worker")
            connections.close_all()
            did = False
        if not did:
            _rest(rung)
    with suppress(DatabaseError):
        leave(worker)


def _rest(rung: Callable[[], bool]) -> None:
    end = time.monotonic() + REST
    while not rung() and time.monotonic() < end:
        time.sleep(LOOK)


def start_beside() -> int:
    """
    Start a worker beside the server and one that watches over it; give the watcher's process id.

    Both end with the server, however it ends.
    """
    connections.close_all()
    server = os.getpid()
    child = os.fork()
    if child == 0:
        _only_here(lambda: _watch(Bell(server).listen()))
    return child


def _only_here(do: Callable[[], None]) -> None:
    """Do something in a forked process and never come back from it."""
    status = 1
    try:
        do()
        status = 0
    except Exception:
        log.exception("the worker's process broke")
    finally:
        os._exit(status)


def _watch(rung: Callable[[], bool]) -> None:
    """Keep one worker alive: one that died is followed by another after a pause."""
    watcher = os.getpid()
    while not rung():
        child = os.fork()
        if child == 0:
            _only_here(lambda: work(SCHEDULE, Bell(watcher).listen()))
        _until_it_ends(child, rung)
        _rest(rung)


def _until_it_ends(child: int, rung: Callable[[], bool]) -> None:
    told = False
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if rung() and not told:
            os.kill(child, signal.SIGTERM)
            told = True
            signal.alarm(GRACE + 2)
        time.sleep(LOOK)
