"""The calendar over all visits: a month, a week, or what is coming; the address is its state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require_any
from doingoai.accounts.states import Permission
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import (
    calendar_entries,
    visible_delegations,
    visits_between,
    with_parties,
)
from doingoai.delegations.states import State
from doingoai.foundation import clock
from doingoai.foundation.local_time import HERE
from doingoai.foundation.vietnamese import date_span_en, date_span_vi, month_year_en, month_year_vi
from doingoai.foundation.working_days import public_holidays
from doingoai.programme.models import Item
from doingoai.web.filtering import one_of
from doingoai.web.programme.grid import (
    WEEK,
    Marks,
    Span,
    Week,
    monday_of,
    month_span,
    weeks_between,
)
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

READERS = (Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_VIEW_SHARED)
VIEWS = ("month", "week")
FIRST_YEAR, LAST_YEAR = 1970, 2199


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with its visit and the clock time at the office."""

    item: Item
    visit: Delegation
    at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Sought:
    """What the address asks of the calendar: month or week, of which day, only my visits."""

    view: str
    on: date
    mine: bool = False

    @property
    def span(self) -> tuple[date, date]:
        if self.view == "week":
            return monday_of(self.on), monday_of(self.on) + WEEK - timedelta(days=1)
        return month_span(self.on)

    def link(self, *, view: str = "", on: date | None = None, mine: bool | None = None) -> str:
        only_mine = self.mine if mine is None else mine
        asked = {"view": view or self.view, "on": (on or self.on).isoformat()}
        return "?" + urlencode(asked | ({"mine": "1"} if only_mine else {}))

    @property
    def before(self) -> date:
        return self.on - WEEK if self.view == "week" else self.on.replace(day=1) - timedelta(days=1)

    @property
    def after(self) -> date:
        if self.view == "week":
            return self.on + WEEK
        return (self.on.replace(day=1) + timedelta(days=31)).replace(day=1)


def sought(query: QueryDict, today: date) -> Sought:
    """Read the address; what cannot be read shows the month of today."""
    try:
        on = date.fromisoformat(query.get("on", ""))
    except ValueError:
        on = today
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        on = today
    view = one_of(query.get("view", ""), VIEWS) or "month"
    return Sought(view, on, query.get("mine") == "1")


@login_required
def calendar(request: SignedInRequest) -> HttpResponse:
    """Visits and items of a month or a week that this person may see."""
    user, today = request.user, clock.today()
    require_any(user, READERS)
    asked = sought(request.GET, today)
    first, last = asked.span
    visits = _visits(user, asked)
    weeks = weeks_between(
        first, last,
        [Span(visit.starts_on, visit.ends_on, visit) for visit in visits],
        _by_day(_items(user, asked)),
        Marks(today, _holidays(first, last), asked.on if asked.view == "month" else None),
    )  # fmt: skip
    context = {
        "asked": asked,
        "title": title_of(asked),
        "weeks": weeks,
        "agenda": _agenda(weeks, today),
        "visits": visits,
        "today": today,
        "tabs": _tabs(asked),
        "links": _links(asked, today),
        "sees_leaders": may(user, Permission.DELEGATION_VIEW_ALL),
    }
    return page(request, "programme/calendar.html", context, fragments=("calendar",))


def _visits(user: User, asked: Sought) -> list[Delegation]:
    found = visits_between(*asked.span, seen_by=user)
    return list(found.filter(responsible=user) if asked.mine else found)


def _items(user: User, asked: Sought) -> list[Shown]:
    items = list(calendar_entries(*asked.span, seen_by=user))
    visits = _visits_of(items, user, mine=asked.mine)
    return [
        Shown(
            item, visits[item.programme_id], item.starts_at.astimezone(HERE), _local(item.ends_at)
        )
        for item in items
        if item.programme_id in visits
    ]


def _visits_of(items: Sequence[Item], user: User, *, mine: bool) -> dict[int, Delegation]:
    """The visits of items by their programme; refused and cancelled ones do not happen."""
    if not items:
        return {}
    visits: QuerySet[Delegation] = with_parties(visible_delegations(user)).filter(
        programme__in={item.programme_id for item in items}
    )
    visits = visits.exclude(state__in=[State.REFUSED, State.CANCELLED])
    if mine:
        visits = visits.filter(responsible=user)
    return {visit.programme_id: visit for visit in visits}


def _local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(HERE) if moment else None


def _by_day(items: Iterable[Shown]) -> dict[date, list[Shown]]:
    days: dict[date, list[Shown]] = {}
    for shown in items:
        days.setdefault(shown.at.date(), []).append(shown)
    return days


def _holidays(first: date, last: date) -> dict[date, str]:
    language = get_language() or "vi"
    named: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        named |= public_holidays(year, language=language)
    return named


def _agenda(weeks: Iterable[Week], today: date) -> list[Any]:
    """Days of the page on which something happens: what a phone shows in place of the table."""
    days = [day for week in weeks for day in week.days if not day.is_outside]
    return [day for day in days if day.items or day.holiday or _is_edge(day)]


def _is_edge(day: Any) -> bool:
    """Test whether a visit begins on this day, or the page begins within one."""
    return any(span.first == day.on for span in day.spans) or bool(day.spans and day.is_today)


def title_of(asked: Sought) -> str:
    """Name the month or the week."""
    is_english = get_language() == "en"
    if asked.view == "month":
        name = month_year_en(asked.on) if is_english else month_year_vi(asked.on)
        return name[:1].upper() + name[1:]
    first, last = asked.span
    return _("Week %(days)s") % {
        "days": date_span_en(first, last) if is_english else date_span_vi(first, last)
    }


def _tabs(asked: Sought) -> list[Tab]:
    names = {"month": _("Month"), "week": _("Week")}
    return [Tab(names[view], asked.link(view=view), view == asked.view) for view in VIEWS]


def _links(asked: Sought, today: date) -> dict[str, str]:
    return {
        "before": asked.link(on=asked.before),
        "after": asked.link(on=asked.after),
        "today": asked.link(on=today),
        "mine": asked.link(mine=not asked.mine),
    }
