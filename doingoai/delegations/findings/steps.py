"""What the office's own procedures ask: steps in time, and a second pair of eyes where they say so."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.wording import item_label, some_of
from doingoai.delegations.states import Severity, State
from doingoai.foundation.bilingual import Bilingual
from doingoai.procedures.facts import StepFacts

OVERDUE = Rule(
    code="step.overdue",
    severity=Severity.WARNING,
    title=_("Steps of a procedure overdue"),
    explain=_("%(count)s steps of “%(item)s” are overdue: %(steps)s."),
    mend=_("Tick what is done, or note why it was done differently or not at all."),
    source=sources.PROCEDURES,
    confidence="M",
)
NO_SECOND = Rule(
    code="step.no_second_check",
    severity=Severity.WARNING,
    title=_("Second check missing"),
    explain=_("Nobody else has confirmed in time for “%(item)s”: %(steps)s."),
    mend=_("Let another officer look at it and confirm."),
    source=sources.PROCEDURES,
    confidence="M",
)

_RUN = frozenset({State.APPROVED, State.UNDER_WAY})
"""Before the decision nobody runs a checklist."""


def step_overdue(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for about, label, steps in _due_before_today(facts):
        yield from _told(OVERDUE, about, label, [step for step in steps if step.is_open])


def second_check_missing(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for about, label, steps in _due_before_today(facts):
        yield from _told(NO_SECOND, about, label, [step for step in steps if step.waits_for_second])


def _due_before_today(facts: VisitFacts) -> Iterator[tuple[str, str, list[StepFacts]]]:
    """Steps whose day is over, by what they belong to: the items, then the visit as a whole."""
    if facts.state not in _RUN:
        return
    due = [step for step in facts.steps if step.due_at.date() < facts.as_of]
    for item in facts.items:
        yield item.key, item_label(item), [step for step in due if step.about == item.key]
    yield "", Bilingual(facts.title_vi, facts.title_en), [step for step in due if not step.about]


def _told(rule: Rule, about: str, label: str, steps: Sequence[StepFacts]) -> Iterator[Finding]:
    if steps:
        names = Bilingual(
            some_of([step.text_vi for step in steps]),
            some_of([step.text_en or step.text_vi for step in steps]),
        )
        yield rule.at("step", about, "", count=str(len(steps)), item=label, steps=names)
