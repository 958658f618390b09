"""Who decides, by the authority matrix, and what must be true of asking and deciding."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals.models import AuthorityRule, Case, Consultation
from doingoai.approvals.states import MOVES, CaseState, Verdict
from doingoai.foundation.refusals import NotAllowed, RuleBroken


def rule_for(
    rules: Iterable[AuthorityRule], *, matter: str, level: int | None, invited_by: str, on: date
) -> AuthorityRule:
    """
    Find the first line of the authority matrix that fits a matter on a day.

    `level` is the guest's rank (1 is the highest); None counts as the lowest. A line with
    `min_level` covers guests of that level and lower.

    :raises RuleBroken: authority.nobody
    """
    for rule in sorted(rules, key=lambda rule: (rule.order, rule.pk)):
        if rule.matter != matter or not _holds(rule, on):
            continue
        if rule.invited_by and rule.invited_by != invited_by:
            continue
        if rule.min_level is not None and level is not None and level < rule.min_level:
            continue
        return rule
    raise RuleBroken(
        _(
            "The authority matrix names nobody who may decide this. Ask the administrator to add a line."
        ),
        code="authority.nobody",
    )


def _holds(rule: AuthorityRule, on: date) -> bool:
    return rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)


def is_approver(user: User, rule: AuthorityRule) -> bool:
    """Test whether a person holds the role (and belongs to the unit) that a line names."""
    if rule.approver_role not in user.roles:
        return False
    return rule.approver_unit_id is None or rule.approver_unit_id == user.unit_id


def check_is_waiting(case: Case, then: CaseState) -> None:
    """
    Refuse to move a submission that no longer waits.

    :raises RuleBroken: case.not_waiting
    """
    if then not in MOVES[CaseState(case.state)]:
        raise RuleBroken(
            _("This has already been decided: %(state)s.") % {"state": CaseState(case.state).label},
            code="case.not_waiting",
        )


def check_can_decide(case: Case, *, by: User, verdict: Verdict, reason: str) -> None:
    """
    Refuse a decision that is not open, not theirs, on their own submission, or without a reason.

    :raises RuleBroken: case.not_waiting, case.own_submission, case.not_the_approver, case.no_reason
    """
    check_is_waiting(case, CaseState(verdict.value))
    if case.submitted_by_id == by.pk:
        raise RuleBroken(
            _("Whoever submitted a matter never decides it. Another leader has to."),
            code="case.own_submission",
        )
    if not is_approver(by, case.rule):
        raise RuleBroken(
            _("By the authority matrix this is decided by: %(role)s.")
            % {"role": case.rule.get_approver_role_display()},
            code="case.not_the_approver",
            source=case.rule.source,
        )
    if verdict != Verdict.APPROVE and not reason.strip():
        raise RuleBroken(
            _("Say why, so that whoever submitted knows what to mend."),
            code="case.no_reason",
            field="reason",
        )


def check_can_ask(unit: Unit, *, asked_on: date, due_on: date, question: str) -> None:
    """
    Refuse a question that says nothing, or whose day is not after the asking.

    :raises RuleBroken: consultation.no_question, consultation.no_time
    """
    if not question.strip():
        raise RuleBroken(
            _("Write what you ask the agency."), code="consultation.no_question", field="question"
        )
    if due_on <= asked_on:
        raise RuleBroken(
            _("The agency needs at least one working day: choose a later day."),
            code="consultation.no_time",
            field="due_on",
        )


def require_answering(by: User, consultation: Consultation) -> None:
    """
    Refuse a person who does not answer for the unit that was asked.

    :raises NotAllowed:
    """
    require(by, Permission.CONSULTATION_ANSWER)
    if consultation.unit_id not in unit_and_below(by.unit):
        raise NotAllowed(_("This question was put to another agency."))


def check_can_answer(consultation: Consultation) -> None:
    """
    Refuse a second answer, and an answer to what was withdrawn.

    :raises RuleBroken: consultation.answered, consultation.withdrawn
    """
    if consultation.withdrawn_at is not None:
        raise RuleBroken(_("This question was withdrawn."), code="consultation.withdrawn")
    if consultation.answered_on is not None:
        raise RuleBroken(
            _("This question was answered on %(day)s.")
            % {"day": f"{consultation.answered_on:%d/%m/%Y}"},
            code="consultation.answered",
        )


def is_overdue(consultation: Consultation, *, on: date) -> bool:
    """Test whether an agency is past its day without an answer."""
    return (
        consultation.answered_on is None
        and consultation.withdrawn_at is None
        and consultation.due_on < on
    )


def check_line(line: AuthorityRule) -> None:
    """
    Refuse a line of the authority matrix without a source, or that ends before it begins.

    :raises RuleBroken: authority.no_source, authority.ends_before_start
    """
    if not line.source.strip():
        raise RuleBroken(
            _("Name the decision or regulation this line comes from."),
            code="authority.no_source",
            field="source",
        )
    if line.valid_to is not None and line.valid_to < line.valid_from:
        raise RuleBroken(
            _("The line ends (%(end)s) before it begins (%(start)s). Correct one of the two.")
            % {"end": f"{line.valid_to:%d/%m/%Y}", "start": f"{line.valid_from:%d/%m/%Y}"},
            code="authority.ends_before_start",
            field="valid_to",
        )
