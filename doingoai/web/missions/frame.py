"""What stands around every page of one mission: stages, tabs, and what happens next, by whom."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.states import CaseState
from doingoai.foundation import clock
from doingoai.missions import rules
from doingoai.missions.models import Mission
from doingoai.missions.queries import visible_missions, with_parties
from doingoai.missions.states import MOVES, MissionState, Purpose
from doingoai.missions.terms import report_due_on
from doingoai.norms.queries import figure_table
from doingoai.web.delegations.frame import NextStep, Stage
from doingoai.web.rendering import SignedInRequest
from doingoai.web.tabs import Tab
from doingoai.web.templating.addresses import numbered

S = MissionState
ROAD = (S.DRAFT, S.REQUESTED, S.CONSULTING, S.SUBMITTED, S.APPROVED, S.UNDER_WAY, S.BACK, S.REPORTED, S.CLOSED)  # fmt: skip


def find_mission(
    request: SignedInRequest,
    pk: int,
    right: Permission | None = None,
    *,
    to_act: bool = False,
    inside: bool = False,
) -> Mission:
    """
    The mission as this person may see it; invisible and absent look alike.

    `right` is what the page needs beside; `to_act` asks whether the person keeps this mission,
    `inside` whether more than an opinion joins them to it.

    :raises NotAllowed: when the right is lacking
    """
    mission = get_object_or_404(with_parties(visible_missions(request.user)), pk=pk)
    if right is not None:
        require(request.user, right)
    if to_act:
        rules.require_acting_for(request.user, mission)
    if inside:
        rules.require_inside(request.user, mission)
    return mission


def frame(request: SignedInRequest, mission: Mission, tab: str) -> dict[str, Any]:
    """The context every page of a mission shares."""
    return {
        "mission": mission,
        "stages": partial(stages, mission),
        "tabs": tabs(mission, request.user, tab),
        "next_step": next_step(mission, on=clock.today()),
        "tab": tab,
        "can": abilities(request.user, mission),
    }


def abilities(user: User, mission: Mission) -> dict[str, bool]:
    """What this person may do, by short names for the templates; the actions ask again."""
    acts = rules.may_act_for(user, mission)
    state = S(mission.state)
    return {
        "act": acts,
        "inside": rules.is_inside(user, mission),
        "change": acts and rules.may_change_request(user, mission),
        "prepare": acts and state in rules.PREPARING,
        "office": may(user, Permission.MISSION_WRITE),
        "submit": may(user, Permission.CASE_SUBMIT),
        "decide": may(user, Permission.CASE_DECIDE),
        "ask": may(user, Permission.CONSULTATION_ASK),
        "record": may(user, Permission.CONSULTATION_RECORD),
        "passports": may(user, Permission.PASSPORT_READ),
        "directory": may(user, Permission.DIRECTORY_VIEW),
        "see_all": may(user, Permission.MISSION_VIEW_ALL),
        "make_papers": may(user, Permission.PAPER_MAKE),
        "issue_papers": may(user, Permission.PAPER_ISSUE),
        "cancel": acts and S.CANCELLED in MOVES[state],
    }


def stages(mission: Mission) -> list[Stage]:
    now = S(mission.state)
    if now not in ROAD:
        return [
            Stage(str(S.DRAFT.label), is_done=True),
            Stage(str(now.label), is_current=True, is_off=True),
        ]
    at = ROAD.index(now)
    return [
        Stage(str(state.label), is_done=index < at, is_current=index == at)
        for index, state in enumerate(ROAD)
    ]


Named = tuple[str, Callable[[], str], bool]
TABS: tuple[Named, ...] = (
    ("detail", lambda: _("Overview"), False),
    ("people", lambda: _("Travellers"), False),
    ("money", lambda: _("Money"), True),
    ("programme", lambda: _("Programme"), False),
    ("appraisal", lambda: _("Appraisal"), True),
    ("consult", lambda: _("Opinions and decision"), True),
    ("papers", lambda: _("Papers"), True),
    ("after", lambda: pgettext("tab of a mission", "Preparing and after"), True),
)
"""Name, label, and whether an agency that was only asked stays outside."""


def tabs(mission: Mission, user: User, current: str) -> list[Tab]:
    inside, reads = rules.is_inside(user, mission), may(user, Permission.PAPER_VIEW)
    return [
        Tab(str(label()), numbered(f"missions:{name}", mission.pk), name == current)
        for name, label, for_insiders in TABS
        if (inside or not for_insiders) and (reads or name != "papers")
    ]


def next_step(mission: Mission, *, on: date) -> NextStep:
    """Say what happens next with a mission and whose turn it is."""
    state = S(mission.state)
    if state == S.CONSULTING:
        return _waiting_for_opinions(mission, on)
    if state == S.SUBMITTED:
        return _waiting_for_decision(mission, on)
    if state == S.BACK:
        return _report_due(mission, on)
    office = str(mission.responsible or _("Department of Foreign Affairs"))
    unit = mission.unit.name
    steps = {
        S.DRAFT: (_("Complete the request and send it to the Department"), unit, "detail", _("Send to the Department")),
        S.REQUESTED: (_("Appraise the request; ask back, ask for opinions, or submit"), office, "appraisal", _("Appraise")),
        S.APPROVED: (_("Get passports and visas, tell the partner and the Vietnamese mission"), unit, "after", _("See the steps")),
        S.UNDER_WAY: (_("Abroad: note what happens; at the return say that the mission is back"), unit, "after", _("Open")),
        S.REPORTED: (_("Check the promises and close the mission"), office, "after", _("Close")),
        S.REFUSED: (_("Refused: take the request up again, if there is reason to"), office, "consult", _("Open")),
    }  # fmt: skip
    if state not in steps:
        return NextStep(str(state.label), kind="done")
    title, who, page, button = steps[state]
    due = _due(mission, state)
    return NextStep(
        title, who=who, due=due, url=numbered(f"missions:{page}", mission.pk), button=button,
        is_late=due is not None and due < on,
    )  # fmt: skip


def _due(mission: Mission, state: MissionState) -> date | None:
    if state == S.UNDER_WAY:
        return mission.ends_on
    return mission.starts_on if state in {S.DRAFT, S.REQUESTED, S.APPROVED} else None


def _waiting_for_opinions(mission: Mission, on: date) -> NextStep:
    url = numbered("missions:consult", mission.pk)
    open_ones = [one for one in consultations_about(mission) if one.answered_on is None]
    if not open_ones:
        return NextStep(
            _("All opinions are in: submit for decision"),
            who=str(mission.responsible or _("Department of Foreign Affairs")),
            due=mission.starts_on,
            url=url,
            button=_("Submit"),
        )
    first = min(open_ones, key=lambda one: one.due_on)
    names = ", ".join(one.unit.name for one in open_ones)
    return NextStep(
        _("Waiting for the opinion of %(units)s") % {"units": names}, who=first.unit.name,
        due=first.due_on, kind="waiting", url=url, button=_("See the opinions"), is_late=first.due_on < on,
    )  # fmt: skip


def _waiting_for_decision(mission: Mission, on: date) -> NextStep:
    waiting = cases_about(mission).filter(state=CaseState.SUBMITTED).first()
    return NextStep(
        _("Waiting for decision"),
        who=str(waiting.rule.get_approver_role_display()) if waiting else "",
        kind="waiting", due=mission.starts_on, is_late=mission.starts_on < on,
        url=numbered("missions:consult", mission.pk), button=_("Look at the submission"),
    )  # fmt: skip


def _report_due(mission: Mission, on: date) -> NextStep:
    due = None
    if mission.purpose != Purpose.PRIVATE:
        due = report_due_on(mission.ends_on, figure_table())
    return NextStep(
        _("Write the result report and file it"), who=mission.unit.name, due=due,
        url=numbered("missions:after", mission.pk) + "#report", button=_("Write the report"),
        is_late=due is not None and due < on,
    )  # fmt: skip
