"""Two visits at one hour: the same room, host, interpreter or car."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from doingoai.delegations.facts import ElsewhereFacts, VisitFacts
from doingoai.delegations.findings.finding import Target
from tests.delegations.findings.planted import found, only
from tests.delegations.visits import SITE, amend, at, clean_visit

TALKS_AT = next(one for one in clean_visit().items if one.key == "item-4")


def beside(**changes: Any) -> ElsewhereFacts:
    """Something else on while this visit is at the item that tests look at."""
    facts = ElsewhereFacts(
        visit_vi="Đoàn Khác (Mẫu)",
        visit_en="Other Delegation (Sample)",
        title_vi="Chào xã giao",
        title_en="Courtesy call",
        kind="courtesy_call",
        starts_at=TALKS_AT.starts_at,
        ends_at=TALKS_AT.ends_at,
    )
    return replace(facts, **changes)


def visit(*others: ElsewhereFacts) -> VisitFacts:
    known = amend(clean_visit(elsewhere=others), "host-1", known_person="person-77")
    return amend(known, "item-4", car="29A-123.45")


TOLD = {"item": TALKS_AT.title_vi, "other": "Chào xã giao", "visit": "Đoàn Khác (Mẫu)"}
SAME: dict[str, tuple[dict[str, Any], str, str]] = {
    "item.room_taken": (
        {"place": TALKS_AT.place},
        "place_room",
        f"{TALKS_AT.place.room} {TALKS_AT.place.name_vi}",
    ),
    "item.host_taken": ({"people": ("person-77",)}, "hosts", "Nguyễn Văn Thử"),
    "item.interpreter_taken": (
        {"interpreter": TALKS_AT.interpreter.upper()},
        "interpreter",
        TALKS_AT.interpreter,
    ),
    "item.car_taken": ({"car": "29a-123.45"}, "car", "29A-123.45"),
}


def _found(code: str) -> None:
    changes, field, what = SAME[code]

    finding = only(visit(beside(**changes)))

    assert finding == (code, Target("item", "item-4", field), TOLD | {"what": what})


def _silent(code: str, **more: Any) -> None:
    changes, _field, _what = SAME[code]

    assert found(visit(beside(**changes | more))) == ()


BEFORE = {"starts_at": at(12, 8), "ends_at": at(12, 9)}


def test_item_room_taken_is_found() -> None:
    _found("item.room_taken")


def test_item_room_taken_stays_silent_when_the_hours_only_touch() -> None:
    _silent("item.room_taken", starts_at=TALKS_AT.ends_at, ends_at=None)


def test_item_room_taken_stays_silent_when_many_fit_into_the_place() -> None:
    museum = amend(visit(beside(place=SITE)), "item-4", place=SITE)

    assert "item.room_taken" not in [one.code for one in found(museum)]


def test_item_host_taken_is_found() -> None:
    _found("item.host_taken")


def test_item_host_taken_stays_silent_when_the_host_is_not_at_this_item() -> None:
    facts = visit(beside(people=("person-78",)))

    assert found(facts) == ()


def test_item_interpreter_taken_is_found() -> None:
    _found("item.interpreter_taken")


def test_item_interpreter_taken_stays_silent_when_the_other_item_is_over() -> None:
    _silent("item.interpreter_taken", **BEFORE)


def test_item_car_taken_is_found() -> None:
    _found("item.car_taken")


def test_item_car_taken_stays_silent_when_only_the_number_within_the_visit_is_the_same() -> None:
    facts = amend(visit(beside(car="Xe 2 (16 chỗ)")), "item-4", car="Xe 2 (16 chỗ)")

    assert found(facts) == ()


@pytest.mark.parametrize(("language", "named"), [("vi", "Đoàn Khác"), ("en", "Other Delegation")])
def test_the_other_visit_is_named_in_the_language_of_the_reader(language: str, named: str) -> None:
    (finding,) = found(visit(beside(place=TALKS_AT.place)))

    with translation.override(language):
        assert named in finding.message
