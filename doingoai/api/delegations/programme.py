"""The programme of a visit: its items, and the versions that are handed out."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.models import User
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.finding import find_visit
from doingoai.api.delegations.sent import ItemEdit, ItemIn
from doingoai.api.inputs import all_of, linked
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import Inner, Key
from doingoai.api.shapes import ItemDetailShape, ProgrammeShape
from doingoai.api.shapes_visits import DoneShape, IssuedShape
from doingoai.delegations.actions.programme import (
    drop_item,
    hand_out_programme,
    plan_item,
    replan_item,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import hosts_of, members_of
from doingoai.directory.models import Person, Place
from doingoai.foundation import clock
from doingoai.programme.models import IssuedVersion, Item
from doingoai.programme.queries import issued_versions, items_of
from doingoai.programme.states import ItemKind, Side

router = Router(tags=["delegations"])
READ, WRITE = Scope.VISITS_READ, Scope.VISITS_WRITE
_WORDS = (
    "responsible_text", "interpreter", "dress_vi", "dress_en", "menu_vi", "menu_en", "notes_vi",
    "notes_en", "car", "version",
)  # fmt: skip


@reads(router, "/{int:pk}/programme/", READ, ProgrammeShape, _("The programme of one delegation"))
def show_programme(request: HttpRequest, pk: Key) -> dict[str, Any]:
    visit = find_visit(request, pk)
    last = issued_versions(visit.programme).first()
    return {
        "delegation": visit.pk,
        "issued_version": last.number if last else 0,
        "items": [item_words(item) for item in items_of(visit.programme)],
    }


def item_words(item: Item) -> dict[str, Any]:
    """An item as the programme tells it: notes, menus and cars are only told one by one."""
    people: dict[str, list[str]] = {Side.GUEST: [], Side.HOST: []}
    for one in item.participations.all():
        people[one.side].append(one.person.name.full)
    return {
        "id": item.pk,
        "kind": item.kind,
        "starts_at": localtime(item.starts_at),
        "ends_at": localtime(item.ends_at) if item.ends_at else None,
        "title_vi": item.title_vi,
        "title_en": item.title_en,
        "place": str(item.place) if item.place else "",
        "guests": people[Side.GUEST],
        "hosts": people[Side.HOST],
        "responsible": item.responsible.name if item.responsible else item.responsible_text,
        "interpreter_language": item.interpreter_language,
    }


def _whole(visit: Delegation, key: int) -> dict[str, Any]:
    item = get_object_or_404(items_of(visit.programme), pk=key)
    return {**item_words(item), **{name: getattr(item, name) for name in _WORDS}}


def _joined(request: HttpRequest, visit: Delegation, values: dict[str, Any]) -> dict[str, Any]:
    """The records in place of their keys; whoever takes part is on the list of the visit."""
    users = User.objects.filter(is_active=True)
    values = linked(values, place=Place.objects.all(), responsible=users)
    sides = {"guests": members_of(visit), "hosts": hosts_of(visit)}
    for name, rows in sides.items():
        if values.get(name) is not None:
            people = Person.objects.filter(pk__in=rows.order_by().values("person_id"))
            values[name] = all_of(people, values[name], field=name)
    return values


@reads(
    router, "/{int:pk}/programme/items/{int:key}/", READ, ItemDetailShape,
    _("One item with its notes"),
)  # fmt: skip
def show_item(request: HttpRequest, pk: Key, key: Inner) -> Any:
    return _whole(find_visit(request, pk, Permission.PROGRAMME_WRITE), key)


@writes(
    router, "POST", "/{int:pk}/programme/items/", WRITE, ItemDetailShape,
    _("Add an item to the programme"), status=201,
)  # fmt: skip
def add_programme_item(request: HttpRequest, pk: Key, body: ItemIn) -> Any:
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    values = _joined(request, visit, dict(body))
    kind = ItemKind(values.pop("kind"))
    made = plan_item(visit.programme, kind=kind, by=caller(request), at=clock.now(), **values)
    return _whole(visit, made.pk)


@writes(
    router, "PATCH", "/{int:pk}/programme/items/{int:key}/", WRITE, ItemDetailShape,
    _("Edit an item of the programme; what is not sent stays"), versioned=True,
)  # fmt: skip
def edit_programme_item(request: HttpRequest, pk: Key, key: Inner, body: ItemEdit) -> Any:
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    item = get_object_or_404(items_of(visit.programme), pk=key)
    values = _joined(request, visit, body.sent())
    guests, hosts = values.pop("guests", None), values.pop("hosts", None)
    replan_item(
        item, changes=values, guests=guests, hosts=hosts, by=caller(request), at=clock.now(),
        version=version_sent(request),
    )  # fmt: skip
    return _whole(visit, key)


@writes(
    router, "DELETE", "/{int:pk}/programme/items/{int:key}/", WRITE, DoneShape,
    _("Take an item out of the programme"),
)  # fmt: skip
def remove_programme_item(request: HttpRequest, pk: Key, key: Inner) -> Any:
    visit = find_visit(request, pk, Permission.PROGRAMME_WRITE)
    drop_item(get_object_or_404(items_of(visit.programme), pk=key), by=caller(request))
    return {"id": key, "done": True}


@writes(
    router, "POST", "/{int:pk}/programme/issue/", WRITE, IssuedShape,
    _("Hand out the programme as its next version"), status=201,
)  # fmt: skip
def issue_visit_programme(request: HttpRequest, pk: Key) -> Any:
    visit = find_visit(request, pk, Permission.PROGRAMME_ISSUE)
    done = hand_out_programme(visit.programme, by=caller(request), at=clock.now())
    return _issued(visit, done)


@reads(
    router, "/{int:pk}/programme/versions/{int:number}/", READ, IssuedShape,
    _("One version as it was handed out"),
)  # fmt: skip
def show_programme_version(request: HttpRequest, pk: Key, number: Inner) -> Any:
    visit = find_visit(request, pk)
    return _issued(visit, get_object_or_404(issued_versions(visit.programme), number=number))


def _issued(visit: Delegation, one: IssuedVersion) -> dict[str, Any]:
    return {
        "delegation": visit.pk, "number": one.number, "issued_at": localtime(one.issued_at),
        "content": one.content, "changes": one.changes,
    }  # fmt: skip
