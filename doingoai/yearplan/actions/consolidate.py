"""What the Department does with proposals: accept, ask back, merge, cut, take up again."""

from datetime import datetime

from django.db import transaction

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.foundation import audit
from doingoai.yearplan import rules
from doingoai.yearplan.actions.items import locked_item, move_item
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.queries import proposers_of
from doingoai.yearplan.states import PlanItemState


def _open(item: PlanItem, by: User) -> PlanItem:
    rules.require_consolidating(by)
    item = locked_item(item)
    rules.check_being_made(item.plan)
    return item


def _tell_unit(item: PlanItem, kind: str, *, by: User, at: datetime) -> None:
    told = {person.pk: person for person in (*proposers_of(item.unit), item.proposed_by)}
    tell((person for person in told.values() if person != by), kind, item, at=at)


@transaction.atomic
def accept_item(item: PlanItem, *, by: User) -> PlanItem:
    """
    Take a proposal into the draft plan.

    :raises RuleBroken: year_plan.not_open, plan_item.cannot_move
    """
    item = _open(item, by)
    move_item(item, PlanItemState.ACCEPTED)
    audit.record("plan_item.accepted", item, by=by)
    return item


@transaction.atomic
def ask_back(item: PlanItem, *, missing: str, by: User, at: datetime) -> PlanItem:
    """
    Give a proposal back to its unit, saying what is missing.

    :raises RuleBroken: year_plan.not_open, plan_item.cannot_move, plan_item.no_reason
    """
    item = _open(item, by)
    rules.check_reason(missing, field="missing")
    item.said_back = missing.strip()
    move_item(item, PlanItemState.ASKED_BACK, "said_back")
    audit.record("plan_item.asked_back", item, by=by, missing=item.said_back)
    _tell_unit(item, "plan_item.asked_back", by=by, at=at)
    return item


@transaction.atomic
def merge_item(item: PlanItem, *, into: PlanItem, reason: str, by: User, at: datetime) -> PlanItem:
    """
    Merge a proposal into another; both stay, and the reason with them.

    :raises RuleBroken: year_plan.not_open, plan_item.cannot_move, plan_item.no_reason,
        plan_item.merged_into_itself, plan_item.other_plan, plan_item.not_weighed
    """
    item = _open(item, by)
    rules.check_reason(reason)
    into = PlanItem.objects.select_for_update(of=("self",), no_key=True).get(pk=into.pk)
    rules.check_can_merge(item, into)
    item.merged_into, item.said_back = into, reason.strip()
    move_item(item, PlanItemState.MERGED, "merged_into", "said_back")
    audit.record("plan_item.merged", item, by=by, into=into.pk, reason=item.said_back)
    _tell_unit(item, "plan_item.merged", by=by, at=at)
    return item


@transaction.atomic
def cut_item(item: PlanItem, *, reason: str, by: User, at: datetime) -> PlanItem:
    """
    Leave a proposal out of the plan, with the reason.

    :raises RuleBroken: year_plan.not_open, plan_item.cannot_move, plan_item.no_reason
    """
    item = _open(item, by)
    rules.check_reason(reason)
    item.said_back = reason.strip()
    move_item(item, PlanItemState.CUT, "said_back")
    audit.record("plan_item.cut", item, by=by, reason=item.said_back)
    _tell_unit(item, "plan_item.cut", by=by, at=at)
    return item


@transaction.atomic
def reconsider_item(item: PlanItem, *, by: User) -> PlanItem:
    """
    Lay an accepted, merged or cut proposal among the open ones again.

    :raises RuleBroken: year_plan.not_open, plan_item.cannot_move
    """
    item = _open(item, by)
    item.merged_into = None
    move_item(item, PlanItemState.PROPOSED, "merged_into")
    audit.record("plan_item.reconsidered", item, by=by)
    return item
