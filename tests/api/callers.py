"""A program that calls the API with the token of a person, and what it gets back."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from doingoai.accounts.actions import make_token
from doingoai.accounts.models import ApiToken, User
from doingoai.foundation import clock

ROOT = "/api/v1/"


def token_of(user: User, *, days: float = 1) -> tuple[ApiToken, str]:
    now = clock.now()
    return make_token(user, name="thử", expires_at=now + timedelta(days=days), by=user, at=now)


def call(path: str, secret: str = "", *, client: Client | None = None, **options: Any) -> Any:
    """Send one call by itself, without a session and with CSRF checks on."""
    headers = options.pop("headers", {})
    if secret:
        headers = {"Authorization": f"Bearer {secret}", **headers}
    client = client or Client(enforce_csrf_checks=True, raise_request_exception=False)
    return client.get(path if path.startswith("/") else ROOT + path, headers=headers, **options)


def refused(response: HttpResponse) -> tuple[int, str]:
    """Status and code of a refusal; it has the one shape, or this fails."""
    body = response.json()  # type: ignore[attr-defined]
    assert sorted(body) == ["code", "fields", "message"]
    assert body["message"]
    return response.status_code, body["code"]
