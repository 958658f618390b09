"""What monitors and robots are told."""

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from doingoai.web import health

pytestmark = pytest.mark.django_db


def test_a_sound_installation_says_so(client):
    response = client.get(reverse("web:health"))

    assert response.status_code == 200
    assert response.json()["ok"] is True
    assert response.json()["database"] == connection.vendor


@pytest.mark.skipif(connection.vendor != "sqlite", reason="journal modes are SQLite's")
def test_the_journal_is_safe_and_every_commit_is_synced(client):
    facts = client.get(reverse("web:health")).json()

    assert facts["journal_is_safe"] is True
    assert facts["synchronous"] == "full"


def test_a_silent_database_is_told_without_details(client, monkeypatch):
    def silent():
        raise DatabaseError("secret details")

    monkeypatch.setattr(health, "_sqlite", silent)
    monkeypatch.setattr(health, "_other", silent)

    response = client.get(reverse("web:health"))

    assert response.status_code == 503
    assert response.json()["ok"] is False
    assert b"secret" not in response.content


def test_robots_stay_outside(client):
    response = client.get(reverse("web:robots"))

    assert response.content.decode() == "User-agent: *\nDisallow: /\n"
