"""Who gets in where: every address, both methods, everybody, against the one table (S1)."""

import pytest

from doingoai.accounts.states import Role
from tests.whole.access import BY_TOKEN, LEAVES, Rule
from tests.whole.matrix import ROUTES
from tests.whole.sweep import Answer, Walks, routes_there_are
from tests.whole.world import Visitor, World, roles_present

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("swift")]

WHO = (
    "stranger", "officer", "protocol officer", "division head", "director", "records clerk",
    "city leader", "administrator", "nobody's colleague", "focal point of a sharing unit",
    "focal point of an asked unit", "focal point of another unit",
)  # fmt: skip


def test_every_address_has_a_row_in_the_table():
    there = set(routes_there_are())

    listed = {name.partition("@")[0] for name in ROUTES}

    missing, gone = there - listed, listed - there

    assert not missing, f"add to tests/whole/matrix.py who may use: {sorted(missing)}"
    assert not gone, f"take out of tests/whole/matrix.py: {sorted(gone)}"


def test_every_role_knocks_at_the_door(world: World):
    assert set(world.visitors) == set(WHO)
    assert roles_present(world) == set(Role)


@pytest.mark.parametrize("who", WHO)
def test_reading_is_for_whom_the_table_says(walks: Walks, who: str):
    answers = walks.of(who, "GET").answers

    assert [fault for one in answers if (fault := fault_of(one, ROUTES[one.name].read))] == []


@pytest.mark.parametrize("who", WHO)
def test_writing_is_for_whom_the_table_says(walks: Walks, who: str):
    answers = walks.of(who, "POST").answers

    assert [fault for one in answers if (fault := fault_of(one, ROUTES[one.name].write))] == []


def fault_of(answer: Answer, rule: Rule) -> str:
    """What is wrong with an answer, in words; empty when it is as the table says."""
    allowed = expected(rule, answer.who)
    if answer.verdict in allowed:
        return ""
    return (
        f"{answer.method} {answer.name} as {answer.who}: {answer.status} {answer.location} "
        f"is “{answer.verdict}”, the table says {rule.words}: {' or '.join(sorted(allowed))}"
    )


def expected(rule: Rule, who: Visitor) -> set[str]:
    if rule.holds(who):
        return {"door"} if rule is LEAVES else {"yes"}
    return {"door", "no"} if who.user is None or rule in BY_TOKEN else {"no"}
