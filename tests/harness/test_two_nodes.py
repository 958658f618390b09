"""
What is taken away at one node is gone at the other with the next request, and what is counted is
counted together (S3, S4, S17).

Two processes on one database with real commits: rights are taken away here, the other node is asked.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from doingoai.accounts.actions import (
    edit_user,
    make_token,
    revoke_token,
    set_active,
    set_password,
    set_roles,
)
from doingoai.accounts.models import User
from doingoai.accounts.scopes import Scope as TokenScope
from doingoai.accounts.states import Role
from doingoai.api.tokens import CALLS_A_MINUTE
from doingoai.approvals.actions import (
    Lending,
    Matter,
    record_stand_in,
    revoke_stand_in,
    submit_case,
)
from doingoai.approvals.states import SigningForm
from doingoai.calendars.actions import make_feed, revoke_feed
from doingoai.calendars.states import Scope
from doingoai.delegations.actions.visit import share_with_units
from doingoai.delegations.states import State
from doingoai.documents.actions import Upload, attach_file
from doingoai.foundation import clock
from doingoai.guests.actions.links import make_link, revoke_link
from doingoai.missions.actions.papers import (
    facts_for_mission_papers,
    keep_mission_papers,
    render_mission_papers,
)
from doingoai.norms.queries import figure_table
from doingoai.web.exports import EXPORTS
from doingoai.web.secret_addresses import TRIES
from tests import cast, factories
from tests.harness.size import report
from tests.real_store import RealStore

pytestmark = pytest.mark.harness
SOON = 1.0
WHY = {"recipient": "Ai", "reason": "Vì sao"}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Size 1>>\n%%EOF\n"
Act = Callable[[], object]


@dataclass
class Node:
    """The other process, asked one request at a time."""

    process: subprocess.Popen[str]

    def ask(self, **request: Any) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return int(json.loads(self.process.stdout.readline())["status"])


@pytest.fixture
def node(real_store: RealStore) -> Iterator[Node]:
    call_command("createcachetable", verbosity=0)
    command = [sys.executable, "-m", "tests.harness.other_node", str(real_store.home), real_store.database]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(settings.ROOT)}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Node(process)
        assert process.stdin is not None
        process.stdin.close()


def session_of(user: User) -> dict[str, str]:
    client = cast.enter(Client(), user)
    return {"session": client.cookies[settings.SESSION_COOKIE_NAME].value}


def in_a_week() -> Any:
    return clock.now() + timedelta(days=7)


def _role(keeper: User, path: str, who: User, **more: Any) -> tuple[dict[str, Any], Act]:
    return {"path": path, **session_of(who), **more}, lambda: set_roles(who, roles=[], by=keeper)


def _cases(keeper: User) -> dict[str, tuple[dict[str, Any], Act]]:
    """By name: a request that is answered, and what takes that away."""
    lan, ha, police, clerk, director = (
        cast.lan(), cast.ha(), cast.focal_point(), cast.clerk(), cast.director()
    )  # fmt: skip
    visit = factories.delegation()
    factories.member(visit)
    share_with_units(visit, units=[police.unit], by=lan)
    entry = factories.incoming(clerk)
    file = attach_file(entry, Upload("thu.pdf", "application/pdf", PDF), by=clerk, at=clock.now())
    page = reverse("delegations:detail", args=[visit.pk])
    closed, renewed = factories.user(roles=[Role.OFFICER]), factories.user(roles=[Role.OFFICER])
    return {
        "role": _role(keeper, reverse("documents:register"), clerk),
        "file": _role(keeper, reverse("documents:file", args=[file.pk]), factories.user(roles=[Role.RECORDS_CLERK])),
        "plan workbook": _role(keeper, reverse("yearplan:export", args=[factories.year_plan(2027, opened_by=lan).pk]), factories.user(roles=[Role.OFFICER])),
        "statistics": _role(keeper, reverse("reporting:workbook"), director, data=WHY),
        "guests as a file": _role(keeper, reverse("delegations:members-export", args=[visit.pk]), factories.user(roles=[Role.OFFICER]), data=WHY),
        "account": ({"path": page, **session_of(closed)}, lambda: set_active(closed, active=False, by=keeper)),
        "password": ({"path": page, **session_of(renewed)}, lambda: set_password(renewed, password="mot mat khau khac", by=keeper)),
        "share": ({"path": page, **session_of(police)}, lambda: share_with_units(visit, units=[], by=lan)),
        **_secrets(keeper, ha, visit),
        **_of_missions(keeper, lan),
        "stand-in": _stand_in(keeper, lan),
    }  # fmt: skip


def _secrets(keeper: User, ha: User, visit: Any) -> dict[str, tuple[dict[str, Any], Act]]:
    now, owner = clock.now(), factories.user(roles=[Role.OFFICER])

    def token(user: User) -> tuple[Any, str]:
        return make_token(user, name="x", scopes=list(TokenScope), expires_at=in_a_week(), by=user, at=now)  # fmt: skip

    one, secret = token(ha)
    _other, of_owner = token(owner)
    feed, address = make_feed(Scope.PERSON, language="vi", by=ha, at=now)
    leaver = factories.user(roles=[Role.OFFICER])
    _feed, of_leaver = make_feed(Scope.PERSON, language="vi", by=leaver, at=now)
    link, guests = make_link(visit, language="en", expires_at=in_a_week(), by=ha, at=now)
    calls = f"/api/v1/delegations/{visit.pk}/"
    return {
        "token": ({"path": calls, "token": secret}, lambda: revoke_token(one, by=keeper, at=now)),
        "owner of a token": (
            {"path": calls, "token": of_owner}, lambda: set_roles(owner, roles=[], by=keeper)
        ),
        "feed": (
            {"path": reverse("programme:feed", args=[address])},
            lambda: revoke_feed(feed, by=keeper, at=now),
        ),
        "owner of a feed": (
            {"path": reverse("programme:feed", args=[of_leaver])},
            lambda: set_active(leaver, active=False, by=keeper),
        ),
        "guest link": (
            {"path": reverse("guests:overview", args=[guests])},
            lambda: revoke_link(link, by=ha, at=now),
        ),
    }  # fmt: skip


def _of_missions(keeper: User, lan: User) -> dict[str, tuple[dict[str, Any], Act]]:
    focal = factories.user(roles=[Role.FOCAL_POINT], unit=factories.unit("so-di"))
    mission = factories.mission(unit=focal.unit, opened_by=lan)
    factories.leg(mission)
    factories.traveller(mission, role="head")
    facts = facts_for_mission_papers(mission, figure_table(), on=clock.today(), by=lan)
    made = render_mission_papers(facts, ["mission_estimate"])
    (version,) = keep_mission_papers(mission, facts, made, by=lan, at=clock.now())
    elsewhere = factories.unit("so-khac-han")
    reader = factories.user(roles=[Role.OFFICER])
    return {
        "unit": (
            {"path": reverse("missions:detail", args=[mission.pk]), **session_of(focal)},
            lambda: edit_user(focal, changes={"unit": elsewhere}, by=keeper),
        ),
        "paper of a mission": _role(
            keeper,
            reverse("missions:download-paper", args=[mission.pk, version.paper_id, 1]),
            reader,
        ),
    }


def _stand_in(keeper: User, lan: User) -> tuple[dict[str, Any], Act]:
    """Asked to decide without a reason, the deputy is told so (422); later that it is not theirs."""
    deputy, today = factories.user(roles=[Role.OFFICER]), clock.today()
    visit = factories.delegation(state=State.SUBMITTED)
    factories.authority_rule(matter="delegation.reception", approver_role=Role.CITY_LEADER)
    submit_case(visit, Matter("delegation.reception", None, ""), on=today, by=lan, at=clock.now())
    lending = Lending(SigningForm.KT, "Đi công tác", "1/TB", today, today)
    lent = record_stand_in(cast.minh(), deputy, lending, on=today, by=keeper, at=clock.now())
    path = reverse("delegations:decide", args=[visit.pk])
    request = {"path": path, "method": "post", "data": {"verdict": "refused", "reason": ""}}
    return {**request, **session_of(deputy)}, lambda: revoke_stand_in(lent, by=keeper, at=clock.now())  # fmt: skip


def test_what_is_taken_away_here_is_gone_there_with_the_next_request(node: Node) -> None:
    factories.office()
    cases, kept, slowest = _cases(cast.administrator()), {}, 0.0
    before = {name: node.ask(**request) for name, (request, _take) in cases.items()}

    for name, (request, take) in cases.items():
        take()
        begun = time.monotonic()
        kept[name] = node.ask(**request)
        slowest = max(slowest, time.monotonic() - begun)

    report("revocation at two nodes", kinds=len(cases), slowest=round(slowest, 3))
    assert {name for name, status in before.items() if status not in {200, 422}} == set()
    assert {name: status for name, status in kept.items() if status not in {302, 401, 403, 404}} == {}  # fmt: skip
    assert slowest < SOON


def test_wrong_secrets_are_counted_together(node: Node) -> None:
    secret = make_link(
        factories.delegation(), language="en", expires_at=in_a_week(), by=cast.ha(), at=clock.now()
    )[1]
    right, client = reverse("guests:overview", args=[secret]), Client()

    for turn in range(TRIES):
        wrong = reverse("guests:overview" if turn % 4 else "programme:feed", args=[f"sai-{turn}"])
        assert (client.get(wrong).status_code if turn % 2 else node.ask(path=wrong)) == 404

    assert [client.get(right).status_code, node.ask(path=right)] == [404, 404]


def test_files_taken_away_are_counted_together(node: Node) -> None:
    lan = cast.lan()
    client, path = cast.enter(Client(), lan), reverse("delegations:export")
    here = {"path": path, **session_of(lan)}

    statuses = [node.ask(**here) if turn % 2 else client.get(path).status_code for turn in range(EXPORTS)]  # fmt: skip

    assert statuses == [200] * EXPORTS
    assert [client.get(path).status_code, node.ask(**here)] == [429, 429]


def test_calls_of_a_program_are_counted_together(node: Node) -> None:
    ha, now = cast.ha(), clock.now()
    _token, secret = make_token(
        ha, name="x", scopes=list(TokenScope), expires_at=in_a_week(), by=ha, at=now
    )
    client, headers = Client(), {"Authorization": f"Bearer {secret}"}

    with clock.frozen_at(now):
        statuses = [
            client.get("/api/v1/units/", headers=headers).status_code
            for _call in range(CALLS_A_MINUTE - 1)
        ]
    there = [node.ask(path="/api/v1/units/", token=secret) for _call in range(2)]

    assert set(statuses) == {200}
    assert there == [200, 429]


def test_a_call_that_is_refused_counts_too(node: Node) -> None:
    """What it had begun is undone, not that it came; the other node sees the count."""
    ha, now = cast.ha(), clock.now()
    token, secret = make_token(
        ha, name="x", scopes=list(TokenScope), expires_at=in_a_week(), by=ha, at=now
    )

    statuses = [
        node.ask(path="/api/v1/tasks/", method="post", token=secret, data={}) for _call in range(3)
    ]

    token.refresh_from_db()
    assert min(statuses) >= 400
    assert token.calls == 3


def test_wrong_passwords_are_counted_together(node: Node, settings: Any) -> None:
    settings.AXES_ENABLED = True
    cast.lan()
    client = Client()

    for turn in range(10):
        wrong = {"login": "lan", "password": "sai mat khau roi"}
        if turn % 2:
            client.post("/sign-in/", wrong)
        else:
            node.ask(path="/sign-in/", method="post", data=wrong)

    right = {"login": "lan", "password": factories.PASSWORD}
    assert node.ask(path="/sign-in/", method="post", data=right) == 429
    assert client.post("/sign-in/", right).status_code == 429
