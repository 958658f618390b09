"""The agencies' own door: what waits for a unit, and what it asked for and where that lies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.bilingual import in_language
from doingoai.missions.models import Mission
from doingoai.missions.queries import visible_missions
from doingoai.missions.states import MissionState
from doingoai.missions.terms import report_due_on
from doingoai.norms.queries import figure_table
from doingoai.web.templating.addresses import numbered
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.queries import visible_items
from doingoai.yearplan.states import PlanItemState, PlanState

MOST = 12
BACK = MissionState.BACK
OURS_TO_DO = {
    MissionState.DRAFT: _("complete it and send it to the Department"),
    BACK: _("report due"),
}
WITH_OTHERS = {
    MissionState.REQUESTED: _("the Department appraises it"),
    MissionState.CONSULTING: _("other agencies are asked"),
    MissionState.SUBMITTED: _("waits for the decision"),
    MissionState.APPROVED: _("approved: passports, visas, programme"),
    MissionState.UNDER_WAY: _("abroad"),
}
ITEMS_TO_DO = {
    PlanItemState.DRAFT: _("complete it and propose it"),
    PlanItemState.ASKED_BACK: _("the Department asks for more"),
}
ITEMS_WITH_OTHERS = {
    PlanItemState.PROPOSED: _("the Department weighs it"),
    PlanItemState.ACCEPTED: _("in the draft plan"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A mission or an item of the plan of one's unit: what it waits for, the day that counts, and why."""

    url: str
    title: str
    kind: str | Promise
    where: str | Promise
    on: date | None = None
    of_day: str | Promise = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """What the own unit has to do, and what lies with others."""

    to_do: list[Line]
    with_others: list[Line]


def door_of(user: User, today: date) -> Door | None:
    """What concerns the unit of somebody of another agency; None for the office, which sees all."""
    asks = may(user, Permission.MISSION_REQUEST) or may(user, Permission.PLAN_PROPOSE)
    if not asks or may(user, Permission.DELEGATION_VIEW_ALL):
        return None
    missions = visible_missions(user).filter(state__in=[*OURS_TO_DO, *WITH_OTHERS])
    items = (
        visible_items(user)
        .filter(state__in=[*ITEMS_TO_DO, *ITEMS_WITH_OTHERS])
        .exclude(plan__state=PlanState.CLOSED)
        .select_related("plan")
    )
    found = list(missions.order_by("starts_on", "pk")[: 2 * MOST])
    proposed = list(items.order_by("starts_on", "pk")[: 2 * MOST])
    return Door(
        to_do=[*_missions(found, OURS_TO_DO, today), *_items(proposed, ITEMS_TO_DO, today)][:MOST],
        with_others=[*_missions(found, WITH_OTHERS, today), *_items(proposed, ITEMS_WITH_OTHERS, today)][:MOST],
    )  # fmt: skip


def _missions(
    missions: list[Mission], said: Mapping[MissionState, str | Promise], today: date
) -> Iterator[Line]:
    for one in missions:
        state = MissionState(one.state)
        if where := said.get(state):
            on = report_due_on(one.ends_on, figure_table()) if state == BACK else one.starts_on
            late = state != MissionState.UNDER_WAY and on is not None and on < today
            url = numbered("missions:detail", one.pk)
            of_day = _("due on") if state == BACK else _("leaves on")
            yield Line(url, one.title, _("Outbound delegation"), where, on, of_day, is_late=late)


def _items(
    items: list[PlanItem], said: Mapping[PlanItemState, str | Promise], today: date
) -> Iterator[Line]:
    for one in items:
        if where := said.get(PlanItemState(one.state)):
            is_ours = one.state in ITEMS_TO_DO
            due = one.plan.proposals_due_on if is_ours else None
            url = numbered("yearplan:item", one.pk)
            kind = _("Yearly plan")
            late = due is not None and due < today
            title = in_language(one.title_vi, one.title_en)
            yield Line(url, title, kind, where, due, _("proposals until"), is_late=late)
