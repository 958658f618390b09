"""The board: who and what is booked when, for a day, a week or, counted, a month."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.delegations.queries import visible_delegations
from doingoai.foundation import clock
from doingoai.foundation.local_time import local_day
from doingoai.programme.models import Item
from doingoai.resources.models import Absence, Need, Resource, Staffing
from doingoai.resources.queries import (
    absences_between,
    bookings_between,
    unmet_needs,
    visible_resources,
    visible_staffings,
)
from doingoai.web.filtering import one_of
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.resources.pages import tabs
from doingoai.web.resources.timeline import (
    FIRST_HOUR,
    GROUPS,
    LAST_HOUR,
    by_day,
    days_of,
    group_of,
    grouped,
    row_of_day,
    row_of_month,
    row_of_week,
    start_of,
)

VIEWS = {"day": _("Day"), "week": _("Week"), "month": _("Month")}
MOST_UNMET = 40


class Asked:
    """What the address asks: a day, a week or a month around a day, of all or of one group."""

    def __init__(self, query: QueryDict, today: date) -> None:
        self.view = one_of(query.get("view", ""), VIEWS) or "week"
        self.on = _day(query.get("on", "")) or today
        self.group = one_of(query.get("group", ""), GROUPS)

    @property
    def first(self) -> date:
        if self.view == "day":
            return self.on
        if self.view == "week":
            return self.on - timedelta(days=self.on.weekday())
        return self.on.replace(day=1)

    @property
    def count(self) -> int:
        if self.view == "month":
            return ((self.first + timedelta(days=32)).replace(day=1) - self.first).days
        return 1 if self.view == "day" else 7

    def link(self, **changes: Any) -> str:
        asked = {"view": self.view, "on": self.on, "group": self.group, **changes}
        return "?" + urlencode({key: value for key, value in asked.items() if value})

    @property
    def links(self) -> dict[str, str]:
        return {
            "before": self.link(on=self.first - timedelta(days=1)),
            "after": self.link(on=self.first + timedelta(days=self.count)),
            "today": self.link(on=clock.today()),
        }


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None


@login_required
def board(request: SignedInRequest) -> HttpResponse:
    """The board as a table; what clashes and what nobody meets stands in red, with a word."""
    require(request.user, Permission.RESOURCE_VIEW)
    asked = Asked(request.GET, clock.today())
    days = days_of(asked.first, asked.count, clock.today())
    start, end = start_of(asked.first), start_of(asked.first + timedelta(days=asked.count))
    pool = [
        one
        for one in visible_resources(request.user).defer("note", "folded")
        if _is_there(one, asked) and (not asked.group or group_of(one) == asked.group)
    ]
    context = {
        "asked": asked,
        "days": days,
        "hours": range(FIRST_HOUR, LAST_HOUR),
        "views": [(key, label, asked.link(view=key)) for key, label in VIEWS.items()],
        "choices": GROUPS.items(),
        "links": asked.links,
        "tabs": tabs(request, "board"),
        "can_book": may(request.user, Permission.RESOURCE_BOOK),
        "here": request.get_full_path(),
        "pool": bool(pool),
        **_rows(asked, pool, days, start, end),
        **_unmet(request, asked, start, end),
        "last_staffing": _last_staffing(request, asked),
    }
    return page(request, "resources/board.html", context, fragments=("board",))


def _is_there(one: Resource, asked: Asked) -> bool:
    last = asked.first + timedelta(days=asked.count - 1)
    return (one.active_from is None or one.active_from <= last) and (
        one.active_until is None or one.active_until >= asked.first
    )


def _rows(
    asked: Asked, pool: list[Resource], days: list[Any], start: datetime, end: datetime
) -> dict[str, Any]:
    if asked.view == "month":
        return {"groups": grouped(_of_month(pool, days, start, end))}
    booked, away = _by_resource(bookings_between(start, end)), _by_resource(absences_between(start, end))  # fmt: skip
    if asked.view == "week":
        rows = [row_of_week(one, days, booked[one.pk], away[one.pk]) for one in pool]
        return {"groups": grouped(rows)}
    rows = [row_of_day(one, asked.first, booked[one.pk], away[one.pk]) for one in pool]
    listed = [(one, booking) for one in pool for booking in booked[one.pk]]
    listed.sort(key=lambda pair: (pair[1].starts_at, pair[1].pk))
    return {"groups": grouped(rows), "listed": listed}


def _by_resource(found: Iterable[Any]) -> defaultdict[int, list[Any]]:
    by_key: defaultdict[int, list[Any]] = defaultdict(list)
    for one in found:
        by_key[one.resource_id].append(one)
    return by_key


def _of_month(pool: list[Resource], days: list[Any], start: datetime, end: datetime) -> list[Any]:
    """Only keys and times are read: a month may hold thousands."""
    found = bookings_between(start, end).order_by()
    booked = list(found.values_list("resource_id", "starts_at", "is_displaced"))
    counts = by_day((key, moment) for key, moment, _hit in booked)
    hit = by_day((key, moment) for key, moment, is_hit in booked if is_hit)
    away = _away_days(absences_between(start, end), days[0].on, days[-1].on)
    return [row_of_month(one, days, counts, hit, away) for one in pool]


def _away_days(absences: Iterable[Absence], first: date, last: date) -> Counter[tuple[int, date]]:
    found: Counter[tuple[int, date]] = Counter()
    for absence in absences:
        day = max(local_day(absence.starts_at), first)
        until = min(local_day(absence.ends_at - timedelta(microseconds=1)), last)
        while day <= until:
            found[absence.resource_id, day] += 1
            day += timedelta(days=1)
    return found


def _unmet(
    request: SignedInRequest, asked: Asked, start: datetime, end: datetime
) -> dict[str, Any]:
    """Needs nobody meets, each with the address where it is met, if its visit is for this person."""
    found = unmet_needs(start, end)
    if asked.group:
        found = found.filter(kind=asked.group)
    needs = list(found[: MOST_UNMET + 1])
    places = _places(request, needs)
    return {
        "unmet": [(need, places.get(need.about_id)) for need in needs[:MOST_UNMET]],
        "unmet_more": len(needs) > MOST_UNMET,
    }


def _last_staffing(request: SignedInRequest, asked: Asked) -> Staffing | None:
    """This person's last proposal for the days that are shown."""
    last = asked.first + timedelta(days=asked.count - 1)
    mine = visible_staffings(request.user).filter(starts_on=asked.first, ends_on=last)
    return mine.only("pk").first()


def _places(request: SignedInRequest, needs: list[Need]) -> dict[str, tuple[int, int]]:
    """The visit and the item of each need that belongs to an item."""
    keys = [need.about_id for need in needs if need.about_type == Item.subject_type]
    items = dict(Item.objects.filter(pk__in=keys).values_list("pk", "programme_id"))
    visits = dict(
        visible_delegations(request.user)
        .filter(programme__in=set(items.values()))
        .values_list("programme_id", "pk")
    )
    return {
        str(key): (visits[programme], key)
        for key, programme in items.items()
        if programme in visits
    }
