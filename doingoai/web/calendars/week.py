"""The city leaders' week on one page, and the same as one printed sheet."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doingoai.accounts.queries import office
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.calendars.leaders import leaders_week
from doingoai.calendars.sheet import week_sheet
from doingoai.calendars.week import DAYS, LeaderWeek, read_week, written_week
from doingoai.foundation import clock
from doingoai.foundation.vietnamese import date_span_en, date_span_vi
from doingoai.foundation.working_days import public_holidays
from doingoai.web.programme.grid import Cell, Span, lanes_of
from doingoai.web.rendering import SignedInRequest, login_required, page

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """A column of the week."""

    on: date
    is_today: bool
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A leader with meetings by day, and missions as bars in lanes."""

    of: LeaderWeek
    days: tuple[tuple[Day, tuple[Any, ...]], ...]
    lanes: tuple[tuple[Cell, ...], ...]

    @property
    def height(self) -> int:
        return len(self.lanes) + 1


@login_required
def leaders(request: SignedInRequest) -> HttpResponse:
    """Who is where on which day of a week; the address names the week."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    today = clock.today()
    monday = read_week(request.GET.get("week", ""), today=today)
    rows = leaders_week(request.user, monday)
    days = _days(monday, today)
    context = {
        "days": days,
        "rows": [_row(one, days) for one in rows],
        "title": title_of(monday),
        "week": written_week(monday),
        "links": _links(monday, today),
        "clashes": sum(one.clash_count for one in rows),
    }
    return page(request, "calendars/leaders.html", context)


@login_required
def sheet(request: SignedInRequest) -> HttpResponse:
    """The week on one sheet of paper, in Vietnamese."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    today = clock.today()
    monday = read_week(request.GET.get("week", ""), today=today)
    own = office()
    name = own.unit.name_vi if own else ""
    with translation.override("vi"):
        rows = leaders_week(request.user, monday)
    pdf = week_sheet(rows, monday, office=name, on=today)
    response = HttpResponse(pdf, content_type="application/pdf")
    file = f"lich-lanh-dao-{written_week(monday)}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{file}"'
    return response


def title_of(monday: date) -> str:
    """The week in the words of the screen."""
    last = monday + ONE_DAY * (DAYS - 1)
    span = date_span_en if get_language() == "en" else date_span_vi
    return _("City leaders' week %(days)s") % {"days": span(monday, last)}


def _days(monday: date, today: date) -> tuple[Day, ...]:
    language = get_language() or "vi"
    last = monday + ONE_DAY * (DAYS - 1)
    holidays = public_holidays(monday.year, language=language)
    holidays |= public_holidays(last.year, language=language)
    listed = (monday + ONE_DAY * number for number in range(DAYS))
    return tuple(Day(on, on == today, holidays.get(on, "")) for on in listed)


def _row(one: LeaderWeek, days: tuple[Day, ...]) -> Row:
    spans = [Span(trip.first, trip.last, trip) for trip in one.missions]
    lanes = lanes_of(days[0].on, spans)
    return Row(one, tuple(zip(days, one.days, strict=True)), lanes)


def _links(monday: date, today: date) -> dict[str, str]:
    here = reverse("calendars:leaders")
    week = timedelta(days=DAYS)
    return {
        "before": f"{here}?week={written_week(monday - week)}",
        "after": f"{here}?week={written_week(monday + week)}",
        "now": f"{here}?week={written_week(today)}",
        "sheet": f"{reverse('calendars:leaders-sheet')}?week={written_week(monday)}",
    }
