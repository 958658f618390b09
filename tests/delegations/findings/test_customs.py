"""Fasting, and lunar days that custom avoids."""

from datetime import date

import pytest

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.finding import Target
from doingoai.foundation.fasting import is_fasting_day
from doingoai.foundation.lunar import to_lunar
from doingoai.norms.facts import Figure
from doingoai.programme.states import ItemKind
from tests.delegations.findings.planted import codes, figure, found
from tests.delegations.visits import amend, at, clean_visit, item

AVOIDED = figure("lunar_days_to_avoid", None, unit="text", text="ngày 5, 14, 23")


def with_lunch(**changes: object) -> VisitFacts:
    """The clean visit with a working lunch of one guest whose country fasts on the last day."""
    lunch = item(
        10,
        kind=ItemKind.WORKING_MEAL,
        starts_at=at(15, 11),
        ends_at=at(15, 11, 30),
        title_vi="Ăn trưa làm việc",
        guests=("member-3",),
        menu_vi="Cơm chay",
        **changes,
    )
    kept = tuple(one for one in clean_visit().items if one.starts_at.day < 15)
    return amend(clean_visit(items=(*kept, lunch)), "member-3", nationality="XA")


def test_meal_fasting_month_is_found() -> None:
    facts = with_lunch()

    fasting = [one for one in found(facts) if one.code == "meal.fasting_month"]

    assert [(one.target, dict(one.params)) for one in fasting] == [
        (
            Target("item", "item-10", "starts_at"),
            {"item": "Ăn trưa làm việc", "at": "11:00 15/10/2026", "country": "Xứ Ví Dụ"},
        )
    ]


def test_meal_fasting_month_stays_silent_when_one_eats_after_sunset() -> None:
    facts = amend(with_lunch(), "item-10", starts_at=at(15, 18), ends_at=at(15, 20))

    assert "meal.fasting_month" not in codes(facts)


def test_meal_fasting_month_stays_silent_when_the_month_has_not_begun() -> None:
    facts = amend(with_lunch(), "item-10", starts_at=at(14, 11), ends_at=at(14, 11, 30))

    assert "meal.fasting_month" not in codes(facts)


def test_meal_fasting_month_stays_silent_when_those_who_fast_are_not_there() -> None:
    facts = amend(with_lunch(), "item-10", guests=("member-4",))

    assert "meal.fasting_month" not in codes(facts)


def _signing(day: int) -> VisitFacts:
    items = tuple(one for one in clean_visit().items if one.key != "item-4")
    talks = next(one for one in clean_visit().items if one.key == "item-4")
    clean = clean_visit(items=(*items, talks))
    return amend(
        clean, "item-4", kind=ItemKind.SIGNING, starts_at=at(day, 10), ends_at=at(day, 10, 20)
    )


def test_item_lunar_day_to_avoid_is_found() -> None:
    assert to_lunar(date(2026, 10, 14)).day == 5

    findings = [one for one in found(_signing(14), AVOIDED) if one.code.startswith("item.lunar")]

    assert [(one.target.key, one.params["lunar"], one.params["day"]) for one in findings] == [
        ("item-4", "5", "14/10/2026")
    ]


def test_item_lunar_day_to_avoid_stays_silent_when_the_office_minds_no_days() -> None:
    assert "item.lunar_day_to_avoid" not in codes(_signing(14))


def test_item_lunar_day_to_avoid_stays_silent_when_it_is_another_day() -> None:
    assert "item.lunar_day_to_avoid" not in codes(_signing(15), AVOIDED)


@pytest.mark.parametrize(
    ("day", "country", "fasts"),
    [
        (date(2026, 2, 17), "ID", False),
        (date(2026, 2, 19), "ID", True),
        (date(2026, 3, 20), "ID", True),
        (date(2026, 3, 21), "ID", False),
        (date(2026, 3, 1), "KR", False),
        (date(2026, 3, 1), "??", False),
        (date(2033, 12, 15), "ID", True),
    ],
)
def test_the_month_of_fasting_ends_before_the_feast(day: date, country: str, fasts: bool) -> None:
    assert is_fasting_day(day, country) is fasts


def _mourning(text: str = "Quốc tang", key: str = "mourning_days", day: int = 15) -> Figure:
    on = date(2026, 10, day)
    return figure(key, None, unit="text", text=text, valid_from=on, valid_to=on)


def test_visit_mourning_day_is_found() -> None:
    assert [
        (one.code, one.target, one.params["day"], one.source)
        for one in found(clean_visit(), _mourning())
    ] == [("visit.mourning_day", Target("visit", "", "starts_on"), "15/10/2026", "00/2026/TT-THU")]


def test_visit_mourning_day_is_found_in_the_country_of_the_guests() -> None:
    there = _mourning("Hàn Quốc để tang toàn quốc", "mourning_days_abroad")

    assert codes(clean_visit(), there) == ["visit.mourning_day"]


@pytest.mark.parametrize(
    "entered",
    [
        _mourning("không quy định"),
        _mourning(day=20),
        _mourning("Triều Tiên để tang", "mourning_days_abroad"),
    ],
)
def test_visit_mourning_day_stays_silent_when_none_is_entered_for_these_days(
    entered: Figure,
) -> None:
    assert codes(clean_visit(), entered) == []


def test_item_festive_in_mourning_is_found() -> None:
    day = next(one.starts_at.day for one in clean_visit().items if one.kind == ItemKind.BANQUET)

    findings = found(clean_visit(), _mourning(day=day))

    assert [one.code for one in findings] == ["item.festive_in_mourning", "visit.mourning_day"]


def test_item_festive_in_mourning_stays_silent_when_the_banquet_is_on_another_day() -> None:
    assert codes(clean_visit(), _mourning(day=15)) == ["visit.mourning_day"]
