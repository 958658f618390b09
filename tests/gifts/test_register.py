"""The register of gifts: never below nothing, over the norm only with a reason, words to look at."""

import pytest
from django.db import IntegrityError, transaction

from doingoai.delegations.actions.gifts import (
    give_gift_of,
    receive_gift_from,
    release_gift_of,
    reserve_gift_for,
)
from doingoai.delegations.gifting import gift_lines
from doingoai.delegations.states import GuestClass, MemberRole, State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.gifts.actions import add_gift, deliver_gift, edit_gift
from doingoai.gifts.models import Gift, Giving
from doingoai.gifts.taboos import taboos_in
from doingoai.norms.facts import Figure, FigureTable
from tests import cast, factories

pytestmark = pytest.mark.django_db

NOW = factories.NOON
TABLE = FigureTable(
    [
        Figure("gift", "vnd", 1_800_000, "35/2026", guest_class="B", role="head"),
        Figure("gift_member", "vnd", 1_000_000, "35/2026", guest_class="B"),
    ]
)


def refused(code, act):
    with pytest.raises(RuleBroken) as refusal:
        act()
    assert refusal.value.code == code


@pytest.fixture
def here():
    """A visit of class B with its head and two members of one rank, and a painting in stock."""
    visit = factories.delegation(
        state=State.APPROVED,
        guest_class=GuestClass.B,
        guest_class_basis="Phụ lục",
        guest_class_by=cast.minh(),
    )
    head = factories.member(visit, role=MemberRole.HEAD, rank="mayor")
    members = [factories.member(visit, rank="director") for _turn in range(2)]
    gift = add_gift(name_vi="Tranh", value=1_500_000, quantity=2, by=cast.lan(), at=NOW)
    return visit, head, members, gift


def reserve(member, gift, reason=""):
    return reserve_gift_for(member, gift=gift, reason=reason, table=TABLE, by=cast.lan(), at=NOW)


def test_stock_goes_down_and_up_and_never_below_nothing(here):
    visit, head, members, gift = here
    lan = cast.lan()
    first = reserve(head, gift)
    reserve(members[0], gift, "Phó Chủ tịch đồng ý")
    gift.refresh_from_db()
    assert gift.quantity == 0
    refused("gift.none_left", lambda: reserve(members[1], gift, "x"))

    release_gift_of(visit, first, by=lan, at=NOW)
    gift.refresh_from_db()
    assert gift.quantity == 1
    refused("gift.settled", lambda: give_gift_of(visit, first, by=lan, at=NOW))
    assert deliver_gift(gift, quantity=3, note="", by=lan, at=NOW).quantity == 4
    with pytest.raises(IntegrityError), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(quantity=-1)


def test_a_gift_over_the_norm_needs_its_reason(here):
    _visit, head, members, gift = here
    assert reserve(head, gift).norm_limit == 1_800_000

    refused("gift.over_norm", lambda: reserve(members[0], gift))
    giving = reserve(members[0], gift, "Chủ tịch đồng ý")

    assert giving.is_over
    with pytest.raises(IntegrityError), transaction.atomic():
        Giving.objects.filter(pk=giving.pk).update(reason="")


def test_equals_with_unequal_gifts_and_a_repeated_gift_are_told(here):
    visit, head, members, gift = here
    reserve(members[0], gift, "x")
    lines = {line.member.pk: line for line in gift_lines(visit, TABLE)}
    assert lines[members[0].pk].is_unequal
    assert not lines[head.pk].is_unequal

    other = factories.delegation(
        state=State.APPROVED,
        guest_class=GuestClass.B,
        guest_class_basis="Phụ lục",
        guest_class_by=cast.minh(),
    )
    again = factories.member(other, members[0].person)
    give_gift_of(visit, Giving.objects.get(), by=cast.lan(), at=NOW)
    reserve(again, gift, "x")
    assert [one.about_id for one in gift_lines(other, TABLE)[0].repeated] == [str(visit.pk)]


def test_a_frozen_visit_and_who_may_not_are_refused(here):
    visit, head, _members, gift = here
    giving = reserve(head, gift)
    with pytest.raises(NotAllowed):
        give_gift_of(visit, giving, by=cast.clerk(), at=NOW)
    elsewhere = factories.delegation(state=State.APPROVED)
    refused("gift.not_of_this", lambda: give_gift_of(elsewhere, giving, by=cast.lan(), at=NOW))
    visit.state = State.REPORTED
    visit.save(update_fields=["state"])
    head.refresh_from_db()
    refused("delegation.frozen", lambda: reserve(head, gift))
    refused("delegation.frozen", lambda: give_gift_of(visit, giving, by=cast.lan(), at=NOW))


def test_what_is_received_is_entered_with_how_it_is_handled(here):
    _visit, head, _members, _gift = here
    said = {"value": None, "handling": "Trưng bày", "by": cast.lan(), "at": NOW}
    refused("gift.no_name", lambda: receive_gift_from(head, what=" ", **said))
    assert receive_gift_from(head, what="Mô hình", **said).state == "received"
    assert AuditEntry.objects.filter(verb="gift.received").exists()


def test_a_gift_has_a_name_and_a_value_and_is_edited(here):
    *_rest, gift = here
    lan = cast.lan()
    refused("gift.no_name", lambda: add_gift(name_vi="", value=1, by=lan, at=NOW))
    refused("gift.no_value", lambda: add_gift(name_vi="x", value=None, by=lan, at=NOW))
    refused("gift.nothing_came", lambda: deliver_gift(gift, quantity=0, note="", by=lan, at=NOW))
    assert edit_gift(gift, changes={"value": 2}, by=lan).version == 2
    assert edit_gift(gift, changes={"value": 2}, by=lan).version == 2


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Đồng hồ treo tường", 1),
        ("Table clock", 1),
        ("Tranh sơn mài", 0),
        ("Dao trang trí", 1),
        ("Bộ bốn chén", 1),
        ("Khăn lụa đa sắc", 0),
        ("Ví da bò", 2),
        ("Rượu vang", 1),
    ],
)
def test_words_at_which_one_looks_at_the_culture(name, count):
    assert len(taboos_in(name)) == count
