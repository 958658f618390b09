"""How far a visit has come, and what must therefore be there: asked by many checks."""

from collections.abc import Iterator
from datetime import date, timedelta

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.ground import PAPERS_READY_DAYS, SUBMISSION_DAYS, Ground
from doingoai.delegations.states import State

_PLANNED = frozenset({State.SUBMITTED, State.APPROVED, State.UNDER_WAY})
_LONGEST_VISIT = 62


def days_left(facts: VisitFacts) -> int | None:
    """Count the days to the start; negative once it has begun, None without a date."""
    return None if facts.starts_on is None else (facts.starts_on - facts.as_of).days


def plan_is_due(facts: VisitFacts, ground: Ground) -> bool:
    """Tell whether the reception plan must stand: submitted or decided, or the last day to submit."""
    left = days_left(facts)
    return facts.state in _PLANNED or (
        left is not None and left <= ground.term(SUBMISSION_DAYS, facts)
    )


def details_are_due(facts: VisitFacts, ground: Ground) -> bool:
    """Tell whether flights, menus and papers must be there: the last days before the start."""
    left = days_left(facts)
    return facts.state == State.UNDER_WAY or (
        left is not None and left <= ground.term(PAPERS_READY_DAYS, facts)
    )


def visit_days(facts: VisitFacts) -> Iterator[date]:
    """Give each day of the visit; a slip of the year does not make it endless."""
    if facts.starts_on is None:
        return
    last = facts.ends_on or facts.starts_on
    for number in range(min((last - facts.starts_on).days + 1, _LONGEST_VISIT)):
        yield facts.starts_on + timedelta(days=number)
