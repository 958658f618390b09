"""Colleagues suggested while one types."""

import pytest
from django.urls import reverse

from doingoai.accounts.models import User
from tests import cast

pytestmark = pytest.mark.django_db

LOOKUP = "/account/lookup/"


def found(client, words):
    return client.get(LOOKUP, {"q": words}).json()["results"]


def test_colleagues_are_found_without_accents(client):
    cast.enter(client, cast.lan())
    ha = cast.ha()

    assert reverse("accounts:lookup-users") == LOOKUP
    assert found(client, "tran thi ha") == [
        {"id": str(ha.pk), "label": "Trần Thị Hà Mẫu", "line": "Phòng Lễ tân"}
    ]


@pytest.mark.parametrize("words", ["", "khong ai ca"])
def test_nothing_is_suggested_for_nothing(client, words):
    cast.enter(client, cast.lan())

    assert found(client, words) == []


def test_who_has_left_is_not_suggested(client):
    cast.enter(client, cast.lan())
    ha = cast.ha()
    User.objects.filter(pk=ha.pk).update(is_active=False)

    assert found(client, "tran thi ha") == []


@pytest.mark.parametrize("who", [cast.focal_point, cast.stranger, cast.minh])
def test_who_gives_nobody_work_is_suggested_nobody(client, who):
    cast.enter(client, who())

    assert client.get(LOOKUP, {"q": "a"}).status_code == 403
