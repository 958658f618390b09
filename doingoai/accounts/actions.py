"""What a person changes about people, units and their own account."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from doingoai.accounts.models import Notice, User
from doingoai.foundation import audit


@transaction.atomic
def choose_language(user: User, language: str, *, by: User) -> User:
    """Set the language a person reads the screens in."""
    if user.language != language:
        old, user.language = user.language, language
        user.save(update_fields=["language"])
        audit.record("user.language_chosen", user, by=by, language=[old, language])
    return user


@transaction.atomic
def read_notices(user: User, ids: Iterable[int], *, at: datetime) -> int:
    """Mark notices of a person as read; give how many were unread. Not audited: nothing is decided."""
    return Notice.objects.filter(to=user, pk__in=list(ids), read_at__isnull=True).update(read_at=at)
