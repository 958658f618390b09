"""What is decided about mail: how a person is told, and that a letter is tried once more."""

from collections.abc import Mapping
from datetime import datetime, time

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.mailing.models import Letter, MailHabit, NoticeChoice, Waiting
from doingoai.mailing.queries import choices_of, next_digest_of
from doingoai.mailing.rules import usual_way
from doingoai.mailing.states import LetterKind, LetterState, Way


@transaction.atomic
def choose_notices(
    *, ways: Mapping[str, Way], digest_at: time, on_rest_days: bool, by: User, at: datetime
) -> None:
    """
    Say how one wishes to be told of each kind of thing, and when the daily mail comes.

    What already waits for a daily mail waits for the new hour.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    chosen = choices_of(user)
    unusual = {kind: way.value for kind, way in ways.items() if way != usual_way(kind)}
    NoticeChoice.objects.filter(user=user, kind__in=ways).delete()
    NoticeChoice.objects.bulk_create(
        NoticeChoice(user=user, kind=kind, way=way) for kind, way in unusual.items()
    )
    habit, _made = MailHabit.objects.update_or_create(
        user=user, defaults={"digest_at": digest_at, "on_rest_days": on_rest_days}
    )
    waiting = Waiting.objects.filter(user=user, letter__isnull=True, kind=LetterKind.DIGEST)
    waiting.update(due_at=next_digest_of(user, at=at, habit=habit))
    kept = {kind: way for kind, way in chosen.items() if kind in ways}
    if kept != unusual:
        audit.record("user.notices_chosen", user, by=user, ways=unusual)


@transaction.atomic
def send_again(letter: Letter, *, by: User, at: datetime) -> Letter:
    """Try a letter once more that could not be delivered, to the address the person has now."""
    require(by, Permission.USER_ADMIN)
    letter = (
        Letter.objects.select_for_update(of=("self",), no_key=True)
        .select_related("user")
        .get(pk=letter.pk)
    )
    if letter.state == LetterState.FAILED:
        letter.state, letter.attempts, letter.due_at = LetterState.QUEUED, 0, at
        letter.address = letter.user.email or letter.address
        letter.save(update_fields=["state", "attempts", "due_at", "address"])
        audit.record("letter.sent_again", letter, by=by)
    return letter
