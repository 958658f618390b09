"""Statistics of delegations in and out, and the records behind each figure."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.rules import require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.inputs import Day
from doingoai.api.operation import caller, reads
from doingoai.api.paging import USUAL, After, Limit
from doingoai.api.shapes_plans import CountedsShape, StatisticsShape
from doingoai.foundation.refusals import RuleBroken
from doingoai.reporting.queries import records, unit_tree, with_year_before
from doingoai.reporting.states import CUTS, Cut, Direction
from doingoai.reporting.tabulating import records_behind, tabulate

router = Router(tags=["statistics"])
READ = Scope.STATISTICS_READ
Way = Annotated[
    Direction | None, Query(None, description=_("Delegations in or out; in where it is left out"))
]
By = Annotated[
    Cut | None, Query(None, description=_("What it is cut by; country where it is left out"))
]
First = Annotated[Day, Query(..., description=_("First day"))]
Last = Annotated[Day, Query(..., description=_("Last day, included"))]
OfLine = Annotated[
    str | None,
    Query(None, max_length=60, description=_("“key” of a line; all records where it is left out")),
]


def _checked(
    direction: Direction | None, cut: Cut | None, first: date, last: date
) -> tuple[Direction, Cut]:
    """
    The direction and the cut that are meant.

    A cut that the direction does not have is refused, and a period that ends before it begins.

    :raises RuleBroken: statistics.no_such_cut, statistics.period
    """
    direction, cut = direction or Direction.IN, cut or Cut.COUNTRY
    if cut not in CUTS[direction]:
        raise RuleBroken(
            gettext("Delegations in this direction are not cut this way."),
            code="statistics.no_such_cut",
            field="cut",
        )
    if last < first:
        told = gettext(
            "The period ends (%(end)s) before it begins (%(start)s). Correct one of the two."
        )
        days = {"end": f"{last:%d/%m/%Y}", "start": f"{first:%d/%m/%Y}"}
        raise RuleBroken(told % days, code="statistics.period", field="last")
    return direction, cut


@reads(
    router, "/", READ, StatisticsShape,
    _("One cut of delegations in or out, beside the year before"),
)  # fmt: skip
def show_statistics(
    request: HttpRequest, first: First, last: Last, direction: Way = None, cut: By = None
) -> Any:
    require(caller(request), Permission.STATISTICS_VIEW)
    direction, cut = _checked(direction, cut, first, last)
    now, before = with_year_before(
        direction, first, last, seen_by=caller(request), persons=cut == Cut.PERSON
    )
    table = tabulate(now, before, cut, units=unit_tree())
    return {
        "direction": direction, "cut": cut, "first": first, "last": last, "total": table.total,
        "lines": list(table.lines),
    }  # fmt: skip


@reads(
    router, "/records/", READ, CountedsShape, _("The delegations that one figure counts")
)  # fmt: skip
def list_statistics_records(
    request: HttpRequest,
    first: First,
    last: Last,
    direction: Way = None,
    cut: By = None,
    key: OfLine = None,
    after: After = 0,
    limit: Limit = USUAL,
) -> Any:
    require(caller(request), Permission.STATISTICS_VIEW)
    direction, cut = _checked(direction, cut, first, last)
    persons = cut == Cut.PERSON
    found = records(direction, first, last, seen_by=caller(request), persons=persons)
    if key is not None:
        found = records_behind(found, cut, key, units=unit_tree())
    more = after + limit if after + limit < len(found) else None
    shown = found[after : after + limit]
    return {"direction": direction, "count": len(found), "items": shown, "next": more}
