"""A proposal of who serves what: asked for a day or a week, improved by the worker, accepted by line."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.staffing import Accepted, accept_staffing, picks_of
from doingoai.delegations.queries import visible_delegations
from doingoai.delegations.staffing import open_work
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.programme.models import Item
from doingoai.resources import assigning
from doingoai.resources.actions.staffing import ask_staffing, stop_staffing
from doingoai.resources.assigning.keeping import work_of
from doingoai.resources.assigning.reasons import Unmet
from doingoai.resources.assigning.saying import reasons
from doingoai.resources.models import Booking, Need, Staffing
from doingoai.resources.queries import visible_staffings
from doingoai.resources.states import NeedKind, StaffingState
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.resources.board import Asked
from doingoai.web.resources.timeline import start_of

TOLD = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One need with who or what was put down for it, and what became of it since."""

    item: assigning.Item
    need: assigning.Need
    kind: NeedKind
    visit: int | None
    name: str = ""
    pick: str = ""
    why: tuple[str, ...] = ()
    booked: str = ""
    is_changed: bool = False

    @property
    def is_open(self) -> bool:
        return not self.booked and not self.is_changed


@login_required
@require_POST
def assign(request: SignedInRequest) -> HttpResponse:
    """Propose who serves what is open in a day or a week of the board."""
    require(request.user, Permission.RESOURCE_BOOK)
    now = clock.now()
    asked = Asked(request.POST, clock.today())
    last = asked.first + timedelta(days=asked.count - 1)
    start, end = start_of(asked.first), start_of(last + timedelta(days=1))
    work = open_work(
        max(start, now), end, visits=visible_delegations(request.user), on=clock.today()
    )
    try:
        made = ask_staffing(asked.first, last, work=work, by=request.user, at=now)
    except RuleBroken as refusal:
        messages.info(request, refusal.message)
        return HttpResponseRedirect(reverse("resources:board") + asked.link())
    return HttpResponseRedirect(reverse("resources:staffing", args=[made.pk]))


def _find(request: SignedInRequest, pk: int) -> Staffing:
    require(request.user, Permission.RESOURCE_BOOK)
    return get_object_or_404(visible_staffings(request.user), pk=pk)


@login_required
def staffing(request: SignedInRequest, pk: int) -> HttpResponse:
    """The proposal as it stands; while it is improved the page looks again by itself."""
    found = _find(request, pk)
    return page(request, "resources/staffing.html", _context(request, found), fragments=("status",))


def _context(request: SignedInRequest, found: Staffing) -> dict[str, Any]:
    work, plan = work_of(found.work), found.resource_of
    lines, missing = _lines(request, work, plan)
    shown = _number(request.GET.get("cost", ""), found.cost)
    open_lines = [line for line in lines if line.is_open]
    return {
        "staffing": found,
        "lines": lines,
        "missing": missing,
        "open_count": len(open_lines),
        "is_solving": found.state == StaffingState.SOLVING,
        "gain": _gain(found),
        "shown_cost": shown,
        "is_better": found.cost < shown,
        "board": reverse("resources:board") + f"?view={_view(found)}&on={found.starts_on}",
    }


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else default


def _view(found: Staffing) -> str:
    return "day" if found.starts_on == found.ends_on else "week"


def _gain(found: Staffing) -> int:
    """By how much the plan is better than the first, in percent of what it could be better at most."""
    most = found.first_cost - found.bound
    return round(100 * (found.first_cost - found.cost) / most) if most > 0 else 0


def _lines(
    request: SignedInRequest, work: assigning.Work, plan: dict[tuple[str, str], str]
) -> tuple[list[Line], list[tuple[Line, Unmet]]]:
    now = _Now(request, work)
    why = reasons(work, plan)
    names = {one.key: one.name for one in work.resources}
    lines = [
        now.line(item, need, names[one], f"{need.key}-{one}", why.get((item.key, need.key), ()))
        for item in work.items
        for need in item.needs
        if (one := plan.get((item.key, need.key)))
    ]
    unmet = [(now.line(each.item, each.need), each) for each in assigning.still_open(work, plan)]
    return lines, [pair for pair in unmet if pair[0].is_open]


class _Now:
    """What has become of the needs of a proposal since, read at once."""

    def __init__(self, request: SignedInRequest, work: assigning.Work) -> None:
        needs = [int(need.key) for item in work.items for need in item.needs]
        items = [int(item.key) for item in work.items]
        self.times = {
            str(key): (start, end)
            for key, start, end in Need.objects.filter(pk__in=needs).values_list(
                "pk", "starts_at", "ends_at"
            )
        }
        booked = Booking.objects.filter(need__in=needs, is_displaced=False)
        self.booked = {
            str(key): name for key, name in booked.values_list("need_id", "resource__name")
        }
        programmes = dict(Item.objects.filter(pk__in=items).values_list("pk", "programme_id"))
        visits = visible_delegations(request.user).filter(programme__in=set(programmes.values()))
        known = dict(visits.values_list("programme_id", "pk"))
        self.visits = {str(key): known.get(programme) for key, programme in programmes.items()}

    def line(
        self,
        item: assigning.Item,
        need: assigning.Need,
        name: str = "",
        pick: str = "",
        why: tuple[str, ...] = (),
    ) -> Line:
        time: tuple[datetime, datetime] | None = self.times.get(need.key)
        return Line(
            item, need, NeedKind(need.role.value), self.visits.get(item.key), name, pick, why,
            self.booked.get(need.key, ""), time != (item.starts_at, item.ends_at),
        )  # fmt: skip


@login_required
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Improve it no further."""
    stop_staffing(_find(request, pk), by=request.user)
    return HttpResponseRedirect(reverse("resources:staffing", args=[pk]))


@login_required
@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Book the lines that are ticked; what does not fit any more is told one by one."""
    found = _find(request, pk)
    try:
        done = accept_staffing(
            found, picks_of(request.POST.getlist("pick")),
            visits=visible_delegations(request.user), by=request.user, at=clock.now(),
        )  # fmt: skip
    except RuleBroken as refusal:
        context = {**_context(request, found), "refusal": refusal}
        return page(request, "resources/staffing.html", context, status=422)
    _tell(request, done)
    return HttpResponseRedirect(reverse("resources:staffing", args=[pk]))


def _tell(request: SignedInRequest, done: Accepted) -> None:
    if done.booked:
        told = ngettext("%(count)s line is booked.", "%(count)s lines are booked.", done.booked)
        messages.success(request, told % {"count": done.booked})
    for one in done.refused[:TOLD]:
        messages.warning(
            request,
            _("Not booked: %(need)s. %(why)s") % {"need": one.need, "why": one.why},
        )
    if len(done.refused) > TOLD:
        more = len(done.refused) - TOLD
        told = ngettext(
            "%(count)s more line was not booked.", "%(count)s more lines were not booked.", more
        )
        messages.warning(request, told % {"count": more})
