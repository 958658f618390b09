"""Questions, answers and decisions as plain values."""

from dataclasses import dataclass
from datetime import date

from doingoai.approvals.states import Opinion, Use


@dataclass(frozen=True, slots=True)
class ConsultationFacts:
    """One agency's question and answer; `use` and `use_note` say how the answer was used."""

    key: str
    unit_vi: str
    asked_on: date
    due_on: date
    question: str = ""
    answered_on: date | None = None
    opinion: Opinion | None = None
    answer: str = ""
    use: Use | None = None
    use_note: str = ""


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """
    The decision by whoever the authority matrix names. `number` is empty until the register gave one.

    Decided in another's place, `post_vi` carries both lines ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"), `form`
    is how it was signed (KT, TL, TUQ, Q), `for_post_vi` the post and `basis` the paper it rests on.
    """

    approved: bool
    decided_on: date
    decided_by: str
    post_vi: str = ""
    number: str = ""
    submitted_by: str = ""
    submitted_on: date | None = None
    reason: str = ""
    form: str = ""
    for_post_vi: str = ""
    basis: str = ""
