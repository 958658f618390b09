"""Ten thousand calls (two in the quick loop) at random, by three roles: none breaks, all are answered as described (R17)."""

import pytest

from tests import cast, factories
from tests.api.callers import token_of
from tests.api.fuzz import Fuzz
from tests.api.test_fuzz import a_mission_and_a_plan
from tests.harness.size import report, sized

pytestmark = [pytest.mark.harness, pytest.mark.django_db]
CALLS = sized(10_000, 2_000)


def test_thousands_of_calls_at_random(monkeypatch):
    monkeypatch.setattr("doingoai.api.tokens.CALLS_A_MINUTE", 10**6)
    visit = factories.delegation(responsible=cast.ha())
    factories.member(visit)
    factories.item(visit.programme)
    a_mission_and_a_plan()
    people = (cast.ha(), cast.director(), cast.focal_point())
    fuzz = Fuzz([token_of(who)[1] for who in people], seed=11)
    fuzz.look_around()

    for _turn in range(CALLS):
        fuzz.turn()

    assert "\n".join(fuzz.faults) == ""
    assert sum(fuzz.statuses.values()) == CALLS
    assert len(fuzz.reached) > sized(90, 60)
    report(
        "calls at random", calls=CALLS, operations=len(fuzz.reached),
        answers={str(status): number for status, number in sorted(fuzz.statuses.items())},
    )  # fmt: skip
