"""A proposal of who does what: asked, improved by the worker, accepted line by line, never over people."""

from datetime import timedelta

import pytest

from doingoai.delegations.actions.programme import replan_item
from doingoai.delegations.actions.resourcing import book_for_item
from doingoai.delegations.actions.staffing import accept_staffing, picks_of
from doingoai.delegations.models import Delegation
from doingoai.delegations.staffing import open_work
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.resources.actions.register import record_absence
from doingoai.resources.actions.staffing import ask_staffing, stop_staffing
from doingoai.resources.jobs import improve_staffings
from doingoai.resources.models import Booking, Staffing
from doingoai.resources.queries import oldest_unsolved
from tests import bookable, cast, factories

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
T = factories.NOON


@pytest.fixture
def visit():
    return factories.delegation(reference="ĐV-2026-0001")


@pytest.fixture
def item(visit):
    return factories.item(visit.programme, starts_at=T + DAY, ends_at=T + DAY + HOUR)


@pytest.fixture
def lan():
    return cast.lan()


@pytest.fixture
def one():
    found = bookable.resource(name="Phiên dịch Mẫu")
    bookable.skill(found)
    return found


def work(**changes):
    asked = {"visits": Delegation.objects.all(), "on": T.date(), **changes}
    return open_work(T, T + 3 * DAY, **asked)


def asked(lan, **changes):
    first, last = T.date(), (T + 2 * DAY).date()
    return ask_staffing(first, last, work=work(**changes), by=lan, at=T)


def accept(staffing, lan, *picks):
    return accept_staffing(
        staffing, picks or plan(staffing), visits=Delegation.objects.all(), by=lan, at=T
    )


def plan(staffing):
    staffing.refresh_from_db()
    return picks_of(f"{need}-{one}" for _item, need, one in staffing.plan)


def test_what_is_open_is_proposed_and_booked_when_it_is_accepted(item, lan, one):
    need = bookable.need(item)
    staffing = asked(lan)
    assert plan(staffing) == [(need.pk, one.pk)]
    assert not Booking.objects.exists()

    found = accept(staffing, lan)

    assert (found.booked, found.refused) == (1, ())
    assert Booking.objects.get().need == need
    item.refresh_from_db()
    assert item.interpreter == "Phiên dịch Mẫu"
    staffing.refresh_from_db()
    assert staffing.state == "stopped"
    entry = AuditEntry.objects.get(verb="staffing.accepted")
    assert (entry.details["booked"], entry.details["refused"]) == (1, 0)


def test_a_need_keeps_who_a_person_booked_meanwhile(item, lan, one):
    need = bookable.need(item)
    staffing = asked(lan)
    other = bookable.resource(name="Người khác (Mẫu)")
    book_for_item(need, item, other, by=lan, at=T)

    found = accept(staffing, lan)

    assert found.booked == 0
    assert "Người khác (Mẫu)" in found.refused[0].why
    assert Booking.objects.get().resource == other


def test_who_is_booked_elsewhere_meanwhile_is_told_and_the_rest_is_booked(item, lan, one):
    car = bookable.resource("vehicle")
    wanted, seats = bookable.need(item), bookable.need(item, kind="vehicle", size=4)
    staffing = asked(lan)
    bookable.booking(one, lan, starts_at=item.starts_at)

    found = accept(staffing, lan)

    assert found.booked == 1
    assert "đã có lịch" in found.refused[0].why
    assert Booking.objects.get(need=seats).resource == car
    assert not Booking.objects.filter(need=wanted).exists()


def test_what_was_moved_or_typed_or_dropped_meanwhile_stays(visit, lan, one):
    items = [
        factories.item(visit.programme, starts_at=T + DAY + n * 3 * HOUR, ends_at=T + DAY + n * 3 * HOUR + HOUR)
        for n in range(4)
    ]  # fmt: skip
    needs = [bookable.need(each) for each in items]
    staffing = asked(lan)
    later = items[0].starts_at + HOUR
    replan_item(items[0], changes={"starts_at": later, "ends_at": later + HOUR}, by=lan, at=T)
    type(items[1]).objects.filter(pk=items[1].pk).update(interpreter="Bà Ngoài (Mẫu)")
    type(items[2]).objects.filter(pk=items[2].pk).update(place=factories.place())
    needs[3].delete()

    found = accept(staffing, lan)

    assert found.booked == 0
    whys = sorted(each.why for each in found.refused)
    assert len(whys) == 4
    assert not Booking.objects.exists()
    items[1].refresh_from_db()
    assert items[1].interpreter == "Bà Ngoài (Mẫu)"


