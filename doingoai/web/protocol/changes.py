"""What is done to a plan from its page: each POST one action, a refusal shown on the plan itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.delegations.actions.seating import (
    check_in_visit,
    drop_in_visit,
    lock_in_visit,
    remove_from_visit,
    replan_seats,
    swap_in_visit,
    tie_in_visit,
)
from doingoai.delegations.models import Delegation
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.keeping import plan_kept, settings_from, ties_of
from doingoai.protocol.layouts.places import Plan
from doingoai.protocol.models import SeatingPlan
from doingoai.protocol.placing import Move
from doingoai.protocol.queries import seats_of
from doingoai.protocol.rules import Tie
from doingoai.protocol.states import Bond, Layout
from doingoai.web.delegations.frame import frame
from doingoai.web.editing import answer_form
from doingoai.web.protocol.forms import DropForm, SwapForm, TieForm, seat_label
from doingoai.web.protocol.pages import TAB, WRITE, back_to, find_plan, item_of, plan_url, show_plan
from doingoai.web.protocol.settings_form import SettingsForm
from doingoai.web.rendering import SignedInRequest, login_required


def plan_now(plan: SeatingPlan) -> Plan:
    return plan_kept(plan, seats_of(plan))


def answered(
    request: SignedInRequest, visit: Delegation, plan: SeatingPlan, form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
) -> HttpResponse:  # fmt: skip
    """Run an act with what a form says; a refusal is shown on the plan as it stands."""
    if not form.is_valid():
        said = next(iter(form.errors.values()))[0]
        refusal = RuleBroken(str(said), code="seating.not_understood")
        return show_plan(request, visit, plan, refusal=refusal)
    try:
        act(form.cleaned_data)
    except RuleBroken as refusal:
        plan.refresh_from_db()
        return show_plan(request, visit, plan, refusal=refusal)
    return back_to(visit, plan)


def tell_moves(request: SignedInRequest, before: Plan, after: Plan, moves: Sequence[Move]) -> None:
    """Say who sits elsewhere now, with the numbers of the places."""
    said = [_moved(one, before, after) for one in moves]
    if said:
        messages.success(request, _("Sits elsewhere now: %(people)s.") % {"people": "; ".join(said)})  # fmt: skip
    else:
        messages.success(request, _("Nobody sits elsewhere."))


def _moved(move: Move, before: Plan, after: Plan) -> str:
    old, new = before.place(move.before), after.place(move.after)
    one = after.people.get(move.who) or before.people[move.who]
    old_seat, new_seat = (
        seat_label(plan, place) if place else "–" for plan, place in ((before, old), (after, new))
    )
    return f"{one.name} ({old_seat} → {new_seat})"


@login_required
def settings(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Choose how the layout is laid out, and compute the plan anew; locked chairs stay."""
    visit, plan = find_plan(request, pk, key, WRITE)
    now, kept = plan_now(plan), settings_from(plan.settings)
    form = SettingsForm(
        request.POST or None, layout=Layout(plan.layout), now=kept, people=now,
        initial={"version": plan.version},
    )  # fmt: skip

    def act() -> SeatingPlan:
        moves = replan_seats(
            plan, item_of(visit, plan), settings=replace(kept, **form.chosen()), by=request.user,
            at=clock.now(), version=form.cleaned_data["version"],
        )  # fmt: skip
        plan.refresh_from_db()
        tell_moves(request, now, plan_now(plan), moves)
        return plan

    return answer_form(
        request, form, act, done=lambda made: plan_url(visit, made), template="protocol/form.html",
        context={
            **frame(request, visit, TAB), "title": plan.title, "submit": _("Compute anew"), "back": plan_url(visit, plan),
            "lead": _("The people are taken from the lists as they are now; locked places stay as they are."),
        },
    )  # fmt: skip


@login_required
@require_POST
def swap(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Exchange who sits on two places: the one address of the form, the keyboard and the mouse."""
    visit, plan = find_plan(request, pk, key, WRITE)
    now = plan_now(plan)

    def act(said: dict[str, Any]) -> None:
        first, second = said["first"], said["second"]
        was_sent = "first_was" in request.POST and (said["first_was"] or said["second_was"])
        opened = {first: said["first_was"], second: said["second_was"]} if was_sent else None
        moves = swap_in_visit(
            plan, first=first, second=second, opened=opened, version=said["version"], by=request.user,
            at=clock.now(),
        )  # fmt: skip
        plan.refresh_from_db()
        tell_moves(request, now, plan_now(plan), moves)

    return answered(request, visit, plan, SwapForm(request.POST, plan=now), act)


class PlaceForm(forms.Form):
    place = forms.CharField(max_length=40)
    is_locked = forms.BooleanField(required=False)


@login_required
@require_POST
def lock(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit, plan = find_plan(request, pk, key, WRITE)

    def act(said: dict[str, Any]) -> None:
        lock_in_visit(plan, place=said["place"], is_locked=said["is_locked"], by=request.user, at=clock.now())  # fmt: skip

    return answered(request, visit, plan, PlaceForm(request.POST), act)


@login_required
@require_POST
def tie(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Add a rule about two people; as few as possible change their place for it."""
    visit, plan = find_plan(request, pk, key, WRITE)
    now = plan_now(plan)

    def act(said: dict[str, Any]) -> None:
        added = Tie(Bond(said["bond"]), said["one"], said["other"])
        _set_ties(request, plan, now, [*ties_of(plan), added], said["version"])

    return answered(request, visit, plan, TieForm(request.POST, plan=now), act)


class UntieForm(forms.Form):
    number = forms.IntegerField(min_value=0)
    version = forms.IntegerField()


@login_required
@require_POST
def untie(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit, plan = find_plan(request, pk, key, WRITE)
    now = plan_now(plan)

    def act(said: dict[str, Any]) -> None:
        left = [one for number, one in enumerate(ties_of(plan)) if number != said["number"]]
        _set_ties(request, plan, now, left, said["version"])

    return answered(request, visit, plan, UntieForm(request.POST), act)


def _set_ties(request: SignedInRequest, plan: SeatingPlan, now: Plan, ties: list[Tie], version: int) -> None:  # fmt: skip
    moves = tie_in_visit(plan, ties=ties, version=version, by=request.user, at=clock.now())
    plan.refresh_from_db()
    tell_moves(request, now, plan_now(plan), moves)


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Take somebody out who does not come, and say who moves for it."""
    visit, plan = find_plan(request, pk, key, WRITE)
    now = plan_now(plan)

    def act(said: dict[str, Any]) -> None:
        moves = drop_in_visit(plan, who=said["who"], version=said["version"], by=request.user, at=clock.now())  # fmt: skip
        plan.refresh_from_db()
        tell_moves(request, now, plan_now(plan), moves)

    return answered(request, visit, plan, DropForm(request.POST, plan=now), act)


class VersionForm(forms.Form):
    version = forms.IntegerField()


@login_required
@require_POST
def check(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """The second check, by another person than who changed the plan last."""
    visit, plan = find_plan(request, pk, key, WRITE)

    def act(said: dict[str, Any]) -> None:
        check_in_visit(plan, version=said["version"], by=request.user, at=clock.now())

    return answered(request, visit, plan, VersionForm(request.POST), act)


@login_required
@require_POST
def remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    visit, plan = find_plan(request, pk, key, WRITE)
    try:
        remove_from_visit(plan, by=request.user)
    except RuleBroken as refusal:
        return show_plan(request, visit, plan, refusal=refusal)
    return HttpResponseRedirect(reverse("protocol:plans", args=[visit.pk]))
