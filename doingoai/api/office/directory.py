"""People and places of the directory."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router, Schema

from doingoai.accounts.rules import require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.inputs import linked
from doingoai.api.office.sent import PersonEdit, PersonIn, PlaceEdit, PlaceIn, PostIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import USUAL, After, Key, Limit, Words, holding, sheet
from doingoai.api.people_read import reads_people
from doingoai.api.shapes_office import (
    PeopleShape,
    PersonDetailShape,
    PersonShape,
    PlaceShape,
    PlacesShape,
)
from doingoai.directory.actions import (
    PostData,
    add_person,
    add_place,
    edit_person,
    edit_place,
    set_post,
)
from doingoai.directory.models import Partner, Person
from doingoai.directory.naming import PersonName
from doingoai.directory.queries import posts_of, visible_people, visible_places
from doingoai.directory.states import NameOrder, PlaceKind

people = Router(tags=["people"])
places = Router(tags=["places"])
READ, WRITE = Scope.DIRECTORY_READ, Scope.DIRECTORY_WRITE
NAME = frozenset({"family", "middle", "given", "order", "native", "reading_vi"})


@reads(people, "/", READ, PeopleShape, _("People of the directory, the newest first"))
def list_people(
    request: HttpRequest, q: Words = "", after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    found = sheet(holding(visible_people(caller(request)), q, "person"), after, limit)
    reads_people(request, (person.pk for person in found["items"]))
    return {**found, "items": [_words(person, PersonShape) for person in found["items"]]}


def _words(person: Person, shape: type[Schema]) -> dict[str, Any]:
    """A person as a list tells them, the name as every paper prints it."""
    names = set(shape.model_fields) - {"name", "posts"}
    return {**{name: getattr(person, name) for name in names}, "name": person.name.full}


def _person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(visible_people(caller(request)), pk=pk)


def _whole(person: Person) -> dict[str, Any]:
    return {**_words(person, PersonDetailShape), "posts": list(posts_of(person))}


@reads(people, "/{int:pk}/", READ, PersonDetailShape, _("One person with their posts"))
def show_person(request: HttpRequest, pk: Key) -> Any:
    reads_people(request, [pk])
    return _whole(_person(request, pk))


@writes(people, "POST", "/", WRITE, PersonDetailShape, _("Add a person"), status=201)
def add_directory_person(request: HttpRequest, body: PersonIn) -> Any:
    values = dict(body)
    accept_same = values.pop("accept_same")
    named = {name: values.pop(name) for name in NAME}
    name = PersonName(**{**named, "order": NameOrder(named["order"])})
    made = add_person(name, by=caller(request), accept_same=accept_same, **values)
    return _whole(made)


@writes(
    people, "PATCH", "/{int:pk}/", WRITE, PersonDetailShape,
    _("Edit a person; what is not sent stays"), versioned=True,
)  # fmt: skip
def edit_directory_person(request: HttpRequest, pk: Key, body: PersonEdit) -> Any:
    found, by = _person(request, pk), caller(request)
    return _whole(edit_person(found, changes=body.sent(), by=by, version=version_sent(request)))


@writes(
    people, "POST", "/{int:pk}/posts/", WRITE, PersonDetailShape,
    _("Say what a person is from a day on"), status=201,
)  # fmt: skip
def set_person_post(request: HttpRequest, pk: Key, body: PostIn) -> Any:
    found, by = _person(request, pk), caller(request)
    values = linked(dict(body), partner=Partner.objects.all())
    partner, since = values.pop("partner"), values.pop("since")
    set_post(found, PostData(**values), partner=partner, on=since, by=by)
    return _whole(found)


@reads(places, "/", READ, PlacesShape, _("Places of the directory, the newest first"))
def list_places(
    request: HttpRequest, q: Words = "", after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    require(caller(request), Permission.DIRECTORY_VIEW)
    return sheet(holding(visible_places(caller(request)), q, "place"), after, limit)


@reads(places, "/{int:pk}/", READ, PlaceShape, _("One place"))
def show_place(request: HttpRequest, pk: Key) -> Any:
    return get_object_or_404(visible_places(caller(request)), pk=pk)


@writes(places, "POST", "/", WRITE, PlaceShape, _("Add a place"), status=201)
def add_directory_place(request: HttpRequest, body: PlaceIn) -> Any:
    values = dict(body)
    kind, name = PlaceKind(values.pop("kind")), values.pop("name_vi")
    return add_place(name_vi=name, kind=kind, by=caller(request), **values)


@writes(places, "PATCH", "/{int:pk}/", WRITE, PlaceShape, _("Edit a place; what is not sent stays"))
def edit_directory_place(request: HttpRequest, pk: Key, body: PlaceEdit) -> Any:
    found = get_object_or_404(visible_places(caller(request)), pk=pk)
    return edit_place(found, changes=body.sent(), by=caller(request))
