"""How the year's receptions went: on time, changes, incidents, marks; every figure opens its visits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from doingoai.accounts.models import User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.afterwards.measuring import (
    KEYS,
    TOLERANCES,
    USUAL_TOLERANCE,
    Measures,
    Reception,
    grouped,
    measured,
    total_of,
)
from doingoai.afterwards.receptions import received_visits, receptions
from doingoai.delegations.models import Delegation
from doingoai.documents.tables_out import Row as FileRow
from doingoai.foundation import clock
from doingoai.reporting.queries import unit_names
from doingoai.reporting.states import Direction
from doingoai.runsheet.states import Severity
from doingoai.web.exports import answer_export
from doingoai.web.filtering import one_of
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

YEARS, ROWS = 5, 50
SEE = Permission.STATISTICS_VIEW


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the year, how to cut it, and the minutes that still count as on time."""

    year: int
    cut: str
    tolerance: int

    def query(self, **more: str) -> str:
        parts = {"year": str(self.year), "cut": self.cut, "tolerance": str(self.tolerance), **more}
        return urlencode(parts)

    @property
    def days(self) -> tuple[date, date]:
        return date(self.year, 1, 1), date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what it is of, its figures, and the address of the visits behind it."""

    name: str
    measures: Measures
    url: str = ""

    @property
    def incidents(self) -> list[tuple[str, int]]:
        """How many of each severity, the gravest last, in words."""
        return [
            (str(one.label), self.measures.incidents[one.value])
            for one in Severity
            if self.measures.incidents.get(one.value)
        ]


def asked_in(query: QueryDict, *, today: date) -> Asked:
    years = [str(year) for year in years_of(today)]
    minutes = [str(minute) for minute in TOLERANCES]
    return Asked(
        int(one_of(query.get("year", ""), years) or today.year),
        one_of(query.get("cut", ""), list(KEYS)) or "quarter",
        int(one_of(query.get("tolerance", ""), minutes) or USUAL_TOLERANCE),
    )


def years_of(today: date) -> list[int]:
    return [today.year - back for back in range(YEARS)]


@login_required
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """The receptions of a year by quarter or by division, and their sums."""
    require(request.user, SEE)
    asked = asked_in(request.GET, today=clock.today())
    found = receptions(_visits(asked, seen_by=request.user))
    lines = grouped(found, KEYS[asked.cut], tolerance=asked.tolerance, at=clock.now())
    context = {
        **_around(asked),
        "total": Row(_("Whole year"), total_of(lines.values()), _behind(asked)),
        "rows": _rows(asked, lines),
    }
    return page(request, "afterwards/measures.html", context)


def _visits(asked: Asked, *, seen_by: User) -> QuerySet[Delegation]:
    return received_visits(*asked.days, today=clock.today(), seen_by=seen_by)


def _around(asked: Asked) -> dict[str, Any]:
    statistics = reverse("reporting:statistics")
    tabs = [Tab(str(one.label), f"{statistics}?direction={one.value}", False) for one in Direction]
    return {
        "asked": asked,
        "tabs": [*tabs, Tab(_("Quality of reception"), reverse("afterwards:measures"), True)],
        "years": years_of(clock.today()),
        "cuts": [("quarter", _("By quarter")), ("division", _("By division"))],
        "tolerances": TOLERANCES,
        "export": f"{reverse('afterwards:measures-file')}?{asked.query()}",
    }


def _behind(asked: Asked, **more: str) -> str:
    return f"{reverse('afterwards:measured-visits')}?{asked.query(**more)}"


def _rows(asked: Asked, lines: Mapping[str, Measures]) -> list[Row]:
    names = names_of(asked, lines)
    keys = sorted(lines, key=lambda key: key if asked.cut == "quarter" else names[key])
    return [Row(names[key], lines[key], _behind(asked, key=key)) for key in keys]


def names_of(asked: Asked, keys: Iterable[str]) -> dict[str, str]:
    if asked.cut == "quarter":
        return {key: _("Quarter %(number)s") % {"number": key} for key in keys}
    names = unit_names(keys)
    return {key: names.get(key, _("not given")) for key in keys}


@login_required
@require_safe
def behind(request: SignedInRequest) -> HttpResponse:
    """The visits that one line counts, each with its own figures; without a key, all of the year."""
    require(request.user, SEE)
    asked, key = asked_in(request.GET, today=clock.today()), request.GET.get("key")
    visits = _visits(asked, seen_by=request.user)
    chosen = [
        one for one in receptions(visits) if key is None or KEYS[asked.cut](one) == key
    ]  # fmt: skip
    sheet = Paginator(chosen, ROWS).get_page(request.GET.get("page"))
    name = _("Whole year") if key is None else names_of(asked, [key])[key]
    more = {} if key is None else {"key": key}
    context = {
        **_around(asked),
        "name": name,
        "count": len(chosen),
        "sheet": sheet,
        "rows": [
            (visit, Row(visit.title, one, reverse("delegations:detail", args=[visit.pk])))
            for visit, one in _with_visits(asked, list(sheet.object_list), visits)
        ],
        "total": Row(name, total_of(_measured(asked, one) for one in chosen)),
        "back": f"{reverse('afterwards:measures')}?{asked.query()}",
        "query": asked.query(**more),
    }
    return page(request, "afterwards/measured_visits.html", context)


def _measured(asked: Asked, one: Reception) -> Measures:
    return measured(one, tolerance=asked.tolerance, at=clock.now())


def _with_visits(
    asked: Asked, shown: Sequence[Reception], visits: QuerySet[Delegation]
) -> list[tuple[Delegation, Measures]]:
    by_key = visits.in_bulk([one.key for one in shown])
    return [(by_key[one.key], _measured(asked, one)) for one in shown]


@login_required
@require_safe
def workbook(request: SignedInRequest) -> HttpResponse:
    """Every visit of the year with its figures, as a spreadsheet."""
    require(request.user, SEE)
    asked = asked_in(request.GET, today=clock.today())
    visits = _visits(asked, seen_by=request.user)
    found = receptions(visits)
    rows = _with_visits(asked, found, visits)
    names = unit_names({one.division for one in found})
    divisions = {one.key: names.get(one.division, "") for one in found}
    return answer_export(
        request, cast(QuerySet[Any], rows), name="reception-measures", title=_("Quality of reception"),
        headings=_headings(asked), about=request.user,
        cells=lambda row: _cells(row, divisions),
    )  # fmt: skip


def _headings(asked: Asked) -> list[str]:
    return [
        _("Reference"), _("Delegation"), _("First day"), _("Unit"), _("Items due"),
        _("Ticked as begun"), _("Begun on time (up to %(minutes)s minutes late)") % {"minutes": asked.tolerance},
        _("Ticked as finished"), _("Finished on time"), _("Changes after approval"),
        _("Changes in the last 48 hours"), *[_("Incidents: %(kind)s") % {"kind": one.label} for one in Severity],
        _("Guests' marks"), _("Mean of 5"),
    ]  # fmt: skip


def _cells(row: tuple[Delegation, Measures], divisions: Mapping[int, str]) -> FileRow:
    visit, one = row
    mean = one.overall.mean
    return [
        visit.reference, visit.title, visit.starts_on, divisions[visit.pk], one.ticked.whole,
        one.ticked.part, one.begun.part, one.finished.whole, one.finished.part, one.changed_after,
        one.changed_late, *[one.incidents.get(kind, 0) for kind in Severity.values],
        one.overall.count, "" if mean is None else number_format(mean, decimal_pos=1),
    ]  # fmt: skip
