"""Secret calendar addresses of a visit: made and shown once, stopped, and answered without signing in."""

import io
import logging
import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from doingoai.calendars.models import Feed
from doingoai.delegations.states import State
from doingoai.foundation.logs import PlainLines
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def visit():
    return factories.delegation(title_vi="Đoàn Mẫu", title_en="Sample visit", state=State.APPROVED)


def read(response):
    return response.content.decode()


def address_in(html):
    return re.search(r"https?://[^\"]+(/ical/[^\"]+)", html)[1]


def made(client, visit, **sent):
    address = reverse("programme:feed-make", args=[visit.pk])
    return client.post(address, {"language": "vi", **sent})


def calendar(client, path):
    client.logout()
    response = client.get(path)
    return response, Calendar.from_ical(response.content)


def test_an_address_is_shown_once(client, ha, visit):
    shown = read(made(client, visit))
    later = read(client.get(reverse("programme:feeds", args=[visit.pk])))

    assert "Hãy sao chép ngay" in shown
    assert "/ical/" not in later
    assert "Tiếng Việt" in later
    assert inline_faults(shown) == []


def test_the_address_answers_without_signing_in(client, ha, visit):
    factories.item(visit.programme, place=factories.place("Phòng khách số 1"))
    path = address_in(read(made(client, visit)))

    response, found = calendar(client, path)

    (event,) = found.walk("VEVENT")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert (str(found["name"]), str(event["summary"])) == ("Đoàn Mẫu", "Hội đàm")
    assert (str(event["status"]), event.decoded("sequence")) == ("CONFIRMED", 0)


def test_no_guest_is_named_in_the_feed(client, ha, visit):
    guest = factories.person("KIM", "Mau", native="김 견본")
    factories.member(visit, guest, diet="chay")
    item = factories.item(visit.programme, title_vi="Tiếp ông KIM Mau", notes_vi="ăn chay")
    factories.participation(item, guest)
    path = address_in(read(made(client, visit)))

    response, found = calendar(client, path)

    text = response.content.decode()
    assert [word for word in ("KIM", "Mau", "김", "chay") if word in text] == []
    assert str(found.walk("VEVENT")[0]["summary"]) == "Tiếp ông …"


def test_an_english_address_speaks_english(client, ha, visit):
    factories.item(visit.programme, title_vi="Hội đàm", title_en="Talks")
    path = address_in(read(made(client, visit, language="en")))

    _response, found = calendar(client, path)

    assert str(found["name"]) == "Sample visit"
    assert str(found.walk("VEVENT")[0]["categories"].cats[0]) == "Talks"


@pytest.mark.parametrize(
    ("state", "status"),
    [(State.DRAFT, "TENTATIVE"), (State.UNDER_WAY, "CONFIRMED"), (State.CANCELLED, "CANCELLED")],
)
def test_the_feed_follows_the_state_of_the_visit(client, ha, visit, state, status):
    factories.item(visit.programme)
    path = address_in(read(made(client, visit)))
    visit.state = state
    visit.save()

    _response, found = calendar(client, path)

    assert str(found.walk("VEVENT")[0]["status"]) == status


def test_an_unknown_language_gives_a_vietnamese_address(client, ha, visit):
    made(client, visit, language="xx")

    assert Feed.objects.get().language == "vi"


def test_a_stopped_address_is_gone(client, ha, visit):
    path = address_in(read(made(client, visit)))
    feed = Feed.objects.get()

    response = client.post(reverse("programme:feed-revoke", args=[visit.pk, feed.pk]), follow=True)

    assert "Địa chỉ đã ngừng hoạt động." in read(response)
    client.logout()
    assert client.get(path).status_code == 404


def test_nobody_stops_an_address_through_another_visit(client, ha, visit):
    made(client, visit)
    feed, other = Feed.objects.get(), factories.delegation()

    response = client.post(reverse("programme:feed-revoke", args=[other.pk, feed.pk]))

    assert response.status_code == 404


@pytest.mark.parametrize("path", ["/ical/khong-co.ics", "/ical/..%2F..%2Fx.ics"])
def test_a_guess_finds_nothing_and_leaves_no_secret_in_the_log(client, path):
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlainLines())
    logger = logging.getLogger("django")
    logger.addHandler(handler)

    response = client.get(path)

    logger.removeHandler(handler)
    assert response.status_code == 404
    assert "khong-co" not in written.getvalue()


def test_the_feed_is_only_read(client, ha, visit):
    path = address_in(read(made(client, visit)))

    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


@pytest.mark.parametrize("who", [cast.minh, cast.focal_point, cast.clerk])
def test_who_does_not_edit_programmes_makes_no_address(client, visit, who):
    cast.enter(client, who())

    assert client.get(reverse("programme:feeds", args=[visit.pk])).status_code == 403
    assert made(client, visit).status_code in {403, 404}
    assert Feed.objects.count() == 0


def test_strangers_go_to_the_sign_in(client, visit):
    assert made(client, visit).status_code == 302
    assert client.get(reverse("programme:feeds", args=[visit.pk])).status_code == 302


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_whole_in_both_languages(client, ha, visit, language):
    made(client, visit)
    client.cookies["language"] = language

    html = read(client.get(reverse("programme:feeds", args=[visit.pk])))

    assert inline_faults(html) == []
    assert ("Tạo địa chỉ" in html) is (language == "vi")
