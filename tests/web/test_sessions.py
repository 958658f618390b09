"""How long a session lives, when it gets another id, what is left at its end (S22)."""

import time

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from doingoai.accounts.actions import set_active, set_password, set_roles
from doingoai.accounts.states import Role
from tests import cast, factories

pytestmark = pytest.mark.django_db
MINUTE = 60
LOGIN = "/sign-in/"


def sign_in(client, user):
    return client.post(LOGIN, {"login": user.username, "password": factories.PASSWORD})


def key_of(client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_half_an_hour_without_a_sign_ends_it(client):
    sign_in(client, cast.lan())
    client.get("/")
    now = time.time()

    with time_machine.travel(now + 29 * MINUTE):
        before = client.get("/").status_code
    with time_machine.travel(now + 60 * MINUTE):
        after = client.get("/?x=1")

    assert (before, after.headers["Location"]) == (200, "/sign-in/?next=/%3Fx%3D1")
    assert not Session.objects.filter(pk=key_of(client)).exists()


def test_a_sign_every_quarter_of_an_hour_keeps_it_for_twelve_hours_and_no_longer(client):
    sign_in(client, cast.lan())
    now, statuses = time.time(), []

    for quarter in range(50):
        with time_machine.travel(now + quarter * 15 * MINUTE):
            statuses.append(client.get("/").status_code)

    assert statuses[:48] == [200] * 48
    assert statuses[49] == 302


def test_signs_of_life_are_written_once_a_minute(client):
    sign_in(client, cast.lan())
    client.get("/")
    kept = Session.objects.get(pk=key_of(client)).session_data

    client.get("/")

    assert Session.objects.get(pk=key_of(client)).session_data == kept


def test_typing_keeps_it_open(client):
    sign_in(client, cast.lan())
    client.get("/")
    now = time.time()

    for turn in range(1, 6):
        with time_machine.travel(now + turn * 20 * MINUTE):
            client.get("/healthz")
    with time_machine.travel(now + 110 * MINUTE):
        assert client.get("/").status_code == 200


def test_signing_in_gives_another_id_of_128_bits(client):
    lan = cast.lan()
    client.get(LOGIN)
    sign_in(client, lan)
    first = key_of(client)
    client.post(reverse("account_logout"))
    sign_in(client, lan)

    assert key_of(client) != first
    assert len(first) == 32  # of 36 letters: 165 bits


def test_other_roles_give_another_id_and_the_session_is_still_known(client):
    lan, administrator = cast.lan(), cast.administrator()
    sign_in(client, lan)
    client.get("/")
    first = key_of(client)

    set_roles(lan, roles=[Role.OFFICER, Role.RECORDS_CLERK], by=administrator)
    answer = client.get("/register/")

    assert answer.status_code == 200
    assert key_of(client) != first
    assert not Session.objects.filter(pk=first).exists()
    assert UserSession.objects.get(user=lan).session_key == key_of(client)
    with_old = type(client)()
    with_old.cookies[settings.SESSION_COOKIE_NAME] = first
    assert with_old.get("/").status_code == 302


@pytest.mark.parametrize("how", ["account", "password"])
def test_a_closed_account_and_a_new_password_end_it_at_the_next_page(client, how):
    lan, administrator = cast.lan(), cast.administrator()
    sign_in(client, lan)
    before = client.get("/").status_code

    if how == "account":
        set_active(lan, active=False, by=administrator)
    else:
        set_password(lan, password="mot mat khau khac han", by=administrator)

    assert (before, client.get("/").status_code) == (200, 302)


def test_a_role_taken_away_is_gone_at_the_next_page(client):
    clerk, administrator = cast.clerk(), cast.administrator()
    sign_in(client, clerk)
    before = client.get("/register/").status_code

    set_roles(clerk, roles=[], by=administrator)

    assert (before, client.get("/register/").status_code) == (200, 403)


def test_signing_out_tells_the_browser_to_forget(client):
    sign_in(client, cast.lan())
    read = client.get("/")

    left = client.post(reverse("account_logout"))

    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in read.headers
    assert read.headers["Cache-Control"] == "no-store, private"
    assert "Cookie" in read.headers["Vary"]


def test_the_cookie_says_no_more_than_it_must(client):
    sign_in(client, cast.lan())

    cookie = client.cookies[settings.SESSION_COOKIE_NAME]

    assert (bool(cookie["httponly"]), cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert (cookie["domain"], cookie["max-age"]) == ("", "")  # gone with the browser
