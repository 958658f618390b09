"""Inbound delegations: the list, one visit, opening, editing, its plan, sharing, calling off."""

from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.models import User
from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import require
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.finding import find_visit
from doingoai.api.delegations.people import host_words, member_words
from doingoai.api.delegations.sent import ClassIn, OpenIn, SharedIn, VisitIn
from doingoai.api.inputs import Reason, all_of, linked
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import USUAL, Country, Key, Limit, Mark, Words, holding, newest_first
from doingoai.api.shapes import DelegationDetailShape, DelegationsShape
from doingoai.api.shapes_visits import PlanShape
from doingoai.delegations.actions.visit import (
    Opening,
    cancel_delegation,
    class_guest,
    edit_delegation,
    open_delegation,
    share_with_units,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import (
    hosts_of,
    members_of,
    visible_delegations,
    with_parties,
)
from doingoai.delegations.states import GuestClass, InvitedBy, State, VisitKind
from doingoai.directory.models import Partner, Place
from doingoai.directory.states import Field
from doingoai.documents.queries import visible_incoming
from doingoai.foundation import clock
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import PlanItemState, Planning

router = Router(tags=["delegations"])
InState = Annotated[State | None, Query(None, description=_("Where the visit stands"))]
From = Annotated[date | None, Query(None, description=_("Begins on this day or later"))]
To = Annotated[date | None, Query(None, description=_("Begins on this day or earlier"))]
SHOWN = (
    "id", "reference", "title_vi", "title_en", "state", "kind", "field", "country", "partner",
    "starts_on", "ends_on", "version", "purpose_vi", "purpose_en", "invited_by", "guest_class", "payer",
)  # fmt: skip
READ, WRITE = Scope.VISITS_READ, Scope.VISITS_WRITE


@reads(router, "/", READ, DelegationsShape, _("Inbound delegations, the newest first"))
def list_delegations(
    request: HttpRequest,
    q: Words = "",
    state: InState = None,
    country: Country = "",
    starts_from: From = None,
    starts_to: To = None,
    after: Mark = "",
    limit: Limit = USUAL,
) -> dict[str, Any]:
    visits = with_parties(visible_delegations(caller(request)))
    wanted = {
        "state": state,
        "country": country.upper(),
        "starts_on__gte": starts_from,
        "starts_on__lte": starts_to,
    }
    visits = visits.filter(**{name: value for name, value in wanted.items() if value})
    visits = holding(visits, q, Delegation.subject_type)
    return newest_first(visits, after, limit)


@reads(router, "/{int:pk}/", READ, DelegationDetailShape, _("One delegation with its people"))
def show_delegation(request: HttpRequest, pk: Key) -> dict[str, Any]:
    return visit_words(find_visit(request, pk))


def visit_words(visit: Delegation) -> dict[str, Any]:
    """A visit with its people, as it is told."""
    return {
        **{name: getattr(visit, name) for name in SHOWN},
        "receiving_unit": visit.receiving_unit.name_vi,
        "responsible": visit.responsible.name if visit.responsible else "",
        "members": [member_words(member) for member in members_of(visit)],
        "hosts": [host_words(host) for host in hosts_of(visit)],
    }


@writes(router, "POST", "/", WRITE, DelegationDetailShape, _("Open a visit"), status=201)
def open_visit(request: HttpRequest, body: OpenIn) -> Any:
    by = caller(request)
    require(by, Permission.DELEGATION_WRITE)
    values = _linked(dict(body))
    entry = values.pop("incoming")
    if entry is not None:
        entry = linked({"incoming": entry}, incoming=visible_incoming(by))["incoming"]
    opening = Opening(**values | {
        "kind": VisitKind(body.kind), "field": Field(body.field), "invited_by": InvitedBy(body.invited_by),
        "planning": Planning(body.planning),
    })  # fmt: skip
    visit = open_delegation(opening, incoming=entry, on=clock.today(), by=by, at=clock.now())
    return visit_words(visit)


def _linked(values: dict[str, Any]) -> dict[str, Any]:
    return linked(
        values, partner=Partner.objects.all(), receiving_unit=current_units(on=clock.today()),
        responsible=User.objects.filter(is_active=True), hotel=Place.objects.all(),
        plan_item=PlanItem.objects.filter(state=PlanItemState.PLANNED),
    )  # fmt: skip


@writes(
    router, "PATCH", "/{int:pk}/", WRITE, DelegationDetailShape,
    _("Edit a visit or its plan; what is not sent stays"), versioned=True,
)  # fmt: skip
def edit_visit(request: HttpRequest, pk: Key, body: VisitIn) -> Any:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    done = edit_delegation(
        visit,
        changes=_linked(body.sent()),
        by=caller(request),
        version=version_sent(request),
    )
    return visit_words(done)


def _plan(request: HttpRequest, pk: int) -> Delegation:
    return find_visit(request, pk, Permission.DELEGATION_VIEW_ALL)


@reads(router, "/{int:pk}/plan/", READ, PlanShape, _("The reception plan of a visit"))
def show_plan(request: HttpRequest, pk: Key) -> Any:
    return _plan(request, pk)


@writes(
    router, "PUT", "/{int:pk}/guest-class/", WRITE, PlanShape,
    _("Record the class of the guest and its basis"),
)  # fmt: skip
def set_guest_class(request: HttpRequest, pk: Key, body: ClassIn) -> Any:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    return class_guest(
        visit, guest_class=GuestClass(body.guest_class), basis=body.basis, by=caller(request)
    )


@writes(
    router, "PUT", "/{int:pk}/shared-with/", WRITE, PlanShape, _("Let exactly these units see it")
)
def share_visit(request: HttpRequest, pk: Key, body: SharedIn) -> Any:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    units: QuerySet[Any] = current_units(on=clock.today())
    chosen = all_of(units, body.units, field="units")
    return share_with_units(visit, units=chosen, by=caller(request))


@writes(
    router,
    "POST",
    "/{int:pk}/cancel/",
    WRITE,
    DelegationDetailShape,
    _("Call a visit off, and why"),
)
def cancel_visit(request: HttpRequest, pk: Key, body: Reason) -> Any:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    done = cancel_delegation(visit, reason=body.reason, by=caller(request), at=clock.now())
    return visit_words(done)
