"""
Five people work on one matter at the same moment, a thousand times over (R8, S6).

Real connections in threads: whoever submitted, two leaders, a deputy, and who keeps the records of
standing in. Afterwards the audit chain, which has one order, is read against the table of moves.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from doingoai.accounts.models import User
from doingoai.accounts.states import Role
from doingoai.approvals.actions import (
    Lending,
    Matter,
    decide_case,
    record_stand_in,
    revoke_stand_in,
    submit_case,
    withdraw_case,
)
from doingoai.approvals.models import Case, StandIn
from doingoai.approvals.states import MOVES, CaseState, SigningForm, Verdict
from doingoai.documents.actions import Numbering
from doingoai.documents.models import Outgoing
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.foundation.subjects import Subject
from tests import cast, factories
from tests.harness.size import report, sized
from tests.real_store import RealStore

pytestmark = pytest.mark.harness
ON, AT = factories.MONDAY, factories.NOON
MATTER = "delegation.reception"
ON_POSTGRESQL, ON_SQLITE = sized(1_000, 100), 60
TURNS = 2
NUMBERING = Numbering(series="decisions", symbol="QĐ", type_vi="Quyết định", subject="Đón", signer="M")  # fmt: skip


@dataclass
class Stage:
    """The people, and what came of everything that was tried."""

    lan: User
    leaders: tuple[User, User]
    deputy: User
    keeper: User
    came: Counter[str] = field(default_factory=Counter)


def make_stage() -> Stage:
    factories.office()
    factories.authority_rule(matter=MATTER, approver_role=Role.CITY_LEADER)
    other = factories.user("lanhdao", roles=(Role.CITY_LEADER,), unit=cast.minh().unit)
    # The submitter holds the seat as well: only the rule of four eyes keeps the two apart.
    lan = factories.user("trinh", roles=(Role.OFFICER, Role.CITY_LEADER))
    return Stage(lan, (cast.minh(), other), cast.division_head(), cast.administrator())


def subject(number: int) -> Subject:
    return Subject("delegation", str(number), f"Đoàn Mẫu {number}")


def _case(number: int) -> Case:
    return Case.objects.select_related("rule").filter(about_id=str(number)).latest("pk")


def submits(stage: Stage, number: int, chance: random.Random) -> None:
    if chance.random() < 0.5:
        matter = Matter(MATTER, level=None, invited_by="")
        submit_case(subject(number), matter, on=ON, by=stage.lan, at=AT)
    else:
        withdraw_case(_case(number), reason="", by=stage.lan, at=AT)


def decides(by: User, number: int, chance: random.Random) -> None:
    verdict = chance.choice(list(Verdict))
    decide_case(
        _case(number), verdict=verdict, reason="x", numbering=NUMBERING, on=ON, by=by, at=AT
    )


def lends(stage: Stage, chance: random.Random) -> None:
    lent = StandIn.objects.filter(revoked_at__isnull=True).select_related("principal").first()
    if lent is not None:
        revoke_stand_in(lent, by=stage.keeper, at=AT)
        return
    lending = Lending(SigningForm.KT, "Đi công tác", "1/TB", ON, ON + timedelta(days=chance.randint(0, 3)))  # fmt: skip
    record_stand_in(
        stage.leaders[0], stage.deputy, lending, on=ON, by=stage.keeper, at=AT
    )  # fmt: skip


def acts(stage: Stage) -> list[Callable[[int, random.Random], None]]:
    """What each of the five tries; the submitter also tries to decide."""

    def submitter(number: int, chance: random.Random) -> None:
        if chance.random() < 0.4:
            decides(stage.lan, number, chance)
        else:
            submits(stage, number, chance)

    return [
        submitter,
        lambda number, chance: decides(stage.leaders[0], number, chance),
        lambda number, chance: decides(stage.leaders[1], number, chance),
        lambda number, chance: decides(stage.deputy, number, chance),
        lambda _number, chance: lends(stage, chance),
    ]


def test_no_history_of_five_makes_an_illegal_move(real_store: RealStore) -> None:
    histories = ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL
    stage = make_stage()
    for number in range(histories):
        submit_case(subject(number), Matter(MATTER, None, ""), on=ON, by=stage.lan, at=AT)

    _storm(stage, histories)

    assert set(stage.came) <= {"done", "RuleBroken", "NotAllowed"}, stage.came
    assert stage.came["done"] > histories
    assert _illegal(stage) == []
    numbers = list(Outgoing.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert Case.objects.filter(state=CaseState.APPROVED).count() == len(numbers)
    report(
        "approvals at once", engine=connection.vendor, histories=histories, people=5,
        tried=sum(stage.came.values()), **stage.came, numbers=len(numbers),
    )  # fmt: skip


def _storm(stage: Stage, histories: int) -> None:
    start = Barrier(5)

    def work(place: int) -> Counter[str]:
        act, chance, came = acts(stage)[place], random.Random(place), Counter[str]()
        try:
            for number in range(histories):
                start.wait()
                for _turn in range(TURNS):
                    came[_tried(act, number, chance)] += 1
        finally:
            connection.close()
        return came

    with ThreadPoolExecutor(5) as crowd:
        for came in crowd.map(work, range(5)):
            stage.came += came


def _tried(act: Callable[[int, random.Random], None], number: int, chance: random.Random) -> str:
    try:
        act(number, chance)
    except (RuleBroken, NotAllowed) as refusal:
        return type(refusal).__name__
    except Exception as fault:  # what must not happen is counted and shown
        return repr(fault)
    return "done"


def _illegal(stage: Stage) -> list[str]:
    """Read the chain from its beginning: moves, signers, and whether what was lent was in force."""
    states: dict[str, CaseState] = {}
    in_force: set[str] = set()
    moves: dict[str, int] = defaultdict(int)
    faults = []
    cases = {str(case.pk): case for case in Case.objects.select_related("stand_in")}
    for entry in AuditEntry.objects.order_by("number"):
        if entry.subject_type == "stand_in":
            (in_force.add if entry.verb == "stand_in.recorded" else in_force.discard)(
                entry.subject_id
            )
        if entry.subject_type != "case":
            continue
        case, then = cases[entry.subject_id], CaseState(entry.verb.removeprefix("case."))
        if then == CaseState.SUBMITTED:
            states[entry.subject_id] = then
            continue
        moves[entry.subject_id] += 1
        faults += _faults(case, states.get(entry.subject_id), then, stage)
        if case.stand_in_id and str(case.stand_in_id) not in in_force:
            faults.append(f"{case.pk}: signed by what was not in force")
        states[entry.subject_id] = then
    faults += [f"{key}: ended {times} times" for key, times in moves.items() if times > 1]
    faults += [f"{key}: {cases[key].state}" for key, state in states.items() if cases[key].state != state]  # fmt: skip
    return faults


def _faults(case: Case, was: CaseState | None, then: CaseState, stage: Stage) -> list[str]:
    faults = []
    if was is None or then not in MOVES[was]:
        faults.append(f"{case.pk}: {was} to {then}")
    if then == CaseState.WITHDRAWN:
        return faults
    if case.decided_by_id == case.submitted_by_id:
        faults.append(f"{case.pk}: decided by its submitter")
    is_deputy = case.decided_by_id == stage.deputy.pk
    if is_deputy != (case.stand_in_id is not None):
        faults.append(f"{case.pk}: the signature does not show whose it is")
    return faults
