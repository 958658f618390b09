"""Several round tables: who sits at which table and chair, what stays, who moves, what is refused."""

import pytest

from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol import hall
from doingoai.protocol.layouts.places import Settings, are_beside
from doingoai.protocol.layouts.rounds import seats_around, table_of
from doingoai.protocol.placing import computed, kept, mended, moves_between, swapped, without
from doingoai.protocol.rules import Tie, broken_rules
from doingoai.protocol.states import Bond, Layout, Side
from doingoai.protocol.tables.wishing import spoken_for, tables_wanted
from tests.protocol.people import both, guest, host, interpreter

FOUR = Settings(seats=(10, 8, 8, 8))


def _plan(people=None, settings=FOUR, ties=(), locked=None):
    whom = people if people is not None else both(12, 14, interpreters="h")
    return computed(Layout.ROUNDS, whom, settings, ties=ties, locked=locked)


def _table(plan, who):
    return table_of(plan.place_of(who).key)


def test_everybody_has_a_chair_and_no_table_has_too_many():
    plan = _plan()

    assert len(plan.seating()) == 27
    assert len(plan.places) == 34
    assert broken_rules(plan, FOUR) == []


def test_the_heads_sit_at_table_one_the_guest_on_the_right():
    plan = _plan()

    assert (plan.place("t1-1").occupant, plan.place("t1-2").occupant) == ("H1", "G1")


def test_each_table_is_headed_by_a_host_while_there_are_enough():
    plan = _plan()

    assert {plan.people[plan.place(f"t{one}-1").occupant].side for one in range(1, 5)} == {
        Side.HOST
    }


def test_the_interpreter_sits_beside_the_chief_guest():
    plan = _plan()

    assert are_beside(plan.place_of("IH1"), plan.place_of("G1"))


@pytest.mark.parametrize(
    ("bond", "is_one_table"), [(Bond.TABLE, True), (Bond.OTHER_TABLE, False), (Bond.BESIDE, True)]
)
def test_wishes_about_two_people_are_kept(bond, is_one_table):
    for one, other in (("G3", "G14"), ("G2", "G3")):
        plan = _plan(ties=[Tie(bond, one, other)])

        assert (_table(plan, one) == _table(plan, other)) is is_one_table
        assert bond != Bond.BESIDE or are_beside(plan.place_of(one), plan.place_of(other))


def test_couples_share_a_table():
    people = [*both(6, 8), guest(9, couple="G2")]
    people = [guest(2, couple="G9") if one.key == "G2" else one for one in people]

    plan = _plan(people, Settings(seats=(5, 5, 5)))

    assert _table(plan, "G2") == _table(plan, "G9")


def test_who_eats_the_same_shares_tables_where_that_is_wished():
    people = [*both(6, 4), *(guest(number, diet="1") for number in (5, 6, 7))]

    plan = _plan(people, Settings(seats=(5, 5, 5), by_diet=True))

    assert len({_table(plan, f"G{number}") for number in (5, 6, 7)}) == 1


def test_locked_chairs_stay():
    plan = _plan(locked={"t3-4": "G2", "t2-1": "H5"})

    assert (plan.place("t3-4").occupant, plan.place("t2-1").occupant) == ("G2", "H5")


