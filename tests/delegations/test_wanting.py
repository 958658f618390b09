"""What a visit needs and who is booked, from the tables into what is judged."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.wanting import with_wanted
from doingoai.norms.figures import shipped_table
from tests import bookable, cast, factories

pytestmark = pytest.mark.django_db
T = factories.NOON
HOUR = timedelta(hours=1)


def gathered(visit):
    facts = visit_facts(visit, shipped_table(), as_of=T.date())
    with CaptureQueriesContext(connection) as asked:
        return with_wanted(facts), len(asked)


def test_needs_and_who_is_booked_are_gathered_in_few_queries():
    visit, lan = factories.delegation(), cast.lan()
    item = factories.item(visit.programme)
    one = bookable.resource(name="Phiên Dịch Mẫu", active_until=T.date())
    bookable.skill(one, level=4, is_simultaneous=True, valid_until=T.date())
    bookable.skill(one, "en")
    need = bookable.need(item, least_level=5, mode="simultaneous")
    bookable.booking(
        one,
        lan,
        need=need,
        starts_at=item.starts_at,
        ends_at=item.starts_at + HOUR,
        is_displaced=True,
    )
    bookable.need(item, kind="vehicle", size=4)
    bookable.need(factories.item(factories.delegation().programme))

    facts, queries = gathered(visit)

    interpreter, car = facts.wanted
    assert (interpreter.item, interpreter.level, interpreter.mode) == (f"item-{item.pk}", 5, "simultaneous")  # fmt: skip
    booked = interpreter.booked
    assert (booked.name, booked.level, booked.is_away) == ("Phiên Dịch Mẫu", 4, True)
    assert booked.modes == {"consecutive", "simultaneous"}
    assert (booked.evidence_until, booked.in_pool_until) == (T.date(), T.date())
    assert (car.kind, car.size, car.booked) == ("vehicle", 4, None)
    assert queries <= 3
