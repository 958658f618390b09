"""The shipped rules of the layouts: not checked until the office says so, and against what."""

import pytest
from django.urls import reverse

from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.actions.confirming import confirm_layout_rule, reopen_layout_rule
from doingoai.protocol.models import LayoutRuleCheck
from doingoai.protocol.states import Layout
from tests import cast, factories
from tests.protocol.making import plan_of_talks, visit_with_people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
LIST = reverse("protocol:layout-rules")
TALKS = reverse("protocol:confirm-rule", args=["talks"])


@pytest.fixture
def head(client):
    user = cast.division_head()
    client.force_login(user)
    return user


def test_every_layout_has_its_rule_and_is_not_checked(client, head):
    shown = client.get(LIST).content.decode()

    assert all(f'id="{layout}"' in shown for layout in Layout.values)
    assert shown.count("Tập quán lễ tân") >= 3


def test_the_office_confirms_a_rule_and_says_against_what(client, head):
    client.post(TALKS, {"basis": "Sổ tay lễ tân của Sở (Mẫu)"})

    row = LayoutRuleCheck.objects.get()
    assert (row.layout, row.confirmed_by) == (Layout.TALKS, head)
    assert "Sổ tay lễ tân của Sở (Mẫu)" in client.get(LIST).content.decode()
    assert AuditEntry.objects.filter(verb="layout_rule.confirmed").count() == 1


def test_a_plan_says_that_its_rule_was_checked(client, head):
    plan = plan_of_talks(visit_with_people(), cast.ha())
    url = reverse("protocol:plan", args=[plan.about_id, plan.pk])
    before = client.get(url).content.decode()
    confirm_layout_rule(Layout.TALKS, basis="Sổ tay (Mẫu)", by=head, at=factories.NOON)

    assert "Sổ tay (Mẫu)" not in before
    assert "Sổ tay (Mẫu)" in client.get(url).content.decode()


def test_a_confirmation_is_taken_back(client, head):
    client.post(TALKS, {"basis": "Sổ tay (Mẫu)"})

    client.post(reverse("protocol:reopen-rule", args=["talks"]))

    assert not LayoutRuleCheck.objects.exists()
    reopen_layout_rule(Layout.TALKS, by=head)
    assert AuditEntry.objects.filter(verb="layout_rule.reopened").count() == 1


def test_a_confirmation_needs_its_ground(client, head):
    assert client.post(TALKS, {"basis": " "}).status_code == 422
    with pytest.raises(RuleBroken) as refusal:
        confirm_layout_rule(Layout.TALKS, basis=" ", by=head, at=factories.NOON)
    assert refusal.value.code == "layout_rule.no_basis"


def test_an_unknown_layout_is_not_there(client, head):
    assert client.get(reverse("protocol:confirm-rule", args=["pyramid"])).status_code == 404