@pytest.mark.parametrize(
    ("settings", "ties", "code"),
    [
        (Settings(seats=(5, 5)), (), "seating.impossible"),
        (FOUR, (Tie(Bond.TABLE, "G2", "G3"), Tie(Bond.OTHER_TABLE, "G2", "G3")), "seating.impossible"),
        (FOUR, (Tie(Bond.OTHER_TABLE, "H1", "G1"),), "seating.impossible"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_with_the_wishes(settings, ties, code):
    with pytest.raises(RuleBroken) as refusal:
        _plan(settings=settings, ties=ties)

    assert refusal.value.code == code


def test_one_who_does_not_come_moves_few():
    plan = _plan()

    after = without(plan, "G4", FOUR, locked={})

    moved = [one for one in moves_between(plan, after) if one.who != "G4"]
    assert len(moved) <= 1
    assert broken_rules(after, FOUR) == []


def test_the_next_by_rank_takes_the_chair_of_a_head_who_does_not_come():
    after = without(_plan(), "G1", FOUR, locked={})

    assert after.place("t1-2").occupant == "G2"
    assert are_beside(after.place_of("IH1"), after.place_of("G2"))
    assert broken_rules(after, FOUR) == []


def test_a_rule_that_comes_later_moves_few():
    plan = _plan()
    away = next(key for key in ("G13", "G12", "G11") if _table(plan, key) != _table(plan, "G5"))
    ties = [Tie(Bond.TABLE, "G5", away)]

    after = mended(plan, FOUR, ties=ties, locked={})

    assert _table(after, "G5") == _table(after, away)
    assert len(moves_between(plan, after)) <= 6


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ([guest(2, couple="G9"), guest(9, couple="G2")], "seating.table_couple"),
        ([guest(2), guest(9), interpreter(Side.HOST, whom=("G2",))], "seating.interpreter"),
    ],
)
def test_who_is_parted_by_hand_is_named(people, code):
    whom = [host(1), host(2), host(3), guest(1), *people]
    settings = Settings(seats=(5, 5))
    plan = _plan(whom, settings)
    key = "IH1" if code == "seating.interpreter" else "G9"
    here = plan.place_of(key).key
    other = next(
        one.key for one in plan.places
        if one.row != here.partition("-")[0] and one.occupant not in {"H1", "G1", "G2"}
    )  # fmt: skip

    after = kept(Layout.ROUNDS, whom, settings, swapped(plan.seating(), here, other))

    assert code in {fault.code for fault in broken_rules(after, settings)}


@pytest.mark.parametrize(
    ("count", "size", "free"), [(4, 4, []), (4, 6, [4, 5]), (5, 8, [4, 5, 6]), (1, 3, [2, 3])]
)
def test_free_chairs_stay_opposite_the_host(count, size, free):
    people = both(-(-count // 2), count // 2)

    sitting = seats_around(people, size)

    assert [chair for chair in range(1, size + 1) if chair not in sitting] == free


@pytest.mark.parametrize(
    ("people", "meant"),
    [
        (both(2, 2, interpreters="h"), {"IH1": ("G1",)}),
        (both(2, 2, interpreters="g"), {"IG1": ("G1",)}),
        (both(2, 2, interpreters="hg"), {"IH1": ("H1",), "IG1": ("G1",)}),
        ([*both(2, 4), interpreter(Side.HOST), interpreter(Side.HOST, number=2)], {"IH1": ("G1",), "IH2": ("G3",)}),
    ],
)  # fmt: skip
def test_for_whom_an_interpreter_is_follows_from_the_tables(people, meant):
    found = {one.key: one.interprets_for for one in spoken_for(people, 2) if one.interprets_for}

    assert found == meant


def test_a_plan_taken_over_from_a_search_leaves_unchanged_tables_as_they_are():
    plan = _plan()
    at = hall.tables_of(plan)
    first = next(key for key, table in at.items() if table == 1 and key.startswith("G"))
    second = next(key for key, table in at.items() if table == 2 and key.startswith("G"))

    after = hall.moved_to(plan, {**at, first: 2, second: 1}, FOUR, (), {})

    same = [one.key for one in plan.places if table_of(one.key) in (1, 4)]
    assert [after.place(key).occupant for key in same] == [plan.place(key).occupant for key in same]
    assert (_table(after, first), _table(after, second)) == (3, 2)


@pytest.mark.parametrize(
    ("people", "asked", "tables"),
    [
        (1, {}, (10,)),
        (10, {}, (10,)),
        (11, {}, (10, 10)),
        (100, {"seats": 8}, (8,) * 13),
        (30, {"count": 2}, (15, 15)),
        (30, {"count": 5, "seats": 8, "head": 12}, (12, 8, 8, 8, 8)),
        (30, {"head": 12}, (12, 10, 10)),
    ],
)
def test_what_the_office_left_open_holds_everybody(people, asked, tables):
    assert tables_wanted(people, **asked) == tables
