"""
A proposal of who serves what, accepted in whole or in part.

Each booking is tried again as if a person made it now: what does not fit any more is told and the
others stand. What somebody has booked, moved or typed since the proposal was made stays.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.moving import move_with_item
from doingoai.delegations.actions.resourcing import book_for_item, typed_by_hand
from doingoai.delegations.models import Delegation
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.programme.models import Item
from doingoai.resources import assigning
from doingoai.resources.assigning.keeping import work_of
from doingoai.resources.models import Booking, Need, Resource, Staffing
from doingoai.resources.pooling import place_key
from doingoai.resources.rules import span_words
from doingoai.resources.states import NeedKind, StaffingState

Pick = tuple[int, int]
"""The keys of a need and of one of the pool."""
_FIRST = (NeedKind.ROOM, NeedKind.DRIVER)
"""A room may change the place of an item; a driver chosen keeps a car from bringing its usual one."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of a proposal that does not fit any more, and why."""

    need: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Accepted:
    booked: int
    refused: tuple[Refused, ...]


@transaction.atomic
def accept_staffing(
    staffing: Staffing,
    picks: Collection[Pick],
    *,
    visits: QuerySet[Delegation],
    by: User,
    at: datetime,
) -> Accepted:
    """
    Book what was picked of a proposal; `visits` are those the person sees.

    :raises RuleBroken: staffing.nothing_picked
    """
    require(by, Permission.RESOURCE_BOOK)
    if not picks:
        raise RuleBroken(_("Tick at least one line."), code="staffing.nothing_picked")
    staffing = Staffing.objects.select_for_update(no_key=True).get(pk=staffing.pk)
    planned = {
        int(need.key): (one, need) for one in work_of(staffing.work).items for need in one.needs
    }
    wanted = [pick for pick in dict.fromkeys(picks) if pick[0] in planned]
    needs = _held(wanted, visits)
    refused = []
    for key, resource in sorted(wanted, key=lambda pick: _order(needs.get(pick[0]), pick)):
        try:
            _book(needs.get(key), resource, planned[key], by=by, at=at)
        except RuleBroken as refusal:
            refused.append(_refused(planned[key], resource, refusal))
    if staffing.state == StaffingState.SOLVING:
        staffing.state = StaffingState.STOPPED
        staffing.save(update_fields=["state"])
    booked = len(wanted) - len(refused)
    audit.record("staffing.accepted", staffing, by=by, booked=booked, refused=len(refused))
    return Accepted(booked, tuple(refused))


def _held(picks: Collection[Pick], visits: QuerySet[Delegation]) -> dict[int, Need]:
    """
    Hold visits, items and entries of the pool, always in this order and each in the order of keys.

    So nobody waits for another in a circle, and nothing is waited for once something is audited.
    """
    needs = {
        need.pk: need
        for need in Need.objects.filter(pk__in=[key for key, _one in picks]).select_related(
            "booking"
        )
    }
    items = {need.about_id for need in needs.values() if need.about_type == Item.subject_type}
    programmes = dict(Item.objects.filter(pk__in=items).values_list("pk", "programme_id"))
    seen = visits.filter(programme__in=set(programmes.values())).values_list("pk", flat=True)
    held = Delegation.objects.select_for_update(no_key=True).filter(pk__in=list(seen))
    open_programmes = {visit.programme_id for visit in held.order_by("pk")}
    list(Item.objects.select_for_update(no_key=True).filter(pk__in=items).order_by("pk"))
    booked = Booking.objects.filter(about_type=Item.subject_type, about_id__in=items)
    keys = {one for _need, one in picks} | set(booked.values_list("resource_id", flat=True))
    drivers = Resource.objects.filter(pk__in=keys, usual_driver__isnull=False)
    keys |= set(drivers.values_list("usual_driver_id", flat=True))
    list(Resource.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
    return {
        key: need
        for key, need in needs.items()
        if programmes.get(int(need.about_id)) in open_programmes
    }


def _order(need: Need | None, pick: Pick) -> tuple[int, int, int]:
    if need is None:
        return (0, 0, pick[0])
    return (int(need.about_id), int(need.kind not in _FIRST), pick[0])


def _book(
    need: Need | None,
    key: int,
    planned: tuple[assigning.Item, assigning.Need],
    *,
    by: User,
    at: datetime,
) -> None:
    """
    Book one line, or give what an absence has hit to another.

    :raises RuleBroken: need.gone, need.changed, and as `book_for_item`
    """
    pool = Resource.objects.select_related("usual_driver", "place")
    resource = pool.filter(pk=key).first()
    if need is None or resource is None:
        raise RuleBroken(_("It is not needed any more."), code="need.gone")
    item = Item.objects.get(pk=need.about_id)
    _check_as_planned(need, item, planned[0])
    _check_not_typed(need, item, resource)
    booking = getattr(need, "booking", None)
    with transaction.atomic():
        if booking is not None and booking.is_displaced:
            move_with_item(booking, item, by=by, at=at, resource=resource)
        else:
            book_for_item(need, item, resource, by=by, at=at)


def _check_as_planned(need: Need, item: Item, planned: assigning.Item) -> None:
    """
    Refuse what was planned for another time or place.

    :raises RuleBroken: need.changed
    """
    if (need.starts_at, need.ends_at) != (planned.starts_at, planned.ends_at):
        raise RuleBroken(
            _("It has been moved to %(when)s meanwhile: ask for a new proposal.")
            % {"when": span_words(need.starts_at, need.ends_at)},
            code="need.changed",
        )
    if place_key(item.place_id) != planned.place and not _is_booked_there(item):
        raise RuleBroken(
            _("It has been moved to another place meanwhile: ask for a new proposal."),
            code="need.changed",
        )


def _check_not_typed(need: Need, item: Item, resource: Resource) -> None:
    typed = typed_by_hand(item, NeedKind(need.kind))
    if typed and typed != resource.name:
        raise RuleBroken(
            _("“%(text)s” is written into the item by hand: take it out first, or the need.")
            % {"text": typed},
            code="need.changed",
        )


def _is_booked_there(item: Item) -> bool:
    """Whether the place of an item is that of a room booked for it: then the plan itself moved it."""
    about = {"about_type": Item.subject_type, "about_id": str(item.pk)}
    return Booking.objects.filter(resource__place=item.place_id, **about).exists()


def _refused(
    planned: tuple[assigning.Item, assigning.Need], key: int, refusal: RuleBroken
) -> Refused:
    item, need = planned
    name = Resource.objects.filter(pk=key).values_list("name", flat=True).first() or ""
    return Refused(f"{NeedKind(need.role.value).label} · {item.name}", name, refusal.message)


def picks_of(values: Iterable[str]) -> list[Pick]:
    """Read the ticked lines of a form, “need-resource” each; what is no such pair is left out."""
    pairs = (value.partition("-") for value in values)
    return [
        (int(need), int(one))
        for need, _dash, one in pairs
        if need.isdecimal() and one.isdecimal() and len(need) < 18 and len(one) < 18
    ]
