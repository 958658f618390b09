"""Who is booked for an item: its texts follow, it moves with the item, and is freed with it."""

from datetime import timedelta

import pytest

from doingoai.accounts.states import Role
from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.decide import (
    MATTER,
    decide_on_delegation,
    submit_delegation,
)
from doingoai.delegations.actions.moving import move_with_item
from doingoai.delegations.actions.programme import drop_item, replan_item
from doingoai.delegations.actions.resourcing import (
    book_for_item,
    drop_need_of_item,
    free_from_item,
    need_for_item,
)
from doingoai.delegations.actions.visit import cancel_delegation
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.resources.models import Booking, Need
from doingoai.resources.states import NeedKind
from tests import bookable, cast, factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
T = factories.NOON


@pytest.fixture
def visit():
    return factories.delegation(reference="ĐV-2026-0001")


@pytest.fixture
def item(visit):
    return factories.item(visit.programme)


@pytest.fixture
def lan():
    return cast.lan()


def interpreter(name="Phiên dịch Mẫu"):
    one = bookable.resource(name=name)
    bookable.skill(one)
    return one


def booked(item, lan, one=None, **fields):
    need = bookable.need(item, **fields)
    return book_for_item(need, item, one or interpreter(), by=lan, at=T)


def test_an_interpreter_is_written_into_the_item(item, lan):
    booking = booked(item, lan)
    item.refresh_from_db()
    assert (item.interpreter, item.interpreter_language) == ("Phiên dịch Mẫu", "ko")
    assert booking.about_label == "Hội đàm (ĐV-2026-0001)"
    assert (booking.starts_at, booking.ends_at) == (item.starts_at, item.ends_at)


def test_several_interpreters_stand_side_by_side_and_go_one_by_one(item, lan):
    first = booked(item, lan)
    booked(item, lan, interpreter("Thứ Hai Mẫu"), language="en")
    item.refresh_from_db()
    assert item.interpreter == "Phiên dịch Mẫu, Thứ Hai Mẫu"
    free_from_item(first, item, by=lan, at=T)
    item.refresh_from_db()
    assert (item.interpreter, item.interpreter_language) == ("Thứ Hai Mẫu", "en")


def test_a_car_brings_its_usual_driver(item, lan):
    driver = bookable.resource(name="Lái xe Mẫu", is_driver=True)
    car = bookable.resource("vehicle", name="43A-000.01", usual_driver=driver, seats=16)
    need = need_for_item(item, kind=NeedKind.VEHICLE, size=10, with_driver=True, by=lan)
    book_for_item(need, item, car, by=lan, at=T)
    item.refresh_from_db()
    assert item.car == "43A-000.01, Lái xe Mẫu"
    assert Booking.objects.count() == 2


def test_a_driver_who_is_not_free_is_left_to_be_chosen(item, lan):
    driver = bookable.resource(is_driver=True)
    car = bookable.resource("vehicle", name="43A-000.01", usual_driver=driver)
    bookable.booking(driver, lan, starts_at=item.starts_at)
    need = need_for_item(item, kind=NeedKind.VEHICLE, with_driver=True, by=lan)
    book_for_item(need, item, car, by=lan, at=T)
    item.refresh_from_db()
    assert item.car == "43A-000.01"
    assert Need.objects.filter(booking__isnull=True).get().kind == "driver"


def test_a_car_without_a_need_of_a_driver_comes_alone(item, lan):
    car = bookable.resource("vehicle", usual_driver=bookable.resource(is_driver=True))
    booked(item, lan, car, kind="vehicle")
    assert Booking.objects.count() == 1


def test_a_room_is_the_place_of_the_item(item, lan):
    room = bookable.resource("room")
    booking = booked(item, lan, room, kind="room", size=20)
    item.refresh_from_db()
    assert item.place == room.place
    free_from_item(booking, item, by=lan, at=T)
    item.refresh_from_db()
    assert item.place == room.place  # where it happens is not forgotten with the booking


def test_an_officer_changes_no_text(item, lan):
    booked(item, lan, bookable.resource(is_officer=True), kind="officer")
    item.refresh_from_db()
    assert item.version == 1


def test_what_is_booked_moves_with_the_item(item, lan):
    booked(item, lan)
    later = item.starts_at + 2 * HOUR
    replan_item(
        item,
        changes={"starts_at": later, "ends_at": later + HOUR, "title_vi": "Hội đàm 2"},
        by=lan,
        at=T,
    )
    booking, need = Booking.objects.get(), Need.objects.get()
    assert (booking.starts_at, need.starts_at) == (later, later)
    assert booking.about_label == need.about_label == "Hội đàm 2 (ĐV-2026-0001)"


