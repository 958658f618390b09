"""People, cars and rooms: planted once, silent once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from doingoai.delegations.facts import BookedFacts, VisitFacts, WantedFacts
from doingoai.resources.states import NeedKind
from tests.delegations.findings.planted import found
from tests.delegations.visits import clean_visit

TALKS = next(one for one in clean_visit().items if one.key == "item-4")
DAY = TALKS.starts_at.date()
INTERPRETS = BookedFacts("Phiên Dịch Mẫu", level=5, modes=frozenset({"consecutive"}))


def wants(kind: NeedKind, booked: BookedFacts | None, **fields: Any) -> VisitFacts:
    return clean_visit(wanted=(WantedFacts("item-4", kind, booked=booked, **fields),))


def interpreted(booked: BookedFacts, **fields: Any) -> VisitFacts:
    asked = {"language": "ko", "level": 5, "mode": "consecutive", **fields}
    return wants(NeedKind.INTERPRETER, booked, **asked)


def codes(visit: VisitFacts) -> list[str]:
    return [one.code for one in found(visit)]


PLANTED = {
    "booked.lacks_language": interpreted(replace(INTERPRETS, level=0)),
    "booked.level_too_low": interpreted(replace(INTERPRETS, level=4)),
    "booked.lacks_mode": interpreted(INTERPRETS, mode="simultaneous"),
    "booked.evidence_expired": interpreted(replace(INTERPRETS, evidence_until=date(2026, 10, 12))),
    "booked.car_too_small": wants(NeedKind.VEHICLE, BookedFacts("43A-000.01", size=4), size=9),
    "booked.room_too_small": wants(NeedKind.ROOM, BookedFacts("Phòng Mẫu", size=3)),
    "booked.not_in_pool": interpreted(replace(INTERPRETS, in_pool_until=date(2026, 10, 12))),
    "booked.away": interpreted(replace(INTERPRETS, is_away=True)),
    "need.not_met": wants(NeedKind.OFFICER, None),
}


def planted(code: str) -> str:
    (finding,) = found(PLANTED[code])
    assert finding.code == code
    assert finding.target.key == "item-4"
    return finding.message


def test_booked_lacks_language_is_found() -> None:
    assert "Phiên Dịch Mẫu" in planted("booked.lacks_language")


def test_booked_lacks_language_stays_silent_when_it_is_entered() -> None:
    assert codes(interpreted(INTERPRETS)) == []


def test_booked_level_too_low_is_found() -> None:
    assert "4" in planted("booked.level_too_low")


@pytest.mark.parametrize("level", [5, 6])
def test_booked_level_too_low_stays_silent_when_the_level_is_reached(level: int) -> None:
    assert codes(interpreted(replace(INTERPRETS, level=level))) == []


def test_booked_lacks_mode_is_found() -> None:
    assert "Phiên Dịch Mẫu" in planted("booked.lacks_mode")


def test_booked_lacks_mode_stays_silent_when_no_way_is_asked_for() -> None:
    assert codes(interpreted(replace(INTERPRETS, modes=frozenset()), mode="")) == []


def test_booked_evidence_expired_is_found() -> None:
    assert "12/10/2026" in planted("booked.evidence_expired")


def test_booked_evidence_expired_stays_silent_when_it_ends_that_very_day() -> None:
    assert codes(interpreted(replace(INTERPRETS, evidence_until=DAY))) == []


def test_booked_car_too_small_is_found() -> None:
    message = planted("booked.car_too_small")
    assert "9" in message
    assert "4" in message


def test_booked_car_too_small_stays_silent_when_two_cars_hold_all() -> None:
    cars = (
        WantedFacts("item-4", NeedKind.VEHICLE, size=9, booked=BookedFacts("A (Mẫu)", size=7)),
        WantedFacts("item-4", NeedKind.VEHICLE, booked=BookedFacts("B (Mẫu)", size=4)),
    )
    assert codes(clean_visit(wanted=cars)) == []
    unknown = wants(NeedKind.VEHICLE, BookedFacts("C (Mẫu)"), size=9)
    assert codes(unknown) == []


def test_booked_room_too_small_is_found() -> None:
    assert "Phòng Mẫu" in planted("booked.room_too_small")


def test_booked_room_too_small_stays_silent_when_all_have_a_place() -> None:
    assert codes(wants(NeedKind.ROOM, BookedFacts("Phòng Mẫu", size=60), size=60)) == []


def test_booked_not_in_pool_is_found() -> None:
    assert "Phiên Dịch Mẫu" in planted("booked.not_in_pool")


def test_booked_not_in_pool_stays_silent_when_the_day_is_within() -> None:
    there = replace(INTERPRETS, in_pool_from=DAY, in_pool_until=DAY)
    assert codes(interpreted(there)) == []


def test_booked_away_is_found() -> None:
    assert "Phiên Dịch Mẫu" in planted("booked.away")


def test_booked_away_stays_silent_when_nobody_is_away() -> None:
    assert codes(interpreted(INTERPRETS)) == []


def test_need_not_met_is_found() -> None:
    assert TALKS.title_vi in planted("need.not_met")


def test_need_not_met_stays_silent_when_there_is_time_or_it_is_over() -> None:
    early = replace(PLANTED["need.not_met"], as_of=date(2026, 9, 20))
    over = replace(PLANTED["need.not_met"], as_of=date(2026, 10, 15))
    for visit in (early, over):
        assert "need.not_met" not in codes(visit)
