"""What is decided about plans: what changes, what the audit keeps, what is refused."""

import pytest

from doingoai.accounts.models import User
from doingoai.delegations.actions import seating as acts
from doingoai.delegations.models import Host, Member
from doingoai.delegations.states import MemberRole, State
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.programme.models import Item
from doingoai.protocol.layouts.places import Settings
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.rules import Tie
from doingoai.protocol.states import Bond, Layout
from tests import cast, factories
from tests.protocol.making import key_of, plan_of_talks, sits, visit_with_people

pytestmark = pytest.mark.django_db
NOON = factories.NOON


@pytest.fixture
def ha() -> User:
    return cast.ha()


@pytest.fixture
def plan(ha) -> SeatingPlan:
    return plan_of_talks(visit_with_people(), ha)


def _audited() -> list[str]:
    return list(
        AuditEntry.objects.filter(verb__startswith="seating").order_by("number").values_list("verb", flat=True)
    )  # fmt: skip


def _refused(code: str, act) -> None:
    with pytest.raises(RuleBroken) as refusal:
        act()
    assert refusal.value.code == code


def test_a_plan_seats_everybody_by_rank(plan):
    assert sits(plan) == {
        "guest-c": "GUEST Number1", "guest-r1": "GUEST Number2", "guest-l1": "GUEST Number3",
        "host-c": "Chủ Thứ1", "host-l1": "Dịch Mai", "host-r1": "Chủ Thứ2", "host-l2": "Chủ Thứ3",
    }  # fmt: skip
    assert (plan.title_vi, plan.title_en, plan.about_type) == ("Hội đàm", "Talks", "delegation")
    assert _audited() == ["seating.made"]


def test_only_those_who_take_part_in_the_item_are_seated(ha):
    visit = visit_with_people()
    item = factories.item(visit.programme)
    for person in Member.objects.filter(delegation=visit, order__lte=2).values_list("person", flat=True):  # fmt: skip
        factories.participation(item, factories.Person.objects.get(pk=person))

    plan = acts.plan_seats(visit, item, layout=Layout.TALKS, settings=Settings(), by=ha, at=NOON)

    assert [name for key, name in sits(plan).items() if key.startswith("guest")] == ["GUEST Number1", "GUEST Number2"]  # fmt: skip
    assert len(sits(plan)) == 6


def test_an_interpreter_whom_the_item_names_gets_a_chair(ha):
    visit = visit_with_people()
    Host.objects.filter(delegation=visit, role="interpreter").delete()
    item = factories.item(visit.programme, interpreter="Vũ Thị Dịch Mẫu")

    plan = acts.plan_seats(visit, item, layout=Layout.TALKS, settings=Settings(), by=ha, at=NOON)

    assert sits(plan)["host-l1"] == "Vũ Thị Dịch Mẫu"


def test_rank_goes_before_the_order_of_the_list(ha):
    visit = visit_with_people()
    Member.objects.filter(delegation=visit, order=3).update(rank="mayor")

    plan = plan_of_talks(visit, ha)

    assert sits(plan)["guest-c"] == "GUEST Number1"
    assert sits(plan)["guest-r1"] == "GUEST Number3"


@pytest.mark.parametrize("with_room", [True, False])
def test_a_spouse_is_paired_by_the_shared_room_or_with_the_head(ha, with_room):
    visit = visit_with_people()
    member = Member.objects.get(delegation=visit, order=3)
    member.role, member.shares_room_with = MemberRole.SPOUSE, "GUEST Number2" if with_room else ""
    member.save()

    plan = plan_of_talks(visit, ha)

    spouse = SeatOf.objects.get(plan=plan, name="GUEST Number3")
    other = "GUEST Number2" if with_room else "GUEST Number1"
    assert spouse.couple == key_of(plan, other)


def test_flags_of_a_visit_are_viet_nam_and_the_guests(ha):
    visit = visit_with_people(country="KR")

    plan = acts.plan_seats(visit, None, layout=Layout.FLAGS_TABLE, settings=Settings(), by=ha, at=NOON)  # fmt: skip

    assert [(one.place_key, one.attendee_key) for one in plan.seats.all()] == [("flag-0", "VN"), ("flag-1", "KR")]  # fmt: skip


