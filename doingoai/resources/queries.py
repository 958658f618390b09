"""Reads of the pool: who is in it, what is booked, what is not met."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.directory.models import Place
from doingoai.foundation.subjects import Subject
from doingoai.resources.models import Absence, Booking, Need, Resource, Staffing
from doingoai.resources.states import StaffingState


def visible_resources(user: User) -> QuerySet[Resource]:
    """The pool, for those who may see it."""
    if may(user, Permission.RESOURCE_VIEW):
        return Resource.objects.all()
    return Resource.objects.none()


def visible_bookings(user: User) -> QuerySet[Booking]:
    """What is booked, for those who may see the pool."""
    if may(user, Permission.RESOURCE_VIEW):
        return Booking.objects.select_related("resource")
    return Booking.objects.none()


def bookings_between(starts_at: datetime, ends_at: datetime) -> QuerySet[Booking]:
    """Bookings that touch a stretch of time, in their order."""
    return Booking.objects.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).order_by(
        "starts_at", "id"
    )


def absences_between(starts_at: datetime, ends_at: datetime) -> QuerySet[Absence]:
    return Absence.objects.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


def unmet_needs(starts_at: datetime, ends_at: datetime) -> QuerySet[Need]:
    """Needs in a stretch of time for which nobody is booked, or whose booking an absence has hit."""
    touching = Need.objects.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    return touching.filter(Q(booking__isnull=True) | Q(booking__is_displaced=True))


def bookings_about(about: Subject) -> QuerySet[Booking]:
    """What is booked for one thing."""
    return Booking.objects.filter(about_type=about.type, about_id=about.id).select_related(
        "resource__place", "resource__usual_driver", "need"
    )


def crews(kind: str, keys: Sequence[str]) -> dict[str, list[Booking]]:
    """What is booked for several things of one type, cars before people; what an absence hit is not."""
    found: dict[str, list[Booking]] = {key: [] for key in keys}
    booked = Booking.objects.filter(about_type=kind, about_id__in=keys, is_displaced=False)
    for booking in booked.select_related("resource__user", "need").order_by(
        "-resource__kind", "id"
    ):
        found[booking.about_id].append(booking)
    return found


def needs_about(about: Subject) -> QuerySet[Need]:
    """What one thing needs, each with who is booked for it."""
    return (
        Need.objects.filter(about_type=about.type, about_id=about.id)
        .select_related("booking__resource")
        .order_by("kind", "id")
    )


def standings(kind: str, keys: Sequence[str]) -> dict[str, tuple[int, int]]:
    """For several things of one type: how many needs each has, and how many of them nobody meets."""
    counted: dict[str, tuple[int, int]] = {}
    rows = Need.objects.filter(about_type=kind, about_id__in=keys).values_list(
        "about_id", "booking__id", "booking__is_displaced"
    )
    for key, booking, is_displaced in rows:
        total, unmet = counted.get(key, (0, 0))
        counted[key] = (total + 1, unmet + int(booking is None or bool(is_displaced)))
    return counted


def taken_keys(pool: Iterable[int], starts_at: datetime, ends_at: datetime) -> set[int]:
    """Who of these is booked or away in a stretch of time."""
    keys = list(pool)
    booked = bookings_between(starts_at, ends_at).filter(resource_id__in=keys)
    away = absences_between(starts_at, ends_at).filter(resource_id__in=keys)
    return {
        *booked.values_list("resource_id", flat=True),
        *away.values_list("resource_id", flat=True),
    }


def taken_places(places: Iterable[Place], starts_at: datetime, ends_at: datetime) -> set[int]:
    """Which of these places are rooms of the pool that are booked in a stretch of time."""
    rooms = dict(Resource.objects.filter(place__in=places).values_list("pk", "place_id"))
    return {rooms[key] for key in taken_keys(rooms, starts_at, ends_at)}


def cannot_follow(moves: Mapping[Subject, tuple[datetime, datetime]]) -> list[Booking]:
    """
    Of who is booked for things that move at one moment, those who are then booked or away elsewhere.

    Of two moved things that would need one at the same time, the earlier keeps it.
    """
    moving = [
        (booking, *times)
        for about, times in moves.items()
        for booking in bookings_about(about).order_by("id")
    ]
    if not moving:
        return []
    taken = _taken_elsewhere(
        {booking.resource_id for booking, _since, _until in moving},
        [booking.pk for booking, _since, _until in moving],
        (min(since for _one, since, _until in moving), max(until for *_one, until in moving)),
    )
    out = []
    for booking, since, until in sorted(moving, key=lambda one: (one[1], one[0].pk)):
        if any(start < until and end > since for start, end in taken[booking.resource_id]):
            out.append(booking)
        else:
            taken[booking.resource_id].append((since, until))
    return out


def _taken_elsewhere(
    pool: set[int], but: list[int], between: tuple[datetime, datetime]
) -> dict[int, list[tuple[datetime, datetime]]]:
    taken: dict[int, list[tuple[datetime, datetime]]] = {key: [] for key in pool}
    booked = bookings_between(*between).filter(resource_id__in=pool).exclude(pk__in=but)
    away = absences_between(*between).filter(resource_id__in=pool)
    for rows in (booked, away):
        for key, *times in rows.values_list("resource_id", "starts_at", "ends_at"):
            taken[key].append((times[0], times[1]))
    return taken


def visible_staffings(user: User) -> QuerySet[Staffing]:
    """Proposals are for who asked for them: they speak of visits that person sees."""
    if may(user, Permission.RESOURCE_BOOK):
        return Staffing.objects.filter(asked_by=user)
    return Staffing.objects.none()


def oldest_unsolved(at: datetime) -> datetime | None:
    """Since when the oldest proposal waits to be improved; None where none does."""
    waiting = Staffing.objects.filter(state=StaffingState.SOLVING, asked_at__lte=at)
    return waiting.order_by("asked_at").values_list("asked_at", flat=True).first()
