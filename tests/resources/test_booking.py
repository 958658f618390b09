"""Needs and bookings: what is written and audited, and each refusal with its way out."""

from datetime import date, timedelta

import pytest

from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.resources.actions.booking import (
    add_need,
    book,
    cancel_booking,
    follow,
    move_booking,
    release,
    remove_need,
)
from doingoai.resources.models import Booking, Need
from doingoai.resources.states import NeedKind
from tests import bookable, cast, factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
T = factories.NOON
DUTY = Subject("", "", "Trực (Mẫu)")


def a_talk():
    return factories.item(factories.delegation().programme)


def verbs():
    return list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))


def test_booking_writes_and_audits():
    one, lan = bookable.resource(), cast.lan()
    booking = book(one, starts_at=T, ends_at=T + HOUR, about=DUTY, by=lan, at=T)

    assert (booking.resource, booking.about_label, booking.booked_by) == (one, "Trực (Mẫu)", lan)
    entry = AuditEntry.objects.last()
    assert (entry.verb, entry.subject_type) == ("resource.booked", "resource")
    assert entry.details["purpose"] == "Trực (Mẫu)"


def test_only_who_may_book_books():
    with pytest.raises(NotAllowed):
        book(bookable.resource(), starts_at=T, ends_at=T + HOUR, about=DUTY, by=cast.clerk(), at=T)


def test_the_refusal_names_who_what_when_and_who_is_free():
    lan = cast.lan()
    one = bookable.resource(name="Lê Thử")
    bookable.resource(name="Rảnh Mẫu")
    bookable.resource("vehicle")
    book(one, starts_at=T, ends_at=T + HOUR, about=DUTY, by=lan, at=T)

    with pytest.raises(RuleBroken) as refusal:
        book(one, starts_at=T + HOUR / 2, ends_at=T + 2 * HOUR, about=DUTY, by=lan, at=T)

    assert refusal.value.code == "booking.taken"
    for word in ("Lê Thử", "12:00–13:00 02/02/2026", "Trực (Mẫu)", "Rảnh Mẫu"):
        assert word in refusal.value.message
    assert "43A" not in refusal.value.message
    assert Booking.objects.count() == 1


def test_of_an_interpreter_only_who_fits_is_named_instead():
    lan, item = cast.lan(), a_talk()
    need = bookable.need(item, least_level=5)
    one = bookable.resource(name="Bận Mẫu")
    fitting = bookable.resource(name="Giỏi Mẫu")
    weak = bookable.resource(name="Yếu Mẫu")
    for who, level in ((one, 6), (fitting, 5), (weak, 3)):
        bookable.skill(who, level=level)
    bookable.booking(one, lan, starts_at=need.starts_at)

    with pytest.raises(RuleBroken) as refusal:
        book(
            one, starts_at=need.starts_at, ends_at=need.ends_at, about=item, need=need, by=lan, at=T
        )

    assert "Giỏi Mẫu" in refusal.value.message
    assert "Yếu Mẫu" not in refusal.value.message


def test_nobody_else_is_free():
    lan, one = cast.lan(), bookable.resource()
    bookable.booking(one, lan)
    with pytest.raises(RuleBroken) as refusal:
        book(one, starts_at=T, ends_at=T + HOUR, about=DUTY, by=lan, at=T)
    assert refusal.value.message.endswith(
        "02/02/2026: Trực (Mẫu). Không còn ai, còn gì cùng loại rảnh lúc đó."
    )


def test_who_is_away_is_not_booked():
    one = bookable.resource()
    one.absences.create(starts_at=T - HOUR, ends_at=T + HOUR, reason="leave")
    with pytest.raises(RuleBroken) as refusal:
        book(one, starts_at=T, ends_at=T + HOUR, about=DUTY, by=cast.lan(), at=T)
    assert refusal.value.code == "booking.away"
    assert "Nghỉ phép" in refusal.value.message


@pytest.mark.parametrize(
    ("fields", "start", "code"),
    [
        ({"active_until": date(2026, 2, 1)}, T, "booking.not_active"),
        ({"active_from": date(2026, 2, 3)}, T, "booking.not_active"),
        ({}, T + HOUR, "booking.takes_no_time"),
    ],
)
def test_refusals_before_the_database(fields, start, code):
    one = bookable.resource(**fields)
    with pytest.raises(RuleBroken) as refusal:
        book(one, starts_at=start, ends_at=T + HOUR, about=DUTY, by=cast.lan(), at=T)
    assert refusal.value.code == code


def test_something_is_booked_for_something():
    with pytest.raises(RuleBroken) as refusal:
        book(
            bookable.resource(),
            starts_at=T,
            ends_at=T + HOUR,
            about=Subject("", "", " "),
            by=cast.lan(),
            at=T,
        )
    assert refusal.value.code == "booking.no_purpose"


def test_a_driver_does_not_interpret():
    item = a_talk()
    need, driver = bookable.need(item), bookable.resource(is_driver=True)
    with pytest.raises(RuleBroken) as refusal:
        book(
            driver,
            starts_at=need.starts_at,
            ends_at=need.ends_at,
            about=item,
            need=need,
            by=cast.lan(),
            at=T,
        )
    assert refusal.value.code == "booking.wrong_kind"
    assert driver.name in refusal.value.message


