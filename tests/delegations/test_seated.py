"""The plans and gifts of a visit as findings take them: by the keys of the lists, in few queries."""

from datetime import date, timedelta

import pytest

from doingoai.delegations.actions.gifts import give_gift_of, reserve_gift_for
from doingoai.delegations.judging import judge
from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.states import GuestClass, State
from doingoai.gifts.actions import add_gift
from doingoai.norms.facts import Figure, FigureTable
from doingoai.norms.figures import shipped_table
from doingoai.programme.states import ItemKind
from doingoai.protocol.models import SeatOf
from doingoai.protocol.states import Layout
from tests import cast, factories
from tests.factories import FIRST_DAY, NOON
from tests.protocol.making import plan_of_talks, visit_with_people

pytestmark = pytest.mark.django_db

DAY_BEFORE = FIRST_DAY - timedelta(days=1)
TABLE = FigureTable([Figure("gift", "vnd", 900_000, "35/2026", guest_class="B", role="head")])


def codes(visit: Delegation, table: FigureTable | None = None, *, on: date = DAY_BEFORE) -> set[str]:  # fmt: skip
    found = judge(visit, table or shipped_table(), on=on).findings
    kinds = ("seating", "flags", "gift")
    return {one.code for one in found if one.code.startswith(kinds)}


@pytest.fixture
def ha():
    return cast.ha()


@pytest.fixture
def visit():
    return visit_with_people(state=State.APPROVED, country="KR")


def test_a_new_plan_of_the_talks_only_waits_for_its_second_check(visit, ha):
    plan_of_talks(visit, ha)

    assert codes(visit) == {"seating.no_second_check"}


def test_a_title_changed_after_the_plan_makes_card_and_badge_disagree(visit, ha):
    plan_of_talks(visit, ha)
    Member.objects.filter(delegation=visit, order=1).update(title_en="Another title")

    assert "seating.card_differs" in codes(visit)


def test_who_came_to_the_list_later_has_no_chair_and_who_left_it_keeps_one(visit, ha):
    plan_of_talks(visit, ha)
    Member.objects.filter(delegation=visit, order=3).delete()
    factories.member(visit, factories.person(family="LATE", given="Comer"), order=9)

    assert codes(visit) >= {"seating.no_chair", "seating.chair_of_absent"}


def test_an_interpreter_taken_out_of_the_plan_is_missed(visit, ha):
    plan = plan_of_talks(visit, ha)
    SeatOf.objects.filter(plan=plan, part="interpreter").delete()
    visit.programme.items.update(interpreter_language="ko")

    assert "seating.no_interpreter" in codes(visit)


def test_a_head_moved_off_the_chair_breaks_a_rule(visit, ha):
    plan = plan_of_talks(visit, ha)
    SeatOf.objects.filter(plan=plan, side="guest", part="head").update(place_key="")

    assert "seating.rule_broken" in codes(visit)


def test_a_flag_plan_made_before_the_country_was_corrected_shows_the_wrong_state(visit, ha):
    plan_of_talks(visit, ha, Layout.FLAGS_TABLE)
    assert "flags.wrong_state" not in codes(visit)

    Delegation.objects.filter(pk=visit.pk).update(country="JP")
    visit.refresh_from_db()

    assert "flags.wrong_state" in codes(visit)


def test_flags_swapped_past_the_rules_stand_in_the_wrong_order(visit, ha):
    plan = plan_of_talks(visit, ha, Layout.FLAGS_TABLE)
    keys = list(SeatOf.objects.filter(plan=plan).order_by("pk").values_list("pk", "place_key"))
    SeatOf.objects.filter(plan=plan).update(place_key="")
    for (pk, _own), (_pk, other) in zip(keys, reversed(keys), strict=True):
        SeatOf.objects.filter(pk=pk).update(place_key=other)

    assert "flags.wrong_order" in codes(visit)


def test_a_gift_of_another_visit_and_a_norm_that_fell_are_told(visit, ha):
    head = Member.objects.get(delegation=visit, order=1)
    vase = add_gift(name_vi="Bình (Mẫu)", name_en="", made_in="", value=1_000_000, quantity=5, by=ha, at=NOON)  # fmt: skip
    earlier = factories.delegation(state=State.APPROVED)
    then = factories.member(earlier, head.person)
    for member in (then, head):
        kept = reserve_gift_for(member, gift=vase, reason="", table=FigureTable([]), by=ha, at=NOON)
        if member == then:
            give_gift_of(earlier, kept, by=ha, at=NOON)
    Delegation.objects.filter(pk=visit.pk).update(guest_class=GuestClass.B, guest_class_by=ha)
    visit.refresh_from_db()

    assert codes(visit, TABLE) == {"gift.repeated", "gift.over_norm_now"}


def test_one_plan_and_many_are_gathered_in_equally_many_queries(
    visit, ha, django_assert_max_num_queries
):
    plan_of_talks(visit, ha)
    with django_assert_max_num_queries(70) as few:
        codes(visit)
    for _number in range(3):
        plan_of_talks(visit, ha)

    with django_assert_max_num_queries(len(few)):
        codes(visit)


def test_a_plan_for_no_item_is_held_against_the_whole_lists(visit, ha):
    plan = plan_of_talks(visit, ha)
    visit.programme.items.filter(kind=ItemKind.TALKS).update(programme=factories.delegation().programme)  # fmt: skip

    assert codes(visit) == {"seating.no_second_check"}, plan
