"""Opening, editing, classing, sharing and cancelling a visit."""

from datetime import date, timedelta

import pytest

from doingoai.delegations.actions.visit import (
    Opening,
    cancel_delegation,
    class_guest,
    edit_delegation,
    open_delegation,
    share_with_units,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import LONGEST_VISIT
from doingoai.delegations.states import GuestClass, State
from doingoai.foundation.models import SearchEntry
from doingoai.foundation.refusals import NotAllowed
from tests import cast, factories
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 4, 1), date(2026, 4, 3)


def opening(**fields):
    unit = factories.foreign_affairs()
    partner = fields.pop("partner", None) or factories.partner("Thành phố Mẫu")
    return Opening(**{
        "title_vi": " Đoàn  thử ", "partner": partner, "starts_on": FIRST, "ends_on": LAST,
        "receiving_unit": unit, **fields,
    })  # fmt: skip


def open_now(by, **fields):
    return open_delegation(
        opening(**fields), incoming=None, on=factories.MONDAY, by=by, at=factories.NOON
    )


def test_a_visit_is_opened_with_its_number_its_programme_and_its_place_in_the_search():
    lan = cast.lan()

    visits = [
        open_now(lan),
        open_now(lan, partner=factories.partner("Thành phố Khác", country="LA")),
    ]

    assert [visit.reference for visit in visits] == ["ĐV-2026-0001", "ĐV-2026-0002"]
    assert [visits[0].title_vi, visits[0].state, visits[1].country] == ["Đoàn thử", "draft", "LA"]
    assert [visits[0].programme.starts_on, visits[0].programme.ends_on] == [FIRST, LAST]
    assert told() == ["number.taken", "delegation.opened"] * 2
    assert SearchEntry.objects.filter(subject_type="delegation").count() == 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title_vi": "  "}, "delegation.no_title"),
        ({"ends_on": date(2026, 3, 31)}, "delegation.ends_before_start"),
        ({"ends_on": FIRST + LONGEST_VISIT + timedelta(days=1)}, "delegation.too_long"),
    ],
)
def test_a_visit_that_cannot_be_is_not_opened(fields, code):
    lan = cast.lan()

    with refused(code):
        open_now(lan, **fields)

    assert Delegation.objects.count() == 0


def test_a_stranger_opens_nothing():
    with pytest.raises(NotAllowed):
        open_now(cast.stranger())


def test_an_edit_brings_the_days_of_the_programme_and_the_country_along():
    lan, visit = cast.lan(), factories.delegation()
    partner = factories.partner("Viêng Chăn Mẫu", country="LA")
    days = {"starts_on": date(2026, 6, 1), "ends_on": date(2026, 6, 2)}

    edited = edit_delegation(visit, changes={"partner": partner, **days}, by=lan)

    edited.programme.refresh_from_db()
    assert [edited.country, edited.version] == ["LA", 2]
    assert [edited.programme.starts_on, edited.programme.ends_on] == list(days.values())
    assert told() == ["delegation.edited"]


def test_an_edit_that_changes_nothing_leaves_no_trace():
    visit = factories.delegation()

    edited = edit_delegation(visit, changes={"title_vi": visit.title_vi}, by=cast.lan())

    assert [edited.version, told()] == [1, []]


@pytest.mark.parametrize("state", [State.REPORTED, State.CLOSED, State.REFUSED, State.CANCELLED])
def test_what_is_over_is_frozen(state):
    lan = cast.lan()
    visit = factories.delegation(
        state=state, closed_at=factories.NOON if state == State.CLOSED else None
    )

    with refused("delegation.frozen"):
        edit_delegation(visit, changes={"title_vi": "x"}, by=lan)
    with refused("delegation.frozen"):
        class_guest(visit, guest_class=GuestClass.A, basis="Phụ lục", by=lan)


def test_the_class_of_a_guest_is_a_decision_with_a_basis():
    lan, visit = cast.lan(), factories.delegation()

    classed = class_guest(visit, guest_class=GuestClass.B, basis=" Phụ lục ", by=lan)

    assert [classed.guest_class, classed.guest_class_basis, classed.guest_class_by] == [
        GuestClass.B, "Phụ lục", lan,
    ]  # fmt: skip
    assert told() == ["delegation.guest_classed"]
    with refused("delegation.no_class_basis"):
        class_guest(visit, guest_class=GuestClass.A, basis=" ", by=lan)


@pytest.mark.parametrize(
    ("opened", "code"),
    [(None, ""), ({"guest_class": "", "basis": ""}, "edit.changed_meanwhile"),
     ({"guest_class": "B", "basis": "Phụ lục"}, "")],
    ids=["not told", "as it was before", "as it is"],
)  # fmt: skip
def test_a_class_decided_meanwhile_is_not_decided_over(opened, code):
    lan, visit = cast.lan(), factories.delegation()
    class_guest(visit, guest_class=GuestClass.B, basis="Phụ lục", by=lan)

    if code:
        with refused(code):
            class_guest(visit, guest_class=GuestClass.A, basis="Khác", by=lan, opened=opened)
        return
    classed = class_guest(visit, guest_class=GuestClass.A, basis="Khác", by=lan, opened=opened)

    assert classed.guest_class == GuestClass.A


def test_a_visit_is_shared_with_exactly_the_units_that_were_named():
    lan, visit = cast.lan(), factories.delegation()
    one, two, three = (factories.unit() for _number in range(3))

    share_with_units(visit, units=[one, two], by=lan)
    share_with_units(visit, units=[one, two], by=lan)
    share_with_units(visit, units=[three], by=lan, opened=f"{one.pk}")

    assert set(visit.shared_with.values_list("unit", flat=True)) == {two.pk, three.pk}
    assert told() == ["delegation.shared"] * 2


def test_a_visit_is_cancelled_with_a_reason_and_once():
    lan, visit = cast.lan(), factories.delegation()

    with refused("delegation.no_reason"):
        cancel_delegation(visit, reason=" ", by=lan, at=factories.NOON)
    cancelled = cancel_delegation(visit, reason="Đối tác hoãn", by=lan, at=factories.NOON)

    assert [cancelled.state, told()] == [State.CANCELLED, ["delegation.cancelled"]]
    with refused("delegation.cannot_move"):
        cancel_delegation(visit, reason="Đối tác hoãn", by=lan, at=factories.NOON)
