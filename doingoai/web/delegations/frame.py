"""What stands around every page of one visit: stages, tabs, and what happens next, by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case
from doingoai.approvals.queries import cases_about, consultations_about
from doingoai.approvals.states import CaseState
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import visible_delegations, with_parties
from doingoai.delegations.states import State
from doingoai.foundation import clock
from doingoai.web.rendering import SignedInRequest
from doingoai.web.templating.addresses import numbered

ROAD = (State.DRAFT, State.CONSULTING, State.SUBMITTED, State.APPROVED, State.UNDER_WAY, State.REPORTED, State.CLOSED)  # fmt: skip

AROUND = (
    "reference", "title_vi", "title_en", "state", "country", "starts_on", "ends_on", "programme_id",
    "partner__name_vi", "partner__name_en", "responsible__name",
    "receiving_unit__name_vi", "receiving_unit__name_en",
)  # fmt: skip
"""What every page of a visit shows of it."""


@dataclass(frozen=True, slots=True)
class Stage:
    label: str
    is_done: bool = False
    is_current: bool = False
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    is_current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What has to happen next, who has to do it, by when, and where."""

    title: str
    who: str = ""
    due: date | None = None
    kind: str = ""
    url: str = ""
    button: str = ""
    is_late: bool = False


def find_visit(
    request: SignedInRequest,
    pk: int,
    right: Permission | None = None,
    *,
    to_write: Permission | None = None,
    shown: Sequence[str] = (),
) -> Delegation:
    """
    The visit as this person may see it; invisible and absent look alike.

    `right` is what the page needs beside, `to_write` what its POST needs instead; `shown` names
    what a page shows of the visit when that is little, beside what stands around every page.

    :raises NotAllowed: when the right is lacking
    """
    visits = with_parties(visible_delegations(request.user))
    if shown:
        beside = {name.partition("__")[0] for name in shown if "__" in name}
        beside_it = visits.select_related(*beside) if beside else visits
        visits = beside_it.only(*AROUND, *shown)
    else:
        visits = visits.select_related("hotel", "guest_class_by", "incoming", "programme")
    visit = get_object_or_404(visits, pk=pk)
    needed = to_write if to_write and request.method == "POST" else right
    if needed is not None:
        require(request.user, needed)
    return visit


def frame(request: SignedInRequest, visit: Delegation, tab: str) -> dict[str, Any]:
    """The context every page of a visit shares."""
    return {
        "visit": visit,
        "stages": partial(stages, visit),
        "tabs": tabs(visit, request.user, tab),
        "next_step": next_step(visit, request.user, on=clock.today()),
        "tab": tab,
        "can": abilities(request.user),
    }


def abilities(user: User) -> dict[str, bool]:
    """What this person may do, by short names for the templates; the actions ask again."""
    return {
        "write": may(user, Permission.DELEGATION_WRITE),
        "submit": may(user, Permission.CASE_SUBMIT),
        "decide": may(user, Permission.CASE_DECIDE),
        "ask": may(user, Permission.CONSULTATION_ASK),
        "record": may(user, Permission.CONSULTATION_RECORD),
        "programme": may(user, Permission.PROGRAMME_WRITE),
        "issue_programme": may(user, Permission.PROGRAMME_ISSUE),
        "papers": may(user, Permission.PAPER_MAKE),
        "issue_papers": may(user, Permission.PAPER_ISSUE),
        "close": may(user, Permission.DELEGATION_CLOSE),
        "passports": may(user, Permission.PASSPORT_READ),
        "births": may(user, Permission.BIRTH_DATE_READ),
        "health": may(user, Permission.HEALTH_READ),
        "tasks": may(user, Permission.TASK_WRITE),
        "directory": may(user, Permission.DIRECTORY_VIEW),
        "register": may(user, Permission.REGISTER_VIEW),
        "resources": may(user, Permission.RESOURCE_VIEW),
    }


def stages(visit: Delegation) -> list[Stage]:
    now = State(visit.state)
    if now not in ROAD:
        return [
            Stage(str(State.DRAFT.label), is_done=True),
            Stage(str(now.label), is_current=True, is_off=True),
        ]
    at = ROAD.index(now)
    return [
        Stage(str(state.label), is_done=index < at, is_current=index == at)
        for index, state in enumerate(ROAD)
    ]


