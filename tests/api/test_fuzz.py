"""Whatever is sent, the API answers as it is described, and never breaks (quality goal R17)."""

import pytest

from tests import cast, factories
from tests.api.callers import token_of
from tests.api.fuzz import Fuzz

pytestmark = pytest.mark.django_db
CALLS = 1500


def people_with_secrets():
    """Three roles: who prepares, who decides, who answers for another agency."""
    return [token_of(who())[1] for who in (cast.ha, cast.director, cast.focal_point)]


@pytest.fixture
def an_office(monkeypatch):
    """An office with a visit, a mission and a plan, so that calls meet something."""
    monkeypatch.setattr("doingoai.api.tokens.CALLS_A_MINUTE", 10**6)
    visit = factories.delegation(responsible=cast.ha())
    factories.member(visit)
    factories.host(visit, factories.person("Lê", "Thử", vietnamese=True))
    factories.item(visit.programme)
    a_mission_and_a_plan()
    return visit


def a_mission_and_a_plan():
    """A mission abroad that one may still edit, and a plan that takes proposals."""
    lan = cast.lan()
    mission = factories.mission(opened_by=lan)
    factories.leg(mission)
    factories.traveller(mission)
    factories.funding(mission)
    factories.plan_entry(factories.year_plan(2027, opened_by=lan), proposed_by=lan)


def test_calls_at_random_are_answered_as_described(an_office):
    fuzz = Fuzz(people_with_secrets(), seed=7)
    fuzz.look_around()

    for _turn in range(CALLS):
        fuzz.turn()

    assert "\n".join(fuzz.faults) == ""
