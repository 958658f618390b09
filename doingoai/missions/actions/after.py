"""The mission leaves, returns, is reported; its promises are noted, it is closed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import people_with
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.missions import rules
from doingoai.missions.actions.holding import held, move, people_of, right_of
from doingoai.missions.models import LogEntry, Mission, MissionReport
from doingoai.missions.states import MissionState
from doingoai.planning.actions import Assignment, give_task
from doingoai.planning.models import Task
from doingoai.planning.queries import tasks_about
from doingoai.planning.states import TaskKind

REPORT_FIELDS = frozenset({"happened_vi", "results_vi", "assessment_vi", "proposals_vi", "number"})
REPORTING = (MissionState.UNDER_WAY, MissionState.BACK, MissionState.REPORTED)
PROMISING = (*REPORTING, MissionState.APPROVED)


@transaction.atomic
def depart(mission: Mission, *, by: User) -> Mission:
    """
    Say that the mission has left.

    :raises RuleBroken: mission.cannot_move
    """
    mission = held(mission, by)
    rules.check_moves_from(mission, [MissionState.APPROVED], MissionState.UNDER_WAY)
    move(mission, MissionState.UNDER_WAY, by=by)
    return mission


@transaction.atomic
def come_back(mission: Mission, *, by: User) -> Mission:
    """
    Say that the mission is back; from now on its report is waited for.

    :raises RuleBroken: mission.cannot_move
    """
    mission = held(mission, by)
    rules.check_moves_from(
        mission, [MissionState.APPROVED, MissionState.UNDER_WAY], MissionState.BACK
    )
    move(mission, MissionState.BACK, by=by)
    return mission


@transaction.atomic
def note_under_way(mission: Mission, *, on: date, text: str, by: User, at: datetime) -> LogEntry:
    """
    Note what happened or changed abroad.

    :raises RuleBroken: mission.frozen, log.no_text
    """
    mission = held(mission, by)
    _check_state(mission, PROMISING)
    if not text.strip():
        raise RuleBroken(_("Say what happened."), code="log.no_text", field="text_vi")
    entry = LogEntry.objects.create(mission=mission, on=on, text_vi=text.strip(), by=by, at=at)
    audit.record("mission.noted", mission, by=by, day=on)
    return entry


def _check_state(mission: Mission, states: tuple[MissionState, ...]) -> None:
    if MissionState(mission.state) not in states:
        raise RuleBroken(
            _("This mission is “%(now)s”; that cannot be written down now.")
            % {"now": MissionState(mission.state).label},
            code="mission.frozen",
        )


@transaction.atomic
def write_mission_report(
    mission: Mission,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> MissionReport:
    """
    Write the result report; until it is filed it stays a draft.

    :raises RuleBroken: mission.frozen, edit.changed_meanwhile
    """
    mission = held(mission, by)
    _check_state(mission, REPORTING)
    report, _made = MissionReport.objects.get_or_create(mission=mission)
    merged = check_not_changed_meanwhile(report, changes, opened=opened, version=version)
    pairs = apply_changes(report, merged, allowed=REPORT_FIELDS)
    if pairs:
        report.version += 1
        report.save(update_fields=[*pairs, "version"])
        audit.record("mission_report.written", mission, by=by, fields=sorted(pairs))
    return report


@transaction.atomic
def file_mission_report(mission: Mission, *, on: date, by: User, at: datetime) -> MissionReport:
    """
    File the result report: with it the next request of its travellers is open again.

    :raises RuleBroken: mission.cannot_move, mission_report.empty
    """
    mission = held(mission, by)
    rules.check_moves_from(mission, [MissionState.BACK], MissionState.REPORTED)
    report = MissionReport.objects.filter(mission=mission).first()
    if report is None or not report.happened_vi.strip() or not report.results_vi.strip():
        raise RuleBroken(
            _(
                "The report says nothing yet. Write what was done and what came of it, then file it."
            ),
            code="mission_report.empty",
            field="results_vi",
        )
    report.filed_on, report.filed_by, report.asked_back = on, by, ""
    report.save(update_fields=["filed_on", "filed_by", "asked_back"])
    move(mission, MissionState.REPORTED, by=by)
    audit.record("mission_report.filed", mission, by=by)
    office = people_with(Permission.MISSION_WRITE).exclude(pk=by.pk)
    tell(office, "mission_report.filed", mission, at=at)
    return report


@transaction.atomic
def ask_report_back(mission: Mission, *, missing: str, by: User, at: datetime) -> MissionReport:
    """
    Return a filed report to its unit with the reason: it counts as missing until it is filed anew.

    :raises RuleBroken: mission.nothing_said, mission.cannot_move, mission_report.issued
    """
    require(by, Permission.MISSION_WRITE)
    mission = held(mission, by)
    rules.check_said_what_is_missing(missing)
    rules.check_moves_from(mission, [MissionState.REPORTED], MissionState.BACK)
    about = subject_of(mission)
    rules.check_report_not_issued(
        Paper.objects.filter(
            about_type=about.type, about_id=about.id, kind="mission_report",
            state=PaperState.ISSUED,
        ).exists()
    )  # fmt: skip
    report = MissionReport.objects.get(mission=mission)
    report.asked_back, report.filed_on, report.filed_by = missing.strip(), None, None
    report.save(update_fields=["asked_back", "filed_on", "filed_by"])
    move(mission, MissionState.BACK, by=by)
    audit.record("mission_report.asked_back", mission, by=by, missing=report.asked_back)
    tell(people_of(mission, but=by), "mission_report.asked_back", mission, at=at)
    return report


@transaction.atomic
def promise_abroad(
    mission: Mission,
    *,
    text: str,
    due_on: date | None,
    by: User,
    at: datetime,
    owner: User | None = None,
    owner_unit: Unit | None = None,
) -> Task:
    """
    Note what was promised abroad, with who keeps it and by when; it is followed as a task.

    :raises RuleBroken: mission.frozen, task.no_text, task.nobody, task.no_date
    """
    mission = held(mission, by)
    _check_state(mission, PROMISING)
    assignment = Assignment(text, owner, owner_unit, due_on, TaskKind.PROMISE)
    return give_task(assignment, about=mission, by=by, at=at, right=right_of(by))


def promises_of(mission: Mission) -> list[Task]:
    """What was promised abroad on a mission."""
    return list(tasks_about(mission).filter(kind=TaskKind.PROMISE))


def _without_owner(mission: Mission) -> int:
    return sum(
        1
        for task in promises_of(mission)
        if task.due_on is None or not (task.owner_id or task.owner_unit_id)
    )


@transaction.atomic
def close_mission(mission: Mission, *, by: User, at: datetime) -> Mission:
    """
    Close a mission: its papers are frozen as they stand.

    :raises RuleBroken: mission.no_report, mission.promise_without_owner, mission.cannot_move
    """
    require(by, Permission.MISSION_WRITE)
    mission = held(mission, by)
    report = MissionReport.objects.filter(mission=mission).first()
    rules.check_can_close(
        mission,
        report_filed=report is not None and report.filed_on is not None,
        promises_without_owner=_without_owner(mission),
    )
    about = subject_of(mission)
    Paper.objects.filter(
        about_type=about.type, about_id=about.id, state=PaperState.DRAFT, versions__isnull=False
    ).update(state=PaperState.ISSUED, issued_at=at, issued_by=by)
    mission.state, mission.closed_at = MissionState.CLOSED, at
    mission.save(update_fields=["state", "closed_at"])
    audit.record("mission.closed", mission, by=by)
    return mission
