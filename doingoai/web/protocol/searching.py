"""The search for a better plan of several tables: asked for, watched, cancelled, taken over or not."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doingoai.delegations.actions.seating import (
    accept_in_visit,
    decline_in_visit,
    improve_in_visit,
    stop_improving,
)
from doingoai.delegations.seating import people_behind
from doingoai.foundation import clock
from doingoai.protocol.keeping import plan_kept
from doingoai.protocol.queries import last_search, seats_of
from doingoai.protocol.states import Layout
from doingoai.web.delegations.frame import frame
from doingoai.web.people_read import reads_people
from doingoai.web.protocol.changes import VersionForm, answered, plan_now, tell_moves
from doingoai.web.protocol.forms import ImproveForm, seat_label
from doingoai.web.protocol.halls import next_best_of, progress_context, reasons_at_tables
from doingoai.web.protocol.pages import TAB, WRITE, find_plan, may_write, show_plan
from doingoai.web.rendering import SignedInRequest, login_required, page, piece_wanted


@login_required
@require_safe
def search(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """How far the search is: the piece of the plan's page that renews itself."""
    visit, plan = find_plan(request, pk, key)
    if piece_wanted(request) != "plan-search":
        return show_plan(request, visit, plan)
    context = progress_context(plan, last_search(plan))
    more = {"visit": visit, "may_write": may_write(request, visit), "is_renewed": True}
    return page(request, "protocol/_search.html", {**context, **more})


@login_required
@require_POST
def improve(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit, plan = find_plan(request, pk, key, WRITE)

    def act(said: dict[str, Any]) -> None:
        improve_in_visit(plan, seconds=said["seconds"], by=request.user, at=clock.now())

    return answered(request, visit, plan, ImproveForm(request.POST), act)


@login_required
@require_POST
def cancel(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit, plan = find_plan(request, pk, key, WRITE)

    def act(_said: dict[str, Any]) -> None:
        stop_improving(plan, by=request.user, at=clock.now())

    return answered(request, visit, plan, forms.Form(request.POST), act)


@login_required
@require_POST
def accept(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Take over what was found although the plan was changed meanwhile, and say who moves."""
    visit, plan = find_plan(request, pk, key, WRITE)
    now = plan_now(plan)

    def act(said: dict[str, Any]) -> None:
        moves = accept_in_visit(plan, version=said["version"], by=request.user, at=clock.now())
        plan.refresh_from_db()
        tell_moves(request, now, plan_now(plan), moves)

    return answered(request, visit, plan, VersionForm(request.POST), act)


@login_required
@require_POST
def decline(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit, plan = find_plan(request, pk, key, WRITE)

    def act(_said: dict[str, Any]) -> None:
        decline_in_visit(plan, by=request.user, at=clock.now())

    return answered(request, visit, plan, forms.Form(request.POST), act)


@login_required
@require_safe
def why(request: SignedInRequest, pk: int, key: int, who: str) -> HttpResponse:
    """Why somebody sits where they sit, and what the next best table would cost."""
    visit, plan = find_plan(request, pk, key)
    seats = seats_of(plan)
    now = plan_kept(plan, seats)
    place = now.place_of(who)
    if plan.layout != Layout.ROUNDS or place is None:
        raise Http404
    reads_people(request, people_behind([who]))
    said = [str(place.reason), *reasons_at_tables(plan, seats, now).get(who, ())]
    next_best = next_best_of(plan, seats, who)
    context = {
        **frame(request, visit, TAB), "plan": plan, "one": now.people[who],
        "seat": seat_label(now, place), "said": [*said, *filter(None, [next_best])],
        "title": _("Why this place"),
    }  # fmt: skip
    return page(request, "protocol/why.html", context)
