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
    """An office with a visit, so that calls meet something."""
    monkeypatch.setattr("doingoai.api.tokens.CALLS_A_MINUTE", 10**6)
    visit = factories.delegation(responsible=cast.ha())
    factories.member(visit)
    factories.host(visit, factories.person("Lê", "Thử", vietnamese=True))
    factories.item(visit.programme)
    return visit


def test_calls_at_random_are_answered_as_described(an_office):
    fuzz = Fuzz(people_with_secrets(), seed=7)

    for _turn in range(CALLS):
        fuzz.turn()

    assert "\n".join(fuzz.faults) == ""
