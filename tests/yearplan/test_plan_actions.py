"""The plan of a year from its opening to the decision, and its amendments in force."""

from datetime import date

import pytest

from doingoai.accounts.models import Notice
from doingoai.accounts.states import Role, UnitKind
from doingoai.approvals.models import Case
from doingoai.approvals.states import CaseState, Verdict
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import NotAllowed
from doingoai.yearplan.actions.amend import (
    Grounds,
    add_to_plan,
    change_planned,
    drop_planned,
    take_up_again,
)
from doingoai.yearplan.actions.items import Proposal
from doingoai.yearplan.actions.plan import (
    decide_on_plan,
    edit_plan,
    move_plan,
    open_plan,
    submit_plan,
    withdraw_plan,
)
from doingoai.yearplan.models import YearPlan
from doingoai.yearplan.states import PlanItemKind, PlanItemState, PlanState
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db

ON, AT = factories.MONDAY, factories.NOON
S = PlanItemState
WHY = Grounds("Đối tác đề nghị", "Thư số 5")


@pytest.fixture
def lan():
    return cast.lan()


@pytest.fixture
def plan(lan):
    return factories.year_plan(2027, opened_by=lan)


def consolidated(plan, *states):
    plan.state = PlanState.CONSOLIDATING
    plan.save()
    return [factories.plan_entry(plan, state=state) for state in states]


def in_force(plan, **fields):
    plan.state = PlanState.DECIDED
    plan.save()
    return factories.plan_entry(plan, state=S.PLANNED, **fields)


def submitted(plan, lan):
    items = consolidated(plan, S.ACCEPTED, S.CUT)
    factories.authority_rule(matter="yearplan.plan", symbol="QĐ-UBND")
    submit_plan(plan, note="Kính trình", on=ON, by=lan, at=AT)
    return items


def test_a_plan_is_opened_once_and_every_proposer_hears_of_it(lan):
    focal = cast.focal_point()

    plan = open_plan(2027, proposals_due_on=date(2026, 10, 31), note=" Gấp ", by=lan, at=AT)

    assert (plan.state, plan.note) == (PlanState.COLLECTING, "Gấp")
    assert Notice.objects.filter(to=focal, kind="year_plan.opened").count() == 1
    assert told()[-1] == "year_plan.opened"
    with refused("year_plan.exists"):
        open_plan(2027, proposals_due_on=None, by=lan, at=AT)


@pytest.mark.parametrize(
    ("year", "due", "code"),
    [
        (1999, None, "year_plan.year"),
        (2101, None, "year_plan.year"),
        (2027, date(2028, 1, 1), "year_plan.due_too_late"),
    ],
)
def test_a_plan_of_no_year_or_due_after_its_year_is_refused(lan, year, due, code):
    with refused(code):
        open_plan(year, proposals_due_on=due, by=lan, at=AT)


def test_who_does_not_consolidate_opens_no_plan():
    with pytest.raises(NotAllowed):
        open_plan(2027, proposals_due_on=None, by=cast.focal_point(), at=AT)


def test_the_due_day_and_the_note_are_changed_until_the_plan_is_submitted(plan, lan):
    due = {"proposals_due_on": date(2026, 11, 15)}

    changed = edit_plan(plan, changes=due, by=lan)
    unchanged = edit_plan(plan, changes=due, by=lan)

    assert (changed.proposals_due_on, unchanged.version) == (date(2026, 11, 15), 2)
    in_force(plan)
    with refused("year_plan.not_open"):
        edit_plan(plan, changes={"note": "x"}, by=lan)


def test_of_two_officers_on_one_plan_the_second_sees_what_the_first_wrote(plan, lan):
    opened = {"note": "", "proposals_due_on": ""}
    edit_plan(plan, changes={"note": "Của tôi"}, by=lan, opened=opened, version=1)

    with pytest.raises(ChangedMeanwhile):
        edit_plan(plan, changes={"note": "Của bạn"}, by=lan, opened=opened, version=1)


