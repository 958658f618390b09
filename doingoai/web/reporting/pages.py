"""Statistics of delegations in and out: every figure opens the records behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.missions.models import Mission
from doingoai.reporting.facts import Breakdown, Line, Record
from doingoai.reporting.queries import (
    counted_missions,
    counted_visits,
    records,
    unit_tree,
    with_year_before,
)
from doingoai.reporting.states import CUTS, Cut, Direction
from doingoai.reporting.tabulating import records_behind, tabulate
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.reporting.asked import Asked, asked_in, usual_periods
from doingoai.web.reporting.labels import names_of
from doingoai.web.tabs import Tab
from doingoai.web.templating.addresses import numbered

MOST_LINES = 100
ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table as it is shown; `url` opens the records behind its figures."""

    name: str
    line: Line
    url: str
    share: int

    @property
    def more(self) -> int:
        """How many delegations more, or fewer, than a year before."""
        return self.line.now.delegations - self.line.before.delegations


@login_required
def statistics(request: SignedInRequest) -> HttpResponse:
    """One cut of delegations in or out in a period, beside the same days of the year before."""
    require(request.user, Permission.STATISTICS_VIEW)
    asked = asked_in(request.GET, today=clock.today())
    breakdown = breakdown_of(asked, asked.cut, seen_by=request.user)
    context = {
        "asked": asked,
        "total": breakdown.total,
        "rows": rows_of(asked, asked.cut, breakdown)[:MOST_LINES],
        "left_out": max(0, len(breakdown.lines) - MOST_LINES),
        "all_url": f"{reverse('reporting:records')}?{asked.query()}",
        "tabs": _tabs(asked),
        "cuts": [(cut.value, cut.label) for cut in CUTS[asked.direction]],
        "periods": [
            (name, "?" + asked.query(**_from_to(start, end)), (start, end) == (asked.start, asked.end))
            for name, start, end in usual_periods(clock.today())
        ],
        "export_query": asked.query(),
    }  # fmt: skip
    return page(request, "reporting/statistics.html", context, fragments=("statistics-table",))


def _from_to(start: Any, end: Any) -> dict[str, str]:
    return {"from": f"{start:%d/%m/%Y}", "to": f"{end:%d/%m/%Y}"}


def _tabs(asked: Asked) -> list[Tab]:
    own = [
        Tab(str(one.label), "?" + asked.query(direction=one.value), one == asked.direction)
        for one in Direction
    ]
    return [*own, Tab(_("Quality of reception"), reverse("afterwards:measures"), is_current=False)]


def breakdown_of(asked: Asked, cut: Cut, *, seen_by: User) -> Breakdown:
    now, before = with_year_before(
        asked.direction, asked.start, asked.end, seen_by=seen_by, persons=cut == Cut.PERSON
    )
    return tabulate(now, before, cut, units=unit_tree())


def rows_of(asked: Asked, cut: Cut, breakdown: Breakdown) -> list[Row]:
    """The lines of a table with their names and the addresses of what is behind them."""
    names = names_of(asked.direction, cut, [line.key for line in breakdown.lines])
    most = max((line.now.delegations for line in breakdown.lines), default=0) or 1
    at = reverse("reporting:records")
    return [
        Row(
            names[line.key], line, f"{at}?{asked.query(cut=cut.value, key=line.key)}",
            round(100 * line.now.delegations / most),
        )
        for line in breakdown.lines
    ]  # fmt: skip


@login_required
def behind(request: SignedInRequest) -> HttpResponse:
    """The records that one figure counts; without a key, all of the period."""
    require(request.user, Permission.STATISTICS_VIEW)
    asked = asked_in(request.GET, today=clock.today())
    key = request.GET.get("key")
    found = _counted(asked, key, seen_by=request.user)
    sheet = Paginator(found, ROWS).get_page(request.GET.get("page"))
    name = "" if key is None else names_of(asked.direction, asked.cut, [key])[key]
    context = {
        "asked": asked,
        "name": name or _("All"),
        "count": len(found),
        "sheet": sheet,
        "lines": _lines(asked, list(sheet.object_list), seen_by=request.user),
        "back": f"{reverse('reporting:statistics')}?{asked.query()}",
        "query": asked.query(**({} if key is None else {"key": key})),
    }
    return page(request, "reporting/records.html", context)


def _counted(asked: Asked, key: str | None, *, seen_by: User) -> list[Record]:
    persons = asked.cut == Cut.PERSON
    now = records(asked.direction, asked.start, asked.end, seen_by=seen_by, persons=persons)
    return now if key is None else records_behind(now, asked.cut, key, units=unit_tree())


def _lines(asked: Asked, shown: Sequence[Record], *, seen_by: User) -> list[dict[str, Any]]:
    """What the list shows of each record, in the order of the page."""
    keys = [record.key for record in shown]
    if asked.direction == Direction.IN:
        visits = counted_visits(asked.start, asked.end, seen_by=seen_by)
        found = visits.filter(pk__in=keys).select_related("receiving_unit")
        by_key = {
            visit.pk: _line(visit, "delegations:detail", visit.receiving_unit) for visit in found
        }
    else:
        missions = counted_missions(asked.start, asked.end, seen_by=seen_by)
        out = missions.filter(pk__in=keys).select_related("unit")
        by_key = {one.pk: _line(one, "missions:detail", one.unit) for one in out}
    return [{**by_key[record.key], "record": record} for record in shown]  # fmt: skip


def _line(one: Delegation | Mission, name: str, unit: Any) -> dict[str, Any]:
    return {
        "url": numbered(name, one.pk),
        "title": one.title,
        "reference": one.reference,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
        "unit": unit,
    }
