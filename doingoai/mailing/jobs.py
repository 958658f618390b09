"""What the worker does about mail: sort notices, write letters, send them, forget old ones."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Notice, User
from doingoai.accounts.queries import office, people_with
from doingoai.accounts.states import Permission
from doingoai.foundation.duties import Clock
from doingoai.mailing.envelope import message_of
from doingoai.mailing.facts import Outcome, Verdict, Words
from doingoai.mailing.models import Letter, Waiting
from doingoai.mailing.queries import (
    choices_of,
    due_letters,
    due_notices,
    mail_is_on,
    next_digest_of,
    people_due,
    unsorted_notices,
)
from doingoai.mailing.rules import (
    MOST_ATTEMPTS,
    may_be_written_to,
    message_id,
    pause_after,
    way_of,
)
from doingoai.mailing.states import LetterKind, LetterState, Way
from doingoai.mailing.transport import Post, post

AT_ONCE = 200
TRY = timedelta(seconds=30)
"""How long a sending may take before somebody else may try."""
KEPT = timedelta(days=90)

Compose = Callable[[User, LetterKind, Sequence[Notice], datetime], Words]
Settled = Callable[[Sequence[Notice]], set[int]]
"""Gives the keys of the notices that ask for what was done meanwhile."""


def sort_notices(now: Clock) -> Iterator[int]:
    """Settle for each new notice whether and when it goes out by mail."""
    while done := _sort_some(at=now()):
        yield done


@transaction.atomic
def _sort_some(*, at: datetime) -> int:
    new = unsorted_notices().select_for_update(of=("self",)).select_related("to")
    notices = list(new[:AT_ONCE])
    people = {notice.to_id: notice.to for notice in notices}
    plans = {pk: _Plan(person, at) for pk, person in people.items()}
    waiting = [row for notice in notices if (row := plans[notice.to_id].row_of(notice))]
    Waiting.objects.bulk_create(waiting)
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(sorted_at=at)
    return len(notices)


class _Plan:
    """What one person wishes, looked up once for many notices."""

    def __init__(self, person: User, at: datetime) -> None:
        self.is_reached = mail_is_on() and _is_reached(person)
        self.chosen = choices_of(person) if self.is_reached else {}
        self.at = at
        self.digest_at = next_digest_of(person, at=at) if self.is_reached else at

    def row_of(self, notice: Notice) -> Waiting | None:
        """Where a notice waits; None where it is told in the application only."""
        way = way_of(notice.kind, self.chosen)
        if not self.is_reached or way == Way.IN_APP or notice.read_at is not None:
            return None
        is_digest = way == Way.DIGEST
        return Waiting(
            notice=notice,
            user_id=notice.to_id,
            kind=LetterKind.DIGEST if is_digest else LetterKind.AT_ONCE,
            due_at=self.digest_at if is_digest else self.at,
        )


def _is_reached(person: User) -> bool:
    return person.is_active and may_be_written_to(person.email)


def nothing_settled(_notices: Sequence[Notice]) -> set[int]:
    return set()


def write_letters(
    now: Clock, compose: Compose, settled: Settled = nothing_settled
) -> Iterator[int]:
    """
    Write to each person what is due for them: one letter of what is urgent, one of the rest.

    What was read or settled before the letter is written is left out: it waits for nobody.
    """
    for pk in people_due(at=now()):
        yield _write_to(pk, compose, settled, at=now())


@transaction.atomic
def _write_to(pk: int, compose: Compose, settled: Settled, *, at: datetime) -> int:
    person = User.objects.select_for_update(no_key=True).get(pk=pk)
    due = due_notices(at=at).filter(user=person).select_related("notice").order_by("notice_id")
    rows = list(due)
    unread = [row for row in rows if row.notice.read_at is None and _is_reached(person)]
    over = settled([row.notice for row in unread])
    wanted = [row for row in unread if row.notice_id not in over]
    unwanted = {row.pk for row in rows} - {row.pk for row in wanted}
    Waiting.objects.filter(pk__in=unwanted).delete()
    for kind in LetterKind:
        chosen = [row for row in wanted if row.kind == kind]
        if chosen:
            _keep(person, kind, chosen, compose, at=at)
    return len(rows)


def _keep(
    person: User, kind: LetterKind, rows: Sequence[Waiting], compose: Compose, *, at: datetime
) -> None:
    """Keep a letter; what would be a second daily mail waits for the next day's."""
    keys, digest_on = [row.pk for row in rows], _day_of(kind, at)
    if digest_on and Letter.objects.filter(user=person, digest_on=digest_on).exists():
        due_at = next_digest_of(person, at=at)
        Waiting.objects.filter(pk__in=keys).update(due_at=due_at)
        return
    notices = [row.notice for row in rows]
    words = compose(person, kind, notices, at)
    letter = Letter.objects.create(
        user=person, kind=kind, digest_on=digest_on, address=person.email,
        subject=words.subject[:200], text=words.text, language=person.language, made_at=at,
        due_at=at, message_id=message_id(
            person.pk, kind, [notice.pk for notice in notices],
            house=urlsplit(settings.BASE_ADDRESS).hostname or "localhost",
        ),
    )  # fmt: skip
    Waiting.objects.filter(pk__in=keys).update(letter=letter)


