"""
What is noted of a step: ticked, confirmed by another, departed from, taken back.

Whether the matter may still be changed is known above: whoever calls these has asked.
"""

from datetime import datetime

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.subjects import Subject
from doingoai.procedures import rules
from doingoai.procedures.models import Mark, Step
from doingoai.procedures.states import Outcome


def _mark_of(step: Step, about: Subject) -> Mark | None:
    # The step is locked: two officers who tick at once come one after the other.
    Step.objects.select_for_update(no_key=True).get(pk=step.pk)
    marks = Mark.objects.select_related("by", "second_by", "step")
    return marks.filter(step=step, about_type=about.type, about_id=about.id).first()


@transaction.atomic
def tick_step(step: Step, *, about: Subject, by: User, at: datetime) -> Mark:
    """
    Note that a step is done.

    :raises RuleBroken: step.already_marked
    """
    return _note(step, about, Outcome.DONE, "", by=by, at=at)


@transaction.atomic
def depart_from_step(
    step: Step, *, about: Subject, outcome: Outcome, reason: str, by: User, at: datetime
) -> Mark:
    """
    Note that a step was done differently or not at all, and why.

    :raises RuleBroken: step.already_marked, step.no_reason
    """
    rules.check_reason(outcome, reason)
    return _note(step, about, outcome, reason.strip()[:500], by=by, at=at)


def _note(
    step: Step, about: Subject, outcome: Outcome, reason: str, *, by: User, at: datetime
) -> Mark:
    require(by, Permission.STEP_TICK)
    rules.check_not_marked(_mark_of(step, about))
    mark = Mark.objects.create(
        step=step, about_type=about.type, about_id=about.id, about_label=about.label,
        outcome=outcome, reason=reason, by=by, at=at,
    )  # fmt: skip
    audit.record(f"step.{outcome.value}", about, by=by, step=step.text_vi, reason=reason)
    return mark


@transaction.atomic
def confirm_step(step: Step, *, about: Subject, by: User, at: datetime) -> Mark:
    """
    Confirm as the second person that a step is done; never whoever ticked it.

    :raises RuleBroken: step.no_second_asked, step.not_done, step.already_confirmed, step.same_person
    """
    require(by, Permission.STEP_TICK)
    mark = _mark_of(step, about)
    rules.check_can_confirm(step, mark, by)
    assert mark is not None  # noqa: S101  # the rule has refused otherwise
    mark.second_by, mark.second_at = by, at
    mark.save(update_fields=["second_by", "second_at"])
    audit.record("step.confirmed", about, by=by, step=step.text_vi)
    return mark


@transaction.atomic
def take_back_mark(step: Step, *, about: Subject, by: User) -> None:
    """
    Take back the last thing noted of a step: the second check first, then the tick itself.

    :raises RuleBroken: step.nothing_to_take_back, step.not_yours
    """
    require(by, Permission.STEP_TICK)
    mark = _mark_of(step, about)
    rules.check_can_take_back(mark, by)
    assert mark is not None  # noqa: S101  # the rule has refused otherwise
    if mark.second_by_id is not None:
        mark.second_by, mark.second_at = None, None
        mark.save(update_fields=["second_by", "second_at"])
        audit.record("step.confirmation_taken_back", about, by=by, step=step.text_vi)
        return
    was = mark.outcome
    mark.delete()
    audit.record("step.taken_back", about, by=by, step=step.text_vi, was=was)
