"""A programme mended after something has happened: accepted in whole or in part, in one act."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.actions.people import edit_member
from doingoai.delegations.actions.programme import replan_item
from doingoai.delegations.actions.resourcing import book_for_item, write_texts
from doingoai.delegations.facts import FlightFacts
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.ripple.mending import Mended
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.models import Person, Place
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.programme.models import Item
from doingoai.resources.actions.together import make_way
from doingoai.resources.models import Booking, Resource
from doingoai.resources.states import NeedKind, ResourceKind


@transaction.atomic
def mend_programme(
    delegation: Delegation,
    *,
    mended: Iterable[Mended],
    flights: Mapping[str, FlightFacts],
    leaves: bool,
    why: str,
    on: date,
    by: User,
    at: datetime,
) -> Delegation:
    """
    Put accepted changes into the programme and the moved flights into the list, all or nothing.

    Who and what is booked goes along; what is taken at the new time is freed and needed again.
    Whoever is responsible for an item that changes, and for the visit, is told; nobody else.

    :raises RuleBroken: delegation.frozen, programme.nothing_accepted, item.ends_before_start
    """
    require(by, Permission.PROGRAMME_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    accepted = list(mended)
    if not accepted and not flights:
        raise RuleBroken(
            _("Tick at least one change, or go back to the programme as it is."),
            code="programme.nothing_accepted",
        )
    _move_flights(delegation, flights, leaves=leaves, on=on, by=by)
    freed = make_way(moves_of(accepted), by=by, leave_rooms=_rooms_left(accepted))
    items = [_replan(delegation, one, by=by, at=at) for one in accepted]
    for booking in freed:
        _find_again(booking, delegation, by=by, at=at)
    audit.record("programme.mended", delegation, by=by, why=why, items=len(items))
    concerned = {item.responsible for item in items if item.responsible}
    if delegation.responsible:
        concerned.add(delegation.responsible)
    tell(sorted(concerned - {by}, key=lambda user: user.pk), "programme.mended", delegation, at=at)
    return delegation


def _move_flights(
    delegation: Delegation, flights: Mapping[str, FlightFacts], *, leaves: bool, on: date, by: User
) -> None:
    side = "departure" if leaves else "arrival"
    guests = {f"member-{guest.pk}": guest for guest in Member.objects.filter(delegation=delegation)}
    for key, flight in flights.items():
        if key in guests:
            changes = {f"{side}_flight": flight.number, f"{side}_at": flight.at}
            edit_member(guests[key], changes=changes, on=on, by=by)


def moves_of(mended: Iterable[Mended]) -> dict[Subject, tuple[datetime, datetime]]:
    """The new times of what moves, under the names by which people, cars and rooms are booked."""
    return {
        _subject(one): (one.after.starts_at, one.after.ends_at)
        for one in mended
        if one.after.ends_at is not None
        and (one.before.starts_at, one.before.ends_at) != (one.after.starts_at, one.after.ends_at)
    }


def _rooms_left(mended: Iterable[Mended]) -> list[Subject]:
    return [_subject(one) for one in mended if one.before.place != one.after.place]


def _subject(one: Mended) -> Subject:
    return Subject(Item.subject_type, one.before.key.removeprefix("item-"))


def _find_again(freed: Booking, delegation: Delegation, *, by: User, at: datetime) -> None:
    """Book the room an item goes to, where the office keeps it; what else was freed is needed again."""
    item = Item.objects.get(pk=freed.about_id, programme=delegation.programme_id)
    need = freed.need
    if need is None:
        return
    room = Resource.objects.filter(place=item.place_id, kind=ResourceKind.ROOM).first()
    if need.kind == NeedKind.ROOM and room is not None and may(by, Permission.RESOURCE_BOOK):
        with suppress(RuleBroken):
            book_for_item(need, item, room, by=by, at=at)
            return
    write_texts(item, NeedKind(need.kind), by=by, at=at, right=Permission.PROGRAMME_WRITE)


def _replan(delegation: Delegation, one: Mended, *, by: User, at: datetime) -> Item:
    number = int(one.before.key.removeprefix("item-"))
    item = Item.objects.select_related("responsible").get(
        pk=number, programme=delegation.programme_id
    )
    changes: dict[str, Any] = {"starts_at": one.after.starts_at}
    if one.after.ends_at is not None:
        changes["ends_at"] = one.after.ends_at
    if one.after.place != one.before.place:
        changes["place"] = _place(one.after.place)
    people: dict[str, Any] = {}
    if one.after.guests != one.before.guests:
        people["guests"] = _people(Member, delegation, one.after.guests)
    if one.after.hosts != one.before.hosts:
        people["hosts"] = _people(Host, delegation, one.after.hosts)
    return replan_item(item, changes=changes, by=by, at=at, **people)


def _place(facts: PlaceFacts) -> Place:
    return Place.objects.get(name_vi=facts.name_vi, room=facts.room)


def _people(
    table: type[Member] | type[Host], delegation: Delegation, keys: Iterable[str]
) -> list[Person]:
    numbers = [int(key.rpartition("-")[2]) for key in keys]
    rows = table._default_manager.filter(delegation=delegation, pk__in=numbers)
    return [row.person for row in rows.select_related("person")]
