"""The gallery answers like a real page, so that parts can be tried on it."""

import pytest
from django.urls import reverse

from tests import cast

pytestmark = pytest.mark.django_db


def test_it_suggests_units_without_accents(client):
    police = cast.police()

    response = client.get(reverse("web:gallery-lookup"), {"q": "cong AN"})

    assert response.json() == {
        "results": [{"id": police.pk, "label": "Công an thành phố", "line": ""}]
    }


def test_it_refuses_what_is_sent(client):
    response = client.post(reverse("web:gallery"))

    assert response.status_code == 422
    assert "Đoàn chưa có trưởng đoàn." in response.content.decode()


def test_a_real_installation_suggests_nothing(client, settings):
    settings.DEMO = False

    assert client.get(reverse("web:gallery-lookup")).status_code == 404
