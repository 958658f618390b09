"""Flights against the programme and the dates."""

from datetime import datetime
from typing import Any

import pytest

from doingoai.delegations.facts import FlightFacts, VisitFacts
from doingoai.delegations.findings.finding import Target
from doingoai.programme.states import ItemKind
from tests.delegations.findings.planted import codes, found, only
from tests.delegations.visits import AIRPORT, amend, at, clean_visit, item


def arriving(visit: VisitFacts, moment: datetime | None, *numbers: int) -> VisitFacts:
    for number in numbers or range(1, 9):
        visit = amend(visit, f"member-{number}", arrival=FlightFacts(number="ZZ 9", at=moment))
    return visit


def leaving(visit: VisitFacts, moment: datetime | None, *numbers: int) -> VisitFacts:
    for number in numbers or range(1, 9):
        visit = amend(visit, f"member-{number}", departure=FlightFacts(number="ZZ 8", at=moment))
    return visit


def test_flight_arrives_after_first_item_is_found() -> None:
    visit = arriving(clean_visit(), at(13, 10, 30), 5)

    finding = only(visit)

    params = {"names": "JUNG Nghiem", "at": "10:30 13/10/2026"}
    params |= {"item": "Nhận phòng", "starts": "10:45 13/10/2026"}
    target = Target("member", "member-5", "arrival_at")
    assert finding == ("flight.arrives_after_first_item", target, params)


def test_flight_arrives_after_first_item_is_found_once_for_one_flight() -> None:
    visit = arriving(clean_visit(), at(13, 10, 50), 3, 4, 5, 6, 7)

    _code, target, params = only(visit)

    assert target == Target("member", "member-3", "arrival_at")
    assert params["names"] == "PARK Thu; CHOI Gia-dinh; JUNG Nghiem (+2)"


@pytest.mark.parametrize("changes", [{}, {"starts_at": at(13, 10, 1), "place": AIRPORT}])
def test_flight_arrives_after_first_item_stays_silent_when_there_is_time(
    changes: dict[str, Any],
) -> None:
    visit = amend(clean_visit(), "item-3", **changes)

    findings = found(arriving(amend(visit, "item-2", ends_at=None), at(13, 10, 1), 5))

    assert findings == ()


def test_flight_arrives_after_first_item_stays_silent_when_the_guest_joins_later() -> None:
    visit = amend(clean_visit(), "item-9", guests=("member-5",))
    others = tuple(f"member-{number}" for number in (1, 2, 3, 4, 6, 7, 8))
    for number in range(1, 9):
        visit = amend(visit, f"item-{number}", guests=others)

    findings = found(arriving(visit, at(14, 22), 5))

    assert findings == ()


def test_flight_leaves_before_last_item_is_found() -> None:
    visit = leaving(clean_visit(), at(14, 20), 1, 5)
    visit = amend(visit, "item-9", guests=("member-3",))

    finding = only(visit)

    params = {"names": "KIM Mau; JUNG Nghiem", "at": "20:00 14/10/2026"}
    params |= {"item": "Xem biểu diễn nghệ thuật", "ends": "21:00 14/10/2026"}
    target = Target("member", "member-1", "departure_at")
    assert finding == ("flight.leaves_before_last_item", target, params)


def test_flight_leaves_before_last_item_stays_silent_when_only_the_farewell_is_late() -> None:
    visit = leaving(clean_visit(), at(15, 9, 30))

    findings = found(visit)

    assert findings == ()


def test_flight_against_dates_is_found_when_the_arrival_is_after_the_visit() -> None:
    visit = leaving(arriving(clean_visit(items=()), at(16, 9), 5), at(17, 9), 5)

    findings = found(visit)

    assert [(f.code, f.target) for f in findings] == [
        ("programme.no_items", Target("visit", "", "items")),
        ("flight.against_dates", Target("member", "member-5", "arrival_at")),
    ]
    assert findings[1].params == {"names": "JUNG Nghiem", "at": "09:00 16/10/2026"}


