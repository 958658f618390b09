"""Language, theme, and going back where one was."""

import pytest
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.foundation.models import AuditEntry
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_language_is_changed_for_the_browser_and_for_the_person(client):
    lan = cast.lan()
    cast.enter(client, lan)

    response = client.post(reverse("web:language"), {"language": "en", "next": "/account/"})

    assert response.headers["Location"] == "/account/"
    assert client.cookies["language"].value == "en"
    assert User.objects.get(pk=lan.pk).language == "en"
    assert AuditEntry.objects.get().verb == "user.edited"
    assert 'lang="en"' in client.get("/account/").content.decode()


def test_a_stranger_changes_the_language_of_the_browser_only(client):
    response = client.post(reverse("web:language"), {"language": "en", "next": "/sign-in/"})

    assert response.headers["Location"] == "/sign-in/"
    assert 'lang="en"' in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("language", ["", "fr", "../vi"])
def test_a_language_we_do_not_speak_changes_nothing(client, language):
    client.post(reverse("web:language"), {"language": language})

    assert "language" not in client.cookies


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_no_choice_leads_to_another_site(client, target):
    response = client.post(reverse("web:theme"), {"theme": "dark", "next": target})

    assert response.headers["Location"] == "/"


def test_the_theme_is_kept_and_shown(client):
    client.post(reverse("web:theme"), {"theme": "dark"})

    assert 'data-bs-theme="dark"' in client.get("/sign-in/").content.decode()


def test_an_unknown_theme_is_not_kept(client):
    client.post(reverse("web:theme"), {"theme": "pink"})

    assert "theme" not in client.cookies


@pytest.mark.parametrize("name", ["web:language", "web:theme"])
def test_choices_are_never_made_by_following_a_link(client, name):
    assert client.get(reverse(name)).status_code == 405


def test_a_persons_own_language_wins_where_the_browser_has_none(client):
    lan = cast.lan()
    User.objects.filter(pk=lan.pk).update(language="en")
    cast.enter(client, lan)

    html = client.get("/account/", headers={"Accept-Language": "vi"}).content.decode()

    assert '<html lang="en"' in html
