"""What a moved flight, an absent host or a lost room does to the clean visit, as plain values."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from doingoai.delegations.facts import ElsewhereFacts, VisitFacts
from doingoai.delegations.ripple.happened import FlightMoved, HostAway, RoomLost
from doingoai.delegations.ripple.mending import Proposal, propose, with_mended
from doingoai.delegations.ripple.telling import messages
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.states import PlaceKind
from doingoai.programme.states import ItemKind
from tests.delegations.findings.planted import found, ground
from tests.delegations.visits import amend, at, clean_visit

EARLY = at(1, 8)
EVERYBODY = frozenset(f"member-{number}" for number in range(1, 9))
SPARE = PlaceFacts(name_vi="Nhà khách Mẫu", room="Phòng Hai", kind=PlaceKind.ROOM)


def proposed(facts: VisitFacts, happened, *, now: datetime = EARLY, rooms=()) -> Proposal:
    return propose(facts, happened, ground(), now=now, rooms=rooms)


def _item(facts: VisitFacts, kind: ItemKind):
    return next(item for item in facts.items if item.kind == kind)


def test_the_welcome_moves_with_the_flight_to_the_minute() -> None:
    visit = clean_visit()
    welcome, flight = _item(visit, ItemKind.AIRPORT_WELCOME), visit.members[0].arrival.at

    proposal = proposed(visit, FlightMoved(EVERYBODY, flight + timedelta(minutes=40)))

    moved = {one.before.key: one for one in proposal.mended}
    assert moved[welcome.key].after.starts_at == welcome.starts_at + timedelta(minutes=40)
    assert proposal.unsolved == ()


def test_the_mended_visit_has_no_new_fault() -> None:
    visit = clean_visit()
    happened = FlightMoved(EVERYBODY, visit.members[0].arrival.at + timedelta(minutes=40))
    proposal = proposed(visit, happened)

    after = with_mended(visit, proposal.mended, proposal.flights, leaves=False)

    assert {one.code for one in found(after)} <= {"item.gap_too_short"}


def test_a_flight_that_changes_nothing_changes_nothing() -> None:
    visit = clean_visit()

    proposal = proposed(visit, FlightMoved(EVERYBODY, visit.members[0].arrival.at))

    assert proposal.mended == ()


def test_one_late_guest_misses_what_is_before_and_nothing_moves() -> None:
    visit = clean_visit()
    talks = _item(visit, ItemKind.COURTESY_CALL)

    proposal = proposed(visit, FlightMoved(frozenset({"member-8"}), at(13, 20)))

    assert all(one.after.starts_at == one.before.starts_at for one in proposal.mended)
    assert talks.key in {one.before.key for one in proposal.mended if one.out == ("member-8",)}


def test_a_departure_moves_the_farewell_or_what_is_before_it() -> None:
    visit = clean_visit()
    earlier = visit.members[0].departure.at - timedelta(hours=2)

    proposal = proposed(visit, FlightMoved(EVERYBODY, earlier, is_departure=True))

    after = with_mended(visit, proposal.mended, proposal.flights, leaves=True)
    assert after.members[0].departure.at == earlier
    assert all(item.starts_at < earlier for item in after.items if item.kind != ItemKind.FAREWELL)


def test_a_host_called_away_is_replaced_by_one_of_known_rank() -> None:
    visit = clean_visit()
    call = _item(visit, ItemKind.COURTESY_CALL)
    away = HostAway(call.hosts[0], call.starts_at - timedelta(hours=1), call.ends_at)

    proposal = proposed(visit, away)

    one = next(one for one in proposal.mended if one.before.key == call.key)
    assert one.stand_in or one.after.starts_at != call.starts_at


def test_a_lost_room_is_changed_for_a_spare_one() -> None:
    visit = clean_visit()
    call = _item(visit, ItemKind.COURTESY_CALL)
    lost = RoomLost(call.key, call.starts_at - timedelta(hours=1), call.ends_at)

    proposal = proposed(visit, lost, rooms=[SPARE])

    one = next(one for one in proposal.mended if one.before.key == call.key)
    assert (one.after.place, one.after.starts_at) == (SPARE, call.starts_at)


def test_nobody_is_taken_from_another_visit() -> None:
    visit = clean_visit()
    call = _item(visit, ItemKind.COURTESY_CALL)
    busy = ElsewhereFacts(
        "Đoàn khác", "", "Họp", "", "talks", call.starts_at, call.ends_at, place=SPARE
    )
    lost = RoomLost(call.key, call.starts_at - timedelta(hours=1), call.ends_at)

    proposal = proposed(replace(visit, elsewhere=(busy,)), lost, rooms=[SPARE])

    one = next(one for one in proposal.mended if one.before.key == call.key)
    assert one.after.place != SPARE or one.after.starts_at != call.starts_at


def test_what_has_begun_stays() -> None:
    visit = clean_visit()
    call = _item(visit, ItemKind.COURTESY_CALL)
    lost = RoomLost(call.key, call.starts_at - timedelta(hours=1), call.ends_at)

    proposal = proposed(visit, lost, now=call.starts_at + timedelta(minutes=5), rooms=[SPARE])

    assert proposal.mended == ()


def test_each_is_told_what_concerns_them_and_nobody_else() -> None:
    visit = clean_visit()
    call = _item(visit, ItemKind.COURTESY_CALL)
    lost = RoomLost(call.key, call.starts_at - timedelta(hours=1), call.ends_at)
    proposal = proposed(visit, lost, rooms=[SPARE])

    told = messages(visit, lost, proposal)

    labels = {host.key: host.name.full for host in visit.hosts}
    wanted = {labels[key] for key in call.hosts} | {call.responsible, call.interpreter}
    wanted |= {call.car} - {""} | {visit.head.name.full}
    assert {one.to for one in told} == wanted
    assert [one.language for one in told][-1] == "en"
    assert all("Phòng Hai" in one.text for one in told)


@pytest.mark.parametrize("minutes", [10, 30, 90, 240, 600])
def test_the_same_fact_has_the_same_proposal(minutes: int) -> None:
    visit = amend(clean_visit(), "host-1", rank="t-mayor")
    happened = FlightMoved(EVERYBODY, visit.members[0].arrival.at + timedelta(minutes=minutes))

    assert proposed(visit, happened) == proposed(visit, happened)
