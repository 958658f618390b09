"""Reads of calendars: what an address may show at this moment, and who leads the city."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from doingoai.accounts.actions import hash_of_token
from doingoai.accounts.models import User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.calendars.gathering import Ground, Sight, sight_of, without_guests
from doingoai.calendars.models import Feed, Shown
from doingoai.calendars.rules import Seen, may_follow
from doingoai.calendars.states import Scope
from doingoai.calendars.writing import Entry, Stamped
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations
from doingoai.directory.models import Person
from doingoai.foundation.local_time import HERE

DAYS_KEPT = 31
"""How long what is over stays in a calendar."""


def feed_called(secret: str) -> Feed | None:
    """Find the address that a secret opens; None when it was stopped or its owner's account closed."""
    found = Feed.objects.filter(
        hash=hash_of_token(secret), revoked_at__isnull=True, owner__is_active=True
    )
    return found.select_related("owner__unit", "unit", "leader", "delegation").first()


def was_feed(secret: str) -> bool:
    """Test whether a secret once opened something: who still asks there is not guessing."""
    return Feed.objects.filter(hash=hash_of_token(secret)).exists()


def feeds_of(user: User) -> QuerySet[Feed]:
    """A person's own addresses that still work, the newest first."""
    return feeds_in_use().filter(owner=user)


def feeds_of_visit(delegation: Delegation) -> QuerySet[Feed]:
    """Addresses that follow a visit and still work, whoever made them."""
    return feeds_in_use().filter(delegation=delegation)


def feeds_in_use() -> QuerySet[Feed]:
    """Addresses that were not stopped, the newest first."""
    return Feed.objects.filter(revoked_at__isnull=True).select_related(
        "owner__unit", "unit", "leader", "delegation"
    )


def since_of(feed: Feed, *, on: date) -> date:
    """The day before which a feed shows nothing; a visit is shown whole."""
    return date.min if feed.scope == Scope.DELEGATION else on - timedelta(days=DAYS_KEPT)


def seen_by_feed(feed: Feed) -> dict[str, Seen]:
    """What the address has last shown, by the key of the event."""
    return {
        row.key: Seen(
            row.digest, row.sequence, row.changed_at, row.starts, row.last_on, row.is_gone
        )
        for row in Shown.objects.filter(feed=feed)
    }


def stamped(entries: Sequence[Entry], seen: Mapping[str, Seen], *, since: date) -> list[Stamped]:
    """The events of a feed, then those that ended there: each with a sign that it is off."""
    current = [
        Stamped(entry, seen[entry.key].sequence, seen[entry.key].changed_at) for entry in entries
    ]
    gone = [
        Stamped(_ended(key, one), one.sequence, one.changed_at)
        for key, one in sorted(seen.items())
        if one.is_gone and one.last_on >= since
    ]
    return current + gone


def _ended(key: str, seen: Seen) -> Entry:
    starts: date | datetime = (
        datetime.fromisoformat(seen.starts).astimezone(HERE)
        if "T" in seen.starts
        else date.fromisoformat(seen.starts)
    )
    return Entry(key, starts, _("No longer in this calendar"), status="CANCELLED")


def entries_of(feed: Feed, *, at: datetime) -> list[Entry]:
    """What the owner of an address may see of those days now; nothing when the right is gone."""
    with translation.override(feed.language):
        ground = Ground(feed.owner, since_of(feed, on=at.date()))
        sight = _sight(feed) if may_follow(feed.owner, Scope(feed.scope), feed.unit) else Sight()
        return sight_of(ground, sight)


def _sight(feed: Feed) -> Sight:
    """Which visits, missions, items, tasks and questions belong to the days of a feed."""
    if feed.delegation is not None:
        return Sight(items=Q(programme=feed.delegation.programme_id))
    if feed.scope == Scope.OFFICE:
        return Sight(visits=Q(), missions=Q(), items=Q())
    narrowed = {Scope.PERSON: _of_person, Scope.UNIT: _of_unit, Scope.LEADER: _of_leader}
    return narrowed[Scope(feed.scope)](feed)


def _of_person(feed: Feed) -> Sight:
    """What the person answers for, and what the one of their e-mail in the directory takes part in."""
    owner = feed.owner
    selves = list(
        Person.objects.filter(is_vietnamese_side=True, email__iexact=owner.email)
        .exclude(email="")
        .values_list("pk", flat=True)
    )
    visits = Delegation.objects.filter(responsible=owner).values("programme_id")
    asked = Q(asked_by=owner)
    if may(owner, Permission.CONSULTATION_ANSWER):
        asked |= Q(unit__in=unit_and_below(owner.unit))
    return Sight(
        visits=Q(responsible=owner),
        missions=Q(responsible=owner) | Q(travellers__person__in=selves),
        items=Q(responsible=owner) | Q(programme__in=visits) | Q(participations__person__in=selves),
        tasks=Q(owner=owner),
        consultations=asked,
    )


def _of_unit(feed: Feed) -> Sight:
    units = unit_and_below(feed.unit) if feed.unit else frozenset()
    visits = Delegation.objects.filter(receiving_unit__in=units).values("programme_id")
    return Sight(
        visits=Q(receiving_unit__in=units),
        missions=Q(unit__in=units),
        items=Q(programme__in=visits),
        tasks=Q(owner_unit__in=units),
        consultations=Q(unit__in=units),
    )


def _of_leader(feed: Feed) -> Sight:
    return Sight(
        missions=Q(travellers__person=feed.leader_id),
        items=Q(participations__person=feed.leader_id),
    )


def title_of(feed: Feed) -> str:
    """What calendar programs call the feed: no guest by name, and no visit the owner lost sight of."""
    scope = Scope(feed.scope)
    if scope == Scope.PERSON:
        return f"{feed.owner.name} · {scope.label}"
    if not may_follow(feed.owner, scope, feed.unit):
        return str(scope.label)
    if feed.delegation is not None:
        visit = visible_delegations(feed.owner).filter(pk=feed.delegation.pk).first()
        return without_guests(visit) if visit else str(scope.label)
    return str(feed)
