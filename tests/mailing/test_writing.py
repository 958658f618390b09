"""From a notice to a letter: who gets one, when, and never twice."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings

from doingoai.accounts.models import Notice, User
from doingoai.foundation.models import AuditEntry
from doingoai.mailing import jobs, queries
from doingoai.mailing.actions import choose_notices
from doingoai.mailing.facts import Words
from doingoai.mailing.models import Letter, MailHabit, NoticeChoice, Waiting
from doingoai.mailing.states import LetterKind, Way
from tests import cast, factories
from tests.mailing.conftest import Clock, reached

pytestmark = pytest.mark.django_db

URGENT, QUIET = "consultation.asked", "task.given"


def _words(person: User, kind: LetterKind, notices: Sequence[Notice], at: datetime) -> Words:
    return Words(f"{kind.value} {len(notices)}", "; ".join(notice.label for notice in notices))


def _all(work: Iterator[int]) -> int:
    return sum(work)


def _go(now: Clock) -> list[str]:
    """Sort and write; give what the letters are about, oldest first."""
    _all(jobs.sort_notices(now))
    _all(jobs.write_letters(now, _words))
    return list(Letter.objects.order_by("id").values_list("subject", flat=True))


def test_an_urgent_notice_is_written_at_once(lan: User, now: Clock) -> None:
    factories.notice(lan, URGENT, label="Đoàn Mẫu")

    written = _go(now)

    letter = Letter.objects.get()
    assert written == ["at_once 1"]
    assert (letter.address, letter.language, letter.text, letter.state, letter.due_at) == (
        "lan@example.org", "vi", "Đoàn Mẫu", "queued", now(),
    )  # fmt: skip


def test_a_quiet_notice_waits_for_the_daily_mail(lan: User, now: Clock) -> None:
    factories.notice(lan, QUIET)
    factories.notice(lan, QUIET)

    at_noon = _go(now)
    next_morning = _go(now.on(hours=19, minutes=30))

    assert (at_noon, next_morning) == ([], ["digest 2"])
    assert Letter.objects.get().digest_on == now().date()


def test_nothing_is_told_twice(lan: User, now: Clock) -> None:
    factories.notice(lan, URGENT)
    _go(now)

    again = _go(now.on(days=3))

    assert again == ["at_once 1"]
    assert [queries.oldest_unsorted(now()), queries.oldest_unwritten(now())] == [None, None]


def test_several_urgent_notices_of_a_moment_share_a_letter(lan: User, now: Clock) -> None:
    factories.notice(lan, URGENT)
    factories.notice(lan, "case.submitted")
    factories.notice(lan, QUIET)

    assert _go(now) == ["at_once 2"]


def test_what_was_read_meanwhile_is_not_mailed(lan: User, now: Clock) -> None:
    first = factories.notice(lan, QUIET)
    factories.notice(lan, URGENT, read_at=now())
    _go(now)
    Notice.objects.filter(pk=first.pk).update(read_at=now())

    assert _go(now.on(days=2)) == []
    assert not Waiting.objects.exists()


def test_who_has_no_address_or_no_account_any_more_gets_no_mail(now: Clock) -> None:
    without, closed = cast.ha(), reached(cast.minh())
    User.objects.filter(pk=closed.pk).update(is_active=False)
    factories.notice(without, URGENT)
    factories.notice(closed, URGENT)

    written = _go(now)
    reached(without)

    assert [written, _go(now.on(days=1))] == [[], []]


def test_an_address_lost_before_the_letter_is_written_ends_the_waiting(
    lan: User, now: Clock
) -> None:
    factories.notice(lan, QUIET)
    _go(now)
    reached(lan, "no address")

    assert _go(now.on(days=2)) == []
    assert not Waiting.objects.exists()


def test_an_installation_that_sends_no_mail_writes_none(lan: User, now: Clock) -> None:
    factories.notice(lan, URGENT)

    with override_settings(DEMO=False, MAIL=None):
        written = _go(now)

    assert written == []
    assert Notice.objects.get().sorted_at == now()


def test_a_notice_of_an_action_that_was_rolled_back_is_never_mailed(lan: User, now: Clock) -> None:
    with transaction.atomic():
        factories.notice(lan, URGENT)
        transaction.set_rollback(True)

    assert _go(now) == []


def test_each_person_is_told_in_a_letter_of_their_own(lan: User, now: Clock) -> None:
    ha = reached(cast.ha())
    for person in (lan, ha, lan):
        factories.notice(person, URGENT)

    _go(now)

    letters = Letter.objects.values_list("user__username", "subject")
    assert set(letters) == {("lan", "at_once 2"), ("ha", "at_once 1")}


def test_a_choice_changes_what_comes_how(lan: User, now: Clock) -> None:
    choose_notices(
        ways={URGENT: Way.DIGEST, QUIET: Way.AT_ONCE, "case.submitted": Way.IN_APP},
        digest_at=time(16), on_rest_days=True, by=lan, at=now(),
    )  # fmt: skip
    for kind in (URGENT, QUIET, "case.submitted"):
        factories.notice(lan, kind)

    at_noon = _go(now)
    at_four = _go(now.on(hours=4))

    assert (at_noon, at_four) == (["at_once 1"], ["at_once 1", "digest 1"])


def test_a_choice_is_kept_where_it_is_unusual_and_audited_once(lan: User, now: Clock) -> None:
    ways = {URGENT: Way.DIGEST, QUIET: Way.DIGEST}
    for _turn in range(2):
        choose_notices(ways=ways, digest_at=time(8), on_rest_days=False, by=lan, at=now())

    assert list(NoticeChoice.objects.values_list("kind", "way")) == [(URGENT, "digest")]
    assert MailHabit.objects.get().digest_at == time(8)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.details) == ("user.notices_chosen", {"ways": {URGENT: "digest"}})


def test_what_waits_already_follows_a_new_hour(lan: User, now: Clock) -> None:
    factories.notice(lan, QUIET)
    _go(now)

    choose_notices(ways={}, digest_at=time(13), on_rest_days=False, by=lan, at=now())

    assert _go(now.on(hours=1)) == ["digest 1"]


def test_whoever_moves_the_hour_gets_no_second_mail_that_day(lan: User, now: Clock) -> None:
    factories.notice(lan, QUIET)
    _go(now)
    _go(now.on(hours=20))
    choose_notices(ways={}, digest_at=time(16), on_rest_days=False, by=lan, at=now())
    factories.notice(lan, QUIET)

    same_day = _go(now.on(hours=9))
    next_day = _go(now.on(days=1))

    assert (same_day, next_day) == (["digest 1"], ["digest 1", "digest 1"])


def test_a_second_daily_mail_on_a_day_is_put_off_to_the_next(lan: User, now: Clock) -> None:
    """Two workers, or a clock that was set back, must not write it twice."""
    factories.notice(lan, QUIET)
    _go(now)
    _go(now.on(hours=20))
    factories.notice(lan, QUIET)
    _all(jobs.sort_notices(now))
    Waiting.objects.filter(letter__isnull=True).update(due_at=now())

    same_day = _go(now)
    next_day = _go(now.on(days=1))

    assert (same_day, next_day) == (["digest 1"], ["digest 1", "digest 1"])


def test_the_database_itself_refuses_a_second_daily_mail(lan: User, now: Clock) -> None:
    factories.letter(lan, kind="digest", digest_on=now().date())

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.letter(lan, kind="digest", digest_on=now().date())


def test_what_was_due_while_no_worker_lived_comes_in_one_mail(lan: User, now: Clock) -> None:
    for _day in range(3):
        factories.notice(lan, QUIET)
        _all(jobs.sort_notices(now))
        now.on(days=1)

    assert _go(now) == ["digest 3"]


def test_sorting_and_writing_cost_the_same_for_many_notices_of_a_person(
    lan: User, now: Clock, django_assert_max_num_queries: object
) -> None:
    for _turn in range(30):
        factories.notice(lan, URGENT)

    with django_assert_max_num_queries(30):  # type: ignore[operator]
        _go(now)

    assert Waiting.objects.filter(letter__isnull=False).count() == 30
