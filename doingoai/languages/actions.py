"""What is decided about the staff's languages: evidence, requirements, courses, certificates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.languages.models import CertificateGrade, Competence, Course, Requirement
from doingoai.languages.states import Level, Result

COMPETENCE_FIELDS = frozenset(
    {
        "language", "skill", "level", "certificate", "score", "issued_on", "valid_until",
        "evidence", "last_used_on",
    }
)  # fmt: skip
COURSE_FIELDS = frozenset(
    {"language", "title", "provider", "starts_on", "ends_on", "target", "result", "reached", "note"}
)


@transaction.atomic
def add_competence(person: User, *, by: User, **fields: Any) -> Competence:
    """
    Enter what a colleague can do in a language.

    :raises RuleBroken: competence.exists, competence.ends_before_issue, competence.no_evidence
    """
    require(by, Permission.LANGUAGE_WRITE)
    row = Competence(person=person)
    apply_changes(row, fields, allowed=COMPETENCE_FIELDS)
    _save_competence(row)
    audit.record("competence.added", row, by=by, person=person.name, level=row.level)
    return row


@transaction.atomic
def edit_competence(
    row: Competence,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Competence:
    """
    Edit what a colleague can do and the evidence for it.

    :raises RuleBroken: competence.exists, competence.ends_before_issue, competence.no_evidence,
        edit.changed_meanwhile
    """
    require(by, Permission.LANGUAGE_WRITE)
    row = Competence.objects.select_for_update(no_key=True).get(pk=row.pk)
    merged = check_not_changed_meanwhile(row, changes, opened=opened, version=version)
    pairs = apply_changes(row, merged, allowed=COMPETENCE_FIELDS)
    if pairs:
        row.version += 1
        _save_competence(row)
        audit.record("competence.edited", row, by=by, changes=pairs)
    return row


def _save_competence(row: Competence) -> None:
    if row.issued_on and row.valid_until and row.valid_until < row.issued_on:
        raise RuleBroken(
            _("The evidence ends before it was issued. Correct one of the two days."),
            code="competence.ends_before_issue", field="valid_until",
        )  # fmt: skip
    if not (row.certificate.strip() or row.evidence.strip()):
        raise RuleBroken(
            _("Name the certificate, or write how the office knows of it."),
            code="competence.no_evidence", field="evidence",
        )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise RuleBroken(
            _("This language and skill is already kept for this person. Edit that line instead."),
            code="competence.exists", field="skill",
        ) from None  # fmt: skip


@transaction.atomic
def drop_competence(row: Competence, *, by: User) -> None:
    """Take a line out of the register; the log keeps that it was there."""
    require(by, Permission.LANGUAGE_WRITE)
    row = Competence.objects.select_for_update(no_key=True).get(pk=row.pk)
    audit.record("competence.dropped", row, by=by, person=row.person.name)
    row.delete()


@transaction.atomic
def require_language(unit: Unit, *, by: User, **fields: Any) -> Requirement:
    """
    Say what a unit needs for a post.

    :raises RuleBroken: requirement.no_source
    """
    require(by, Permission.LANGUAGE_WRITE)
    if not fields.get("source", "").strip():
        raise RuleBroken(
            _("Name the decision, the job description or the practice it comes from."),
            code="requirement.no_source", field="source",
        )  # fmt: skip
    row = Requirement.objects.create(unit=unit, **fields)
    audit.record("language_requirement.added", row, by=by, unit=unit.name_vi, level=row.level)
    return row


@transaction.atomic
def drop_requirement(row: Requirement, *, by: User) -> None:
    """Take back what was required."""
    require(by, Permission.LANGUAGE_WRITE)
    row = Requirement.objects.select_for_update(no_key=True).get(pk=row.pk)
    audit.record("language_requirement.dropped", row, by=by)
    row.delete()


@transaction.atomic
def plan_course(person: User, *, by: User, **fields: Any) -> Course:
    """
    Put a course into the training plan.

    :raises RuleBroken: course.ends_before_start, course.reached_too_early
    """
    require(by, Permission.LANGUAGE_WRITE)
    row = Course(person=person)
    apply_changes(row, fields, allowed=COURSE_FIELDS)
    _check_course(row)
    row.save()
    audit.record("language_course.planned", row, by=by, person=person.name)
    return row


@transaction.atomic
def edit_course(
    row: Course,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Course:
    """
    Edit a course, or say what came of it.

    :raises RuleBroken: course.ends_before_start, course.reached_too_early, edit.changed_meanwhile
    """
    require(by, Permission.LANGUAGE_WRITE)
    row = Course.objects.select_for_update(no_key=True).get(pk=row.pk)
    merged = check_not_changed_meanwhile(row, changes, opened=opened, version=version)
    pairs = apply_changes(row, merged, allowed=COURSE_FIELDS)
    _check_course(row)
    if pairs:
        row.version += 1
        row.save()
        audit.record("language_course.edited", row, by=by, changes=pairs)
    return row


def _check_course(row: Course) -> None:
    if row.ends_on < row.starts_on:
        raise RuleBroken(
            _("The course ends before it begins. Correct one of the two days."),
            code="course.ends_before_start", field="ends_on",
        )  # fmt: skip
    if row.reached is not None and row.result not in {Result.PASSED, Result.FAILED}:
        raise RuleBroken(
            _("A level is reached when the course has ended. Set the result first."),
            code="course.reached_too_early", field="reached",
        )  # fmt: skip


@transaction.atomic
def settle_grade(
    certificate: str,
    grade: str,
    *,
    language: str,
    level: Level,
    source: str,
    valid_from: date,
    by: User,
    at: datetime,
) -> CertificateGrade:
    """
    Say about which level a grade stands for from a day on; days before keep what held.

    :raises RuleBroken: grade.no_source, grade.settled_already
    """
    require(by, Permission.LANGUAGE_WRITE)
    if not source.strip():
        raise RuleBroken(
            _("Name the text the table was held against."), code="grade.no_source", field="source"
        )
    try:
        with transaction.atomic():
            row = CertificateGrade.objects.create(
                certificate=certificate, grade=grade, language=language, level=level,
                source=source.strip(), valid_from=valid_from, confirmed_by=by, confirmed_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise RuleBroken(
            _("This grade was settled from that day already. Choose a later day."),
            code="grade.settled_already", field="valid_from",
        ) from None  # fmt: skip
    audit.record("certificate_grade.settled", row, by=by, level=level, source=row.source)
    return row
