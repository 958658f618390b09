"""Several things that move at one moment: who is booked for them goes along, or is freed."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from doingoai.accounts.models import User
from doingoai.foundation.subjects import Subject
from doingoai.resources.actions.booking import free_held, hold_all
from doingoai.resources.models import Booking
from doingoai.resources.queries import bookings_about, cannot_follow
from doingoai.resources.states import NeedKind

_ASIDE = timedelta(days=36_525)


@transaction.atomic
def make_way(
    moves: Mapping[Subject, tuple[datetime, datetime]],
    *,
    by: User,
    leave_rooms: Collection[Subject] = (),
) -> list[Booking]:
    """
    Prepare things that move together to other times, and those that leave their rooms.

    Part of the caller's act, which then lets each be followed. Who is taken at the new time and the
    rooms that are left are freed, and given back; their needs stay. All others stand aside, so that
    one does not refuse the next a time it is about to leave.
    """
    moving = [one for about in moves for one in bookings_about(about)]
    left = [one for about in leave_rooms for one in bookings_about(about) if _is_room(one)]
    held = {one.pk: one for one in hold_all({one.resource_id for one in (*moving, *left)})}
    freed = list({one.pk: one for one in (*left, *cannot_follow(moves))}.values())
    gone = {one.pk for one in freed}
    for booking in freed:
        free_held(booking, held[booking.resource_id], by=by)
    Booking.objects.filter(pk__in={one.pk for one in moving} - gone).update(
        starts_at=F("starts_at") + _ASIDE, ends_at=F("ends_at") + _ASIDE
    )
    return freed


def _is_room(booking: Booking) -> bool:
    return booking.need is not None and booking.need.kind == NeedKind.ROOM
