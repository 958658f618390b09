"""What was ordered and paid against the approved estimate, and whether it is settled."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.estimate import total
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.states import LIVE, Severity, State
from doingoai.foundation.vietnamese import group_digits
from doingoai.spending.facts import LineFacts
from doingoai.spending.states import AccountState

OVER_APPROVED = Rule(
    code="estimate.over_approved",
    severity=Severity.WARNING,
    title=_("Estimate above the approved one"),
    explain=_("The estimate is %(now)s đồng today; %(then)s đồng were approved by %(basis)s."),
    mend=_("Have the addition approved and take the estimate over, or lower it again."),
    source=sources.APPROVED_PLAN,
    confidence="M",
)
ORDERED_OVER = Rule(
    code="commitment.over_estimate",
    severity=Severity.WARNING,
    title=_("Ordered above the estimate"),
    explain=_("%(line)s: %(amount)s đồng ordered, %(limit)s đồng approved."),
    mend=_("Lower the order, or have the addition approved before the invoice comes."),
    source=sources.APPROVED_PLAN,
    confidence="M",
)
PAID_OVER_NORM = Rule(
    code="settlement.over_norm",
    severity=Severity.DANGER,
    title=_("Paid above the norm without a reason"),
    explain=_("%(line)s: %(amount)s đồng paid, the norm allows %(limit)s đồng."),
    mend=_("Write why, with who allowed it, or correct the real quantity or the invoice."),
    source=sources.SPENDING,
    confidence="M",
)
PAID_OVER = Rule(
    code="settlement.over_estimate",
    severity=Severity.WARNING,
    title=_("Paid above the estimate without a reason"),
    explain=_("%(line)s: %(amount)s đồng paid, %(limit)s đồng approved."),
    mend=_("Write why it cost more; the settlement cannot be submitted without it."),
    source=sources.SETTLEMENT,
    confidence="M",
)
TWICE = Rule(
    code="invoice.twice",
    severity=Severity.DANGER,
    title=_("One invoice on two visits"),
    explain=_("Invoice %(invoice)s of %(seller)s is also entered on “%(other)s”."),
    mend=_("Look at the invoice: take it out where it does not belong, or enter only its part."),
    source=sources.CONTRADICTION,
    confidence="H",
)
NO_INVOICE = Rule(
    code="commitment.without_invoice",
    severity=Severity.WARNING,
    title=_("Ordered, but no invoice"),
    explain=_("%(line)s: ordered from %(supplier)s, and no invoice is entered."),
    mend=_("Ask for the invoice and enter it, or take the order back."),
    source=sources.SETTLEMENT,
    confidence="M",
)
NOT_SETTLED = Rule(
    code="settlement.open",
    severity=Severity.NOTE,
    title=_("Costs not settled"),
    explain=_("The visit is over; %(paid)s đồng are paid and not settled yet."),
    mend=_("Complete the invoices, submit the settlement, and have a second person confirm it."),
    source=sources.SETTLEMENT,
    confidence="M",
)

_OVER = frozenset({State.REPORTED, State.CLOSED})


def estimate_over_approved(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.account is None or facts.account.state != AccountState.OPEN:
        return
    now, then = total(facts.estimate), facts.account.planned
    if facts.state in LIVE and now > then:
        params = {"now": group_digits(now), "then": group_digits(then)}
        yield OVER_APPROVED.at("account", "", "", basis=facts.account.basis, **params)


def ordered_over_estimate(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for line in _lines(facts):
        if line.is_committed_over:
            yield _at(ORDERED_OVER, line, line.committed, line.planned)


def paid_over_norm(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for line in _lines(facts):
        if line.lacks_explanation and line.is_over_norm:
            found = _at(PAID_OVER_NORM, line, line.spent, line.allowed or 0)
            yield Finding(found.rule, found.target, {**found.params, "source": line.norm_source})


def paid_over_estimate(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for line in _lines(facts):
        if line.lacks_explanation and not line.is_over_norm:
            yield _at(PAID_OVER, line, line.spent, line.planned)


def invoice_twice(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for line in _lines(facts):
        for one in line.invoices:
            for other in one.elsewhere:
                params = {"invoice": one.label, "seller": one.seller, "other": other}
                yield TWICE.at("account", f"line-{line.key}", "", **params)


def ordered_without_invoice(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.state not in _OVER:
        return
    for line in _lines(facts):
        if line.commitments and not line.invoices:
            params = {"line": line.label, "supplier": line.commitments[0].supplier}
            yield NO_INVOICE.at("account", f"line-{line.key}", "", **params)


def not_settled(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    account = facts.account
    if account is None or facts.state not in _OVER or account.state == AccountState.SETTLED:
        return
    if account.spent:
        yield NOT_SETTLED.at("account", "", "", paid=group_digits(account.spent))


def _lines(facts: VisitFacts) -> tuple[LineFacts, ...]:
    """The lines of an account that is not settled yet: what a second person confirmed is done."""
    account = facts.account
    if account is None or account.state == AccountState.SETTLED:
        return ()
    return account.lines


def _at(rule: Rule, line: LineFacts, amount: int, limit: int) -> Finding:
    params = {"amount": group_digits(amount), "limit": group_digits(limit)}
    return rule.at("account", f"line-{line.key}", "", line=line.label, **params)
