"""Asking, answering, submitting, deciding: each one act of one person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import people_with, unit_and_below
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals import rules
from doingoai.approvals.models import AuthorityRule, Case, Consultation
from doingoai.approvals.states import CaseState, Opinion, Verdict
from doingoai.documents.actions import Numbering, register_outgoing
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, subject_of


@transaction.atomic
def ask_units(
    about: HasSubject,
    *,
    units: Iterable[Unit],
    question: str,
    asked_on: date,
    due_on: date,
    by: User,
    at: datetime,
) -> list[Consultation]:
    """
    Ask several agencies one question with one day to answer by.

    :raises RuleBroken: consultation.no_question, consultation.no_time, consultation.nobody
    """
    require(by, Permission.CONSULTATION_ASK)
    subject = subject_of(about)
    asked = []
    for unit in units:
        rules.check_can_ask(unit, asked_on=asked_on, due_on=due_on, question=question)
        consultation = Consultation.objects.create(
            about_type=subject.type,
            about_id=subject.id,
            about_label=subject.label,
            unit=unit,
            question=question.strip(),
            asked_by=by,
            asked_on=asked_on,
            due_on=due_on,
        )
        audit.record("consultation.asked", consultation, by=by, unit=unit.name_vi, due=due_on)
        tell(_focal_points(unit), "consultation.asked", consultation, at=at)
        asked.append(consultation)
    if not asked:
        raise RuleBroken(
            _("Choose at least one agency to ask."), code="consultation.nobody", field="units"
        )
    return asked


def _focal_points(unit: Unit) -> QuerySet[User]:
    return people_with(Permission.CONSULTATION_ANSWER).filter(unit__in=unit_and_below(unit))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an agency says; `paper_reference` when it came on paper."""

    opinion: Opinion
    text: str
    answered_on: date
    paper_reference: str = ""


@transaction.atomic
def answer_consultation(
    consultation: Consultation, answer: Answer, *, by: User, at: datetime
) -> Consultation:
    """
    Answer for the own unit, or record for another what came on paper.

    :raises RuleBroken: consultation.answered, consultation.withdrawn, consultation.no_text,
        consultation.no_paper, consultation.before_asking
    :raises NotAllowed: when the question was put to another unit
    """
    consultation = (
        Consultation.objects.select_for_update().select_related("unit").get(pk=consultation.pk)
    )
    if answer.paper_reference:
        require(by, Permission.CONSULTATION_RECORD)
    else:
        rules.require_answering(by, consultation)
    rules.check_can_answer(consultation)
    _check_answer(consultation, answer)
    consultation.opinion = answer.opinion
    consultation.answer = answer.text.strip()
    consultation.answered_on = answer.answered_on
    consultation.answered_by = by
    consultation.paper_reference = answer.paper_reference.strip()
    consultation.save(
        update_fields=["opinion", "answer", "answered_on", "answered_by", "paper_reference"]
    )
    verb = "consultation.recorded" if answer.paper_reference else "consultation.answered"
    audit.record(verb, consultation, by=by, opinion=answer.opinion)
    if consultation.asked_by_id != by.pk:
        tell([consultation.asked_by], verb, consultation, at=at)
    return consultation


def _check_answer(consultation: Consultation, answer: Answer) -> None:
    if answer.opinion in {Opinion.AGREE_IF, Opinion.OBJECT} and not answer.text.strip():
        raise RuleBroken(
            _("Say on which condition, or why not."), code="consultation.no_text", field="text"
        )
    if answer.answered_on < consultation.asked_on:
        raise RuleBroken(
            _("The answer is dated before the question (%(day)s).")
            % {"day": f"{consultation.asked_on:%d/%m/%Y}"},
            code="consultation.before_asking",
            field="answered_on",
        )


@transaction.atomic
def withdraw_consultation(consultation: Consultation, *, by: User, at: datetime) -> Consultation:
    """
    Take a question back that was not answered, and tell the agency.

    :raises RuleBroken: consultation.answered, consultation.withdrawn
    """
    require(by, Permission.CONSULTATION_ASK)
    consultation = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("unit")
        .get(pk=consultation.pk)
    )
    rules.check_can_answer(consultation)
    consultation.withdrawn_at = at
    consultation.save(update_fields=["withdrawn_at"])
    audit.record("consultation.withdrawn", consultation, by=by)
    tell(_focal_points(consultation.unit), "consultation.withdrawn", consultation, at=at)
    return consultation


@dataclass(frozen=True, slots=True)
class Matter:
    """What is laid before a leader: its kind, the guest's rank level, and who invited."""

    kind: str
    level: int | None
    invited_by: str
    note: str = ""


