"""Nobody is at two places, whoever is assigned can do it, and what stays open has its true reason."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from doingoai.resources.assigning import (
    Need,
    Resource,
    Role,
    Taken,
    Work,
    assign,
    can_host,
    greedy,
    improving,
    still_open,
)
from doingoai.resources.assigning.desk import NOBODY, Desk, Draft, double_bookings
from doingoai.resources.assigning.fitting import clash, has_skill
from doingoai.resources.assigning.keeping import kept, work_of
from tests.resources.assigning.days import at, by_chance, interpreter, item, speaks


def faults(work, resource_of):
    """Broken hard rules, found from the plain values."""
    people = {one.key: one for one in work.resources}
    jobs = [
        (one, need, people[key])
        for one in work.items for need in one.needs
        if (key := resource_of.get((one.key, need.key)))
    ]  # fmt: skip
    for one, need, who in jobs:
        if not has_skill(who, need):
            yield (one.key, need.key, "skill")
        for taken in work.taken:
            if taken.resource == who.key and clash(work, need.role, one, taken):
                yield (one.key, need.key, taken.name)
    for place, (one, need, who) in enumerate(jobs):
        for other, _need, also in jobs[:place]:
            if who is also and (one is other or clash(work, need.role, one, other)):
                yield (one.key, other.key, who.key)


@pytest.mark.parametrize("bundle", range(8))
def test_no_hard_rule_is_broken_and_the_cost_is_what_is_counted_anew(bundle):
    for seed in range(bundle * 40, bundle * 40 + 40):
        work = by_chance(seed, items=10)

        found = assign(work, steps=1_500, seed=seed)

        assert list(faults(work, found.resource_of)) == [], seed
        assert found.bound <= found.cost <= found.by_hand, seed
        assert all(one.reason for one in found.unmet), seed
        needs = sum(len(one.needs) for one in work.items)
        assert len(found.unmet) + len(found.resource_of) == needs
        assert counted(work, found.resource_of) == found.cost


def counted(work, resource_of):
    desk = Desk(work)
    draft, place_of = Draft(desk), {one.key: n for n, one in enumerate(work.resources)}
    for slot, (_item, need) in enumerate(desk.slots):
        if who := resource_of.get((desk.item(slot).key, need.key)):
            draft.take(slot, place_of[who])
    assert double_bookings(desk, draft.by) == []
    return draft.cost


@pytest.mark.parametrize("bundle", range(5))
def test_a_proved_no_is_true_and_a_yes_has_its_plan(bundle):
    for seed in range(bundle * 30, bundle * 30 + 30):
        work = by_chance(seed, items=3)

        answer = can_host(replace(work, items=()), work.items, seconds=0.05, seed=seed)

        possible = is_possible(work)
        assert answer.is_possible is possible, seed
        if possible:
            assert list(faults(work, answer.assignment.resource_of)) == []
        else:
            assert answer.missing


def is_possible(work):
    desk = Desk(work)
    ways = [able or [NOBODY] for able in desk.candidates]
    return any(
        NOBODY not in by and not double_bookings(desk, by) for by in product(*ways)
    )  # fmt: skip


def test_the_same_seed_and_steps_give_the_same_plan():
    work = by_chance(3, items=14)

    assert (
        assign(work, steps=3_000, seed=1).resource_of
        == assign(work, steps=3_000, seed=1).resource_of
    )


MINH, LAN = interpreter("Minh", "consecutive", ko=4), interpreter("Lan", "consecutive", ko=5)


@pytest.mark.parametrize(
    ("work", "reason", "is_proved"),
    [
        (
            Work((item("talks", 9, 10, speaks("ja")),), (MINH, LAN)),
            "Nobody speaks the language Japanese.",
            True,
        ),
        (
            Work((item("talks", 9, 10, speaks("ko", 6)),), (MINH, LAN)),
            "Nobody speaks the language Korean at Level 6 (C2).",
            True,
        ),
        (
            Work((item("talks", 9, 10, speaks("ko", 4, "simultaneous")),), (MINH, LAN)),
            "Nobody who speaks the language Korean does it in the mode simultaneous.",
            True,
        ),
        (
            Work(
                (item("talks", 9, 10, speaks("ko", 5)),), (MINH, LAN),
                (Taken("Lan", at(8), at(12), "leave", is_absence=True),),
            ),
            "All who could are away or booked at that time: Lan (Mẫu) (leave).",
            True,
        ),
        (
            Work(
                (item("talks", 9, 10, speaks("ko", 5), place="port"),), (MINH, LAN),
                (Taken("Lan", at(7), at(8, 40), "breakfast", place="hall"),),
                travel={("hall", "port"): 45},
            ),
            "All who could are away or booked at that time: Lan (Mẫu) "
            "(breakfast, 45 minutes away: too little time between).",
            True,
        ),
        (
            Work(
                (item("talks", 9, 11, speaks("ko", 5)), item("visit", 10, 12, speaks("ko", 5))),
                (MINH, LAN),
            ),
            "2 needs at the same time share only 1 who could: talks (Mẫu), visit (Mẫu).",
            True,
        ),
        (
            Work(
                (item("talks", 9, 10, speaks("ko", 5)), item("visit", 10, 12, speaks("ko", 5))),
                (MINH, LAN),
            ),
            "All who could have other items of this plan: Lan (Mẫu) "
            "(talks (Mẫu), 0 minutes away: too little time between).",
            False,
        ),
        (
            Work((item("ride", 9, 10, Need("car", Role.VEHICLE, seats=9)),), ()),
            "There is none of this kind at all.",
            True,
        ),
        (
            Work(
                (item("ride", 9, 10, Need("car", Role.VEHICLE, seats=9)),),
                (Resource("v", "v", Role.VEHICLE, seats=4),),
            ),
            "9 seats are needed; the largest has 4.",
            True,
        ),
        (
            Work(
                (item("talks", 9, 10, Need("room", Role.ROOM, seats=9, layout="u")),),
                (Resource("r", "r", Role.ROOM, seats=40, layouts=frozenset({"rows"})),),
            ),
            "No room can be laid out as u.",
            True,
        ),
        (
            Work(
                (item("talks", 9, 10, Need("room", Role.ROOM, seats=9, layout="u", place="hall")),),
                (
                    Resource("r", "r", Role.ROOM, seats=40, layouts=frozenset({"u"}), place="x"),
                    Resource("s", "s", Role.ROOM, seats=40, place="hall"),
                ),
            ),
            "None that is large enough has the layout asked for at hall.",
            True,
        ),
    ],
)  # fmt: skip
def test_what_stays_open_has_the_smallest_reason(work, reason, is_proved):
    found = greedy(work)

    assert [(one.reason, one.is_proved) for one in found.unmet] == [(reason, is_proved)]


def test_one_interpreter_stays_with_a_delegation():
    items = [
        item(f"{party}{hour}", hour, hour + 1, speaks("ko"), party=party)
        for hour in range(8, 16, 2)
        for party in "pq"
    ]

    found = assign(Work(tuple(items), (MINH, LAN)), steps=20_000)

    for party in "pq":
        assert len({who for (key, _need), who in found.resource_of.items() if key[0] == party}) == 1


def test_whoever_worked_less_this_month_comes_first():
    tired, fresh = interpreter("tired", load=3_000, ko=5), interpreter("fresh", ko=5)

    found = greedy(Work((item("talks", 9, 10, speaks("ko")),), (tired, fresh)))

    assert found.resource_of == {("talks", "n"): "fresh"}


def test_nights_are_for_rest():
    late = item("dinner", 20, 23, speaks("ko"))
    early = item("airport", 5, 6, speaks("ko"), day=1)

    assert len(greedy(Work((late, early), (MINH,))).unmet) == 1
    assert greedy(Work((late, early), (MINH,), rest=300)).unmet == ()


def test_what_a_person_chose_stays_and_the_best_rank_comes_otherwise():
    officers = tuple(
        Resource(f"o{rank}", f"o{rank}", Role.OFFICER, rank=rank) for rank in (1, 2, 3)
    )
    works = (item("talks", 9, 10, Need("n", Role.OFFICER, rank=3)),)

    free = assign(Work(works, officers), steps=1_000)
    chosen = assign(Work(works, officers, fixed={("talks", "n"): "o1"}), steps=1_000)

    assert free.resource_of == {("talks", "n"): "o3"}
    assert chosen.resource_of == {("talks", "n"): "o1"}


def test_a_stop_is_heard_and_progress_told():
    told = []

    found = assign(
        by_chance(1, items=12), seconds=60,
        progress=lambda share, cost: told.append((share, cost)), stop=lambda: len(told) > 2,
    )  # fmt: skip

    assert len(told) <= 3
    assert found.seconds < 20


def test_a_week_that_is_full_is_refused_with_its_reason():
    visit = item("talks", 9, 10, speaks("ko", 5), party="new")
    taken = Taken("Lan", at(0), at(0) + timedelta(days=2), "another visit")

    yes = can_host(Work((), (MINH, LAN)), (visit,))
    no = can_host(Work((), (MINH, LAN), (taken,)), (visit,))

    assert (yes.is_possible, yes.is_proved, yes.missing) == (True, True, ())
    assert (no.is_possible, no.is_proved) == (False, True)
    assert [one.reason for one in no.missing] == [
        "All who could are away or booked at that time: Lan (Mẫu) (another visit)."
    ]


def test_who_is_with_a_delegation_already_stays_with_it():
    talks = item("talks", 13, 14, speaks("ko"), party="p")
    before = Taken("Lan", at(8), at(9), "welcome (Mẫu)", party="p")

    found = greedy(Work((talks,), (MINH, LAN), (before,)))

    assert found.resource_of == {("talks", "n"): "Lan"}
    assert found.bound <= found.cost


def test_one_person_of_two_roles_is_at_one_place_only():
    both = replace(MINH, also=frozenset({Role.OFFICER}))
    talks = item("talks", 9, 10, speaks("ko"), Need("o", Role.OFFICER))

    found = greedy(Work((talks,), (both, LAN)))

    assert found.resource_of == {("talks", "n"): "Lan", ("talks", "o"): "Minh"}


def test_how_somebody_interprets_may_differ_by_language():
    one = interpreter("one", ko=5, en=5)
    one = replace(one, modes_in={"ko": frozenset({"simultaneous"}), "en": frozenset()})
    asked = [speaks(language, mode="simultaneous") for language in ("ko", "en")]

    assert [has_skill(one, need) for need in asked] == [True, False]


def test_a_search_tells_how_far_it_is_and_ends_with_its_best():
    work = by_chance(1, items=12)

    stages = list(improving(work, seconds=0.2, every=0.05))

    assert [one.share for one in stages] == sorted(one.share for one in stages)
    assert stages[-1].share == 1.0
    assert counted(work, stages[-1].resource_of) == stages[-1].cost <= greedy(work).cost


def test_what_a_plan_leaves_open_is_told_of_the_plan_itself():
    work = Work(
        (item("talks", 9, 10, speaks("ko", 6)), item("visit", 11, 12, speaks("ko"))), (MINH,)
    )

    assert [one.item.key for one in still_open(work, {("visit", "n"): "Minh"})] == ["talks"]
    assert [one.item.key for one in still_open(work, {})] == ["talks", "visit"]


@pytest.mark.parametrize("seed", range(10))
def test_what_is_kept_comes_back_as_it_was(seed):
    work = replace(by_chance(seed), names={"port": "Cảng (Mẫu)"})
    one = replace(MINH, also=frozenset({Role.DRIVER}), modes_in={"ko": frozenset({"consecutive"})})
    work = replace(work, resources=(*work.resources, one))

    assert work_of(json.loads(json.dumps(kept(work)))) == work
