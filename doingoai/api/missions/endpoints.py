"""Missions abroad: the list, one request, its countries and money, sending, returning, cancelling."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.models import User
from doingoai.accounts.rules import require, require_any
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.documents.endpoints import HANDED_OUT, handed_out, held_files
from doingoai.api.documents.sent import FilesIn
from doingoai.api.inputs import Reason, linked
from doingoai.api.missions.finding import find_mission, mission_words
from doingoai.api.missions.sent import (
    FundingEdit,
    FundingIn,
    LegEdit,
    LegIn,
    MissingIn,
    MissionEdit,
    MissionIn,
    PreparedIn,
    SendIn,
)
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import (
    USUAL,
    Country,
    Inner,
    Key,
    Limit,
    Mark,
    Words,
    holding,
    newest_first,
)
from doingoai.api.shapes_missions import (
    FundingShape,
    LegShape,
    MissionDetailShape,
    MissionMoneyShape,
    MissionsShape,
)
from doingoai.api.shapes_visits import DoneShape
from doingoai.directory.models import Partner
from doingoai.documents.queries import files_of
from doingoai.foundation import clock
from doingoai.missions.actions.files import add_mission_files
from doingoai.missions.actions.holding import KEEPERS
from doingoai.missions.actions.mission import (
    Asking,
    ask_back,
    cancel_mission,
    edit_mission,
    open_mission,
    prepare_mission,
    send_request,
)
from doingoai.missions.actions.scheme import (
    add_funding,
    add_leg,
    edit_funding,
    edit_leg,
    remove_funding,
    remove_leg,
)
from doingoai.missions.models import Leg, Mission
from doingoai.missions.queries import (
    funding_of,
    legs_of,
    plan_items_for,
    units_to_ask_for,
    visible_missions,
    with_parties,
)
from doingoai.missions.states import BUDGET, MissionState, Purpose
from doingoai.yearplan.states import Planning

router = Router(tags=["missions"])
READ, WRITE = Scope.MISSIONS_READ, Scope.MISSIONS_WRITE
READERS = (Permission.MISSION_VIEW_ALL, Permission.MISSION_REQUEST)
InState = Annotated[MissionState | None, Query(None, description=_("Where the mission stands"))]
From = Annotated[date | None, Query(None, description=_("Begins on this day or later"))]
To = Annotated[date | None, Query(None, description=_("Begins on this day or earlier"))]


@reads(router, "/", READ, MissionsShape, _("Missions abroad, the newest departure first"))
def list_missions(
    request: HttpRequest,
    q: Words = "",
    state: InState = None,
    country: Country = "",
    starts_from: From = None,
    starts_to: To = None,
    after: Mark = "",
    limit: Limit = USUAL,
) -> dict[str, Any]:
    require_any(caller(request), READERS)
    wanted = {"state": state, "starts_on__gte": starts_from, "starts_on__lte": starts_to}
    missions = with_parties(visible_missions(caller(request)))
    missions = missions.filter(**{name: value for name, value in wanted.items() if value})
    if country:
        legs = Leg.objects.filter(country=country.upper())
        missions = missions.filter(pk__in=legs.order_by().values("mission_id"))
    return newest_first(holding(missions, q, Mission.subject_type), after, limit)


@reads(
    router, "/{int:pk}/", READ, MissionDetailShape, _("One mission with its countries and people")
)
def show_mission(request: HttpRequest, pk: Key) -> Any:
    return mission_words(request, find_mission(request, pk))


@writes(
    router, "POST", "/", WRITE, MissionDetailShape, _("Open a mission abroad as a draft of a unit"),
    status=201,
)  # fmt: skip
def request_mission(request: HttpRequest, body: MissionIn) -> Any:
    by = caller(request)
    require_any(by, KEEPERS)
    units = units_to_ask_for(by)
    values = linked(dict(body), unit=units, plan_item=plan_items_for([one.pk for one in units]))
    values |= {"purpose": Purpose(body.purpose), "planning": Planning(body.planning)}
    made = open_mission(Asking(**values), on=clock.today(), by=by, at=clock.now())
    return mission_words(request, made)


@writes(
    router, "PATCH", "/{int:pk}/", WRITE, MissionDetailShape,
    _("Edit what is asked for; what is not sent stays"), versioned=True,
)  # fmt: skip
def edit_mission_request(request: HttpRequest, pk: Key, body: MissionEdit) -> Any:
    mission = find_mission(request, pk, to_act=True)
    changes = linked(
        body.sent(), partner=Partner.objects.all(), plan_item=plan_items_for([mission.unit_id])
    )
    done = edit_mission(mission, changes=changes, by=caller(request), version=version_sent(request))
    return mission_words(request, done)


@writes(
    router, "PATCH", "/{int:pk}/preparation/", WRITE, MissionDetailShape,
    _("Edit gifts, notes and who looks after the mission"), versioned=True,
)  # fmt: skip
def prepare_mission_trip(request: HttpRequest, pk: Key, body: PreparedIn) -> Any:
    mission, by = find_mission(request, pk, to_act=True), caller(request)
    if "responsible" in body.sent():
        require(by, Permission.MISSION_WRITE)
    changes = linked(body.sent(), responsible=User.objects.filter(is_active=True))
    done = prepare_mission(mission, changes=changes, by=by, version=version_sent(request))
    return mission_words(request, done)


@writes(
    router, "POST", "/{int:pk}/send/", WRITE, MissionDetailShape,
    _("Send a request to the Department"),
)  # fmt: skip
def send_mission_request(request: HttpRequest, pk: Key, body: SendIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    done = send_request(
        mission, request_number=body.request_number, on=clock.today(), by=caller(request),
        at=clock.now(),
    )  # fmt: skip
    return mission_words(request, done)


@writes(
    router, "POST", "/{int:pk}/ask-back/", WRITE, MissionDetailShape,
    _("Return a request to its unit and say what is missing"),
)  # fmt: skip
def return_mission_request(request: HttpRequest, pk: Key, body: MissingIn) -> Any:
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    done = ask_back(mission, missing=body.missing, by=caller(request), at=clock.now())
    return mission_words(request, done)


@writes(
    router, "POST", "/{int:pk}/cancel/", WRITE, MissionDetailShape,
    _("Cancel a mission, and why"),
)  # fmt: skip
def cancel_mission_request(request: HttpRequest, pk: Key, body: Reason) -> Any:
    mission = find_mission(request, pk, to_act=True)
    done = cancel_mission(mission, reason=body.reason, by=caller(request), at=clock.now())
    return mission_words(request, done)


@writes(
    router, "POST", "/{int:pk}/files/", WRITE, MissionDetailShape,
    _("Add files to a mission: the invitation, its translation"), status=201,
)  # fmt: skip
def add_mission_papers(request: HttpRequest, pk: Key, body: FilesIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    held = held_files(request, [(file.name, file.opened()) for file in body.files])
    done = add_mission_files(mission, files=held, by=caller(request))
    return mission_words(request, done)


@reads(
    router, "/{int:pk}/files/{int:key}/", READ, Any, _("Fetch a file of a mission"), **HANDED_OUT
)  # fmt: skip
def fetch_mission_file(request: HttpRequest, pk: Key, key: Inner) -> Any:
    mission = find_mission(request, pk, inside=True)
    return handed_out(get_object_or_404(files_of(mission).filter(is_sealed=False), pk=key))


@writes(
    router, "POST", "/{int:pk}/countries/", WRITE, LegShape,
    _("Add a country with the days in it"), status=201,
)  # fmt: skip
def add_mission_country(request: HttpRequest, pk: Key, body: LegIn) -> Any:
    return add_leg(find_mission(request, pk, to_act=True), by=caller(request), **dict(body))


@writes(
    router, "PATCH", "/{int:pk}/countries/{int:key}/", WRITE, LegShape,
    _("Correct a country or its days; what is not sent stays"),
)  # fmt: skip
def edit_mission_country(request: HttpRequest, pk: Key, key: Inner, body: LegEdit) -> Any:
    mission = find_mission(request, pk, to_act=True)
    leg = get_object_or_404(legs_of(mission), pk=key)
    return edit_leg(leg, changes=body.sent(), by=caller(request))


@writes(
    router, "DELETE", "/{int:pk}/countries/{int:key}/", WRITE, DoneShape,
    _("Take a country out of a mission"),
)  # fmt: skip
def remove_mission_country(request: HttpRequest, pk: Key, key: Inner) -> Any:
    mission = find_mission(request, pk, to_act=True)
    remove_leg(get_object_or_404(legs_of(mission), pk=key), by=caller(request))
    return {"id": key, "done": True}


@reads(router, "/{int:pk}/money/", READ, MissionMoneyShape, _("Who pays what for a mission"))
def show_mission_money(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk, inside=True)
    lines = list(funding_of(mission))
    public = sum(line.vnd for line in lines if line.source in BUDGET)
    total = sum(line.vnd for line in lines)
    return {"mission": mission.pk, "total": total, "public": public, "lines": lines}


@writes(
    router, "POST", "/{int:pk}/money/", WRITE, FundingShape, _("Add a source of money"), status=201
)  # fmt: skip
def add_mission_money(request: HttpRequest, pk: Key, body: FundingIn) -> Any:
    return add_funding(find_mission(request, pk, to_act=True), by=caller(request), **dict(body))


@writes(
    router, "PATCH", "/{int:pk}/money/{int:key}/", WRITE, FundingShape,
    _("Correct a source of money; what is not sent stays"),
)  # fmt: skip
def edit_mission_money(request: HttpRequest, pk: Key, key: Inner, body: FundingEdit) -> Any:
    mission = find_mission(request, pk, to_act=True)
    line = get_object_or_404(funding_of(mission), pk=key)
    return edit_funding(line, changes=body.sent(), by=caller(request))


@writes(
    router, "DELETE", "/{int:pk}/money/{int:key}/", WRITE, DoneShape,
    _("Take a source of money out"),
)  # fmt: skip
def remove_mission_money(request: HttpRequest, pk: Key, key: Inner) -> Any:
    mission = find_mission(request, pk, to_act=True)
    remove_funding(get_object_or_404(funding_of(mission), pk=key), by=caller(request))
    return {"id": key, "done": True}