def test_two_people_change_places(plan, ha):
    moves = acts.swap_in_visit(plan, first="host-r1", second="host-l2", by=ha, at=NOON)

    plan.refresh_from_db()
    assert sits(plan)["host-r1"] == "Chủ Thứ3"
    assert (len(moves), plan.version) == (2, 2)
    assert _audited()[-1] == "seating.swapped"


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("host-c", "host-r1", "seating.head_chair"),
        ("host-l1", "host-l2", "seating.interpreter"),
        ("host-c", "host-c", "seating.no_chair"),
        ("host-c", "nowhere", "seating.no_chair"),
    ],
)
def test_a_swap_that_breaks_a_hard_rule_is_refused(plan, ha, first, second, code):
    before = sits(plan)

    _refused(code, lambda: acts.swap_in_visit(plan, first=first, second=second, by=ha, at=NOON))

    assert sits(plan) == before


def test_a_locked_place_is_not_swapped_and_stays_when_all_is_computed_anew(plan, ha):
    acts.swap_in_visit(plan, first="guest-r1", second="guest-l1", by=ha, at=NOON)
    acts.lock_in_visit(plan, place="guest-r1", is_locked=True, by=ha, at=NOON)

    _refused("seating.locked", lambda: acts.swap_in_visit(plan, first="guest-r1", second="guest-l1", by=ha, at=NOON))  # fmt: skip
    acts.replan_seats(plan, Item.objects.get(), settings=None, by=ha, at=NOON)

    assert sits(plan)["guest-r1"] == "GUEST Number3"
    assert SeatOf.objects.get(plan=plan, is_locked=True).name == "GUEST Number3"
    acts.lock_in_visit(plan, place="guest-r1", is_locked=False, by=ha, at=NOON)
    acts.replan_seats(plan, Item.objects.get(), settings=None, by=ha, at=NOON)
    assert sits(plan)["guest-r1"] == "GUEST Number2"
    assert _audited()[-3:] == ["seating.recomputed", "seating.unlocked", "seating.recomputed"]


def test_an_empty_place_is_not_locked(plan, ha):
    _refused("seating.no_chair", lambda: acts.lock_in_visit(plan, place="none", is_locked=True, by=ha, at=NOON))  # fmt: skip


def test_settings_are_kept_and_people_taken_from_the_lists_of_now(plan, ha):
    Member.objects.filter(order=3).delete()

    acts.replan_seats(plan, Item.objects.get(), settings=Settings(guests_on="near"), by=ha, at=NOON)

    plan.refresh_from_db()
    assert plan.settings == {"guests_on": "near"}
    assert "GUEST Number3" not in sits(plan).values()


def test_a_change_by_another_officer_is_a_clash_only_on_the_same_places(plan, ha):
    seen = {one.place_key: one.attendee_key for one in plan.seats.all()}
    acts.swap_in_visit(plan, first="guest-r1", second="guest-l1", by=ha, at=NOON, version=1)

    acts.swap_in_visit(
        plan, first="host-r1", second="host-l2", by=ha, at=NOON, version=1,
        opened={"host-r1": seen["host-r1"], "host-l2": seen["host-l2"]},
    )  # fmt: skip
    _refused(
        "edit.changed_meanwhile",
        lambda: acts.swap_in_visit(
            plan, first="guest-r1", second="guest-l1", by=ha, at=NOON, version=1,
            opened={"guest-r1": seen["guest-r1"], "guest-l1": seen["guest-l1"]},
        ),
    )  # fmt: skip
    _refused("edit.changed_meanwhile", lambda: acts.drop_in_visit(plan, who="x", by=ha, at=NOON, version=1))  # fmt: skip

    assert (sits(plan)["host-r1"], sits(plan)["guest-r1"]) == ("Chủ Thứ3", "GUEST Number3")


def test_rules_about_two_people_move_few_and_stay(plan, ha):
    one, other = key_of(plan, "Thứ1"), key_of(plan, "Thứ2")

    moves = acts.tie_in_visit(plan, ties=[Tie(Bond.APART, one, other)], by=ha, at=NOON)

    plan.refresh_from_db()
    assert plan.ties == [["apart", one, other]]
    assert sits(plan)["host-r1"] != "Chủ Thứ2"
    assert len(moves) == 2
    _refused("seating.neighbours", lambda: acts.swap_in_visit(plan, first="host-r1", second="host-l2", by=ha, at=NOON))  # fmt: skip


