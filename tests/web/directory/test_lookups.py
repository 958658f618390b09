"""What fields suggest while one types."""

import pytest
from django.urls import reverse

from doingoai.foundation import search
from tests import cast, factories

pytestmark = pytest.mark.django_db

NAMES = ("directory:lookup-partners", "directory:lookup-people", "directory:lookup-places")


def found(client, name, words):
    return client.get(reverse(name), {"q": words}).json()["results"]


def test_partners_are_suggested_with_kind_and_country(client, lan):
    partner = factories.partner("Thành phố Xơ-un", name_en="Seoul")
    search.index(partner, title=partner.name_vi, line=partner.name_en)

    assert found(client, "directory:lookup-partners", "xo un") == [
        {"id": str(partner.pk), "label": "Thành phố Xơ-un", "line": "Địa phương nước ngoài · Hàn Quốc · Seoul"}
    ]  # fmt: skip


def test_people_are_suggested_with_post_and_country(client, lan):
    person = factories.person("KIM", "Mau", native="김견본")
    factories.post(person)
    search.index(person, title=str(person))
    unknown = factories.person("Bae", "Khac", nationality="")
    search.index(unknown, title=str(unknown))

    assert found(client, "directory:lookup-people", "kim") == [
        {"id": str(person.pk), "label": "KIM Mau", "line": "김견본 · Thị trưởng · Hàn Quốc"}
    ]
    assert found(client, "directory:lookup-people", "bae")[0]["line"] == ""


def test_places_are_suggested_with_kind_and_address(client, lan):
    place = factories.place("Phòng khách", address="79 phố Mẫu", room="Số 1")
    search.index(place, title=str(place))

    assert found(client, "directory:lookup-places", "phong") == [
        {"id": str(place.pk), "label": "Phòng khách, Số 1", "line": "Phòng họp · 79 phố Mẫu"}
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_typed_suggests_nothing(client, lan, name):
    assert found(client, name, " ") == []


def test_at_most_twelve_are_suggested(client, lan):
    for number in range(15):
        place = factories.place(f"Phòng {number}")
        search.index(place, title=str(place))

    assert len(found(client, "directory:lookup-places", "phong")) == 12


@pytest.mark.parametrize("name", NAMES)
def test_a_focal_point_is_suggested_nothing(client, name):
    cast.enter(client, cast.focal_point())

    assert client.get(reverse(name), {"q": "a"}).status_code == 403


@pytest.mark.parametrize("name", [*NAMES, "accounts:lookup-users"])
def test_strangers_go_to_the_sign_in(client, name):
    assert client.get(reverse(name), {"q": "a"}).status_code == 302
