"""Opening a mission, editing it, sending it, returning it, cancelling it."""

from datetime import date

import pytest

from doingoai.accounts.models import Notice
from doingoai.accounts.states import UnitKind
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.states import CaseState
from doingoai.foundation import search
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import NotAllowed
from doingoai.missions.actions.mission import (
    Asking,
    ask_back,
    cancel_mission,
    edit_mission,
    open_mission,
    prepare_mission,
    send_request,
)
from doingoai.missions.models import ChangeRequest, Mission
from doingoai.missions.states import ChangeKind, MissionState
from doingoai.planning.states import TaskState
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.states import PlanItemKind, PlanItemState, Planning, PlanState
from tests import factories
from tests.missions.samples import city_decides, ready_mission
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
FIRST, LAST = date(2026, 3, 9), date(2026, 3, 13)


def asking(unit, **fields):
    usual = {"title_vi": "Đoàn thử", "unit": unit, "starts_on": FIRST, "ends_on": LAST}
    return Asking(**{**usual, **fields})


def opened(unit, by, **fields):
    return open_mission(asking(unit, **fields), on=ON, by=by, at=AT)


def plan_item(unit, by, **fields):
    plan, _made = YearPlan.objects.get_or_create(
        year=2026, defaults={"state": PlanState.DECIDED, "opened_by": by, "opened_at": AT}
    )
    usual = {"kind": PlanItemKind.OUTBOUND, "state": PlanItemState.PLANNED}
    return PlanItem.objects.create(
        plan=plan, unit=unit, title_vi="Mục kế hoạch", starts_on=FIRST, ends_on=LAST,
        proposed_by=by, proposed_at=AT, **{**usual, **fields},
    )  # fmt: skip


def test_a_unit_opens_a_mission_with_a_number_of_the_year(tourism, asker):
    first, second = opened(tourism, asker), opened(tourism, asker)

    assert [first.reference, second.reference] == ["ĐR-2026-0001", "ĐR-2026-0002"]
    assert [first.state, first.days, first.programme.ends_on] == [MissionState.DRAFT, 5, LAST]
    assert [entry.subject_id for entry in search.find("doan thu")] == [
        str(second.pk),
        str(first.pk),
    ]
    assert told(1) == ["mission.opened"]


def test_one_day_is_one_day(tourism, asker):
    assert opened(tourism, asker, ends_on=FIRST).days == 1


def test_nobody_asks_for_another_unit_but_the_department(tourism, neighbour, lan):
    with pytest.raises(NotAllowed):
        opened(tourism, neighbour)

    assert opened(tourism, lan).unit == tourism


def test_a_unit_asks_for_those_below_it(tourism, asker):
    below = factories.unit("phong-du-lich", kind=UnitKind.DIVISION, parent=tourism)

    assert opened(below, asker).unit == below


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title_vi": "  "}, "mission.no_title"),
        ({"ends_on": date(2026, 3, 8)}, "mission.ends_before_start"),
        ({"planning": Planning.PLANNED}, "mission.no_plan_item"),
    ],
)
def test_what_cannot_be_opened(tourism, asker, fields, code):
    with refused(code):
        opened(tourism, asker, **fields)


def test_a_planned_mission_belongs_to_an_item_of_its_unit_in_force(tourism, asker):
    mine = plan_item(tourism, asker)

    mission = opened(tourism, asker, planning=Planning.PLANNED, plan_item=mine)

    assert mission.plan_item == mine


@pytest.mark.parametrize(
    "fields", [{"kind": PlanItemKind.INBOUND}, {"state": PlanItemState.PROPOSED}]
)
def test_other_items_do_not_make_it_planned(tourism, asker, fields):
    item = plan_item(tourism, asker, **fields)

    with refused("mission.foreign_plan_item"):
        opened(tourism, asker, planning=Planning.PLANNED, plan_item=item)


def test_an_item_of_another_unit_does_not_either(tourism, asker):
    item = plan_item(factories.unit(), asker)

    with refused("mission.foreign_plan_item"):
        opened(tourism, asker, planning=Planning.PLANNED, plan_item=item)


def test_the_unit_edits_its_draft_and_the_programme_follows(tourism, asker):
    mission = opened(tourism, asker)

    edit_mission(mission, changes={"title_vi": "Tên mới", "ends_on": date(2026, 3, 15)}, by=asker)

    mission.refresh_from_db()
    assert [mission.title_vi, mission.version, mission.programme.ends_on.day] == ["Tên mới", 2, 15]


def test_an_edit_that_changes_nothing_leaves_no_trace(tourism, asker):
    mission = opened(tourism, asker)

    edit_mission(mission, changes={"title_vi": mission.title_vi}, by=asker)

    assert told(1) == ["mission.opened"]


def test_two_hands_on_one_field_clash(tourism, asker):
    mission = opened(tourism, asker)
    before = {"title_vi": mission.title_vi}
    edit_mission(mission, changes={"title_vi": "Một"}, by=asker, opened=before, version=1)

    with pytest.raises(ChangedMeanwhile):
        edit_mission(mission, changes={"title_vi": "Hai"}, by=asker, opened=before, version=1)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title_vi": ""}, "mission.no_title"),
        ({"ends_on": date(2026, 3, 1)}, "mission.ends_before_start"),
        ({"ends_on": date(2026, 3, 11)}, "leg.outside_mission"),
        ({"planning": Planning.PLANNED}, "mission.no_plan_item"),
    ],
)
def test_what_an_edit_cannot_make(tourism, asker, changes, code):
    mission = ready_mission(unit=tourism)

    with refused(code):
        edit_mission(mission, changes=changes, by=asker)


