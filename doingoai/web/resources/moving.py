"""
What moves with a booking: one that belongs to an item of a visit moves the item too.

Who drags it to another row gives it to another; who drags it in time moves the item with everybody
who is booked for it, as the page of the item would.
"""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from doingoai.delegations.actions.moving import move_with_item
from doingoai.delegations.actions.resourcing import free_from_item
from doingoai.delegations.queries import visible_delegations
from doingoai.foundation import clock
from doingoai.programme.models import Item
from doingoai.resources.actions.booking import cancel_booking, move_booking
from doingoai.resources.models import Booking, Resource
from doingoai.web.rendering import SignedInRequest


def item_of(request: SignedInRequest, booking: Booking) -> Item | None:
    """
    The item a booking belongs to; None for a booking of its own.

    :raises Http404: when its visit is not for this person
    """
    if booking.about_type != Item.subject_type:
        return None
    item = Item.objects.select_related("programme").filter(pk=booking.about_id).first()
    visits = visible_delegations(request.user)
    if item is None or not visits.filter(programme=item.programme_id).exists():
        raise Http404
    return item


def moved(
    request: SignedInRequest, booking: Booking, item: Item | None, asked: Mapping[str, Any]
) -> Booking:
    """Move a booking to another of the pool, to another time, or both, all or nothing."""
    resource = None
    if asked["resource"] != booking.resource_id:
        resource = Resource.objects.get(pk=asked["resource"])
    place = {
        "resource": resource,
        "starts_at": asked["starts_at"],
        "ends_at": asked["ends_at"],
        "version": asked["version"],
    }
    if item is None:
        return move_booking(booking, by=request.user, **place)
    return move_with_item(booking, item, by=request.user, at=clock.now(), **place)


def free_booking(request: SignedInRequest, booking: Booking, item: Item | None) -> None:
    """Free who or what is booked; an item's texts follow."""
    if item is None:
        cancel_booking(booking, by=request.user)
    else:
        free_from_item(booking, item, by=request.user, at=clock.now())
