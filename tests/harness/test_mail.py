"""A thousand letters through a server that breaks off, refuses and dawdles: none is lost (R10)."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import override_settings

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Notice, User
from doingoai.foundation import clock
from doingoai.mailing import jobs
from doingoai.mailing.models import Letter
from doingoai.mailing.transport import PostUnreachable
from doingoai.web.mailing.composing import write_letters
from tests import factories
from tests.harness.size import report, sized
from tests.mailing.conftest import Clock
from tests.mailing.post_office import FAULTS, NEVER, PostOffice, at_random, post_office
from tests.real_store import RealStore

pytestmark = pytest.mark.harness

SHARE = 0.5


def test_no_letter_is_lost_and_a_duplicate_bears_the_same_name(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doingoai.mailing.transport.SECONDS", 0.25)
    number, now = sized(1000, 200), Clock(factories.NOON)
    people = [_person(turn) for turn in range(number)]
    _tell(people, now())

    with clock.frozen_at(now()):
        sum(jobs.sort_notices(now))
        sum(write_letters(now))
    with post_office(at_random(20260312, share=SHARE)) as office:
        office.slow_seconds = 0.4
        rounds = _send_all(office, now)

    names = office.names()
    letters = {letter.message_id: letter for letter in Letter.objects.select_related("user")}
    bodies = {(str(message["Message-ID"]), message.as_bytes()) for message in office.taken}
    duplicates = len(names) - len(set(names))
    report(
        "mail through a failing server", letters=number, rounds=rounds, conversations=office.calls,
        duplicates=duplicates, faults=len(FAULTS), engine=connection.vendor,
    )  # fmt: skip
    assert Letter.objects.exclude(state="sent").count() == 0
    assert (len(letters), set(names)) == (number, set(letters))
    assert len(bodies) == number, "a duplicate is the very same letter"
    assert all(str(one["To"]) == letters[str(one["Message-ID"])].address for one in office.taken)
    assert max(Counter(letter.user_id for letter in letters.values()).values()) == 1
    assert duplicates > 0, "the server took letters without saying so"


def _person(turn: int) -> User:
    return factories.user(f"nguoi-nhan-{turn}", email=f"nguoi-nhan-{turn}@example.org")


def _tell(people: list[User], at: datetime) -> None:
    """Each is told something in one transaction, and something else in one that is rolled back."""
    officer = people[0]
    task = factories.task(officer)
    for person in people:
        with transaction.atomic():
            tell([person], "consultation.asked", task, at=at)
        with transaction.atomic():
            tell([person], "case.submitted", task, at=at)
            transaction.set_rollback(True)
    assert Notice.objects.count() == len(people)


def _send_all(office: PostOffice, now: Clock) -> int:
    """Send until nothing waits; each round is a later minute, as the pauses want it."""
    rounds = 0
    with override_settings(MAIL=office.server):
        while Letter.objects.filter(state="queued").exists():
            rounds += 1
            assert rounds < 400, "letters wait for ever"
            try:
                sum(jobs.send_letters(now))
            except PostUnreachable:
                now.on(seconds=5)
                continue
            now.on(minutes=10)
    return rounds


def test_who_is_refused_for_good_holds_up_nobody(
    real_store: RealStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doingoai.mailing.transport.SECONDS", 0.25)
    number, now = sized(300, 60), Clock(factories.NOON)
    person = _person(0)
    for _turn in range(number):
        factories.letter(person)

    with post_office(at_random(7, share=0.2, faults=NEVER)) as office:
        _send_all(office, now.on(seconds=1))

    sent = Letter.objects.filter(state="sent").values_list("message_id", flat=True)
    failed = Letter.objects.filter(state="failed").exclude(fault="").count()
    assert sorted(office.names()) == sorted(sent)
    assert len(sent) + failed == number
    assert failed > 0
    assert now() - factories.NOON < timedelta(hours=1)
