"""Guests and hosts: put on the list, edited, ordered, taken off."""

import pytest

from doingoai.delegations.actions.people import (
    add_host,
    add_member,
    edit_host,
    edit_member,
    order_members,
    remove_host,
    remove_member,
)
from doingoai.delegations.models import Host, Member
from doingoai.delegations.states import HostRole, State
from doingoai.directory.models import Post
from doingoai.foundation.models import AuditEntry
from doingoai.programme.models import Participation
from doingoai.programme.states import Side
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON = factories.MONDAY


def test_a_guest_comes_last_and_the_post_on_the_list_is_the_newest_known():
    lan, visit = cast.lan(), factories.delegation()
    first, second = factories.person(), factories.person()

    add_member(visit, first, on=ON, by=lan)
    guest = add_member(visit, second, on=ON, by=lan, title_vi="Thị trưởng", diet="Không ăn cá")

    assert [guest.order, guest.row_key, guest.diet] == [2, f"person-{second.pk}", "Không ăn cá"]
    assert Post.objects.get().title_vi == "Thị trưởng"
    assert told() == ["member.added", "person.post_set", "member.added"]


def test_nobody_is_on_a_list_twice():
    lan, visit, person = cast.lan(), factories.delegation(), factories.person()
    factories.member(visit, person)
    factories.host(visit, person)

    with refused("member.twice"):
        add_member(visit, person, on=ON, by=lan)
    with refused("host.twice"):
        add_host(visit, person, on=ON, by=lan)


def test_of_a_diet_the_log_learns_only_that_it_changed():
    lan, guest = cast.lan(), factories.member(factories.delegation())

    edited = edit_member(guest, changes={"diet": "Không ăn cá", "car": "Xe 1"}, on=ON, by=lan)

    assert [edited.diet, edited.version] == ["Không ăn cá", 2]
    assert AuditEntry.objects.get().details["changes"] == {
        "diet": ["•••", "•••"],
        "car": ["", "Xe 1"],
    }


def test_an_edited_title_is_kept_as_a_post_and_an_equal_one_is_nothing():
    lan, guest = cast.lan(), factories.member(factories.delegation())

    edit_member(guest, changes={"title_vi": "Phó Thị trưởng"}, on=ON, by=lan)
    again = edit_member(guest, changes={"title_vi": "Phó Thị trưởng"}, on=ON, by=lan)

    assert [again.version, Post.objects.get().title_vi] == [2, "Phó Thị trưởng"]
    assert told() == ["person.post_set", "member.edited"]


def test_whoever_leaves_the_list_leaves_the_programme():
    lan, visit = cast.lan(), factories.delegation()
    guest, host = factories.member(visit), factories.host(visit)
    item = factories.item(visit.programme)
    factories.participation(item, guest.person)
    factories.participation(item, host.person, Side.HOST)

    remove_member(guest, by=lan)
    remove_host(host, by=lan)

    assert [Member.objects.count(), Host.objects.count(), Participation.objects.count()] == [
        0,
        0,
        0,
    ]
    assert told() == ["member.removed", "host.removed"]


def test_guests_are_put_in_order_and_only_all_of_them():
    lan, visit = cast.lan(), factories.delegation()
    one, two = factories.member(visit), factories.member(visit)

    with refused("member.other_list"):
        order_members(visit, keys=[one.pk], by=lan)
    order_members(visit, keys=[two.pk, one.pk], by=lan)

    assert list(Member.objects.order_by("order").values_list("pk", "order")) == [
        (two.pk, 1), (one.pk, 2),
    ]  # fmt: skip


def test_one_host_leads():
    lan, visit = cast.lan(), factories.delegation()
    leader = add_host(visit, factories.person(), on=ON, by=lan, role=HostRole.LEADER)
    other = add_host(visit, factories.person(), on=ON, by=lan, title_vi="Giám đốc", car="Xe 2")

    with refused("host.second_leader"):
        add_host(visit, factories.person(), on=ON, by=lan, role=HostRole.LEADER)
    with refused("host.second_leader"):
        edit_host(other, changes={"role": HostRole.LEADER}, on=ON, by=lan)
    edit_host(leader, changes={"role": HostRole.LEADER, "title_vi": "Chủ tịch"}, on=ON, by=lan)
    edited = edit_host(other, changes={"car": "Xe 3"}, on=ON, by=lan)
    unchanged = edit_host(other, changes={"car": "Xe 3"}, on=ON, by=lan)

    assert [edited.car, unchanged.version, other.order] == ["Xe 3", 2, 2]


def test_the_list_of_a_visit_that_is_over_is_frozen():
    lan, visit = cast.lan(), factories.delegation()
    guest = factories.member(visit)
    visit.state = State.CANCELLED
    visit.save()

    with refused("delegation.frozen"):
        add_member(visit, factories.person(), on=ON, by=lan)
    with refused("delegation.frozen"):
        remove_member(guest, by=lan)
