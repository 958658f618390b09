"""Pages of the seating and flag plans of a visit: the list, a new one, and one plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings as config
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.seating import plan_seats
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE
from doingoai.delegations.seating import people_behind, seating_names
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.programme.models import Item
from doingoai.programme.queries import items_of
from doingoai.protocol.drawing.svg import drawing_of
from doingoai.protocol.keeping import plan_kept, settings_from, ties_of
from doingoai.protocol.layout_rules import LAYOUT_RULES
from doingoai.protocol.layouts.catalogue import LAYOUTS
from doingoai.protocol.layouts.places import Place, Plan
from doingoai.protocol.models import SeatingPlan, SeatOf
from doingoai.protocol.queries import checks_of_rules, plans_about, seats_of
from doingoai.protocol.rules import broken_rules
from doingoai.protocol.states import Layout, View
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.people_read import reads_people
from doingoai.web.protocol.forms import (
    USUAL,
    DropForm,
    MakeForm,
    SwapForm,
    TieForm,
    in_order,
    seat_label,
)
from doingoai.web.protocol.halls import reasons_at_tables, search_context
from doingoai.web.rendering import SignedInRequest, login_required, page

TAB = "protocol:plans"
WRITE = Permission.SEATING_WRITE


@dataclass(frozen=True, slots=True)
class Chair:
    """One line of the table beside a drawing."""

    place: Place
    name: str
    title: str
    side: str
    why: str
    is_locked: bool
    seat: str
    more: tuple[str, ...] = ()


@login_required
def plans(request: SignedInRequest, pk: int) -> HttpResponse:
    """The plans of a visit, by the items of its programme."""
    visit = find_visit(request, pk, shown=("version",))
    listed = list(plans_about(visit))
    items = {str(one.pk): one for one in items_of(visit.programme)}
    rows = [(one, items.get(one.event_id)) for one in listed]
    planned = {one.event_id for one in listed}
    context = {
        **frame(request, visit, TAB),
        "rows": rows,
        "without": [one for key, one in items.items() if key not in planned and one.kind in USUAL],
        "may_write": may_write(request, visit),
    }
    return page(request, "protocol/plans.html", context)


def may_write(request: SignedInRequest, visit: Delegation) -> bool:
    return may(request.user, WRITE) and visit.state in CHANGEABLE


@login_required
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, WRITE)
    items = list(items_of(visit.programme))
    wanted = next((one for one in items if str(one.pk) == request.GET.get("item")), None)
    initial = {"item": str(wanted.pk), "layout": USUAL.get(wanted.kind)} if wanted else {}  # type: ignore[call-overload]
    form = MakeForm(request.POST or None, items=items, initial=initial)

    def act() -> SeatingPlan:
        layout, item = Layout(form.cleaned_data["layout"]), form.chosen()
        settings = form.settings_for(len(seating_names(visit, item, layout)))
        return plan_seats(visit, item, layout=layout, settings=settings, by=request.user, at=clock.now())  # fmt: skip

    return answer_form(
        request, form, act, done=lambda made: plan_url(visit, made), template="protocol/form.html",
        context={**frame(request, visit, TAB), "title": _("Make a seating or flag plan"), "submit": _("Make the plan"), "back": reverse("protocol:plans", args=[visit.pk])},
    )  # fmt: skip


def plan_url(visit: Delegation, plan: SeatingPlan) -> str:
    return reverse("protocol:plan", args=[visit.pk, plan.pk])


def find_plan(request: SignedInRequest, pk: int, key: int, right: Permission | None = None) -> tuple[Delegation, SeatingPlan]:  # fmt: skip
    visit = find_visit(request, pk, right, shown=("version",))
    return visit, get_object_or_404(plans_about(visit), pk=key)


def item_of(visit: Delegation, plan: SeatingPlan) -> Item | None:
    """The item a plan is for, while it is in the programme."""
    if not plan.event_id.isdecimal():
        return None
    return items_of(visit.programme).filter(pk=plan.event_id).first()


@login_required
def plan(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """One plan: the drawing, the same as a table with the reason of each chair, and what may be done."""
    visit, one = find_plan(request, pk, key)
    return show_plan(request, visit, one)


def show_plan(
    request: SignedInRequest, visit: Delegation, plan: SeatingPlan, *, refusal: RuleBroken | None = None
) -> HttpResponse:  # fmt: skip
    seats = seats_of(plan)
    now = plan_kept(plan, seats)
    reads_people(request, people_behind(now.people))
    locked = {one.place_key for one in seats if one.is_locked}
    view = view_of(request)
    fresh = {"version": plan.version}
    more = reasons_at_tables(plan, seats, now)
    context = {
        **frame(request, visit, TAB),
        **search_context(plan, seats, now),
        "plan": plan,
        "drawing": drawn(plan, now, view, get_language() or "vi", locked),
        "views": [(one, one.label, one == view) for one in View],
        "chairs": [_chair(now, place, locked, more) for place in in_order(now)],
        "left_over": [now.people[who].name for who in now.left_over],
        "faults": [str(one.says) for one in broken_rules(now, settings_from(plan.settings), ties_of(plan))],
        "changed_list": _changed_list(visit, plan, seats),
        "rule": LAYOUT_RULES[Layout(plan.layout)],
        "rule_check": checks_of_rules().get(plan.layout),
        "ties": [(number, tie.bond.label, now.people[tie.one].name, now.people[tie.other].name) for number, tie in enumerate(ties_of(plan))],
        "swap_form": SwapForm(plan=now, initial=fresh),
        "tie_form": TieForm(plan=now, initial=fresh, auto_id="tie_%s"),
        "drop_form": DropForm(plan=now, initial=fresh, auto_id="drop_%s"),
        "may_write": may_write(request, visit),
        "may_check": may_write(request, visit) and plan.changed_by_id != request.user.pk and plan.second_check_by is None,
        "may_print": may(request.user, Permission.PAPER_VIEW),
        "refusal": refusal,
        "view": view.value,
        "languages": config.LANGUAGES,
        "is_of_flags": LAYOUTS[Layout(plan.layout)].is_of_flags,
    }  # fmt: skip
    return page(request, "protocol/plan.html", context, status=422 if refusal else 200)


def view_of(request: SignedInRequest) -> View:
    wanted = request.GET.get("view", "")
    return View(wanted) if wanted in View.values else View.HALL


def drawn(plan: SeatingPlan, now: Plan, view: View, language: str, locked: set[str]) -> SafeString:
    """The drawing as it goes into a page: every word in it was escaped where it was written."""
    title = plan.title_in(language)
    return mark_safe(drawing_of(now, view=view, language=language, title=title, locked=locked))  # noqa: S308  # fmt: skip


def _chair(now: Plan, place: Place, locked: set[str], more: Mapping[str, list[str]]) -> Chair:
    one = now.people.get(place.occupant)
    title = (one.title_en if get_language() == "en" else one.title_vi) if one else ""
    name = one.name if one else str(place.label or _("free"))
    return Chair(
        place, name, title, str(one.side.label) if one else "", str(place.reason), place.key in locked,
        seat_label(now, place), tuple(more.get(place.occupant, ())),
    )  # fmt: skip


def _changed_list(visit: Delegation, plan: SeatingPlan, seats: list[SeatOf]) -> list[str]:
    """Who has come to the list, left it, or is called otherwise, since the plan was made."""
    listed = seating_names(
        visit, item_of(visit, plan), Layout(plan.layout), settings_from(plan.settings)
    )
    kept = {one.attendee_key: one.name for one in seats}
    return sorted({
        listed.get(key) or kept[key]
        for key in listed.keys() | kept.keys()
        if listed.get(key) != kept.get(key)
    })  # fmt: skip


def back_to(visit: Delegation, plan: SeatingPlan) -> HttpResponseRedirect:
    return HttpResponseRedirect(plan_url(visit, plan))
