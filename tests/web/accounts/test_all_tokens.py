"""Whose programs read by the API, as who looks after accounts sees and stops them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from doingoai.accounts.actions import make_token, revoke_token
from doingoai.accounts.models import ApiToken, User
from doingoai.foundation import clock
from doingoai.foundation.models import AuditEntry
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

LIST = "/admin/tokens/"


def token_of(owner, name="Bảng tính", *, days=90):
    """A token of somebody; of one that has run out the days are negative."""
    now = clock.now()
    made_at = min(now, now + timedelta(days=days - 1))
    until = now + timedelta(days=days)
    return make_token(
        owner, name=name, scopes=["visits:read"], expires_at=until, by=owner, at=made_at
    )


def stop(client, token):
    return client.post(reverse("accounts:stop-token", args=[token.pk]))


def read(response):
    return response.content.decode()


def rows(html):
    return html.count("<tr") - 1


def test_whose_what_for_and_when_are_shown_and_never_the_token(client, administrator):
    token, secret = token_of(cast.lan())
    ApiToken.objects.update(last_used_on=date(2026, 1, 30))

    html = read(client.get(LIST))

    told = [
        "Bảng tính",
        token.user.name,
        "30/01/2026",
        reverse("accounts:user", args=[token.user_id]),
    ]
    assert [word for word in told if word not in html] == []
    assert [secret in html, token.hash in html, token.hash[:8] in html] == [False] * 3
    assert inline_faults(html) == []


def test_a_token_nobody_has_used_says_so(client, administrator):
    token_of(cast.lan())

    assert "chưa lần nào" in read(client.get(LIST))


def test_a_token_of_another_is_stopped_and_that_is_kept(client, administrator):
    token, _secret = token_of(cast.lan())

    answer = stop(client, token)

    token.refresh_from_db()
    entry = AuditEntry.objects.order_by("number").last()
    assert (answer.status_code, answer.headers["Location"]) == (302, LIST)
    assert token.revoked_at == clock.now()
    assert (entry.verb, entry.actor_id) == ("token.revoked", str(administrator.pk))
    assert "không còn đọc được thay cho" in read(client.get(LIST))


def test_what_was_stopped_before_stays_as_it_was(client, administrator):
    token, _secret = token_of(cast.lan())
    stop(client, token)
    entries = AuditEntry.objects.count()

    with clock.frozen_at(factories.NOON + timedelta(hours=1)):
        again = stop(client, token)
        revoke_token(token, by=administrator, at=clock.now())

    token.refresh_from_db()
    assert (again.status_code, AuditEntry.objects.count()) == (302, entries)
    assert token.revoked_at == clock._aware(factories.NOON)


def test_what_has_ended_is_shown_when_asked_for_and_has_no_button(client, administrator):
    lan, gone = cast.lan(), cast.ha()
    stopped, _secret = token_of(lan, "Đã thôi")
    revoke_token(stopped, by=lan, at=clock.now())
    token_of(lan, "Đã hết", days=-2)
    token_of(gone, "Người đã nghỉ")
    User.objects.filter(pk=gone.pk).update(is_active=False)

    usual, every = read(client.get(LIST)), read(client.get(f"{LIST}?ended=1"))

    assert [rows(usual), rows(every)] == [1, 3]
    assert [usual.count("/stop/"), every.count("/stop/")] == [1, 1]
    states = ["Đã ngừng", "Hết hạn", "Tài khoản đã đóng"]
    assert [state for state in states if state not in every] == []


@pytest.mark.parametrize("address", [LIST, f"{LIST}?ended=1"])
def test_without_any_token_the_page_says_so(client, administrator, address):
    html = read(client.get(address))

    assert "Chưa có ứng dụng nào đọc thay cho ai" in html
    assert "<table" not in html


def test_fifty_are_on_a_page(client, administrator):
    lan = cast.lan()
    for _turn in range(51):
        token_of(lan)

    first = client.get(LIST)
    second = client.get(LIST + first.context["sheet"].older)

    assert [rows(read(first)), rows(read(second))] == [50, 1]


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_asks_the_same_number_of_questions(
    client, administrator, count, django_assert_max_num_queries
):
    for number in range(count):
        token_of(factories.user(f"nguoi-{number}", unit=factories.unit()))
    client.get(LIST)

    with django_assert_max_num_queries(6):
        client.get(LIST)


@pytest.mark.parametrize("who", [cast.lan, cast.director, cast.minh, cast.focal_point])
def test_only_who_looks_after_accounts_gets_in(client, who):
    token, _secret = token_of(cast.ha())
    cast.enter(client, who())

    assert [client.get(LIST).status_code, stop(client, token).status_code] == [403, 403]
    token.refresh_from_db()
    assert token.revoked_at is None


def test_the_overview_leads_here_with_how_many_there_are(client, administrator):
    token_of(cast.lan())

    html = read(client.get("/admin/"))

    place = html[html.index(f'href="{LIST}"') :]
    assert "1 mã truy cập" in place[: place.index("</a>")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_whole_in_both_languages(client, administrator, language):
    token_of(cast.lan())
    client.cookies["language"] = language

    html = read(client.get(LIST))

    assert (f'<html lang="{language}"' in html, inline_faults(html)) == (True, [])
    assert ("Last used" in html, "Dùng gần nhất" in html) == (language == "en", language == "vi")
