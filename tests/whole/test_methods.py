"""
Looking changes nothing, and what changes something needs the token of our own page (S23).

Every address is read by everybody with GET, and by three who may read nearly everything with HEAD;
a digest of every table before and after says what that left behind. Every address is then sent a
POST without a token, with a wrong one, and with a right one that comes from another site.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.whole.access import EVERYBODY, Route
from tests.whole.matrix import ROUTES
from tests.whole.sweep import Walk, Walks, address, differing, digests, undone
from tests.whole.test_permissions import WHO
from tests.whole.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]

# What reading leaves behind on purpose: the session itself, how often somebody knocked (for the
# limits of the sign-in), how many files and people somebody has taken away or read, when a program last used its token or guests their link, and what a
# calendar has shown last.
LEFT_BEHIND = {
    "django_session", "usersessions_usersession", "foundation_cache", "accounts_apitoken",
    "guests_guestlink", "calendars_shown", "foundation_tally", "accounts_peopleread",
}  # fmt: skip
HEAD_READERS = ("director", "administrator", "focal point of an asked unit")
# Reads by token and by secret address: no cookie speaks for anybody there, and nothing is written.
WITHOUT_COOKIE = ("api:", "runsheet:device-")
FEWEST_READ, FEWEST_WRITTEN = 120, 90
EXPIRED = "Biểu mẫu đã hết hạn"
FOREIGN = {"Origin": "https://khac.example"}


@pytest.mark.parametrize("who", WHO)
def test_reading_by_get_changes_nothing(walks: Walks, who: str):
    walk = walks.of(who, "GET")

    assert walk.changed - LEFT_BEHIND == set()
    assert len(walk.answers) >= FEWEST_READ


@pytest.mark.parametrize("who", HEAD_READERS)
def test_reading_by_head_changes_nothing_and_says_nothing(walks: Walks, who: str):
    walk, read = walks.of(who, "HEAD"), walks.of(who, "GET")

    assert walk.changed - LEFT_BEHIND == set()
    assert [one.name for one in walk.answers if one.body] == []
    assert _statuses(walk) == _statuses(read)


def _statuses(walk: Walk) -> dict[str, int]:
    """Of the pages; the programming interface answers to GET alone."""
    return {one.name: one.status for one in walk.answers if not one.name.startswith("api:")}


@pytest.fixture(scope="module")
def clients(world: World) -> Iterator[dict[str, Client]]:
    """A browser for everybody, who asks for the token of every form."""
    with undone():
        yield {
            name: world.client_of(who, enforce_csrf_checks=True)
            for name, who in world.visitors.items()
        }


def test_what_only_writes_cannot_be_read(world: World, clients: dict[str, Client]):
    writing = [name for name, route in ROUTES.items() if route.write and not route.read]
    before = digests()

    statuses = {name: _read(world, clients, name).status_code for name in writing}

    assert {name: status for name, status in statuses.items() if status != 405} == {}
    assert differing(before, digests()) <= LEFT_BEHIND
    assert len(writing) >= 40


@pytest.mark.parametrize("sent", ["nothing", "a wrong token", "a token from another site"])
def test_a_post_that_is_not_from_our_page_is_refused_everywhere(
    world: World, clients: dict[str, Client], sent: str
):
    before = digests()

    passed = [name for name in _with_cookie() if not _is_refused(_sent(world, clients, name, sent))]

    assert passed == []
    assert differing(before, digests()) <= LEFT_BEHIND


def test_a_post_from_our_page_is_let_through(world: World, clients: dict[str, Client]):
    writing = [name for name, route in ROUTES.items() if route.write]

    refused = [
        name for name in writing if _is_refused(_sent(world, clients, name, "the right token"))
    ]

    assert refused == []
    assert len(writing) >= FEWEST_WRITTEN


def _with_cookie() -> list[str]:
    return [name for name in ROUTES if not name.startswith(WITHOUT_COOKIE)]


def _writer(world: World, route: Route) -> str:
    """Somebody for whom the address is there: who may write, else the director."""
    if route.write is EVERYBODY:
        return "stranger"
    may = [name for name, who in world.visitors.items() if route.write and route.write.holds(who)]
    return may[0] if may else "director"


def _read(world: World, clients: dict[str, Client], name: str) -> HttpResponse:
    route = ROUTES[name]
    return clients[_writer(world, route)].get(address(world, name, route))


def _sent(world: World, clients: dict[str, Client], name: str, sent: str) -> HttpResponse:
    """Post the example form of an address with or without what our own page puts in."""
    route = ROUTES[name]
    client = clients[_writer(world, route)]
    session = client.cookies.get(settings.SESSION_COOKIE_NAME)
    kept = session.value if session else ""
    fields = {**route.sends}
    with undone():
        if sent != "nothing":
            fields["csrfmiddlewaretoken"] = _token(client, is_right=sent != "a wrong token")
        headers = FOREIGN if sent == "a token from another site" else {}
        response = client.post(address(world, name, route), fields, headers=headers)
    if kept:
        client.cookies[settings.SESSION_COOKIE_NAME] = kept
    return response


def _token(client: Client, *, is_right: bool) -> str:
    """The token of a browser that has opened a page of ours, or one that was made up."""
    token = "k" * 32
    client.cookies[settings.CSRF_COOKIE_NAME] = token
    return token if is_right else "w" * 32


def _is_refused(response: HttpResponse) -> bool:
    return response.status_code == 403 and EXPIRED in response.content.decode("utf-8", "replace")


def test_the_sign_in_is_guarded_as_well():
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("account_login"), {"login": "lan", "password": "x"})

    assert _is_refused(response)
