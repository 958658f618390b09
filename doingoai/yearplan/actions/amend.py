"""Amending the plan in force: adding, changing, moving, dropping an item, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.yearplan import rules
from doingoai.yearplan.actions.items import (
    FIELDS,
    Proposal,
    index_item,
    locked_item,
    move_item,
    new_item,
    save_changed,
    with_known_partner,
)
from doingoai.yearplan.models import Amendment, PlanItem, YearPlan
from doingoai.yearplan.queries import proposers_of
from doingoai.yearplan.states import AmendmentKind, PlanItemState

DAYS = frozenset({"starts_on", "ends_on", "is_month_only"})


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why the plan in force is amended, and on what basis (a letter, a notice, a directive)."""

    reason: str
    basis: str = ""


def _note(
    item: PlanItem,
    what: AmendmentKind,
    pairs: Mapping[str, list[str]],
    grounds: Grounds,
    *,
    by: User,
    at: datetime,
) -> None:
    Amendment.objects.create(
        item=item,
        what=what,
        changes=dict(pairs),
        reason=grounds.reason.strip(),
        basis=grounds.basis.strip(),
        by=by,
        at=at,
    )
    audit.record(
        "plan_item.amended",
        item,
        by=by,
        what=what.value,
        changes=dict(pairs),
        reason=grounds.reason,
    )
    told = (person for person in proposers_of(item.unit) if person != by)
    tell(told, "plan_item.amended", item, at=at)


def _in_force(item: PlanItem, grounds: Grounds, by: User) -> PlanItem:
    require(by, Permission.PLAN_WRITE)
    item = locked_item(item)
    rules.check_in_force(item.plan)
    rules.check_reason(grounds.reason)
    return item


@transaction.atomic
def add_to_plan(
    plan: YearPlan, unit: Unit, proposal: Proposal, grounds: Grounds, *, by: User, at: datetime
) -> PlanItem:
    """
    Add an item to the plan in force.

    :raises RuleBroken: year_plan.not_in_force, plan_item.no_reason, plan_item.no_title,
        plan_item.ends_before_start, plan_item.other_year
    """
    require(by, Permission.PLAN_WRITE)
    plan = YearPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    rules.check_in_force(plan)
    rules.check_reason(grounds.reason)
    item = new_item(plan, unit, proposal, by=by, at=at)
    item.state, item.added_later = PlanItemState.PLANNED, True
    item.save(force_insert=True)
    index_item(item)
    _note(item, AmendmentKind.ADDED, {}, grounds, by=by, at=at)
    return item


@transaction.atomic
def change_planned(
    item: PlanItem,
    grounds: Grounds,
    *,
    changes: Mapping[str, Any],
    by: User,
    at: datetime,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> PlanItem:
    """
    Change or move an item of the plan in force; old and new values stay in its history.

    :raises RuleBroken: year_plan.not_in_force, plan_item.no_reason, plan_item.not_planned,
        plan_item.ends_before_start, plan_item.other_year, edit.changed_meanwhile
    """
    item = _in_force(item, grounds, by)
    rules.check_is_planned(item)
    merged = check_not_changed_meanwhile(item, changes, opened=opened, version=version)
    pairs = apply_changes(item, with_known_partner(merged), allowed=FIELDS)
    rules.check_values(item)
    if pairs:
        save_changed(item, pairs)
        what = AmendmentKind.MOVED if DAYS & set(pairs) else AmendmentKind.CHANGED
        _note(item, what, pairs, grounds, by=by, at=at)
    return item


@transaction.atomic
def drop_planned(item: PlanItem, grounds: Grounds, *, by: User, at: datetime) -> PlanItem:
    """
    Drop an item from the plan in force.

    :raises RuleBroken: year_plan.not_in_force, plan_item.no_reason, plan_item.cannot_move
    """
    item = _in_force(item, grounds, by)
    move_item(item, PlanItemState.DROPPED)
    _note(item, AmendmentKind.DROPPED, {}, grounds, by=by, at=at)
    return item


@transaction.atomic
def take_up_again(item: PlanItem, grounds: Grounds, *, by: User, at: datetime) -> PlanItem:
    """
    Take a dropped item up again.

    :raises RuleBroken: year_plan.not_in_force, plan_item.no_reason, plan_item.cannot_move
    """
    item = _in_force(item, grounds, by)
    rules.check_is_dropped(item)
    move_item(item, PlanItemState.PLANNED)
    _note(item, AmendmentKind.RESTORED, {}, grounds, by=by, at=at)
    return item
