"""Whatever is asked: a plan breaks no hard rule, and only what is impossible is refused."""

import pytest

from doingoai.protocol.tables import (
    Impossible,
    broken_wishes,
    greedy,
    overfull_tables,
    prove,
    solve,
    why,
)
from doingoai.protocol.tables.board import Board, Points
from doingoai.protocol.tables.problem import settled, wishes_of
from tests.protocol.tables.evenings import by_chance, every_plan, is_possible

BUNDLES, EACH = 20, 120


def answer(problem, seed):
    """A plan, or the refusal."""
    try:
        return solve(problem, steps=1_000, seed=seed), None
    except Impossible as refusal:
        return None, refusal


@pytest.mark.parametrize("bundle", range(BUNDLES))
def test_a_plan_breaks_no_rule_and_a_refusal_names_what_truly_contradicts_itself(bundle):
    for seed in range(bundle * EACH, (bundle + 1) * EACH):
        problem = by_chance(seed)
        seating, refusal = answer(problem, seed)
        if refusal:
            asked = settled(problem)[-1]
            assert refusal.is_proved, seed
            assert not is_possible(asked, refusal.conflicts), seed
        else:
            assert broken_wishes(seating.problem, seating.table_of) == [], seed
            assert overfull_tables(problem, seating.table_of) == [], seed
            assert set(seating.table_of) == {one.key for one in problem.attendees}


@pytest.mark.parametrize("bundle", range(6))
def test_what_a_plan_says_it_is_worth_is_what_its_points_add_up_to(bundle):
    for seed in range(bundle * 50, bundle * 50 + 50):
        problem = by_chance(seed, most=9)
        try:
            seating = solve(problem, steps=2_000, seed=seed)
        except Impossible:
            continue

        board = Board(seating.problem, wishes_of(seating.problem))
        people = problem.attendees
        at = [seating.table_of[people[group[0]].key] for group in board.members]

        assert seating.value == Points(board).of(at)
        assert seating.bound >= seating.value >= seating.by_hand


@pytest.mark.parametrize("bundle", range(5))
def test_a_proved_plan_is_the_best_of_all_plans(bundle):
    for seed in range(bundle * 12, bundle * 12 + 12):
        problem = by_chance(seed, most=6)
        try:
            seating = prove(problem, seconds=0.5)
        except Impossible:
            continue

        board = Board(seating.problem, wishes_of(seating.problem))
        points, people = Points(board), problem.attendees
        best = max(
            points.of([plan[people[group[0]].key] for group in board.members])
            for plan in every_plan(problem)
            if not broken_wishes(seating.problem, plan)
        )

        assert (seating.is_best, seating.value, seating.bound) == (True, best, best), seed


def test_everybody_is_told_why_they_sit_where_they_sit():
    for seed in range(60):
        try:
            seating = greedy(by_chance(seed))
        except Impossible:
            continue

        for one in seating.problem.attendees:
            assert all(why(seating, one.key)), seed
            assert why(seating, one.key), seed