def test_the_item_does_not_move_onto_a_clash(item, lan):
    one = interpreter()
    booked(item, lan, one)
    later = item.starts_at + 2 * HOUR
    bookable.booking(one, lan, starts_at=later, about_label="Đoàn khác (Mẫu)")
    with pytest.raises(RuleBroken, match="Đoàn khác") as refusal:
        replan_item(item, changes={"starts_at": later, "ends_at": later + HOUR}, by=lan, at=T)
    assert refusal.value.code == "booking.taken"


@pytest.mark.parametrize(("field", "value"), [("interpreter", "Người khác"), ("place", None)])
def test_what_a_booking_says_is_not_written_past_it(item, lan, field, value):
    booked(item, lan)
    booked(item, lan, bookable.resource("room"), kind="room")
    with pytest.raises(RuleBroken) as refusal:
        replan_item(item, changes={field: value}, by=lan, at=T)
    assert (refusal.value.code, refusal.value.field) == ("item.is_booked", field)


def test_with_the_item_everybody_is_freed(item, lan):
    booked(item, lan)
    drop_item(item, by=lan)
    assert not Booking.objects.exists()
    assert not Need.objects.exists()


def test_a_refused_visit_frees_everybody(visit, item, lan):
    minh = cast.minh()
    factories.authority_rule(matter=MATTER, approver_role=Role.CITY_LEADER)
    booked(item, lan)
    submit_delegation(visit, note="", on=T.date(), by=lan, at=T - HOUR)
    decide_on_delegation(
        visit, verdict=Verdict.REFUSE, reason="Chưa phù hợp", on=T.date(), by=minh, at=T - HOUR
    )
    assert not Booking.objects.exists()
    assert not Need.objects.exists()
    assert AuditEntry.objects.filter(verb="booking.cancelled").count() == 1


def test_a_cancelled_visit_frees_everybody(visit, item, lan):
    booked(item, lan)
    cancel_delegation(visit, reason="Đoàn hoãn", by=lan, at=T)
    assert not Booking.objects.exists()


def test_a_need_is_taken_back(item, lan):
    drop_need_of_item(need_for_item(item, kind=NeedKind.ROOM, by=lan), item, by=lan)
    assert not Need.objects.exists()


def test_nobody_is_booked_for_an_item_without_end(visit, lan):
    item = factories.item(visit.programme, ends_at=None)
    with pytest.raises(RuleBroken) as refusal:
        need_for_item(item, kind=NeedKind.ROOM, by=lan)
    assert refusal.value.code == "booking.no_end"


def test_nothing_changes_once_the_visit_is_over(visit, item, lan):
    need = bookable.need(item)
    visit.state = State.CANCELLED
    visit.save()
    for act in (
        lambda: need_for_item(item, kind=NeedKind.ROOM, by=lan),
        lambda: drop_need_of_item(need, item, by=lan),
        lambda: book_for_item(need, item, interpreter(), by=lan, at=T),
    ):
        with pytest.raises(RuleBroken) as refusal:
            act()
        assert refusal.value.code == "delegation.frozen"


def test_only_who_may_book(item):
    with pytest.raises(NotAllowed):
        need_for_item(item, kind=NeedKind.ROOM, by=cast.clerk())


def test_a_booking_is_given_to_another(item, lan):
    booking = booked(item, lan)
    other = interpreter("Người khác Mẫu")
    move_with_item(booking, item, resource=other, by=lan, at=T)
    item.refresh_from_db()
    assert item.interpreter == "Người khác Mẫu"


def test_moving_a_booking_in_time_moves_the_item_and_the_others(item, lan):
    booking = booked(item, lan)
    booked(item, lan, bookable.resource("room"), kind="room")
    later = item.starts_at + HOUR / 2
    other = interpreter("Người khác Mẫu")
    move_with_item(
        booking, item, resource=other, starts_at=later, ends_at=later + HOUR, by=lan, at=T
    )
    item.refresh_from_db()
    assert (item.starts_at, item.ends_at, item.interpreter) == (
        later,
        later + HOUR,
        "Người khác Mẫu",
    )
    assert set(Booking.objects.values_list("starts_at", flat=True)) == {later}