def test_the_office_moves_a_plan_to_consolidate_and_back(plan, lan):
    moved = move_plan(plan, PlanState.CONSOLIDATING, by=lan)
    back = move_plan(plan, PlanState.COLLECTING, by=lan)

    assert (moved.state, back.state) == (PlanState.CONSOLIDATING, PlanState.COLLECTING)


@pytest.mark.parametrize("to", [PlanState.SUBMITTED, PlanState.DECIDED, PlanState.CLOSED])
def test_a_plan_gets_nowhere_by_hand_where_only_a_decision_leads(plan, lan, to):
    with refused("year_plan.cannot_move"):
        move_plan(plan, to, by=lan)


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ([], "year_plan.empty"),
        ([S.CUT], "year_plan.empty"),
        ([S.ACCEPTED, S.PROPOSED], "year_plan.unsettled"),
        ([S.ACCEPTED, S.ASKED_BACK], "year_plan.unsettled"),
    ],
)
def test_a_plan_with_open_proposals_or_without_items_is_not_submitted(plan, lan, states, code):
    consolidated(plan, *states)

    with refused(code):
        submit_plan(plan, note="", on=ON, by=lan, at=AT)


def test_a_plan_that_still_collects_is_not_submitted(plan, lan):
    factories.plan_entry(plan, state=S.ACCEPTED)

    with refused("year_plan.cannot_move"):
        submit_plan(plan, note="", on=ON, by=lan, at=AT)


def test_an_approved_plan_is_in_force_numbered_and_its_accepted_items_are_planned(plan, lan):
    accepted, cut = submitted(plan, lan)
    focal = cast.focal_point()

    case = decide_on_plan(
        plan, verdict=Verdict.APPROVE, reason="Đồng ý", on=ON, by=cast.minh(), at=AT
    )

    for one in (plan, accepted, cut):
        one.refresh_from_db()
    assert (plan.state, accepted.state, cut.state) == (PlanState.DECIDED, S.PLANNED, S.CUT)
    assert str(case.outgoing).endswith("QĐ-UBND")
    assert Notice.objects.filter(to=focal, kind="year_plan.in_force").count() == 1


@pytest.mark.parametrize("verdict", [Verdict.RETURN, Verdict.REFUSE])
def test_a_plan_sent_back_is_consolidated_again(plan, lan, verdict):
    accepted, _cut = submitted(plan, lan)

    decide_on_plan(plan, verdict=verdict, reason="Bổ sung kinh phí", on=ON, by=cast.minh(), at=AT)

    plan.refresh_from_db()
    accepted.refresh_from_db()
    assert (plan.state, accepted.state) == (PlanState.CONSOLIDATING, S.ACCEPTED)


def test_whoever_submitted_never_decides(plan):
    both = factories.user("ca-hai", roles=(Role.OFFICER, Role.CITY_LEADER))
    submitted(plan, both)

    with refused("case.own_submission"):
        decide_on_plan(plan, verdict=Verdict.APPROVE, reason="", on=ON, by=both, at=AT)


def test_a_plan_that_does_not_wait_is_not_decided(plan):
    with refused("case.not_waiting"):
        decide_on_plan(plan, verdict=Verdict.APPROVE, reason="", on=ON, by=cast.minh(), at=AT)


def test_a_submission_is_taken_back_with_its_reason_and_not_moved_by_hand(plan, lan):
    submitted(plan, lan)

    with refused("year_plan.cannot_move"):
        move_plan(plan, PlanState.CONSOLIDATING, by=lan)
    with refused("plan_item.no_reason"):
        withdraw_plan(plan, reason=" ", by=lan, at=AT)
    withdraw_plan(plan, reason="Thiếu một mục", by=lan, at=AT)

    assert YearPlan.objects.get(pk=plan.pk).state == PlanState.CONSOLIDATING
    assert Case.objects.get().state == CaseState.WITHDRAWN


