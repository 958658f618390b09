"""Visits and missions as the plan looks at them: plain rows from two apps that know nothing of it."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.queries import visible_delegations
from doingoai.delegations.states import State
from doingoai.foundation.bilingual import in_language
from doingoai.missions.models import Mission
from doingoai.missions.states import MissionState
from doingoai.yearplan.facts import Activity, Stage
from doingoai.yearplan.models import YearPlan
from doingoai.yearplan.states import PlanItemKind, Planning

OF_VISIT: dict[str, Stage] = {
    State.UNDER_WAY: Stage.UNDER_WAY,
    State.REPORTED: Stage.DONE,
    State.CLOSED: Stage.DONE,
    State.REFUSED: Stage.CALLED_OFF,
    State.CANCELLED: Stage.CALLED_OFF,
}
OF_MISSION: dict[str, Stage] = {
    MissionState.UNDER_WAY: Stage.UNDER_WAY,
    MissionState.BACK: Stage.DONE,
    MissionState.REPORTED: Stage.DONE,
    MissionState.CLOSED: Stage.DONE,
    MissionState.REFUSED: Stage.CALLED_OFF,
    MissionState.CANCELLED: Stage.CALLED_OFF,
}
COLUMNS = (
    "id", "reference", "title_vi", "title_en", "starts_on", "ends_on", "state", "planning",
    "plan_item_id", "planning_basis",
)  # fmt: skip


def activities_of(plan: YearPlan, *, seen_by: User) -> list[Activity]:
    """Visits and missions of the plan's year, and those that belong to one of its items."""
    visits = _of_year(visible_delegations(seen_by), plan).values_list(
        *COLUMNS, "receiving_unit__name_vi", "receiving_unit__name_en"
    )
    found = [_activity("delegation", PlanItemKind.INBOUND, OF_VISIT, row) for row in visits]
    if may(seen_by, Permission.MISSION_VIEW_ALL):
        missions = _of_year(Mission.objects.all(), plan).values_list(
            *COLUMNS, "unit__name_vi", "unit__name_en"
        )
        found += [_activity("mission", PlanItemKind.OUTBOUND, OF_MISSION, row) for row in missions]
    return found


def _of_year(records: QuerySet[Any], plan: YearPlan) -> QuerySet[Any]:
    first, last = date(plan.year, 1, 1), date(plan.year, 12, 31)
    in_year = Q(starts_on__gte=first, starts_on__lte=last)
    of_other = Q(plan_item__isnull=False) & ~Q(plan_item__plan=plan)
    return (
        records.filter(in_year | Q(plan_item__plan=plan))
        .exclude(of_other)
        .order_by("starts_on", "id")
    )


def _activity(
    kind: str, stands_for: PlanItemKind, stages: dict[str, Stage], row: tuple[Any, ...]
) -> Activity:
    key, reference, vi, en, starts_on, ends_on, state, planning, item, basis, unit_vi, unit_en = row
    return Activity(
        type=kind, key=key, reference=reference, title=in_language(vi, en),
        unit=in_language(unit_vi or "", unit_en or ""),
        kind=stands_for, starts_on=starts_on, ends_on=ends_on, planning=Planning(planning),
        stage=stages.get(state, Stage.AHEAD), item=item, basis=basis,
    )  # fmt: skip
