"""
The programme of a mission, item by item.

That it belongs to a mission which may be decided or over is known only here, as with visits.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.missions.actions.holding import preparation_held, right_of
from doingoai.missions.models import Mission
from doingoai.programme.actions import add_item, edit_item, remove_item
from doingoai.programme.models import Item, Programme
from doingoai.programme.states import ItemKind


@transaction.atomic
def plan_mission_item(
    mission: Mission,
    *,
    kind: ItemKind,
    starts_at: datetime,
    title_vi: str,
    by: User,
    at: datetime,
    **fields: Any,
) -> Item:
    """
    Put an item into the programme of a mission.

    :raises RuleBroken: mission.frozen, item.ends_before_start, item.no_title
    """
    mission = preparation_held(mission, by)
    return add_item(
        mission.programme, kind=kind, starts_at=starts_at, title_vi=title_vi, by=by, at=at,
        right=right_of(by), **fields,
    )  # fmt: skip


@transaction.atomic
def replan_mission_item(
    item: Item,
    *,
    changes: Mapping[str, Any],
    by: User,
    at: datetime,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Item:
    """
    Edit an item of a mission.

    :raises RuleBroken: mission.frozen, item.ends_before_start, item.no_title,
        edit.changed_meanwhile
    """
    preparation_held(Mission.objects.get(programme=item.programme_id), by)
    return edit_item(
        item, changes=changes, by=by, at=at, opened=opened, version=version, right=right_of(by)
    )


@transaction.atomic
def drop_mission_item(item: Item, *, by: User) -> Programme:
    """
    Take an item out of the programme of a mission.

    :raises RuleBroken: mission.frozen
    """
    preparation_held(Mission.objects.get(programme=item.programme_id), by)
    return remove_item(item, by=by, right=right_of(by))
