"""What must be true of a mission abroad, whoever asks."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NoReturn

from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.missions.models import Leg, Mission
from doingoai.missions.states import MOVES, MissionState
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import PlanItemKind, PlanItemState, Planning, PlanState

WITH_THE_UNIT = frozenset({MissionState.DRAFT})
WITH_THE_OFFICE = frozenset({MissionState.DRAFT, MissionState.REQUESTED, MissionState.CONSULTING})
PREPARING = WITH_THE_OFFICE | {MissionState.APPROVED, MissionState.UNDER_WAY}
RETURNED = frozenset({MissionState.BACK, MissionState.REPORTED})
MOST_DONG = 10**15
"""More than any mission costs, and far from what a row can hold."""
OVER = frozenset({MissionState.CLOSED, MissionState.REFUSED, MissionState.CANCELLED})


def is_of_own_unit(user: User, mission: Mission) -> bool:
    """Test whether a mission is of a person's unit or of one below it."""
    return mission.unit_id in unit_and_below(user.unit)


def may_act_for(user: User, mission: Mission) -> bool:
    """Test whether a person keeps a mission: the Department any, a unit its own."""
    if may(user, Permission.MISSION_WRITE):
        return True
    return may(user, Permission.MISSION_REQUEST) and is_of_own_unit(user, mission)


def require_acting_for(by: User, mission: Mission) -> None:
    """
    Refuse a person who keeps neither all missions nor those of this unit.

    :raises NotAllowed:
    """
    if not may_act_for(by, mission):
        raise NotAllowed(_("This mission is another unit's: only it and the Department change it."))


def is_inside(user: User, mission: Mission) -> bool:
    """Test whether a person is of the office or of the unit that travels, not only asked."""
    return may(user, Permission.MISSION_VIEW_ALL) or may_act_for(user, mission)


def require_inside(user: User, mission: Mission) -> None:
    """
    Refuse a person whose unit was only asked for its opinion.

    :raises NotAllowed:
    """
    if not is_inside(user, mission):
        raise NotAllowed(_("Your unit was asked for its opinion; this page is not part of it."))


def may_change_request(user: User, mission: Mission) -> bool:
    """Test whether a person may change what was asked for, as the mission stands now."""
    return may_act_for(user, mission) and MissionState(mission.state) in _changeable_by(user)


def _changeable_by(user: User) -> frozenset[MissionState]:
    return WITH_THE_OFFICE if may(user, Permission.MISSION_WRITE) else WITH_THE_UNIT


def check_request_open(mission: Mission, by: User) -> None:
    """
    Refuse to change what was asked for when it lies with somebody else or was decided.

    :raises RuleBroken: mission.frozen
    """
    if MissionState(mission.state) not in _changeable_by(by):
        raise RuleBroken(
            _(
                "This mission is “%(now)s”; what was asked for does not change now. Have it "
                "returned, or ask for a change of the decision."
            )
            % {"now": MissionState(mission.state).label},
            code="mission.frozen",
        )


def check_can_prepare(mission: Mission) -> None:
    """
    Refuse to prepare a mission that waits for a decision or is over.

    :raises RuleBroken: mission.frozen
    """
    if MissionState(mission.state) not in PREPARING:
        raise RuleBroken(
            _("This mission is “%(now)s”; its preparation does not change now.")
            % {"now": MissionState(mission.state).label},
            code="mission.frozen",
        )


def check_can_move(mission: Mission, state: MissionState) -> None:
    """
    Refuse a move that the table does not know.

    :raises RuleBroken: mission.cannot_move
    """
    if state not in MOVES[MissionState(mission.state)]:
        _refuse_move(mission, state)


def check_moves_from(mission: Mission, before: Iterable[MissionState], state: MissionState) -> None:
    """
    Refuse an act that belongs to some states only, though the table knows the move from others too.

    :raises RuleBroken: mission.cannot_move
    """
    if MissionState(mission.state) not in set(before):
        _refuse_move(mission, state)


def _refuse_move(mission: Mission, state: MissionState) -> NoReturn:
    if mission.state == state:
        raise RuleBroken(
            _("This mission is “%(now)s” already; somebody else was first.") % {"now": state.label},
            code="mission.cannot_move",
        )
    raise RuleBroken(
        _("This mission is “%(now)s”; it cannot become “%(then)s” now.")
        % {"now": MissionState(mission.state).label, "then": state.label},
        code="mission.cannot_move",
    )


def check_days(starts_on: date, ends_on: date) -> None:
    """
    Refuse a mission that returns before it leaves.

    :raises RuleBroken: mission.ends_before_start
    """
    if ends_on < starts_on:
        raise RuleBroken(
            _("The return (%(end)s) lies before the departure (%(start)s). Correct one of the two.")
            % {"end": f"{ends_on:%d/%m/%Y}", "start": f"{starts_on:%d/%m/%Y}"},
            code="mission.ends_before_start",
            field="ends_on",
        )


def check_leg(mission: Mission, arrives_on: date, leaves_on: date) -> None:
    """
    Refuse a stay that ends before it begins, or lies outside the days of the mission.

    :raises RuleBroken: leg.ends_before_start, leg.outside_mission
    """
    if leaves_on < arrives_on:
        raise RuleBroken(
            _("The stay ends (%(end)s) before it begins (%(start)s). Correct one of the two.")
            % {"end": f"{leaves_on:%d/%m/%Y}", "start": f"{arrives_on:%d/%m/%Y}"},
            code="leg.ends_before_start",
            field="leaves_on",
        )
    if arrives_on < mission.starts_on or mission.ends_on < leaves_on:
        raise RuleBroken(
            _("The stay lies outside the days of the mission (%(start)s - %(end)s).")
            % {"start": f"{mission.starts_on:%d/%m/%Y}", "end": f"{mission.ends_on:%d/%m/%Y}"},
            code="leg.outside_mission",
            field="arrives_on",
        )