def test_a_visit_frozen_or_out_of_sight_is_neither_asked_for_nor_booked(item, visit, lan, one):
    need = bookable.need(item)
    staffing = asked(lan)
    Delegation.objects.filter(pk=visit.pk).update(state=State.CANCELLED)

    assert accept(staffing, lan).booked == 0
    assert work().items == ()
    Delegation.objects.filter(pk=visit.pk).update(state=State.DRAFT)
    hidden = accept_staffing(
        staffing, [(need.pk, one.pk)], visits=Delegation.objects.none(), by=lan, at=T
    )
    assert hidden.booked == 0
    assert work(visits=Delegation.objects.none()).items == ()


def test_what_an_absence_has_hit_is_given_to_another(item, lan, one):
    need = bookable.need(item)
    book_for_item(need, item, one, by=lan, at=T)
    record_absence(one, starts_at=T, ends_at=T + 3 * DAY, reason="leave", by=cast.ha())
    other = bookable.resource(name="Người thay (Mẫu)")
    bookable.skill(other)

    accept(asked(lan), lan)

    booking = Booking.objects.get()
    assert (booking.resource, booking.is_displaced) == (other, False)


def test_a_car_keeps_the_driver_of_the_plan(item, lan):
    usual, other = (bookable.resource(name=name, is_driver=True) for name in ("A (Mẫu)", "B (Mẫu)"))
    car = bookable.resource("vehicle", usual_driver=usual)
    seats, wheel = bookable.need(item, kind="vehicle"), bookable.need(item, kind="driver")

    found = accept(asked(lan), lan, (seats.pk, car.pk), (wheel.pk, other.pk))

    assert found.booked == 2
    assert Booking.objects.get(need=wheel).resource == other


def test_a_room_is_only_proposed_where_the_item_is(item, lan):
    here, there = bookable.resource("room"), bookable.resource("room", capacity=90)
    item.place = there.place
    item.save()
    need = bookable.need(item, kind="room", size=5)

    assert plan(asked(lan)) == [(need.pk, there.pk)]
    assert here.capacity < 90


def test_who_cannot_get_there_in_time_is_not_proposed(item, visit, lan, one):
    item.place = factories.place(name_vi="Nhà khách (Mẫu)")
    item.save()
    airport = factories.place(name_vi="Sân bay (Mẫu)", kind="airport")
    before = factories.item(
        visit.programme, starts_at=item.starts_at - HOUR, place=airport,
        ends_at=item.starts_at - timedelta(minutes=20),
    )  # fmt: skip
    book_for_item(bookable.need(before), before, one, by=lan, at=T)
    bookable.need(item)

    assert asked(lan).plan == []


def test_the_worker_improves_what_waits_once(item, lan, one):
    bookable.need(item)
    staffing = asked(lan)
    assert (oldest_unsolved(T), staffing.seconds) == (T, 2)
    Staffing.objects.update(seconds=0)

    assert sum(improve_staffings(lambda: T)) == 1

    staffing.refresh_from_db()
    assert (staffing.state, staffing.percent, staffing.tries) == ("done", 100, 1)
    assert oldest_unsolved(T) is None
    assert list(improve_staffings(lambda: T)) == []


def test_a_stopped_proposal_is_left_alone_and_a_third_death_is_the_last(item, lan, one):
    bookable.need(item)
    stopped = stop_staffing(asked(lan), by=lan)
    assert list(improve_staffings(lambda: T)) == []
    assert AuditEntry.objects.filter(verb="staffing.stopped").count() == 1
    Staffing.objects.filter(pk=stopped.pk).update(state="solving", tries=3)

    assert list(improve_staffings(lambda: T)) == [1]

    stopped.refresh_from_db()
    assert (stopped.state, stopped.tries) == ("done", 3)


def test_asking_anew_stops_the_earlier_one_and_forgets_old_ones(item, lan, one):
    bookable.need(item)
    first = asked(lan)
    Staffing.objects.create(
        starts_on=T, ends_on=T, asked_by=lan, asked_at=T - 40 * DAY, seconds=1, work={}, plan=[],
        first_cost=0, cost=0, bound=0,
    )  # fmt: skip

    second = asked(lan)

    assert list(Staffing.objects.order_by("id")) == [first, second]
    first.refresh_from_db()
    assert first.state == "stopped"


def test_nothing_open_nobody_allowed_and_nothing_picked_are_refused(item, lan, one):
    with pytest.raises(RuleBroken) as refusal:
        asked(lan)
    assert refusal.value.code == "staffing.nothing_open"
    bookable.need(item)
    with pytest.raises(NotAllowed):
        asked(cast.stranger())
    with pytest.raises(RuleBroken) as refusal:
        accept_staffing(asked(lan), [], visits=Delegation.objects.all(), by=lan, at=T)
    assert refusal.value.code == "staffing.nothing_picked"


def test_what_is_no_pair_is_not_picked():
    assert picks_of(["1-2", "x-2", "3", "", "4-", f"{10**20}-1"]) == [(1, 2)]
