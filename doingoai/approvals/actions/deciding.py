"""Laying a matter before whoever may decide it, deciding it, taking it back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doingoai.accounts.actions import tell
from doingoai.accounts.models import User
from doingoai.accounts.queries import people_with
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals import rules
from doingoai.approvals.models import AuthorityRule, Case, StandIn
from doingoai.approvals.states import CaseState, Verdict
from doingoai.documents.actions import Numbering, register_outgoing
from doingoai.foundation import audit
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import HasSubject, subject_of
from doingoai.foundation.working_days import add_working_days, working_days_between


@dataclass(frozen=True, slots=True)
class Matter:
    """What is laid before a leader: its kind, the guest's rank level, and who invited."""

    kind: str
    level: int | None
    invited_by: str
    note: str = ""


@transaction.atomic
def submit_case(
    about: HasSubject,
    matter: Matter,
    *,
    on: date,
    by: User,
    at: datetime,
    opened_by: User | None = None,
) -> Case:
    """
    Lay a matter before whoever the authority matrix names on that day.

    `opened_by` is who opened the matter itself; they never decide it, whoever submits.

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
                opened_by=opened_by,
                due_on=_due(rule, on),
                note=matter.note.strip(),
            )
    except IntegrityError:
        raise RuleBroken(
            _("This has been submitted already and waits for a decision."),
            code="case.already_waiting",
        ) from None
    audit.record("case.submitted", case, by=by, rule=rule.pk)
    tell(_approvers(case, on=on), "case.submitted", case, at=at)
    return case


def _due(rule: AuthorityRule, on: date) -> date | None:
    return None if rule.decide_days is None else add_working_days(on, rule.decide_days)


def _approvers(case: Case, *, on: date) -> list[User]:
    """Who may decide a case on a day: by their own authority, or by a lent one."""
    deputies = StandIn.objects.filter(
        revoked_at__isnull=True, starts_on__lte=on, ends_on__gte=on
    ).select_related("principal", "deputy")
    lent: dict[int, list[StandIn]] = {}
    people = {person.pk: person for person in people_with(Permission.CASE_DECIDE)}
    for one in deputies:
        lent.setdefault(one.deputy_id, []).append(one)
        people.setdefault(one.deputy_id, one.deputy)
    return [
        person
        for person in people.values()
        if rules.signature_for(person, case, lent.get(person.pk, ()), on=on) is not None
    ]


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

    In another's place the case keeps by whose authority and by which paper.

    :raises RuleBroken: case.not_waiting, case.own_submission, case.own_matter,
        case.principal_submitted, case.not_the_approver, case.no_reason
    """
    rules.require_deciding(by, on=on)
    case = (
        Case.objects.select_for_update(of=("self",), no_key=True)
        .select_related("rule")
        .get(pk=case.pk)
    )
    signature = rules.check_can_decide(case, by=by, verdict=verdict, reason=reason, on=on)
    case.state = CaseState(verdict.value)
    case.decided_by, case.decided_at, case.reason = by, at, reason.strip()
    case.took = _took(case, on)
    if signature.lent is not None:
        case.stand_in = StandIn.objects.select_related("principal").get(pk=signature.lent.key)
        case.decided_for = case.stand_in.principal
    if verdict == Verdict.APPROVE and numbering is not None:
        case.outgoing = register_outgoing(numbering, about=case, on=on, by=by, at=at)
    case.save(update_fields=DECIDED)
    audit.record(f"case.{verdict.value}", case, by=by, reason=case.reason, **_for_whom(case))
    tell([case.submitted_by], f"case.{verdict.value}", case, at=at)
    if case.decided_for is not None:
        tell([case.decided_for], "case.decided_for_you", case, at=at)
    return case


DECIDED = [
    "state", "decided_by", "decided_at", "reason", "outgoing", "decided_for", "stand_in", "took",
]  # fmt: skip


def _took(case: Case, on: date) -> int:
    """Working days from the submission to a day."""
    begun = timezone.localtime(case.submitted_at).date()
    return max(0, working_days_between(begun, on))


def _for_whom(case: Case) -> dict[str, str]:
    if case.stand_in is None or case.decided_for is None:
        return {}
    return {
        "form": case.stand_in.form,
        "decided_for": case.decided_for.name,
        "by_paper": case.stand_in.paper_reference,
    }


@transaction.atomic
def withdraw_case(case: Case, *, reason: str, by: User, at: datetime) -> Case:
    """
    Take a submission back before it is decided, and tell everybody it was laid before.

    :raises RuleBroken: case.not_waiting
    """
    require(by, Permission.CASE_SUBMIT)
    case = (
        Case.objects.select_for_update(of=("self",), no_key=True)
        .select_related("rule")
        .get(pk=case.pk)
    )
    rules.check_is_waiting(case, CaseState.WITHDRAWN)
    case.state, case.reason = CaseState.WITHDRAWN, reason.strip()
    case.save(update_fields=["state", "reason"])
    audit.record("case.withdrawn", case, by=by, reason=case.reason)
    today = timezone.localtime(at).date()
    told = {person.pk: person for person in (*_approvers(case, on=today), case.submitted_by)}
    tell((person for person in told.values() if person != by), "case.withdrawn", case, at=at)
    return case
