"""Pages of missions abroad: the list, opening one, its overview, editing, sending, returning, cancelling."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit
from doingoai.accounts.rules import may, require_any
from doingoai.accounts.states import Permission
from doingoai.documents.queries import files_of
from doingoai.foundation import clock
from doingoai.missions.actions.holding import KEEPERS
from doingoai.missions.actions.mission import (
    FIELDS,
    Asking,
    ask_back,
    cancel_mission,
    edit_mission,
    open_mission,
    prepare_mission,
    send_request,
)
from doingoai.missions.models import Leg, Mission
from doingoai.missions.queries import legs_of, ways_to_see
from doingoai.missions.rules import days_not_covered, is_inside
from doingoai.missions.states import MissionState, Purpose
from doingoai.web.audit.history import Event, events_about
from doingoai.web.delegations.forms import ReasonForm
from doingoai.web.documents.forms import FilesForm
from doingoai.web.editing import answer_form
from doingoai.web.exports import kept_query
from doingoai.web.lists import keyset
from doingoai.web.missions.forms import (
    LegForm,
    MissingForm,
    MissionForm,
    OpenForm,
    PrepareForm,
    SendForm,
)
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.missions.glance import glance_at
from doingoai.web.missions.tables import MissionFilter
from doingoai.web.naming import country_name
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.uploads import Brought
from doingoai.yearplan.states import Planning

READERS = (Permission.MISSION_VIEW_ALL, Permission.MISSION_REQUEST)


@login_required
def missions(request: SignedInRequest) -> HttpResponse:
    """Missions abroad, the newest departure first; filters live in the address."""
    require_any(request.user, READERS)
    narrowing = MissionFilter(request.GET)
    ways = [narrowing.apply(way) for way in ways_to_see(request.user)]
    sheet = keyset(request, ways, by="starts_on", shape=_with_names)
    sees_all = may(request.user, Permission.MISSION_VIEW_ALL)
    context = {
        "sheet": sheet,
        "missions": with_countries(sheet.rows),
        "filter": narrowing,
        "export_query": kept_query(request),
        "states": MissionState.choices,
        "purposes": Purpose.choices,
        "plannings": Planning.choices,
        "units": Unit.objects.order_by("name_vi", "id") if sees_all else [],
        "can_open": any(may(request.user, right) for right in KEEPERS),
    }
    return page(request, "missions/list.html", context, fragments=("missions-rows",))


def _with_names(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    return missions.select_related("unit", "responsible")


def with_countries(rows: Iterable[Mission]) -> list[tuple[Mission, str]]:
    """Missions, each with the names of its countries in the order of travel, in one more query."""
    listed = list(rows)
    names: dict[int, dict[str, None]] = {}
    for leg in Leg.objects.filter(mission__in=[one.pk for one in listed]):
        names.setdefault(leg.mission_id, {})[country_name(leg.country)] = None
    return [(one, ", ".join(names.get(one.pk, {}))) for one in listed]


@login_required
def open_page(request: SignedInRequest) -> HttpResponse:
    """A unit asks for a mission; what is known now, the rest comes on its own pages."""
    require_any(request.user, KEEPERS)
    initial = {"unit": request.user.unit_id, "planning": Planning.PLANNED}
    form = OpenForm(request.POST or None, user=request.user, initial=initial)

    def act() -> Mission:
        data = form.changes()
        asking = Asking(
            title_vi=data["title_vi"], unit=data["unit"], starts_on=data["starts_on"],
            ends_on=data["ends_on"], purpose=Purpose(data["purpose"]),
            planning=Planning(data["planning"]), plan_item=data["plan_item"],
            planning_basis=data["planning_basis"],
        )  # fmt: skip
        return open_mission(asking, on=clock.today(), by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda mission: reverse("missions:edit", args=[mission.pk]),
        template="missions/open.html", context={},
    )  # fmt: skip


@login_required
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One mission: what is asked for, where it goes, what happens next, and what was done."""
    mission = find_mission(request, pk)
    return page(request, "missions/detail.html", detail_context(request, mission))


def detail_context(request: SignedInRequest, mission: Mission) -> dict[str, Any]:
    legs = list(legs_of(mission))
    around = frame(request, mission, "detail")
    return {
        **around,
        "glance": glance_at(mission, legs, with_money=around["can"]["inside"]),
        "legs": legs,
        "uncovered": days_not_covered(mission, legs),
        "files": files_of(mission),
        "events": _events(request, mission),
        "leg_form": LegForm(
            initial={"arrives_on": mission.starts_on, "leaves_on": mission.ends_on}
        ),
        "send_form": SendForm(initial={"request_number": mission.request_number}),
        "missing_form": MissingForm(),
        "files_form": FilesForm(brought=Brought()),
        "today": clock.today(),
    }


def _events(request: SignedInRequest, mission: Mission) -> list[Event]:
    """What was done, for the Department and the unit itself; who was only asked does not see it."""
    return events_about("mission", mission.pk) if is_inside(request.user, mission) else []


def detail_page(
    request: SignedInRequest, mission: Mission, form: forms.Form, name: str, act: Any
) -> HttpResponse:
    """A form on the overview of a mission, shown there again when it has to be mended."""
    context = detail_context(request, mission)
    return answer_form(
        request, form, act, done=lambda _done: reverse("missions:detail", args=[mission.pk]),
        template="missions/detail.html", context={**context, name: form},
    )  # fmt: skip


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = MissionForm(request.POST or None, of=mission)

    def act() -> Mission:
        changes = {name: value for name, value in form.changes().items() if name in FIELDS}
        return edit_mission(mission, changes=changes, by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda done: reverse("missions:detail", args=[done.pk]),
        template="missions/edit.html", context=frame(request, mission, "detail"),
    )  # fmt: skip


@login_required
def prepare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Gifts, notes, and the officer who looks after the mission."""
    mission = find_mission(request, pk, to_act=True)
    hidden = () if may(request.user, Permission.MISSION_WRITE) else ("responsible",)
    form = PrepareForm(request.POST or None, of=mission, without=hidden)

    def act() -> Mission:
        return prepare_mission(mission, changes=form.changes(), by=request.user, **form.opening())

    return small_form(request, mission, form, act, _("Gifts and notes"))


def small_form(
    request: SignedInRequest,
    mission: Mission,
    form: forms.Form,
    act: Any,
    title: str,
    tab: str = "detail",
) -> HttpResponse:
    """A form of a mission on a page of its own."""
    back = reverse(f"missions:{tab}", args=[mission.pk])
    return answer_form(
        request, form, act, done=lambda _done: back, template="missions/small_form.html",
        context={**frame(request, mission, tab), "title": title, "back": back},
    )  # fmt: skip


@login_required
@require_POST
def send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the request to the Department, or show what is still missing."""
    mission = find_mission(request, pk, to_act=True)
    form = SendForm(request.POST)

    def act() -> Mission:
        return send_request(
            mission, request_number=form.cleaned_data["request_number"], on=clock.today(),
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return detail_page(request, mission, form, "send_form", act)


@login_required
@require_POST
def back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Return the request to its unit with what is missing."""
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    form = MissingForm(request.POST)

    def act() -> Mission:
        return ask_back(
            mission, missing=form.cleaned_data["missing"], by=request.user, at=clock.now()
        )

    return detail_page(request, mission, form, "missing_form", act)


@login_required
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = ReasonForm(request.POST or None)

    def act() -> Mission:
        return cancel_mission(
            mission, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()
        )

    return small_form(request, mission, form, act, _("Cancel the mission"))
