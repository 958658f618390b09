"""Moving what is booked for an item of a visit: in time the item goes along, and all who are booked."""

from datetime import datetime

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.programme import replan_item
from doingoai.delegations.actions.resourcing import open_visit, write_texts
from doingoai.programme.models import Item
from doingoai.resources.actions.booking import hold, move_booking
from doingoai.resources.models import Booking, Resource
from doingoai.resources.states import NeedKind


@transaction.atomic
def move_with_item(
    booking: Booking,
    item: Item,
    *,
    by: User,
    at: datetime,
    resource: Resource | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    version: int | None = None,
) -> Booking:
    """
    Give a booking of an item to another, or move the item with everybody booked for it, or both.

    :raises RuleBroken: delegation.frozen, and as `replan_item` and `resources.actions.booking.book`
    """
    require(by, Permission.RESOURCE_BOOK)
    open_visit(item)
    hold(item)
    start, end = starts_at or booking.starts_at, ends_at or booking.ends_at
    moved = move_booking(
        booking, resource=resource, starts_at=start, ends_at=end, by=by, version=version
    )
    if (start, end) != (booking.starts_at, booking.ends_at):
        item = replan_item(item, changes={"starts_at": start, "ends_at": end}, by=by, at=at)
    write_texts(item, NeedKind(moved.need.kind) if moved.need else None, by=by, at=at)
    return moved
