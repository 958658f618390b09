"""The least repair of a programme: tables of what happened and what becomes of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from doingoai.programme.repair.facts import Block, Repair, Scope, Slot
from doingoai.programme.repair.search import repair
from doingoai.programme.states import ItemKind

DAY_END = datetime(2026, 10, 15, 23, tzinfo=UTC)
SCOPE = Scope(last_day_ends=DAY_END)


def at(hour: int, minute: int = 0, day: int = 13) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def slot(key: str, hour: int, parties: str = "g", **changes) -> Slot:
    """An hour's item of the parties named by single letters."""
    made = Slot(key, ItemKind.TALKS, at(hour), at(hour + 1), frozenset(parties))
    return replace(made, **changes)


def block(what: str, since: datetime, until: datetime) -> Block:
    return Block(what, since, until, "happened")


def told(found: Repair) -> list[tuple[str, str, str]]:
    return [(step.key, f"{step.starts_at:%H:%M}", step.room) for step in found.steps]


def test_nothing_that_stands_in_no_way_is_moved() -> None:
    found = repair([slot("a", 9), slot("b", 14)], [block("x", at(0), at(23))], SCOPE)

    assert found == Repair()


def test_an_item_before_the_new_arrival_moves_to_it() -> None:
    found = repair([slot("a", 9), slot("b", 14)], [block("g", at(0), at(10, 12))], SCOPE)

    assert told(found) == [("a", "10:15", "")]
    assert (found.steps[0].because, found.is_least) == ("happened", True)


def test_what_moves_pushes_only_what_it_must() -> None:
    slots = [slot("a", 9), slot("b", 10), slot("c", 14)]

    found = repair(slots, [block("g", at(0), at(9, 30))], SCOPE)

    assert told(found) == [("a", "11:00", "")]


def test_the_item_in_the_way_gives_way_when_that_is_less() -> None:
    slots = [slot("a", 9), slot("b", 10, "gk")]
    busy = [block("g", at(0), at(9, 30)), block("g", at(12), at(23, day=15))]

    found = repair(slots, busy, SCOPE)

    assert told(found) == [("a", "11:00", "")]
    assert found.unsolved == ()


def test_a_lost_room_is_changed_rather_than_the_hour() -> None:
    scope = replace(SCOPE, rooms=("r1", "r2"))
    slots = [slot("a", 9, room="r"), slot("b", 9, "k", room="r1")]

    found = repair(slots, [block("r", at(8), at(12))], scope)

    assert told(found) == [("a", "09:00", "r2")]


def test_no_two_items_are_put_into_one_room() -> None:
    scope = replace(SCOPE, rooms=("r2",))
    slots = [slot("a", 9, "g", room="r"), slot("b", 9, "k", room="r")]

    found = repair(slots, [block("r", at(8), at(12))], scope)

    rooms = [(step.room, step.starts_at) for step in found.steps]
    assert len(rooms) == len(set(rooms)) == 2


def test_a_leader_called_away_is_replaced_by_a_deputy_where_there_is_one() -> None:
    scope = replace(SCOPE, deputies={"h": ("d",)})

    found = repair([slot("a", 9, "gh")], [block("h", at(8), at(18))], scope)

    (step,) = found.steps
    assert (step.starts_at, dict(step.replaced)) == (at(9), {"h": "d"})


def test_a_deputy_who_is_wanted_elsewhere_does_not_stand_in() -> None:
    scope = replace(SCOPE, deputies={"h": ("d",)})
    slots = [slot("a", 9, "gh"), slot("b", 9, "kd", is_fixed=True)]

    found = repair(slots, [block("h", at(8), at(10, 30))], scope)

    assert [(step.key, step.starts_at) for step in found.steps] == [("a", at(10, 30))]


