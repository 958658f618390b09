"""After a cancellation as few as can be move, it is said who, and no rule is broken."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.banquets import banquet
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.states import Part, Side
from doingoai.protocol.tables import (
    Impossible,
    Problem,
    Seating,
    broken_wishes,
    greedy,
    overfull_tables,
    repair,
    solve,
)
from doingoai.protocol.tables.problem import settled
from tests.protocol.tables.evenings import (
    by_chance,
    evening,
    every_plan,
    guest,
    is_possible,
    tables,
)


@pytest.mark.parametrize("place", range(0, 80, 4))
def test_one_cancellation_moves_at_most_one_in_twenty(place):
    before = solve(banquet(80), steps=4_000)
    gone = before.problem.attendees[place].key

    after = repair(before, cancelled=[gone])

    assert broken_wishes(after.problem, after.table_of) == []
    assert gone not in after.table_of
    assert len(after.moved) <= 4
    assert {key for key, at in after.table_of.items() if before.table_of[key] != at} == set(
        after.moved
    )


def test_when_the_only_host_of_a_table_cancels_one_person_comes_instead():
    hosts = [guest(f"h{place}", place, Side.HOST) for place in range(4)]
    guests = [guest(f"g{place}", 4 + place) for place in range(6)]
    problem = Problem((*hosts, *guests), tables(6, 6), hosts_per_table=1)
    first = {"h0": 0, "h1": 0, "h2": 0, "h3": 1, "g0": 0, "g1": 0}
    before = Seating(problem, first | dict.fromkeys(["g2", "g3", "g4", "g5"], 1), 0)

    after = repair(before, cancelled=["h3"])

    assert broken_wishes(after.problem, after.table_of) == []
    assert len(after.moved) == 1
    assert after.moved[0] in {"h0", "h1", "h2"}


def test_somebody_added_is_seated_and_counts_not_as_moved():
    before = greedy(evening(9, 5, 5))

    after = repair(before, added=[guest("new", 20, languages=("en",))])

    assert "new" in after.table_of
    assert "new" not in after.moved
    assert overfull_tables(after.problem, after.table_of) == []


def test_an_interpreter_added_sits_with_whom_they_speak_for():
    before = greedy(evening(10, 6, 6))
    extra = guest("tongue", 20, Side.HOST, part=Part.INTERPRETER, interprets_for=("p3",))

    after = repair(before, added=[extra])

    assert after.table_of["tongue"] == after.table_of["p3"]
    assert len(after.moved) <= 1


def test_too_many_are_refused():
    before = greedy(evening(4, 2, 2))

    with pytest.raises(RuleBroken) as refusal:
        repair(before, added=[guest("new", 20)])

    assert refusal.value.code == "seating.impossible"
    assert "5" in refusal.value.message


def answer(make):
    """A plan, or the refusal."""
    try:
        return make(), None
    except Impossible as refusal:
        return None, refusal


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.integers(0, 10**6))
def test_no_plan_moves_fewer_people(seed):
    before, _refusal = answer(lambda: solve(by_chance(seed), steps=0))
    if before is None or len(before.table_of) < 2:
        return
    gone = random.Random(seed).choice(sorted(before.table_of))

    after, refusal = answer(lambda: repair(before, cancelled=[gone]))

    if refusal:
        assert not is_possible(settled(before.problem.without([gone]))[-1])
        return
    assert broken_wishes(after.problem, after.table_of) == []
    assert len(after.moved) == min(
        sum(before.table_of[key] != table for key, table in plan.items())
        for plan in every_plan(after.problem)
        if not broken_wishes(after.problem, plan)
    )