def _day_of(kind: LetterKind, at: datetime) -> date | None:
    return at.date() if kind == LetterKind.DIGEST else None


def send_letters(now: Clock) -> Iterator[int]:
    """
    Hand every due letter to the mail server.

    :raises PostUnreachable: before any letter is touched
    """
    door = post()
    if door is None:
        return
    _stop_to_closed_accounts()
    try:
        while due_letters(at=now()).exists():
            door.open()
            yield send_one(door, now)
    finally:
        door.close()


def _stop_to_closed_accounts() -> None:
    """A letter that waited while its reader's account was closed is not sent any more."""
    queued = Letter.objects.filter(state=LetterState.QUEUED, user__is_active=False)
    queued.update(state=LetterState.FAILED, fault="account closed")


def send_one(door: Post, now: Clock) -> int:
    """Try the letter that has waited longest; give 1 when one was tried."""
    letter = _begin_try(at=now())
    if letter is None:
        return 0
    house = office()
    name = str(house.unit) if house else "doingoai"
    outcome = door.deliver(message_of(letter, sender=door.sender, house=name), to=letter.address)
    _note_outcome(letter, outcome, at=now())
    return 1


@transaction.atomic
def _begin_try(*, at: datetime) -> Letter | None:
    """Note, before the server hears of it, that a letter is being tried: nobody else tries meanwhile."""
    letter = due_letters(at=at).first()
    if letter is None:
        return None
    ours = Letter.objects.filter(
        pk=letter.pk, state=LetterState.QUEUED, attempts=letter.attempts
    ).update(attempts=F("attempts") + 1, due_at=at + TRY)
    letter.attempts += 1
    return letter if ours else None


@transaction.atomic
def _note_outcome(letter: Letter, outcome: Outcome, *, at: datetime) -> None:
    queued = Letter.objects.filter(pk=letter.pk, state=LetterState.QUEUED)
    if outcome.verdict == Verdict.TAKEN:
        queued.update(state=LetterState.SENT, sent_at=at, fault="")
        return
    if outcome.verdict == Verdict.LATER and letter.attempts < MOST_ATTEMPTS:
        queued.update(due_at=at + pause_after(letter.attempts), fault=outcome.reason)
        return
    if queued.update(state=LetterState.FAILED, fault=outcome.reason):
        tell(people_with(Permission.USER_ADMIN), "letter.failed", letter, at=at)


def forget_letters(now: Clock) -> Iterator[int]:
    """Take letters away that were sent three months ago; what they told stays among the notices."""
    old = Letter.objects.filter(state=LetterState.SENT, made_at__lt=now() - KEPT).order_by("id")
    while keys := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        Letter.objects.filter(pk__in=keys).delete()
        yield len(keys)
