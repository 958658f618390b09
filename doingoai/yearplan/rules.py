"""What must be true of plans, proposals, consolidation and amendments."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.states import (
    ITEM_MOVES,
    PLAN_MOVES,
    PlanItemKind,
    PlanItemState,
    PlanState,
)

OPEN_FOR_WORK = frozenset({PlanState.COLLECTING, PlanState.CONSOLIDATING})
WITH_UNIT = frozenset({PlanItemState.DRAFT, PlanItemState.ASKED_BACK})
CAN_TAKE_IN = frozenset({PlanItemState.PROPOSED, PlanItemState.ACCEPTED})
ABROAD_OR_GUESTS = frozenset({PlanItemKind.INBOUND, PlanItemKind.OUTBOUND, PlanItemKind.AGREEMENT})
FIRST_YEAR, LAST_YEAR = 2000, 2100


def check_year(year: int, due_on: date | None) -> None:
    """
    Refuse a year nobody plans for, and a last day for proposals after the year itself.

    :raises RuleBroken: year_plan.year, year_plan.due_too_late
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleBroken(
            _("%(year)s is no year to plan for: give one between %(first)s and %(last)s.")
            % {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR},
            code="year_plan.year",
            field="year",
        )
    check_due(year, due_on)


def check_due(year: int, due_on: date | None) -> None:
    """
    Refuse a last day for proposals that lies after the year they are for.

    :raises RuleBroken: year_plan.due_too_late
    """
    if due_on is not None and due_on.year > year:
        raise RuleBroken(
            _("Proposals for %(year)s cannot be due on %(day)s, after that year.")
            % {"year": year, "day": f"{due_on:%d/%m/%Y}"},
            code="year_plan.due_too_late",
            field="proposals_due_on",
        )


def check_plan_moves(plan: YearPlan, to: PlanState) -> None:
    """
    Refuse a move that the plan's state does not allow.

    :raises RuleBroken: year_plan.cannot_move
    """
    if to == plan.state:
        raise RuleBroken(
            _("The plan is “%(now)s” already; somebody else was first.") % {"now": to.label},
            code="year_plan.cannot_move",
        )
    if to not in PLAN_MOVES[PlanState(plan.state)]:
        raise RuleBroken(
            _("The plan is “%(now)s”; from there it cannot become “%(to)s”.")
            % {"now": PlanState(plan.state).label, "to": to.label},
            code="year_plan.cannot_move",
        )


def check_being_made(plan: YearPlan) -> None:
    """
    Refuse work on proposals once the plan has been submitted or decided.

    :raises RuleBroken: year_plan.not_open
    """
    if PlanState(plan.state) not in OPEN_FOR_WORK:
        raise RuleBroken(
            _("The plan is “%(now)s”: proposals can no longer be changed.")
            % {"now": PlanState(plan.state).label},
            code="year_plan.not_open",
        )


def check_takes_proposals(plan: YearPlan, *, by: User) -> None:
    """
    Refuse a new proposal of a unit once the office has begun to consolidate.

    :raises RuleBroken: year_plan.not_open, year_plan.not_collecting
    """
    check_being_made(plan)
    if plan.state != PlanState.COLLECTING and not may(by, Permission.PLAN_WRITE):
        raise RuleBroken(
            _("Proposals are no longer collected. Ask the Department to add yours."),
            code="year_plan.not_collecting",
        )


def check_in_force(plan: YearPlan) -> None:
    """
    Refuse an amendment of a plan that is not in force.

    :raises RuleBroken: year_plan.not_in_force
    """
    if plan.state != PlanState.DECIDED:
        raise RuleBroken(
            _("Only a plan in force is amended; this one is “%(now)s”.")
            % {"now": PlanState(plan.state).label},
            code="year_plan.not_in_force",
        )


def require_proposing(by: User, unit: Unit) -> None:
    """
    Refuse whoever neither consolidates the plan nor proposes for this unit.

    :raises NotAllowed:
    """
    require_any(by, {Permission.PLAN_PROPOSE, Permission.PLAN_WRITE})
    if not may(by, Permission.PLAN_WRITE) and unit.pk not in unit_and_below(by.unit):
        raise NotAllowed(_("You propose for your own unit and those below it only."))


