"""The second factor: set up, asked for at the door, recovery codes, turned off, required by a role."""

import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.urls import reverse

from doingoai.accounts.models import RolePolicy
from doingoai.accounts.states import Role
from tests import cast, factories
from tests.web.guard import inline_faults

MINUTE = 60
"""Each code opens once: the next sign-in needs the next code."""
LATER = 6 * MINUTE
"""After this long the sign-in alone is not believed any more."""

pytestmark = pytest.mark.django_db


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def sign_in(client, user):
    return client.post("/sign-in/", {"login": user.username, "password": factories.PASSWORD})


def set_up(client):
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret


@pytest.fixture
def lan(client):
    lan = cast.lan()
    sign_in(client, lan)
    return lan


def test_the_key_comes_as_a_picture_and_as_text(client, lan):
    response = client.get(reverse("mfa_activate_totp"))
    html = response.content.decode()

    assert 'src="data:image/svg+xml' in html
    assert response.context["form"].secret in html
    assert inline_faults(html) == []


def test_once_set_up_the_door_asks_for_a_code(client, lan):
    secret = set_up(client)
    client.post(reverse("account_logout"))

    asked = sign_in(client, lan)
    page = client.get(asked.headers["Location"])
    outside = client.get("/").status_code
    with time_machine.travel(time.time() + MINUTE):
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert asked.headers["Location"] == reverse("mfa_authenticate")
    assert inline_faults(page.content.decode()) == []
    assert outside == 302
    assert client.get("/").status_code == 200


def recovery_code(user):
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return kept.wrap().get_unused_codes()[0]


def test_a_wrong_code_is_refused(client, lan):
    set_up(client)
    client.post(reverse("account_logout"))
    sign_in(client, lan)

    response = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert 'class="error-summary"' in response.content.decode()
    assert client.get("/").status_code == 302


def test_recovery_codes_are_shown_renewed_and_downloaded(client, lan):
    set_up(client)
    first = recovery_code(lan)

    shown = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    asked = client.get(reverse("mfa_generate_recovery_codes")).content.decode()
    client.post(reverse("mfa_generate_recovery_codes"))
    file = client.get(reverse("mfa_download_recovery_codes"))

    assert first in shown
    assert inline_faults(shown) == inline_faults(asked) == []
    assert recovery_code(lan) != first
    assert recovery_code(lan) in file.content.decode()


def test_it_is_turned_off_again(client, lan):
    set_up(client)
    index = client.get(reverse("mfa_index")).content.decode()
    page = client.get(reverse("mfa_deactivate_totp")).content.decode()

    client.post(reverse("mfa_deactivate_totp"))

    assert re.search(r"Đang bật\s*</span>", index)
    assert inline_faults(index) == inline_faults(page) == []
    assert not Authenticator.objects.filter(user=lan).exists()


def test_a_role_that_needs_it_leads_there_first(client, lan):
    RolePolicy.objects.create(role=Role.OFFICER, needs_second_factor=True)

    response = client.get("/account/")

    assert response.headers["Location"] == reverse("mfa_activate_totp")


def test_with_it_set_up_the_role_is_content(client, lan):
    set_up(client)
    RolePolicy.objects.create(role=Role.OFFICER, needs_second_factor=True)

    assert client.get("/account/").status_code == 200


def test_who_just_signed_in_turns_it_on_without_the_password_again(client, lan):
    page = client.get(reverse("mfa_activate_totp"))
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(page.context["form"].secret)})

    assert page.status_code == 200
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")


def test_later_the_page_says_why_it_asks_for_the_password_and_leads_back(client, lan):
    with time_machine.travel(time.time() + LATER):
        asked = client.get(reverse("mfa_activate_totp"))
        page = client.get(asked.headers["Location"])
        wrong = client.post(asked.headers["Location"], {"password": "khong phai"})
        proved = client.post(asked.headers["Location"], {"password": factories.PASSWORD})
        there = client.get(proved.headers["Location"])

    html = page.content.decode()
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert "quá năm phút" in html
    assert inline_faults(html) == []
    assert 'class="error-summary"' in wrong.content.decode()
    assert proved.headers["Location"] == reverse("mfa_activate_totp")
    assert there.status_code == 200


def test_a_code_typed_too_late_is_not_lost(client, lan):
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    with time_machine.travel(time.time() + LATER):
        asked = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
        client.post(asked.headers["Location"], {"password": factories.PASSWORD})

    assert Authenticator.objects.filter(user=lan, type=Authenticator.Type.TOTP).exists()


def test_a_session_without_a_sign_in_of_its_own_is_asked(client):
    cast.enter(client, cast.lan())

    response = client.get(reverse("mfa_activate_totp"))

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_a_role_that_needs_it_leads_there_from_the_door_in_one_step(client):
    RolePolicy.objects.create(role=Role.OFFICER, needs_second_factor=True)
    sign_in(client, cast.lan())

    led = client.get("/")

    assert led.headers["Location"] == reverse("mfa_activate_totp")
    assert client.get(led.headers["Location"]).status_code == 200


def test_with_a_second_factor_a_code_may_confirm_instead(client, lan):
    set_up(client)
    client.post(reverse("account_logout"))
    sign_in(client, lan)
    client.post(reverse("mfa_authenticate"), {"code": recovery_code(lan)})

    with time_machine.travel(time.time() + LATER):
        before = client.get(reverse("mfa_view_recovery_codes")).status_code
        page = client.get(reverse("mfa_reauthenticate")).content.decode()
        client.post(reverse("mfa_reauthenticate"), {"code": recovery_code(lan)})
        after = client.get(reverse("mfa_view_recovery_codes")).status_code

    assert inline_faults(page) == []
    assert "Dùng mật khẩu" in page
    assert (before, after) == (302, 200)
