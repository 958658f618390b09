"""A unit's proposals: written, corrected, sent, answered, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.directory.models import Partner, Person
from doingoai.directory.queries import partner_called
from doingoai.directory.states import Field, Pillar
from doingoai.foundation import audit, search
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.refusals import RuleBroken
from doingoai.yearplan import rules
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.states import PlanItemKind, PlanItemState


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an item says, as a form or a row of a spreadsheet gives it; countries as ISO codes."""

    title_vi: str
    kind: PlanItemKind
    starts_on: date
    ends_on: date
    title_en: str = ""
    purpose_vi: str = ""
    partner: Partner | None = None
    partner_text: str = ""
    countries: str = ""
    field: Field = Field.OTHER
    pillar: Pillar = Pillar.STATE
    is_month_only: bool = False
    leader: str = ""
    leader_person: Person | None = None
    people: int = 0
    days: int = 0
    budget: int = 0
    budget_source: str = ""
    directive: str = ""


FIELDS = frozenset(one.name for one in fields(Proposal)) | {"unit"}


def _values(proposal: Proposal) -> dict[str, Any]:
    values = {one.name: getattr(proposal, one.name) for one in fields(Proposal)}
    texts = ("title_vi", "title_en", "leader", "partner_text")
    values |= {name: clean(values[name]) for name in texts}
    if values["partner"] is None:
        values["partner"] = partner_called(values["partner_text"])
    return values


def new_item(plan: YearPlan, unit: Unit, proposal: Proposal, *, by: User, at: datetime) -> PlanItem:
    """
    Make an item that is not saved yet, its values checked.

    :raises RuleBroken: plan_item.no_title, plan_item.ends_before_start, plan_item.other_year
    """
    item = PlanItem(plan=plan, unit=unit, proposed_by=by, proposed_at=at, **_values(proposal))
    rules.check_values(item)
    item.folded = folded_of(item)
    return item


def folded_of(item: PlanItem) -> str:
    """The text in which the list of items looks for words."""
    parts = (item.title_vi, item.title_en, item.partner_name)
    return fold(clean(" ".join(part for part in parts if part)))[:700]


def index_item(item: PlanItem) -> None:
    """Renew what the search knows of an item."""
    search.index(
        item,
        title=item.title_vi,
        line=f"{item.plan.year} · {item.unit.name_vi} · {item.partner_name}"[:300],
        texts=(item.title_en, item.purpose_vi),
    )


@transaction.atomic
def add_item(plan: YearPlan, unit: Unit, proposal: Proposal, *, by: User, at: datetime) -> PlanItem:
    """
    Begin a proposal of a unit, as a draft that only the unit sees.

    :raises RuleBroken: year_plan.not_open, year_plan.not_collecting, plan_item.no_title,
        plan_item.ends_before_start, plan_item.other_year
    :raises NotAllowed: for another unit
    """
    rules.require_proposing(by, unit)
    plan = YearPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    rules.check_takes_proposals(plan, by=by)
    item = new_item(plan, unit, proposal, by=by, at=at)
    item.save(force_insert=True)
    audit.record("plan_item.added", item, by=by, unit=unit.name_vi)
    index_item(item)
    return item


def locked_item(item: PlanItem) -> PlanItem:
    """The item as it is now, locked together with its plan."""
    YearPlan.objects.select_for_update(no_key=True).get(pk=item.plan_id)
    return (
        PlanItem.objects.select_for_update(of=("self",), no_key=True)
        .select_related("plan", "unit", "partner")
        .get(pk=item.pk)
    )


