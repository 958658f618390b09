"""
One interpreter, one hour, a thousand officers at once: exactly one gets the booking.

By threads on a database of their own with real commits; each asks for another stretch that touches
the same quarter of an hour, by the action as pages and programs do. A second storm writes past the
action: the database alone refuses.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from doingoai.accounts.models import User
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.resources.actions.booking import book
from doingoai.resources.models import Booking, Resource
from tests import cast, factories
from tests.harness.size import report, sized
from tests.real_store import RealStore

pytestmark = pytest.mark.harness

TIMES, AT_ONCE = sized(1000, 200), 20
T = factories.NOON
MINUTE = timedelta(minutes=1)


def _stretch(turn: int) -> dict[str, object]:
    """Stretches of many lengths; all of them hold the same quarter of an hour."""
    return {
        "starts_at": T - MINUTE * (turn % 40),
        "ends_at": T + MINUTE * (15 + turn % 60),
    }


def _by_action(one: Resource, by: User, turn: int) -> str:
    try:
        book(one, about=Subject("", "", f"Việc {turn} (Mẫu)"), by=by, at=T, **_stretch(turn))
    except RuleBroken as refusal:
        return refusal.code
    return "booked"


def _past_the_action(one: Resource, by: User, turn: int) -> str:
    try:
        Booking.objects.create(
            resource=one, about_label=f"{turn}", booked_by=by, booked_at=T, **_stretch(turn)
        )
    except IntegrityError:
        return "booking.taken"
    return "booked"


WAYS: dict[str, Callable[[Resource, User, int], str]] = {
    "by the action": _by_action,
    "past the action": _past_the_action,
}


@pytest.mark.parametrize("name", WAYS)
def test_of_a_thousand_at_one_slot_exactly_one_wins(real_store: RealStore, name: str) -> None:
    factories.office()
    one, by = factories.resource(name="Phiên dịch Mẫu"), cast.lan()
    factories.resource(name="Người khác Mẫu")

    answers = _storm(lambda turn: WAYS[name](one, by, turn))

    assert answers == {"booked": 1, "booking.taken": TIMES - 1}
    assert Booking.objects.count() == 1
    audited = AuditEntry.objects.filter(verb="resource.booked").count()
    assert audited == (1 if name == "by the action" else 0)
    report(f"booked at once, {name}", engine=connection.vendor, tries=TIMES, won=1)


def _storm(attempt: Callable[[int], str]) -> Counter[str]:
    """Try many times, the first of every thread at the same moment; count the answers."""
    start = Barrier(AT_ONCE)

    def tries(thread: int) -> list[str]:
        start.wait()
        try:
            return [attempt(turn) for turn in range(thread, TIMES, AT_ONCE)]
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return Counter(answer for some in crowd.map(tries, range(AT_ONCE)) for answer in some)
