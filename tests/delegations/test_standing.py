"""Who stands where at a visit, as the office's order, posts, fixings and the day make it."""

from datetime import date

import pytest

from doingoai.accounts.rules import NotAllowed
from doingoai.delegations.actions.standing import (
    choose_post_at_visit,
    fix_place_at_visit,
    free_place_at_visit,
)
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.standing import event_order
from doingoai.delegations.states import State
from doingoai.directory.actions import set_birth_date
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.figures import shipped_table
from doingoai.precedence.actions.versions import copy_to_draft, move_rank, put_in_force
from doingoai.precedence.states import Why
from tests import cast, factories

pytestmark = pytest.mark.django_db
NOON = factories.NOON
EARLY, LATE = date(2024, 1, 1), date(2025, 1, 1)


def guests(found):
    return [found.people[one.key].row.pk for one in found.guests]


def visit_of(*ranks, **fields):
    visit = factories.delegation(**fields)
    return visit, [factories.member(visit, rank=rank) for rank in ranks]


def fix(visit, person, **fields):
    given = {"reason": "Theo đề nghị của đoàn", "by": cast.lan(), "at": NOON}
    return fix_place_at_visit(visit, person, **{**given, **fields})


def test_the_order_of_the_first_day_holds():
    visit, (officer, mayor) = visit_of("officer", "mayor")
    assert guests(event_order(visit)) == [mayor.pk, officer.pk]
    draft = move_rank(copy_to_draft(by=cast.ha(), at=NOON), "officer", place=1, by=cast.ha())
    put_in_force(
        draft, valid_from=visit.starts_on, basis="B", laid_down_by="G", by=cast.ha(), at=NOON,
        today=factories.MONDAY,
    )  # fmt: skip
    assert guests(event_order(visit)) == [officer.pk, mayor.pk]
    earlier, (low, high) = visit_of("officer", "mayor", starts_on=factories.MONDAY)
    assert guests(event_order(earlier)) == [high.pk, low.pk]


def test_facts_bear_the_grade_of_the_day():
    visit, _members = visit_of("officer")
    assert visit_facts(visit, shipped_table(), as_of=factories.MONDAY).members[0].grade == 10


def test_ambassadors_stand_by_the_day_of_the_credentials_not_of_the_post():
    visit, (first, second) = visit_of("ambassador", "ambassador")
    factories.post(first.person, rank="ambassador", since=EARLY, accredited_on=LATE)
    factories.post(second.person, rank="ambassador", since=LATE, accredited_on=date(2024, 6, 1))
    found = event_order(visit)
    assert guests(found) == [second.pk, first.pk]
    assert found.guests[1].why == Why.DUTY


def test_only_a_post_held_on_that_day_counts():
    visit, (one,) = visit_of("")
    factories.post(one.person, rank="mayor", since=EARLY, until=LATE)
    factories.post(one.person, rank="deputy_mayor", since=LATE)
    assert event_order(visit).people[f"member-{one.pk}"].rank == "deputy_mayor"


def test_the_post_relevant_to_the_event_is_chosen_per_event():
    visit, (one, other) = visit_of("officer", "deputy_mayor")
    post = factories.post(one.person, rank="mayor", since=EARLY)
    item = factories.item(visit.programme)
    choose_post_at_visit(visit, one.person, post, item=item, by=cast.lan(), at=NOON)
    assert guests(event_order(visit)) == [other.pk, one.pk]
    assert guests(event_order(visit, item)) == [one.pk, other.pk]
    choose_post_at_visit(visit, one.person, None, item=item, by=cast.lan(), at=NOON)
    assert guests(event_order(visit, item)) == [other.pk, one.pk]


def test_a_post_that_is_over_or_of_another_cannot_be_chosen():
    visit, (one, other) = visit_of("officer", "mayor")
    for post in (
        factories.post(one.person, since=EARLY, until=LATE),
        factories.post(other.person, since=EARLY),
    ):
        with pytest.raises(RuleBroken) as refused:
            choose_post_at_visit(visit, one.person, post, by=cast.lan(), at=NOON)
        assert refused.value.code == "event_post.not_held"


def test_of_equals_the_elder_goes_first_and_no_date_is_given_on():
    visit, (young, old) = visit_of("mayor", "mayor")
    set_birth_date(young.person, date(1980, 1, 1), by=cast.ha())
    set_birth_date(old.person, date(1950, 1, 1), by=cast.ha())
    found = event_order(visit)
    assert guests(found) == [old.pk, young.pk]
    assert found.guests[1].why == Why.AGE


def test_what_is_fixed_for_an_item_goes_before_what_is_fixed_for_the_visit():
    visit, (a, b, c) = visit_of("mayor", "deputy_mayor", "officer")
    item = factories.item(visit.programme)
    fix(visit, c.person, before=a.person)
    assert guests(event_order(visit)) == [c.pk, a.pk, b.pk]
    assert guests(event_order(visit, item)) == [c.pk, a.pk, b.pk]
    fix(visit, c.person, position=2, item=item)
    assert guests(event_order(visit, item)) == [a.pk, c.pk, b.pk]
    assert event_order(visit, item).guests[1].reason == "Theo đề nghị của đoàn"
    free_place_at_visit(visit, c.person, by=cast.lan())
    assert guests(event_order(visit)) == [a.pk, b.pk, c.pk]
    verbs = AuditEntry.objects.values_list("verb", flat=True)
    assert {"place.fixed", "place.freed"} <= set(verbs)


def test_the_head_leads_and_both_sides_join_by_rank():
    visit = factories.delegation()
    head = factories.member(visit, rank="deputy_mayor", role="head")
    other = factories.member(visit, rank="mayor")
    host = factories.host(visit, rank="pc_chair")
    found = event_order(visit)
    assert guests(found) == [head.pk, other.pk]
    assert found.joined == (f"host-{host.pk}", f"member-{head.pk}", f"member-{other.pk}")


def test_only_who_takes_part_in_an_item_stands_there():
    visit, (one, _two) = visit_of("mayor", "officer")
    item = factories.item(visit.programme)
    factories.participation(item, one.person)
    assert guests(event_order(visit, item)) == [one.pk]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reason": " ", "position": 1}, "fixing.no_reason"),
        ({}, "fixing.not_one_of_two"),
    ],
)
def test_a_fixing_needs_a_reason_and_one_place(fields, code):
    visit, (one,) = visit_of("mayor")
    with pytest.raises(RuleBroken) as refused:
        fix(visit, one.person, **fields)
    assert refused.value.code == code


def test_nobody_is_fixed_before_oneself_the_other_side_or_a_stranger():
    visit, (one,) = visit_of("mayor")
    host = factories.host(visit)
    for person, before, code in (
        (one.person, one.person, "fixing.before_oneself"),
        (one.person, host.person, "fixing.other_side"),
        (factories.person(), None, "fixing.not_there"),
    ):
        with pytest.raises(RuleBroken) as refused:
            fix(visit, person, before=before, position=None if before else 1)
        assert refused.value.code == code


def test_a_closed_visit_keeps_its_order():
    visit, (one,) = visit_of("mayor", state=State.CANCELLED)
    for act in (
        lambda: fix(visit, one.person, position=1),
        lambda: free_place_at_visit(visit, one.person, by=cast.lan()),
        lambda: choose_post_at_visit(visit, one.person, None, by=cast.lan(), at=NOON),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "delegation.frozen"


def test_who_may_not_plan_seats_fixes_nothing():
    visit, (one,) = visit_of("mayor")
    with pytest.raises(NotAllowed):
        fix(visit, one.person, position=1, by=cast.clerk())
