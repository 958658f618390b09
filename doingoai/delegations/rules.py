"""What must be true of a visit, whoever asks."""

from datetime import date, timedelta
from typing import NoReturn

from django.utils.translation import gettext as _

from doingoai.delegations.models import Delegation
from doingoai.delegations.states import MOVES, GuestClass, State
from doingoai.foundation.refusals import RuleBroken
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import PlanItemState, Planning

BEFORE_PLANS = "Theo hồ sơ cũ: nằm trong kế hoạch năm (chưa ghi mục)"
"""The basis of visits marked as planned before the plan itself was kept here (migration 0003)."""

REPORT_RULE = (
    "Thông tư 35/2026/TT-BTC; nội quy của cơ quan: đoàn chỉ đóng khi đã có báo cáo kết quả"
)
SPENDING_RULE = "Thông tư 35/2026/TT-BTC: chi theo kế hoạch đón tiếp đã được duyệt"
CHANGEABLE = frozenset(
    {State.DRAFT, State.CONSULTING, State.SUBMITTED, State.APPROVED, State.UNDER_WAY}
)


def check_can_move(delegation: Delegation, state: State) -> None:
    """
    Refuse a move that the table does not know.

    :raises RuleBroken: delegation.cannot_move
    """
    if state not in MOVES[State(delegation.state)]:
        _refuse_move(delegation, state)


def check_moves_from(delegation: Delegation, before: State, state: State) -> None:
    """
    Refuse an act that belongs to one state only, though the table knows the move from others too.

    :raises RuleBroken: delegation.cannot_move
    """
    if delegation.state != before:
        _refuse_move(delegation, state)


def _refuse_move(delegation: Delegation, state: State) -> NoReturn:
    raise RuleBroken(
        _("This visit is “%(now)s”; it cannot become “%(then)s” now.")
        % {"now": State(delegation.state).label, "then": state.label},
        code="delegation.cannot_move",
    )


def check_can_change(delegation: Delegation) -> None:
    """
    Refuse changes to a visit that is over, refused or cancelled.

    :raises RuleBroken: delegation.frozen
    """
    if State(delegation.state) not in CHANGEABLE:
        raise RuleBroken(
            _("This visit is “%(now)s”; its data are frozen.")
            % {"now": State(delegation.state).label},
            code="delegation.frozen",
        )


SPENDABLE = frozenset(
    {State.APPROVED, State.UNDER_WAY, State.REPORTED, State.CLOSED, State.CANCELLED}
)
"""Money outlives the visit: invoices come after the report, and of a cancelled visit too."""
ORDERABLE = frozenset({State.APPROVED, State.UNDER_WAY, State.REPORTED})


def check_can_spend(delegation: Delegation) -> None:
    """
    Refuse to enter spending on a visit whose reception nobody has approved.

    :raises RuleBroken: spending.not_approved
    """
    if State(delegation.state) not in SPENDABLE:
        raise RuleBroken(
            _(
                "This visit is “%(now)s”. Money is spent by an approved estimate: wait for the decision."
            )
            % {"now": State(delegation.state).label},
            code="spending.not_approved",
            source=SPENDING_RULE,
        )


def check_can_order(delegation: Delegation) -> None:
    """
    Refuse to order for a visit that is not approved yet, or over for good.

    :raises RuleBroken: spending.not_approved, delegation.frozen
    """
    check_can_spend(delegation)
    if State(delegation.state) not in ORDERABLE:
        check_can_change(delegation)


def is_over(delegation: Delegation, on: date) -> bool:
    """Whether the guests have left, or will not come any more."""
    return State(delegation.state) in SPENDABLE - ORDERABLE | {State.REPORTED} or (
        delegation.ends_on < on
    )


def check_is_over(delegation: Delegation, on: date) -> None:
    """
    Refuse to settle a visit that still lasts.

    :raises RuleBroken: settlement.too_early
    """
    if not is_over(delegation, on):
        raise RuleBroken(
            _("The visit lasts until %(end)s. It is settled when it is over.")
            % {"end": f"{delegation.ends_on:%d/%m/%Y}"},
            code="settlement.too_early",
            source=SPENDING_RULE,
        )


