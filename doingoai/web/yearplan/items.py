"""One item: writing it, sending it, what the Department does with it, amending it in force."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit
from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.web.audit.history import events_about
from doingoai.web.editing import answer_form
from doingoai.web.filtering import words_of
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.yearplan.amendments import shown_amendments
from doingoai.web.yearplan.forms import (
    CutForm,
    GroundsForm,
    ItemForm,
    MergeForm,
    MissingForm,
    items_called,
)
from doingoai.web.yearplan.frame import find_item, find_plan, frame
from doingoai.web.yearplan.tables import countries_named
from doingoai.yearplan.actions.consolidate import (
    accept_item,
    ask_back,
    cut_item,
    merge_item,
    reconsider_item,
)
from doingoai.yearplan.actions.items import (
    add_item,
    discard_item,
    edit_item,
    propose_all,
    propose_item,
    take_back_item,
)
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.overlaps import Overlap, find_overlaps, leaders_of
from doingoai.yearplan.queries import (
    WEIGHED,
    item_lines,
    plan_open_for_proposals,
    visible_items,
    visible_plans,
)
from doingoai.yearplan.rules import CAN_TAKE_IN, OPEN_FOR_WORK, may_edit, missing_of
from doingoai.yearplan.states import PlanItemKind, PlanItemState, PlanState

S = PlanItemState
MOST_FOUND = 12


@login_required
def propose(request: SignedInRequest) -> HttpResponse:
    """Write a proposal of the own unit, as a draft."""
    require_any(request.user, {Permission.PLAN_PROPOSE, Permission.PLAN_WRITE})
    plan = _plan_asked(request)
    if plan is None:
        return page(request, "yearplan/no_plan.html", {})
    form = ItemForm(request.POST or None, by=request.user, initial={"unit": request.user.unit_id})

    def act() -> PlanItem:
        unit = form.cleaned_data["unit"]
        return add_item(plan, unit, form.proposal(), by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda made: reverse("yearplan:item", args=[made.pk]),
        template="yearplan/propose.html", context={"plan": plan},
    )  # fmt: skip


def _plan_asked(request: SignedInRequest) -> YearPlan | None:
    """The plan the address names, else the one that takes proposals now."""
    key, plans = request.GET.get("plan", ""), visible_plans(request.user)
    if not key:
        return plan_open_for_proposals(plans)
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    return get_object_or_404(plans, pk=key)


@login_required
def item(request: SignedInRequest, pk: int) -> HttpResponse:
    """One item: what it says, where it stands, what it is in the way of, and its history."""
    return page(request, "yearplan/item.html", item_context(request, find_item(request, pk)))


def item_context(request: SignedInRequest, one: PlanItem) -> dict[str, Any]:
    user, plan = request.user, one.plan
    state, sees_all = PlanItemState(one.state), may(user, Permission.PLAN_VIEW_ALL)
    writes = may(user, Permission.PLAN_WRITE)
    weighs = writes and PlanState(plan.state) in OPEN_FOR_WORK
    with_unit = may_edit(user, one) and state in {S.DRAFT, S.ASKED_BACK}
    amends = writes and plan.state == PlanState.DECIDED
    return {
        **frame(request, plan, "items"),
        "item": one,
        "countries": countries_named(one),
        "is_late": _is_late(one),
        "missing": missing_of(one) if state in {S.DRAFT, S.ASKED_BACK} else [],
        "can_edit": may_edit(user, one),
        "can_open_people": may(user, Permission.DIRECTORY_VIEW),
        "can_send": with_unit,
        "can_discard": with_unit and state == S.DRAFT,
        "can_take_back": state == S.PROPOSED and PlanState(plan.state) in OPEN_FOR_WORK
        and may(user, Permission.PLAN_PROPOSE) and one.unit_id == user.unit_id,
        "can_accept": weighs and state == S.PROPOSED,
        "can_reconsider": weighs and state in {S.ACCEPTED, S.MERGED, S.CUT},
        "missing_form": MissingForm(auto_id="ask_%s") if weighs and state in CAN_TAKE_IN else None,
        "cut_form": CutForm(auto_id="cut_%s") if weighs and state in CAN_TAKE_IN else None,
        "merge_form": _merge_form(request, one) if weighs and state in CAN_TAKE_IN else None,
        "can_change": amends and state == S.PLANNED,
        "drop_form": GroundsForm(auto_id="drop_%s") if amends and state == S.PLANNED else None,
        "take_up_form": GroundsForm(auto_id="up_%s") if amends and state == S.DROPPED else None,
        "amendments": shown_amendments(one),
        "merged": list(visible_items(user).filter(merged_into=one)) if sees_all else [],
        "overlaps": _overlaps_of(one) if sees_all and state in WEIGHED else [],
        "events": events_about("plan_item", one.pk) if sees_all else [],
    }  # fmt: skip


def _is_late(one: PlanItem) -> bool:
    due = one.plan.proposals_due_on
    return due is not None and one.proposed_at.date() > due and not one.added_later


def _merge_form(request: SignedInRequest, one: PlanItem, data: Any = None) -> MergeForm:
    others = visible_items(request.user).filter(plan=one.plan_id, state__in=CAN_TAKE_IN)
    into = request.GET.get("into", "")
    initial = {"into": int(into)} if into.isdecimal() and len(into) < 10 else {}
    return MergeForm(
        data, others=others.exclude(pk=one.pk), plan=one.plan_id, auto_id="merge_%s",
        initial=initial,
    )  # fmt: skip


def _overlaps_of(one: PlanItem) -> list[tuple[PlanItem | Any, Overlap]]:
    """What this item is in the way of, each with the other item first."""
    lines = item_lines(PlanItem.objects.filter(plan=one.plan_id, state__in=WEIGHED))
    mine = next(line for line in lines if line.key == one.pk)
    near = [line for line in lines if line.key == one.pk or _may_meet(mine, line)]
    found = (overlap for overlap in find_overlaps(near) if one.pk in _keys(overlap))
    return [(over.other if over.one.key == one.pk else over.one, over) for over in found]


def _may_meet(one: Any, other: Any) -> bool:
    return bool(
        (one.partner and one.partner == other.partner)
        or set(leaders_of(one)) & set(leaders_of(other))
        or set(one.countries) & set(other.countries)
    )


def _keys(overlap: Overlap) -> set[int]:
    return {overlap.one.key, overlap.other.key}


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    one = find_item(request, pk)
    if not may_edit(request.user, one):
        raise NotAllowed(_("This item can no longer be changed here."))
    form = ItemForm(request.POST or None, of=one, by=request.user)

    def act() -> PlanItem:
        return edit_item(one, changes=form.changes(), by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda made: reverse("yearplan:item", args=[made.pk]),
        template="yearplan/item_edit.html",
        context={**frame(request, one.plan, "items"), "item": one},
    )  # fmt: skip


def _answer(
    request: SignedInRequest, one: PlanItem, form: forms.Form, name: str, act: Callable[[], Any]
) -> HttpResponse:
    return answer_form(
        request, form, act, done=lambda _made: reverse("yearplan:item", args=[one.pk]),
        template="yearplan/item.html", context={**item_context(request, one), name: form},
    )  # fmt: skip


def _at_once(request: SignedInRequest, one: PlanItem, act: Callable[[], Any]) -> HttpResponse:
    """Run one action that needs no form; a refusal is shown on the item's page."""
    try:
        act()
    except RuleBroken as refusal:
        context = {**item_context(request, one), "refusal": refusal}
        return page(request, "yearplan/item.html", context, status=422)
    return HttpResponseRedirect(reverse("yearplan:item", args=[one.pk]))


