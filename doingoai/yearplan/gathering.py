"""One yearly plan from the database as plain facts, in a fixed number of queries."""

from bisect import bisect_left
from datetime import date, datetime

from doingoai.accounts.queries import office as office_row
from doingoai.accounts.queries import office_facts
from doingoai.approvals.gathering import decision_facts
from doingoai.approvals.queries import cases_about
from doingoai.documents.gathering import papers_made
from doingoai.documents.queries import papers_about
from doingoai.foundation.local_time import local_day
from doingoai.yearplan.facts import AmendmentLine, ItemLine, PlanFacts, PlanLine
from doingoai.yearplan.models import Amendment, PlanItem, YearPlan
from doingoai.yearplan.queries import item_lines
from doingoai.yearplan.states import AmendmentKind, PlanItemState, PlanState

AMENDMENT_PAPER = "plan_amendment"


def plan_facts(plan: YearPlan, *, as_of: date) -> PlanFacts:
    """Gather a plan with its items, its amendments, its decision and the papers made of it."""
    items = plan.items.exclude(state=PlanItemState.DRAFT)
    lines = {line.key: line for line in item_lines(items)}
    return PlanFacts(
        as_of=as_of,
        year=plan.year,
        state=PlanState(plan.state),
        lines=_lines(plan, lines),
        amendments=_amendments(plan, lines),
        decision=decision_facts(cases_about(plan)),
        papers=papers_made(plan),
        office=office_facts(office_row()),
    )


def _lines(plan: YearPlan, lines: dict[int, ItemLine]) -> tuple[PlanLine, ...]:
    said = PlanItem.objects.filter(plan=plan).values_list(
        "id", "purpose_vi", "budget_source", "directive", "said_back", "merged_into__title_vi"
    )
    rest = {key: (*texts, merged or "") for key, *texts, merged in said}
    return tuple(PlanLine(line, *rest[key]) for key, line in lines.items())


def _amendments(plan: YearPlan, lines: dict[int, ItemLine]) -> tuple[AmendmentLine, ...]:
    closed = _closed_at(plan)
    found = Amendment.objects.filter(item__plan=plan).order_by("at", "id")
    return tuple(
        AmendmentLine(
            line=lines[one.item_id],
            what=AmendmentKind(one.what),
            on=local_day(one.at),
            reason=one.reason,
            basis=one.basis,
            changes=tuple((name, old, new) for name, (old, new) in one.changes.items()),
            batch=bisect_left(closed, one.at) + 1,
        )
        for one in found
        if one.item_id in lines
    )


def _closed_at(plan: YearPlan) -> list[datetime]:
    """When each submission of amendments was issued: what is amended later belongs to the next."""
    issued = papers_about(plan).filter(kind=AMENDMENT_PAPER, issued_at__isnull=False)
    return sorted(paper.issued_at for paper in issued if paper.issued_at)