TABS = (
    ("detail", lambda: _("Overview"), None),
    ("people", lambda: _("People"), None),
    ("guests:office", lambda: _("Guests' page"), Permission.DELEGATION_WRITE),
    ("programme", lambda: _("Programme"), None),
    ("protocol:plans", lambda: _("Seating and flags"), None),
    ("precedence:of-visit", lambda: _("Order of precedence"), Permission.DELEGATION_VIEW_ALL),
    ("procedures:visit", lambda: _("Checklists"), Permission.DELEGATION_VIEW_ALL),
    ("gifts:visit", lambda: _("Gifts"), Permission.GIFT_VIEW),
    ("consult", lambda: _("Opinions and decision"), Permission.DELEGATION_VIEW_ALL),
    ("plan", lambda: _("Reception plan"), Permission.DELEGATION_VIEW_ALL),
    ("spending:visit", lambda: _("Money"), Permission.DELEGATION_VIEW_ALL),
    ("papers", lambda: _("Papers"), Permission.PAPER_VIEW),
    ("runsheet:live", lambda: _("Run sheet"), Permission.DELEGATION_VIEW_ALL),
    ("after", lambda: _("Afterwards"), Permission.DELEGATION_VIEW_ALL),
    ("findings", lambda: _("Findings"), Permission.DELEGATION_VIEW_ALL),
)


def tabs(visit: Delegation, user: User, current: str) -> list[Tab]:
    return [
        Tab(
            str(label()),
            numbered(name if ":" in name else f"delegations:{name}", visit.pk),
            name == current,
        )
        for name, label, permission in TABS
        if permission is None or may(user, permission)
    ]


def next_step(visit: Delegation, user: User, *, on: date) -> NextStep:
    """Say what happens next with a visit and whose turn it is."""
    state = State(visit.state)
    who = visit.responsible.name if visit.responsible else visit.receiving_unit.name
    if state == State.CONSULTING:
        return _waiting_for_opinions(visit, who, on)
    if state == State.SUBMITTED:
        return _waiting_for_decision(visit, cases_about(visit))
    steps = {
        State.DRAFT: (_("Complete the list and the programme, ask for opinions, then submit"), "consult", _("Ask or submit")),
        State.APPROVED: (_("Prepare the reception: programme, papers, findings at zero"), "papers", _("Make the dossier")),
        State.UNDER_WAY: (_("Run the programme; afterwards file the result report"), "after", _("Write the report")),
        State.REPORTED: (_("Check the promises and close the visit"), "after", _("Close")),
        State.REFUSED: (_("Refused: answer the partner, or take the visit up again"), "consult", _("Open")),
    }  # fmt: skip
    if state not in steps:
        return NextStep(str(state.label), kind="done")
    title, page, button = steps[state]
    url = numbered(f"delegations:{page}", visit.pk)
    return NextStep(
        title,
        who=who,
        due=_due(visit, state),
        url=url,
        button=button,
        is_late=_is_late(visit, state, on),
    )


def _due(visit: Delegation, state: State) -> date | None:
    if state in {State.DRAFT, State.APPROVED}:
        return visit.starts_on
    return visit.ends_on if state == State.UNDER_WAY else None


def _is_late(visit: Delegation, state: State, on: date) -> bool:
    due = _due(visit, state)
    return due is not None and due < on


def _waiting_for_opinions(visit: Delegation, who: str, on: date) -> NextStep:
    url = numbered("delegations:consult", visit.pk)
    open_ones = [one for one in consultations_about(visit) if one.answered_on is None]
    if not open_ones:
        return NextStep(
            _("All opinions are in: submit for decision"),
            who=who,
            due=visit.starts_on,
            url=url,
            button=_("Submit"),
        )
    first = min(open_ones, key=lambda one: one.due_on)
    names = ", ".join(one.unit.name for one in open_ones)
    return NextStep(
        _("Waiting for the opinion of %(units)s") % {"units": names}, who=first.unit.name,
        due=first.due_on, kind="waiting", url=url, button=_("Opinions"), is_late=first.due_on < on,
    )  # fmt: skip


def _waiting_for_decision(visit: Delegation, cases: Iterable[Case]) -> NextStep:
    waiting = next((case for case in cases if case.state == CaseState.SUBMITTED), None)
    who = waiting.rule.get_approver_role_display() if waiting else ""
    return NextStep(
        _("Waiting for decision"), who=str(who), kind="waiting", due=visit.starts_on,
        url=numbered("delegations:consult", visit.pk), button=_("Look at the submission"),
    )  # fmt: skip
