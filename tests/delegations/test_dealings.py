"""What we have had with a partner, a person, a place, an entry of the register."""

import pytest

from doingoai.delegations.dealings import (
    delegations_opened_from,
    items_at_place,
    items_of_partner,
    open_promises_to,
    opened_from_each,
    papers_of_partner,
    papers_of_person,
    people_of_partner,
    roles_in_visits,
    visits_by_programme,
    visits_with_titles,
)
from doingoai.planning.states import TaskKind, TaskState
from doingoai.programme.states import ItemKind
from tests import cast, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return factories.partner()


@pytest.fixture
def visit(partner):
    return factories.delegation(partner=partner)


@pytest.fixture
def focal():
    return cast.focal_point()


def test_visits_opened_from_an_entry_are_for_those_who_may_see_them(focal):
    entry = factories.incoming()
    visit = factories.delegation(incoming=entry)
    factories.delegation()

    assert list(delegations_opened_from(entry, seen_by=cast.lan())) == [visit]
    assert list(delegations_opened_from(entry, seen_by=focal)) == []


def test_of_several_visits_from_one_entry_the_newest_is_shown():
    entry, other = factories.incoming(), factories.incoming()
    factories.delegation(incoming=entry)
    newest = factories.delegation(incoming=entry)

    assert opened_from_each([entry, other], seen_by=cast.lan()) == {entry.pk: newest}


def test_moves_and_rests_are_no_meetings(visit, partner):
    talks = factories.item(visit.programme, ItemKind.TALKS)
    for kind in (ItemKind.TRANSFER, ItemKind.FREE, ItemKind.CHECK_IN):
        factories.item(visit.programme, kind)

    assert list(items_of_partner(partner, seen_by=cast.lan())) == [talks]


def test_a_focal_point_sees_only_what_is_shared(visit, partner, focal):
    factories.item(visit.programme)
    factories.paper(visit)
    assert list(items_of_partner(partner, seen_by=focal)) == []

    factories.shared_with(visit, focal.unit)

    assert items_of_partner(partner, seen_by=focal).count() == 1
    assert list(papers_of_partner(partner, seen_by=focal)) == []
    assert list(people_of_partner(partner, seen_by=focal)) == []


def test_people_of_a_partner_have_a_post_there_or_came_from_it(visit, partner):
    mayor, guest = factories.person("Ahn"), factories.person("Bae")
    factories.post(mayor, partner=partner)
    factories.member(visit, guest)
    factories.person("Choi")

    assert set(people_of_partner(partner, seen_by=cast.lan())) == {mayor, guest}


def test_papers_are_those_of_the_visits(visit, partner):
    guest = factories.person()
    factories.member(visit, guest)
    paper = factories.paper(visit)
    factories.paper(factories.delegation())
    lan = cast.lan()

    assert list(papers_of_partner(partner, seen_by=lan)) == [paper]
    assert list(papers_of_person(guest, seen_by=lan)) == [paper]


def test_open_promises_are_those_of_the_partner_and_of_its_visits(visit, partner):
    lan = cast.lan()

    def promise(**fields):
        return factories.task(lan, kind=TaskKind.PROMISE, **fields)

    of_visit = promise(about_type="delegation", about_id=str(visit.pk))
    of_partner = promise(about_type="partner", about_id=str(partner.pk))
    promise(about_type="delegation", about_id=str(factories.delegation().pk))
    factories.task(lan, about_type="partner", about_id=str(partner.pk))
    promise(
        about_type="partner", about_id=str(partner.pk), state=TaskState.DONE,
        ended_by=lan, ended_at=factories.NOON,
    )  # fmt: skip

    assert list(open_promises_to(partner, seen_by=lan)) == [of_visit, of_partner]


def test_what_takes_place_somewhere(visit):
    room = factories.place()
    item = factories.item(visit.programme, place=room)
    factories.item(visit.programme)

    assert list(items_at_place(room, seen_by=cast.lan())) == [item]


def test_what_a_person_was_on_either_side(visit):
    person = factories.person()
    factories.member(visit, person, title_vi="Thị trưởng")
    other = factories.delegation()
    factories.host(other, person)

    roles = roles_in_visits(person, [visit, other])

    assert roles == {visit.pk: ["Thành viên", "Thị trưởng"], other.pk: ["Người tham dự"]}


def test_names_of_visits_are_given_to_those_who_see_them(visit, focal):
    item = factories.item(visit.programme)
    lan = cast.lan()

    assert visits_with_titles([str(visit.pk)], seen_by=lan) == {str(visit.pk): visit.title}
    assert visits_with_titles([str(visit.pk)], seen_by=focal) == {}
    assert visits_by_programme([item], seen_by=lan) == {visit.programme_id: visit}
