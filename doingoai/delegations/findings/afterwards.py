"""What remains when the guests have left: the report and the promises."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import REPORT_DAYS, Ground
from doingoai.delegations.states import Severity, State
from doingoai.foundation.vietnamese import short_date
from doingoai.planning.facts import PromiseFacts

REPORT_OVERDUE = Rule(
    code="report.overdue",
    severity=Severity.WARNING,
    title=_("Result report overdue"),
    explain=_("The visit ended on %(ends)s; the report was due on %(due)s."),
    mend=_("Write and file the result report; the visit cannot be closed without it."),
    source=sources.INTERNAL_RULE,
    confidence="M",
)
NO_OWNER = Rule(
    code="promise.no_owner",
    severity=Severity.WARNING,
    title=_("Promise without an owner"),
    explain=_("Nobody is responsible for the promise “%(promise)s”."),
    mend=_("Name the unit or the officer who keeps it."),
    source=sources.FOLLOW_UP,
    confidence="M",
)
NO_DATE = Rule(
    code="promise.no_date",
    severity=Severity.NOTE,
    title=_("Promise without a date"),
    explain=_("No date is set for the promise “%(promise)s”."),
    mend=_("Agree on a date and enter it."),
    source=sources.FOLLOW_UP,
    confidence="M",
)
OVERDUE = Rule(
    code="promise.overdue",
    severity=Severity.WARNING,
    title=_("Promise overdue"),
    explain=_("The promise “%(promise)s” was due on %(due)s."),
    mend=_("Ask the owner, then mark it as kept or agree on a new date with the partner."),
    source=sources.FOLLOW_UP,
    confidence="M",
)

_REPORT_AWAITED = frozenset({State.APPROVED, State.UNDER_WAY})


def report_overdue(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    filed = facts.report is not None and facts.report.filed_on is not None
    if facts.ends_on is None or filed or facts.state not in _REPORT_AWAITED:
        return
    due = facts.ends_on + timedelta(days=ground.term(REPORT_DAYS, facts))
    if facts.as_of > due:
        params = {"ends": short_date(facts.ends_on), "due": short_date(due)}
        yield REPORT_OVERDUE.at("visit", "", "report", **params)


def promise_without_owner(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for promise in _open(facts):
        if not promise.owner:
            yield NO_OWNER.at("promise", promise.key, "owner", promise=promise.text)


def promise_without_date(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for promise in _open(facts):
        if promise.due_on is None:
            yield NO_DATE.at("promise", promise.key, "due_on", promise=promise.text)


def promise_overdue(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for promise in _open(facts):
        if promise.due_on is not None and promise.due_on < facts.as_of:
            params = {"promise": promise.text, "due": short_date(promise.due_on)}
            yield OVERDUE.at("promise", promise.key, "due_on", **params)


def _open(facts: VisitFacts) -> Iterator[PromiseFacts]:
    return (promise for promise in facts.promises if not promise.done)
