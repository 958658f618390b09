"""How a visit stands to the yearly plan: an item in force, the paper of the centre, or a justification."""

import pytest
from django.db import IntegrityError, transaction

from doingoai.delegations.actions.visit import Opening, edit_delegation, open_delegation
from doingoai.delegations.rules import BEFORE_PLANS, check_planning
from doingoai.web.choosing import found_plan_items
from doingoai.yearplan.states import Planning, PlanState
from tests import cast, factories
from tests.refusals import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def planned():
    plan = factories.year_plan(2026, state=PlanState.DECIDED)
    return factories.plan_entry(plan, state="planned", title_vi="Đón đoàn Biển")


@pytest.mark.parametrize(
    ("planning", "with_item", "basis", "code"),
    [
        ("planned", False, "", "delegation.no_plan_item"),
        ("planned", False, "tôi nhớ vậy", "delegation.no_plan_item"),
        ("unplanned", True, "", "delegation.plan_item_unwanted"),
        ("assigned", False, " ", "delegation.no_planning_basis"),
    ],
)
def test_a_wrong_standing_is_refused(planned, planning, with_item, basis, code):
    with refused(code):
        check_planning(Planning(planning), planned if with_item else None, basis)


@pytest.mark.parametrize(
    ("planning", "with_item", "basis"),
    [
        ("planned", True, ""),
        ("planned", False, BEFORE_PLANS),
        ("unplanned", False, ""),
        ("assigned", False, "Công văn 5"),
    ],
)
def test_a_right_standing_is_kept(planned, planning, with_item, basis):
    assert check_planning(Planning(planning), planned if with_item else None, basis) is None


def test_an_item_that_is_not_in_force_takes_no_visit(planned):
    planned.state = "dropped"

    with refused("delegation.not_in_plan"):
        check_planning(Planning.PLANNED, planned, "")


def test_a_visit_is_opened_in_the_plan_and_edited_out_of_it(planned):
    lan = cast.lan()
    opening = Opening(
        "Đoàn Biển", factories.partner(), factories.FIRST_DAY, factories.LAST_DAY, lan.unit,
        planning=Planning.PLANNED, plan_item=planned,
    )  # fmt: skip

    visit = open_delegation(opening, incoming=None, on=factories.MONDAY, by=lan, at=factories.NOON)
    changes = {"planning": "unplanned", "plan_item": None, "planning_basis": "Đối tác đổi"}
    edited = edit_delegation(visit, changes=changes, by=lan)

    assert (visit.plan_item, edited.planning, edited.plan_item) == (planned, "unplanned", None)


def test_the_table_itself_refuses_a_planned_visit_without_an_item():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.delegation(planning="planned")


def test_items_in_force_are_found_by_their_name(planned):
    assert list(found_plan_items("don doan bien")) == [planned]


def test_the_page_of_a_visit_leads_to_its_item_and_names_what_lacks_a_reason(client, planned):
    lan = cast.lan()
    cast.enter(client, lan)
    inside = factories.delegation(planning="planned", plan_item=planned)
    outside = factories.delegation()

    pages = [
        client.get(f"/delegations/{visit.pk}/").content.decode() for visit in (inside, outside)
    ]

    assert ["Đón đoàn Biển" in pages[0], "chưa có lý do" in pages[1]] == [True, True]
