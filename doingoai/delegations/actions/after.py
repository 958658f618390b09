"""The visit runs, is reported, its promises are noted, it is closed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.models import Delegation, EstimateRow, ResultReport
from doingoai.delegations.states import State
from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState
from doingoai.foundation import audit
from doingoai.foundation.edits import (
    apply_changes,
    check_not_changed_meanwhile,
    check_still_as_opened,
)
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.planning.models import Task
from doingoai.planning.queries import tasks_about
from doingoai.planning.states import TaskKind

REPORT_FIELDS = frozenset({"happened_vi", "results_vi", "assessment_vi", "proposals_vi"})


@transaction.atomic
def begin_delegation(delegation: Delegation, *, by: User) -> Delegation:
    """
    Say that the guests are here.

    :raises RuleBroken: delegation.cannot_move
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_move(delegation, State.UNDER_WAY)
    delegation.state = State.UNDER_WAY
    delegation.save(update_fields=["state"])
    audit.record("delegation.begun", delegation, by=by)
    return delegation


@transaction.atomic
def write_report(
    delegation: Delegation,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> ResultReport:
    """
    Write the result report; until it is filed it stays a draft.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    if delegation.state != State.REPORTED:
        rules.check_can_change(delegation)
    report, _made = ResultReport.objects.get_or_create(delegation=delegation)
    merged = check_not_changed_meanwhile(report, changes, opened=opened, version=version)
    pairs = apply_changes(report, merged, allowed=REPORT_FIELDS)
    if pairs:
        report.version += 1
        report.save(update_fields=[*pairs, "version"])
        audit.record("report.written", delegation, by=by, fields=sorted(pairs))
    return report


@transaction.atomic
def file_report(delegation: Delegation, *, on: date, by: User) -> ResultReport:
    """
    File the result report; the visit is then reported and can be closed.

    :raises RuleBroken: delegation.cannot_move, report.empty
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_move(delegation, State.REPORTED)
    report = ResultReport.objects.filter(delegation=delegation).first()
    if report is None or not report.happened_vi.strip() or not report.results_vi.strip():
        raise RuleBroken(
            _(
                "The report says nothing yet. Write what happened and what came of it, then file it."
            ),
            code="report.empty",
            field="results_vi",
        )
    report.filed_on, report.filed_by = on, by
    report.save(update_fields=["filed_on", "filed_by"])
    delegation.state = State.REPORTED
    delegation.save(update_fields=["state"])
    audit.record("report.filed", delegation, by=by)
    return report


def promises_without_owner(delegation: Delegation) -> int:
    """Count promises that nobody has to keep by any day."""
    promises = tasks_about(delegation).filter(kind=TaskKind.PROMISE)
    return sum(1 for task in promises if not _is_complete(task))


def _is_complete(task: Task) -> bool:
    return task.due_on is not None and bool(task.owner_id or task.owner_unit_id)


@transaction.atomic
def close_delegation(delegation: Delegation, *, by: User, at: datetime) -> Delegation:
    """
    Close a visit: its papers are frozen as they stand.

    :raises RuleBroken: delegation.no_report, delegation.promise_without_owner, delegation.cannot_move
    """
    require(by, Permission.DELEGATION_CLOSE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    report = ResultReport.objects.filter(delegation=delegation).first()
    rules.check_can_close(
        delegation,
        report_filed=report is not None and report.filed_on is not None,
        promises_without_owner=promises_without_owner(delegation),
    )
    about = subject_of(delegation)
    Paper.objects.filter(
        about_type=about.type, about_id=about.id, state=PaperState.DRAFT, versions__isnull=False
    ).update(state=PaperState.ISSUED, issued_at=at, issued_by=by)
    delegation.state, delegation.closed_at = State.CLOSED, at
    delegation.save(update_fields=["state", "closed_at"])
    audit.record("delegation.closed", delegation, by=by)
    return delegation


@transaction.atomic
def set_estimate_row(
    delegation: Delegation,
    *,
    item: str,
    label_vi: str,
    quantity: int,
    unit_price: int,
    explanation: str,
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> EstimateRow:
    """
    Set a line of the estimate by hand, in place of the computed one or beside it.

    :raises RuleBroken: delegation.frozen, edit.changed_meanwhile
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    values = {
        "label_vi": label_vi,
        "quantity": quantity,
        "unit_price": unit_price,
        "explanation": explanation,
    }
    there = EstimateRow.objects.filter(delegation=delegation, item=item).first()
    now = {name: getattr(there, name) for name in values} if there else {}
    check_still_as_opened(now, values, opened=opened)
    row, _made = EstimateRow.objects.update_or_create(
        delegation=delegation, item=item, defaults=values
    )
    audit.record(
        "estimate.row_set", delegation, by=by, item=item, quantity=quantity, price=unit_price
    )
    return row


@transaction.atomic
def drop_estimate_row(delegation: Delegation, *, item: str, by: User) -> Delegation:
    """Go back to the computed line of the estimate."""
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    EstimateRow.objects.filter(delegation=delegation, item=item).delete()
    audit.record("estimate.row_dropped", delegation, by=by, item=item)
    return delegation
