"""`doingoai work`: begins only on a ready installation, goes on through trouble, stops when told."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from doingoai.command import work as working
from doingoai.command.entry import main
from doingoai.command.work import Bell, _only_here, _until_it_ends, start_beside, work
from doingoai.config.schedule import SCHEDULE
from doingoai.foundation.duties import Clock, Duty
from doingoai.foundation.models import DutyRun, WorkerSign
from tests.real_store import RealStore

done: list[int] = []
alarms: list[int] = []


def one_thing(now: Clock) -> Iterator[int]:
    done.append(1)
    yield 1


DUTIES = (Duty("one", "One", "tests.command.test_working.one_thing", every=timedelta(hours=1)),)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No rest, no alarm: on a busy machine it would end the tests themselves."""
    done.clear()
    alarms.clear()
    monkeypatch.setattr(working.signal, "alarm", alarms.append)
    monkeypatch.setattr(working, "REST", 0.01)
    monkeypatch.setattr(working, "LOOK", 0.01)
    kept = {
        word: signal.getsignal(word) for word in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
    }
    yield
    for word, what in kept.items():
        signal.signal(word, what)


def _after(rounds: int) -> Callable[[], bool]:
    asked = iter([False] * rounds)
    return lambda: next(asked, True)


def test_a_worker_does_what_is_due_and_leaves_no_sign_behind(real_store: RealStore) -> None:
    work(DUTIES, _after(8))

    assert (done, DutyRun.objects.get().name) == ([1], "one")
    assert not WorkerSign.objects.exists()


def test_a_database_that_is_away_is_waited_for(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = iter([True])
    enter = working.enter

    def entering(*words: object, **more: object) -> None:
        if next(away, False):
            raise DatabaseError("secret words")
        enter(*words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(working, "enter", entering)

    work(DUTIES, _after(12))

    assert done == [1]
    assert [record.getMessage() for record in caplog.records] == [
        "the database does not answer the worker"
    ]


def test_the_command_works_through_the_schedule_until_told_to_stop(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(working, "work", lambda schedule, rung: seen.append(schedule))

    status = main(["work", "--language", "en"])

    assert (status, seen) == (0, [SCHEDULE])
    assert capsys.readouterr().err == "The worker has begun (stop with Ctrl+C).\n"


def test_on_a_database_that_is_not_ready_nothing_begins(
    real_store: RealStore, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("migrate", "mailing", "zero", verbosity=0)

    status = main(["work", "--language", "en"])

    assert status == 2
    assert "doingoai serve" in capsys.readouterr().err


def test_the_bell_rings_by_signal_and_when_the_parent_is_gone() -> None:
    told, alone, orphan = Bell().listen(), Bell(os.getppid()), Bell(os.getppid() + 1)
    before = [told(), alone()]

    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGTERM)

    assert (before, told(), orphan()) == ([False, False], True, True)
    assert alarms == [working.GRACE] * 2, "once for each bell that rings"


def test_a_child_that_ends_by_itself_is_noticed() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)

    _until_it_ends(child, lambda: False)

    with pytest.raises(ChildProcessError):
        os.waitpid(child, 0)


def test_a_child_is_told_to_stop_once() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    child = os.fork()
    if child == 0:
        time.sleep(30)
        os._exit(1)

    _until_it_ends(child, lambda: True)

    assert alarms == [working.GRACE + 2], "a little longer than the child has"
    with pytest.raises(ChildProcessError):
        os.waitpid(child, 0)


@pytest.mark.parametrize(("breaks", "status"), [(False, 0), (True, 1)])
def test_a_forked_process_never_comes_back(
    breaks: bool, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(working.os, "_exit", ended.append)

    def do() -> None:
        if breaks:
            raise ValueError

    _only_here(do)

    assert ended == [status]


def test_beside_the_server_one_watches_over_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Played in one process: every fork says “you are the parent”, then “you are the child”."""
    said: list[str] = []
    forks = iter([7, 0, 8, 0, 0])
    monkeypatch.setattr(working.os, "fork", lambda: next(forks))
    monkeypatch.setattr(working.os, "_exit", lambda status: said.append(f"exit {status}"))
    monkeypatch.setattr(working, "work", lambda _schedule, _rung: said.append("work"))
    monkeypatch.setattr(working, "_until_it_ends", lambda child, _rung: said.append(f"saw {child}"))
    monkeypatch.setattr(working.Bell, "__call__", lambda _bell: "work" in said)

    parent = start_beside()
    start_beside()

    assert parent == 7
    assert said == ["saw 8", "work", "exit 0", "saw 0", "exit 0"]
