"""What who looks after the installation sees of worker and mail."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse

from doingoai.config.environment import MailServer
from doingoai.foundation import clock, duties
from doingoai.foundation.models import AuditEntry, DutyRun
from doingoai.mailing.models import Letter
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

PAGE = "/admin/mail/"
LATER = factories.NOON + timedelta(seconds=1)


def test_without_a_worker_the_page_says_so(client, administrator):
    never = client.get(PAGE).content.decode()
    duties.show_life("w", at=clock.now() - timedelta(minutes=5))
    gone = client.get(PAGE).content.decode()
    duties.show_life("w", at=clock.now())
    alive = client.get(PAGE).content.decode()

    assert inline_faults(gone) == []
    said = "Không có tiến trình nền nào đang chạy"
    assert [said in html for html in (never, gone, alive)] == [True, True, False]
    assert ["Lần cuối thấy hoạt động" in html for html in (never, gone)] == [False, True]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"attempts": 5, "fault": "PostUnreachable"}, "cần người xem"),
        ({"attempts": 1, "fault": "PostUnreachable"}, "đang thử lại"),
        ({"attempts": 1, "worker": "w", "held_until": LATER}, "đang chạy"),
        ({"attempts": 1, "worker": "w", "held_until": factories.NOON}, "bình thường"),
        ({"done_at": factories.NOON}, "bình thường"),
    ],
)
def test_a_duty_stands_as_it_is(client, administrator, fields, words):
    DutyRun.objects.create(name="letters.send", due_at=factories.NOON, **fields)

    html = client.get(PAGE).content.decode()

    assert [
        f"{word}</span>" in html for word in ("cần người xem", "đang thử lại", "đang chạy")
    ] == [word == words for word in ("cần người xem", "đang thử lại", "đang chạy")]


def test_a_letter_that_did_not_arrive_is_listed_with_its_reason(client, administrator):
    failed = factories.letter(cast.lan(), state="failed", fault="550 no such user")
    factories.letter(cast.lan())

    html = client.get(PAGE).content.decode()

    assert reverse("mailing:letter", args=[failed.pk]) in html
    assert "550 no such user" in html
    assert html.count("data-goes") == 1


def test_a_letter_shows_how_it_fared_and_not_what_it_says(client, administrator):
    letter = factories.letter(cast.lan(), text="chuyện riêng", state="failed", fault="550 no")

    html = client.get(reverse("mailing:letter", args=[letter.pk])).content.decode()

    assert inline_faults(html) == []
    assert ["chuyện riêng" in html, "550 no" in html, "Gửi lại" in html] == [False, True, True]


def test_a_letter_is_tried_once_more_at_the_address_of_now(client, administrator):
    lan = cast.lan()
    letter = factories.letter(lan, state="failed", attempts=40, address="old@example.org")
    lan.email = "new@example.org"
    lan.save(update_fields=["email"])

    response = client.post(reverse("mailing:again", args=[letter.pk]))

    kept = Letter.objects.get()
    assert response.headers["Location"] == reverse("mailing:letter", args=[letter.pk])
    assert (kept.state, kept.attempts, kept.address) == ("queued", 0, "new@example.org")
    assert AuditEntry.objects.get().verb == "letter.sent_again"


def test_a_letter_that_was_sent_is_not_sent_again(client, administrator):
    letter = factories.letter(cast.lan(), state="sent", sent_at=factories.NOON)

    client.post(reverse("mailing:again", args=[letter.pk]))
    html = client.get(reverse("mailing:letter", args=[letter.pk])).content.decode()

    assert Letter.objects.get().state == "sent"
    assert "Gửi lại" not in html


def test_the_mail_server_is_named_without_its_password(client, administrator):
    server = MailServer("smtp.example.org", 587, "a@example.org", "u", "very-secret")
    with override_settings(MAIL=server):
        html = client.get(PAGE).content.decode()

    assert ["smtp.example.org:587" in html, "very-secret" in html + repr(server)] == [True, False]


def test_only_who_looks_after_accounts_gets_in(client):
    cast.enter(client, cast.lan())
    letter = factories.letter(cast.lan())
    pages = [PAGE, reverse("mailing:letter", args=[letter.pk])]

    answers = [client.get(path).status_code for path in pages]
    answers.append(client.post(reverse("mailing:again", args=[letter.pk])).status_code)

    assert answers == [403, 403, 403]


def test_administration_leads_here(client, administrator):
    assert f'href="{PAGE}"' in client.get("/admin/").content.decode()