@pytest.mark.parametrize("departs", [at(13, 9), at(12, 9), at(13, 9, 20)])
def test_flight_against_dates_is_found_when_the_departure_is_too_early(departs: datetime) -> None:
    visit = leaving(clean_visit(items=()), departs, 5)

    findings = found(visit)

    assert [(f.code, f.target) for f in findings][1:] == [
        ("flight.against_dates", Target("member", "member-5", "departure_at"))
    ]


def test_flight_against_dates_is_found_by_the_departure_alone() -> None:
    visit = leaving(arriving(clean_visit(items=()), None), at(12, 9), 5)

    findings = codes(visit)

    assert findings == ["programme.no_items", "flight.against_dates"]


def test_flight_against_dates_stays_silent_when_guests_come_earlier_and_stay_on() -> None:
    visit = arriving(clean_visit(), at(10, 9), 5)

    findings = found(leaving(visit, at(20, 9), 5))

    assert findings == ()


def test_flight_against_dates_stays_silent_when_the_visit_has_no_dates() -> None:
    visit = clean_visit(starts_on=None, ends_on=None)

    findings = found(visit)

    assert findings == ()


def test_flight_missing_is_found() -> None:
    visit = amend(arriving(clean_visit(), None, 6), "member-5", arrival=None)

    finding = only(visit)

    params = {"item": "Đón đoàn tại sân bay", "count": "2", "names": "JUNG Nghiem; Jane Sample"}
    assert finding == ("flight.missing", Target("member", "member-5", "arrival_at"), params)


def test_flight_missing_stays_silent_when_nobody_is_met_at_an_airport() -> None:
    visit = arriving(clean_visit(), None)

    findings = found(amend(visit, "item-1", kind=ItemKind.OTHER))

    assert findings == ()


def test_flight_missing_stays_silent_when_the_visit_is_not_close() -> None:
    visit = arriving(clean_visit(as_of=at(1, 9).date()), None)

    findings = found(visit)

    assert findings == ()


def test_flight_against_welcome_is_found() -> None:
    visit = arriving(clean_visit(), at(13, 6, 20))

    finding = only(visit)

    params = {
        "item": "Đón đoàn tại sân bay",
        "starts": "09:30 13/10/2026",
        "at": "06:20 13/10/2026",
    }
    assert finding == ("flight.against_welcome", Target("item", "item-1", "starts_at"), params)


def test_flight_against_welcome_is_found_when_only_the_head_is_missed() -> None:
    visit = arriving(clean_visit(), at(13, 7), 1)

    _code, target, params = only(visit)

    assert (target.key, params["at"]) == ("item-1", "07:00 13/10/2026")


def test_flight_against_welcome_is_found_when_guests_without_the_head_are_missed() -> None:
    visit = arriving(clean_visit(), at(13, 6), 3, 4)

    _code, target, params = only(amend(visit, "item-1", guests=("member-3", "member-4")))

    assert (target.key, params["at"]) == ("item-1", "06:00 13/10/2026")


@pytest.mark.parametrize("minute", [(7, 30), (10, 15)])
def test_flight_against_welcome_stays_silent_when_the_welcome_is_near_the_flight(
    minute: tuple[int, int],
) -> None:
    visit = arriving(clean_visit(), at(13, *minute))

    findings = found(visit)

    assert findings == ()


def test_flight_against_welcome_stays_silent_when_each_flight_has_its_welcome() -> None:
    visit = arriving(clean_visit(), at(13, 6, 30), 1, 2)
    early = item(10, kind=ItemKind.AIRPORT_WELCOME, starts_at=at(13, 6, 40), ends_at=at(13, 7))

    findings = found(clean_visit(members=visit.members, items=(*visit.items, early)))

    assert findings == ()


def test_flight_against_welcome_stays_silent_when_the_head_is_met_elsewhere() -> None:
    visit = arriving(clean_visit(), at(12, 7), 1)

    findings = found(amend(visit, "item-1", guests=("member-3",)))

    assert findings == ()
