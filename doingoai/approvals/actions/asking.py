"""Asking agencies, answering, using what they said, and taking a question back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals import rules
from doingoai.approvals.consulting import USUAL, rule_of_kind, timing_of
from doingoai.approvals.models import Consultation, ConsultationRule, Question
from doingoai.approvals.queries import focal_points
from doingoai.approvals.snapshot import digest_of, papers_now
from doingoai.approvals.states import KIND_OF_SUBJECT, ConsultedOn, Opinion, Use
from doingoai.approvals.timing import due_day
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, Subject, subject_of
from doingoai.foundation.working_days import working_days_between


@transaction.atomic
def ask_units(
    about: HasSubject,
    *,
    units: Iterable[Unit],
    question: str,
    asked_on: date,
    by: User,
    at: datetime,
    due_on: date | None = None,
    due_of: Mapping[int, date] | None = None,
    kind: ConsultedOn | None = None,
) -> list[Consultation]:
    """
    Ask several agencies one question; what it is about is kept as it stands now.

    Each answers by its own day of `due_of` (by the key of its unit), else by `due_on`, else by the
    day that the rule of this kind of matter gives.

    :raises RuleBroken: consultation.no_question, consultation.no_time, consultation.nobody
    """
    require(by, Permission.CONSULTATION_ASK)
    subject, asked = subject_of(about), list(units)
    if not asked:
        raise RuleBroken(
            _("Choose at least one agency to ask."), code="consultation.nobody", field="units"
        )
    kind = kind or KIND_OF_SUBJECT.get(subject.type, ConsultedOn.RECEPTION)
    rule = rule_of_kind(kind, on=asked_on)
    usual = due_on or due_day(asked_on, USUAL if rule is None else timing_of(rule))
    days = {unit.pk: (due_of or {}).get(unit.pk, usual) for unit in asked}
    for unit in asked:
        rules.check_can_ask(unit, asked_on=asked_on, due_on=days[unit.pk], question=question)
    batch = _keep_question(subject, kind, question.strip(), by=by, at=at)
    return [
        _ask(batch, unit, rule, asked_on=asked_on, due_on=days[unit.pk], by=by, at=at)
        for unit in asked
    ]


def _keep_question(
    subject: Subject, kind: ConsultedOn, text: str, *, by: User, at: datetime
) -> Question:
    """Freeze what is asked about: its name, the question, and its papers with their digests."""
    papers = papers_now(subject)
    return Question.objects.create(
        about_type=subject.type, about_id=subject.id, about_label=subject.label, kind=kind,
        text=text, papers=papers, digest=digest_of(subject.label, text, papers), asked_by=by,
        asked_at=at,
    )  # fmt: skip


def _ask(
    batch: Question,
    unit: Unit,
    rule: ConsultationRule | None,
    *,
    asked_on: date,
    due_on: date,
    by: User,
    at: datetime,
) -> Consultation:
    consultation = Consultation.objects.create(
        about_type=batch.about_type, about_id=batch.about_id, about_label=batch.about_label,
        unit=unit, question=batch.text, asked_by=by, asked_on=asked_on, due_on=due_on,
        first_due_on=due_on, batch=batch, rule=rule,
    )  # fmt: skip
    audit.record("consultation.asked", consultation, by=by, unit=unit.name_vi, due=due_on)
    tell(focal_points(unit), "consultation.asked", consultation, at=at)
    return consultation


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
    Answer for the own unit, or record for another what came on paper; a late answer is taken too.

    :raises RuleBroken: consultation.answered, consultation.withdrawn, consultation.no_text,
        consultation.no_paper, consultation.before_asking
    :raises NotAllowed: when the question was put to another unit
    """
    consultation = (
        Consultation.objects.select_for_update(no_key=True)
        .select_related("unit")
        .get(pk=consultation.pk)
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
    consultation.took = max(0, working_days_between(consultation.asked_on, answer.answered_on))
    consultation.save(update_fields=ANSWERED)
    verb = "consultation.recorded" if answer.paper_reference else "consultation.answered"
    late = {"late": "yes"} if consultation.is_late else {}
    audit.record(verb, consultation, by=by, opinion=answer.opinion, **late)
    if consultation.asked_by_id != by.pk:
        tell([consultation.asked_by], verb, consultation, at=at)
    return consultation


ANSWERED = ["opinion", "answer", "answered_on", "answered_by", "paper_reference", "took"]


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
        Consultation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=consultation.pk)
    )
    rules.check_can_answer(consultation)
    consultation.withdrawn_at = at
    consultation.save(update_fields=["withdrawn_at"])
    audit.record("consultation.withdrawn", consultation, by=by)
    tell(focal_points(consultation.unit), "consultation.withdrawn", consultation, at=at)
    return consultation


@transaction.atomic
def use_answer(consultation: Consultation, *, use: Use, note: str, by: User) -> Consultation:
    """
    Say how an answer was used; what is not wholly taken up is explained.

    :raises RuleBroken: consultation.not_answered, consultation.no_reason
    """
    require(by, Permission.CONSULTATION_ASK)
    consultation = (
        Consultation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=consultation.pk)
    )
    if consultation.answered_on is None:
        raise RuleBroken(
            _("This agency has not answered yet."), code="consultation.not_answered", field="use"
        )
    if use != Use.TAKEN and not note.strip():
        raise RuleBroken(
            _("Explain what was not taken up, and why: it goes into the submission."),
            code="consultation.no_reason",
            field="note",
        )
    consultation.use, consultation.use_note, consultation.used_by = use, note.strip(), by
    consultation.save(update_fields=["use", "use_note", "used_by"])
    audit.record("consultation.used", consultation, by=by, use=use)
    return consultation
