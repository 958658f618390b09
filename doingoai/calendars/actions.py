"""What is decided about calendar addresses: making one, stopping one; and keeping what it showed."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import hash_of_token
from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.calendars import rules
from doingoai.calendars.models import Feed, Shown
from doingoai.calendars.queries import entries_of, seen_by_feed, since_of, stamped
from doingoai.calendars.rules import Seen
from doingoai.calendars.states import Scope
from doingoai.calendars.writing import Stamped
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations
from doingoai.directory.models import Person
from doingoai.foundation import audit
from doingoai.foundation.refusals import NotAllowed


@transaction.atomic
def make_feed(
    scope: Scope,
    *,
    language: str,
    by: User,
    at: datetime,
    unit: Unit | None = None,
    leader: Person | None = None,
    delegation: Delegation | None = None,
) -> tuple[Feed, str]:
    """
    Make a secret address for calendar programs; its secret is given once and never again.

    :raises NotAllowed: when the person may not see those days
    :raises RuleBroken: feed.visit_over
    """
    if scope in rules.NEEDED:
        require(by, rules.NEEDED[scope])
    if not rules.may_follow(by, scope, unit):
        raise NotAllowed(_("You may follow the days of your own unit only."))
    if delegation is not None:
        delegation = visible_delegations(by).select_for_update(no_key=True).get(pk=delegation.pk)
        rules.check_still_runs(delegation)
    secret = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        owner=by,
        scope=scope,
        unit=unit,
        leader=leader,
        delegation=delegation,
        language=language,
        hash=hash_of_token(secret),
        created_at=at,
    )
    audit.record("feed.made", _about(feed), by=by, feed=feed.pk, scope=scope, language=language)
    return feed, secret


@transaction.atomic
def revoke_feed(feed: Feed, *, by: User, at: datetime) -> Feed:
    """Stop a secret address at once: one's own, that of a visit one edits, or as administrator any."""
    feed = (
        Feed.objects.select_for_update(of=("self",), no_key=True)
        .select_related("owner")
        .get(pk=feed.pk)
    )
    edits = feed.scope == Scope.DELEGATION and may(by, Permission.PROGRAMME_WRITE)
    if feed.owner_id != by.pk and not edits:
        require(by, Permission.USER_ADMIN)
    if feed.revoked_at is None:
        feed.revoked_at = at
        feed.save(update_fields=["revoked_at"])
        audit.record("feed.revoked", _about(feed), by=by, feed=feed.pk, scope=feed.scope)
    return feed


def _about(feed: Feed) -> Feed | Delegation:
    """The history of a visit tells of its addresses; the others stand for themselves."""
    return feed.delegation or feed


def shown_events(feed: Feed, *, at: datetime) -> list[Stamped]:
    """
    Give what an address shows now, and keep it, so that the next reading tells what changed.

    Nothing is written while nothing changed; of two readers at once the second finds it kept.
    """
    entries, since = entries_of(feed, at=at), since_of(feed, on=at.date())
    seen = seen_by_feed(feed)
    if rules.news(seen, entries, since=since, first=feed.first_sequence, at=at):
        with transaction.atomic():
            Feed.objects.select_for_update(no_key=True).get(pk=feed.pk)
            seen = seen_by_feed(feed)
            moved = rules.news(seen, entries, since=since, first=feed.first_sequence, at=at)
            _keep(feed, moved)
            seen |= moved
    return stamped(entries, seen, since=since)


def _keep(feed: Feed, moved: Mapping[str, Seen]) -> None:
    rows = [
        Shown(
            feed=feed,
            key=key,
            digest=seen.digest,
            sequence=seen.sequence,
            changed_at=seen.changed_at,
            starts=seen.starts,
            last_on=seen.last_on,
            is_gone=seen.is_gone,
        )
        for key, seen in moved.items()
    ]
    Shown.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["feed", "key"],
        update_fields=["digest", "sequence", "changed_at", "starts", "last_on", "is_gone"],
    )
