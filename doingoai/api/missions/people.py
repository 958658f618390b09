"""Who travels: the list with each one's travels of the year, one traveller, the passport; the programme."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.models import Unit
from doingoai.accounts.rules import may
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.programme import item_words
from doingoai.api.delegations.sent import PassportIn
from doingoai.api.inputs import linked, one_of
from doingoai.api.missions.finding import find_mission, traveller_words
from doingoai.api.missions.sent import MissionItemEdit, MissionItemIn, TravellerEdit, TravellerIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import Inner, Key
from doingoai.api.shapes_missions import (
    MissionItemShape,
    MissionProgrammeShape,
    TravellerDetailShape,
    TravellerNumberShape,
    TravellersShape,
)
from doingoai.api.shapes_visits import DoneShape
from doingoai.directory.actions import PassportData, read_passport
from doingoai.directory.models import Person, Place
from doingoai.directory.states import PassportKind
from doingoai.foundation import clock
from doingoai.missions.actions.people import (
    TRAVELLER_FIELDS,
    add_traveller,
    edit_traveller,
    keep_traveller_passport,
    remove_traveller,
)
from doingoai.missions.actions.programme import (
    drop_mission_item,
    plan_mission_item,
    replan_mission_item,
)
from doingoai.missions.models import Mission, Traveller
from doingoai.missions.queries import travellers_of, trips_of
from doingoai.norms.queries import figure_table
from doingoai.programme.queries import items_of
from doingoai.programme.states import ItemKind

router = Router(tags=["missions"])
READ, WRITE, PRIVATE = Scope.MISSIONS_READ, Scope.MISSIONS_WRITE, Scope.GUESTS_PRIVATE
_OF_ITEM = ("responsible_text", "notes_vi", "notes_en", "version")


@reads(
    router, "/{int:pk}/travellers/", READ, TravellersShape,
    _("Travellers, each with what else they travel this year"),
)  # fmt: skip
def list_travellers(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk)
    travellers, year = list(travellers_of(mission)), mission.starts_on.year
    trips = trips_of(
        [one.person_id for one in travellers], table=figure_table(), but=mission.pk
    )  # fmt: skip
    return {
        "items": [
            {
                **traveller_words(one),
                "trips": [trip for trip in trips.get(one.person_id, ()) if trip.starts_on.year == year],
            }
            for one in travellers
        ]
    }  # fmt: skip


def _whole(request: HttpRequest, one: Traveller) -> dict[str, Any]:
    reads_passports = may(caller(request), Permission.PASSPORT_READ)
    return {
        **traveller_words(one), "version": one.version, "relative_of": one.relative_of,
        "passport": one.passport if reads_passports else None,
    }  # fmt: skip


def _find(request: HttpRequest, pk: int, key: int) -> Traveller:
    mission = find_mission(request, pk, to_act=True)
    return get_object_or_404(travellers_of(mission), pk=key)


@reads(
    router, "/{int:pk}/travellers/{int:key}/", READ, TravellerDetailShape,
    _("One traveller on this mission"),
)  # fmt: skip
def show_traveller(request: HttpRequest, pk: Key, key: Inner) -> Any:
    return _whole(request, _find(request, pk, key))


@writes(
    router, "POST", "/{int:pk}/travellers/", WRITE, TravellerDetailShape, _("Add a traveller"),
    status=201,
)  # fmt: skip
def add_mission_traveller(request: HttpRequest, pk: Key, body: TravellerIn) -> Any:
    mission = find_mission(request, pk, to_act=True)
    values = linked(dict(body), unit=Unit.objects.all())
    ours = Person.objects.filter(is_vietnamese_side=True)
    who = body.given_name() if body.person is None else one_of(ours, body.person, field="person")
    fields = {name: value for name, value in values.items() if name in TRAVELLER_FIELDS}
    made = add_traveller(mission, who, by=caller(request), sex=body.sex, **fields)
    return _whole(request, made)


@writes(
    router, "PATCH", "/{int:pk}/travellers/{int:key}/", WRITE, TravellerDetailShape,
    _("Edit what holds for a traveller on this mission"), versioned=True,
)  # fmt: skip
def edit_mission_traveller(request: HttpRequest, pk: Key, key: Inner, body: TravellerEdit) -> Any:
    one, by = _find(request, pk, key), caller(request)
    changes = linked(body.sent(), unit=Unit.objects.all())
    return _whole(
        request, edit_traveller(one, changes=changes, by=by, version=version_sent(request))
    )


@writes(
    router, "DELETE", "/{int:pk}/travellers/{int:key}/", WRITE, DoneShape,
    _("Take a traveller off the list"),
)  # fmt: skip
def remove_mission_traveller(request: HttpRequest, pk: Key, key: Inner) -> Any:
    remove_traveller(_find(request, pk, key), by=caller(request))
    return {"id": key, "done": True}


@writes(
    router, "PUT", "/{int:pk}/travellers/{int:key}/passport/", WRITE, TravellerDetailShape,
    _("Keep the passport of a traveller, sealed"),
)  # fmt: skip
def set_traveller_passport(request: HttpRequest, pk: Key, key: Inner, body: PassportIn) -> Any:
    data = PassportData(
        body.number, PassportKind(body.kind), body.country, body.issued_on, body.expires_on
    )
    done = keep_traveller_passport(_find(request, pk, key), data, by=caller(request))
    return _whole(request, done)


@writes(
    router, "POST", "/{int:pk}/travellers/{int:key}/passport/read/", PRIVATE, TravellerNumberShape,
    _("Read one passport number of a traveller; that it was read is kept"), repeatable=True,
)  # fmt: skip
def read_traveller_passport(request: HttpRequest, pk: Key, key: Inner) -> Any:
    mission = find_mission(request, pk, Permission.PASSPORT_READ)
    one, number = get_object_or_404(travellers_of(mission), pk=key), ""
    if one.passport is not None:
        number = read_passport(one.passport, by=caller(request), why=mission.reference)
    return {"traveller": one.pk, "number": number}


@reads(
    router, "/{int:pk}/programme/", READ, MissionProgrammeShape, _("The programme of one mission")
)  # fmt: skip
def show_mission_programme(request: HttpRequest, pk: Key) -> Any:
    mission = find_mission(request, pk)
    items = [item_words(item) for item in items_of(mission.programme)]
    return {"mission": mission.pk, "items": items}


def _item(mission: Mission, key: int) -> dict[str, Any]:
    item = get_object_or_404(items_of(mission.programme), pk=key)
    return {**item_words(item), **{name: getattr(item, name) for name in _OF_ITEM}}


def _placed(request: HttpRequest, values: dict[str, Any]) -> dict[str, Any]:
    """Places are chosen by those who see the directory; others write the place into the text."""
    sees = may(caller(request), Permission.DIRECTORY_VIEW)
    return linked(values, place=Place.objects.all() if sees else Place.objects.none())


@reads(
    router, "/{int:pk}/programme/items/{int:key}/", READ, MissionItemShape,
    _("One item of a mission with its notes"),
)  # fmt: skip
def show_mission_item(request: HttpRequest, pk: Key, key: Inner) -> Any:
    return _item(find_mission(request, pk, to_act=True), key)


@writes(
    router, "POST", "/{int:pk}/programme/items/", WRITE, MissionItemShape,
    _("Add an item to the programme of a mission"), status=201,
)  # fmt: skip
def add_mission_item(request: HttpRequest, pk: Key, body: MissionItemIn) -> Any:
    mission, values = find_mission(request, pk, to_act=True), _placed(request, dict(body))
    kind = ItemKind(values.pop("kind"))
    made = plan_mission_item(mission, kind=kind, by=caller(request), at=clock.now(), **values)
    return _item(mission, made.pk)


@writes(
    router, "PATCH", "/{int:pk}/programme/items/{int:key}/", WRITE, MissionItemShape,
    _("Edit an item of a mission; what is not sent stays"), versioned=True,
)  # fmt: skip
def edit_mission_item(request: HttpRequest, pk: Key, key: Inner, body: MissionItemEdit) -> Any:
    mission = find_mission(request, pk, to_act=True)
    item = get_object_or_404(items_of(mission.programme), pk=key)
    replan_mission_item(
        item, changes=_placed(request, body.sent()), by=caller(request), at=clock.now(),
        version=version_sent(request),
    )  # fmt: skip
    return _item(mission, key)


@writes(
    router, "DELETE", "/{int:pk}/programme/items/{int:key}/", WRITE, DoneShape,
    _("Take an item out of the programme of a mission"),
)  # fmt: skip
def remove_mission_item(request: HttpRequest, pk: Key, key: Inner) -> Any:
    mission = find_mission(request, pk, to_act=True)
    drop_mission_item(get_object_or_404(items_of(mission.programme), pk=key), by=caller(request))
    return {"id": key, "done": True}
