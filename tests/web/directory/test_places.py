"""Places: the list, one place, adding, editing."""

import pytest
from django.urls import reverse

from doingoai.directory.models import Place
from doingoai.foundation import search
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

LIST = "/places/"
NEW = "/places/new/"


def read(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Khách sạn A", "Phòng họp B"]),
        ("?kind=hotel", ["Khách sạn A"]),
        ("?q=phong hop", ["Phòng họp B"]),
        ("?kind=airport", []),
    ],
)
def test_places_are_listed_and_narrowed(client, lan, query, shown):
    factories.place("Khách sạn A", kind="hotel")
    room = factories.place("Phòng họp B", capacity=40)
    search.index(room, title=str(room))

    html = read(client.get(LIST + query))

    assert [name for name in ("Khách sạn A", "Phòng họp B") if name in html] == shown
    assert inline_faults(html) == []


def test_an_empty_list_explains_itself(client, lan):
    assert "Chưa có địa điểm nào" in read(client.get(LIST))


def test_the_rows_alone_are_a_part_of_the_page(client, lan):
    factories.place()

    piece = client.get(LIST, headers={"HX-Request": "true", "HX-Target": "places-rows"})

    assert read(piece).strip() in read(client.get(LIST))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client, lan, count, django_assert_max_num_queries
):
    for _turn in range(count):
        factories.place()
    client.get(LIST)

    with django_assert_max_num_queries(4):
        client.get(LIST)


def test_a_place_shows_what_takes_place_there(client, lan):
    place = factories.place("Phòng họp A", address="79 phố Mẫu")
    visit = factories.delegation()
    factories.item(visit.programme, title_vi="Hội đàm mẫu", place=place)

    html = read(client.get(reverse("directory:place", args=[place.pk])))

    for shown in ("79 phố Mẫu", "Hội đàm mẫu", visit.reference):
        assert shown in html


def test_a_place_is_added(client, lan):
    response = client.post(NEW, {"name_vi": "Nhà khách", "kind": "office", "capacity": "20"})

    made = Place.objects.get()
    assert response.headers["Location"] == reverse("directory:place", args=[made.pk])
    assert made.capacity == 20


def test_a_place_is_edited(client, lan):
    place = factories.place("Nhà khách")
    address = reverse("directory:edit-place", args=[place.pk])
    shown = read(client.get(address))

    client.post(address, {"name_vi": "Nhà khách B", "kind": "office"})

    place.refresh_from_db()
    assert 'value="Nhà khách"' in shown
    assert (place.name_vi, place.capacity) == ("Nhà khách B", None)


def test_a_place_that_is_there_already_is_refused(client, lan):
    factories.place("Nhà khách A")
    place = factories.place("Nhà khách B")

    response = client.post(
        reverse("directory:edit-place", args=[place.pk]), {"name_vi": "Nhà khách A", "kind": "room"}
    )

    assert response.status_code == 422
    assert "đã có trong danh sách" in read(response)


def test_a_leader_changes_no_place_and_a_focal_point_sees_none(client):
    place = factories.place()
    edit, show = (reverse(f"directory:{name}", args=[place.pk]) for name in ("edit-place", "place"))
    cast.enter(client, cast.minh())
    assert (client.get(NEW).status_code, client.get(edit).status_code) == (403, 403)
    assert client.get(show).status_code == 200

    cast.enter(client, cast.focal_point())
    assert (client.get(LIST).status_code, client.get(show).status_code) == (403, 404)


@pytest.mark.parametrize(("language", "title"), [("vi", "Địa điểm"), ("en", "Places")])
def test_every_page_is_whole_in_both_languages(client, lan, language, title):
    place = factories.place()
    client.cookies["language"] = language
    pages = [
        LIST, NEW, reverse("directory:place", args=[place.pk]),
        reverse("directory:edit-place", args=[place.pk]),
    ]  # fmt: skip

    for address in pages:
        html = read(client.get(address))

        assert title in html
        assert inline_faults(html) == []