def may_edit(by: User, item: PlanItem) -> bool:
    """Test whether a person may change what an item says, before the plan is decided."""
    if PlanState(item.plan.state) not in OPEN_FOR_WORK:
        return False
    state = PlanItemState(item.state)
    if may(by, Permission.PLAN_WRITE):
        return state in WITH_UNIT | CAN_TAKE_IN
    is_theirs = may(by, Permission.PLAN_PROPOSE) and item.unit_id in unit_and_below(by.unit)
    return is_theirs and state in WITH_UNIT


def check_can_edit(by: User, item: PlanItem) -> None:
    """
    Refuse a change of what is no longer with the unit.

    :raises RuleBroken: year_plan.not_open, plan_item.not_with_unit
    :raises NotAllowed: when it is another unit's
    """
    require_proposing(by, item.unit)
    check_being_made(item.plan)
    if not may_edit(by, item):
        raise RuleBroken(
            _("This item is “%(now)s” and lies with the Department: ask for it back to change it.")
            % {"now": PlanItemState(item.state).label},
            code="plan_item.not_with_unit",
        )


def check_item_moves(item: PlanItem, to: PlanItemState) -> None:
    """
    Refuse a move that the item's state does not allow.

    :raises RuleBroken: plan_item.cannot_move
    """
    if to == item.state:
        raise RuleBroken(
            _("This item is “%(now)s” already; somebody else was first.") % {"now": to.label},
            code="plan_item.cannot_move",
        )
    if to not in ITEM_MOVES[PlanItemState(item.state)]:
        raise RuleBroken(
            _("This item is “%(now)s”; from there it cannot become “%(to)s”.")
            % {"now": PlanItemState(item.state).label, "to": to.label},
            code="plan_item.cannot_move",
        )


def check_values(item: PlanItem) -> None:
    """
    Refuse an item without a name, with days that cannot be, or outside the plan's year.

    :raises RuleBroken: plan_item.no_title, plan_item.ends_before_start, plan_item.other_year,
        plan_item.too_many_days
    """
    if not item.title_vi.strip():
        raise RuleBroken(_("Give the item a name."), code="plan_item.no_title", field="title_vi")
    check_days(item.plan.year, item.starts_on, item.ends_on)
    if not item.is_month_only:
        check_length(item.days, item.starts_on, item.ends_on)


def check_length(days: int, starts_on: date, ends_on: date) -> None:
    """
    Refuse more days of the activity than lie between its first and its last day.

    :raises RuleBroken: plan_item.too_many_days
    """
    room = (ends_on - starts_on).days + 1
    if days > room:
        raise RuleBroken(
            _(
                "From %(start)s to %(end)s there are %(room)s days, not %(days)s. Correct one of them."
            )
            % {
                "start": f"{starts_on:%d/%m/%Y}",
                "end": f"{ends_on:%d/%m/%Y}",
                "room": room,
                "days": days,
            },
            code="plan_item.too_many_days",
            field="days",
        )


def check_days(year: int, starts_on: date, ends_on: date) -> None:
    """
    Refuse days in the wrong order, or that begin in another year than the plan's.

    :raises RuleBroken: plan_item.ends_before_start, plan_item.other_year
    """
    if ends_on < starts_on:
        raise RuleBroken(
            _("The item ends (%(end)s) before it begins (%(start)s). Correct one of the two.")
            % {"end": f"{ends_on:%d/%m/%Y}", "start": f"{starts_on:%d/%m/%Y}"},
            code="plan_item.ends_before_start",
            field="ends_on",
        )
    if starts_on.year != year:
        raise RuleBroken(
            _("This is the plan of %(year)s; the item begins on %(day)s.")
            % {"year": year, "day": f"{starts_on:%d/%m/%Y}"},
            code="plan_item.other_year",
            field="starts_on",
        )


