"""Reads of visits: who may see which, lists by keyset, and one visit as plain facts."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.approvals.queries import asked_about
from doingoai.delegations.models import Delegation, Host, ImportedList, Member, SharedWith
from doingoai.delegations.rules import LONGEST_VISIT
from doingoai.delegations.states import LIVE, State
from doingoai.directory.models import Partner, Person
from doingoai.directory.states import PassportKind
from doingoai.documents.models import Incoming
from doingoai.documents.queries import visible_incoming
from doingoai.foundation import vault
from doingoai.foundation.edits import plain
from doingoai.foundation.local_time import HERE
from doingoai.programme.models import Item, Programme
from doingoai.programme.queries import calendar_items


def visible_delegations(user: User) -> QuerySet[Delegation]:
    """The visits a person may see, for whichever reason."""
    way, *others = ways_to_see(user)
    if not others:
        return way
    # Found by their indexes and put together: one condition with "or" would look at every visit.
    keys = [one.order_by().values("pk") for one in others]
    return Delegation.objects.filter(pk__in=way.order_by().values("pk").union(*keys))


def ways_to_see(user: User) -> list[QuerySet[Delegation]]:
    """
    The visits a person may see, by the reason; one visit may be there for several.

    The office sees all; a focal point those their unit (or one below it) receives, those shared
    with it, and those on which it was asked.
    """
    visits = Delegation.objects.all()
    if may(user, Permission.DELEGATION_VIEW_ALL):
        return [visits]
    if not may(user, Permission.DELEGATION_VIEW_SHARED):
        return [visits.none()]
    units = unit_and_below(user.unit)
    shared = SharedWith.objects.filter(unit__in=units).values("delegation_id")
    return [
        visits.filter(receiving_unit__in=units),
        visits.filter(pk__in=shared),
        visits.filter(pk__in=asked_about(Delegation.subject_type, units)),
    ]


def with_parties(visits: QuerySet[Delegation]) -> QuerySet[Delegation]:
    """The same visits with what a list shows, in one query."""
    return visits.select_related("partner", "receiving_unit", "responsible")


def members_of(delegation: Delegation) -> QuerySet[Member]:
    """Guests in their order."""
    return (
        Member.objects.filter(delegation=delegation)
        .select_related("person", "passport")
        .order_by("order", "id")
    )


def passport_shown(member: Member) -> dict[str, Any]:
    """
    What the form of a guest's passport shows, and by `passport` which one it is; never its number.

    A guest without one is offered an ordinary passport of their nationality.
    """
    kept = member.passport
    return {
        "passport": "" if kept is None else str(kept.pk),
        "kind": PassportKind.ORDINARY.value if kept is None else kept.kind,
        "country": member.person.nationality if kept is None else kept.country,
        "issued_on": None if kept is None else kept.issued_on,
        "expires_on": None if kept is None else kept.expires_on,
    }


def passport_mark(member: Member) -> str:
    """Tell one state of a guest's passport from another to whoever may keep it and not read it."""
    values = (plain(value) for value in passport_shown(member).values())
    return vault.blind_index("\0".join(values), purpose="passport form")


def hosts_of(delegation: Delegation) -> QuerySet[Host]:
    """The Vietnamese side in its order."""
    return (
        Host.objects.filter(delegation=delegation).select_related("person").order_by("order", "id")
    )


def delegations_of_partner(partner: Partner, *, seen_by: User) -> QuerySet[Delegation]:
    """Visits of a partner, the newest first."""
    return visible_delegations(seen_by).filter(partner=partner).order_by("-starts_on", "-id")


def delegations_of_person(person: Person, *, seen_by: User) -> QuerySet[Delegation]:
    """Visits in which a person took part on either side, the newest first."""
    as_guest = Member.objects.filter(delegation=OuterRef("pk"), person=person)
    as_host = Host.objects.filter(delegation=OuterRef("pk"), person=person)
    return (
        visible_delegations(seen_by)
        .filter(Exists(as_guest) | Exists(as_host))
        .order_by("-starts_on", "-id")
    )


def items_of_person(person: Person, *, seen_by: User) -> QuerySet[Item]:
    """Meetings in which a person took part, the newest first."""
    programmes = visible_delegations(seen_by).values("programme_id")
    return (
        Item.objects.filter(programme__in=programmes, participations__person=person)
        .select_related("place")
        .order_by("-starts_at", "-id")
    )


def calendar_entries(start: date, end: date, *, seen_by: User) -> QuerySet[Item]:
    """Items of visible visits between two days, both included."""
    first = datetime.combine(start, time.min, HERE)
    after = datetime.combine(end + timedelta(days=1), time.min, HERE)
    # Item by item: a list of every programme would grow with the years, a day's items do not.
    of_visit = visible_delegations(seen_by).filter(programme=OuterRef("programme"))
    return calendar_items(first, after).filter(Exists(of_visit))


def visits_between(start: date, end: date, *, seen_by: User) -> QuerySet[Delegation]:
    """Visits that touch a span of days and are not refused or cancelled."""
    return (
        with_parties(visible_delegations(seen_by))
        .filter(starts_on__gte=start - LONGEST_VISIT, starts_on__lte=end, ends_on__gte=start)
        .exclude(state__in=[State.REFUSED, State.CANCELLED])
        .order_by("starts_on", "id")
    )


def live_visits(*, seen_by: User) -> QuerySet[Delegation]:
    """Visits that still have something to prepare or to run, the nearest first."""
    return (
        with_parties(visible_delegations(seen_by))
        .filter(state__in=LIVE)
        .order_by("starts_on", "id")
    )


def delegations_by_month(*, year: int, seen_by: User) -> dict[int, int]:
    """How many visits began in each month of a year."""
    counted = (
        visible_delegations(seen_by)
        .filter(starts_on__year=year)
        .exclude(state__in=[State.REFUSED, State.CANCELLED])
        .values(month=F("starts_on__month"))
        .annotate(count=Count("id"))
        .order_by("month")
    )
    return {row["month"]: row["count"] for row in counted}


def waiting_lists(delegation: Delegation) -> QuerySet[ImportedList]:
    """Lists that were brought and not yet taken in."""
    return ImportedList.objects.filter(delegation=delegation, taken_at__isnull=True).order_by("-id")


def incoming_without_visit(*, since: date, seen_by: User) -> QuerySet[Incoming]:
    """Entries of the register since a day from which no visit was opened, the newest first."""
    opened = Delegation.objects.filter(incoming=OuterRef("pk"))
    return (
        visible_incoming(seen_by)
        .filter(arrived_on__gte=since)
        .exclude(Exists(opened))
        .order_by("-year", "-arrival_number")
    )


def delegation_of_programme(programme: Programme) -> Delegation:
    """The visit a programme belongs to, for somebody who holds the programme's secret address."""
    return Delegation.objects.get(programme=programme)
