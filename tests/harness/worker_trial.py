"""
Workers are killed in their work, one after the other, until the count is full:
`python -m tests.harness.worker_trial PLACE KILLS WHAT SEED`.

Each worker is forked from a warm process and dies at a moment drawn by lot: before or after a
statement that writes, around a commit, or anywhere. Meanwhile new work comes in, as from pages. Each
worker's clock starts when its forerunner's hold has lapsed, so that the trial need not wait; how
long work lay is told on that same clock. Prints one line of JSON.
"""

import json
import os
import random
import signal
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from doingoai.accounts.actions import tell  # noqa: E402
from doingoai.accounts.models import Notice, User  # noqa: E402
from doingoai.command import work as working  # noqa: E402
from doingoai.command.integrity.chain import chain_faults  # noqa: E402
from doingoai.config.schedule import SCHEDULE  # noqa: E402
from doingoai.documents.models import NumberSeries  # noqa: E402
from doingoai.foundation import clock  # noqa: E402
from doingoai.foundation.duties import HOLD  # noqa: E402
from doingoai.mailing.models import Letter, Waiting  # noqa: E402
from doingoai.planning.models import Task  # noqa: E402
from tests.command.stores import people  # noqa: E402
from tests.harness.nursery import WAYS, Killer, move_to  # noqa: E402
from tests.harness.worker_duties import CARELESS, NUMBERING  # noqa: E402
from tests.mailing.post_office import PostOffice, post_office  # noqa: E402

OFTEN = timedelta(milliseconds=50)
MAIL = tuple(replace(duty, every=OFTEN) for duty in SCHEDULE if duty.daily_at is None)
SETS = {
    "mail": MAIL,
    "numbers": (NUMBERING,),
    "careless": (CARELESS,),
}
STUCK = timedelta(seconds=60)
AT_ONCE = 6
MOST_TURNS = 6


@dataclass
class Trial:
    """What was done and what was found."""

    kills: int = 0
    turns: int = 0
    made: int = 0
    longest: float = 0.0
    faults: list[str] = field(default_factory=list)
    letters: int = 0
    duplicates: int = 0


