"""The own account."""

import pytest
from django.urls import reverse

from doingoai.accounts.models import ApiToken, User
from doingoai.foundation.models import AuditEntry
from tests import cast

pytestmark = pytest.mark.django_db

PROFILE = "/account/"
TOKENS = "/account/tokens/"


def test_language_and_contact_are_kept_and_audited(client, lan):
    response = client.post(
        PROFILE, {"language": "en", "phone": "024 0000 0000", "email": "lan@example.org"}
    )
    kept = User.objects.get(pk=lan.pk)

    assert response.headers["Location"] == PROFILE
    assert (kept.language, kept.phone, kept.email) == ("en", "024 0000 0000", "lan@example.org")
    assert AuditEntry.objects.get().verb == "user.edited"


def test_a_wrong_address_is_refused_in_place_and_kept(client, lan):
    response = client.post(PROFILE, {"language": "vi", "email": "khong phai"})
    html = response.content.decode()

    assert response.status_code == 422
    assert 'value="khong phai"' in html
    assert 'href="#id_email"' in html


def test_roles_and_post_are_shown_in_words(client, lan):
    html = client.get(PROFILE).content.decode()

    assert "Chuyên viên" in html
    assert "Sở Ngoại vụ" in html


def test_a_token_is_shown_once(client, lan):
    made = client.post(
        TOKENS, {"name": "Bảng tính", "days": 90, "scopes": ["visits:read"]}
    ).content.decode()
    later = client.get(TOKENS).content.decode()

    assert "doi_" in made
    assert "visits:read" in later
    assert "doi_" not in later
    assert "Bảng tính" in later


def test_a_token_without_a_purpose_is_refused(client, lan):
    response = client.post(TOKENS, {"name": "", "days": 90})

    assert response.status_code == 422
    assert not ApiToken.objects.exists()


def test_a_token_is_stopped(client, lan):
    client.post(TOKENS, {"name": "Bảng tính", "days": 90, "scopes": ["visits:read"]})
    token = ApiToken.objects.get()

    client.post(reverse("accounts:revoke-token", args=[token.pk]))

    assert ApiToken.objects.get().revoked_at is not None
    assert "Đã ngừng" in client.get(TOKENS).content.decode()


def test_nobody_stops_the_token_of_another(client, lan):
    client.post(TOKENS, {"name": "Bảng tính", "days": 90, "scopes": ["visits:read"]})
    token = ApiToken.objects.get()
    cast.enter(client, cast.ha())

    response = client.post(reverse("accounts:revoke-token", args=[token.pk]))

    assert response.status_code == 404
    assert ApiToken.objects.get().revoked_at is None


def test_who_may_use_no_programs_makes_no_token(client):
    cast.enter(client, cast.minh())

    html = client.get(TOKENS).content.decode()
    response = client.post(TOKENS, {"name": "Bảng tính", "days": 90, "scopes": ["visits:read"]})

    assert "Tạo mã truy cập" not in html
    assert response.status_code == 403
    assert not ApiToken.objects.exists()
