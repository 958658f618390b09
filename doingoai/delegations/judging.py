"""A visit held against every rule, with what the office has set and what happens beside it."""

from dataclasses import dataclass, replace
from datetime import date

from doingoai.delegations.elsewhere import with_elsewhere
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings.catalogue import find_all
from doingoai.delegations.findings.finding import Finding
from doingoai.delegations.findings.ground import Ground, default_ground
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.gifting import with_gifts
from doingoai.delegations.models import Delegation
from doingoai.delegations.papering import with_papers
from doingoai.delegations.seated import with_seatings
from doingoai.delegations.wanting import with_wanted
from doingoai.norms.facts import FigureTable


@dataclass(frozen=True, slots=True)
class Judged:
    """A visit as it was looked at, and what was found wrong, the most dangerous first."""

    facts: VisitFacts
    findings: tuple[Finding, ...]


def judge(visit: Delegation, table: FigureTable, *, on: date) -> Judged:
    """Gather a visit with its papers, plans, gifts and neighbours, and find everything wrong with it."""
    facts = visit_facts(visit, table, as_of=on, numbers="compare")
    facts = with_wanted(with_elsewhere(with_papers(facts, visit), visit))
    facts = with_gifts(with_seatings(facts, visit), visit, table)
    return Judged(facts, find_all(facts, office_ground(table)))


def office_ground(table: FigureTable) -> Ground:
    """Give the shipped reference with the figures of this office."""
    return replace(default_ground(), figures=table)