@pytest.mark.parametrize(
    ("ties", "code"),
    [
        (lambda plan: [Tie(Bond.BESIDE, key_of(plan, "Thứ1"), key_of(plan, "Thứ1"))], "seating.same_person"),
        (lambda plan: [Tie(Bond.BESIDE, key_of(plan, "Thứ1"), "nobody")], "seating.same_person"),
        (lambda plan: [Tie(Bond.BESIDE, key_of(plan, "Thứ1"), key_of(plan, "Number1"))], "seating.no_plan"),
    ],
)  # fmt: skip
def test_rules_that_cannot_hold_are_refused(plan, ha, ties, code):
    _refused(code, lambda: acts.tie_in_visit(plan, ties=ties(plan), by=ha, at=NOON))


def test_one_who_does_not_come_is_taken_out_and_who_moves_is_told(plan, ha):
    moves = acts.drop_in_visit(plan, who=key_of(plan, "Thứ1"), by=ha, at=NOON)

    names = {one.attendee_key: one.name for one in plan.seats.all()}
    assert sorted(names[one.who] for one in moves) == ["Chủ Thứ2", "Chủ Thứ3"]
    assert sits(plan)["host-c"] == "Chủ Thứ2"
    assert AuditEntry.objects.get(verb="seating.dropped_out").details["gone"] == "Chủ Thứ1"


@pytest.mark.parametrize(("count", "code"), [(3, "seating.no_such_person"), (1, "seating.nobody")])
def test_nobody_and_the_last_one_are_not_taken_out(ha, count, code):
    visit = visit_with_people(guests=count, hosts=0)
    Host.objects.all().delete()
    plan = plan_of_talks(visit, ha)
    who = "m0" if count > 1 else key_of(plan, "Number1")

    _refused(code, lambda: acts.drop_in_visit(plan, who=who, by=ha, at=NOON))


def test_the_second_check_is_made_by_another_person_and_ends_with_the_next_change(plan, ha):
    _refused("seating.same_hand", lambda: acts.check_in_visit(plan, by=ha, at=NOON))

    other = cast.division_head()
    acts.check_in_visit(plan, by=other, at=NOON)
    plan.refresh_from_db()
    assert (plan.second_check_by, plan.version) == (other, 1)

    acts.swap_in_visit(plan, first="host-r1", second="host-l2", by=other, at=NOON)
    plan.refresh_from_db()
    assert (plan.second_check_by, plan.changed_by) == (None, other)
    acts.check_in_visit(plan, by=ha, at=NOON)
    assert _audited() == ["seating.made", "seating.checked", "seating.swapped", "seating.checked"]


def test_a_plan_that_breaks_a_rule_is_not_confirmed(plan, ha):
    SeatOf.objects.filter(plan=plan, place_key="host-c").update(place_key="")

    _refused("seating.not_clean", lambda: acts.check_in_visit(plan, by=cast.division_head(), at=NOON))  # fmt: skip


def test_a_plan_is_removed(plan, ha):
    acts.remove_from_visit(plan, by=ha)

    assert SeatingPlan.objects.count() == SeatOf.objects.count() == 0
    assert _audited()[-1] == "seating.removed"


def test_a_visit_without_people_gets_no_plan(ha):
    visit = factories.delegation()

    _refused("seating.nobody", lambda: plan_of_talks(visit, ha))


def test_a_visit_that_is_over_takes_no_changes(plan, ha):
    visit = factories.Delegation.objects.get()
    visit.state, visit.closed_at = State.CLOSED, NOON
    visit.save()

    for act in (
        lambda: acts.swap_in_visit(plan, first="host-r1", second="host-l2", by=ha, at=NOON),
        lambda: acts.lock_in_visit(plan, place="host-c", is_locked=True, by=ha, at=NOON),
        lambda: acts.tie_in_visit(plan, ties=[], by=ha, at=NOON),
        lambda: acts.drop_in_visit(plan, who="m1", by=ha, at=NOON),
        lambda: acts.check_in_visit(plan, by=ha, at=NOON),
        lambda: acts.remove_from_visit(plan, by=ha),
        lambda: acts.replan_seats(plan, None, settings=None, by=ha, at=NOON),
        lambda: acts.plan_seats(visit, None, layout=Layout.PHOTO, settings=Settings(), by=ha, at=NOON),
    ):  # fmt: skip
        _refused("delegation.frozen", act)


def test_who_has_no_right_changes_nothing(plan):
    clerk = cast.clerk()

    with pytest.raises(NotAllowed):
        acts.swap_in_visit(plan, first="host-r1", second="host-l2", by=clerk, at=NOON)
