"""Language, theme, and going back where one was."""

import html
import re

import pytest
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.foundation.models import AuditEntry
from tests import cast, factories

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

    shown = client.get("/account/", headers={"Accept-Language": "vi"}).content.decode()

    assert '<html lang="en"' in shown


RETURN = re.compile(r'action="/language/"[^>]*>.*?name="next" value="([^"]*)"', re.DOTALL)


def switched(client, answer):
    """Where the language form of this answer leads, and how that is answered."""
    target = html.unescape(RETURN.search(answer.content.decode()).group(1))
    back = client.post(reverse("web:language"), {"language": "en", "next": target})
    return back.headers["Location"], client.get(back.headers["Location"]).status_code


@pytest.mark.parametrize(
    ("came_from", "target"),
    [
        ("http://testserver/tasks/?show=late", "/tasks/?show=late"),
        ("http://testserver/tasks/{pk}/drop/", "/tasks/{pk}/"),
        ("https://elsewhere.example/tasks/", "/tasks/{pk}/"),
        ("", "/tasks/{pk}/"),
    ],
)
def test_from_the_refusal_of_a_button_one_comes_back_to_its_page(client, lan, came_from, target):
    task = factories.task(lan)
    referer = {"Referer": came_from.format(pk=task.pk)} if came_from else {}

    refused = client.post(
        reverse("planning:drop", args=[task.pk]), {"evidence": " "}, headers=referer
    )

    assert refused.status_code == 422
    assert switched(client, refused) == (target.format(pk=task.pk), 200)


def test_from_the_refusal_of_a_form_one_comes_back_to_the_form(client, lan):
    refused = client.post("/tasks/new/?unit=1", {"title": ""})

    assert refused.status_code == 422
    assert switched(client, refused) == ("/tasks/new/?unit=1", 200)
