"""Who reads very many people in a short time is noticed, and asked who they are (quality goal S32)."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from doingoai.accounts.actions import tell
from doingoai.accounts.models import PeopleRead, User
from doingoai.accounts.queries import people_with
from doingoai.accounts.states import Permission
from doingoai.foundation import audit

MOST, WITHIN = 200, timedelta(minutes=10)
"""More records of people than this, in this time, are not read by who only works."""
QUIET = timedelta(days=1)
"""A program is told of once a day: it can be asked nothing, and its owner knows by then."""


def note_people_read(user: User, people: Collection[int], *, at: datetime) -> bool:
    """
    Count whom somebody has read, each person once; tell whether they are to prove who they are.

    Nothing is written while they look at the same people again.
    """
    key = _key(user)
    found = PeopleRead.objects.filter(pk=key).first()
    if found is not None and found.alerted_at is not None and not _is_over(found, at):
        return True
    if found is not None and not _is_over(found, at) and set(people) <= set(found.people):
        return False
    return _add(key, user, people, at)


def _key(user: User) -> str:
    """What a program reads is not what its owner reads at the screen."""
    return f"{user.pk} program" if user.through else str(user.pk)


def _is_over(found: PeopleRead, at: datetime) -> bool:
    """Counting begins anew after a while; once noticed, a person has to answer first."""
    if found.alerted_at is None:
        return found.since <= at - WITHIN
    return found.by_program and found.alerted_at <= at - QUIET


@transaction.atomic
def _add(key: str, user: User, people: Collection[int], at: datetime) -> bool:
    PeopleRead.objects.get_or_create(
        pk=key, defaults={"since": at, "by_program": bool(user.through)}
    )
    found = PeopleRead.objects.select_for_update().get(pk=key)
    if _is_over(found, at):
        found.since, found.people, found.alerted_at = at, [], None
    found.people = sorted({*found.people, *people})
    if len(found.people) > MOST and found.alerted_at is None:
        found.alerted_at = at
        audit.record(
            "people.read_in_bulk", user, by=user, people=len(found.people), through=user.through
        )
        tell(people_with(Permission.USER_ADMIN), "people.read_in_bulk", user, at=at)
    found.save()
    return found.alerted_at is not None


@transaction.atomic
def confirm_people_read(user: User, *, at: datetime) -> None:
    """Begin to count anew for somebody who has proved once more who they are."""
    found = PeopleRead.objects.select_for_update().filter(pk=_key(user)).first()
    if found is not None and found.alerted_at is not None:
        found.since, found.people, found.alerted_at = at, [], None
        found.save()
        audit.record("people.reading_confirmed", user, by=user)
