"""A form sent twice does its work once (quality goal R6)."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.foundation.models import AnsweredForm
from doingoai.foundation.refusals import RuleBroken


@dataclass(frozen=True, slots=True)
class Sending:
    """One sending of a form: its key, who sent it, where to, and the digest of what was sent."""

    key: str
    user_id: str
    path: str
    fingerprint: str


def fingerprint(path: str, body: bytes) -> str:
    return hashlib.sha256(path.encode() + b"\0" + body).hexdigest()


class OtherContent(RuleBroken):
    """The key of an earlier sending came back with different content."""

    def __init__(self) -> None:
        super().__init__(
            _("This form was already sent with other content. Open the page again and repeat."),
            code="form.other_content",
        )


def begin(sending: Sending, *, at: datetime) -> AnsweredForm | None:
    """
    Note, in the caller's transaction, that this form is being answered.

    Gives the earlier answer when the form has come before; a second sending at the same moment
    waits here until the first has ended.

    :raises OtherContent: form.other_content
    """
    try:
        with transaction.atomic():
            AnsweredForm.objects.create(
                key=sending.key,
                user_id=sending.user_id,
                path=sending.path[:500],
                fingerprint=sending.fingerprint,
                at=at,
            )
    except IntegrityError:
        earlier = AnsweredForm.objects.get(user_id=sending.user_id, key=sending.key)
        if earlier.fingerprint != sending.fingerprint:
            raise OtherContent from None
        return earlier
    return None


def finish(sending: Sending, *, status: int, location: str, content: str = "") -> None:
    """Keep what was answered, so that a repetition is answered alike."""
    AnsweredForm.objects.filter(user_id=sending.user_id, key=sending.key).update(
        status=status, location=location, content=content
    )


def forget_before(moment: datetime) -> int:
    """Drop answers older than a day or more; give how many."""
    return AnsweredForm.objects.filter(at__lt=moment).delete()[0]


KEPT = timedelta(days=2)


def forget_old(now: Callable[[], datetime]) -> Iterator[int]:
    """Drop what no browser will send again; done once a day."""
    yield forget_before(now() - KEPT)