def missing_of(item: PlanItem) -> list[str]:
    """What a proposal still lacks before it can be sent, in words."""
    kind = PlanItemKind(item.kind)
    wanted = (
        (bool(item.purpose_vi.strip()), _("the purpose")),
        (bool(item.partner_id or item.partner_text.strip()) or kind not in ABROAD_OR_GUESTS,
         _("the partner")),
        (bool(item.countries) or kind != PlanItemKind.OUTBOUND, _("the countries")),
        (not item.budget or bool(item.budget_source.strip()), _("where the money comes from")),
    )  # fmt: skip
    return [words for there, words in wanted if not there]


def check_complete(item: PlanItem) -> None:
    """
    Refuse a proposal that says too little to be weighed.

    :raises RuleBroken: plan_item.incomplete
    """
    missing = missing_of(item)
    if missing:
        raise RuleBroken(
            _("“%(title)s” cannot be proposed yet. It still lacks: %(missing)s.")
            % {"title": item.title, "missing": ", ".join(missing)},
            code="plan_item.incomplete",
        )


def check_lies_with_unit(item: PlanItem) -> None:
    """
    Refuse to send what the Department has already.

    :raises RuleBroken: plan_item.cannot_move
    """
    if PlanItemState(item.state) not in WITH_UNIT:
        raise RuleBroken(
            _("This item is “%(now)s” already.") % {"now": PlanItemState(item.state).label},
            code="plan_item.cannot_move",
        )


def check_reason(text: str, *, field: str = "reason") -> None:
    """
    Refuse an act on somebody's proposal, or on the plan in force, without a reason.

    :raises RuleBroken: plan_item.no_reason
    """
    if not text.strip():
        raise RuleBroken(
            _("Say why: the reason stays with the item."), code="plan_item.no_reason", field=field
        )


def check_can_merge(item: PlanItem, into: PlanItem) -> None:
    """
    Refuse merging an item into itself, into another plan's, or into one that is not weighed.

    :raises RuleBroken: plan_item.merged_into_itself, plan_item.other_plan, plan_item.not_weighed
    """
    if item.pk == into.pk:
        raise RuleBroken(
            _("An item cannot be merged into itself."),
            code="plan_item.merged_into_itself",
            field="into",
        )
    if item.plan_id != into.plan_id:
        raise RuleBroken(
            _("Both items have to be of the same plan."), code="plan_item.other_plan", field="into"
        )
    if PlanItemState(into.state) not in CAN_TAKE_IN:
        raise RuleBroken(
            _("“%(title)s” is “%(now)s” and cannot take another item in.")
            % {"title": into.title, "now": PlanItemState(into.state).label},
            code="plan_item.not_weighed",
            field="into",
        )


def check_settled(states: Iterable[str]) -> None:
    """
    Refuse to submit a plan in which a proposal is still open, or nothing is taken up.

    :raises RuleBroken: year_plan.unsettled, year_plan.empty
    """
    listed = list(states)
    waiting = sum(
        1 for state in listed if state in {PlanItemState.PROPOSED, PlanItemState.ASKED_BACK}
    )
    if waiting:
        raise RuleBroken(
            ngettext(
                "%(count)d proposal is still open. Accept, merge or cut it first.",
                "%(count)d proposals are still open. Accept, merge or cut them first.",
                waiting,
            )
            % {"count": waiting},
            code="year_plan.unsettled",
        )
    if PlanItemState.ACCEPTED not in listed:
        raise RuleBroken(_("No item has been accepted into this plan."), code="year_plan.empty")


def require_consolidating(by: User) -> None:
    """
    Refuse whoever does not consolidate the plan.

    :raises NotAllowed:
    """
    require(by, Permission.PLAN_WRITE)


def check_is_planned(item: PlanItem) -> None:
    """
    Refuse to change an item that is not, or no longer, in the plan.

    :raises RuleBroken: plan_item.not_planned
    """
    if item.state != PlanItemState.PLANNED:
        raise RuleBroken(
            _("This item is “%(now)s”; only a planned one is changed.")
            % {"now": PlanItemState(item.state).label},
            code="plan_item.not_planned",
        )


def check_is_dropped(item: PlanItem) -> None:
    """
    Refuse to take up again what was not dropped.

    :raises RuleBroken: plan_item.cannot_move
    """
    if item.state != PlanItemState.DROPPED:
        raise RuleBroken(_("This item was not dropped."), code="plan_item.cannot_move")
