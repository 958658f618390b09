"""Can we host them? Yes with a plan, no with the smallest reason, and in which weeks of a year."""

import time
from datetime import timedelta

import pytest
from django.urls import reverse

from doingoai.delegations.hosting import Question, items_of
from doingoai.resources.models import Booking
from tests import bookable, cast, factories
from tests.web.delegations.answers import read
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
T = factories.NOON
ASKED = {
    "starts_on": "09/02/2026", "days": 2, "delegations": 1, "people": 6, "languages": ["ko"],
    "with_car": "on", "with_officer": "on", "room": 12,
}  # fmt: skip


def ask(client, **asked):
    said = {**ASKED, **asked}
    return client.get(reverse("resources:hosting"), {k: v for k, v in said.items() if v != ""})


@pytest.fixture
def pool():
    interpreter = bookable.resource(name="Phiên Dịch Mẫu")
    bookable.skill(interpreter)
    bookable.resource(is_officer=True)
    bookable.resource(is_driver=True)
    bookable.resource("vehicle", seats=7)
    bookable.resource("room", capacity=20)
    return interpreter


def test_the_question_is_a_form(client, lan, pool):
    html = read(client.get(reverse("resources:hosting")))

    assert "tiếng Hàn" in html
    assert 'name="starts_on"' in html
    assert not inline_faults(html)


def test_a_yes_shows_who_could_do_it_and_books_nothing(client, lan, pool):
    html = read(ask(client))

    assert "Được: có thể đón 1 đoàn" in html
    assert "Phiên Dịch Mẫu" in html
    assert not Booking.objects.exists()
    assert not inline_faults(html)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"delegations": 2}, "Phiên dịch"),
        ({"people": 9}, "9 chỗ"),
        ({"level": 6}, "Bậc 6"),
        ({"room": 50}, "50 chỗ"),
    ],
)
def test_a_no_says_what_stands_in_the_way(client, lan, pool, asked, reason):
    html = read(ask(client, **asked))

    assert "Không đón được" in html or "Không tìm được phương án" in html
    assert reason in html


def test_what_is_booked_or_needed_already_counts(client, lan, pool):
    bookable.booking(pool, lan, starts_at=T + timedelta(days=7, hours=-3), about_label="Bận (Mẫu)")
    assert "Bận (Mẫu)" in read(ask(client))

    Booking.objects.all().delete()
    visit = factories.delegation()
    start = T + timedelta(days=7, hours=-3)
    item = factories.item(visit.programme, starts_at=start, ends_at=start + timedelta(hours=1))
    bookable.need(item)
    assert "Được: có thể" not in read(ask(client))


def test_a_need_that_nobody_can_meet_anyway_is_not_held_against_them(client, lan, pool):
    visit = factories.delegation()
    start = T + timedelta(days=7)
    bookable.need(factories.item(visit.programme, starts_at=start), language="fr")

    assert "Được: có thể đón 1 đoàn" in read(ask(client))


def test_the_weeks_of_a_year_are_told_in_time(client, lan, pool):
    bookable.booking(pool, lan, starts_at=T + timedelta(days=6), ends_at=T + timedelta(days=20))
    began = time.monotonic()

    html = read(ask(client, whole_year="on"))

    assert time.monotonic() - began < 30
    assert "50 trong 52 tuần" in html or "51 trong 52 tuần" in html


def test_what_cannot_be_asked_is_refused_and_who_may_not_book_does_not_ask(client, lan, pool):
    assert ask(client, days=40).status_code == 422
    assert ask(client, starts_on="").status_code == 422
    cast.enter(client, cast.stranger())
    assert ask(client).status_code == 403


def test_languages_go_round_and_only_what_is_asked_is_needed():
    asked = Question(T.date(), 1, 3, 4, languages=("ko", "ja"), with_car=False, with_officer=False)
    spoken = [need.language for item in items_of(asked) for need in item.needs]

    assert spoken == ["ko", "ko", "ja", "ja", "ko", "ko"]
    assert items_of(Question(T.date(), 1, 1, 4, with_car=False, with_officer=False)) == ()
