"""
One interpreter, one hour, a thousand officers at once: exactly one gets the booking.

By threads on a database of their own with real commits; each asks for another stretch that touches
the same quarter of an hour: by the page, by the action alone, and past the action, where the database
alone refuses.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import cache
from threading import Barrier

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.foundation.local_time import HERE
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.resources.actions.booking import book
from doingoai.resources.models import Booking, Resource
from tests import bookable, cast, factories
from tests.harness.size import report, sized
from tests.real_store import RealStore

pytestmark = pytest.mark.harness

TIMES, AT_ONCE = sized(1000, 60), 20
T = factories.NOON
MINUTE = timedelta(minutes=1)


def _stretch(turn: int) -> dict[str, datetime]:
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


@cache
def _session(key: int) -> str:
    """One signing in for the whole storm: that is not what is tried here."""
    client = cast.enter(Client(), User.objects.get(pk=key))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _by_page(one: Resource, by: User, turn: int) -> str:
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = _session(by.pk)
    times = {
        name: f"{value.astimezone(HERE):%d/%m/%Y %H:%M}" for name, value in _stretch(turn).items()
    }
    answer = client.post(
        reverse("resources:book", args=[one.pk]), {"purpose": f"Việc {turn} (Mẫu)", **times}
    )
    known = {302: "booked", 422: "booking.taken"}
    return known.get(answer.status_code, str(answer.status_code))


def _past_the_action(one: Resource, by: User, turn: int) -> str:
    try:
        Booking.objects.create(
            resource=one, about_label=f"{turn}", booked_by=by, booked_at=T, **_stretch(turn)
        )
    except IntegrityError:
        return "booking.taken"
    except OperationalError as fault:
        # Of two that wait for each other PostgreSQL sends one away. The action lets none wait so.
        return "booking.taken" if "deadlock detected" in str(fault) else str(fault)
    return "booked"


WAYS: dict[str, Callable[[Resource, User, int], str]] = {
    "by the page": _by_page,
    "by the action": _by_action,
    "past the action": _past_the_action,
}


@pytest.mark.parametrize("name", WAYS)
def test_of_a_thousand_at_one_slot_exactly_one_wins(real_store: RealStore, name: str) -> None:
    factories.office()
    one, by = bookable.resource(name="Phiên dịch Mẫu"), cast.lan()
    _session.cache_clear()
    _session(by.pk)
    bookable.resource(name="Người khác Mẫu")

    answers = _storm(lambda turn: WAYS[name](one, by, turn))

    assert answers == {"booked": 1, "booking.taken": TIMES - 1}
    assert Booking.objects.count() == 1
    audited = AuditEntry.objects.filter(verb="resource.booked").count()
    assert audited == (0 if name == "past the action" else 1)
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
