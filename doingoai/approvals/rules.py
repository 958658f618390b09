"""Who decides, by the authority matrix, and what must be true of asking and deciding."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NoReturn

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.approvals.authority import Lent, Seat, Signature, Signer, signature, sits
from doingoai.approvals.models import AuthorityRule, Case, Consultation, StandIn
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
    for rule in in_order(rules):
        if not misfit(rule, matter=matter, level=level, invited_by=invited_by, on=on):
            return rule
    raise RuleBroken(
        _(
            "The authority matrix names nobody who may decide this. Ask the administrator to add a line."
        ),
        code="authority.nobody",
    )


def in_order(rules: Iterable[AuthorityRule]) -> list[AuthorityRule]:
    """The lines of the matrix in the order in which they are tried."""
    return sorted(rules, key=lambda rule: (rule.order, rule.pk))


def misfit(
    rule: AuthorityRule, *, matter: str, level: int | None, invited_by: str, on: date
) -> str:
    """Say why a line of the matrix does not fit a matter on a day; empty when it fits."""
    if rule.matter != matter:
        return _("It is about another matter.")
    if on < rule.valid_from:
        return _("It holds only from %(day)s on.") % {"day": f"{rule.valid_from:%d/%m/%Y}"}
    if rule.valid_to is not None and rule.valid_to < on:
        return _("It held until %(day)s.") % {"day": f"{rule.valid_to:%d/%m/%Y}"}
    if rule.invited_by and rule.invited_by != invited_by:
        return _("It is for guests invited by another side.")
    if rule.min_level is not None and level is not None and level < rule.min_level:
        return _("The rank is higher than the line covers.")
    return ""


def signer(user: User) -> Signer:
    """A person as far as signing goes."""
    return Signer(user.pk, frozenset(user.roles), user.unit_id, user.is_active)


def seat(rule: AuthorityRule) -> Seat:
    """Whom a line names."""
    return Seat(rule.approver_role, rule.approver_unit_id)


def lent(stand_in: StandIn) -> Lent:
    """A record of standing in as a plain value."""
    return Lent(
        stand_in.pk or 0,
        signer(stand_in.principal),
        stand_in.deputy_id,
        stand_in.starts_on,
        stand_in.ends_on,
        frozenset(stand_in.covers),
        is_revoked=stand_in.revoked_at is not None,
    )


def stand_ins_of(deputy: User, *, on: date) -> QuerySet[StandIn]:
    """What is lent to a person on a day."""
    return StandIn.objects.filter(
        deputy=deputy, revoked_at__isnull=True, starts_on__lte=on, ends_on__gte=on
    ).select_related("principal")


def may_decide(user: User, *, on: date) -> bool:
    """Test whether a person decides matters at all on a day: by a role, or in another's place."""
    if may(user, Permission.CASE_DECIDE):
        return True
    return user.is_active and any(
        may(one.principal, Permission.CASE_DECIDE) for one in stand_ins_of(user, on=on)
    )


def require_deciding(by: User, *, on: date) -> None:
    """
    Refuse a person who neither decides by a role nor stands in for somebody who does.

    :raises NotAllowed:
    """
    if not may_decide(by, on=on):
        require(by, Permission.CASE_DECIDE)


def is_approver(user: User, rule: AuthorityRule, *, on: date | None = None) -> bool:
    """
    Test whether a person holds the role (and belongs to the unit) that a line names.

    With a day, an authority that is lent to them on it counts too.
    """
    if sits(signer(user), seat(rule)):
        return True
    if on is None:
        return False
    return any(
        one.holds(rule.matter, on) and sits(one.principal, seat(rule))
        for one in map(lent, stand_ins_of(user, on=on))
    )


def signature_for(
    user: User, case: Case, stand_ins: Iterable[StandIn], *, on: date
) -> Signature | None:
    """By what a person may decide a case: their own authority, or one that was lent to them."""
    return signature(
        signer(user), seat(case.rule), matter=case.matter, submitted_by=case.submitted_by_id,
        opened_by=case.opened_by_id, on=on, lent=map(lent, stand_ins),
    )  # fmt: skip


def decides(user: User, case: Case, *, on: date) -> bool:
    """Test whether a case waits for a decision that this person may make on a day."""
    if case.state != CaseState.SUBMITTED:
        return False
    return signature_for(user, case, stand_ins_of(user, on=on), on=on) is not None


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


def check_can_decide(case: Case, *, by: User, verdict: Verdict, reason: str, on: date) -> Signature:
    """
    Refuse a decision that is not open, not theirs, on their own matter, or without a reason.

    :raises RuleBroken: case.not_waiting, case.own_submission, case.own_matter,
        case.principal_submitted, case.not_the_approver, case.no_reason
    """
    check_is_waiting(case, CaseState(verdict.value))
    if case.submitted_by_id == by.pk:
        raise RuleBroken(
            _("Whoever submitted a matter never decides it. Another leader has to."),
            code="case.own_submission",
        )
    if case.opened_by_id == by.pk:
        raise RuleBroken(
            _("You opened this matter yourself, so another leader has to decide it."),
            code="case.own_matter",
        )
    stand_ins = stand_ins_of(by, on=on).select_for_update(of=("self",), no_key=True)
    found = signature_for(by, case, stand_ins.order_by("pk"), on=on)
    if found is None:
        _refuse_signature(case, by=by, on=on)
    if verdict != Verdict.APPROVE and not reason.strip():
        raise RuleBroken(
            _("Say why, so that whoever submitted knows what to mend."),
            code="case.no_reason",
            field="reason",
        )
    return found


def _refuse_signature(case: Case, *, by: User, on: date) -> NoReturn:
    if is_approver(by, case.rule, on=on):
        raise RuleBroken(
            _(
                "You stand in for whoever opened or submitted this, so somebody else has to decide it."
            ),
            code="case.principal_submitted",
        )
    raise RuleBroken(
        _("By the authority matrix this is decided by: %(role)s.")
        % {"role": case.rule.get_approver_role_display()},
        code="case.not_the_approver",
        source=case.rule.source,
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


def check_inviter(line: AuthorityRule, inviters: Mapping[str, Mapping[str, str | Promise]]) -> None:
    """
    Refuse a line for an inviter whom its matter does not know: it would never fit anything.

    `inviters` names for each matter who may invite, as kept and as people read it; whoever calls
    knows the matters, this app does not.

    :raises RuleBroken: authority.wrong_inviter
    """
    fitting = inviters.get(line.matter)
    if fitting is None or line.invited_by in {"", *fitting}:
        return
    if not fitting:
        raise RuleBroken(
            _("Nobody invites to this matter. Leave “Invited by” at “any”."),
            code="authority.wrong_inviter",
            field="invited_by",
        )
    known = {code: name for names in inviters.values() for code, name in names.items()}
    raise RuleBroken(
        _("“%(found)s” does not invite to this matter. Choose “any” or one of these: %(fitting)s.")
        % {
            "found": known.get(line.invited_by, line.invited_by),
            "fitting": "; ".join(map(str, fitting.values())),
        },
        code="authority.wrong_inviter",
        field="invited_by",
    )
