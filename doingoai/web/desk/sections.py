"""The parts of the desk: each reads what one kind of work waits for this person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.queries import (
    answerable_consultations,
    consultations_asked_by,
    decidable_cases,
    visible_cases,
)
from doingoai.approvals.states import CaseState
from doingoai.delegations.judging import judge
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import (
    calendar_entries,
    delegations_by_month,
    incoming_without_visit,
    live_visits,
    visits_between,
)
from doingoai.delegations.states import LIVE, Severity
from doingoai.documents.models import Incoming
from doingoai.missions.models import Mission
from doingoai.missions.queries import missions_to_appraise, missions_without_report
from doingoai.missions.states import Purpose
from doingoai.missions.terms import report_due_on
from doingoai.norms.queries import figure_table
from doingoai.planning.models import Task
from doingoai.planning.queries import my_open_tasks
from doingoai.programme.models import Item
from doingoai.web.approvals.rows import CaseRow, with_matters
from doingoai.web.desk.chart import Chart, month_chart

MOST = 12
MOST_VISITS = 40
MOST_CHECKED = 15
DAYS_AHEAD = 13
DAYS_BACK = 30


@dataclass(frozen=True, slots=True)
class Tally:
    """A number at a glance that leads to what it counts."""

    count: int
    name: str | Promise
    url: str
    is_act: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """A visit that is here today, with what happens on it today."""

    visit: Delegation
    arrives: bool
    leaves: bool
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Danger:
    """A visit with how many grave and how many other findings it has."""

    visit: Delegation
    dangers: int
    warnings: int


@dataclass(frozen=True, slots=True)
class MissionLine:
    """A mission abroad with what it waits for and by when."""

    mission: Mission
    what: str | Promise
    due: date | None
    is_late: bool


def cases_waiting(user: User, today: date) -> list[CaseRow]:
    """What this person has to decide, with what it is about, the longest waiting first."""
    return with_matters(decidable_cases(user, on=today)[:MOST], user)


def questions(user: User) -> list[Consultation]:
    """What this person's unit is asked, the nearest day first."""
    return list(answerable_consultations(user)[:MOST])


def tasks(user: User) -> list[Task]:
    return list(my_open_tasks(user)[:MOST])


def others_owe(user: User) -> list[Consultation]:
    """Open questions this person has put to agencies, the nearest day first."""
    if not may(user, Permission.CONSULTATION_ASK):
        return []
    return list(consultations_asked_by(user)[:MOST])


def submitted(user: User) -> list[Case]:
    """What this person submitted and is not decided, or came back and waits for them again."""
    if not may(user, Permission.CASE_SUBMIT):
        return []
    mine = visible_cases(user).filter(submitted_by=user)
    return list(mine.filter(state__in=[CaseState.SUBMITTED, CaseState.RETURNED])[:MOST])


def here_today(user: User, today: date) -> list[Today]:
    """Visits of this day with their items of this day."""
    visits = list(visits_between(today, today, seen_by=user)[:MOST])
    items: dict[int, list[Item]] = {}
    for item in calendar_entries(today, today, seen_by=user) if visits else ():
        items.setdefault(item.programme_id, []).append(item)
    return [
        Today(
            visit,
            arrives=visit.starts_on == today,
            leaves=visit.ends_on == today,
            items=items.get(visit.programme_id, ()),
        )
        for visit in visits
    ]


def coming(user: User, today: date) -> list[Delegation]:
    """Visits of the next two weeks, those of today first."""
    return list(
        visits_between(today, today + timedelta(days=DAYS_AHEAD), seen_by=user)[:MOST_VISITS]
    )


def mine_later(user: User, today: date) -> list[Delegation]:
    """Visits this person prepares that come later than two weeks, or should be over by now."""
    if not may(user, Permission.DELEGATION_WRITE):
        return []
    mine = live_visits(seen_by=user).filter(responsible=user)
    last = today + timedelta(days=DAYS_AHEAD)
    return [visit for visit in mine[: MOST * 2] if visit.starts_on > last or visit.ends_on < today]


def letters(user: User, today: date) -> list[Incoming]:
    """Recent entries of the register from which no visit was opened."""
    if not may(user, Permission.REGISTER_WRITE):
        return []
    since = today - timedelta(days=DAYS_BACK)
    return list(incoming_without_visit(since=since, seen_by=user)[:MOST])


def dangers(user: User, today: date) -> list[Danger]:
    """Live visits of the next two weeks in which something grave was found."""
    last = today + timedelta(days=DAYS_AHEAD)
    visits = visits_between(today, last, seen_by=user).filter(state__in=LIVE)[:MOST_CHECKED]
    table = figure_table()
    found = []
    for visit in visits.select_related("hotel", "guest_class_by", "incoming", "programme"):
        severities = [one.severity for one in judge(visit, table, on=today).findings]
        found.append(
            Danger(visit, severities.count(Severity.DANGER), severities.count(Severity.WARNING))
        )
    return [one for one in found if one.dangers]


def missions(user: User, today: date) -> list[MissionLine]:
    """Missions abroad that wait for this person: requests to appraise, and reports that are due."""
    table = figure_table()
    asked = [
        MissionLine(one, _("to be appraised"), one.starts_on, one.starts_on < today)
        for one in missions_to_appraise(user)[:MOST]
    ]
    back = missions_without_report(user, on=today).exclude(purpose=Purpose.PRIVATE)[:MOST]
    owed = [(one, report_due_on(one.ends_on, table)) for one in back]
    return asked + [
        MissionLine(one, _("report due"), due, due is not None and due < today) for one, due in owed
    ]


def chart(user: User, today: date) -> Chart | None:
    """Visits of each month for those who decide; nothing for the others."""
    if not may(user, Permission.CASE_DECIDE):
        return None
    now = delegations_by_month(year=today.year, seen_by=user)
    before = delegations_by_month(year=today.year - 1, seen_by=user)
    return month_chart(now, before, month=today.month)


def tallies(
    user: User, today: date, *, waiting: int, asked: int, own: Iterable[Task], here: int
) -> list[Tally]:
    """The numbers a person looks at first; what they never have is left out."""
    late = sum(1 for task in own if task.due_on and task.due_on < today)
    shown = [
        (Permission.CASE_DECIDE, Tally(waiting, _("wait for my decision"), reverse("approvals:decisions"), bool(waiting))),
        (Permission.CONSULTATION_ANSWER, Tally(asked, _("questions to my unit"), reverse("approvals:consultations"), bool(asked))),
        (Permission.TASK_VIEW, Tally(late, _("of my tasks are late"), reverse("planning:tasks") + "?show=late", bool(late))),
        (Permission.DELEGATION_VIEW_ALL, Tally(here, _("visits here today"), reverse("programme:calendar") + "?view=week")),
    ]  # fmt: skip
    return [tally for permission, tally in shown if may(user, permission)]
