"""
The programme of a visit: its items, who takes part, and handing it out.

What an item is, is known below, in `programme`; that it belongs to a visit whose data may be frozen is
known only here. So whoever changes a programme does it by these, never past them. Who is booked for an
item follows it to another time, or the change is refused.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.actions.resourcing import about_item, check_texts_follow
from doingoai.delegations.models import Delegation
from doingoai.directory.models import Person
from doingoai.programme.actions import (
    add_item,
    edit_item,
    issue_programme,
    remove_item,
    set_participants,
)
from doingoai.programme.models import IssuedVersion, Item, Programme
from doingoai.programme.states import ItemKind, Side
from doingoai.resources.actions.booking import follow, hold, release

_FOLLOWED = ("starts_at", "ends_at", "title_vi")


def _check_open(programme_id: int) -> Delegation:
    """
    Hold the visit of a programme until the act is over, and refuse when its data are frozen.

    :raises RuleBroken: delegation.frozen
    """
    visit = Delegation.objects.select_for_update(no_key=True).get(programme=programme_id)
    rules.check_can_change(visit)
    return visit


@transaction.atomic
def plan_item(
    programme: Programme,
    *,
    kind: ItemKind,
    starts_at: datetime,
    title_vi: str,
    by: User,
    at: datetime,
    guests: Iterable[Person] = (),
    hosts: Iterable[Person] = (),
    **fields: Any,
) -> Item:
    """
    Put an item into the programme of a visit, with those who take part.

    :raises RuleBroken: delegation.frozen, item.ends_before_start, item.no_title
    """
    require(by, Permission.PROGRAMME_WRITE)
    _check_open(programme.pk)
    item = add_item(
        programme, kind=kind, starts_at=starts_at, title_vi=title_vi, by=by, at=at, **fields
    )
    item = set_participants(item, side=Side.GUEST, people=guests, by=by)
    return set_participants(item, side=Side.HOST, people=hosts, by=by)


@transaction.atomic
def replan_item(
    item: Item,
    *,
    changes: Mapping[str, Any],
    by: User,
    at: datetime,
    guests: Iterable[Person] | None = None,
    hosts: Iterable[Person] | None = None,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Item:
    """
    Edit an item of a visit and who takes part in it, all or nothing; None leaves a side as it is.

    `opened` holds, beside the fields, the `guests` and `hosts` who were ticked at the opening.

    :raises RuleBroken: delegation.frozen, item.ends_before_start, item.no_title,
        edit.changed_meanwhile, item.is_booked, and as `resources.actions.booking.follow`
    """
    require(by, Permission.PROGRAMME_WRITE)
    visit = _check_open(item.programme_id)
    before = Item.objects.get(pk=item.pk)
    hold(before)
    item = edit_item(item, changes=changes, by=by, at=at, opened=opened, version=version)
    check_texts_follow(before, item)
    if any(getattr(before, name) != getattr(item, name) for name in _FOLLOWED):
        follow(about_item(item, visit), starts_at=item.starts_at, ends_at=item.ends_at, by=by)
    ticked = opened or {}
    for side, people, name in ((Side.GUEST, guests, "guests"), (Side.HOST, hosts, "hosts")):
        if people is not None:
            item = set_participants(item, side=side, people=people, by=by, opened=ticked.get(name))
    return item


@transaction.atomic
def drop_item(item: Item, *, by: User) -> Programme:
    """
    Take an item out of the programme of a visit; versions already handed out keep it.

    :raises RuleBroken: delegation.frozen
    """
    require(by, Permission.PROGRAMME_WRITE)
    _check_open(item.programme_id)
    release(item, by=by)
    return remove_item(item, by=by)


@transaction.atomic
def hand_out_programme(programme: Programme, *, by: User, at: datetime) -> IssuedVersion:
    """
    Hand out the programme of a visit as its next version.

    :raises RuleBroken: delegation.frozen, programme.empty, programme.nothing_changed
    """
    require(by, Permission.PROGRAMME_ISSUE)
    _check_open(programme.pk)
    return issue_programme(programme, by=by, at=at)
