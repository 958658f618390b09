"""What a focal point of another agency sees of the own unit's affairs: what waits, and where things lie."""

from datetime import date

import pytest
from django.test import Client

from doingoai.accounts.models import User
from doingoai.missions.states import MissionState
from doingoai.web.desk.door import Door, door_of
from doingoai.yearplan.states import PlanItemState, PlanState
from tests import cast, factories

pytestmark = pytest.mark.django_db
TODAY = factories.MONDAY
AHEAD, PAST = date(2026, 3, 9), date(2026, 1, 5)


@pytest.fixture
def focal() -> User:
    return cast.focal_point()


def told(door: Door | None) -> tuple[list[str], list[str]]:
    assert door is not None
    return [line.title for line in door.to_do], [line.title for line in door.with_others]


def test_missions_stand_by_who_has_to_act(focal: User) -> None:
    for state in MissionState:
        factories.mission(
            unit=focal.unit, state=state, title_vi=state.value, starts_on=AHEAD, ends_on=AHEAD,
            closed_at=factories.NOON if state == MissionState.CLOSED else None,
        )  # fmt: skip
    factories.mission(state=MissionState.REQUESTED, title_vi="another unit's")

    to_do, with_others = told(door_of(focal, TODAY))

    assert to_do == ["draft", "back"]
    assert with_others == ["requested", "consulting", "submitted", "approved", "under_way"]


def test_proposals_stand_beside_them_with_the_day_by_which_they_are_due(focal: User) -> None:
    plan = factories.year_plan(2027, proposals_due_on=PAST)
    for state in PlanItemState:
        merged = {"merged_into": factories.plan_entry(plan)} if state == "merged" else {}
        factories.plan_entry(plan, unit=focal.unit, state=state, title_vi=state.value, **merged)
    over = factories.year_plan(2025, state=PlanState.CLOSED)
    factories.plan_entry(
        over, unit=focal.unit, state=PlanItemState.DRAFT, title_vi="of a closed year"
    )

    door = door_of(focal, TODAY)

    assert told(door) == (["draft", "asked_back"], ["proposed", "accepted"])
    assert door is not None
    assert [(line.on, line.is_late) for line in door.to_do] == [(PAST, True), (PAST, True)]
    assert [str(line.of_day) for line in door.to_do] == ["hạn đề xuất"] * 2
    assert [(line.on, line.is_late) for line in door.with_others] == [(None, False)] * 2


def test_a_mission_that_should_have_left_is_late_and_one_abroad_is_not(focal: User) -> None:
    for state in (MissionState.REQUESTED, MissionState.UNDER_WAY):
        factories.mission(unit=focal.unit, state=state, starts_on=PAST, ends_on=AHEAD)

    door = door_of(focal, TODAY)

    assert door is not None
    assert [line.is_late for line in door.with_others] == [True, False]
    assert {str(line.of_day) for line in door.with_others} == {"lên đường"}


def test_the_office_has_no_door_for_it_sees_all() -> None:
    assert [door_of(person, TODAY) for person in (cast.lan(), cast.stranger())] == [None, None]


def test_the_desk_shows_it_with_the_ways_to_ask(client: Client, focal: User) -> None:
    cast.enter(client, focal)
    empty = client.get("/").content.decode()
    factories.mission(unit=focal.unit, title_vi="Đoàn đi Viêng Chăn (mẫu)")

    html = client.get("/").content.decode()

    assert "Chưa có việc nào đang xử lý" in empty
    assert "Đoàn đi Viêng Chăn (mẫu)" in html
    assert ('href="/missions/new/"' in html, "Việc đơn vị đã đề nghị" in html) == (True, True)


def test_where_nothing_is_shared_the_list_does_not_send_a_focal_point_to_the_register(
    client: Client, focal: User
) -> None:
    cast.enter(client, focal)

    page = client.get("/delegations/").content.decode()

    assert "chia sẻ với đơn vị bạn" in page
    assert "sổ tiếp nhận, chỉ một bước" not in page
