"""The page of a proposal: asked for on the board, watched while it is improved, accepted by line."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.delegations.actions.resourcing import book_for_item
from doingoai.resources.models import Booking, Staffing
from tests import bookable, cast, factories
from tests.web.delegations.answers import read
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
T = factories.NOON
HOUR = timedelta(hours=1)
DAY = {"view": "day", "on": "2026-02-02"}


@pytest.fixture
def visit():
    return factories.delegation(reference="ĐV-2026-0001")


def item_at(visit, hours):
    start = T + hours * HOUR
    return factories.item(visit.programme, starts_at=start, ends_at=start + HOUR)


def interpreter(name="Phiên Dịch Mẫu"):
    one = bookable.resource(name=name)
    bookable.skill(one)
    return one


def ask(client, **asked):
    client.post(reverse("resources:assign"), {**DAY, **asked})
    return Staffing.objects.latest("pk")


def url(staffing, name="staffing"):
    return reverse(f"resources:{name}", args=[staffing.pk])


def test_a_proposal_is_asked_for_on_the_board_and_says_why(client, lan, visit):
    need, one = bookable.need(item_at(visit, 2)), interpreter()
    bookable.need(item_at(visit, 4), language="ja")
    html = read(client.get(reverse("resources:board"), DAY))
    assert reverse("resources:assign") in html

    html = read(client.get(url(ask(client))))

    assert "Phiên Dịch Mẫu" in html
    assert f'value="{need.pk}-{one.pk}"' in html
    assert "chỉ còn lựa chọn này làm được và rảnh" in html
    assert "Không có ai dùng" in html or "tiếng Nhật" in html
    assert not inline_faults(html)
    board = read(client.get(reverse("resources:board"), DAY))
    assert url(Staffing.objects.get()) in board


def test_ticked_lines_are_booked_and_the_others_are_not(client, lan, visit):
    first, second = bookable.need(item_at(visit, 2)), bookable.need(item_at(visit, 5))
    one = interpreter()
    staffing = ask(client)

    answer = client.post(url(staffing, "staffing-accept"), {"pick": [f"{first.pk}-{one.pk}"]})

    assert answer.status_code == 302
    assert [each.need for each in Booking.objects.all()] == [first]
    html = read(client.get(url(staffing)))
    assert "Đã xếp 1 dòng." in html
    assert f'value="{first.pk}-' not in html
    assert f'value="{second.pk}-{one.pk}"' in html


def test_what_does_not_fit_any_more_is_told(client, lan, visit):
    need, one = bookable.need(item_at(visit, 2)), interpreter()
    staffing = ask(client)
    bookable.booking(one, lan, starts_at=need.starts_at, about_label="Việc gấp (Mẫu)")

    client.post(url(staffing, "staffing-accept"), {"pick": [f"{need.pk}-{one.pk}"]})

    html = read(client.get(url(staffing)))
    assert "Chưa xếp: Phiên dịch" in html
    assert "Việc gấp (Mẫu)" in html
    assert Booking.objects.count() == 1


def test_nothing_ticked_is_refused(client, lan, visit):
    bookable.need(item_at(visit, 2)), interpreter()

    answer = client.post(url(ask(client), "staffing-accept"), {})

    assert answer.status_code == 422
    assert "ít nhất một dòng" in read(answer)


def test_nothing_open_leads_back_to_the_board(client, lan, visit):
    answer = client.post(reverse("resources:assign"), DAY, follow=True)

    assert answer.redirect_chain[0][0].startswith(reverse("resources:board"))
    assert "không còn nhu cầu nào" in read(answer)
    assert not Staffing.objects.exists()


def test_what_is_past_is_not_proposed_for(client, lan, visit):
    bookable.need(item_at(visit, -3)), interpreter()

    client.post(reverse("resources:assign"), DAY)

    assert not Staffing.objects.exists()


def test_it_is_watched_and_stopped(client, lan, visit):
    bookable.need(item_at(visit, 2)), interpreter()
    staffing = ask(client)
    shown = client.get(
        url(staffing),
        {"cost": staffing.cost},
        headers={"HX-Request": "true", "HX-Target": "status"},
    )
    assert "hx-trigger" in read(shown)
    assert "<html" not in read(shown)

    client.post(url(staffing, "staffing-stop"))

    shown = read(client.get(url(staffing), {"cost": staffing.cost + 5}))
    assert "hx-trigger" not in shown.partition('id="status"')[2].partition("</div>")[0]
    assert "Đã tìm được phương án tốt hơn." in shown


def test_somebody_elses_proposal_is_not_there(client, visit):
    bookable.need(item_at(visit, 2)), interpreter()
    cast.enter(client, cast.lan())
    staffing = ask(client)

    cast.enter(client, cast.ha())
    assert client.get(url(staffing)).status_code == 404
    assert client.post(url(staffing, "staffing-accept"), {"pick": "1-1"}).status_code == 404
    cast.enter(client, cast.stranger())
    assert client.get(url(staffing)).status_code == 403
    assert client.post(reverse("resources:assign"), DAY).status_code == 403


def test_what_was_booked_by_somebody_else_is_shown_so(client, lan, visit):
    item = item_at(visit, 2)
    need, _one = bookable.need(item), interpreter()
    staffing = ask(client)
    book_for_item(need, item, bookable.resource(name="Người Khác (Mẫu)"), by=lan, at=T)

    html = read(client.get(url(staffing)))

    assert "Người Khác (Mẫu)" in html
    assert 'name="pick"' not in html


def test_it_asks_as_often_for_one_line_as_for_many(client, lan, visit):
    interpreter()

    def count():
        staffing = ask(client)
        client.get(url(staffing))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(url(staffing))
        return len(asked)

    bookable.need(item_at(visit, 2))
    before = count()
    for hours in (4, 6):
        bookable.need(item_at(visit, hours))
        bookable.need(item_at(visit, hours), kind="vehicle")
    assert count() == before
