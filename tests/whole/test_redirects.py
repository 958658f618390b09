"""Nobody is led elsewhere by our own addresses, whatever stands in them or in the request (S15)."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse

from doingoai.foundation.refusals import RuleBroken
from doingoai.web import errors
from tests import cast, factories
from tests.whole.redirects import FORWARDED, MARK, OWN, TRIED, stays
from tests.whole.sweep import Answer, undone
from tests.whole.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]

FEWEST_TRIED = 500
STRANGE_HOSTS = (
    MARK, f"{OWN}.{MARK}", f"{OWN}@{MARK}", f"{MARK}:80", f"{OWN}:80@{MARK}", f"{OWN},{MARK}",
    f"{OWN} {MARK}", f"{OWN}/{MARK}", f"{OWN}?{MARK}", f"{OWN}#{MARK}", f"{OWN}\\{MARK}", "[::1]",
    "[::ffff:127.0.0.1]", "0", "127.1", "127.0.0.1.nip.io", "localhost.localdomain", "[", "]", ":80",
    f"{OWN}:80:80", f"{OWN}:x", "..", "_", "", f"{OWN}%00", "x" * 300,
)  # fmt: skip


@pytest.fixture
def lan(client: Client) -> Client:
    cast.enter(client, cast.lan())
    return client


def astray(client: Client, method: str, path: str) -> list[str]:
    """Addresses given as `next` after which a browser leaves this host."""
    found = []
    for tried in TRIED:
        with undone():
            response: Any = getattr(client, method)(path, {"next": tried})
        if not stays(response.headers.get("Location", "")):
            found.append(f"{tried!r} leads to {response.headers['Location']!r}")
    return found


def test_enough_is_tried():
    assert len(TRIED) >= FEWEST_TRIED
    assert not any(map(stays, ("//khac.example", "/\t/khac.example", "\\/khac.example", "https:x")))
    assert all(map(stays, ("/desk/", "desk/", "?a=//x", "", f"http://{OWN}/x")))


@pytest.mark.parametrize(
    ("method", "name"),
    [("post", "web:language"), ("post", "web:theme"), ("get", "account_logout")],
)
def test_a_stranger_stays_here_whatever_next_says(method: str, name: str):
    client = Client(raise_request_exception=False)

    assert astray(client, method, reverse(name)) == []


def test_who_is_signed_in_stays_here_whatever_next_says(lan: Client):
    assert astray(lan, "get", reverse("account_login")) == []


def test_whoever_signs_in_stays_here_whatever_next_says(settings: Any):
    settings.ACCOUNT_RATE_LIMITS = False
    factories.user("mo-cua")
    told = {"login": "mo-cua", "password": factories.PASSWORD}

    reached = {_signed_in({**told, "next": tried}) for tried in TRIED[::20]}

    assert [place for place in reached if not stays(place)] == []
    assert "/" in reached
    assert _signed_in({**told, "next": "/tasks/"}) == "/tasks/"


def _signed_in(told: dict[str, str]) -> str:
    with undone():
        return Client().post("/sign-in/", told).headers["Location"]


def test_the_way_back_from_a_refusal_stays_here():
    back = [_way_back(tried) for tried in TRIED[::4]]

    assert [place for place in back if not stays(place)] == []
    assert _way_back(f"http://{OWN}/tasks/") == f"http://{OWN}/tasks/"


def _way_back(referer: str) -> str:
    request = RequestFactory().get("/", headers={"Referer": referer})
    request.user = AnonymousUser()
    page = errors.refused(request, RuleBroken("Không được.", code="trial")).content.decode()
    return unescape(re.findall(r'<a class="button" href="([^"]*)"', page)[0])


@pytest.mark.parametrize("name", ["web:desk", "account_login", "web:health", "api:openapi-json"])
def test_a_strange_host_is_refused(name: str):
    client = Client(raise_request_exception=False)

    answers = {host: client.get(reverse(name), headers={"Host": host}) for host in STRANGE_HOSTS}

    assert {host for host, one in answers.items() if one.status_code != 400} == set()
    assert {host for host, one in answers.items() if MARK in one.content.decode()} == set()


def test_what_a_request_says_of_its_host_is_in_no_answer(misled: list[Answer]):
    met = {one.name for one in misled if MARK in str(one.headers) or MARK.encode() in one.body}

    assert met == set()
    assert len(misled) >= 120


def test_an_address_to_give_away_is_of_the_house_whoever_is_asked(world: World):
    client = world.client_of(world.visitors["director"])

    with undone():
        page = client.post(
            reverse("programme:feed-make", args=[world.ids["visit"]]),
            headers={"Host": "localhost:8123", **FORWARDED},
        ).content.decode()

    assert f"{settings.BASE_ADDRESS}/ical/" in page
    assert "localhost:8123" not in page
