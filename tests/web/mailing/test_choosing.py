"""How I am told: each kind, and the hour of the daily mail."""

from datetime import time

import pytest
from django.test import override_settings
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.mailing.models import MailHabit, NoticeChoice
from doingoai.mailing.queries import ways_of
from doingoai.mailing.states import INSIDE, Way
from doingoai.web.mailing.choosing import NoticesForm
from doingoai.web.sentences import NOTICES
from tests import cast
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

PAGE = "/account/notices/"


def _sent(user: User, **changed: str) -> dict[str, str]:
    ways = ways_of(user, NOTICES)
    fields = {kind.replace(".", "-"): ways[kind].value for kind in NOTICES if kind not in INSIDE}
    return {"digest_at": "07:30", **fields, **changed}


def test_the_page_shows_the_usual_ways(client, lan):
    html = client.get(PAGE).content.decode()

    assert inline_faults(html) == []
    assert 'value="07:30"' in html
    assert html.count('<option value="at_once" selected>') == 4
    assert "letter-failed" not in html


def test_a_choice_is_kept(client, lan):
    response = client.post(
        PAGE, _sent(lan, digest_at="16:00", on_rest_days="on") | {"task-given": "at_once"}
    )

    habit = MailHabit.objects.get()
    assert response.headers["Location"] == PAGE
    assert (habit.digest_at, habit.on_rest_days) == (time(16), True)
    assert [(one.kind, one.way) for one in NoticeChoice.objects.all()] == [
        ("task.given", Way.AT_ONCE)
    ]


def test_an_hour_that_is_none_is_refused_in_place(client, lan):
    response = client.post(PAGE, _sent(lan, digest_at="25:99"))

    assert response.status_code == 422
    assert 'value="25:99"' in response.content.decode()
    assert not MailHabit.objects.exists()


def test_whoever_has_no_address_is_told_so(client, lan):
    without = client.get(PAGE).content.decode()
    User.objects.filter(pk=lan.pk).update(email="lan@example.org")
    reached = client.get(PAGE).content.decode()

    assert ["Thư không đến được với bạn" in html for html in (without, reached)] == [True, False]


def test_an_installation_without_mail_says_so(client, lan):
    with override_settings(DEMO=False, MAIL=None):
        html = client.get(PAGE).content.decode()

    assert "Hệ thống này không gửi thư" in html


def test_profile_and_notices_lead_here(client, lan):
    pages = [client.get(path).content.decode() for path in ("/account/", reverse("web:notices"))]

    assert [f'href="{PAGE}"' in html for html in pages] == [True, True]


def test_the_kinds_of_notice_stand_under_what_they_are_about():
    about = {
        heading: [one.name for one in fields] for heading, fields in NoticesForm(of=cast.lan()).what
    }

    assert about["Nhiệm vụ"] == ["task-given", "task-dropped"]
    assert [names for names in about.values() if not names] == []
    assert sum(map(len, about.values())) == len(NoticesForm(of=cast.lan()).kinds)
