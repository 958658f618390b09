"""How the pages say no, whole and in the place of a piece."""

import logging

import pytest
from django.test import Client, RequestFactory

from doingoai.foundation.refusals import RuleBroken
from doingoai.web import errors
from tests import cast
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true", "HX-Target": "list"}
REFUSAL = RuleBroken("Chưa có trưởng đoàn.", code="delegation.no_head", source="Điều 8")


def asking(**headers):
    request = RequestFactory().get("/delegations/7/", headers=headers)
    request.user = cast.lan()
    request.LANGUAGE_CODE = "vi"
    return request


def test_a_refusal_says_what_why_and_where_to_go():
    response = errors.refused(asking(Referer="http://testserver/delegations/"), REFUSAL)
    html = response.content.decode()

    assert response.status_code == 422
    assert "Chưa có trưởng đoàn." in html
    assert "Căn cứ: Điều 8" in html
    assert 'href="http://testserver/delegations/"' in html
    assert inline_faults(html) == []


def test_a_refusal_never_leads_to_another_site():
    response = errors.refused(asking(Referer="https://elsewhere.example/"), REFUSAL)

    assert b"elsewhere" not in response.content


def test_a_refusal_of_a_piece_is_shown_above_the_page():
    response = errors.refused(asking(**HTMX), REFUSAL, status=409)

    assert response.status_code == 409
    assert response.headers["HX-Retarget"] == "#messages"
    assert response.headers["HX-Reswap"] == "innerHTML"
    assert response.content.decode().startswith('<div class="note is-bad"')


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (errors.bad_request, 400, "Không đọc được địa chỉ"),
        (errors.not_allowed, 403, "Bạn không được làm việc này"),
        (errors.not_found, 404, "Không có gì ở đây"),
        (errors.csrf_failed, 403, "Biểu mẫu đã hết hạn"),
    ],
)
def test_a_plain_no_is_a_page_one_can_leave(answer, status, words):
    html = answer(asking()).content.decode()

    assert answer(asking()).status_code == status
    assert words in html
    assert inline_faults(html) == []


def test_a_plain_no_of_a_piece_is_shown_above_the_page():
    response = errors.not_found(asking(**HTMX))

    assert response.status_code == 404
    assert response.headers["HX-Retarget"] == "#messages"
    assert b"<html" not in response.content


def test_a_fault_gives_a_number_that_the_log_knows(caplog):
    with caplog.at_level(logging.ERROR, logger="doingoai.web"):
        html = errors.broken(asking()).content.decode()

    number = caplog.records[-1].args[0]
    assert number in html


def test_an_unknown_address_is_answered_by_our_page():
    response = Client().get("/khong-co/")

    assert response.status_code == 404
    assert "Không có gì ở đây" in response.content.decode()


def test_a_form_without_its_token_is_answered_by_our_page():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/sign-in/", {"login": "lan"})

    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn" in response.content.decode()