def test_a_stranger_edits_nothing_and_a_sent_request_only_the_department(
    tourism, asker, neighbour, lan
):
    mission = ready_mission(unit=tourism, state=MissionState.REQUESTED)
    change = {"expected_vi": "Kết quả"}

    with pytest.raises(NotAllowed):
        edit_mission(mission, changes=change, by=neighbour)
    with refused("mission.frozen"):
        edit_mission(mission, changes=change, by=asker)
    edit_mission(mission, changes=change, by=lan)

    assert Mission.objects.get().expected_vi == "Kết quả"


def test_while_a_leader_decides_nobody_edits(tourism, lan):
    mission = ready_mission(unit=tourism, state=MissionState.SUBMITTED)

    with refused("mission.frozen"):
        edit_mission(mission, changes={"expected_vi": "x"}, by=lan)
    with refused("mission.frozen"):
        prepare_mission(mission, changes={"gifts_vi": "x"}, by=lan)


def test_gifts_change_until_the_return(tourism, asker):
    mission = ready_mission(unit=tourism, state=MissionState.UNDER_WAY)

    prepare_mission(mission, changes={"gifts_vi": "Tranh"}, by=asker)
    prepare_mission(mission, changes={"gifts_vi": "Tranh"}, by=asker)

    assert [Mission.objects.get().gifts_vi, told(2)] == ["Tranh", ["mission.prepared"]]


def test_a_complete_request_is_sent_and_the_department_told(tourism, asker, lan):
    mission = ready_mission(unit=tourism, opened_by=asker)

    send_request(mission, request_number=" 12/SDL ", on=ON, by=asker, at=AT)

    mission.refresh_from_db()
    assert [mission.state, mission.request_number, mission.requested_on] == [
        "requested",
        "12/SDL",
        ON,
    ]
    assert [(one.to, one.kind) for one in Notice.objects.all()] == [(lan, "mission.requested")]
    with refused("mission.cannot_move"):
        send_request(mission, on=ON, by=asker, at=AT)


def test_what_is_missing_is_named(tourism, asker):
    mission = opened(tourism, asker)

    with refused("mission.incomplete"):
        send_request(mission, on=ON, by=asker, at=AT)


def test_a_request_is_returned_with_what_is_missing(tourism, asker, lan):
    mission = ready_mission(unit=tourism, opened_by=lan, state=MissionState.REQUESTED)

    with refused("mission.nothing_said"):
        ask_back(mission, missing=" ", by=lan, at=AT)
    ask_back(mission, missing="Thiếu thư mời.", by=lan, at=AT)

    assert Mission.objects.get().state == MissionState.DRAFT
    assert [(one.to, one.kind) for one in Notice.objects.all()] == [(asker, "mission.asked_back")]
    with refused("mission.cannot_move"):
        ask_back(mission, missing="Nữa", by=lan, at=AT)


def test_only_the_department_returns_a_request(tourism, asker):
    mission = ready_mission(unit=tourism, state=MissionState.REQUESTED)

    with pytest.raises(NotAllowed):
        ask_back(mission, missing="x", by=asker, at=AT)


def test_a_cancelled_mission_takes_everything_along(tourism, asker, lan):
    mission = ready_mission(unit=tourism, opened_by=asker, state=MissionState.APPROVED)
    rule = city_decides()
    change = ChangeRequest.objects.create(
        mission=mission, kind=ChangeKind.CHANGE, starts_on=FIRST, ends_on=LAST, text_vi="Đổi",
        reason_vi="Vì", asked_by=asker, asked_at=AT,
    )  # fmt: skip
    cases = [factories.case(about, lan, rule) for about in (mission, change)]
    asked = factories.consultation(mission, factories.unit(), lan)
    task = factories.task(lan, about_type="mission", about_id=str(mission.pk))

    cancel_mission(mission, reason=" Đối tác hoãn ", by=lan, at=AT)

    task.refresh_from_db()
    change.refresh_from_db()
    assert {case.state for case in Case.objects.filter(pk__in=[one.pk for one in cases])} == {
        CaseState.WITHDRAWN
    }
    assert Consultation.objects.get(pk=asked.pk).withdrawn_at == AT
    assert [task.state, change.ended_at] == [TaskState.DROPPED, AT]
    assert Mission.objects.get().state == MissionState.CANCELLED


def test_a_unit_cancels_its_draft_and_not_what_was_sent(tourism, asker):
    draft = ready_mission(unit=tourism, opened_by=asker)
    sent = ready_mission(unit=tourism, state=MissionState.REQUESTED)

    with refused("mission.no_reason"):
        cancel_mission(draft, reason=" ", by=asker, at=AT)
    cancel_mission(draft, reason="Thôi", by=asker, at=AT)
    with refused("mission.with_the_office"):
        cancel_mission(sent, reason="Thôi", by=asker, at=AT)


def test_a_closed_mission_is_not_cancelled(tourism, lan):
    mission = ready_mission(unit=tourism, state=MissionState.CLOSED)

    with refused("mission.cannot_move"):
        cancel_mission(mission, reason="Thôi", by=lan, at=AT)
