"""What a plan is like: locks, ranks, the same twice, the first at once, what is said of it."""

import pytest

from bench.banquets import banquet, wedding
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part, Side
from doingoai.protocol.tables import (
    Impossible,
    Problem,
    Rule,
    Weights,
    broken_wishes,
    greedy,
    prove,
    quality,
    solve,
    why,
)
from tests.protocol.tables.evenings import evening, guest, tables


@pytest.mark.parametrize(("count", "seats", "best"), [(2, 10, 318), (5, 4, 276)])
def test_the_public_wedding_is_proved(count, seats, best):
    seating = prove(wedding(count, seats))

    assert (seating.value, seating.is_best, seating.bound) == (best, True, best)
    assert quality(seating) == (
        f"Proved best: no plan within the rules is worth more than {best} points."
    )


def test_nobody_at_the_wedding_sits_among_strangers():
    seating = prove(wedding(5, 4))

    known = seating.problem.affinities
    for at in seating.tables():
        for one in at:
            assert any((one.key, o.key) in known or (o.key, one.key) in known for o in at)


def test_the_same_seed_and_steps_give_the_same_plan():
    problem = banquet(60)

    one, other = (solve(problem, steps=20_000, seed=5) for _turn in range(2))

    assert one.table_of == other.table_of
    assert solve(problem, steps=20_000, seed=6).table_of != one.table_of


def test_searching_is_better_than_by_hand():
    seating = solve(banquet(100), steps=60_000)

    assert seating.value > seating.by_hand
    assert quality(seating).startswith(f"Worth {seating.value} points; not proved best.")
    assert f"No plan can be worth more than {seating.bound} points." in quality(seating)


def test_whoever_is_locked_stays():
    problem = evening(12, 4, 4, 4, locked={"p0": 2, "p7": 0, "p9": 1})

    seating = solve(problem, steps=5_000)

    assert {key: seating.table_of[key] for key in problem.locked} == dict(problem.locked)


def test_the_first_by_standing_and_whoever_is_named_sit_at_the_head_table():
    seating = solve(evening(12, 4, 4, 4, head=("p11",), head_first=2), steps=5_000)

    assert [seating.table_of[key] for key in ("p11", "p0", "p1")] == [0, 0, 0]


def test_with_rank_alone_the_more_senior_sit_nearer():
    only_rank = Weights(language=0, field=0, own_party=0, mixed=0)

    seating = prove(evening(12, 4, 4, 4, weights=only_rank))

    assert [sorted(one.standing for one in at) for at in seating.tables()] == [
        [0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11],
    ]  # fmt: skip


def test_guests_of_a_diet_sit_at_as_few_tables_as_hold_them():
    people = [guest(f"a{p}", p, Side.HOST) for p in range(6)]
    people += [guest(f"g{p}", 6 + p, diet="halal" if p % 2 else "") for p in range(12)]

    seating = solve(Problem(tuple(people), tables(5, 5, 5, 5), diets=("halal",)), steps=5_000)

    assert len({seating.table_of[f"g{p}"] for p in range(1, 12, 2)}) == 2


def test_a_host_at_every_table_is_given_up_only_where_nobody_asked():
    couple = [guest("a", 0, Side.HOST, couple="b"), guest("b", 1, Side.HOST, couple="a")]
    people = (*couple, guest("c", 2), guest("d", 3))

    seating = greedy(Problem(people, tables(2, 2)))

    assert (seating.problem.hosts_per_table, broken_wishes(seating.problem, seating.table_of)) == (
        0,
        [],
    )
    with pytest.raises(Impossible) as refusal:
        greedy(Problem(people, tables(2, 2), hosts_per_table=1))
    assert {wish.rule for wish in refusal.value.conflicts} <= {Rule.HOSTS, Rule.COUPLE}


