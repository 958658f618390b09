"""The programme of a visit: changed whole or not at all, and never once the visit is frozen."""

import pytest

from doingoai.delegations.actions.programme import (
    drop_item,
    hand_out_programme,
    plan_item,
    replan_item,
)
from doingoai.delegations.states import State
from doingoai.foundation.refusals import NotAllowed
from doingoai.programme.models import IssuedVersion, Item, Participation
from doingoai.programme.states import ItemKind, Side
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
AT = factories.NOON
OVER = (State.REPORTED, State.CLOSED, State.REFUSED, State.CANCELLED)


def in_state(state):
    closed = {"closed_at": AT} if state == State.CLOSED else {}
    return factories.delegation(state=state, **closed)


def plan(visit, by, title="Hội đàm", **fields):
    return plan_item(
        visit.programme, kind=ItemKind.TALKS, starts_at=AT, title_vi=title, by=by, at=AT, **fields
    )


def acts(visit, item, by):
    return [
        lambda: plan(visit, by),
        lambda: replan_item(item, changes={"title_vi": "Khác"}, by=by, at=AT),
        lambda: drop_item(item, by=by),
        lambda: hand_out_programme(visit.programme, by=by, at=AT),
    ]


@pytest.mark.parametrize("state", OVER)
@pytest.mark.parametrize("number", range(4), ids=["add", "edit", "remove", "hand out"])
def test_the_programme_of_a_visit_that_is_over_is_frozen(state, number):
    visit = in_state(state)
    item = factories.item(visit.programme, title_vi="Hội đàm")

    with refused("delegation.frozen"):
        acts(visit, item, cast.ha())[number]()

    assert [one.title_vi for one in Item.objects.all()] == ["Hội đàm"]
    assert not IssuedVersion.objects.exists()


@pytest.mark.parametrize("state", [State.REPORTED, State.DRAFT])
@pytest.mark.parametrize("number", range(4), ids=["add", "edit", "remove", "hand out"])
def test_who_has_no_right_is_told_so_first(state, number):
    visit = in_state(state)
    item = factories.item(visit.programme)

    with pytest.raises(NotAllowed):
        acts(visit, item, cast.minh())[number]()


def test_the_state_now_counts_and_not_that_of_the_page():
    visit, ha = factories.delegation(), cast.ha()
    item = factories.item(visit.programme)
    type(visit).objects.filter(pk=visit.pk).update(state=State.REPORTED)

    with refused("delegation.frozen"):
        drop_item(item, by=ha)


def test_an_item_is_planned_with_both_sides():
    visit = factories.delegation()
    guest, host = factories.member(visit).person, factories.host(visit).person

    item = plan(visit, cast.ha(), guests=[guest], hosts=[host], title_en="Talks")

    sides = set(Participation.objects.filter(item=item).values_list("person_id", "side"))
    assert sides == {(guest.pk, Side.GUEST), (host.pk, Side.HOST)}
    assert told() == ["item.added", "item.participants_set", "item.participants_set"]


def test_a_side_that_is_not_named_stays():
    visit = factories.delegation()
    guest, host = factories.member(visit).person, factories.host(visit).person
    item = plan(visit, cast.ha(), guests=[guest], hosts=[host])

    replan_item(item, changes={"car": "Xe 1"}, hosts=[], by=cast.ha(), at=AT)

    assert [one.person for one in item.participations.all()] == [guest]


def test_of_a_clash_nothing_is_kept():
    visit, ha = factories.delegation(), cast.ha()
    guest = factories.member(visit).person
    item = plan(visit, ha, guests=[guest])
    Item.objects.filter(pk=item.pk).update(title_vi="Của người kia", version=9)

    with refused("edit.changed_meanwhile"):
        replan_item(
            item, changes={"title_vi": "Của tôi"}, guests=[], by=ha, at=AT,
            opened={"title_vi": "Hội đàm", "guests": str(guest.pk)}, version=2,
        )  # fmt: skip

    assert [one.person for one in item.participations.all()] == [guest]


def test_a_programme_is_handed_out_and_an_item_dropped():
    visit, ha = factories.delegation(), cast.ha()
    item = plan(visit, ha)

    issued = hand_out_programme(visit.programme, by=ha, at=AT)
    left = drop_item(item, by=ha)

    assert [issued.number, left, Item.objects.count()] == [1, visit.programme, 0]
    assert told() == ["item.added", "programme.issued", "item.removed"]
