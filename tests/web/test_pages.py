"""The pages of the face's foundation: whole in both languages, without script or style inside."""

import pytest
from django.urls import reverse

from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

OPEN = ("account_login", "account_inactive")
SIGNED_IN = (
    *("web:desk", "web:notices", "web:gallery", "accounts:profile", "accounts:tokens"),
    *("account_logout", "account_change_password", "account_reauthenticate"),
    *("mfa_index", "usersessions_list"),
)
LANGUAGES = {"vi": "Bỏ qua", "en": "Skip"}


@pytest.fixture
def officer(client):
    """Hà at her desk, with something of everything on it."""
    ha = cast.ha()
    factories.office()
    visit = factories.delegation(responsible=ha, registered_by=ha)
    factories.task(ha, about_type="delegation", about_id=str(visit.pk), about_label=str(visit))
    factories.notice(ha, subject_type="delegation", subject_id=str(visit.pk))
    cast.enter(client, ha)
    return ha


def check(response, language):
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}"' in html
    assert inline_faults(html) == []
    rules = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in rules
    assert "unsafe" not in rules


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_is_whole_in_both_languages(client, officer, name, language):
    client.cookies["language"] = language

    response = client.get(reverse(name))

    check(response, language)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", OPEN)
def test_a_page_before_the_door_is_whole_in_both_languages(client, name, language):
    client.cookies["language"] = language

    response = client.get(reverse(name))

    check(response, language)


@pytest.mark.parametrize("name", [name for name in SIGNED_IN if name != "web:gallery"])
def test_strangers_are_sent_to_the_sign_in(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert response.headers["Location"].startswith((reverse("account_login"), "/"))


def test_the_gallery_is_for_demonstrations_only(client, officer, settings):
    settings.DEMO = False

    response = client.get(reverse("web:gallery"))

    assert response.status_code == 404


def test_a_fragment_is_a_part_of_its_page(client, officer):
    whole = client.get(reverse("web:gallery"))

    piece = client.get(
        reverse("web:gallery"),
        headers={"HX-Request": "true", "HX-Target": "gallery-piece"},
    )

    assert piece.content.decode().startswith('<p id="gallery-piece"')
    assert piece.content.decode() in whole.content.decode()
    assert piece.headers["Vary"].startswith("HX-Request, HX-Target")


def test_a_personal_page_is_kept_nowhere(client, officer):
    response = client.get(reverse("web:desk"))

    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
