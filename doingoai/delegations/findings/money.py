"""Class of guests, who pays, and the estimate against the norms."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import EstimateLine, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import plan_is_due
from doingoai.delegations.findings.wording import person_label, some_of
from doingoai.delegations.states import Payer, Severity
from doingoai.foundation.vietnamese import group_digits

CLASS_UNDECIDED = Rule(
    code="class.undecided",
    severity=Severity.WARNING,
    title=_("Class of guests not decided"),
    explain=_("The annex does not give a class for the rank of the head, and none is decided."),
    mend=_("Submit the class to the Chairman and enter it with the decision it rests on."),
    source=sources.CLASSES,
    confidence="M",
)
CLASS_BASELESS = Rule(
    code="class.without_basis",
    severity=Severity.WARNING,
    title=_("Class of guests without a basis"),
    explain=_("Class “%(given)s” is entered for %(head)s; the annex gives “%(annex)s”."),
    mend=_("Enter the decision that sets this class, or choose the class of the annex."),
    source=sources.CLASSES,
    confidence="M",
)
PAYER_UNDECIDED = Rule(
    code="payer.undecided",
    severity=Severity.WARNING,
    title=_("Not decided who pays"),
    explain=_("The reception plan does not say which costs the host pays."),
    mend=_("Choose one of the three cases; the estimate follows from it."),
    source=sources.SPENDING,
    confidence="M",
)
NO_ESTIMATE = Rule(
    code="estimate.missing",
    severity=Severity.WARNING,
    title=_("No estimate"),
    explain=_("The host pays, but the visit has no estimate."),
    mend=_("Make the estimate and submit it with the plan."),
    source=sources.APPROVED_PLAN,
    confidence="M",
)
OVER_NORM = Rule(
    code="estimate.over_norm",
    severity=Severity.DANGER,
    title=_("Spending above the norm"),
    explain=_("%(line)s: %(price)s đồng each, the norm allows %(limit)s đồng."),
    mend=_("Lower the price to the norm, or ask the finance officer before the submission."),
    source=sources.SPENDING,
    confidence="M",
)
GIFT_OVER_NORM = Rule(
    code="gift.over_norm",
    severity=Severity.DANGER,
    title=_("Gift above the norm"),
    explain=_("%(line)s: %(price)s đồng each, the norm allows %(limit)s đồng."),
    mend=_("Choose another gift from the stock, of equal value for equal rank."),
    source=sources.SPENDING,
    confidence="M",
)
UNCONFIRMED = Rule(
    code="estimate.unconfirmed_figure",
    severity=Severity.NOTE,
    title=_("Norm not yet confirmed by the office"),
    explain=_("%(count)s lines rest on figures that nobody has compared with the law: %(lines)s."),
    mend=_("Compare the figures with the text of the law, or the local rates, and confirm them."),
    source=sources.SPENDING,
    confidence="M",
)

_GIFTS = ("gift", "farewell_gift")


def class_undecided(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.guest_class is None and not _annex(facts, ground) and plan_is_due(facts, ground):
        yield CLASS_UNDECIDED.at("visit", "", "guest_class")


def class_without_basis(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    head = facts.head
    if head is None or facts.guest_class is None or facts.guest_class_basis:
        return
    annex = _annex(facts, ground)
    if annex != facts.guest_class and plan_is_due(facts, ground):
        params = {"given": facts.guest_class.value, "annex": annex or "–"}
        params["head"] = person_label(head)
        yield CLASS_BASELESS.at("visit", "", "guest_class_basis", **params)


def payer_undecided(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.payer is None and plan_is_due(facts, ground):
        yield PAYER_UNDECIDED.at("visit", "", "payer")


def estimate_missing(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    pays = facts.payer in (Payer.HOST, Payer.SHARED)
    if pays and not facts.estimate and plan_is_due(facts, ground):
        yield NO_ESTIMATE.at("visit", "", "estimate")


def estimate_over_norm(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    yield from _over_norm(OVER_NORM, [x for x in facts.estimate if not _is_gift(x)], facts, ground)


def gift_over_norm(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    yield from _over_norm(GIFT_OVER_NORM, [x for x in facts.estimate if _is_gift(x)], facts, ground)


def figure_unconfirmed(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    lines = [line for line in facts.estimate if line.norm_limit is not None and not line.confirmed]
    if lines:
        params = {"count": str(len(lines)), "lines": some_of([line.label_vi for line in lines])}
        yield UNCONFIRMED.at("estimate", lines[0].item, "confirmed", **params)


def _over_norm(
    rule: Rule, lines: list[EstimateLine], facts: VisitFacts, ground: Ground
) -> Iterator[Finding]:
    for line in lines:
        limit, source = _limit(line, facts, ground)
        if limit is not None and line.unit_price > limit:
            amounts = {"price": group_digits(line.unit_price), "limit": group_digits(limit)}
            params = {"line": line.label_vi, "source": source, **amounts}
            yield rule.at("estimate", line.item, "unit_price", **params)


def _limit(line: EstimateLine, facts: VisitFacts, ground: Ground) -> tuple[int | None, str]:
    """Give the norm the line itself names, else the office's figure of the same key."""
    if line.norm_limit is not None:
        return line.norm_limit, line.norm_source
    on = facts.starts_on or facts.as_of
    figure = ground.figures.find(line.item, on=on, guest_class=facts.guest_class or "")
    if figure is None or figure.unit != "vnd":
        return None, ""
    return figure.amount, f"{figure.instrument} {figure.clause}".strip()


def _is_gift(line: EstimateLine) -> bool:
    return line.item.startswith(_GIFTS)


def _annex(facts: VisitFacts, ground: Ground) -> str:
    """Give the class that the annex has for the rank of the head, "" where it is silent."""
    rank = ground.rank(facts.head.rank) if facts.head and facts.head.rank else None
    return rank.guest_class if rank else ""
