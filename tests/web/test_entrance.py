"""The door: signing in and out, lock-out, password, sessions."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from doingoai.accounts.models import User
from doingoai.accounts.states import Role
from doingoai.demo import world
from doingoai.foundation.models import AuditEntry
from doingoai.web.accounts.adapter import AccountAdapter
from doingoai.web.accounts.borrowed_words import BORROWED
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LOGIN = "/sign-in/"


def sign_in(client, username, password=factories.PASSWORD, **more):
    return client.post(LOGIN, {"login": username, "password": password, **more})


def test_the_right_password_leads_to_the_desk(client):
    lan = cast.lan()

    response = sign_in(client, lan.username)

    assert response.headers["Location"] == "/"
    assert client.get("/").context["user"] == lan


def test_a_sign_in_is_written_down_and_a_refused_one_is_not(client):
    lan = cast.lan()

    sign_in(client, lan.username, "sai mat khau roi")
    sign_in(client, lan.username)

    said = AuditEntry.objects.values_list("verb", "subject_id", "actor_id")
    assert list(said) == [("user.signed_in", str(lan.pk), str(lan.pk))]


def test_the_door_leads_back_to_the_page_that_was_asked_for(client):
    lan = cast.lan()
    page = client.get(f"{LOGIN}?next=/account/").content.decode()

    response = sign_in(client, lan.username, next="/account/")

    assert 'name="next" value="/account/"' in page
    assert response.headers["Location"] == "/account/"


def test_the_door_never_leads_elsewhere(client):
    lan = cast.lan()

    response = sign_in(client, lan.username, next="https://elsewhere.example/")

    assert response.headers["Location"] == "/"


@pytest.mark.parametrize("username", ["lan", "khongco"])
def test_a_wrong_password_and_an_unknown_name_look_alike(client, username):
    cast.lan()

    response = sign_in(client, username, "sai mat khau roi")
    html = response.content.decode()

    assert "Tên đăng nhập hoặc mật khẩu không đúng." in html
    assert 'value="sai mat khau roi"' not in html
    assert inline_faults(html) == []


def test_a_closed_account_does_not_open(client):
    lan = cast.lan()
    User.objects.filter(pk=lan.pk).update(is_active=False)

    response = sign_in(client, lan.username)

    assert response.headers.get("Location", "") in {"", reverse("account_inactive")}
    assert client.get("/").status_code == 302


def test_ten_wrong_passwords_lock_the_door_for_this_person_only(client, settings):
    settings.AXES_ENABLED = True
    cast.lan()
    ha = cast.ha()

    answers = [sign_in(client, "lan", "sai mat khau roi").status_code for _ in range(10)]
    locked = sign_in(client, "lan")
    other = sign_in(client, ha.username)

    assert set(answers[:9]) == {200}
    assert locked.status_code == 429
    assert "Tạm khóa đăng nhập" in locked.content.decode()
    assert inline_faults(locked.content.decode()) == []
    assert other.headers["Location"] == "/"


def test_knocking_at_a_locked_door_does_not_keep_it_locked(client, settings):
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    cast.lan()
    start = datetime(2026, 2, 9, 8, tzinfo=UTC)

    with time_machine.travel(start, tick=False) as clock:
        for _ in range(10):
            sign_in(client, "lan", "sai mat khau roi")
        answers = []
        for _minute in range(5):
            clock.shift(timedelta(minutes=3))
            answers.append(sign_in(client, "lan", "sai mat khau roi").status_code)
        clock.shift(timedelta(minutes=1))
        after = sign_in(client, "lan")

    assert answers[:4] == [429] * 4
    assert after.headers["Location"] == "/"


def test_a_name_written_in_capitals_does_not_give_ten_more_tries(client, settings):
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    cast.lan()

    for turn in range(10):
        sign_in(client, "lan" if turn % 2 else "LAN", "sai mat khau roi")

    assert sign_in(client, "Lan").status_code == 429


def test_a_demonstration_shows_one_account_of_each_role(client):
    cast.lan()
    cast.minh()
    factories.user("lan2", roles=[Role.OFFICER])

    html = client.get(LOGIN).content.decode()

    assert "Nguyễn Thị Lan Thử" in html
    assert "Lê Văn Minh Thử" in html
    assert "lan2" not in html


def test_a_real_installation_shows_no_accounts(client, settings):
    settings.DEMO = False
    cast.lan()

    assert "Nguyễn Thị Lan Thử" not in client.get(LOGIN).content.decode()


def test_signing_out_ends_the_session(client):
    cast.enter(client, cast.lan())

    response = client.post(reverse("account_logout"))

    assert response.headers["Location"] == LOGIN
    assert client.get("/").status_code == 302


def test_following_a_link_signs_nobody_out(client):
    cast.enter(client, cast.lan())

    client.get(reverse("account_logout"))

    assert client.get("/").status_code == 200


def test_a_new_password_holds(client):
    lan = cast.lan()
    cast.enter(client, lan)
    fresh = "bay con ngua vang"

    client.post(
        reverse("account_change_password"),
        {"oldpassword": factories.PASSWORD, "password1": fresh, "password2": fresh},
    )

    assert User.objects.get(pk=lan.pk).check_password(fresh)


def test_a_weak_password_is_refused_in_place(client):
    lan = cast.lan()
    cast.enter(client, lan)

    response = client.post(
        reverse("account_change_password"),
        {"oldpassword": factories.PASSWORD, "password1": "123", "password2": "123"},
    )
    html = response.content.decode()

    assert 'class="error-summary"' in html
    assert "10 ký tự" in html
    assert User.objects.get(pk=lan.pk).check_password(factories.PASSWORD)


def test_own_sessions_are_listed_and_the_others_ended(client):
    lan = cast.lan()
    other = type(client)()
    sign_in(other, lan.username)
    sign_in(client, lan.username)
    page = client.get(reverse("usersessions_list")).content.decode()

    client.post(reverse("usersessions_list"))

    assert page.count("<tr>") == 3
    assert "Đăng xuất mọi nơi khác" in page
    assert other.get("/").status_code == 302
    assert client.get("/").status_code == 200


def test_nobody_signs_up_by_themselves(rf):
    assert AccountAdapter().is_open_for_signup(rf.get("/")) is False


def test_borrowed_texts_are_said_in_vietnamese():
    plain = [text for text in BORROWED if isinstance(text, str)]
    *most, password = [text for text in BORROWED if not isinstance(text, str)]

    assert [text for text in plain if gettext(text) == text] == []
    assert [str(text % {"max": 10}) for text in most] == [
        "Nhiều nhất 10 chữ số.",
        "Nhiều nhất 10 chữ số sau dấu phẩy.",
    ]
    assert str(password % 10) == "Mật khẩu quá ngắn, cần ít nhất 10 ký tự."


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_reset_password", "account_email", "mfa_list_webauthn"],
)
def test_nothing_unneeded_of_the_library_has_an_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_each_button_of_the_demonstration_opens_the_door(client):
    units = world.make_units()
    world.make_people(units, at=factories.NOON)
    page = client.get(reverse("account_login")).content.decode()
    offered = re.findall(
        r'name="login" value="([^"]+)"><input type="hidden" name="password" value="([^"]+)"', page
    )

    answers = [sign_in(type(client)(), username, password) for username, password in offered]

    assert len(offered) == len(Role)
    assert [one.headers.get("Location") for one in answers] == ["/"] * len(Role)