class Turned:
    """A clock that runs, and is turned forward when a worker has died."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return timezone.now() + self.ahead


def bring(what: str, trial: Trial, now: Turned) -> None:
    """New work, as pages bring it; every third is rolled back and must leave no trace."""
    officer = User.objects.get(username="thu")
    with transaction.atomic():
        for _turn in range(AT_ONCE):
            _bring_one(what, officer, f"việc {trial.made}", now())
            trial.made += 1
    with transaction.atomic():
        _bring_one(what, officer, "rolled back", now())
        transaction.set_rollback(True)


def _bring_one(what: str, officer: User, text: str, at: datetime) -> None:
    task = Task.objects.create(
        text=text, owner=officer, given_by=officer, given_at=at,
        **({"state": "done", "ended_at": at} if what == "mail" else {}),
    )  # fmt: skip
    if what == "mail":
        tell([officer], "consultation.asked", task, at=at)


def left_over(what: str) -> bool:
    """Whether something is still to be done."""
    if what != "mail":
        return Task.objects.filter(state="open").exists()
    unsent = Letter.objects.filter(state="queued").exists()
    unwritten = Waiting.objects.filter(letter__isnull=True).exists()
    return unsent or unwritten or Notice.objects.filter(sorted_at__isnull=True).exists()


def live(what: str, way: str, moment: int) -> None:
    """The child: work until death, or until all is done."""
    try:
        if way:
            WAYS[way](Killer(moment))
        rounds = iter(range(10_000))
        working.work(SETS[what], lambda: not left_over(what) or next(rounds, None) is None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def one_life(what: str, way: str, moment: int) -> int:
    connections.close_all()
    child = os.fork()
    if child == 0:
        live(what, way, moment)
    _pid, status = os.waitpid(child, 0)
    return status


def run(what: str, kills: int, seed: int, office: PostOffice) -> Trial:
    """Bring work, kill workers at it, let one finish; look at how long it lay."""
    dice, trial, now = random.Random(seed), Trial(), Turned()
    clock.set_clock(now)
    while trial.kills < kills:
        bring(what, trial, now)
        began = now()
        _kill_some(what, kills, dice, trial, now)
        quiet = now()
        status = one_life(what, "", 0)
        if status != 0:
            trial.faults.append(f"the last worker ended with {status}")
        trial.turns += 1
        lay = now() - quiet
        trial.longest = max(trial.longest, lay.total_seconds())
        if lay > STUCK or left_over(what):
            trial.faults.append(f"lay {lay} after the last death; brought at {began:%H:%M:%S}")
            break
    clock.set_clock(None)
    return trial


def _kill_some(what: str, kills: int, dice: random.Random, trial: Trial, now: Turned) -> None:
    """Some deaths in a row over the same work."""
    for _turn in range(dice.randint(1, MOST_TURNS)):
        if trial.kills >= kills or not left_over(what):
            return
        way = dice.choice(("before", "after", "commit", "moment"))
        status = one_life(what, way, dice.randint(1, 25 if way != "moment" else 6))
        trial.kills += bool(os.WIFSIGNALED(status))
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
            trial.faults.append(f"a worker ended with {status}")
        now.ahead += HOLD


def look(what: str, trial: Trial, office: PostOffice) -> None:
    """Exactly once: as many effects as there was work, none twice, none of what was rolled back."""
    trial.faults += [fault.message for fault in chain_faults()]
    tasks = list(Task.objects.order_by("id"))
    if len(tasks) != trial.made or any(task.text == "rolled back" for task in tasks):
        trial.faults.append(f"{len(tasks)} tasks for {trial.made}")
    (_mail if what == "mail" else _numbers)(trial, office)


def _numbers(trial: Trial, _office: PostOffice) -> None:
    numbers = sorted(int(text) for text in Task.objects.values_list("evidence", flat=True))
    if numbers != list(range(1, trial.made + 1)):
        trial.faults.append("numbers are missing or used twice")
    if NumberSeries.objects.get(code="trial").last != trial.made:
        trial.faults.append("numbers were taken for nothing")
    told = Notice.objects.order_by("subject_id").values_list("subject_id", flat=True)
    if sorted(told) != sorted(str(pk) for pk in Task.objects.values_list("pk", flat=True)):
        trial.faults.append("somebody was told twice or not at all")


def _mail(trial: Trial, office: PostOffice) -> None:
    written = list(Letter.objects.values_list("message_id", flat=True))
    trial.letters, trial.duplicates = len(written), len(office.names()) - len(set(office.names()))
    if set(office.names()) != set(written):
        trial.faults.append("letters are lost, or were sent without being kept")
    bodies: dict[str, set[bytes]] = {}
    for message in office.taken:
        bodies.setdefault(str(message["Message-ID"]), set()).add(message.as_bytes())
    if any(len(versions) > 1 for versions in bodies.values()):
        trial.faults.append("one Message-ID stands for two letters")
    lines = sum(message.get_content().count("•") for message in _once(office))
    if lines != trial.made:
        trial.faults.append(f"{lines} lines in letters for {trial.made} notices")
    if Letter.objects.exclude(state="sent").exists():
        trial.faults.append("letters are not sent")


def _once(office: PostOffice) -> list[Any]:
    return list({str(message["Message-ID"]): message for message in office.taken}.values())


def main(place: Path, kills: int, what: str, seed: int) -> None:
    began = time.monotonic()
    move_to(place / "template")
    officer, _leader = people()
    User.objects.filter(pk=officer.pk).update(email="thu@example.org")
    working.REST, working.LOOK = 0.05, 0.01
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with post_office() as office:
        settings.MAIL = office.server
        trial = run(what, kills, seed, office)
        look(what, trial, office)
    connections.close_all()
    told = {**vars(trial), "seconds": round(time.monotonic() - began, 1)}
    sys.stdout.write(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
