"""Where a visit and its money meet: what the page shows, and what has moved since the approval."""

from dataclasses import dataclass
from datetime import date

from doingoai.delegations.estimate import ours, total
from doingoai.delegations.facts import EstimateLine
from doingoai.delegations.gathering import reception_lines, visit_facts
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE, ORDERABLE, SPENDABLE, is_over
from doingoai.delegations.states import State
from doingoai.norms.facts import FigureTable
from doingoai.spending.facts import AccountFacts


@dataclass(frozen=True, slots=True)
class Money:
    """Every line of a reception with who pays it, and the account once the estimate is approved."""

    lines: tuple[EstimateLine, ...]
    account: AccountFacts | None
    state: State
    is_over: bool

    @property
    def ours(self) -> int:
        return total(ours(self.lines))

    @property
    def has_moved(self) -> bool:
        """Whether the estimate of today is another than the one that was approved."""
        if self.account is None:
            return False
        now = {(line.item, line.quantity, line.unit_price) for line in ours(self.lines)}
        then = {
            (line.item, line.quantity, line.unit_price)
            for line in self.account.lines
            if line.quantity
        }
        return now != then

    @property
    def is_changeable(self) -> bool:
        return self.state in CHANGEABLE

    @property
    def is_spendable(self) -> bool:
        return self.state in SPENDABLE

    @property
    def is_orderable(self) -> bool:
        return self.state in ORDERABLE


def money_of(visit: Delegation, table: FigureTable, *, on: date) -> Money:
    """Gather the money of a visit, in a fixed number of queries."""
    facts = visit_facts(visit, table, as_of=on)
    return Money(
        reception_lines(visit, facts, table), facts.account, State(visit.state), is_over(visit, on)
    )
