"""What lies around one visit, read in one question."""

import pytest

from doingoai.delegations.overview import overview_of
from doingoai.foundation import clock
from tests import cast, factories

pytestmark = pytest.mark.django_db


def test_an_empty_visit_has_nothing_around_it():
    around = overview_of(factories.delegation())

    assert (around.guests, around.hosts, around.shared, around.matters) == (0, 0, (), ())


def test_everything_of_the_visit_and_nothing_of_another_is_found(django_assert_num_queries):
    lan, police = cast.lan(), cast.police()
    visit, other = factories.delegation(), factories.delegation()
    expected = []
    for one in (other, visit):
        factories.member(one)
        factories.host(one)
        factories.shared_with(one, police)
        question = factories.consultation(one, police, lan)
        case, paper = factories.case(one, lan), factories.paper(one)
        expected = [("consultation", question.pk), ("case", case.pk), ("paper", paper.pk)]
    factories.member(visit)

    with django_assert_num_queries(1):
        around = overview_of(visit)

    assert (around.guests, around.hosts) == (2, 1)
    assert [(unit.pk, str(unit)) for unit in around.shared] == [(police.pk, str(police))]
    assert sorted(around.matters) == sorted((kind, str(key)) for kind, key in expected)


def test_a_question_taken_back_belongs_to_it_no_more():
    visit = factories.delegation()
    factories.consultation(visit, cast.police(), cast.lan(), withdrawn_at=clock.now())

    assert overview_of(visit).matters == ()
