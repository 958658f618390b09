"""
A warm process from which each trial is forked: `python -m tests.harness.nursery PLACE WORK …`.

It plays the client: it keeps what was acknowledged, sees the child die, starts anew on what is left
and looks for damage. One line of JSON tells each trial.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402

from doingoai.command.integrity.chain import chain_faults  # noqa: E402
from doingoai.command.integrity.engine import engine_faults  # noqa: E402
from doingoai.command.integrity.files import file_faults  # noqa: E402
from doingoai.command.integrity.numbers import number_faults  # noqa: E402
from doingoai.command.integrity.search_index import search_faults  # noqa: E402
from doingoai.command.integrity.states import state_faults  # noqa: E402
from doingoai.command.integrity.subjects import subject_faults  # noqa: E402
from tests.harness.flows import Flow, flow_named, prepare  # noqa: E402

READS = ("SELECT", "PRAGMA", "EXPLAIN")
# Of the checker, what a kill could break; the shape of the tables is not looked at every time.
CHECKS = (engine_faults, chain_faults, file_faults, number_faults, state_faults, subject_faults,
          search_faults)  # fmt: skip


@dataclass
class Trial:
    """One death and what was found after it."""

    flow: str
    at: str
    acknowledged: list[str] = field(default_factory=list)
    was_killed: bool = False
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Killer:
    """Ends this process, as pulling the plug would, at the n-th time it is asked."""

    def __init__(self, countdown: int) -> None:
        self.countdown = countdown

    def knock(self) -> None:
        self.countdown -= 1
        if self.countdown == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def before_statement(killer: Killer) -> None:
    """Die before the n-th statement that writes."""

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(READS):
            killer.knock()
        return execute(sql, params, many, context)

    connection.execute_wrappers.append(wrapper)


def after_statement(killer: Killer) -> None:
    """Die after the n-th statement that writes, its effect not committed yet."""

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if not sql.lstrip().upper().startswith(READS):
            killer.knock()
        return result

    connection.execute_wrappers.append(wrapper)


def around_file(killer: Killer) -> None:
    """Die when the n-th file of the installation is opened, made or renamed."""
    base = str(settings.FILES)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in {"open", "os.rename", "os.mkdir"} and str(arguments[0]).startswith(base):
            killer.knock()

    sys.addaudithook(hook)


def around_commit(killer: Killer) -> None:
    """Die at the n-th commit: before it, and the next time right after it."""
    commit = connection._commit

    def dying() -> None:
        killer.knock()
        commit()
        killer.knock()

    connection._commit = dying


def at_any_moment(killer: Killer) -> None:
    """Die after so many hundredths of a second of work, wherever the process is then."""
    signal.setitimer(signal.ITIMER_PROF, killer.countdown / 100)


DEADLY = {signal.SIGKILL, signal.SIGPROF}  # neither is caught: both end a process where it stands
WAYS: dict[str, Callable[[Killer], None]] = {
    "before": before_statement,
    "after": after_statement,
    "file": around_file,
    "commit": around_commit,
    "moment": at_any_moment,
}


def kill_at(statement: int, flow: Flow, way: str, place: Path) -> Trial:
    """Let a child do a flow in a copy of the place and die at a moment; tell what was left."""
    trial = Trial(flow.name, f"{way} {statement}")
    home = place / "trial"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(place / "template", home)
    move_to(home)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _live(flow, WAYS[way], Killer(statement), writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        trial.acknowledged = pipe.read().splitlines()
    _pid, status = os.waitpid(child, 0)
    trial.was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) in DEADLY
    if not trial.was_killed and status != 0:
        trial.faults.append(f"the child ended with {status}")
    _look(trial, flow)
    return trial


def move_to(home: Path) -> None:
    """Let everything lead to another place."""
    connections.close_all()
    connection.settings_dict["NAME"] = str(home / "store.sqlite3")
    settings.HOME, settings.FILES, settings.KEYS = home, home / "files", home / "keys"


def _live(flow: Flow, way: Callable[[Killer], None], killer: Killer, writing: int) -> None:
    try:
        connection.ensure_connection()
        way(killer)
        for done in flow.acts():
            os.write(writing, f"{done}\n".encode())
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _look(trial: Trial, flow: Flow) -> None:
    """Start anew on what is left."""
    trial.lost = [name for name in trial.acknowledged if not flow.holds(name)]
    for check in CHECKS:
        trial.faults += [fault.message for fault in check() if not fault.kind.is_harmless]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        trial.faults += [str(row) for row in cursor.fetchall()]
    trial.faults += flow.halves()
    connections.close_all()


def main(place: Path, name: str, ways: list[str]) -> None:
    """Kill a flow at its first, second, third … moment until it comes through alive."""
    move_to(place / "template")
    prepare()
    flow = flow_named(name)
    flow.warm()
    connections.close_all()
    for way in ways:
        for statement in range(1, 1000):
            trial = kill_at(statement, flow, way, place)
            sys.stdout.write(json.dumps(vars(trial), ensure_ascii=False) + "\n")
            if not trial.was_killed:
                break


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
