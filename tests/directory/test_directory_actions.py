"""Places, namesakes and what hangs on a person."""

from datetime import date

import pytest

from doingoai.directory.actions import add_person, add_place, edit_place
from doingoai.directory.models import Person, Place
from doingoai.directory.naming import PersonName
from doingoai.directory.queries import (
    country_of_sender,
    passports_of,
    posts_of,
    same_people,
    visible_places,
)
from doingoai.directory.states import PlaceKind
from doingoai.foundation import search
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from tests import cast, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return cast.lan()


def test_a_place_is_edited_sorted_and_found_anew(lan):
    place = add_place(name_vi="Nhà khách", kind=PlaceKind.OFFICE, by=lan)

    edited = edit_place(place, changes={"name_vi": " Ánh  Sao ", "capacity": 40}, by=lan)

    assert (edited.name_vi, edited.capacity) == ("Ánh Sao", 40)
    assert edited.sort_key != place.sort_key
    assert [entry.title for entry in search.find("anh sao")] == ["Ánh Sao"]
    assert AuditEntry.objects.latest("number").verb == "place.edited"


def test_an_edit_that_changes_nothing_is_not_audited(lan):
    place = factories.place("Nhà khách")

    edit_place(place, changes={"name_vi": "Nhà khách"}, by=lan)

    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"name_vi": " "}, "place.no_name"), ({"name_vi": "Phòng họp B"}, "place.exists")],
)
def test_a_place_needs_a_name_of_its_own(lan, changes, code):
    factories.place("Phòng họp B")
    place = factories.place("Phòng họp A")

    with pytest.raises(RuleBroken) as refusal:
        edit_place(place, changes=changes, by=lan)

    assert (refusal.value.code, refusal.value.field) == (code, "name_vi")


def test_a_leader_does_not_edit_places():
    with pytest.raises(NotAllowed):
        edit_place(factories.place(), changes={}, by=cast.minh())


def test_adding_a_place_twice_gives_the_first(lan):
    first = add_place(name_vi="Sân bay", kind=PlaceKind.AIRPORT, by=lan, room="Nhà khách VIP")

    second = add_place(name_vi="Sân bay", kind=PlaceKind.AIRPORT, by=lan, room="Nhà khách VIP")

    assert second == first
    assert str(Place.objects.get()) == "Sân bay, Nhà khách VIP"


@pytest.mark.parametrize(("nationality", "count"), [("KR", 2), ("", 3), ("JP", 2)])
def test_namesakes_are_those_with_the_same_letters_who_may_be_the_same(nationality, count):
    factories.person("KIM", "Mau", nationality="KR")
    factories.person("Mau", "Kim", nationality="")
    factories.person("kím", "mẫu", nationality="JP")
    factories.person("KIM", "Khac", nationality="KR")

    found = same_people(PersonName("Mau", "Kim"), nationality)

    assert found.count() == count


def test_a_namesake_is_asked_about_only_when_asked_to(lan):
    name = PersonName("Mau", "KIM")
    first = add_person(name, by=lan, nationality="KR")

    with pytest.raises(RuleBroken) as refusal:
        add_person(name, by=lan, accept_same=False, nationality="KR")
    add_person(name, by=lan, accept_same=True, nationality="KR")

    assert refusal.value.code == "person.same_exists"
    assert first.name.full in refusal.value.message
    assert Person.objects.count() == 2


def test_posts_come_newest_first(lan):
    person = factories.person()
    older = factories.post(person, "Phó Thị trưởng", until=date(2025, 1, 1))
    newer = factories.post(person, organisation_en="")

    assert list(posts_of(person)) == [newer, older]
    assert newer.organisation == "Thành phố Mẫu"


def test_a_person_without_passports_has_none():
    assert list(passports_of(factories.person())) == []


def test_places_are_for_those_who_read_the_directory():
    place = factories.place()

    assert list(visible_places(cast.minh())) == [place]
    assert list(visible_places(cast.focal_point())) == []


@pytest.mark.parametrize(
    ("sender", "country"),
    [
        ("Đại sứ quán Nhật Bản", "JP"),
        ("Đại sứ quán Cộng hòa Pháp tại Việt Nam", "FR"),
        ("Embassy of the Republic of Korea in Viet Nam", "KR"),
        ("Tổng Lãnh sự quán Lào", "LA"),
        ("Nhật Bản", "JP"),
        ("Sở Du lịch tỉnh Lào Cai", ""),
        ("Thành phố Xơ-un", "KR"),
        ("", ""),
    ],
)
def test_the_country_of_a_sender_is_guessed_carefully(sender, country):
    partner = factories.partner("Thành phố Xơ-un", country="KR")
    search.index(partner, title=partner.name_vi)

    assert country_of_sender(sender) == country
