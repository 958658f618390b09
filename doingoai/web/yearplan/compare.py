"""The plan beside what happened: counts by unit and kind, each figure opens its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.documents.tables_out import MIME, Row, Table, TableFormat, written_table
from doingoai.foundation import audit, clock
from doingoai.reporting.activities import activities_of
from doingoai.web.exports import count_export
from doingoai.web.filtering import one_of
from doingoai.web.places import address_of
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.yearplan.frame import find_plan, frame
from doingoai.yearplan.comparing import (
    USUAL_TOLERANCE,
    Compared,
    Counted,
    compare,
    counted,
    counted_by_kind,
    counted_by_unit,
)
from doingoai.yearplan.facts import Outcome
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.queries import IN_PLAN, item_lines
from doingoai.yearplan.states import PlanItemKind

ROWS = 40
MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the table and the address that lists what it counts."""

    count: int
    url: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FigureRow:
    name: str
    figures: list[Figure]
    total: int


class CompareFilter:
    """What the address asks: days of tolerance, and which lines to list."""

    def __init__(self, request: SignedInRequest, units: Sequence[str]) -> None:
        query = request.GET
        days = query.get("days", "")
        is_number = days.isdecimal() and len(days) < 4
        self.days = min(int(days), MOST_DAYS) if is_number else USUAL_TOLERANCE
        self.outcome = one_of(query.get("outcome", ""), Outcome.values)
        self.kind = one_of(query.get("kind", ""), PlanItemKind.values)
        self.unit = one_of(query.get("unit", ""), units)

    def apply(self, lines: Sequence[Compared]) -> list[Compared]:
        return [
            line
            for line in lines
            if (not self.outcome or line.outcome == self.outcome)
            and (not self.kind or line.kind == self.kind)
            and (not self.unit or line.unit == self.unit)
        ]

    def address(self, **wanted: str) -> str:
        asked = {"days": str(self.days), **wanted}
        return f"?{urlencode(asked)}#compared"

    @property
    def query(self) -> str:
        asked = {
            "days": str(self.days),
            "outcome": self.outcome,
            "kind": self.kind,
            "unit": self.unit,
        }
        return urlencode({name: value for name, value in asked.items() if value})

    def __bool__(self) -> bool:
        return bool(self.outcome or self.kind or self.unit)


def _lines(request: SignedInRequest, plan: YearPlan, days: int) -> list[Compared]:
    items = item_lines(PlanItem.objects.filter(plan=plan, state__in=IN_PLAN))
    activities = activities_of(plan, seen_by=request.user)
    return compare(items, activities, on=clock.today(), tolerance=days)


@login_required
def comparison(request: SignedInRequest, pk: int) -> HttpResponse:
    """Planned against done: every figure computed now, each opens its list."""
    require(request.user, Permission.PLAN_VIEW_ALL)
    plan = find_plan(request, pk)
    lines = _lines(request, plan, CompareFilter(request, ()).days)
    asked = CompareFilter(request, sorted({line.unit for line in lines}))
    wanted = asked.apply(lines)
    start = request.GET.get("from", "")
    begin = int(start) if start.isdecimal() and len(start) < 7 else 0
    context: dict[str, Any] = {
        **frame(request, plan, "compare"),
        "outcomes": list(Outcome),
        "all": _figures(counted(lines), asked, ""),
        "tables": [
            (_("Kind"), [_figures(one, asked, "kind") for one in counted_by_kind(lines)]),
            (_("Unit"), [_figures(one, asked, "unit") for one in counted_by_unit(lines)]),
        ],
        "rows": [(line, _done(line)) for line in wanted[begin : begin + ROWS]],
        "total": len(wanted),
        "filter": asked,
        "older": f"?{asked.query}&from={begin + ROWS}" if begin + ROWS < len(wanted) else "",
        "newer": f"?{asked.query}&from={max(begin - ROWS, 0)}" if begin else "",
    }
    return page(request, "yearplan/compare.html", context, fragments=("compared",))


def _figures(row: Counted, asked: CompareFilter, by: str) -> FigureRow:
    narrowed = {by: row.name} if by else {}
    name = str(PlanItemKind(row.name).label) if by == "kind" else row.name
    figures = [
        Figure(count, asked.address(outcome=outcome.value, **narrowed), outcome)
        for outcome, count in row.counts.items()
    ]
    return FigureRow(name, figures, row.total)


def _done(line: Compared) -> list[tuple[str, Any]]:
    """The activities of a line, each with its page."""
    return [(address_of(one.type, str(one.key)), one) for one in line.activities]


@login_required
def export(request: SignedInRequest, pk: int) -> HttpResponse:
    """The comparison as a file, with every line the page shows."""
    require(request.user, Permission.PLAN_VIEW_ALL)
    plan = find_plan(request, pk)
    count_export(request)
    lines = _lines(request, plan, CompareFilter(request, ()).days)
    asked = CompareFilter(request, sorted({line.unit for line in lines}))
    wanted = asked.apply(lines)
    kind = TableFormat.CSV if request.GET.get("format") == TableFormat.CSV else TableFormat.XLSX
    title = _("Planned and done")
    content = written_table(Table(title, _headings(), [_cells(line) for line in wanted]), kind)
    name = f"plan-{plan.year}-compared"
    audit.record_alone(
        "list.exported", plan, by=request.user, list=name, rows=len(wanted), format=kind.value,
        narrowed=asked.query,
    )  # fmt: skip
    response = HttpResponse(content, content_type=MIME[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind.value}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _headings() -> list[str]:
    return [
        _("What became of it"), _("Kind of activity"), _("Unit"), _("Item of the plan"),
        _("Planned from"), _("Planned to"), _("Done as"), _("From"), _("To"), _("Days off"),
    ]  # fmt: skip


def _cells(line: Compared) -> Row:
    first = line.activities[0] if line.activities else None
    item = line.item
    return [
        str(line.outcome.label), str(line.kind.label), line.unit,
        item.title if item else "", item.starts_on if item else None,
        item.ends_on if item else None, f"{first.reference} {first.title}" if first else "",
        first.starts_on if first else None, first.ends_on if first else None, line.days_off,
    ]  # fmt: skip
