"""Whole pages and their named pieces."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from doingoai.web.rendering import login_required, page, piece_wanted
from tests import cast

HTMX = {"HX-Request": "true", "HX-Target": "gallery-piece"}


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({}, ""),
        ({"HX-Target": "list"}, ""),
        ({"HX-Request": "true"}, ""),
        ({"HX-Request": "true", "HX-Target": "list"}, "list"),
        ({"HX-Request": "true", "HX-Target": "list", "HX-Boosted": "true"}, ""),
        ({"HX-Request": "true", "HX-Target": "list", "HX-History-Restore-Request": "true"}, ""),
    ],
)
def test_a_piece_is_wanted_only_by_htmx(headers, wanted):
    request = RequestFactory().get("/", headers=headers)

    assert piece_wanted(request) == wanted


@pytest.mark.django_db
def test_a_piece_that_the_page_does_not_list_is_never_picked():
    request = RequestFactory().get("/", headers=HTMX)
    request.user = cast.ha()

    response = page(request, "errors/plain.html", {"title": "Trang"}, fragments=("other",))

    assert b"<!doctype html>" in response.content


@pytest.mark.django_db
def test_a_page_tells_its_status():
    request = RequestFactory().get("/", headers={**HTMX, "HX-Target": "fault"})
    request.user = cast.ha()

    response = page(request, "errors/plain.html", {"text": "Sai"}, fragments=("fault",), status=422)

    assert response.status_code == 422
    assert response.content.decode() == "<div><p>Sai</p></div>"


@login_required
def hidden(request, number):
    return HttpResponse(f"{request.user.name} {number}")


@pytest.mark.django_db
def test_a_signed_in_person_passes():
    request = RequestFactory().get("/hidden/")
    request.user = cast.lan()

    assert hidden(request, number=7).content.decode() == f"{cast.lan().name} 7"


def test_a_stranger_comes_back_to_the_page_after_the_sign_in():
    request = RequestFactory().get("/hidden/?a=1")
    request.user = type("Nobody", (), {"is_authenticated": False})()

    response = hidden(request, number=7)

    assert response.headers["Location"] == "/sign-in/?next=/hidden/%3Fa%3D1"


def test_a_stranger_of_htmx_is_sent_to_the_sign_in_as_a_whole():
    request = RequestFactory().get("/hidden/", headers={"HX-Request": "true"})
    request.user = type("Nobody", (), {"is_authenticated": False})()

    response = hidden(request, number=7)

    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/sign-in/")
