"""Another day to answer by: given by whoever asked, or wished by the agency."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals import rules
from doingoai.approvals.consulting import check_can_extend
from doingoai.approvals.models import Consultation, Extension
from doingoai.approvals.queries import focal_points
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken


@transaction.atomic
def change_due_day(
    consultation: Consultation, *, due_on: date, on: date, by: User, at: datetime
) -> Consultation:
    """
    Give one agency another day than the others, and tell it.

    :raises RuleBroken: consultation.answered, consultation.withdrawn, consultation.no_time
    """
    require(by, Permission.CONSULTATION_ASK)
    consultation = (
        Consultation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=consultation.pk)
    )
    rules.check_can_answer(consultation)
    rules.check_can_ask(
        consultation.unit, asked_on=on, due_on=due_on, question=consultation.question
    )
    was = consultation.due_on
    _move_due_day(consultation, due_on)
    audit.record("consultation.due_changed", consultation, by=by, was=was, now=due_on)
    tell(focal_points(consultation.unit), "consultation.due_changed", consultation, at=at)
    return consultation


def _move_due_day(consultation: Consultation, due_on: date) -> None:
    """Set a later day: what silence had come to mean no longer holds. Part of the caller's act."""
    consultation.due_on = due_on
    consultation.silence, consultation.silent_on = "", None
    consultation.save(update_fields=["due_on", "silence", "silent_on"])


@transaction.atomic
def ask_extension(
    consultation: Consultation, *, until: date, reason: str, by: User, at: datetime
) -> Extension:
    """
    Ask for a later day for the own unit, as far as the rule of the matter allows.

    :raises RuleBroken: consultation.answered, consultation.withdrawn, extension.no_reason,
        extension.waiting, extension.too_often, extension.not_later, extension.too_long
    """
    consultation = (
        Consultation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "rule", "asked_by")
        .get(pk=consultation.pk)
    )
    rules.require_answering(by, consultation)
    rules.check_can_answer(consultation)
    if not reason.strip():
        raise RuleBroken(
            _("Say why your unit needs more time."), code="extension.no_reason", field="reason"
        )
    if Extension.objects.filter(consultation=consultation, is_granted__isnull=True).exists():
        raise RuleBroken(
            _("Your unit has asked for more time already and waits for the answer."),
            code="extension.waiting",
        )
    check_can_extend(consultation, until)
    extension = Extension.objects.create(
        consultation=consultation, until=until, reason=reason.strip(), asked_by=by, asked_at=at
    )
    audit.record("extension.asked", consultation, by=by, until=until)
    tell([consultation.asked_by], "extension.asked", consultation, at=at)
    return extension


@transaction.atomic
def decide_extension(
    extension: Extension, *, grant: bool, said: str, by: User, at: datetime
) -> Extension:
    """
    Grant a later day or refuse it with a reason; the agency is told.

    :raises RuleBroken: extension.decided, extension.no_reason, consultation.answered,
        consultation.withdrawn, extension.too_often, extension.not_later, extension.too_long
    """
    require(by, Permission.CONSULTATION_ASK)
    consultation = (
        Consultation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "rule")
        .get(pk=extension.consultation_id)
    )
    extension = Extension.objects.select_for_update(no_key=True).get(pk=extension.pk)
    rules.check_can_answer(consultation)
    if extension.is_granted is not None:
        raise RuleBroken(_("This wish has been answered already."), code="extension.decided")
    if not grant and not said.strip():
        raise RuleBroken(
            _("Say why the agency gets no more time."), code="extension.no_reason", field="said"
        )
    if grant:
        check_can_extend(consultation, extension.until)
        _move_due_day(consultation, extension.until)
    extension.is_granted, extension.said = grant, said.strip()
    extension.decided_by, extension.decided_at = by, at
    extension.save(update_fields=["is_granted", "said", "decided_by", "decided_at"])
    verb = "extension.granted" if grant else "extension.refused"
    audit.record(verb, consultation, by=by, until=extension.until)
    tell(focal_points(consultation.unit), verb, consultation, at=at)
    return extension
