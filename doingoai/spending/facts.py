"""
What was approved, ordered and paid, as plain values: the sums of a settlement. Pure.

All amounts are whole đồng. A limit is for one unit of a line, as the norm names it.
"""

from dataclasses import dataclass
from datetime import date

from doingoai.spending.states import AccountState


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One line of an estimate as it is to be approved."""

    item: str
    label: str
    quantity: int
    unit_price: int
    norm_limit: int | None = None
    norm_source: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    key: str
    supplier: str
    what: str
    amount: int
    ordered_on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """One invoice, or the part of it that falls on a line; `elsewhere` names other matters that enter it."""

    key: str
    number: str
    seller: str
    issued_on: date
    amount: int
    symbol: str = ""
    file: str = ""
    by: str = ""
    elsewhere: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.number} ({self.symbol})" if self.symbol else self.number


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line of the approved estimate with what was ordered and paid for it."""

    key: str
    item: str
    label: str
    quantity: int = 0
    unit_price: int = 0
    norm_limit: int | None = None
    norm_source: str = ""
    is_confirmed: bool = False
    done_quantity: int | None = None
    explanation: str = ""
    commitments: tuple[CommitmentFacts, ...] = ()
    invoices: tuple[InvoiceFacts, ...] = ()

    @property
    def planned(self) -> int:
        return self.quantity * self.unit_price

    @property
    def committed(self) -> int:
        return sum(one.amount for one in self.commitments)

    @property
    def spent(self) -> int:
        return sum(one.amount for one in self.invoices)

    @property
    def difference(self) -> int:
        """Paid less approved: above zero where more was spent."""
        return self.spent - self.planned

    @property
    def allowed(self) -> int | None:
        """What the norm allows for the quantity that was really there, or else approved."""
        if self.norm_limit is None:
            return None
        real = self.quantity if self.done_quantity is None else self.done_quantity
        return self.norm_limit * real

    @property
    def is_over_plan(self) -> bool:
        return self.difference > 0

    @property
    def is_over_norm(self) -> bool:
        return self.allowed is not None and self.spent > self.allowed

    @property
    def is_committed_over(self) -> bool:
        return self.committed > self.planned

    @property
    def lacks_explanation(self) -> bool:
        """Whether more than approved or allowed was paid and nobody has said why."""
        return (self.is_over_plan or self.is_over_norm) and not self.explanation.strip()


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """The approved estimate of one matter, and how far it is spent and settled."""

    state: AccountState
    lines: tuple[LineFacts, ...] = ()
    basis: str = ""
    submitted_on: date | None = None
    settled_on: date | None = None

    @property
    def planned(self) -> int:
        return sum(line.planned for line in self.lines)

    @property
    def committed(self) -> int:
        return sum(line.committed for line in self.lines)

    @property
    def spent(self) -> int:
        return sum(line.spent for line in self.lines)

    @property
    def difference(self) -> int:
        return self.spent - self.planned

    @property
    def unexplained(self) -> tuple[LineFacts, ...]:
        return tuple(line for line in self.lines if line.lacks_explanation)

    @property
    def is_used(self) -> bool:
        """Whether anything was ordered or paid."""
        return any(line.commitments or line.invoices for line in self.lines)
