"""What a program of a unit is told of: its own missions and proposals, and no others."""

import json

import pytest

from doingoai.exchange.actions import add_webhook
from doingoai.exchange.jobs import deliver_due, queue_new
from doingoai.exchange.sending import Outcome
from doingoai.foundation import audit
from doingoai.web.exchange.sweeping import link_of, may_be_told
from tests import cast, factories

pytestmark = pytest.mark.django_db


def test_a_unit_is_told_of_its_own_missions_and_proposals():
    focal, lan = cast.focal_point(), cast.lan()
    add_webhook(
        name="Máy chủ của đơn vị", url="https://example.org/told",
        events=["mission", "plan_item", "year_plan"], by=focal, at=factories.NOON,
    )  # fmt: skip
    plan = factories.year_plan(2027, opened_by=lan)
    own, other = factories.mission(unit=focal.unit), factories.mission()
    item = factories.plan_entry(plan, unit=focal.unit)
    foreign = factories.plan_entry(plan)
    for thing, verb in (
        (own, "mission.opened"), (other, "mission.opened"), (plan, "year_plan.opened"),
        (item, "plan_item.added"), (foreign, "plan_item.added"),
    ):  # fmt: skip
        audit.record_alone(verb, thing, by=lan)
    got = []

    def send(url, body, headers):
        got.append(json.loads(body))
        return Outcome(200)

    queue_new(at=factories.NOON)
    deliver_due(at=factories.NOON, may_see=may_be_told, link=link_of, send=send)

    told = sorted((one["subject"]["type"], one["subject"]["id"]) for one in got)
    assert told == sorted((thing.subject_type, str(thing.pk)) for thing in (own, plan, item))
    assert all(one["link"] for one in got)
