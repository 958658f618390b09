"""Reads about letters and what waits to be put into one."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import Max, Min, Q, QuerySet

from doingoai.accounts.models import Notice, User
from doingoai.foundation.duties import TOO_FAR
from doingoai.mailing.models import Letter, MailHabit, NoticeChoice, Waiting
from doingoai.mailing.rules import next_digest, way_of
from doingoai.mailing.states import LetterState, Way


def mail_is_on() -> bool:
    """Test whether this installation sends mail, or shows it in the mailbox of a demonstration."""
    return settings.MAIL is not None or settings.DEMO


def habit_of(user: User) -> MailHabit:
    """When a person wishes the daily mail."""
    return MailHabit.objects.filter(user=user).first() or MailHabit(user=user)


def next_digest_of(person: User, *, at: datetime, habit: MailHabit | None = None) -> datetime:
    """When a person gets the next daily mail."""
    habit = habit or habit_of(person)
    last = Letter.objects.filter(user=person).aggregate(last=Max("digest_on"))["last"]
    return next_digest(at, hour=habit.digest_at, on_rest_days=habit.on_rest_days, last_on=last)


def choices_of(user: User) -> dict[str, str]:
    """The ways a person has chosen, by kind of notice."""
    return dict(NoticeChoice.objects.filter(user=user).values_list("kind", "way"))


def ways_of(user: User, kinds: Mapping[str, object]) -> dict[str, Way]:
    """How a person is told of each kind of thing, chosen or usual."""
    chosen = choices_of(user)
    return {kind: way_of(kind, chosen) for kind in kinds}


def unsorted_notices() -> QuerySet[Notice]:
    """Notices of which it is not settled yet whether they go out by mail, oldest first."""
    return Notice.objects.filter(sorted_at__isnull=True).order_by("id")


def due_notices(*, at: datetime) -> QuerySet[Waiting]:
    """What waits to be put into a letter now."""
    return Waiting.objects.filter(letter__isnull=True, due_at__lte=at)


def people_due(*, at: datetime) -> list[int]:
    """Keys of those to whom a letter is to be written now."""
    users = due_notices(at=at).order_by("user_id").values_list("user_id", flat=True)
    return list(users.distinct())


def due_letters(*, at: datetime) -> QuerySet[Letter]:
    """Letters to be sent now, the longest waiting first; none to a closed account."""
    is_due = Q(due_at__lte=at) | Q(due_at__gt=at + TOO_FAR)
    queued = Letter.objects.filter(is_due, state=LetterState.QUEUED, user__is_active=True)
    return queued.order_by("due_at", "id")


def oldest_unsorted(at: datetime) -> datetime | None:
    """Since when the oldest notice waits to be sorted."""
    first = unsorted_notices().values_list("at", flat=True).first()
    return None if first is None else min(first, at)


def oldest_unwritten(at: datetime) -> datetime | None:
    """Since when the oldest notice waits for its letter."""
    return due_notices(at=at).aggregate(oldest=Min("due_at"))["oldest"]  # type: ignore[no-any-return]


def oldest_unsent(at: datetime) -> datetime | None:
    """Since when the oldest letter waits to be sent; None where no mail is sent at all."""
    if not mail_is_on():
        return None
    first = due_letters(at=at).values_list("due_at", flat=True).first()
    return None if first is None else min(first, at)


def letters_to(user: User) -> QuerySet[Letter]:
    """Letters to a person, newest first."""
    return Letter.objects.filter(user=user).order_by("-id")


def failed_letters() -> QuerySet[Letter]:
    """Letters that did not arrive, newest first."""
    return Letter.objects.filter(state=LetterState.FAILED).select_related("user").order_by("-id")
