"""A visit judged with what is on beside it: other live visits count, those that never happen do not."""

from datetime import timedelta

import pytest

from doingoai.delegations.judging import judge
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.norms.figures import shipped_table
from doingoai.programme.states import Side
from tests import factories
from tests.factories import FIRST_DAY

pytestmark = pytest.mark.django_db

TAKEN = ("item.room_taken", "item.host_taken", "item.interpreter_taken", "item.car_taken")


def _meeting(room, host, **fields) -> Delegation:
    visit = factories.delegation(state=State.APPROVED, **fields)
    factories.host(visit, host)
    item = factories.item(
        visit.programme, place=room, interpreter="Trần Dịch (Mẫu)", car="29A-123.45"
    )
    factories.participation(item, host, Side.HOST)
    return visit


def _taken(visit: Delegation) -> list[str]:
    found = judge(visit, shipped_table(), on=FIRST_DAY - timedelta(days=3)).findings
    return sorted(one.code for one in found if one.code in TAKEN)


@pytest.fixture
def shared():
    return factories.place("Trụ sở", room="Phòng khách"), factories.person("Lê", "Chủ")


def test_two_live_visits_at_one_hour_are_told_of_each_other(shared):
    one, other = _meeting(*shared), _meeting(*shared)

    assert _taken(one) == _taken(other) == sorted(TAKEN)


@pytest.mark.parametrize("state", [State.REFUSED, State.CANCELLED, State.REPORTED])
def test_a_visit_that_does_not_happen_takes_nothing(shared, state):
    one, other = _meeting(*shared), _meeting(*shared)
    Delegation.objects.filter(pk=other.pk).update(state=state)

    assert _taken(one) == []


def test_one_neighbour_and_many_are_asked_for_equally_often(shared, django_assert_max_num_queries):
    one = _meeting(*shared)
    _meeting(*shared)
    with django_assert_max_num_queries(60) as few:
        _taken(one)
    for _number in range(5):
        _meeting(*shared)

    with django_assert_max_num_queries(len(few)):
        _taken(one)
