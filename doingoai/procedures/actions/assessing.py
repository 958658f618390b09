"""How somebody keeps a code of conduct, by their own judgement: written once, clause by clause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.procedures.models import AssessedClause, Assessment, Clause, ConductVersion
from doingoai.procedures.queries import code_in_force
from doingoai.procedures.states import Kept


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one clause; a note is needed where it is not fully kept."""

    kept: Kept
    note: str = ""


@transaction.atomic
def assess_oneself(
    version: ConductVersion, answers: Mapping[int, Answer], *, by: User, on: date, at: datetime
) -> Assessment:
    """
    Write down how one keeps each clause of the version that holds; `answers` go by the clause's key.

    :raises RuleBroken: assessment.not_in_force, assessment.incomplete, assessment.no_words
    """
    require(by, Permission.DELEGATION_VIEW_ALL)
    version = ConductVersion.objects.select_related("conduct").get(pk=version.pk)
    _check_in_force(version, on)
    clauses = list(Clause.objects.filter(edition=version))
    _check_answers(clauses, answers)
    made = Assessment.objects.create(edition=version, by=by, unit=by.unit, on=on, at=at)
    AssessedClause.objects.bulk_create(
        AssessedClause(
            assessment=made, clause=clause,
            kept=answers[clause.pk].kept, note=answers[clause.pk].note.strip(),
        )
        for clause in clauses
    )  # fmt: skip
    audit.record("conduct.assessed", version.conduct, by=by, number=version.number)
    return made


def _check_in_force(version: ConductVersion, on: date) -> None:
    """:raises RuleBroken: assessment.not_in_force"""
    if code_in_force(version.conduct, on=on) != version:
        raise RuleBroken(
            _("Another version of this code holds today. Open the page again."),
            code="assessment.not_in_force",
        )


def _check_answers(clauses: list[Clause], answers: Mapping[int, Answer]) -> None:
    """:raises RuleBroken: assessment.incomplete, assessment.no_words"""
    for clause in clauses:
        said = answers.get(clause.pk)
        if said is None:
            raise RuleBroken(
                _("Say of each clause how you keep it; “%(clause)s” is missing.")
                % {"clause": clause.number},
                code="assessment.incomplete",
                field=f"kept_{clause.pk}",
            )
        if said.kept != Kept.KEPT and not said.note.strip():
            raise RuleBroken(
                _("Write what is to become better at “%(clause)s”.") % {"clause": clause.number},
                code="assessment.no_words",
                field=f"note_{clause.pk}",
            )
