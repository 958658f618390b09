"""The guests' page of questions: no account, no name, one answer, nothing told to strangers."""

import io
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.urls import reverse

from doingoai.afterwards.actions.asking import make_answer_links, revoke_sheet, stop_questionnaire
from doingoai.afterwards.models import Answer, AnswerLink, LinkSheet, Questionnaire
from doingoai.foundation import clock
from doingoai.foundation.models import AnsweredForm, AuditEntry, Tally
from doingoai.web.secret_addresses import TRIES
from tests import cast, factories
from tests.afterwards.making import asked, links_of, over
from tests.guests.making import link_of
from tests.leaks import lines
from tests.web.guard import inline_faults

__all__ = ["lines"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def url(secret: str) -> str:
    return reverse("afterwards:answer", args=[secret])


@pytest.fixture
def secret() -> str:
    return links_of(asked())[0]


def text_of(client: Client, secret: str, **kwargs: str) -> str:
    return client.get(url(secret), kwargs).content.decode()


def test_the_questions_are_asked_in_the_language_of_the_link_and_in_the_other(client):
    vi, en = links_of(asking := asked(), language="vi")[0], links_of(asking)[0]

    assert "Chuyến thăm của Quý vị thế nào?" in text_of(client, vi)
    assert "How was your visit?" in text_of(client, en)
    assert 'lang="vi"' in client.get(url(en), {"in": "vi"}).content.decode()


def test_the_page_asks_for_nothing_personal_and_is_a_plain_form(client, secret):
    page = text_of(client, secret)

    assert "<script" not in page.partition("<main")[2]
    assert inline_faults(page) == []
    names = set(re.findall(r'name="([\w-]+)"', page.partition("<main")[2]))
    assert names == {"csrfmiddlewaretoken", "form_key", "words", "welcome", "programme", "interpretation", "punctuality", "transport", "overall"}  # fmt: skip


def test_an_answer_arrives_and_is_thanked_for(client, secret):
    sent = client.post(url(secret), {"overall": "5", "welcome": "4", "words": "Warm"})
    thanks = text_of(client, secret)

    answer = Answer.objects.get()
    assert (sent.status_code, sent.headers["Location"]) == (302, "./")
    assert (answer.overall, answer.welcome, answer.transport, answer.words) == (5, 4, None, "Warm")
    assert ("Your answer has arrived." in thanks, "<form" in thanks.partition("<main")[2]) == (True, False)  # fmt: skip


def test_an_answer_sent_twice_counts_once_and_both_are_thanked(client, secret):
    answers = [client.post(url(secret), {"overall": mark}) for mark in ("5", "1", "1")]

    assert [one.status_code for one in answers] == [302, 302, 302]
    assert [one.overall for one in Answer.objects.all()] == [5]


def test_without_the_last_mark_everything_typed_stays(client, secret):
    answer = client.post(url(secret), {"welcome": "2", "words": "Too hot"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a mark for the visit as a whole" in page
    assert 'href="#id_overall"' in page
    assert 'id="id_overall"' in page
    assert ("Too hot" in page, len(re.findall(r"<input[^>]* checked", page))) == (True, 1)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("sent", [{"overall": "9"}, {"overall": "5", "words": "a" * 2**20}])
def test_what_is_no_mark_and_a_megabyte_of_words_are_refused(client, secret, sent):
    assert client.post(url(secret), sent).status_code == 422
    assert not Answer.objects.exists()


@pytest.mark.parametrize("end", ["stopped", "over", "links stopped", "never was"])
def test_a_link_that_does_not_open_looks_the_same_however_it_came_so(client, secret, end):
    reference = client.get(url("x" * 43)).content
    asking = Questionnaire.objects.get()
    later = factories.NOON
    if end == "stopped":
        stop_questionnaire(asking, by=cast.lan(), at=later)
    elif end == "links stopped":
        revoke_sheet(LinkSheet.objects.get(), by=cast.lan(), at=later)
    elif end == "over":
        later += timedelta(days=8)
    else:
        secret = "y" * 43

    with clock.frozen_at(later):
        answers = [client.get(url(secret)), client.post(url(secret), {"overall": "5"})]

    assert [one.status_code for one in answers] == [404, 404]
    assert {re.sub(rb'content="[\w]{64}"', b"", one.content) for one in answers} == {
        re.sub(rb'content="[\w]{64}"', b"", reference)
    }
    assert not Answer.objects.exists()


def test_after_twenty_wrong_secrets_nothing_opens_for_an_hour(client, secret):
    wrong = {client.get(url(f"sai{turn}")).status_code for turn in range(TRIES)}

    assert (wrong, client.get(url(secret)).status_code) == ({404}, 404)
    assert client.get(url(secret), REMOTE_ADDR="192.0.2.7").status_code == 200
    with clock.frozen_at(factories.NOON + timedelta(minutes=61)):
        assert client.get(url(secret)).status_code == 200


def test_a_link_that_is_hammered_is_slowed_down(client, secret, monkeypatch):
    monkeypatch.setattr("doingoai.web.guests.gate.SAVES", 3)

    answers = [client.post(url(secret), {"words": "x"}).status_code for _turn in range(5)]

    assert answers == [422, 422, 422, 429, 429]


def test_nobody_keeps_follows_or_indexes_what_stands_at_a_secret_address(client, secret):
    for answer in (client.get(url(secret)), client.get(url("sai")), client.post(url(secret), {})):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_form_of_another_site_is_refused(secret):
    client = Client(enforce_csrf_checks=True)
    assert client.post(url(secret), {"overall": "5"}).status_code == 403
    assert not Answer.objects.exists()


def test_no_secret_and_no_session_is_kept_anywhere(lines: io.StringIO, secret):
    client = Client(raise_request_exception=False)
    client.get(url(secret))
    client.post(url(secret), {"overall": "5", "form_key": "k" * 32})
    client.get(f"{url(secret)}khong-co/")
    client.put(url(secret))

    tables = (AnswerLink, Answer, AuditEntry, AnsweredForm, Tally, Session)
    kept = lines.getvalue() + repr([list(table.objects.values()) for table in tables])
    assert secret not in kept
    assert not Session.objects.exists()
    assert not AnsweredForm.objects.exists()


def test_a_link_of_questions_opens_no_other_page_of_guests_and_none_of_theirs_this(client, secret):
    _link, of_list = link_of(factories.delegation())
    assert client.get(reverse("guests:overview", args=[secret])).status_code == 404
    assert client.get(url(of_list)).status_code == 404
    assert client.get(reverse("guests:overview", args=[of_list])).status_code == 200


def test_the_word_of_the_demonstration_opens_nothing_elsewhere(client):
    word = settings.DEMO_QUESTIONS
    make_answer_links(
        asked(over()), count=1, language="en", by=cast.lan(), at=factories.NOON, words=[word]
    )
    with override_settings(DEMO=True):
        here = client.get(url(word)).status_code
    with override_settings(DEMO=False):
        assert (here, client.get(url(word)).status_code) == (200, 404)
