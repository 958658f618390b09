"""The page of an item: what it needs, who fits best, who is booked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.resources.models import Booking, Need
from tests import bookable, cast, factories
from tests.web.delegations.answers import at, read, shown_faults
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(visit):
    return factories.item(visit.programme, title_vi="Hội đàm mẫu")


@pytest.fixture
def pool():
    good, weak = bookable.resource(name="Giỏi Mẫu"), bookable.resource(name="Yếu Mẫu")
    bookable.skill(good, level=6)
    bookable.skill(weak, level=2)
    return {"good": good, "weak": weak, "none": bookable.resource(name="Không Mẫu")}


def test_who_comes_from_the_airport_too_late_falls_short(client, lan, visit, item, pool):
    item.place = factories.place(name_vi="Nhà khách (Mẫu)")
    item.save()
    airport = factories.place(name_vi="Sân bay (Mẫu)", kind="airport")
    end = item.starts_at - timedelta(minutes=20)
    early = factories.item(
        factories.delegation().programme, starts_at=end - timedelta(hours=1), ends_at=end,
        place=airport, title_vi="Đón khách khác (Mẫu)",
    )  # fmt: skip
    about = {"about_type": "item", "about_id": str(early.pk), "about_label": early.title_vi}
    bookable.booking(pool["good"], lan, starts_at=early.starts_at, ends_at=end, **about)
    bookable.need(item)

    html = read(client.get(at(visit, "needs", item.pk)))

    assert "đến từ “Đón khách khác (Mẫu)”: chỉ có 20 phút cho quãng đường 30 phút" in html


def test_a_need_is_added_and_the_best_comes_first(client, lan, visit, item, pool):
    response = client.post(
        at(visit, "needs", item.pk), {"kind": "interpreter", "language": "ko", "least_level": "5"}
    )
    assert response.headers["Location"] == at(visit, "needs", item.pk)
    html = read(client.get(at(visit, "needs", item.pk)))
    assert html.index("Giỏi Mẫu") < html.index("Yếu Mẫu") < html.index("Không Mẫu")
    for words in ("Bậc 6 (C2)", "Bậc 2 (A2)", "không biết tiếng Hàn", "Chưa đáp ứng"):
        assert words in html
    assert not inline_faults(html)
    assert "1 chưa đáp ứng" in read(client.get(at(visit, "programme")))


def test_one_click_books_and_the_programme_says_so(client, lan, visit, item, pool):
    need = bookable.need(item)
    client.post(at(visit, "book-need", item.pk, need.pk), {"resource": pool["good"].pk})
    html = read(client.get(at(visit, "needs", item.pk)))
    assert "Đã xếp Giỏi Mẫu." in html
    assert Booking.objects.get().need == need
    programme = read(client.get(at(visit, "programme")))
    assert "Giỏi Mẫu" in programme
    assert "đã xếp đủ" in programme


def test_a_refusal_is_shown_with_who_is_free(client, lan, visit, item, pool):
    need = bookable.need(item)
    bookable.booking(pool["weak"], lan, starts_at=item.starts_at, about_label="Việc khác (Mẫu)")
    response = client.post(at(visit, "book-need", item.pk, need.pk), {"resource": pool["weak"].pk})
    assert response.status_code == 422
    html = read(response)
    assert "Việc khác (Mẫu)" in html
    assert "Rảnh lúc đó: Giỏi Mẫu." in html


def test_a_booking_is_freed_and_the_need_dropped(client, lan, visit, item, pool):
    need = bookable.need(item)
    client.post(at(visit, "book-need", item.pk, need.pk), {"resource": pool["good"].pk})
    refused = client.post(at(visit, "drop-need", item.pk, need.pk))
    assert refused.status_code == 422
    client.post(at(visit, "free", item.pk, Booking.objects.get().pk))
    client.post(at(visit, "drop-need", item.pk, need.pk))
    assert not Need.objects.exists()


def test_a_need_without_its_language_is_refused_at_its_field(client, lan, visit, item):
    response = client.post(at(visit, "needs", item.pk), {"kind": "interpreter"})
    assert response.status_code == 422
    assert "language" in shown_faults(response)


@pytest.mark.parametrize("sent", [{"kind": "room", "size": "0"}, {"kind": "spaceship"}])
def test_what_cannot_be_meant_is_refused(client, lan, visit, item, sent):
    assert client.post(at(visit, "needs", item.pk), sent).status_code == 422


def test_of_a_visit_that_is_over_it_is_only_read(client, lan, visit, item, pool):
    need = bookable.need(item)
    booking = bookable.booking(
        pool["good"],
        lan,
        starts_at=item.starts_at,
        about_type="item",
        about_id=str(item.pk),
        need=need,
    )
    visit.state = "cancelled"
    visit.save()
    html = read(client.get(at(visit, "needs", item.pk)))
    assert "Giỏi Mẫu" in html
    assert at(visit, "free", item.pk, booking.pk) not in html
    assert client.post(at(visit, "free", item.pk, booking.pk)).status_code == 422


def test_who_may_not_book_sees_and_does_nothing(client, visit, item):
    cast.enter(client, cast.clerk())
    assert client.get(at(visit, "needs", item.pk)).status_code == 200
    assert client.post(at(visit, "needs", item.pk), {"kind": "room"}).status_code == 403


def test_an_item_of_another_visit_is_not_there(client, lan, visit):
    other = factories.item(factories.delegation().programme)
    assert client.get(at(visit, "needs", other.pk)).status_code == 404


@pytest.mark.parametrize("resource", ["", "x", "999999"])
def test_a_resource_that_is_not_there(client, lan, visit, item, resource):
    need = bookable.need(item)
    response = client.post(at(visit, "book-need", item.pk, need.pk), {"resource": resource})
    assert response.status_code == 422


def test_displaced_bookings_are_said_and_others_offered(client, lan, visit, item, pool):
    need = bookable.need(item)
    bookable.booking(pool["weak"], lan, starts_at=item.starts_at, need=need, is_displaced=True)
    html = read(client.get(at(visit, "needs", item.pk)))
    assert "Nay vắng mặt" in html


def test_as_many_queries_for_many_as_for_one(client, lan, visit, item):
    bookable.need(item)
    bookable.skill(bookable.resource())
    client.get(at(visit, "needs", item.pk))
    with CaptureQueriesContext(connection) as one:
        client.get(at(visit, "needs", item.pk))
    for _ in range(5):
        bookable.skill(bookable.resource())
    with CaptureQueriesContext(connection) as many:
        client.get(at(visit, "needs", item.pk))
    assert len(many) == len(one)
