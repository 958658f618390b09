"""What must be done before the guests come: submission, opinions, decision, notice."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.approvals.facts import ConsultationFacts
from doingoai.approvals.states import Opinion
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import (
    PAPERS_READY_DAYS,
    POLICE_NOTICE_DAYS,
    SUBMISSION_DAYS,
    SUBMISSION_DAYS_WITH_VISAS,
    Ground,
)
from doingoai.delegations.findings.papers import is_to_police
from doingoai.delegations.findings.stages import days_left
from doingoai.delegations.states import Severity, State
from doingoai.directory.states import PartnerKind
from doingoai.foundation.vietnamese import short_date

NOBODY_RESPONSIBLE = Rule(
    code="visit.nobody_responsible",
    severity=Severity.WARNING,
    title=_("Nobody responsible for the visit"),
    explain=_("No officer is responsible for this visit."),
    mend=_("Name the officer; reminders and questions go there."),
    source=sources.CHECKLISTS,
    confidence="H",
)
SUBMISSION_LATE = Rule(
    code="submission.late",
    severity=Severity.WARNING,
    title=_("Submission is late"),
    explain=_("The visit starts on %(starts)s; the submission was due %(days)s days before."),
    mend=_("Submit at once, or propose other dates to the partner."),
    source=sources.INTERNAL_RULE,
    confidence="M",
)
DECISION_MISSING = Rule(
    code="decision.missing",
    severity=Severity.DANGER,
    title=_("No decision before the start"),
    explain=_("The visit starts on %(starts)s; no approval from before that day is recorded."),
    mend=_("Obtain the decision before anything is promised or spent, and record it."),
    source=sources.DECISION_FIRST,
    confidence="H",
)
OPINION_OVERDUE = Rule(
    code="opinion.overdue",
    severity=Severity.WARNING,
    title=_("Opinion overdue"),
    explain=_("%(unit)s was asked on %(asked)s and should have answered by %(due)s."),
    mend=_("Remind the unit, and record its answer."),
    source=sources.CONSULTATION,
    confidence="M",
)
OPINION_OBJECTS = Rule(
    code="opinion.objects",
    severity=Severity.WARNING,
    title=_("A unit objects"),
    explain=_("%(unit)s objects, and no decision has been taken since."),
    mend=_("Settle the objection, or show it in the submission."),
    source=sources.CONSULTATION,
    confidence="H",
)
POLICE_NOT_TOLD = Rule(
    code="police.not_told",
    severity=Severity.WARNING,
    title=_("Police not told"),
    explain=_("The visit starts on %(starts)s; no notice to the city police has been issued."),
    mend=_("Send the list and the programme to the city police."),
    source=sources.INTERNAL_RULE,
    confidence="M",
)

_NOT_SUBMITTED = frozenset({State.DRAFT, State.CONSULTING})
_MISSIONS = frozenset(
    {PartnerKind.EMBASSY, PartnerKind.CONSULATE, PartnerKind.INTERNATIONAL_ORGANISATION}
)
_TAKEN_UP = frozenset({State.APPROVED, State.UNDER_WAY})


def nobody_responsible_for_visit(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if not facts.responsible:
        yield NOBODY_RESPONSIBLE.at("visit", "", "responsible")


def submission_late(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    left = days_left(facts)
    term = SUBMISSION_DAYS_WITH_VISAS if facts.entry_visa_needed else SUBMISSION_DAYS
    days = ground.term(term, facts)
    waiting = facts.state in _NOT_SUBMITTED and facts.decision is None
    if waiting and left is not None and left < days and not _lacks_decision(facts, ground):
        yield SUBMISSION_LATE.at("visit", "", "state", starts=_starts(facts), days=str(days))


def decision_missing(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if _lacks_decision(facts, ground):
        yield DECISION_MISSING.at("visit", "", "decision", starts=_starts(facts))


def opinion_overdue(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for asked in facts.consultations:
        if asked.answered_on is None and asked.due_on < facts.as_of:
            params = {"unit": asked.unit_vi, "asked": short_date(asked.asked_on)}
            params["due"] = short_date(asked.due_on)
            yield OPINION_OVERDUE.at("consultation", asked.key, "answered_on", **params)


def opinion_objects(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for asked in facts.consultations:
        if asked.opinion == Opinion.OBJECT and not _decided_since(facts, asked):
            yield OPINION_OBJECTS.at("consultation", asked.key, "opinion", unit=asked.unit_vi)


def police_not_told(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    left = days_left(facts)
    if facts.state not in _TAKEN_UP or left is None or _lives_here(facts):
        return
    is_over = facts.ends_on is not None and facts.ends_on < facts.as_of
    told = any(is_to_police(paper) and paper.issued for paper in facts.papers)
    if left <= ground.term(POLICE_NOTICE_DAYS, facts) and not told and not is_over:
        yield POLICE_NOT_TOLD.at("visit", "", "papers", starts=_starts(facts))


def _lives_here(facts: VisitFacts) -> bool:
    """Tell whether the guests are of a mission in this country: nobody enters, nobody stays."""
    return facts.partner_kind in _MISSIONS and not facts.entry_visa_needed


def _lacks_decision(facts: VisitFacts, ground: Ground) -> bool:
    """Tell whether the start is close, or the visit goes on, without an approval before it."""
    left = days_left(facts)
    close = left is not None and left <= ground.term(PAPERS_READY_DAYS, facts)
    if not close and facts.state not in _TAKEN_UP:
        return False
    decision = facts.decision
    if decision is None or not decision.approved:
        return True
    return facts.starts_on is not None and decision.decided_on > facts.starts_on


def _decided_since(facts: VisitFacts, asked: ConsultationFacts) -> bool:
    answered = asked.answered_on or asked.asked_on
    return facts.decision is not None and facts.decision.decided_on >= answered


def _starts(facts: VisitFacts) -> str:
    return short_date(facts.starts_on) if facts.starts_on else "–"
