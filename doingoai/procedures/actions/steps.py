"""What is decided about the steps of a draft."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.procedures import rules
from doingoai.procedures.models import ProcedureVersion, Step

FIELDS = frozenset(
    {
        "text_vi", "text_en", "who_vi", "who_en", "when", "amount", "unit",
        "needs_vi", "needs_en", "paper", "needs_second", "source", "confidence",
    }
)  # fmt: skip


def _locked_draft(version_id: int) -> ProcedureVersion:
    versions = ProcedureVersion.objects.select_for_update(of=("self",), no_key=True)
    version = versions.select_related("procedure").get(pk=version_id)
    rules.check_is_draft(version)
    return version


@transaction.atomic
def add_step(version: ProcedureVersion, *, by: User, **fields: Any) -> Step:
    """
    Put a step at the end of a draft.

    :raises RuleBroken: procedure.not_a_draft, procedure.no_text, procedure.too_far
    """
    require(by, Permission.PROCEDURE_WRITE)
    version = _locked_draft(version.pk)
    step = Step(edition=version, order=_next_order(version))
    apply_changes(step, fields, allowed=FIELDS)
    _check(step)
    step.save(force_insert=True)
    audit.record("procedure.step_added", version.procedure, by=by, step=step.text_vi)
    return step


def _next_order(version: ProcedureVersion) -> int:
    last = Step.objects.filter(edition=version).order_by("-order").first()
    return last.order + 1 if last else 1


def _check(step: Step) -> None:
    rules.check_text(step.text_vi)
    rules.check_time(step.amount, step.unit)


@transaction.atomic
def edit_step(
    step: Step,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Step:
    """
    Edit a step of a draft.

    :raises RuleBroken: procedure.not_a_draft, procedure.no_text, procedure.too_far,
        edit.changed_meanwhile
    """
    require(by, Permission.PROCEDURE_WRITE)
    draft = _locked_draft(step.edition_id)
    step = Step.objects.select_for_update(no_key=True).get(pk=step.pk)
    mine = check_not_changed_meanwhile(step, changes, opened=opened, version=version)
    pairs = apply_changes(step, mine, allowed=FIELDS)
    if not pairs:
        return step
    _check(step)
    step.version += 1
    step.save(update_fields=[*pairs, "version"])
    audit.record("procedure.step_edited", draft.procedure, by=by, step=step.text_vi, changes=pairs)
    return step


@transaction.atomic
def remove_step(step: Step, *, by: User) -> ProcedureVersion:
    """
    Take a step out of a draft; a lesson that stood in it waits again.

    :raises RuleBroken: procedure.not_a_draft
    """
    require(by, Permission.PROCEDURE_WRITE)
    draft = _locked_draft(step.edition_id)
    Step.objects.filter(pk=step.pk).delete()
    audit.record("procedure.step_removed", draft.procedure, by=by, step=step.text_vi)
    return draft


@transaction.atomic
def move_step(step: Step, *, up: bool, by: User) -> Step:
    """
    Let a step of a draft change places with the one before or after it.

    :raises RuleBroken: procedure.not_a_draft
    """
    require(by, Permission.PROCEDURE_WRITE)
    draft = _locked_draft(step.edition_id)
    steps = list(Step.objects.filter(edition=draft))
    here = next(place for place, one in enumerate(steps) if one.pk == step.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(steps):
        steps[here], steps[there] = steps[there], steps[here]
        for order, one in enumerate(steps, 1):
            one.order = order
        Step.objects.bulk_update(steps, ["order"])
        audit.record("procedure.step_moved", draft.procedure, by=by, step=step.text_vi)
    return next(one for one in steps if one.pk == step.pk)
