"""The people of a visit: guests in their order with their passports, and the Vietnamese side."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.rules import may, require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.finding import find_visit
from doingoai.api.delegations.sent import (
    GuestEdit,
    GuestIn,
    HostEdit,
    HostIn,
    OrderIn,
    PassportIn,
    WhoIn,
)
from doingoai.api.inputs import one_of
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import USUAL, After, Inner, Key, Limit
from doingoai.api.people_read import reads_people
from doingoai.api.shapes_visits import (
    DoneShape,
    HostDetailShape,
    MemberDetailShape,
    MembersShape,
    NumberShape,
)
from doingoai.delegations.actions.people import (
    HOST_FIELDS,
    MEMBER_FIELDS,
    add_host,
    add_member,
    edit_host,
    edit_member,
    keep_passport,
    order_members,
    remove_host,
    remove_member,
)
from doingoai.delegations.models import Delegation, Host, Member
from doingoai.delegations.queries import hosts_of, members_of
from doingoai.directory.actions import PassportData, add_person, read_passport
from doingoai.directory.models import Person
from doingoai.directory.states import PassportKind
from doingoai.foundation import clock

router = Router(tags=["delegations"])
READ, WRITE, PRIVATE = Scope.VISITS_READ, Scope.VISITS_WRITE, Scope.GUESTS_PRIVATE
EDIT = Permission.DELEGATION_WRITE
_POST = ("title_vi", "title_en", "organisation_vi", "organisation_en")
_STAY = ("rank", "arrival_flight", "departure_flight", "hotel", "room", "shares_room_with", "car")


def member_words(member: Member) -> dict[str, Any]:
    """A guest as every list tells it."""
    return {
        "id": member.pk, "person": member.person_id, "name": member.person.name.full,
        "native": member.person.native, "role": member.role,
        "nationality": member.person.nationality,
        **{name: getattr(member, name) for name in _POST},
    }  # fmt: skip


def host_words(host: Host) -> dict[str, Any]:
    """A host as every list tells it."""
    return {
        "id": host.pk, "person": host.person_id, "name": host.person.name.full, "role": host.role,
        "title_vi": host.title_vi, "title_en": host.title_en,
    }  # fmt: skip


def _whole_member(request: HttpRequest, member: Member) -> dict[str, Any]:
    by = caller(request)
    return {
        **member_words(member),
        **{name: getattr(member, name) for name in _STAY},
        "version": member.version,
        "diet": member.diet if may(by, Permission.HEALTH_READ) else None,
        "arrival_at": localtime(member.arrival_at) if member.arrival_at else None,
        "departure_at": localtime(member.departure_at) if member.departure_at else None,
        "passport": member.passport if may(by, Permission.PASSPORT_READ) else None,
    }


def _whole_host(host: Host) -> dict[str, Any]:
    names = ("version", "organisation_vi", "organisation_en", "rank", "car")
    return {**host_words(host), **{name: getattr(host, name) for name in names}}


def _find_member(
    request: HttpRequest, pk: int, key: int, right: Permission | None = EDIT
) -> tuple[Delegation, Member]:
    visit = find_visit(request, pk, right)
    return visit, get_object_or_404(members_of(visit), pk=key)


def _find_host(request: HttpRequest, pk: int, key: int) -> Host:
    return get_object_or_404(hosts_of(find_visit(request, pk, EDIT)), pk=key)


def _person(request: HttpRequest, body: WhoIn, **fields: Any) -> Person:
    by = caller(request)
    if body.person is not None:
        found: Person = one_of(Person.objects.all(), body.person, field="person")
        return found
    named = body.given_name()
    return add_person(named, by=by, sex=body.sex, nationality=body.nationality, **fields)


@reads(router, "/{int:pk}/members/", READ, MembersShape, _("Guests of a visit in their order"))
def list_members(
    request: HttpRequest, pk: Key, after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    visit = find_visit(request, pk)
    found = list(members_of(visit).filter(order__gt=after)[: limit + 1])
    more = found[limit - 1].order if len(found) > limit else None
    reads_people(request, (one.person_id for one in found[:limit]))
    return {"items": [member_words(one) for one in found[:limit]], "next": more}


@writes(
    router, "POST", "/{int:pk}/members/", WRITE, MemberDetailShape, _("Add a guest"), status=201
)
def add_guest(request: HttpRequest, pk: Key, body: GuestIn) -> Any:
    visit = find_visit(request, pk, EDIT)
    fields = {name: value for name, value in dict(body).items() if name in MEMBER_FIELDS}
    person = _person(request, body)
    made = add_member(visit, person, on=clock.today(), by=caller(request), **fields)
    return _whole_member(request, made)


@writes(router, "PUT", "/{int:pk}/members/order/", WRITE, DoneShape, _("Put the guests in order"))
def order_guests(request: HttpRequest, pk: Key, body: OrderIn) -> Any:
    visit = find_visit(request, pk, EDIT)
    order_members(visit, keys=body.members, by=caller(request))
    return {"id": visit.pk, "done": True}


@reads(
    router, "/{int:pk}/members/{int:key}/", READ, MemberDetailShape, _("One guest on this visit")
)
def show_member(request: HttpRequest, pk: Key, key: Inner) -> Any:
    found = _find_member(request, pk, key)[1]
    reads_people(request, [found.person_id])
    return _whole_member(request, found)


@writes(
    router, "PATCH", "/{int:pk}/members/{int:key}/", WRITE, MemberDetailShape,
    _("Edit what holds for a guest on this visit"), versioned=True,
)  # fmt: skip
def edit_guest(request: HttpRequest, pk: Key, key: Inner, body: GuestEdit) -> Any:
    _visit, member = _find_member(request, pk, key)
    by, changes = caller(request), body.sent()
    if "diet" in changes:
        require(by, Permission.HEALTH_READ)
    done = edit_member(
        member, changes=changes, on=clock.today(), by=by, version=version_sent(request)
    )
    return _whole_member(request, done)


@writes(
    router, "DELETE", "/{int:pk}/members/{int:key}/", WRITE, DoneShape,
    _("Take a guest off the list"),
)  # fmt: skip
def remove_guest(request: HttpRequest, pk: Key, key: Inner) -> Any:
    _visit, member = _find_member(request, pk, key)
    remove_member(member, by=caller(request))
    return {"id": key, "done": True}


@writes(
    router, "PUT", "/{int:pk}/members/{int:key}/passport/", WRITE, MemberDetailShape,
    _("Keep the passport of a guest, sealed"),
)  # fmt: skip
def keep_guest_passport(request: HttpRequest, pk: Key, key: Inner, body: PassportIn) -> Any:
    _visit, member = _find_member(request, pk, key)
    data = PassportData(
        body.number, PassportKind(body.kind), body.country, body.issued_on, body.expires_on
    )
    done = keep_passport(member, data, on=clock.today(), by=caller(request))
    return _whole_member(request, done)


@writes(
    router, "POST", "/{int:pk}/members/{int:key}/passport/read/", PRIVATE, NumberShape,
    _("Read one passport number; that it was read is kept"), repeatable=True,
)  # fmt: skip
def read_guest_passport(request: HttpRequest, pk: Key, key: Inner) -> Any:
    visit, member = _find_member(request, pk, key, Permission.PASSPORT_READ)
    number = ""
    if member.passport is not None:
        number = read_passport(member.passport, by=caller(request), why=visit.reference)
    return {"member": member.pk, "number": number}


@writes(router, "POST", "/{int:pk}/hosts/", WRITE, HostDetailShape, _("Add a host"), status=201)
def add_visit_host(request: HttpRequest, pk: Key, body: HostIn) -> Any:
    visit = find_visit(request, pk, EDIT)
    fields = {name: value for name, value in dict(body).items() if name in HOST_FIELDS}
    person = _person(request, body, is_vietnamese_side=True)
    made = add_host(visit, person, on=clock.today(), by=caller(request), **fields)
    return _whole_host(made)


@writes(
    router, "PATCH", "/{int:pk}/hosts/{int:key}/", WRITE, HostDetailShape,
    _("Edit what holds for a host on this visit"), versioned=True,
)  # fmt: skip
def edit_visit_host(request: HttpRequest, pk: Key, key: Inner, body: HostEdit) -> Any:
    host = _find_host(request, pk, key)
    return _whole_host(
        edit_host(
            host,
            changes=body.sent(),
            on=clock.today(),
            by=caller(request),
            version=version_sent(request),
        )
    )


@writes(
    router, "DELETE", "/{int:pk}/hosts/{int:key}/", WRITE, DoneShape, _("Take a host off the list")
)
def remove_visit_host(request: HttpRequest, pk: Key, key: Inner) -> Any:
    remove_host(_find_host(request, pk, key), by=caller(request))
    return {"id": key, "done": True}
