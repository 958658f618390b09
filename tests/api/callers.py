"""A program that calls the API with the token of a person, and what it gets back."""

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from doingoai.accounts.actions import make_token
from doingoai.accounts.models import ApiToken, User
from doingoai.accounts.scopes import Scope
from doingoai.foundation import clock

ROOT = "/api/v1/"


def token_of(
    user: User, *, days: float = 1, scopes: Iterable[str] = tuple(Scope.values)
) -> tuple[ApiToken, str]:
    now = clock.now()
    until = now + timedelta(days=days)
    chosen = [Scope(word) for word in scopes]
    return make_token(user, name="thử", scopes=chosen, expires_at=until, by=user, at=now)


def call(path: str, secret: str = "", *, client: Client | None = None, **options: Any) -> Any:
    """Send one call by itself, without a session and with CSRF checks on."""
    headers = options.pop("headers", {})
    if secret:
        headers = {"Authorization": f"Bearer {secret}", **headers}
    client = client or Client(enforce_csrf_checks=True, raise_request_exception=False)
    return client.get(path if path.startswith("/") else ROOT + path, headers=headers, **options)


def send(
    method: str, path: str, secret: str, body: Any = None, *, key: str = "", **headers: str
) -> Any:
    """Send one call that changes something, its body as JSON."""
    sent = {"Authorization": f"Bearer {secret}", **headers}
    if key:
        sent["Idempotency-Key"] = key
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    said = "" if body is None else json.dumps(body)
    return client.generic(method, ROOT + path, said, content_type="application/json", headers=sent)


def refused(response: HttpResponse) -> tuple[int, str]:
    """Status and code of a refusal; it has the one shape, or this fails."""
    body = response.json()  # type: ignore[attr-defined]
    assert sorted(body) == ["code", "fields", "message"]
    assert body["message"]
    return response.status_code, body["code"]
