"""What is decided about the codes of conduct: their clauses, their versions, where they are read."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.procedures import rules
from doingoai.procedures.actions.editions import LayingDown, lay_down, next_number
from doingoai.procedures.models import AttachedClause, Clause, Conduct, ConductVersion

FIELDS = frozenset({"number", "text_vi", "text_en"})


@transaction.atomic
def open_code_draft(conduct: Conduct, *, by: User, at: datetime) -> ConductVersion:
    """Copy the newest version of a code to a draft, or give the draft that is already open."""
    require(by, Permission.PROCEDURE_WRITE)
    conduct = Conduct.objects.select_for_update(no_key=True).get(pk=conduct.pk)
    versions = ConductVersion.objects.filter(conduct=conduct)
    draft = versions.filter(valid_from__isnull=True).first()
    if draft is not None:
        return draft
    newest = versions.order_by("-valid_from").first()
    draft = ConductVersion.objects.create(
        conduct=conduct, number=next_number(versions), opened_by=by, opened_at=at
    )
    if newest is not None:
        Clause.objects.bulk_create(
            Clause(edition=draft, order=old.order, number=old.number, text_vi=old.text_vi, text_en=old.text_en)
            for old in Clause.objects.filter(edition=newest)
        )  # fmt: skip
    audit.record("conduct.drafted", conduct, by=by, number=draft.number)
    return draft


def _locked_draft(version_id: int) -> ConductVersion:
    versions = ConductVersion.objects.select_for_update(of=("self",), no_key=True)
    version = versions.select_related("conduct").get(pk=version_id)
    rules.check_is_draft(version)
    return version


@transaction.atomic
def write_clause(
    version: ConductVersion,
    clause: Clause | None,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    counted: int | None = None,
) -> Clause:
    """
    Write a new clause at the end of a draft, or edit one; `counted` is its version at the opening.

    :raises RuleBroken: procedure.not_a_draft, procedure.no_text, clause.number_taken,
        edit.changed_meanwhile
    """
    require(by, Permission.PROCEDURE_WRITE)
    draft = _locked_draft(version.pk)
    others = Clause.objects.filter(edition=draft)
    if clause is None:
        last = others.order_by("-order").first()
        clause = Clause(edition=draft, order=last.order + 1 if last else 1)
        mine = dict(changes)
    else:
        clause = others.select_for_update(no_key=True).get(pk=clause.pk)
        mine = check_not_changed_meanwhile(clause, changes, opened=opened, version=counted)
        clause.version += 1
    apply_changes(clause, mine, allowed=FIELDS)
    rules.check_text(clause.text_vi)
    if others.filter(number=clause.number).exclude(pk=clause.pk).exists():
        raise RuleBroken(
            _("Another clause of this version is already called “%(number)s”.")
            % {"number": clause.number},
            code="clause.number_taken",
            field="number",
        )
    clause.save()
    audit.record("conduct.clause_written", draft.conduct, by=by, clause=clause.number)
    return clause


@transaction.atomic
def remove_clause(clause: Clause, *, by: User) -> ConductVersion:
    """
    Take a clause out of a draft.

    :raises RuleBroken: procedure.not_a_draft
    """
    require(by, Permission.PROCEDURE_WRITE)
    draft = _locked_draft(clause.edition_id)
    Clause.objects.filter(pk=clause.pk).delete()
    audit.record("conduct.clause_removed", draft.conduct, by=by, clause=clause.number)
    return draft


@transaction.atomic
def put_code_in_force(
    version: ConductVersion, decision: LayingDown, *, by: User, at: datetime, on: date
) -> ConductVersion:
    """
    Give a draft of a code the day from which it holds.

    :raises RuleBroken: procedure.not_a_draft, procedure.empty, procedure.no_basis, procedure.nobody,
        procedure.day_is_past, procedure.not_later
    """
    require(by, Permission.PROCEDURE_WRITE)
    version = ConductVersion.objects.select_for_update(no_key=True).get(pk=version.pk)
    rules.check_not_empty(Clause.objects.filter(edition=version).count())
    siblings = ConductVersion.objects.filter(conduct=version.conduct_id)
    lay_down(version, decision, siblings=siblings, by=by, at=at, on=on)
    audit.record(
        "conduct.put_in_force", version.conduct, by=by,
        number=version.number, valid_from=f"{decision.valid_from:%d/%m/%Y}", basis=version.basis,
    )  # fmt: skip
    return version


@transaction.atomic
def discard_code_draft(version: ConductVersion, *, by: User) -> Conduct:
    """
    Throw a draft of a code away.

    :raises RuleBroken: procedure.not_a_draft
    """
    require(by, Permission.PROCEDURE_WRITE)
    draft = _locked_draft(version.pk)
    conduct = draft.conduct
    draft.delete()
    audit.record("conduct.draft_discarded", conduct, by=by, number=draft.number)
    return conduct


@transaction.atomic
def attach_clauses(
    about: Subject, *, clauses: Collection[Clause], by: User, at: datetime
) -> list[AttachedClause]:
    """Settle which clauses go into the briefing of a matter; the others go out of it."""
    require(by, Permission.STEP_TICK)
    there = AttachedClause.objects.filter(about_type=about.type, about_id=about.id)
    before = {one.clause_id for one in there}
    wanted = {clause.pk for clause in clauses}
    if before == wanted:
        return []
    there.exclude(clause__in=wanted).delete()
    fresh = AttachedClause.objects.bulk_create(
        AttachedClause(
            clause_id=pk, about_type=about.type, about_id=about.id, about_label=about.label, by=by, at=at
        )
        for pk in sorted(wanted - before)
    )  # fmt: skip
    audit.record("conduct.clauses_attached", about, by=by, count=len(wanted))
    return fresh