LONGEST_VISIT = timedelta(days=366)
"""From the first day to the last: what is longer is a mistyped year, and queries rely on it."""


def check_days(starts_on: date, ends_on: date) -> None:
    """
    Refuse a visit that ends before it starts, or more than a year after.

    :raises RuleBroken: delegation.ends_before_start, delegation.too_long
    """
    if ends_on - starts_on > LONGEST_VISIT:
        raise RuleBroken(
            _("From %(start)s to %(end)s the visit would last more than a year. Correct the year.")
            % {"end": f"{ends_on:%d/%m/%Y}", "start": f"{starts_on:%d/%m/%Y}"},
            code="delegation.too_long",
            field="ends_on",
        )
    if ends_on < starts_on:
        raise RuleBroken(
            _("The visit ends (%(end)s) before it starts (%(start)s). Correct one of the two.")
            % {"end": f"{ends_on:%d/%m/%Y}", "start": f"{starts_on:%d/%m/%Y}"},
            code="delegation.ends_before_start",
            field="ends_on",
        )


def check_class_decision(guest_class: GuestClass, basis: str) -> None:
    """
    Refuse a guest class without the basis on which a person decided it.

    :raises RuleBroken: delegation.no_class_basis
    """
    if not basis.strip():
        raise RuleBroken(
            _(
                "Say on which basis the guest is classed “%(class)s”: the annex of the circular, or the "
                "decision of the Chairman where the annex is silent."
            )
            % {"class": guest_class.label},
            code="delegation.no_class_basis",
            source="Thông tư 35/2026/TT-BTC, Phụ lục",
            field="guest_class_basis",
        )


def check_can_close(
    delegation: Delegation, *, report_filed: bool, promises_without_owner: int
) -> None:
    """
    Refuse to close a visit without its report, or with a promise nobody has to keep.

    :raises RuleBroken: delegation.no_report, delegation.promise_without_owner, delegation.cannot_move
    """
    if not report_filed:
        raise RuleBroken(
            _("The visit cannot be closed: its result report is missing. File the report first."),
            code="delegation.no_report",
            source=REPORT_RULE,
        )
    if promises_without_owner:
        raise RuleBroken(
            _("%(count)s promises have nobody who keeps them or no date. Complete them first.")
            % {"count": promises_without_owner},
            code="delegation.promise_without_owner",
        )
    check_can_move(delegation, State.CLOSED)


def check_planning(planning: Planning, item: PlanItem | None, basis: str) -> None:
    """
    Refuse a visit called planned that names no item in force, and one assigned without its paper.

    A visit outside the plan may wait for its justification: it is often opened before anybody has
    written one, and the comparison with the plan names those that still lack it.

    :raises RuleBroken: delegation.no_plan_item, delegation.not_in_plan,
        delegation.plan_item_unwanted, delegation.no_planning_basis
    """
    if planning == Planning.PLANNED:
        _check_item(item, basis)
    elif item is not None:
        raise RuleBroken(
            _("Only a visit in the yearly plan belongs to an item. Take the item away."),
            code="delegation.plan_item_unwanted",
            field="plan_item",
        )
    elif planning == Planning.ASSIGNED and not basis.strip():
        raise RuleBroken(
            _("Name the paper by which the centre has assigned this visit."),
            code="delegation.no_planning_basis",
            field="planning_basis",
        )


def _check_item(item: PlanItem | None, basis: str) -> None:
    if item is None and basis.strip() != BEFORE_PLANS:
        raise RuleBroken(
            _("Choose the item of the yearly plan this visit belongs to."),
            code="delegation.no_plan_item",
            field="plan_item",
        )
    if item is not None and item.state != PlanItemState.PLANNED:
        raise RuleBroken(
            _("“%(title)s” is “%(now)s” and not in a plan in force.")
            % {"title": item.title, "now": PlanItemState(item.state).label},
            code="delegation.not_in_plan",
            field="plan_item",
        )
