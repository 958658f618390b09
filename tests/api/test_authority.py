"""The authority matrix kept by a program: a line names who really invites to its matter."""

import pytest

from doingoai.accounts.states import Role
from doingoai.approvals.models import AuthorityRule
from tests import factories
from tests.api.callers import refused, send, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    """Of somebody who keeps the office and may use programs."""
    both = factories.user("quantri", roles=(Role.ADMINISTRATOR, Role.OFFICER))
    return token_of(both)[1]


def added(secret, **fields):
    body = {
        "matter": "mission.city", "order": 1, "approver_role": "director", "series": "qd",
        "symbol": "QĐ-SNgV", "valid_from": "2026-01-01", "source": "Quy chế thử", **fields,
    }  # fmt: skip
    return send("POST", "authority/", secret, body)


def test_a_line_for_missions_names_an_inviter_of_missions(secret):
    response = added(secret, invited_by="vietnamese_enterprise")

    assert response.status_code == 201
    assert AuthorityRule.objects.get().invited_by == "vietnamese_enterprise"


def test_an_inviter_of_another_matter_is_refused(secret):
    line = factories.authority_rule(matter="mission.city")

    new = added(secret, invited_by="city")
    edited = send("PATCH", f"authority/{line.pk}/", secret, {"invited_by": "unit"})

    assert [refused(one) for one in (new, edited)] == [(422, "authority.wrong_inviter")] * 2
    assert list(AuthorityRule.objects.values_list("invited_by", flat=True)) == [""]