@transaction.atomic
def submit_case(about: HasSubject, matter: Matter, *, on: date, by: User, at: datetime) -> Case:
    """
    Lay a matter before whoever the authority matrix names on that day.

    :raises RuleBroken: authority.nobody, case.already_waiting
    """
    require(by, Permission.CASE_SUBMIT)
    subject = subject_of(about)
    rule = rules.rule_for(
        AuthorityRule.objects.filter(matter=matter.kind),
        matter=matter.kind,
        level=matter.level,
        invited_by=matter.invited_by,
        on=on,
    )
    try:
        with transaction.atomic():
            case = Case.objects.create(
                matter=matter.kind,
                about_type=subject.type,
                about_id=subject.id,
                about_label=subject.label,
                rule=rule,
                submitted_by=by,
                submitted_at=at,
                note=matter.note.strip(),
            )
    except IntegrityError:
        raise RuleBroken(
            _("This has been submitted already and waits for a decision."),
            code="case.already_waiting",
        ) from None
    audit.record("case.submitted", case, by=by, rule=rule.pk)
    tell(_approvers(rule, but=by), "case.submitted", case, at=at)
    return case


def _approvers(rule: AuthorityRule, *, but: User) -> list[User]:
    people = people_with(Permission.CASE_DECIDE).exclude(pk=but.pk)
    return [person for person in people if rules.is_approver(person, rule)]


@transaction.atomic
def decide_case(
    case: Case,
    *,
    verdict: Verdict,
    reason: str,
    numbering: Numbering | None,
    on: date,
    by: User,
    at: datetime,
) -> Case:
    """
    Approve, return or refuse; an approval takes its number from the register.

    :raises RuleBroken: case.not_waiting, case.own_submission, case.not_the_approver, case.no_reason
    """
    require(by, Permission.CASE_DECIDE)
    case = Case.objects.select_for_update(of=("self",)).select_related("rule").get(pk=case.pk)
    rules.check_can_decide(case, by=by, verdict=verdict, reason=reason)
    case.state = CaseState(verdict.value)
    case.decided_by, case.decided_at, case.reason = by, at, reason.strip()
    if verdict == Verdict.APPROVE and numbering is not None:
        case.outgoing = register_outgoing(numbering, about=case, on=on, by=by, at=at)
    case.save(update_fields=["state", "decided_by", "decided_at", "reason", "outgoing"])
    audit.record(f"case.{verdict.value}", case, by=by, reason=case.reason)
    tell([case.submitted_by], f"case.{verdict.value}", case, at=at)
    return case


@transaction.atomic
def withdraw_case(case: Case, *, reason: str, by: User, at: datetime) -> Case:
    """
    Take a submission back before it is decided, and tell everybody it was laid before.

    :raises RuleBroken: case.not_waiting
    """
    require(by, Permission.CASE_SUBMIT)
    case = Case.objects.select_for_update(of=("self",)).select_related("rule").get(pk=case.pk)
    rules.check_is_waiting(case, CaseState.WITHDRAWN)
    case.state, case.reason = CaseState.WITHDRAWN, reason.strip()
    case.save(update_fields=["state", "reason"])
    audit.record("case.withdrawn", case, by=by, reason=case.reason)
    told = {person.pk: person for person in (*_approvers(case.rule, but=by), case.submitted_by)}
    tell((person for person in told.values() if person != by), "case.withdrawn", case, at=at)
    return case


RULE_FIELDS = frozenset(
    {
        "matter", "order", "min_level", "invited_by", "approver_role", "approver_unit", "series",
        "symbol", "valid_from", "valid_to", "source", "confidence", "is_confirmed",
    }
)  # fmt: skip


@transaction.atomic
def edit_authority_rule(
    rule: AuthorityRule | None,
    *,
    changes: Mapping[str, Any],
    by: User,
    opened: Mapping[str, Any] | None = None,
) -> AuthorityRule:
    """
    Add a line to the authority matrix, or edit one; cases already submitted keep theirs.

    :raises RuleBroken: authority.no_source, authority.ends_before_start, edit.changed_meanwhile
    """
    require(by, Permission.OFFICE_WRITE)
    line = (
        AuthorityRule()
        if rule is None
        else AuthorityRule.objects.select_for_update().get(pk=rule.pk)
    )
    merged = check_not_changed_meanwhile(line, changes, opened=opened, version=None)
    pairs = apply_changes(line, merged, allowed=RULE_FIELDS)
    rules.check_line(line)
    line.save()
    audit.record(
        "authority_rule.added" if rule is None else "authority_rule.edited",
        line,
        by=by,
        changes=pairs,
    )
    return line
