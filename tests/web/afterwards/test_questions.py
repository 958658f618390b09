"""The office's side of the questionnaire."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.afterwards.models import AnswerLink, LinkSheet, Questionnaire
from doingoai.foundation import clock
from tests import cast, factories
from tests.afterwards.making import answered, asked, links_of, over
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def lan() -> Client:
    client = Client()
    cast.enter(client, cast.lan())
    return client


def url(name: str, visit, *args) -> str:
    return reverse(f"afterwards:{name}", args=[visit.pk, *args])


def test_before_the_last_day_the_page_says_when_guests_are_asked(lan):
    visit = over(ends_on=factories.MONDAY + timedelta(days=2))

    page = lan.get(url("questionnaire", visit)).content.decode()

    assert "Khách được hỏi ý kiến từ ngày cuối" in page
    assert reverse("afterwards:open", args=[visit.pk]) not in page


def test_a_questionnaire_is_opened_and_links_are_shown_once(lan):
    visit = over(people_expected=4)

    opened = lan.post(url("open", visit), {"closes_on": "09/02/2026"})
    made = lan.post(url("links", visit), {"count": "4", "language": "en"}).content.decode()
    later = lan.get(url("questionnaire", visit)).content.decode()

    assert opened.headers["Location"] == url("questionnaire", visit)
    assert f"{Questionnaire.objects.get().closes_at.astimezone():%d}" == "09"
    assert (made.count("/guest/opinion/"), later.count("/guest/opinion/")) == (4, 0)
    assert "Six questions, two minutes" in made
    assert AnswerLink.objects.count() == 4
    assert inline_faults(made) == []


@pytest.mark.parametrize(
    ("name", "sent", "words"),
    [
        ("open", {"closes_on": "01/02/2026"}, "đã hết hạn"),
        ("open", {"closes_on": "09/04/2026"}, "nhiều nhất 30 ngày"),
        ("open", {"closes_on": ""}, "closes_on"),
        ("links", {"count": "61", "language": "en"}, "60"),
        ("links", {"count": "1", "language": "xx"}, "xx"),
    ],
)
def test_a_refusal_is_shown_in_place(lan, name, sent, words):
    visit = over()
    asked(visit)

    answer = lan.post(url(name, visit), sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_too_early_is_refused_by_the_page_too(lan):
    visit = over(ends_on=factories.MONDAY + timedelta(days=2))

    answer = lan.post(url("open", visit), {"closes_on": "09/02/2026"})

    assert answer.status_code == 422
    assert "Khách được hỏi ý kiến từ ngày cuối" in answer.content.decode()


def test_answers_are_shown_added_up_with_the_words(lan):
    visit = over()
    asking = asked(visit)
    answered(asking, "<b>Warm</b>", welcome=5, overall=4)
    answered(asking, overall=5)

    page = lan.get(url("questionnaire", visit)).content.decode()

    assert "4,5" in page
    assert "&lt;b&gt;Warm&lt;/b&gt;" in page


def test_links_and_the_questionnaire_are_stopped(lan):
    visit = over()
    asking = asked(visit)
    links_of(asking)
    sheet = LinkSheet.objects.get()

    lan.post(url("stop-links", visit, sheet.pk))
    lan.post(url("stop", visit))
    page = lan.get(url("questionnaire", visit)).content.decode()

    sheet.refresh_from_db()
    asking.refresh_from_db()
    assert (sheet.revoked_at, asking.stopped_at) == (clock.now(), clock.now())
    assert reverse("afterwards:links", args=[visit.pk]) not in page


def test_links_of_another_visit_are_not_stopped_from_here(lan):
    visit = over()
    links_of(asked())

    assert lan.post(url("stop-links", visit, LinkSheet.objects.get().pk)).status_code == 404
    assert lan.post(url("stop", visit)).status_code == 404
    assert lan.post(url("links", visit), {"count": "1", "language": "en"}).status_code == 404


def test_who_does_not_see_the_visit_sees_no_answers_either():
    visit = over()
    asked(visit)
    client = Client()
    cast.enter(client, cast.stranger())

    answers = [
        client.get(url("questionnaire", visit)).status_code,
        client.post(url("open", visit), {"closes_on": "09/02/2026"}).status_code,
    ]

    assert set(answers) <= {403, 404}


def test_many_answers_take_no_more_queries_than_one(lan):
    visit = over()
    asking = asked(visit)
    answered(asking)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert lan.get(url("questionnaire", visit)).status_code == 200
        return len(found)

    queries()
    one = queries()
    for _turn in range(5):
        answered(asking, "Words")

    assert queries() == one
