"""Who sits beside whom at a round table; chairs are counted to the right of the first host."""

from itertools import pairwise

import pytest

from doingoai.protocol.states import Part, Side
from doingoai.protocol.tables import Couples, order_round_table
from tests.protocol.tables.evenings import guest

H, G = Side.HOST, Side.GUEST


def sides(count):
    """As many hosts as guests, in turn by standing: h0 g0 h1 g1…"""
    return [
        guest(f"{'hg'[place % 2]}{place // 2}", place, (H, G)[place % 2]) for place in range(count)
    ]


def beside(order, key):
    place = order.index(key)
    return {order[place - 1], order[(place + 1) % len(order)]}


@pytest.mark.parametrize("count", [2, 4, 6, 8, 10, 12])
def test_hosts_and_guests_alternate_and_the_first_guest_is_at_the_hosts_right(count):
    order = order_round_table(sides(count))

    assert order[:2] == ("h0", "g0")
    assert all(one[0] != other[0] for one, other in pairwise(order))
    assert sorted(order) == sorted(one.key for one in sides(count))


def test_the_second_guest_is_at_the_hosts_left():
    order = order_round_table(sides(8))

    assert order[-1] == "g1"


@pytest.mark.parametrize("principal", ["g0", "g1", "h0", "h2"])
def test_an_interpreter_sits_beside_whom_they_speak_for(principal):
    people = [*sides(8), guest("t", 99, H, part=Part.INTERPRETER, interprets_for=(principal,))]

    order = order_round_table(people)

    assert "t" in beside(order, principal)
    assert order[:2] == ("h0", "g0")


@pytest.mark.parametrize(("couples", "is_beside"), [(Couples.APART, False), (Couples.BESIDE, True)])
def test_spouses_sit_apart_or_beside_as_the_office_has_it(couples, is_beside):
    people = [*sides(6), guest("w", 6, G, part=Part.SPOUSE, couple="g2"), guest("x", 7, H)]
    people[5] = guest("g2", 5, G, couple="w")

    order = order_round_table(people, couples=couples)

    assert ("w" in beside(order, "g2")) is is_beside


def test_a_table_of_guests_alone_begins_with_the_most_senior():
    order = order_round_table([guest(f"g{place}", place) for place in (3, 1, 2, 0)])

    assert order[0] == "g0"


def test_an_empty_table_and_one_alone():
    assert order_round_table([]) == ()
    assert order_round_table([guest("a", 0)]) == ("a",)
