"""What surrounds a page: navigation by right, what is current, notices, theme."""

import pytest
from django.test import RequestFactory

from doingoai.web import shell
from doingoai.web.shell import Entry, Shell, address, theme_of
from tests import cast, factories

pytestmark = pytest.mark.django_db


def around(user, path="/", **cookies):
    request = RequestFactory().get(path)
    request.user = user
    request.COOKIES.update(cookies)
    return Shell(request)


def test_who_may_nothing_sees_only_the_desk():
    names = [entry.name for entry, _ in around(cast.stranger()).navigation]

    assert names == ["web:desk"]


def test_an_officer_is_led_to_the_delegations_and_the_administrator_is_not():
    officer = {entry.name for entry, _ in around(cast.lan()).navigation}
    administrator = {entry.name for entry, _ in around(cast.administrator()).navigation}

    assert "delegations:list" in officer
    assert "delegations:list" not in administrator


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", ["web:desk"]),
        ("/delegations/", ["delegations:list"]),
        ("/delegations/7/people/", ["delegations:list"]),
        ("/account/", []),
    ],
)
def test_the_entry_where_one_is_stands_out(path, here):
    entries = around(cast.lan(), path).navigation

    assert [entry.name for entry, is_here in entries if is_here] == here


def test_an_entry_without_a_page_is_absent(monkeypatch):
    entry = Entry("Nowhere", "web:nowhere", icon="point")
    monkeypatch.setattr(shell, "NAVIGATION", (entry,))

    assert address("web:nowhere") == ""
    assert around(cast.lan()).navigation == []


def test_a_stranger_has_no_navigation_and_no_notices():
    nobody = around(type("Nobody", (), {"is_authenticated": False})())

    assert (nobody.navigation, nobody.create, nobody.unread) == ([], [], 0)


def test_unread_notices_are_counted():
    lan = cast.lan()
    factories.notice(lan)
    factories.notice(lan, read_at=factories.NOON)
    factories.notice(cast.ha())

    assert around(lan).unread == 1


def test_the_office_is_named():
    factories.office()

    assert str(around(cast.lan()).office.unit) == "Sở Ngoại vụ"


def test_search_is_shown_once_it_exists():
    lan = around(cast.lan())

    assert lan.search_url == address("web:search")
    assert lan.suggestions_url == address("web:suggestions")


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("pink", "auto"), ("", "auto")])
def test_the_theme_comes_from_the_cookie(cookie, theme):
    assert around(cast.lan(), theme=cookie).theme == theme
    assert theme_of(RequestFactory().get("/")) == "auto"