def days_not_covered(mission: Mission, legs: Iterable[Leg]) -> list[date]:
    """Days of the mission on which it is in no country: a hint, for one may be in the air."""
    every = (mission.starts_on + timedelta(days=n) for n in range(mission.days))
    stays = [(leg.arrives_on, leg.leaves_on) for leg in legs]
    return [day for day in every if not any(first <= day <= last for first, last in stays)]


def check_planning(planning: str, item: PlanItem | None, unit_id: int) -> None:
    """
    Refuse a mission that says it is planned and names no item of its unit in the plan in force.

    :raises RuleBroken: mission.no_plan_item, mission.foreign_plan_item
    """
    if planning == Planning.PLANNED and item is None:
        raise RuleBroken(
            _("Choose the item of the yearly plan, or say that the mission is outside the plan."),
            code="mission.no_plan_item",
            field="plan_item",
        )
    if item is None:
        return
    in_force = item.state == PlanItemState.PLANNED and item.plan.state == PlanState.DECIDED
    if not in_force or item.unit_id != unit_id or item.kind != PlanItemKind.OUTBOUND:
        raise RuleBroken(
            _("“%(item)s” is no mission abroad of this unit in the plan in force.")
            % {"item": item},
            code="mission.foreign_plan_item",
            field="plan_item",
        )


def check_complete(mission: Mission, *, has_head: bool, has_legs: bool, has_money: bool) -> None:
    """
    Refuse to send a request that the Department could only send back.

    :raises RuleBroken: mission.incomplete
    """
    wanted = (
        (mission.content_vi.strip(), _("content of the mission")),
        (has_legs, _("at least one country with its days")),
        (has_head, _("a head of delegation")),
        (has_money, _("at least one source of money")),
        (
            mission.planning == Planning.PLANNED or mission.planning_basis.strip(),
            _("the reason why it is not in the yearly plan"),
        ),
    )
    missing = [name for present, name in wanted if not present]
    if missing:
        raise RuleBroken(
            _("The request is not complete. Missing: %(missing)s.")
            % {"missing": "; ".join(missing)},
            code="mission.incomplete",
        )


def in_dong(amount: int, rate: int) -> int:
    """
    Give whole đồng, halves up: `amount` in hundredths of the currency, `rate` times 10 000.

    Whole numbers only, so that sums are the same on every machine.
    """
    return (amount * rate + 500_000) // 1_000_000


def check_money(amount: int, currency: str, rate: int) -> None:
    """
    Refuse money without an amount, a currency without its rate, parts of a đồng, and a slip of the pen.

    :raises RuleBroken: funding.no_amount, funding.no_rate, funding.part_of_dong, funding.too_much
    """
    if amount <= 0:
        raise RuleBroken(_("Give the amount."), code="funding.no_amount", field="amount")
    if rate <= 0 or (currency == "VND" and rate != 10_000):
        raise RuleBroken(
            _("Give the rate: how many đồng for one unit of the currency (1 for đồng itself)."),
            code="funding.no_rate",
            field="rate",
        )
    if currency == "VND" and amount % 100:
        raise RuleBroken(
            _("An amount in đồng has no decimals."), code="funding.part_of_dong", field="amount"
        )
    if in_dong(amount, rate) > MOST_DONG:
        raise RuleBroken(
            _("This is more money than there is. Look at the amount and the rate again."),
            code="funding.too_much",
            field="amount",
        )


def check_said_what_is_missing(missing: str) -> None:
    """
    Refuse to return something without saying why.

    :raises RuleBroken: mission.nothing_said
    """
    if not missing.strip():
        raise RuleBroken(
            _("Say what is missing, so that the unit can mend it."),
            code="mission.nothing_said",
            field="missing",
        )


def check_report_not_issued(is_issued: bool) -> None:
    """
    Refuse to return a report whose paper is frozen.

    :raises RuleBroken: mission_report.issued
    """
    if is_issued:
        raise RuleBroken(
            _(
                "The report has been issued as a paper and is frozen; it is not asked back any more."
            ),
            code="mission_report.issued",
        )


def check_report_can_be_issued(*, is_filed: bool, is_ours: bool, number: str) -> None:
    """
    Refuse to issue a report that is not filed, or has no number of the unit that wrote it.

    :raises RuleBroken: paper.report_not_filed, paper.no_number_of_unit
    """
    if not is_filed:
        raise RuleBroken(
            _("The report is issued once it has been filed."), code="paper.report_not_filed"
        )
    if not is_ours and not number.strip():
        raise RuleBroken(
            _(
                "The unit numbers its report in its own register: enter that number in the report first."
            ),
            code="paper.no_number_of_unit",
        )


def check_can_close(mission: Mission, *, report_filed: bool, promises_without_owner: int) -> None:
    """
    Refuse to close a mission without its report, or with a promise nobody has to keep.

    :raises RuleBroken: mission.no_report, mission.promise_without_owner, mission.cannot_move
    """
    if not report_filed:
        raise RuleBroken(
            _("The mission cannot be closed: its result report is missing. File the report first."),
            code="mission.no_report",
        )
    if promises_without_owner:
        raise RuleBroken(
            _("%(count)s promises have nobody who keeps them or no date. Complete them first.")
            % {"count": promises_without_owner},
            code="mission.promise_without_owner",
        )
    check_can_move(mission, MissionState.CLOSED)
