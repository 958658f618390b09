"""How often is too often, counted by all processes together."""

from datetime import timedelta

import pytest

from doingoai.foundation import tallies
from doingoai.foundation.models import Tally
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.NOON


def after(seconds: int, key: str = "x") -> int:
    return tallies.count(key, most=2, seconds=60, at=AT + timedelta(seconds=seconds))


def test_after_a_while_one_may_again():
    assert [after(at) for at in (0, 10, 20, 59, 60, 61, 70)] == [0, 0, 41, 2, 0, 0, 51]


def test_what_is_refused_does_not_count():
    waits = [after(at) for at in range(0, 60, 5)]

    assert (waits[:2], Tally.objects.get().count) == ([0, 0], 2)
    assert after(60) == 0


def test_one_key_is_not_another():
    assert [after(0, key) for key in ("a", "a", "b", "a")] == [0, 0, 0, 61]


def test_looking_does_not_count():
    after(0)

    waits = [tallies.wait_of("x", most=1, seconds=60, at=AT + timedelta(seconds=30))] * 2

    assert waits == [31, 31]
    assert Tally.objects.get().count == 1
    assert tallies.wait_of("x", most=1, seconds=60, at=AT + timedelta(seconds=60)) == 0
    assert tallies.wait_of("y", most=1, seconds=60, at=AT) == 0


def test_what_counts_for_nothing_any_more_is_dropped():
    after(0, "old")
    after(3 * 86_400, "new")

    (dropped,) = tallies.forget_old(lambda: AT + timedelta(days=3))

    assert (dropped, [one.key for one in Tally.objects.all()]) == (1, ["new"])