def test_one_who_need_not_be_there_is_left_out() -> None:
    scope = replace(SCOPE, optional=frozenset("h"))
    slots = [slot("a", 9, "gh", is_fixed=False)]
    away = [block("h", at(0), at(23)), block("h", at(0, day=14), at(23, day=15))]

    found = repair(slots, away, scope)

    assert dict(found.steps[0].replaced) == {"h": ""}


def test_what_cannot_be_saved_is_named() -> None:
    away = [block("g", at(0), at(0, day=16))]

    found = repair([slot("a", 9), slot("b", 14, "k")], away, SCOPE)

    assert (found.steps, found.unsolved) == ((), ("a",))


def test_a_forced_item_pushes_others_and_is_never_moved_itself() -> None:
    slots = [slot("welcome", 8), slot("call", 9)]

    found = repair(slots, [], SCOPE, forced={"welcome": (at(8, 40), "flight")})

    assert told(found) == [("welcome", "08:40", ""), ("call", "09:40", "")]
    assert (found.steps[1].pushed_by, found.steps[0].because) == ("welcome", "flight")


def test_a_clash_from_before_is_none_of_the_repair() -> None:
    slots = [slot("a", 9), slot("b", 9), slot("c", 15, "k")]

    found = repair(slots, [block("k", at(15), at(15, 30))], SCOPE)

    assert [step.key for step in found.steps] == ["c"]


def test_a_meal_stays_a_meal() -> None:
    lunch = slot("lunch", 12, kind=ItemKind.WORKING_MEAL)

    found = repair([lunch], [block("g", at(11), at(14))], SCOPE)

    assert told(found) == [("lunch", "10:00", "")] or found.unsolved == ("lunch",)


@pytest.mark.parametrize(("house", "starts"), [("h1", "10:00"), ("h2", "10:10")])
def test_time_to_travel_is_kept(house: str, starts: str) -> None:
    slots = [slot("a", 9, house="h1", is_fixed=True), slot("b", 8, house=house)]

    found = repair(slots, [block("g", at(7), at(9))], SCOPE)

    assert told(found) == [("b", starts, "")]


def test_the_same_question_has_the_same_answer() -> None:
    slots = [slot(f"i{n}", 7 + n, "gh" if n % 2 else "gk") for n in range(12)]
    away = [block("h", at(8), at(11)), block("g", at(0), at(7, 45))]

    assert repair(slots, away, SCOPE) == repair(slots[::-1], away[::-1], SCOPE)


def test_nothing_a_repair_moves_stands_against_a_block_or_another_item() -> None:
    slots = [
        slot(f"i{day}-{n}", 7 + n, "gh" if n % 3 else "gk", room=f"r{n % 4}")
        for day in (13, 14)
        for n in range(13)
    ]
    slots = [
        replace(one, starts_at=one.starts_at.replace(day=int(one.key[1:3])),
                ends_at=one.ends_at.replace(day=int(one.key[1:3])))
        for one in slots
    ]  # fmt: skip
    away = [block("h", at(8), at(12)), block("r1", at(0), at(23))]

    found = repair(slots, away, replace(SCOPE, rooms=("r9",), optional=frozenset("h")))

    now = {one.key: one for one in slots if one.key not in found.unsolved}
    for step in found.steps:
        parties = now[step.key].parties - set(step.replaced)
        now[step.key] = replace(
            now[step.key], starts_at=step.starts_at, ends_at=step.ends_at, room=step.room,
            parties=parties | {who for who in step.replaced.values() if who},
        )  # fmt: skip
    placed = list(now.values())
    for one in placed:
        assert not any(
            one.starts_at < ban.until and ban.since < one.ends_at
            for ban in away
            if ban.what in one.parties or ban.what == one.room
        )
    overlapping = [
        (one.key, two.key)
        for number, one in enumerate(placed)
        for two in placed[number + 1 :]
        if one.starts_at < two.ends_at and two.starts_at < one.ends_at and one.parties & two.parties
    ]
    assert overlapping == []
