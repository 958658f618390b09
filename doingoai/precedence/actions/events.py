"""What holds for one event alone: who stands where, and by which post somebody is ranked."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.directory.models import Person, Post
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, Subject, subject_of
from doingoai.precedence import rules
from doingoai.precedence.models import EventPost, FixedPlace


@transaction.atomic
def fix_place(
    about: HasSubject | Subject,
    person: Person,
    *,
    reason: str,
    by: User,
    at: datetime,
    before: Person | None = None,
    position: int | None = None,
) -> FixedPlace:
    """
    Fix for one event that a person stands before another, or at a position of the own side.

    :raises RuleBroken: fixing.no_reason, fixing.not_one_of_two, fixing.before_oneself
    """
    require(by, Permission.SEATING_WRITE)
    rules.check_reason(reason)
    if (before is None) == (position is None):
        raise RuleBroken(
            _("Say either before whom, or at which position."),
            code="fixing.not_one_of_two", field="before",
        )  # fmt: skip
    if before is not None and before.pk == person.pk:
        raise RuleBroken(
            _("Nobody stands before oneself. Choose another person."),
            code="fixing.before_oneself", field="before",
        )  # fmt: skip
    subject = subject_of(about)
    row, _made = FixedPlace.objects.update_or_create(
        about_type=subject.type, about_id=subject.id, person=person,
        defaults={
            "about_label": subject.label, "before": before, "position": position,
            "reason": reason.strip(), "by": by, "at": at,
        },
    )  # fmt: skip
    told = {"before": str(before)} if before else {"position": position}
    audit.record("place.fixed", subject, by=by, person=str(person), reason=row.reason, **told)
    return row


@transaction.atomic
def free_place(about: HasSubject | Subject, person: Person, *, by: User) -> None:
    """Let a person stand again where rank puts them."""
    require(by, Permission.SEATING_WRITE)
    subject = subject_of(about)
    rows = FixedPlace.objects.filter(about_type=subject.type, about_id=subject.id, person=person)
    if rows.delete()[0]:
        audit.record("place.freed", subject, by=by, person=str(person))


@transaction.atomic
def choose_post(
    about: HasSubject | Subject,
    person: Person,
    post: Post | None,
    *,
    on: date,
    by: User,
    at: datetime,
) -> None:
    """
    Say by which post a person is ranked at an event; None goes back to the post on the list.

    :raises RuleBroken: event_post.not_held
    """
    require(by, Permission.SEATING_WRITE)
    subject = subject_of(about)
    key: dict[str, Any] = {"about_type": subject.type, "about_id": subject.id, "person": person}
    if post is None:
        EventPost.objects.filter(**key).delete()
    else:
        _check_held(person, post, on)
        values = {"about_label": subject.label, "post": post, "by": by, "at": at}
        EventPost.objects.update_or_create(**key, defaults=values)
    audit.record("event_post.chosen", subject, by=by, person=str(person), post=str(post or ""))


def _check_held(person: Person, post: Post, on: date) -> None:
    begun = post.since is None or post.since <= on
    if post.person_id != person.pk or not begun or (post.until is not None and post.until < on):
        raise RuleBroken(
            _("%(person)s does not hold this post on %(day)s. Choose one that is held on that day.")
            % {"person": person, "day": f"{on:%d/%m/%Y}"},
            code="event_post.not_held",
            field="post",
        )
