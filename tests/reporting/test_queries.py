"""What is read to be counted: only what was approved, in its period, with all its parts."""

from datetime import date

import pytest

from doingoai.delegations.states import State
from doingoai.missions.models import Traveller
from doingoai.missions.states import MissionState, TravellerRole
from doingoai.reporting.queries import (
    a_year_before,
    partner_names,
    person_names,
    records,
    unit_names,
    unit_tree,
    with_year_before,
)
from doingoai.reporting.states import Direction
from tests import cast, factories
from tests.reporting.missions import mission

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_visit_counts_from_its_approval_on_with_its_guests():
    visit = factories.delegation(state=State.APPROVED, head_rank="mayor", people_expected=9)
    members = [factories.member(visit), factories.member(visit)]
    for state in (State.DRAFT, State.SUBMITTED, State.REFUSED, State.CANCELLED):
        factories.delegation(state=state)

    [record] = records(Direction.IN, *YEAR, seen_by=cast.lan(), persons=True)

    assert (record.key, record.people, record.days) == (visit.pk, 2, 3)
    assert (record.countries, record.level) == ((visit.country,), "mayor")
    assert set(record.persons) == {str(member.person_id) for member in members}
    assert record.unit == str(visit.receiving_unit_id)


def test_without_a_list_of_guests_the_expected_number_counts():
    factories.delegation(state=State.APPROVED, people_expected=9)

    [record] = records(Direction.IN, *YEAR, seen_by=cast.lan())

    assert (record.people, record.persons) == (9, ())


def test_only_what_began_in_the_period_counts():
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)):
        factories.delegation(state=State.CLOSED, starts_on=day, closed_at=factories.NOON)

    counted = records(Direction.IN, *YEAR, seen_by=cast.lan())

    assert [record.starts_on for record in counted] == [date(2026, 1, 1), date(2026, 12, 31)]


def test_who_may_not_see_a_visit_does_not_count_it():
    factories.delegation(state=State.APPROVED)

    assert records(Direction.IN, *YEAR, seen_by=cast.focal_point()) == []


def test_a_mission_is_read_with_its_countries_money_and_travellers():
    here, there = factories.unit("a"), factories.unit("b")
    people = [factories.person("Trần", vietnamese=True) for _ in range(4)]
    made = mission(
        countries=("JP", "KR"),
        travellers=((here, people[0]), (here, people[1]), (None, people[2])),
        money=(("city_budget", 5_000_000), ("host", 1)),
    )
    Traveller.objects.create(mission=made, order=9, person=people[3], role=TravellerRole.ESCORT)
    mission(state=MissionState.REQUESTED)
    mission(starts_on=date(2025, 3, 2), ends_on=date(2025, 3, 3), unit=there)

    [record] = records(Direction.OUT, *YEAR, seen_by=cast.lan(), persons=True)

    assert (record.countries, record.days, record.people) == (("JP", "KR"), 5, 3)
    assert (record.vnd, record.funding) == (5_000_001, (("city_budget", 5_000_000), ("host", 1)))
    assert dict(record.travellers) == {str(here.pk): 2, "": 1}
    assert record.persons == tuple(str(person.pk) for person in people[:3])
    assert records(Direction.OUT, *YEAR, seen_by=cast.lan())[0].persons == ()


def test_the_same_days_of_the_year_before_stand_beside():
    mission()
    mission(starts_on=date(2025, 6, 30), ends_on=date(2025, 7, 2))

    now, before = with_year_before(
        Direction.OUT, date(2026, 1, 1), date(2026, 6, 30), seen_by=cast.lan()
    )

    assert (len(now), len(before)) == (1, 1)
    assert a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)


def test_the_number_of_reads_does_not_grow_with_the_records(django_assert_num_queries):
    lan = cast.lan()
    for _ in range(3):
        mission(travellers=((None, factories.person("Lê", vietnamese=True)),))

    assert lan.permissions
    with django_assert_num_queries(4):
        assert len(records(Direction.OUT, *YEAR, seen_by=lan, persons=True)) == 3


def test_names_and_the_tree_of_units():
    above = factories.foreign_affairs()
    below = factories.unit("x", parent=above)
    partner, person = factories.partner(), factories.person("Phạm", vietnamese=True)

    tree = unit_tree()

    assert tree.line_up(str(below.pk)) == (str(below.pk), str(above.pk))
    assert unit_names([str(below.pk), ""]) == {str(below.pk): below.name_vi}
    assert partner_names([str(partner.pk)]) == {str(partner.pk): partner.name_vi}
    assert person_names([str(person.pk)]) == {str(person.pk): person.name.full}
