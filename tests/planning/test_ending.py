"""Whoever has to do a task may say that it is done."""

import pytest

from doingoai.foundation.refusals import NotAllowed
from doingoai.planning.actions import end_task
from doingoai.planning.queries import unit_tasks
from doingoai.planning.rules import may_end
from doingoai.planning.states import TaskState
from tests import cast, factories

pytestmark = pytest.mark.django_db


def test_the_owner_and_who_gives_tasks_may_end_one_and_others_not():
    police, lan = cast.focal_point(), cast.lan()
    task = factories.task(police, given_by=lan)

    assert (may_end(task, police), may_end(task, lan), may_end(task, cast.minh())) == (True, True, False)  # fmt: skip
    with pytest.raises(NotAllowed):
        end_task(task, state=TaskState.DONE, evidence="", by=cast.minh(), at=factories.NOON)
    ended = end_task(task, state=TaskState.DONE, evidence="", by=police, at=factories.NOON)
    assert ended.ended_by == police


def test_tasks_of_a_unit_are_its_own_and_those_of_its_people():
    lan = cast.lan()
    own = factories.task(None, owner_unit=lan.unit, given_by=lan)
    colleague = factories.task(factories.user(unit=lan.unit))
    factories.task(factories.user(unit=factories.unit()))

    assert set(unit_tasks(lan)) == {own, colleague}