def test_a_plan_in_force_is_closed_and_then_amended_no_more(plan, lan):
    item = in_force(plan)

    move_plan(plan, PlanState.CLOSED, by=lan)

    with refused("year_plan.not_in_force"):
        drop_planned(item, WHY, by=lan, at=AT)


def test_an_item_is_added_to_the_plan_in_force_with_its_reason(plan, lan):
    in_force(plan)
    proposal = Proposal("Đón đoàn thêm", PlanItemKind.INBOUND, date(2027, 5, 3), date(2027, 5, 4))

    item = add_to_plan(plan, lan.unit, proposal, WHY, by=lan, at=AT)

    assert (item.state, item.added_later, item.amendments.get().what) == (S.PLANNED, True, "added")
    with refused("plan_item.no_reason"):
        add_to_plan(plan, lan.unit, proposal, Grounds(" "), by=lan, at=AT)


def test_an_item_in_force_is_moved_with_old_and_new_kept_and_its_unit_told(plan, lan):
    focal = cast.focal_point()
    item = in_force(plan, unit=focal.unit)
    days = {"starts_on": date(2027, 4, 5), "ends_on": date(2027, 4, 6)}

    change_planned(item, WHY, changes=days, by=lan, at=AT)

    noted = item.amendments.get()
    assert (noted.what, noted.basis, noted.changes["starts_on"]) == (
        "moved", "Thư số 5", ["2027-03-09", "2027-04-05"],
    )  # fmt: skip
    assert Notice.objects.filter(to=focal, kind="plan_item.amended").count() == 1


def test_other_changes_are_no_move_and_no_change_is_no_amendment(plan, lan):
    item = in_force(plan)

    change_planned(item, WHY, changes={"people": 0}, by=lan, at=AT)
    change_planned(item, WHY, changes={"people": 12}, by=lan, at=AT)

    assert [one.what for one in item.amendments.all()] == ["changed"]


def test_an_amendment_needs_a_reason_days_in_order_and_an_item_that_is_planned(plan, lan):
    item = in_force(plan)

    with refused("plan_item.no_reason"):
        change_planned(item, Grounds(""), changes={"people": 1}, by=lan, at=AT)
    with refused("plan_item.ends_before_start"):
        change_planned(item, WHY, changes={"ends_on": date(2027, 3, 8)}, by=lan, at=AT)
    with refused("plan_item.cannot_move"):
        take_up_again(item, WHY, by=lan, at=AT)
    dropped = drop_planned(item, WHY, by=lan, at=AT)
    with refused("plan_item.not_planned"):
        change_planned(item, WHY, changes={"people": 1}, by=lan, at=AT)
    assert dropped.state == S.DROPPED


def test_a_dropped_item_is_taken_up_again(plan, lan):
    item = drop_planned(in_force(plan), WHY, by=lan, at=AT)

    again = take_up_again(item, WHY, by=lan, at=AT)

    assert again.state == S.PLANNED
    assert [one.what for one in item.amendments.all()] == ["dropped", "restored"]


def test_two_officers_amend_one_item_and_different_fields_are_merged(plan, lan):
    item = in_force(plan, people=5, leader="Phó Chủ tịch")
    opened = {"people": "5", "leader": "Phó Chủ tịch"}
    change_planned(
        item, WHY, changes={"people": 9, "leader": "Phó Chủ tịch"}, by=lan, at=AT,
        opened=opened, version=1,
    )  # fmt: skip

    merged = change_planned(
        item, WHY, changes={"people": 5, "leader": "Chủ tịch"}, by=lan, at=AT,
        opened=opened, version=1,
    )  # fmt: skip

    assert (merged.people, merged.leader) == (9, "Chủ tịch")


def test_a_focal_point_amends_nothing(plan):
    item = in_force(plan)
    unit = factories.unit("so-nao-do", kind=UnitKind.DEPARTMENT)

    with pytest.raises(NotAllowed):
        drop_planned(item, WHY, by=factories.user(roles=(Role.FOCAL_POINT,), unit=unit), at=AT)
