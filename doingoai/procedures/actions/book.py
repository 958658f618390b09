"""What is decided about the book of procedures: shipped, drafted, put in force, confirmed."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.folding import clean, fold
from doingoai.foundation.refusals import RuleBroken
from doingoai.procedures import rules
from doingoai.procedures.actions.editions import LayingDown, lay_down, next_number
from doingoai.procedures.models import (
    FROM_THE_BEGINNING,
    Conduct,
    Procedure,
    ProcedureVersion,
    Step,
)
from doingoai.procedures.shipped import (
    BASIS,
    ShippedProcedure,
    shipped_codes,
    shipped_procedures,
)

COPIED = (
    "order", "text_vi", "text_en", "who_vi", "who_en", "when", "amount", "unit",
    "needs_vi", "needs_en", "paper", "needs_second", "source", "confidence",
)  # fmt: skip


@transaction.atomic
def load_shipped_procedures(*, by: User | None) -> int:
    """Add shipped procedures and codes the office does not have yet; its own stay untouched."""
    if by is not None:
        require(by, Permission.PROCEDURE_WRITE)
    known = set(Procedure.objects.values_list("code", flat=True))
    added = 0
    for order, shipped in enumerate(shipped_procedures(), 1):
        if shipped.code not in known:
            procedure = _add_shipped(shipped, order)
            added += 1
            if by is not None:
                audit.record("procedure.loaded", procedure, by=by)
    for order, code in enumerate(shipped_codes(), 1):
        Conduct.objects.get_or_create(code=code.code, defaults={**asdict(code), "order": order})
    return added


def _add_shipped(shipped: ShippedProcedure, order: int) -> Procedure:
    procedure = Procedure.objects.create(
        code=shipped.code, serves=shipped.serves, order=order,
        name_vi=shipped.name_vi, name_en=shipped.name_en,
    )  # fmt: skip
    edition = ProcedureVersion.objects.create(
        procedure=procedure, number=1, valid_from=FROM_THE_BEGINNING, basis=BASIS
    )
    Step.objects.bulk_create(Step(edition=edition, **asdict(step)) for step in shipped.steps)
    return procedure


@transaction.atomic
def add_procedure(
    *, name_vi: str, name_en: str, serves: str, by: User, at: datetime
) -> ProcedureVersion:
    """
    Begin a procedure of the office's own, with an empty draft.

    :raises RuleBroken: procedure.no_name, procedure.named_already
    """
    require(by, Permission.PROCEDURE_WRITE)
    code = slugify(fold(name_vi))[:60].strip("-")
    if not code:
        raise RuleBroken(_("Write the name."), code="procedure.no_name", field="name_vi")
    if Procedure.objects.filter(code=code).exists():
        raise RuleBroken(
            _("A procedure of this name is already in the book."),
            code="procedure.named_already",
            field="name_vi",
        )
    procedure = Procedure.objects.create(
        code=code,
        serves=serves,
        name_vi=clean(name_vi),
        name_en=clean(name_en),
        order=Procedure.objects.count() + 1,
    )
    draft = ProcedureVersion.objects.create(
        procedure=procedure, number=1, opened_by=by, opened_at=at
    )
    audit.record("procedure.added", procedure, by=by)
    return draft


@transaction.atomic
def open_draft(procedure: Procedure, *, by: User, at: datetime) -> ProcedureVersion:
    """Copy the newest version to a draft, or give the draft that is already open."""
    require(by, Permission.PROCEDURE_WRITE)
    procedure = Procedure.objects.select_for_update(no_key=True).get(pk=procedure.pk)
    versions = ProcedureVersion.objects.filter(procedure=procedure)
    draft = versions.filter(valid_from__isnull=True).first()
    if draft is not None:
        return draft
    newest = versions.order_by("-valid_from").first()
    draft = ProcedureVersion.objects.create(
        procedure=procedure, number=next_number(versions), opened_by=by, opened_at=at
    )
    if newest is not None:
        copies = [
            Step(edition=draft, **{name: getattr(step, name) for name in COPIED})
            for step in Step.objects.filter(edition=newest)
        ]
        Step.objects.bulk_create(copies)
    audit.record("procedure.drafted", procedure, by=by, number=draft.number)
    return draft


@transaction.atomic
def put_in_force(
    version: ProcedureVersion, decision: LayingDown, *, by: User, at: datetime, on: date
) -> ProcedureVersion:
    """
    Give a draft the day from which it holds; items before that day keep the version of theirs.

    :raises RuleBroken: procedure.not_a_draft, procedure.empty, procedure.no_basis, procedure.nobody,
        procedure.day_is_past, procedure.not_later
    """
    require(by, Permission.PROCEDURE_WRITE)
    version = ProcedureVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    rules.check_not_empty(Step.objects.filter(edition=version).count())
    siblings = ProcedureVersion.objects.filter(procedure=version.procedure_id)
    lay_down(version, decision, siblings=siblings, by=by, at=at, on=on)
    audit.record(
        "procedure.put_in_force", version.procedure, by=by,
        number=version.number, valid_from=f"{decision.valid_from:%d/%m/%Y}", basis=version.basis,
    )  # fmt: skip
    return version


@transaction.atomic
def discard_draft(version: ProcedureVersion, *, by: User) -> Procedure:
    """
    Throw a draft away; lessons that stood in it wait again.

    :raises RuleBroken: procedure.not_a_draft
    """
    require(by, Permission.PROCEDURE_WRITE)
    version = ProcedureVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    rules.check_is_draft(version)
    procedure = version.procedure
    version.delete()
    audit.record("procedure.draft_discarded", procedure, by=by, number=version.number)
    return procedure


@transaction.atomic
def confirm_version(version: ProcedureVersion, *, by: User, at: datetime) -> ProcedureVersion:
    """Say that the office has checked a version and works by it."""
    require(by, Permission.PROCEDURE_WRITE)
    version = ProcedureVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    version.confirmed_by, version.confirmed_at = by, at
    version.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record("procedure.confirmed", version.procedure, by=by, number=version.number)
    return version
