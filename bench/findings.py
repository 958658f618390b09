"""What is wrong with a visit of 200: gathering its facts and finding everything."""

from datetime import date
from typing import Any

from bench import timing, world
from bench.asking import Asking, product, signed_in
from doingoai.delegations.findings.catalogue import find_all
from doingoai.delegations.findings.ground import default_ground
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.norms.queries import figure_table

DAY = date(2026, 6, 25)


def measure(*, size: int, turns: int = 10) -> dict[str, Any]:
    """Ask in a copy of the world: the visit is made a coming one, of which every rule is asked."""
    Delegation.objects.filter(pk=world.find(size).large_visit).update(
        state=State.APPROVED, closed_at=None
    )
    visit = Delegation.objects.get(pk=world.find(size).large_visit)
    table, ground = figure_table(), default_ground()
    facts = visit_facts(visit, table, as_of=DAY)
    asking = Asking(product(), signed_in("ha"))
    address = f"/delegations/{visit.pk}/findings/"
    found = timing.beside(
        {
            "gather": lambda: visit_facts(visit, table, as_of=DAY),
            "find": lambda: find_all(facts, ground),
            "page": lambda: asking.get(address),
        },
        turns=turns,
    )
    return found | {
        "members": len(facts.members), "findings": len(find_all(facts, ground)),
        "queries": len(asking.statements(address)),
    }  # fmt: skip
