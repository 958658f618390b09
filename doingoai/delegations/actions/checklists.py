"""
The steps of a visit's procedures: ticked, confirmed, departed from, taken back.

The book knows nothing of visits; that the data of one may be frozen, and which steps are its own, is
known here. So whoever notes something of a step of a visit does it by these, never past them.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.checklists import sheets_of_visit
from doingoai.delegations.models import Delegation
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject, subject_of
from doingoai.procedures.actions.conduct import attach_clauses
from doingoai.procedures.actions.marks import (
    confirm_step,
    depart_from_step,
    take_back_mark,
    tick_step,
)
from doingoai.procedures.models import Clause, Mark, Step
from doingoai.procedures.states import Outcome


def _check_open(visit: Delegation, step: Step, about: Subject) -> None:
    """
    Hold a visit until the act is over; refuse when its data are frozen or the step is not of it now.

    :raises RuleBroken: delegation.frozen, step.not_of_this
    """
    visit = Delegation.objects.select_for_update(no_key=True).get(pk=visit.pk)
    rules.check_can_change(visit)
    there = {
        (*sheet.anchor.key, line.step.pk)
        for sheet in sheets_of_visit(visit)
        for line in sheet.lines
    }
    if (about.type, about.id, step.pk) in there:
        return
    raise RuleBroken(
        _("This step does not belong to the visit any more. Look at its checklists again."),
        code="step.not_of_this",
    )


@transaction.atomic
def tick_step_of(visit: Delegation, *, step: Step, about: Subject, by: User, at: datetime) -> Mark:
    """
    Note that a step of a visit is done.

    :raises RuleBroken: delegation.frozen, step.not_of_this, step.already_marked
    """
    require(by, Permission.STEP_TICK)
    _check_open(visit, step, about)
    return tick_step(step, about=about, by=by, at=at)


@transaction.atomic
def confirm_step_of(
    visit: Delegation, *, step: Step, about: Subject, by: User, at: datetime
) -> Mark:
    """
    Confirm as the second person that a step of a visit is done.

    :raises RuleBroken: delegation.frozen, step.not_of_this, step.no_second_asked, step.not_done,
        step.already_confirmed, step.same_person
    """
    require(by, Permission.STEP_TICK)
    _check_open(visit, step, about)
    return confirm_step(step, about=about, by=by, at=at)


@transaction.atomic
def depart_from_step_of(
    visit: Delegation,
    *,
    step: Step,
    about: Subject,
    outcome: Outcome,
    reason: str,
    by: User,
    at: datetime,
) -> Mark:
    """
    Note that a step of a visit was done differently or not at all, and why.

    :raises RuleBroken: delegation.frozen, step.not_of_this, step.already_marked, step.no_reason
    """
    require(by, Permission.STEP_TICK)
    _check_open(visit, step, about)
    return depart_from_step(step, about=about, outcome=outcome, reason=reason, by=by, at=at)


@transaction.atomic
def take_back_step_of(visit: Delegation, *, step: Step, about: Subject, by: User) -> None:
    """
    Take back the last thing noted of a step of a visit.

    :raises RuleBroken: delegation.frozen, step.not_of_this, step.nothing_to_take_back, step.not_yours
    """
    require(by, Permission.STEP_TICK)
    _check_open(visit, step, about)
    take_back_mark(step, about=about, by=by)


@transaction.atomic
def attach_clauses_to(
    visit: Delegation, *, clauses: Collection[Clause], by: User, at: datetime
) -> None:
    """
    Settle which clauses of the codes of conduct go into the briefing of a visit.

    :raises RuleBroken: delegation.frozen
    """
    require(by, Permission.STEP_TICK)
    visit = Delegation.objects.select_for_update(no_key=True).get(pk=visit.pk)
    rules.check_can_change(visit)
    attach_clauses(subject_of(visit), clauses=clauses, by=by, at=at)
