"""The register: lists by kind, one entry, languages, absences, bookings of its own, moving them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.resources.models import Absence, Booking, Resource, Skill
from tests import bookable, cast, factories
from tests.web.delegations.answers import read
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
T = factories.NOON
HOUR = timedelta(hours=1)


def at(page, *args, **asked):
    query = "&".join(f"{key}={value}" for key, value in asked.items())
    return reverse(f"resources:{page}", args=args) + (f"?{query}" if query else "")


def everything():
    person = bookable.resource(name="Phiên Dịch Mẫu", phone="0900 000 000")
    bookable.skill(person)
    driver = bookable.resource(name="Lái Xe Mẫu", is_driver=True)
    car = bookable.resource("vehicle", name="43A-000.01", usual_driver=driver)
    return person, driver, car, bookable.resource("room", name="Phòng Khánh tiết Mẫu")


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({}, "Phiên Dịch Mẫu", "43A"),
        ({"kind": "vehicle"}, "Lái Xe Mẫu", "Phiên Dịch"),
        ({"kind": "room"}, "Phòng Khánh tiết Mẫu", "43A"),
        ({"role": "is_driver"}, "Lái Xe Mẫu", "Phiên Dịch Mẫu"),
        ({"q": "phien"}, "Phiên Dịch Mẫu", "Lái Xe Mẫu"),
        ({"q": "khong co"}, "Hãy bớt từ tìm", "Lái Xe Mẫu"),
    ],
)
def test_the_lists(client, lan, asked, there, not_there):
    everything()
    html = read(client.get(at("register", **asked)))
    assert there in html
    assert not_there not in html
    assert not inline_faults(html)


def test_an_empty_register_says_what_to_do(client, lan):
    assert "Danh sách còn trống" in read(client.get(at("register")))


def test_each_entry_has_its_page(client, ha):
    for one in everything():
        Absence.objects.create(resource=one, starts_at=T, ends_at=T + HOUR, reason="other")
        bookable.booking(one, ha, starts_at=T + 2 * HOUR)
        html = read(client.get(at("detail", one.pk)))
        assert one.name in html
        assert "Trực (Mẫu)" in html
        assert not inline_faults(html)


def test_entries_of_each_kind_are_added_and_edited(client, ha):
    place = factories.place("Phòng Mẫu")
    sent = {
        "person": {"name": "Ngoài Mẫu", "is_interpreter": "on"},
        "vehicle": {"plate": "43A-000.02", "seats": "16"},
        "room": {"place": str(place.pk), "place_text": "Phòng Mẫu", "capacity": "40", "set_ups": ["talks", "signing"]},
    }  # fmt: skip
    for kind, values in sent.items():
        assert client.get(at("add", kind=kind)).status_code == 200
        client.post(at("add", kind=kind), values)
    room = Resource.objects.get(kind="room")
    assert (Resource.objects.count(), room.layouts) == (3, "talks,signing")
    form = client.get(at("edit", room.pk)).context["form"]
    opening = {name: form[name].value() for name in ("opened", "version")}
    client.post(at("edit", room.pk), {**sent["room"], **opening, "capacity": "50"})
    room.refresh_from_db()
    assert room.capacity == 50


def test_what_an_entry_lacks_is_said_at_its_field(client, ha):
    for kind, sent, field in (
        ("person", {"is_driver": "on"}, "name"),
        ("vehicle", {"seats": "16"}, "plate"),
    ):
        response = client.post(at("add", kind=kind), sent)
        assert response.status_code == 422
        assert field in response.context["form"].errors


def test_languages_come_and_go(client, ha):
    one = bookable.resource()
    client.post(at("skill", one.pk), {"language": "ko", "level": "5", "fields_known": "Y tế"})
    skill = Skill.objects.get()
    assert (skill.level, skill.fields) == (5, "Y tế")
    client.post(at("skill-remove", one.pk, skill.pk))
    assert not Skill.objects.exists()
    assert client.post(at("skill", one.pk), {"language": "ko"}).status_code == 422


def test_an_absence_says_what_it_hits(client, ha):
    one = bookable.resource()
    bookable.booking(one, ha)
    sent = {"starts_at": "2/2/2026 08:00", "ends_at": "3/2/2026 17:00", "reason": "leave"}
    html = read(client.post(at("absence", one.pk), sent, follow=True))
    assert "1 lịch rơi vào thời gian vắng" in html
    assert "Nay vắng mặt" in html
    client.post(at("absence-remove", one.pk, Absence.objects.get().pk))
    assert not Booking.objects.get().is_displaced
    wrong = client.post(at("absence", one.pk), {**sent, "ends_at": "1/2/2026 08:00"})
    assert wrong.status_code == 422


def test_a_booking_of_its_own_and_its_refusal(client, lan):
    one = bookable.resource()
    sent = {"purpose": "Trực cửa khẩu", "starts_at": "2/2/2026 14:00", "ends_at": "2/2/2026 16:00"}
    client.post(at("book", one.pk), sent)
    assert Booking.objects.get().about_label == "Trực cửa khẩu"
    refused = client.post(at("book", one.pk), {**sent, "purpose": "Việc khác"})
    assert refused.status_code == 422
    assert "Trực cửa khẩu" in read(refused)


def test_a_booking_of_its_own_is_moved_and_cancelled(client, lan):
    one, other = bookable.resource(name="Một Mẫu"), bookable.resource(name="Hai Mẫu")
    busy = bookable.resource(name="Bận Mẫu")
    booking = bookable.booking(one, lan)
    bookable.booking(busy, lan)
    html = read(client.get(at("move", booking.pk)))
    assert "Bận Mẫu (bận hoặc vắng lúc đó)" in html
    sent = {"resource": other.pk, "starts_at": "2/2/2026 14:00", "ends_at": "2/2/2026 15:00"}
    response = client.post(at("move", booking.pk), {**sent, "next": at("board", view="day")})
    assert response.headers["Location"] == at("board", view="day")
    booking.refresh_from_db()
    assert (booking.resource, booking.starts_at) == (other, T + 2 * HOUR)
    refused = client.post(
        at("move", booking.pk), {**sent, "resource": busy.pk, "starts_at": "2/2/2026 12:00"}
    )
    assert refused.status_code == 422
    elsewhere = client.post(at("move", booking.pk), {**sent, "next": "https://example.org/"})
    assert elsewhere.headers["Location"] == at("board")
    client.post(at("cancel", booking.pk))
    assert Booking.objects.count() == 1


def test_a_booking_of_an_item_moves_the_item(client, lan):
    item = factories.item(factories.delegation().programme)
    need, one = bookable.need(item), bookable.resource(name="Một Mẫu")
    other = bookable.resource(name="Hai Mẫu")
    bookable.skill(one)
    bookable.skill(other)
    booking = bookable.booking(
        one, lan, starts_at=item.starts_at, need=need, about_type="item", about_id=str(item.pk)
    )
    html = read(client.get(at("move", booking.pk)))
    assert "thuộc một hoạt động" in html
    client.post(
        at("move", booking.pk),
        {"resource": other.pk, "starts_at": "9/2/2026 15:00", "ends_at": "9/2/2026 16:00"},
    )
    item.refresh_from_db()
    assert item.interpreter == "Hai Mẫu"
    assert f"{item.starts_at:%H}" == "08"
    client.post(at("cancel", booking.pk))
    item.refresh_from_db()
    assert item.interpreter == ""


def test_a_booking_of_an_item_that_is_gone_is_not_there(client, lan):
    booking = bookable.booking(bookable.resource(), lan, about_type="item", about_id="999")
    assert client.get(at("move", booking.pk)).status_code == 404


def test_who_may_only_look(client):
    cast.enter(client, cast.clerk())
    one = bookable.resource()
    assert client.get(at("detail", one.pk)).status_code == 200
    assert client.post(at("book", one.pk), {}).status_code == 403
    assert client.get(at("add")).status_code == 403
    cast.enter(client, cast.administrator())
    assert client.get(at("register")).status_code == 403
    assert client.get(at("detail", one.pk)).status_code == 404


def test_as_many_queries_for_many_as_for_one(client, lan):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(at("register"))
        return len(queries)

    bookable.skill(bookable.resource())
    count()
    before = count()
    for _ in range(8):
        bookable.skill(bookable.resource())
    assert count() == before
