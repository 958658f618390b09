"""Laying down an order: what changes, what is said of it, what is refused."""

from datetime import timedelta

import pytest

from doingoai.accounts.rules import NotAllowed
from doingoai.directory.ranks import level_of as shipped_level
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.precedence.actions.versions import (
    add_rank,
    confirm_shipped,
    copy_to_draft,
    drop_draft,
    drop_rank,
    move_rank,
    put_in_force,
)
from doingoai.precedence.models import OwnRank, PrecedenceOrder
from doingoai.precedence.queries import level_of, order_of, order_on, rank_of
from tests import cast, factories

pytestmark = pytest.mark.django_db
TODAY, NOON = factories.MONDAY, factories.NOON
SOON = TODAY + timedelta(days=7)
GROUNDS = {"basis": "Quy chế Mẫu", "laid_down_by": "Giám đốc Mẫu"}


def draft():
    return copy_to_draft(by=cast.ha(), at=NOON)


def in_force(one, *, valid_from=SOON, by=None, **words):
    return put_in_force(
        one, valid_from=valid_from, by=by or cast.ha(), at=NOON, today=TODAY, **{**GROUNDS, **words}
    )


def envoy(one, **fields):
    named = {"name_vi": "Đặc phái viên", "name_en": "Special Envoy", "like": "vice_minister"}
    return add_rank(one, **{**named, "source": "Thử", **fields}, by=cast.ha(), at=NOON)


def refused(code, act, *args, **kwargs):
    with pytest.raises(RuleBroken) as found:
        act(*args, **kwargs)
    assert found.value.code == code


def test_a_draft_is_a_copy_and_ranks_nobody():
    one = draft()
    assert order_of(one).groups == order_on(SOON).groups
    move_rank(one, "mayor", place=1, by=cast.ha())
    assert order_on(SOON).number == 0


def test_a_version_holds_from_its_day_and_old_days_keep_the_old_order():
    one = move_rank(draft(), "mayor", place=1, by=cast.ha())
    in_force(one)
    assert order_on(SOON).place_of("mayor") == 1
    assert order_on(SOON - timedelta(days=1)).place_of("mayor") != 1
    held = order_on(SOON)
    assert (held.number, held.basis, held.is_confirmed) == (1, "Quy chế Mẫu", True)


def test_a_second_version_is_copied_from_the_first():
    in_force(move_rank(draft(), "mayor", place=1, by=cast.ha()))
    second = draft()
    assert (second.number, order_of(second).place_of("mayor")) == (2, 1)
    refused("order.not_later", in_force, second, valid_from=SOON)
    in_force(second, valid_from=SOON + timedelta(days=1))
    assert order_on(SOON).number == 1


def test_every_step_is_told_to_the_audit():
    one = move_rank(draft(), "officer", up=True, by=cast.ha())
    in_force(one)
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"precedence.copied", "precedence.rank_moved", "precedence.put_in_force"} <= verbs


def test_moving_up_and_down_by_steps():
    one = draft()
    there = order_of(one).place_of("officer")
    assert (
        order_of(move_rank(one, "officer", up=True, by=cast.ha())).place_of("officer") == there - 1
    )
    assert order_of(move_rank(one, "officer", by=cast.ha())).place_of("officer") == there


def test_only_one_draft_at_a_time():
    draft()
    refused("order.draft_exists", draft)


def test_what_is_in_force_stays_as_it_is():
    one = in_force(draft())
    refused("order.in_force", move_rank, one, "mayor", up=True, by=cast.ha())
    refused("order.in_force", in_force, one)
    refused("order.in_force", drop_draft, one, by=cast.ha())
    refused("order.in_force", drop_rank, one, "x", uses=0, by=cast.ha())


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"basis": " "}, "order.no_basis"),
        ({"laid_down_by": ""}, "order.no_author"),
        ({"valid_from": TODAY - timedelta(days=1)}, "order.in_the_past"),
    ],
)
def test_a_version_needs_its_grounds_and_a_day_to_come(fields, code):
    refused(code, in_force, draft(), **fields)


def test_classes_of_heads_of_mission_are_not_turned_around():
    one = move_rank(draft(), "charge_ai", place=1, by=cast.ha())
    refused("order.classes_turned", in_force, one)


def test_a_rank_of_the_office_stands_below_the_one_it_is_like():
    one = draft()
    own = envoy(one)
    order = order_of(one)
    assert order.place_of(own.code) == order.place_of("vice_minister") + 1
    assert order.grades[own.code] == order.grades["vice_minister"]
    assert rank_of(own.code).name_en == "Special Envoy"
    assert level_of(own.code) == shipped_level("vice_minister")
    refused("rank.exists", envoy, one)
    refused("order.no_such_rank", envoy, one, name_vi="Khác", like="nobody")


def test_who_decides_does_not_change_with_the_order():
    in_force(move_rank(draft(), "mayor", place=1, by=cast.ha()))
    assert level_of("mayor") == shipped_level("mayor")
    assert level_of("") is None


def test_a_rank_in_use_is_not_taken_out():
    one = draft()
    own = envoy(one)
    refused("rank.shipped", drop_rank, one, "mayor", uses=0, by=cast.ha())
    refused("rank.in_use", drop_rank, one, own.code, uses=2, by=cast.ha())
    factories.post(factories.person(), rank=own.code)
    refused("rank.in_use", drop_rank, one, own.code, uses=0, by=cast.ha())
    refused("rank.in_use", drop_draft, one, by=cast.ha())


def test_a_rank_nobody_bears_goes_and_a_dropped_draft_takes_its_own_along():
    one = draft()
    own = envoy(one)
    drop_rank(one, own.code, uses=0, by=cast.ha())
    assert not OwnRank.objects.exists()
    envoy(one, name_vi="Khác")
    drop_draft(one, by=cast.ha())
    assert not OwnRank.objects.exists()
    assert not PrecedenceOrder.objects.exists()


def test_a_rank_in_force_outlives_the_draft_that_drops_it():
    one = draft()
    own = envoy(one)
    in_force(one)
    drop_rank(draft(), own.code, uses=0, by=cast.ha())
    assert order_on(SOON).place_of(own.code) is not None


def test_the_shipped_order_is_not_checked_until_the_office_says_so():
    assert not order_on(TODAY).is_confirmed
    confirm_shipped(by=cast.ha(), at=NOON)
    confirm_shipped(by=cast.ha(), at=NOON)
    assert order_on(TODAY).is_confirmed
    assert draft().number == 1


def test_an_officer_lays_down_nothing():
    one = draft()
    for act in (
        lambda: copy_to_draft(by=cast.lan(), at=NOON),
        lambda: move_rank(one, "mayor", up=True, by=cast.lan()),
        lambda: in_force(one, by=cast.lan()),
        lambda: drop_draft(one, by=cast.lan()),
        lambda: confirm_shipped(by=cast.lan(), at=NOON),
    ):
        with pytest.raises(NotAllowed):
            act()