@transaction.atomic
def edit_item(
    item: PlanItem,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> PlanItem:
    """
    Correct an item before the plan is decided: the unit while it lies with it, the office any.

    :raises RuleBroken: year_plan.not_open, plan_item.not_with_unit, plan_item.ends_before_start,
        plan_item.other_year, plan_item.no_title, edit.changed_meanwhile
    """
    item = locked_item(item)
    rules.check_can_edit(by, item)
    merged = check_not_changed_meanwhile(item, changes, opened=opened, version=version)
    pairs = apply_changes(item, with_known_partner(merged), allowed=FIELDS)
    rules.check_values(item)
    rules.require_proposing(by, item.unit)
    if pairs:
        save_changed(item, pairs)
        audit.record("plan_item.edited", item, by=by, changes=pairs)
    return item


def with_known_partner(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes, and the partner of the directory where the text typed is exactly its name."""
    if changes.get("partner") is None and changes.get("partner_text"):
        return {**changes, "partner": partner_called(changes["partner_text"])}
    return dict(changes)


def save_changed(item: PlanItem, pairs: Mapping[str, object], *also: str) -> None:
    """Save what was changed of an item, its version and what it is found by."""
    item.version += 1
    item.folded = folded_of(item)
    item.save(update_fields=[*pairs, *also, "version", "folded"])
    index_item(item)


def move_item(item: PlanItem, to: PlanItemState, *also: str) -> None:
    """
    Move an item on, saving other fields with it.

    :raises RuleBroken: plan_item.cannot_move
    """
    rules.check_item_moves(item, to)
    item.state = to
    item.version += 1
    item.save(update_fields=["state", "version", *also])


@transaction.atomic
def propose_item(item: PlanItem, *, by: User, at: datetime) -> PlanItem:
    """
    Send a draft, or the answer to what was asked back, to the Department.

    :raises RuleBroken: year_plan.not_open, plan_item.not_with_unit, plan_item.cannot_move,
        plan_item.incomplete
    """
    item = locked_item(item)
    rules.check_can_edit(by, item)
    _propose(item, by=by, at=at)
    return item


def _propose(item: PlanItem, *, by: User, at: datetime) -> None:
    rules.check_lies_with_unit(item)
    rules.check_complete(item)
    item.proposed_by, item.proposed_at = by, at
    move_item(item, PlanItemState.PROPOSED, "proposed_by", "proposed_at")
    audit.record("plan_item.proposed", item, by=by)


@transaction.atomic
def propose_all(plan: YearPlan, unit: Unit, *, by: User, at: datetime) -> list[PlanItem]:
    """
    Send every draft of a unit at once; if one is not complete, none is sent.

    :raises RuleBroken: year_plan.not_open, plan_item.incomplete, plan_item.nothing_to_send
    """
    rules.require_proposing(by, unit)
    plan = YearPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    rules.check_being_made(plan)
    drafts = list(
        PlanItem.objects.select_for_update(of=("self",), no_key=True)
        .select_related("plan", "unit", "partner")
        .filter(plan=plan, unit=unit, state=PlanItemState.DRAFT)
        .order_by("starts_on", "id")
    )
    if not drafts:
        raise RuleBroken(_("There is no draft to send."), code="plan_item.nothing_to_send")
    for item in drafts:
        _propose(item, by=by, at=at)
    return drafts


@transaction.atomic
def take_back_item(item: PlanItem, *, by: User) -> PlanItem:
    """
    Take an own proposal back into the drafts before the Department has dealt with it.

    :raises RuleBroken: year_plan.not_open, plan_item.cannot_move
    """
    item = locked_item(item)
    rules.require_proposing(by, item.unit)
    rules.check_being_made(item.plan)
    move_item(item, PlanItemState.DRAFT)
    audit.record("plan_item.taken_back", item, by=by)
    return item


@transaction.atomic
def discard_item(item: PlanItem, *, by: User) -> None:
    """
    Throw a draft away; what was ever proposed stays.

    :raises RuleBroken: plan_item.not_a_draft
    """
    item = locked_item(item)
    rules.require_proposing(by, item.unit)
    if item.state != PlanItemState.DRAFT:
        raise RuleBroken(
            _("Only a draft is thrown away. What was proposed stays in the record."),
            code="plan_item.not_a_draft",
        )
    audit.record("plan_item.discarded", item, by=by)
    search.forget(item)
    item.delete()
