"""Addresses of one's own days: made and shown once, stopped, seen by the administrator, answered."""

import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from doingoai.calendars.actions import make_feed
from doingoai.calendars.models import Feed, Shown
from doingoai.calendars.states import Scope
from doingoai.delegations.states import State
from tests import cast, factories
from tests.calendars.validating import faults
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

MINE, MAKE, ALL = "/calendars/", "/calendars/make/", "/admin/calendars/"


def read(response):
    return response.content.decode()


def address_in(html):
    return re.search(r"https?://[^\"]+(/ical/[^\"]+)", html)[1]


def make(client, whose="person", language="vi"):
    return client.post(MAKE, {"whose": whose, "language": language})


def leader():
    person = factories.person("Lê", vietnamese=True)
    factories.post(person, "Phó Chủ tịch", rank="pc_vice_chair")
    return person


def test_an_address_is_shown_once(client, ha):
    shown = read(make(client))
    later = read(client.get(MINE))

    assert "Hãy sao chép ngay" in shown
    assert "/ical/" not in later
    assert "Lịch của tôi" in later
    assert inline_faults(shown) == inline_faults(later) == []


def test_every_scope_is_made_from_one_list(client, ha):
    who = leader()

    for whose in ("person", "office", f"unit-{ha.unit_id}", f"leader-{who.pk}"):
        make(client, whose, "en")

    made = Feed.objects.order_by("id").values_list("scope", "unit_id", "leader_id", "language")
    assert list(made) == [
        ("person", None, None, "en"),
        ("office", None, None, "en"),
        ("unit", ha.unit_id, None, "en"),
        ("leader", None, who.pk, "en"),
    ]
    assert read(client.get(MINE)).count("Ngừng") >= 4


@pytest.mark.parametrize("whose", ["", "x", "unit-999", "leader-1", "unit-x", "delegation"])
def test_what_is_not_offered_is_refused(client, ha, whose):
    response = make(client, whose)

    assert response.status_code == 422
    assert Feed.objects.count() == 0


def test_a_focal_point_is_offered_the_own_unit_and_no_office(client):
    focal = cast.focal_point()
    other = factories.unit("khac", name_vi="Sở Khác Hẳn")
    cast.enter(client, focal)

    html = read(client.get(MINE))

    assert f'value="unit-{focal.unit_id}"' in html
    assert [mark for mark in (f"unit-{other.pk}", 'value="office"') if mark in html] == []
    assert "Tài khoản" in html


def test_somebody_without_a_role_follows_only_the_own_days(client):
    cast.enter(client, cast.stranger())

    html = read(client.get(MINE))

    assert 'value="person"' in html
    assert 'value="unit-' not in html


def test_the_address_answers_what_its_owner_may_see(client, ha):
    visit = factories.delegation(responsible=ha, state=State.APPROVED, title_vi="Đoàn Mẫu")
    factories.item(visit.programme)
    path = address_in(read(make(client)))
    client.logout()

    response = client.get(path)

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert faults(response.content) == []
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Đoàn Mẫu", "Hội đàm"]


def test_who_has_the_same_answer_already_gets_none(client, ha):
    visit = factories.delegation(responsible=ha, title_vi="Đoàn Mẫu")
    path = address_in(read(make(client)))
    first = client.get(path)

    same = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    visit.title_vi = "Đoàn Khác"
    visit.save(update_fields=["title_vi"])
    changed = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert (same.status_code, same.content) == (304, b"")
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]
    assert Shown.objects.get().sequence == 1


def test_a_closed_account_answers_nothing(client, ha):
    path = address_in(read(make(client)))
    ha.is_active = False
    ha.save(update_fields=["is_active"])

    assert client.get(path).status_code == 404


def test_an_address_is_stopped_by_its_owner(client, ha):
    path = address_in(read(make(client)))

    response = client.post(f"/calendars/{Feed.objects.get().pk}/stop/", follow=True)

    assert "Địa chỉ đã ngừng hoạt động." in read(response)
    assert response.redirect_chain == [(MINE, 302)]
    assert client.get(path).status_code == 404


def test_the_administrator_sees_and_stops_all_and_reads_no_secret(client, administrator):
    feed, secret = make_feed(Scope.UNIT, language="vi", by=cast.ha(), at=factories.NOON, unit=cast.ha().unit)  # fmt: skip

    html = read(client.get(ALL))
    response = client.post(f"/calendars/{feed.pk}/stop/", {"from": "all"})

    assert ("Trần Thị Hà Mẫu" in html, "Phòng Lễ tân" in html, secret in html) == (
        True,
        True,
        False,
    )
    assert response.headers["Location"] == ALL
    assert "Chưa ai theo dõi lịch nào" in read(client.get(ALL))


def test_the_administrator_sees_no_title_of_a_visit(client, administrator):
    visit = factories.delegation(title_vi="Đoàn rất kín")
    make_feed(Scope.DELEGATION, language="vi", by=cast.ha(), at=factories.NOON, delegation=visit)

    assert "Đoàn rất kín" not in read(client.get(ALL))


def test_an_address_of_a_closed_account_is_marked(client, administrator):
    ha = cast.ha()
    make_feed(Scope.PERSON, language="vi", by=ha, at=factories.NOON)
    ha.is_active = False
    ha.save(update_fields=["is_active"])

    assert "Tài khoản đã đóng" in read(client.get(ALL))


@pytest.mark.parametrize("who", [cast.lan, cast.focal_point])
def test_nobody_else_stops_it_or_sees_all(client, who):
    feed, _secret = make_feed(Scope.PERSON, language="vi", by=cast.ha(), at=factories.NOON)
    cast.enter(client, who())

    assert client.post(f"/calendars/{feed.pk}/stop/").status_code == 404
    assert client.post("/calendars/999/stop/").status_code == 404
    assert client.get(ALL).status_code == 403


def test_a_visit_that_is_over_makes_no_address_on_its_page(client, ha):
    visit = factories.delegation(state=State.CLOSED, closed_at=factories.NOON)
    page = reverse("programme:feeds", args=[visit.pk])

    response = client.post(reverse("programme:feed-make", args=[visit.pk]), {"language": "vi"})

    assert response.status_code == 422
    assert "không còn gì thay đổi" in read(response)
    assert "Đoàn đã kết thúc" in read(client.get(page))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_are_whole_in_both_languages(client, ha, language):
    leader()
    client.cookies["language"] = language

    html = read(client.get(MINE))

    assert inline_faults(html) == []
    assert ("Lịch đăng ký" in html) is (language == "vi")


def test_the_calendar_leads_to_both_pages(client, ha):
    html = read(client.get("/calendar/"))

    assert (MINE in html, "/calendars/leaders/" in html) == (True, True)
