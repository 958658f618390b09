"""Something has happened: the fact, the proposal, what is accepted, who is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from doingoai.accounts.models import Notice
from doingoai.accounts.states import Role
from doingoai.delegations.actions.papers import renew_visit_papers
from doingoai.delegations.states import HostRole, State
from doingoai.directory.models import Place
from doingoai.foundation.models import AuditEntry
from doingoai.norms.queries import figure_table
from doingoai.programme.models import Item
from doingoai.programme.states import Side
from doingoai.resources.models import Need
from tests import bookable, cast, factories
from tests.factories import FIRST_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    visit = factories.delegation(state=State.APPROVED, responsible=cast.lan())
    guest = factories.member(visit, role="head")
    leader = factories.person("Lê", "Chủ", vietnamese=True)
    deputy = factories.person("Vũ", "Phó", vietnamese=True)
    factories.host(visit, leader, role=HostRole.LEADER, rank="pc_vice_chair")
    factories.host(visit, deputy, rank="director")
    room = factories.place("Trụ sở", room="Phòng khách", capacity=40)
    factories.place("Trụ sở", room="Phòng hai", capacity=40)
    item = factories.item(visit.programme, place=room, responsible=cast.ha())
    factories.participation(item, leader, Side.HOST)
    factories.participation(item, guest.person, Side.GUEST)
    return visit


def _item(visit) -> Item:
    return Item.objects.get(programme=visit.programme)


def _span(visit) -> dict[str, str]:
    item = _item(visit)
    return {
        "since": f"{item.starts_at - timedelta(hours=2):%d/%m/%Y %H:%M}",
        "until": f"{item.starts_at + timedelta(hours=14):%d/%m/%Y %H:%M}",
    }


def _lost(visit) -> dict[str, str]:
    return {"what": "room", "item": f"item-{_item(visit).pk}", **_span(visit)}


def _ask(client, visit, said):
    return client.get(reverse("delegations:ripple", args=[visit.pk]), said)


def _accept(client, visit, said, answer, *accepted):
    posted = {**said, "mark": answer.context["proposal"].mark, "accept": accepted}
    return client.post(reverse("delegations:ripple", args=[visit.pk]), posted)


@pytest.fixture
def lan(client):
    client.force_login(cast.lan())
    return client


def test_the_three_facts_can_be_entered(lan, visit):
    answer = _ask(lan, visit, {})

    assert [form.kind for _title, form in answer.context["entries"]] == ["flight", "away", "room"]
    assert answer.status_code == 200


def test_a_lost_room_is_changed_and_everybody_concerned_is_told(lan, visit):
    said = _lost(visit)
    answer = _ask(lan, visit, said)
    (line,) = answer.context["proposal"].mended
    assert (line["place"], line["moves"]) == ("Phòng hai, Trụ sở", False)

    done = _accept(lan, visit, said, answer, line["key"])

    assert done.status_code == 302
    assert _item(visit).place.room == "Phòng hai"
    assert list(Notice.objects.values_list("to__username", "kind")) == [("ha", "programme.mended")]
    assert AuditEntry.objects.filter(verb="programme.mended").count() == 1


def test_a_leader_called_away_is_replaced(lan, visit):
    host = visit.hosts.get(role=HostRole.LEADER)
    said = {"what": "away", "host": f"host-{host.pk}", **_span(visit)}
    answer = _ask(lan, visit, said)
    (line,) = answer.context["proposal"].mended

    _accept(lan, visit, said, answer, line["key"])

    hosts = _item(visit).participations.filter(side=Side.HOST)
    assert [one.person.given for one in hosts] == ["Phó"]


def test_a_moved_flight_is_written_into_the_list(lan, visit):
    at = _item(visit).starts_at - timedelta(hours=4)
    said = {"what": "flight", "flight": "arrives", "at": f"{at:%d/%m/%Y %H:%M}", "number": "ZZ 9"}
    answer = _ask(lan, visit, said)

    _accept(lan, visit, said, answer, "flights")

    guest = visit.members.get()
    assert guest.arrival_flight == "ZZ 9"
    assert guest.arrival_at is not None


def test_nothing_ticked_is_refused(lan, visit):
    said = _lost(visit)

    answer = _accept(lan, visit, said, _ask(lan, visit, said))

    assert answer.status_code == 422
    assert _item(visit).place.room == "Phòng khách"


def test_a_proposal_of_another_programme_is_refused_and_the_new_one_shown(lan, visit):
    said = _lost(visit)
    answer = _ask(lan, visit, said)
    factories.place("Trụ sở", room="Phòng nhỏ hơn", capacity=3)

    refused = _accept(lan, visit, said, answer, answer.context["proposal"].mended[0]["key"])

    assert refused.status_code == 422
    assert refused.context["proposal"].mended[0]["place"] == "Phòng nhỏ hơn, Trụ sở"
    assert _item(visit).place.room == "Phòng khách"


@pytest.mark.parametrize(
    "wrong", [{"since": "soon"}, {"until": ""}, {"item": "item-0"}, {"until": "01/01/2020 08:00"}]
)
def test_what_cannot_be_read_is_told_at_its_field(lan, visit, wrong):
    answer = _ask(lan, visit, _lost(visit) | wrong)

    assert answer.status_code == 422
    assert set(answer.context["bound"].errors) == set(wrong)


def test_a_frozen_visit_is_not_mended(lan, visit):
    said = _lost(visit)
    answer = _ask(lan, visit, said)
    type(visit).objects.filter(pk=visit.pk).update(state=State.REPORTED)

    refused = _accept(lan, visit, said, answer, answer.context["proposal"].mended[0]["key"])

    assert refused.status_code == 422
    assert _item(visit).place.room == "Phòng khách"


def test_who_may_not_edit_programmes_may_not_mend_them(client, visit):
    client.force_login(factories.user(roles=[Role.RECORDS_CLERK]))

    assert _ask(client, visit, {}).status_code == 403


def test_the_page_names_the_day_it_is_about(lan, visit):
    answer = _ask(lan, visit, _lost(visit))

    assert f"{FIRST_DAY:%d/%m/%Y}" in answer.content.decode()


# Who and what is booked goes along.


@pytest.fixture
def booked(visit):
    """Two items one after the other with the same car, the first in a booked room."""
    first = _item(visit)
    first.ends_at = first.starts_at + timedelta(hours=1)
    first.save(update_fields=["ends_at"])
    second = factories.item(
        visit.programme, place=first.place, starts_at=first.ends_at,
        ends_at=first.ends_at + timedelta(hours=1),
    )  # fmt: skip
    for one in first.participations.all():
        factories.participation(second, one.person, Side(one.side))
    car = bookable.resource("vehicle")
    for item in (first, second):
        _book(car, item, "vehicle")
    return first, second, car


def _book(resource, item, kind):
    about = {"about_type": "item", "about_id": str(item.pk), "about_label": item.title_vi}
    times = {"starts_at": item.starts_at, "ends_at": item.ends_at}
    need = bookable.need(item, kind)
    return bookable.booking(resource, cast.lan(), need=need, **times, **about)


def _late(visit) -> dict[str, str]:
    at = localtime(_item_first(visit).starts_at) + timedelta(minutes=90)
    return {"what": "flight", "flight": "arrives", "at": f"{at:%d/%m/%Y %H:%M}", "number": "ZZ 9"}


def _item_first(visit) -> Item:
    return Item.objects.filter(programme=visit.programme).earliest("starts_at")


def test_the_car_of_items_that_all_move_goes_along(lan, visit, booked):
    first, second, car = booked
    said = _late(visit)
    answer = _ask(lan, visit, said)
    lines = answer.context["proposal"].mended
    assert {line["key"] for line in lines} == {f"item-{first.pk}", f"item-{second.pk}"}

    done = _accept(lan, visit, said, answer, *(line["key"] for line in lines))

    assert done.status_code == 302
    for item in (first, second):
        item.refresh_from_db()
        booking = car.bookings.get(about_id=str(item.pk))
        assert (booking.starts_at, booking.ends_at) == (item.starts_at, item.ends_at)


def test_a_car_that_is_taken_then_is_freed_and_needed_again(lan, visit, booked):
    _first, second, car = booked
    bookable.booking(
        car, cast.lan(), starts_at=second.ends_at, ends_at=second.ends_at + timedelta(hours=3)
    )
    said = _late(visit)
    answer = _ask(lan, visit, said)
    lines = answer.context["proposal"].mended
    assert [line["busy"] for line in lines if line["key"] == f"item-{second.pk}"] == [[car.name]]
    assert car.name in answer.content.decode()

    _accept(lan, visit, said, answer, *(line["key"] for line in lines))

    second.refresh_from_db()
    assert not car.bookings.filter(about_id=str(second.pk)).exists()
    assert second.car == ""
    (need,) = Need.objects.filter(about_id=str(second.pk))
    assert need.starts_at == second.starts_at


def test_another_room_is_booked_for_the_one_that_is_lost(lan, visit):
    item = _item(visit)
    item.ends_at = item.starts_at + timedelta(hours=1)
    item.save(update_fields=["ends_at"])
    old = bookable.resource("room", place=item.place)
    new = bookable.resource("room", place=Place.objects.get(room="Phòng hai"), capacity=40)
    _book(old, item, "room")
    said = _lost(visit)
    answer = _ask(lan, visit, said)

    _accept(lan, visit, said, answer, answer.context["proposal"].mended[0]["key"])

    assert not old.bookings.exists()
    assert new.bookings.get().about_id == str(item.pk)
    assert _item(visit).place.room == "Phòng hai"


def test_a_room_that_is_taken_is_not_proposed(lan, visit):
    item = _item(visit)
    new = bookable.resource("room", place=Place.objects.get(room="Phòng hai"), capacity=40)
    span = {"starts_at": item.starts_at, "ends_at": item.starts_at + timedelta(hours=2)}
    bookable.booking(new, cast.lan(), **span)

    answer = _ask(lan, visit, _lost(visit))

    assert [line["place"] for line in answer.context["proposal"].mended] != ["Phòng hai, Trụ sở"]


# What is left to do afterwards.


def test_after_accepting_the_page_says_what_is_left(lan, visit):
    said = _lost(visit)
    answer = _ask(lan, visit, said)
    line = answer.context["proposal"].mended[0]

    done = _accept(lan, visit, said, answer, line["key"])
    left = lan.get(done.url)

    assert done.url == reverse("delegations:mended", args=[visit.pk])
    told = left.context["left"]["told"]
    assert [one.to for one in answer.context["proposal"].told] == [name for name, *_rest in told]
    assert "Phòng hai" in left.content.decode()


def test_only_what_was_accepted_is_told(lan, visit):
    at = localtime(_item(visit).starts_at) + timedelta(hours=1)
    said = {"what": "flight", "flight": "arrives", "at": f"{at:%d/%m/%Y %H:%M}", "number": "ZZ 9"}
    answer = _ask(lan, visit, said)
    assert answer.context["proposal"].mended

    done = _accept(lan, visit, said, answer, "flights")

    moved = answer.context["proposal"].mended[0]["after"].starts_at
    told = lan.get(done.url).context["left"]["told"]
    assert all(f"{localtime(moved):%H:%M}" not in text for _to, _language, text in told)


def test_papers_that_print_the_old_room_are_offered_to_be_made_again(lan, visit):
    on = visit.starts_on
    renew_visit_papers(
        visit, ["reception_plan"], figure_table(), on=on, by=cast.lan(), at=factories.NOON
    )
    said = _lost(visit)
    answer = _ask(lan, visit, said)

    done = _accept(lan, visit, said, answer, answer.context["proposal"].mended[0]["key"])

    assert lan.get(done.url).context["left"]["kinds"] == ["reception_plan"]


def test_without_anything_accepted_there_is_nothing_left(lan, visit):
    answer = lan.get(reverse("delegations:mended", args=[visit.pk]))

    assert answer.url == reverse("delegations:programme", args=[visit.pk])
