"""
Who and what is needed and booked for an item of a visit.

A booking is entered once: the texts of the item that papers and run sheets print (interpreter, car,
place) are written from it, and are not changed past it.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.models import Delegation
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.programme.actions import edit_item
from doingoai.programme.models import Item
from doingoai.resources.actions.booking import (
    add_need,
    book,
    cancel_booking,
    remove_need,
)
from doingoai.resources.models import Booking, Need, Resource
from doingoai.resources.queries import bookings_about
from doingoai.resources.states import NeedKind

_TEXT_OF = {
    "interpreter": (NeedKind.INTERPRETER,),
    "car": (NeedKind.VEHICLE, NeedKind.DRIVER),
    "place": (NeedKind.ROOM,),
}
_LONGEST = {"interpreter": 120, "car": 80}


def about_item(item: Item, visit: Delegation) -> Subject:
    """What bookings are told to be for: the item and the number of its visit, in Vietnamese."""
    return Subject(Item.subject_type, str(item.pk), f"{item.title_vi[:270]} ({visit.reference})")


def check_texts_follow(before: Item, after: Item) -> None:
    """
    Refuse to write by hand what a booking says.

    :raises RuleBroken: item.is_booked
    """
    for field, kinds in _TEXT_OF.items():
        if getattr(before, field) == getattr(after, field):
            continue
        booked = bookings_about(Subject(Item.subject_type, str(after.pk)))
        if there := booked.filter(need__kind__in=kinds).first():
            raise RuleBroken(
                _("%(name)s is booked for this item. Change it under “Who and what is needed”.")
                % {"name": there.resource.name},
                code="item.is_booked",
                field=field,
            )


def typed_by_hand(item: Item, kind: NeedKind) -> str:
    """What somebody wrote into the item for this kind of need, beside all booking; "" where nothing."""
    field = next((name for name, kinds in _TEXT_OF.items() if kind in kinds), "")
    if field not in _LONGEST:
        return ""
    text: str = getattr(item, field)
    booked = bookings_about(Subject(Item.subject_type, str(item.pk))).order_by("id")
    known = [
        [one for one in booked if one.need and one.need.kind == kind] for kind in _TEXT_OF[field]
    ]
    return "" if text == _joined(field, [one for group in known for one in group]) else text


def open_visit(item: Item) -> Delegation:
    """
    Hold the visit of an item until the act is over.

    :raises RuleBroken: delegation.frozen
    """
    visits = Delegation.objects.select_for_update(no_key=True)
    visit = visits.get(programme=item.programme_id)
    rules.check_can_change(visit)
    return visit


@transaction.atomic
def need_for_item(
    item: Item, *, kind: NeedKind, by: User, with_driver: bool = False, **fields: Any
) -> Need:
    """
    Say what an item needs; a vehicle `with_driver` is two needs, met one by one.

    :raises RuleBroken: delegation.frozen, booking.no_end, need.no_language
    """
    require(by, Permission.RESOURCE_BOOK)
    visit = open_visit(item)
    starts_at, ends_at = _times(item)
    about = about_item(item, visit)
    need = add_need(about, kind=kind, starts_at=starts_at, ends_at=ends_at, by=by, **fields)
    if kind == NeedKind.VEHICLE and with_driver:
        add_need(about, kind=NeedKind.DRIVER, starts_at=starts_at, ends_at=ends_at, by=by)
    return need


def _times(item: Item) -> tuple[datetime, datetime]:
    """
    The time somebody is booked for.

    :raises RuleBroken: booking.no_end
    """
    item = Item.objects.get(pk=item.pk)
    if item.ends_at is None or item.ends_at <= item.starts_at:
        raise RuleBroken(
            _("Say first when the item ends: without it nobody can be booked."),
            code="booking.no_end",
        )
    return item.starts_at, item.ends_at


@transaction.atomic
def drop_need_of_item(need: Need, item: Item, *, by: User) -> None:
    """
    Take back what an item needs.

    :raises RuleBroken: delegation.frozen, need.is_met
    """
    require(by, Permission.RESOURCE_BOOK)
    open_visit(item)
    remove_need(need, by=by)


@transaction.atomic
def book_for_item(need: Need, item: Item, resource: Resource, *, by: User, at: datetime) -> Booking:
    """
    Book one of the pool for what an item needs, and write it into the item.

    A vehicle brings its usual driver along, when the item needs a driver and has none yet.

    :raises RuleBroken: delegation.frozen, booking.no_end, and as `resources.actions.booking.book`
    """
    require(by, Permission.RESOURCE_BOOK)
    visit = open_visit(item)
    starts_at, ends_at = _times(item)
    about = about_item(item, visit)
    booking = book(
        resource, starts_at=starts_at, ends_at=ends_at, about=about, need=need, by=by, at=at
    )
    if need.kind == NeedKind.VEHICLE and resource.usual_driver is not None:
        _bring_driver(resource.usual_driver, about, (starts_at, ends_at), by=by, at=at)
    write_texts(item, NeedKind(need.kind), by=by, at=at)
    return booking


def _bring_driver(
    driver: Resource, about: Subject, time: tuple[datetime, datetime], *, by: User, at: datetime
) -> None:
    """Book the usual driver as well; one who is not free is left to be chosen."""
    wanted = Need.objects.filter(
        about_type=about.type, about_id=about.id, kind=NeedKind.DRIVER, booking__isnull=True
    ).first()
    if wanted is None:
        return
    start, end = time
    try:
        book(driver, starts_at=start, ends_at=end, about=about, need=wanted, by=by, at=at)
    except RuleBroken:
        return


@transaction.atomic
def free_from_item(booking: Booking, item: Item, *, by: User, at: datetime) -> Item:
    """
    Free who or what is booked for an item, and take it out of the item's texts.

    :raises RuleBroken: delegation.frozen
    """
    require(by, Permission.RESOURCE_BOOK)
    open_visit(item)
    kind = NeedKind(booking.need.kind) if booking.need else None
    cancel_booking(booking, by=by)
    return write_texts(item, kind, by=by, at=at)


@transaction.atomic
def write_texts(
    item: Item,
    kind: NeedKind | None,
    *,
    by: User,
    at: datetime,
    right: Permission = Permission.RESOURCE_BOOK,
) -> Item:
    """Bring the item's texts of one kind in line with what is booked."""
    changes: dict[str, Any] = {}
    booked = list(bookings_about(Subject(Item.subject_type, str(item.pk))).order_by("id"))
    of = {
        one: [booking for booking in booked if booking.need and booking.need.kind == one]
        for one in NeedKind
    }
    if kind == NeedKind.INTERPRETER:
        changes = _of_interpreters(item, of[kind])
    elif kind in _TEXT_OF["car"]:
        cars, drivers = of[NeedKind.VEHICLE], of[NeedKind.DRIVER]
        changes = {"car": _joined("car", [*cars, *drivers])}
    elif kind == NeedKind.ROOM and of[kind]:
        changes = {"place": of[kind][0].resource.place}
    if not changes:
        return item
    return edit_item(item, changes=changes, by=by, at=at, right=right)


def _of_interpreters(item: Item, booked: list[Booking]) -> dict[str, Any]:
    languages = [booking.need.language for booking in booked if booking.need]
    known = {"interpreter_language": languages[0]} if languages else {}
    return {"interpreter": _joined("interpreter", booked), **known}


def _joined(field: str, booked: list[Booking]) -> str:
    return ", ".join(booking.resource.name for booking in booked)[: _LONGEST[field]]
