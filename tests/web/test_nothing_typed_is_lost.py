"""What somebody typed stays when the sign-in ran out meanwhile; the address of a button is a page."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

OWN = {"Origin": "http://testserver"}
TYPED = {"form_key": "k" * 20, "title_vi": "Đoàn “Xơ-un” <b>\n서울", "starts_on": "3/2027"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def path():
    return reverse("yearplan:propose")


def held(response):
    return html.unescape(response.content.decode())


def test_what_a_signed_out_person_typed_stays_on_a_page(path):
    response = Client().post(path, TYPED, headers=OWN)

    assert response.status_code == 403
    assert 'value="Đoàn “Xơ-un” <b>\n서울"' in held(response)
    assert b"<b>\n" not in response.content
    assert f'action="{path}"' in held(response)
    assert f'href="{reverse("account_login")}" target="_blank"' in held(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert inline_faults(response.content.decode()) == []


@pytest.mark.parametrize("how", [{}, {"HX-Boosted": "true"}])
def test_what_was_sent_without_leaving_the_page_is_held_in_its_place(path, how):
    by_htmx = {**OWN, "HX-Request": "true", "HX-Target": "list", **how}

    signed_out = Client().post(path, TYPED, headers=by_htmx)
    signed_in = cast.enter(Client(enforce_csrf_checks=True), cast.lan())
    expired = signed_in.post(path, TYPED, headers=by_htmx)

    for response in (signed_out, expired):
        assert response.status_code == 403
        assert 'value="Đoàn “Xơ-un” <b>\n서울"' in held(response)
        assert f'action="{path}"' in held(response)
        assert response.headers["HX-Retarget"] == "body"
        assert response.headers["HX-Reswap"] == "innerHTML"


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        ({"form_key": "k", "version": "3"}, OWN),
        ({**TYPED, "new_password": "kín"}, OWN),
        (TYPED, {"Origin": "https://elsewhere.example"}),
    ],
)
def test_what_may_not_be_held_leads_htmx_to_the_sign_in(path, sent, headers):
    response = Client().post(path, sent, headers={**headers, "HX-Request": "true"})

    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/sign-in/")


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]
)
def test_words_of_another_site_are_never_put_into_our_form(path, headers):
    response = Client().post(path, TYPED, headers=headers)

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_a_button_without_words_leads_to_the_sign_in(path):
    response = Client().post(path, {"form_key": "k", "version": "3"}, headers=OWN)

    assert response.status_code == 302


def test_what_was_typed_can_be_sent_again_after_signing_in_again(path):
    client = cast.enter(Client(enforce_csrf_checks=True), cast.lan())

    refused = client.post(path, TYPED, headers=OWN)
    token = TOKEN.search(held(refused))
    again = client.post(path, {**TYPED, "csrfmiddlewaretoken": token.group(1)}, headers=OWN)

    assert refused.status_code == 403
    assert "서울" in held(refused)
    assert again.status_code != 403


def test_a_password_is_never_printed_back():
    sent = {"login": "lan", "password": "kín-lắm-đấy"}
    response = Client(enforce_csrf_checks=True).post("/sign-in/", sent, headers=OWN)

    assert response.status_code == 403
    assert "kín-lắm-đấy" not in held(response)


def test_files_must_be_chosen_again(path):
    sent = {"unit": "1", "file": SimpleUploadedFile("a.xlsx", b"x")}
    response = Client().post(path, sent, headers=OWN)

    assert "chọn lại tệp" in held(response)


def test_the_address_of_a_button_says_so_and_leads_to_its_page():
    client = cast.enter(Client(), cast.lan())

    response = client.get("/plan/items/7/ask/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert 'href="/plan/items/7/"' in response.content.decode()
    assert inline_faults(response.content.decode()) == []
