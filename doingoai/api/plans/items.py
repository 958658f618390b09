"""Items of a plan: proposing them, what the Department does with them, amending them in force."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.inputs import Reason, linked, one_of
from doingoai.api.missions.sent import MissingIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import USUAL, After, Key, Limit, Words, holding, sheet
from doingoai.api.plans.endpoints import READERS, find_plan
from doingoai.api.plans.sent import (
    AddedIn,
    AmendIn,
    GroundsIn,
    MergeIn,
    PlanItemEdit,
    PlanItemIn,
    as_kept,
)
from doingoai.api.shapes_plans import PlanItemDetailShape, PlanItemsShape, SentItemsShape
from doingoai.api.shapes_visits import DoneShape
from doingoai.directory.models import Partner
from doingoai.directory.states import Field, Pillar
from doingoai.foundation import clock
from doingoai.yearplan.actions.amend import (
    Grounds,
    add_to_plan,
    change_planned,
    drop_planned,
    take_up_again,
)
from doingoai.yearplan.actions.consolidate import (
    accept_item,
    ask_back,
    cut_item,
    merge_item,
    reconsider_item,
)
from doingoai.yearplan.actions.items import (
    Proposal,
    add_item,
    discard_item,
    edit_item,
    propose_all,
    propose_item,
    take_back_item,
)
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.queries import units_to_propose_for, visible_items
from doingoai.yearplan.states import PlanItemKind, PlanItemState

router = Router(tags=["plans"])
items = Router(tags=["plans"])
READ, WRITE = Scope.PLANS_READ, Scope.PLANS_WRITE
CONSOLIDATES = Permission.PLAN_WRITE
InItemState = Annotated[PlanItemState | None, Query(None, description=_("Where the item stands"))]
OfKind = Annotated[PlanItemKind | None, Query(None, description=_("Kind of activity"))]
OfUnit = Annotated[int, Query(0, ge=0, le=2**53, description=_("Key of the unit that proposes"))]


def _find(request: HttpRequest, pk: int, right: Permission | None = None) -> PlanItem:
    if right is not None:
        require(caller(request), right)
    return get_object_or_404(visible_items(caller(request)), pk=pk)


def _linked(request: HttpRequest, values: dict[str, Any]) -> dict[str, Any]:
    """The records in place of their keys, as the form of an item offers them."""
    by = caller(request)
    sees = may(by, Permission.DIRECTORY_VIEW)
    partners = Partner.objects.all() if sees else Partner.objects.none()
    units = units_to_propose_for(by, on=clock.today())
    return linked(values, unit=units, partner=partners)


def _proposal(values: dict[str, Any]) -> Proposal:
    closed = {
        "kind": PlanItemKind(values["kind"]), "field": Field(values["field"]),
        "pillar": Pillar(values["pillar"]),
    }  # fmt: skip
    return Proposal(**as_kept(values | closed))


@reads(
    router, "/{int:pk}/items/", READ, PlanItemsShape,
    _("Items of a plan by key: all for the office, else those of the own unit"),
)  # fmt: skip
def list_plan_items(
    request: HttpRequest,
    pk: Key,
    q: Words = "",
    state: InItemState = None,
    kind: OfKind = None,
    unit: OfUnit = 0,
    after: After = 0,
    limit: Limit = USUAL,
) -> Any:
    require_any(caller(request), READERS)
    wanted = {"plan": find_plan(request, pk), "state": state, "kind": kind, "unit": unit}
    found = visible_items(caller(request)).filter(
        **{name: value for name, value in wanted.items() if value}
    )
    return sheet(holding(found, q, PlanItem.subject_type), after, limit, up=True)


@writes(
    router, "POST", "/{int:pk}/items/", WRITE, PlanItemDetailShape,
    _("Begin a proposal of a unit, as a draft"), status=201,
)  # fmt: skip
def propose_plan_item(request: HttpRequest, pk: Key, body: PlanItemIn) -> Any:
    by = caller(request)
    require_any(by, (Permission.PLAN_PROPOSE, CONSOLIDATES))
    plan, values = find_plan(request, pk), _linked(request, dict(body))
    unit = values.pop("unit")
    return add_item(plan, unit, _proposal(values), by=by, at=clock.now())


@writes(
    router, "POST", "/{int:pk}/items/send/", WRITE, SentItemsShape,
    _("Send every draft of the own unit at once"),
)  # fmt: skip
def send_plan_drafts(request: HttpRequest, pk: Key) -> Any:
    by = caller(request)
    require(by, Permission.PLAN_PROPOSE)
    return {"items": propose_all(find_plan(request, pk), by.unit, by=by, at=clock.now())}


@writes(
    router, "POST", "/{int:pk}/items/added/", WRITE, PlanItemDetailShape,
    _("Add an item to the plan in force, with its reason"), status=201,
)  # fmt: skip
def add_plan_item_later(request: HttpRequest, pk: Key, body: AddedIn) -> Any:
    plan = find_plan(request, pk, CONSOLIDATES)
    values = _linked(request, dict(body))
    unit, grounds = values.pop("unit"), Grounds(values.pop("reason"), values.pop("basis"))
    return add_to_plan(plan, unit, _proposal(values), grounds, by=caller(request), at=clock.now())


@reads(items, "/{int:pk}/", READ, PlanItemDetailShape, _("One item of a plan"))
def show_plan_item(request: HttpRequest, pk: Key) -> Any:
    return _find(request, pk)


@writes(
    items, "PATCH", "/{int:pk}/", WRITE, PlanItemDetailShape,
    _("Edit an item before the plan is decided; what is not sent stays"), versioned=True,
)  # fmt: skip
def edit_plan_item(request: HttpRequest, pk: Key, body: PlanItemEdit) -> Any:
    one = _find(request, pk)
    changes = as_kept(_linked(request, body.sent()), of=one)
    return edit_item(one, changes=changes, by=caller(request), version=version_sent(request))


@writes(
    items, "POST", "/{int:pk}/send/", WRITE, PlanItemDetailShape,
    _("Send a draft, or what was asked back, to the Department"),
)  # fmt: skip
def send_plan_item(request: HttpRequest, pk: Key) -> Any:
    return propose_item(_find(request, pk), by=caller(request), at=clock.now())


@writes(
    items, "POST", "/{int:pk}/take-back/", WRITE, PlanItemDetailShape,
    _("Take an own proposal back into the drafts"),
)  # fmt: skip
def take_back_plan_item(request: HttpRequest, pk: Key) -> Any:
    return take_back_item(_find(request, pk), by=caller(request))


@writes(items, "DELETE", "/{int:pk}/", WRITE, DoneShape, _("Throw a draft away"))
def discard_plan_item(request: HttpRequest, pk: Key) -> Any:
    discard_item(_find(request, pk), by=caller(request))
    return {"id": pk, "done": True}


@writes(
    items, "POST", "/{int:pk}/accept/", WRITE, PlanItemDetailShape,
    _("Take a proposal into the draft plan"),
)  # fmt: skip
def accept_plan_item(request: HttpRequest, pk: Key) -> Any:
    return accept_item(_find(request, pk, CONSOLIDATES), by=caller(request))


@writes(
    items, "POST", "/{int:pk}/reconsider/", WRITE, PlanItemDetailShape,
    _("Lay an accepted, merged or cut proposal among the open ones again"),
)  # fmt: skip
def reconsider_plan_item(request: HttpRequest, pk: Key) -> Any:
    return reconsider_item(_find(request, pk, CONSOLIDATES), by=caller(request))


@writes(
    items, "POST", "/{int:pk}/ask-back/", WRITE, PlanItemDetailShape,
    _("Give a proposal back to its unit, saying what is missing"),
)  # fmt: skip
def return_plan_item(request: HttpRequest, pk: Key, body: MissingIn) -> Any:
    one = _find(request, pk, CONSOLIDATES)
    return ask_back(one, missing=body.missing, by=caller(request), at=clock.now())


@writes(
    items, "POST", "/{int:pk}/cut/", WRITE, PlanItemDetailShape,
    _("Leave a proposal out of the plan, and why"),
)  # fmt: skip
def cut_plan_item(request: HttpRequest, pk: Key, body: Reason) -> Any:
    one = _find(request, pk, CONSOLIDATES)
    return cut_item(one, reason=body.reason, by=caller(request), at=clock.now())


@writes(
    items, "POST", "/{int:pk}/merge/", WRITE, PlanItemDetailShape,
    _("Merge a proposal into another; both stay"),
)  # fmt: skip
def merge_plan_item(request: HttpRequest, pk: Key, body: MergeIn) -> Any:
    one, by = _find(request, pk, CONSOLIDATES), caller(request)
    into = one_of(visible_items(by), body.into, field="into")
    return merge_item(one, into=into, reason=body.reason, by=by, at=clock.now())


@writes(
    items, "PATCH", "/{int:pk}/amend/", WRITE, PlanItemDetailShape,
    _("Change or move an item of the plan in force, with its reason"), versioned=True,
)  # fmt: skip
def amend_plan_item(request: HttpRequest, pk: Key, body: AmendIn) -> Any:
    one = _find(request, pk, CONSOLIDATES)
    changes = _linked(request, body.sent())
    grounds = Grounds(changes.pop("reason"), changes.pop("basis", ""))
    return change_planned(
        one, grounds, changes=as_kept(changes, of=one), by=caller(request), at=clock.now(),
        version=version_sent(request),
    )  # fmt: skip


def _grounds(body: GroundsIn) -> Grounds:
    return Grounds(body.reason, body.basis)


@writes(
    items, "POST", "/{int:pk}/drop/", WRITE, PlanItemDetailShape,
    _("Drop an item from the plan in force, with its reason"),
)  # fmt: skip
def drop_plan_item(request: HttpRequest, pk: Key, body: GroundsIn) -> Any:
    one = _find(request, pk, CONSOLIDATES)
    return drop_planned(one, _grounds(body), by=caller(request), at=clock.now())


@writes(
    items, "POST", "/{int:pk}/take-up/", WRITE, PlanItemDetailShape,
    _("Take a dropped item up again, with its reason"),
)  # fmt: skip
def take_up_plan_item(request: HttpRequest, pk: Key, body: GroundsIn) -> Any:
    one = _find(request, pk, CONSOLIDATES)
    return take_up_again(one, _grounds(body), by=caller(request), at=clock.now())
