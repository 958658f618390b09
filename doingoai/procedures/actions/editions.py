"""What drafts and versions have in common, whether of procedures or of codes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet

from doingoai.accounts.models import User
from doingoai.procedures import rules
from doingoai.procedures.models import ConductVersion, ProcedureVersion
from doingoai.procedures.queries import last_first_day

DECIDED = (
    "valid_from", "basis", "laid_down_by", "decided_by", "decided_at", "confirmed_by", "confirmed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LayingDown:
    """From which day a version holds, on what it rests, and who laid it down."""

    valid_from: date
    basis: str
    laid_down_by: str


def lay_down(
    version: ProcedureVersion | ConductVersion,
    decision: LayingDown,
    *,
    siblings: QuerySet[ProcedureVersion] | QuerySet[ConductVersion],
    by: User,
    at: datetime,
    on: date,
) -> None:
    """
    Give a draft its day; what the office lays down itself counts as checked.

    :raises RuleBroken: procedure.not_a_draft, procedure.no_basis, procedure.nobody,
        procedure.day_is_past, procedure.not_later
    """
    rules.check_is_draft(version)
    rules.check_basis(decision.basis, decision.laid_down_by)
    rules.check_first_day(decision.valid_from, last_first_day(siblings), on=on)
    version.valid_from = decision.valid_from
    version.basis = decision.basis.strip()
    version.laid_down_by = decision.laid_down_by.strip()
    version.decided_by = version.confirmed_by = by
    version.decided_at = version.confirmed_at = at
    version.save(update_fields=DECIDED)


def next_number(siblings: QuerySet[ProcedureVersion] | QuerySet[ConductVersion]) -> int:
    """The number the next version gets."""
    return (siblings.aggregate(last=Max("number"))["last"] or 0) + 1
