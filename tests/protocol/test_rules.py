"""Hard rules of plans, and plans that are mended until none is broken."""

import pytest

from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.layouts.catalogue import plan_of
from doingoai.protocol.layouts.places import Settings, are_beside
from doingoai.protocol.placing import computed, kept, moves_between, swapped, without
from doingoai.protocol.rules import (
    Tie,
    broken_rules,
    check_flag,
    check_layout_fits,
    check_no_new_fault,
)
from doingoai.protocol.states import Bond, Layout, Part, Side
from tests.protocol.people import both, flags, from_the_front, guest, host, interpreter


def _codes(layout, people, first, second, *, settings=Settings(), ties=()):  # noqa: B008
    """Codes of the rules broken after two people of a computed plan have changed places."""
    plan = computed(layout, people, settings, ties=ties)
    seats = swapped(plan.seating(), plan.place_of(first).key, plan.place_of(second).key)
    return [one.code for one in broken_rules(kept(layout, people, settings, seats), settings, ties)]


@pytest.mark.parametrize(
    ("layout", "first", "second", "codes"),
    [
        (Layout.TALKS, "H2", "H3", []),
        (Layout.TALKS, "H1", "H2", ["seating.head_chair", "seating.interpreter"]),
        (Layout.TALKS, "IH1", "H3", ["seating.interpreter"]),
        (Layout.TALKS, "IH1", "H2", []),
        (Layout.TALKS, "H2", "G2", ["seating.other_side"] * 2),
        (Layout.BANQUET_MIDDLE, "H2", "G2", []),
        (Layout.ARMCHAIRS_U, "IH1", "H3", ["seating.interpreter"]),
        (Layout.ROUND, "G1", "G2", ["seating.head_chair"]),
        (Layout.PHOTO, "IH1", "H2", []),
        (Layout.CAR, "G1", "H1", ["seating.head_chair", "seating.head_chair"]),
    ],
)
def test_what_a_swap_breaks(layout, first, second, codes):
    assert _codes(layout, both(3, 3, interpreters="h"), first, second) == codes


def test_flags_are_not_swapped():
    assert _codes(Layout.FLAGS_POLES, flags("VN", "JP", "FR"), "JP", "FR") == ["seating.fixed_order"] * 2  # fmt: skip


@pytest.mark.parametrize(("couples", "beside"), [("apart", False), ("together", True), ("", None)])
def test_couples_sit_as_the_office_wants(couples, beside):
    people = [host(1), host(2), host(3), guest(1), guest(2, couple="G3"), guest(3, couple="G2", part=Part.SPOUSE), host(4), guest(4)]  # fmt: skip
    settings = Settings(couples=couples)

    plan = computed(Layout.ROUND, people, settings)

    assert broken_rules(plan, settings) == []
    if beside is not None:
        assert are_beside(plan.place_of("G2"), plan.place_of("G3")) is beside


@pytest.mark.parametrize(
    ("bond", "one", "other", "beside"),
    [
        (Bond.BESIDE, "H2", "H5", True),
        (Bond.APART, "H1", "H2", False),
        (Bond.APART, "H2", "H4", False),
    ],
)
def test_neighbours_are_kept_together_or_apart(bond, one, other, beside):
    ties = [Tie(bond, one, other)]

    plan = computed(Layout.TALKS, both(6, 5, interpreters="h"), Settings(), ties=ties)

    assert broken_rules(plan, Settings(), ties) == []
    assert are_beside(plan.place_of(one), plan.place_of(other)) is beside


def test_rules_that_cannot_be_kept_together_are_told():
    ties = [Tie(Bond.BESIDE, "H1", "G1")]

    with pytest.raises(RuleBroken) as refusal:
        computed(Layout.TALKS, both(3, 3), Settings(), ties=ties)

    assert refusal.value.code == "seating.no_plan"
    assert "Host 1" in refusal.value.message


def test_a_locked_chair_stays_when_all_is_computed_anew():
    plan = computed(Layout.TALKS, both(5, 4), Settings(), locked={"host-r1": "H4"})

    assert (
        from_the_front(plan, "host") == "H5 H3 H1 H4 H2" or plan.place("host-r1").occupant == "H4"
    )


def test_a_move_that_breaks_no_new_rule_passes():
    plan = plan_of(Layout.TALKS, both(2, 2), held={"host-c": "H2", "host-r1": "H1"})
    faults = broken_rules(plan, Settings())

    check_no_new_fault(faults, faults)
    with pytest.raises(RuleBroken) as refusal:
        check_no_new_fault([], faults)

    assert refusal.value.code == "seating.head_chair"


@pytest.mark.parametrize(
    ("layout", "gone", "moved"),
    [
        # Who sat last takes the free chair; a head is followed by the next of the side.
        (Layout.TALKS, "H5", []),
        (Layout.TALKS, "H2", ["H5"]),
        (Layout.TALKS, "H1", ["H2", "H5"]),
        (Layout.ROUND, "G5", []),
        (Layout.ARMCHAIRS_U, "G3", ["G5"]),
        (Layout.PHOTO, "IH1", []),
    ],
)
def test_one_who_drops_out_moves_few(layout, gone, moved):
    people = both(5, 5, interpreters="h")
    plan = computed(layout, people, Settings())

    after = without(plan, gone, Settings(), locked={})

    assert [one.who for one in moves_between(plan, after) if one.who != gone] == moved
    assert broken_rules(after, Settings()) == []
    assert after.place_of(gone) is None


@pytest.mark.parametrize("layout", [Layout.TALKS, Layout.ARMCHAIRS_U, Layout.BANQUET_MIDDLE, Layout.TOP_TABLE, Layout.ROUND, Layout.PHOTO])  # fmt: skip
def test_whoever_drops_out_no_rule_breaks_and_three_move_at_most(layout):
    people = both(8, 7, interpreters="hg")
    plan = computed(layout, people, Settings())

    for one in people:
        after = without(plan, one.key, Settings(), locked={})
        moved = [move for move in moves_between(plan, after) if move.who != one.key and move.before != move.after]  # fmt: skip
        assert len(moved) <= 3, (one.key, moved)
        assert broken_rules(after, Settings()) == []
        assert len(after.seating()) == len(people) - 1


def test_no_woman_sits_at_the_end_of_a_table_where_a_man_can():
    people = [host(number, sex="f" if number == 5 else "m") for number in range(1, 6)]
    people += [guest(number, sex="m") for number in range(1, 6)]

    plan = computed(Layout.TOP_TABLE, people, Settings())

    row = from_the_front(plan, "host").split()
    assert "H5" not in {row[0], row[-1]}


@pytest.mark.parametrize(
    ("country", "refused"),
    [("VN", False), ("JP", False), ("TW", True), ("", True), ("??", True)],
)
def test_only_flags_of_states_with_relations_are_flown(country, refused):
    if not refused:
        check_flag(country)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_flag(country)

    assert refusal.value.code == "flags.no_relations"


def test_nobody_makes_no_plan():
    with pytest.raises(RuleBroken) as refusal:
        check_layout_fits(Layout.TALKS, [])

    assert refusal.value.code == "seating.nobody"


def test_an_interpreter_follows_whom_they_speak_for():
    people = [*both(4, 4), interpreter(Side.HOST, whom=("H3",))]
    plan = computed(Layout.TALKS, people, Settings())
    seats = swapped(plan.seating(), plan.place_of("H3").key, plan.place_of("H4").key)

    after = kept(Layout.TALKS, people, Settings(), seats)

    assert after.place_of("IH1").behind == after.place_of("H3").key
    assert broken_rules(after, Settings()) == []