def test_a_contradiction_is_named_by_its_few_wishes_among_many():
    problem = banquet(200)
    keys = [one.key for one in problem.attendees]
    wished = Problem(
        problem.attendees, problem.tables, hosts_per_table=2,
        together=((keys[150], keys[151]), (keys[151], keys[152])),
        apart=(*problem.apart, (keys[150], keys[152])),
    )  # fmt: skip

    with pytest.raises(Impossible) as refusal:
        solve(wished, seconds=1)

    rules = sorted(wish.rule for wish in refusal.value.conflicts)
    assert rules == [Rule.APART, Rule.TOGETHER, Rule.TOGETHER]
    assert all(key in refusal.value.message for key in keys[150:153])


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"locked": {"nobody": 0}}, "seating.unknown_guest"),
        ({"locked": {"p0": 9}}, "seating.unknown_table"),
        ({"head": ("nobody",)}, "seating.unknown_guest"),
        ({"apart": (("p0", "p1"),), "together": (("p0", "p1"),)}, "seating.impossible"),
    ],
)
def test_what_makes_no_sense_is_refused(wishes, code):
    with pytest.raises(RuleBroken) as refusal:
        solve(evening(6, 3, 3, **wishes), steps=0)

    assert refusal.value.code == code


def test_no_table_and_the_same_guest_twice_are_refused():
    one = Attendee("a", Side.HOST, 0)

    for problem, code in (
        (Problem((one,), ()), "seating.no_tables"),
        (Problem((one, one), tables(4)), "seating.same_guest_twice"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            solve(problem, steps=0)
        assert refusal.value.code == code


def test_the_first_plan_is_told_at_once_and_a_stop_is_heard():
    told = []

    seating = solve(
        banquet(120), seconds=60, progress=told.append, stop=lambda: len(told) > 1
    )  # fmt: skip

    assert told[0].share == 0
    assert broken_wishes(told[0].seating.problem, told[0].seating.table_of) == []
    assert seating.seconds < 30


def test_a_guest_is_told_of_rules_rank_company_chair_and_the_next_best():
    people = (
        guest("h", 0, Side.HOST, part=Part.HEAD, languages=("vi", "en"), field="trade"),
        guest("g", 1, part=Part.HEAD, languages=("en",), field="trade", party="x", couple="s"),
        guest("s", 2, part=Part.SPOUSE, languages=("en",), party="x", couple="g"),
        guest("t", 3, Side.HOST, part=Part.INTERPRETER, interprets_for=("g",)),
        guest("u", 4, Side.HOST), guest("v", 5, party="y"),
    )  # fmt: skip
    seating = greedy(
        Problem(people, tables(4, 3), apart=(("g", "v"),), head=("h",), hosts_per_table=1)
    )

    told = why(seating, "g")

    assert told == [
        "Rule: the couple G (Mẫu), S (Mẫu) sits at one table.",
        "Rule: interpreter and guest sit at one table (T (Mẫu), G (Mẫu)).",
        "Kept from the table of V (Mẫu).",
        "By rank table 1 is the right one.",
        "Speaks a language of the other side with H (Mẫu).",
        "Works in the same field as H (Mẫu).",
        "Meets 1 person of the other side.",
        "On the right hand sits T (Mẫu), on the left H (Mẫu).",
        "No other table is possible without breaking a rule or moving more people.",
    ]
    assert "Sits beside G (Mẫu) to interpret." in why(seating, "t")
    assert "Heads the table." in why(seating, "h")


def test_a_search_goes_on_from_a_former_plan_unless_it_breaks_a_rule():
    problem = banquet(80)
    former = solve(problem, steps=40_000)

    again = solve(problem, steps=0, former=former.table_of)
    one, other = problem.apart[0]
    broken = solve(problem, steps=0, former=dict(former.table_of) | {one: former.table_of[other]})
    lost = solve(problem, steps=0, former={})

    assert again.table_of == former.table_of
    assert broken.value == lost.value == again.by_hand