def test_a_need_is_met_once():
    item, lan = a_talk(), cast.lan()
    need, one, other = bookable.need(item), bookable.resource(), bookable.resource()
    about = {
        "starts_at": need.starts_at,
        "ends_at": need.ends_at,
        "about": item,
        "need": need,
        "by": lan,
        "at": T,
    }
    book(one, **about)
    with pytest.raises(RuleBroken) as refusal:
        book(other, **about)
    assert refusal.value.code == "need.is_met"


def test_needs_come_and_go():
    item, lan = a_talk(), cast.lan()
    need = add_need(item, kind=NeedKind.VEHICLE, starts_at=T, ends_at=T + HOUR, size=16, by=lan)
    assert (need.about.type, need.about.id, need.size) == ("item", str(item.pk), 16)
    remove_need(need, by=lan)
    assert not Need.objects.exists()
    assert verbs() == ["need.added", "need.removed"]


def test_a_need_that_is_met_stays():
    item, lan = a_talk(), cast.lan()
    need, one = bookable.need(item), bookable.resource(name="Phiên Mẫu")
    book(one, starts_at=T, ends_at=T + HOUR, about=item, need=need, by=lan, at=T)
    with pytest.raises(RuleBroken, match="Phiên Mẫu") as refusal:
        remove_need(need, by=lan)
    assert refusal.value.code == "need.is_met"


def test_an_interpreter_speaks_some_language():
    with pytest.raises(RuleBroken) as refusal:
        add_need(a_talk(), kind=NeedKind.INTERPRETER, starts_at=T, ends_at=T + HOUR, by=cast.lan())
    assert refusal.value.code == "need.no_language"


def test_an_unknown_field_is_a_fault_of_the_caller():
    with pytest.raises(KeyError):
        add_need(
            a_talk(), kind=NeedKind.ROOM, starts_at=T, ends_at=T + HOUR, by=cast.lan(), colour="red"
        )


def test_a_booking_is_given_to_another_and_to_another_time():
    one, other, lan = bookable.resource(), bookable.resource(), cast.lan()
    booking = bookable.booking(one, lan)
    move_booking(booking, resource=other, by=lan)
    booking = move_booking(booking, starts_at=T + HOUR, ends_at=T + 2 * HOUR, by=lan)
    assert (booking.resource, booking.starts_at, booking.version) == (other, T + HOUR, 3)
    assert AuditEntry.objects.filter(verb="booking.moved").count() == 2
    move_booking(booking, resource=other, by=lan)
    assert AuditEntry.objects.filter(verb="booking.moved").count() == 2


def test_a_booking_is_not_moved_onto_another():
    one, other, lan = bookable.resource(), bookable.resource(name="Bận Mẫu"), cast.lan()
    booking = bookable.booking(one, lan)
    bookable.booking(other, lan)
    with pytest.raises(RuleBroken, match="Bận Mẫu"):
        move_booking(booking, resource=other, by=lan)
    booking.refresh_from_db()
    assert booking.resource == one


def test_a_booking_is_cancelled():
    one, lan = bookable.resource(), cast.lan()
    cancel_booking(bookable.booking(one, lan), by=lan)
    assert not Booking.objects.exists()
    assert verbs() == ["booking.cancelled"]


def test_what_is_booked_follows_what_it_is_for():
    item, lan = a_talk(), cast.lan()
    need, one = bookable.need(item), bookable.resource()
    bookable.booking(one, lan, about_type="item", about_id=str(item.pk), need=need)
    follow(item, starts_at=T + HOUR, ends_at=T + 3 * HOUR, by=lan)
    booking = Booking.objects.get()
    need.refresh_from_db()
    assert (booking.starts_at, booking.ends_at) == (need.starts_at, need.ends_at)
    assert (booking.ends_at, booking.about_label) == (T + 3 * HOUR, str(item))


@pytest.mark.parametrize(
    ("end", "code"), [(None, "booking.no_end"), (T + 2 * HOUR, "booking.taken")]
)
def test_what_is_booked_cannot_follow_everywhere(end, code):
    item, lan = a_talk(), cast.lan()
    one = bookable.resource()
    bookable.booking(one, lan, about_type="item", about_id=str(item.pk))
    bookable.booking(one, lan, starts_at=T + HOUR)
    with pytest.raises(RuleBroken) as refusal:
        follow(item, starts_at=T + HOUR, ends_at=end, by=lan)
    assert refusal.value.code == code
    assert Booking.objects.filter(starts_at=T).count() == 1


def test_what_has_nothing_booked_goes_where_it_likes():
    follow(a_talk(), starts_at=T, ends_at=None, by=cast.lan())
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("since", "left"), [(None, 0), (T + 2 * HOUR, 1)])
def test_what_does_not_happen_frees_everybody(since, left):
    item, lan = a_talk(), cast.lan()
    bookable.need(item, starts_at=T, ends_at=T + HOUR)
    bookable.booking(bookable.resource(), lan, about_type="item", about_id=str(item.pk))
    release(item, since=since, by=lan)
    assert (Booking.objects.count(), Need.objects.count()) == (left, left)
