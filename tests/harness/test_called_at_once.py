"""
The same call arrives two hundred times at once under one key: one effect, and one answer to all (R6).

By real requests in threads, on a database of their own with real commits: a partner, a letter that
takes a number, and a mission abroad, which takes one too. Then another body under the same key.
"""

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from doingoai.accounts.models import Unit
from doingoai.directory.models import Partner
from doingoai.documents.models import Incoming, NumberSeries
from doingoai.foundation.models import AnsweredForm, AuditEntry
from doingoai.missions.models import Mission
from tests import cast, factories
from tests.api.callers import refused, send, token_of
from tests.real_store import RealStore

pytestmark = pytest.mark.harness

TIMES, AT_ONCE = 200, 20
KEY = "b1e5b2f0-0d5c-4a4e-9d0e-5d2a7a3a1c11"


@dataclass(frozen=True)
class Trial:
    """A call: where it goes, what it says, and what counts its effects."""

    path: str
    body: dict[str, Any]
    other: dict[str, Any]
    effects: Callable[[], int]
    verb: str


def _numbered(rows: int) -> int:
    """Effects of what takes a number, told twice over: by rows and by the number taken last."""
    last = NumberSeries.objects.get().last if rows else 0
    assert rows == last
    return rows


TRIALS = {
    "a partner": Trial(
        "partners/", {"name_vi": "Mẫu Biển", "kind": "locality", "country": "KR"},
        {"name_vi": "Mẫu Núi"}, Partner.objects.count, "partner.added",
    ),
    "a letter": Trial(
        "register/incoming/", {"sender": "Mẫu", "subject": "Thư mời", "external_id": "VB-1"},
        {"subject": "Thư khác"}, lambda: _numbered(Incoming.objects.count()), "incoming.registered",
    ),
    "a mission": Trial(
        "missions/", {"title_vi": "Đoàn Mẫu", "starts_on": "2026-05-04", "ends_on": "2026-05-08"},
        {"title_vi": "Đoàn Khác"}, lambda: _numbered(Mission.objects.count()), "mission.opened",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TRIALS)
def test_two_hundred_equal_calls_have_one_effect(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("doingoai.api.tokens.CALLS_A_MINUTE", 10**6)
    factories.office()
    trial, secret = TRIALS[name], token_of(cast.lan())[1]
    body = dict(trial.body)
    if name == "a mission":
        body["unit"] = Unit.objects.order_by("pk").values_list("pk", flat=True)[0]

    answers = _storm(trial.path, secret, body)
    other = send("POST", trial.path, secret, {**body, **trial.other}, key=KEY)

    assert len(answers) == 1, [(status, said[:200]) for status, said in answers]
    (((status, said), count),) = answers.items()
    assert (status, count) == (201, TIMES)
    assert json.loads(said)["id"] > 0
    assert refused(other) == (422, "idempotency.other_content")
    assert trial.effects() == 1
    assert AuditEntry.objects.filter(verb=trial.verb).count() == 1
    assert AnsweredForm.objects.count() == 1


def _storm(path: str, secret: str, body: dict[str, Any]) -> Counter[tuple[int, bytes]]:
    """Send one call many times, the first of every thread at the same moment; count the answers."""
    start = Barrier(AT_ONCE)

    def calls(_turn: int) -> list[tuple[int, bytes]]:
        start.wait()
        try:
            said = [send("POST", path, secret, body, key=KEY) for _ in range(TIMES // AT_ONCE)]
        finally:
            connection.close()
        return [(one.status_code, one.content) for one in said]

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return Counter(answer for some in crowd.map(calls, range(AT_ONCE)) for answer in some)