@login_required
@require_POST
def send(request: SignedInRequest, pk: int) -> HttpResponse:
    one = find_item(request, pk)
    return _at_once(request, one, lambda: propose_item(one, by=request.user, at=clock.now()))


@login_required
@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    one = find_item(request, pk)
    return _at_once(request, one, lambda: take_back_item(one, by=request.user))


@login_required
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    one = find_item(request, pk)
    discard_item(one, by=request.user)
    return HttpResponseRedirect(reverse("yearplan:year", args=[one.plan_id]))


@login_required
@require_POST
def send_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send every draft of the own unit at once."""
    require(request.user, Permission.PLAN_PROPOSE)
    plan = find_plan(request, pk)
    unit: Unit = request.user.unit
    try:
        sent = propose_all(plan, unit, by=request.user, at=clock.now())
    except RuleBroken as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("%(count)s items were proposed.") % {"count": len(sent)})
    return HttpResponseRedirect(reverse("yearplan:year", args=[pk]))


@login_required
@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one = find_item(request, pk)
    return _at_once(request, one, lambda: accept_item(one, by=request.user))


@login_required
@require_POST
def reconsider(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one = find_item(request, pk)
    return _at_once(request, one, lambda: reconsider_item(one, by=request.user))


@login_required
@require_POST
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one, form = find_item(request, pk), MissingForm(request.POST, auto_id="ask_%s")

    def act() -> PlanItem:
        missing = form.cleaned_data["missing"]
        return ask_back(one, missing=missing, by=request.user, at=clock.now())

    return _answer(request, one, form, "missing_form", act)


@login_required
@require_POST
def cut(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one, form = find_item(request, pk), CutForm(request.POST, auto_id="cut_%s")

    def act() -> PlanItem:
        reason = form.cleaned_data["reason"]
        return cut_item(one, reason=reason, by=request.user, at=clock.now())

    return _answer(request, one, form, "cut_form", act)


@login_required
@require_POST
def merge(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one = find_item(request, pk)
    form = _merge_form(request, one, request.POST)

    def act() -> PlanItem:
        data = form.cleaned_data
        return merge_item(
            one, into=data["into"], reason=data["reason"], by=request.user, at=clock.now()
        )

    return _answer(request, one, form, "merge_form", act)


@login_required
def lookup(request: SignedInRequest) -> HttpResponse:
    """Items whose name or partner holds these letters: of one plan being made, else those in force."""
    require_any(request.user, {Permission.PLAN_VIEW_ALL, Permission.PLAN_PROPOSE})
    items, key = visible_items(request.user), request.GET.get("plan", "")
    if key.isdecimal() and len(key) < 10:
        items = items.filter(plan=int(key), state__in=CAN_TAKE_IN)
    else:
        items = items.filter(state=S.PLANNED, plan__state=PlanState.DECIDED)
    found = items_called(items, words_of(request.GET))[:MOST_FOUND]
    return JsonResponse(
        {"results": [{"id": str(one.pk), "label": str(one), "line": _line(one)} for one in found]}
    )


def _line(one: PlanItem) -> str:
    kind = PlanItemKind(one.kind).label
    return f"{one.plan.year} · {kind} · {one.unit} · {one.starts_on:%d/%m/%Y}"
