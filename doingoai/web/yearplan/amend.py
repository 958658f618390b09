"""Amending the plan in force: adding, changing, moving, dropping an item, with its reason."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.web.editing import answer_form
from doingoai.web.rendering import SignedInRequest, login_required
from doingoai.web.yearplan.forms import AmendForm, GroundsForm
from doingoai.web.yearplan.frame import find_item, find_plan, frame
from doingoai.web.yearplan.items import item_context
from doingoai.yearplan.actions.amend import (
    Grounds,
    add_to_plan,
    change_planned,
    drop_planned,
    take_up_again,
)
from doingoai.yearplan.models import PlanItem


def _grounds(form: forms.Form) -> Grounds:
    return Grounds(form.cleaned_data["reason"], form.cleaned_data["basis"])


@login_required
def add_later(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add an item to the plan in force, with its reason."""
    require(request.user, Permission.PLAN_WRITE)
    plan = find_plan(request, pk)
    form = AmendForm(request.POST or None, by=request.user, initial={"unit": request.user.unit_id})

    def act() -> PlanItem:
        unit = form.cleaned_data["unit"]
        return add_to_plan(
            plan, unit, form.proposal(), _grounds(form), by=request.user, at=clock.now()
        )

    return answer_form(
        request, form, act, done=lambda made: reverse("yearplan:item", args=[made.pk]),
        template="yearplan/add_later.html", context=frame(request, plan, "items"),
    )  # fmt: skip


@login_required
def amend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change or move an item of the plan in force, with its reason."""
    require(request.user, Permission.PLAN_WRITE)
    one = find_item(request, pk)
    form = AmendForm(request.POST or None, of=one, by=request.user)

    def act() -> PlanItem:
        return change_planned(
            one, _grounds(form), changes=form.changes(), by=request.user, at=clock.now(),
            **form.opening(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda made: reverse("yearplan:item", args=[made.pk]),
        template="yearplan/item_edit.html",
        context={**frame(request, one.plan, "items"), "item": one},
    )  # fmt: skip


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one, form = find_item(request, pk), GroundsForm(request.POST, auto_id="drop_%s")

    def act() -> PlanItem:
        return drop_planned(one, _grounds(form), by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda _made: reverse("yearplan:item", args=[pk]),
        template="yearplan/item.html", context={**item_context(request, one), "drop_form": form},
    )  # fmt: skip


@login_required
@require_POST
def take_up(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_WRITE)
    one, form = find_item(request, pk), GroundsForm(request.POST, auto_id="up_%s")

    def act() -> PlanItem:
        return take_up_again(one, _grounds(form), by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda _made: reverse("yearplan:item", args=[pk]),
        template="yearplan/item.html", context={**item_context(request, one), "take_up_form": form},
    )  # fmt: skip
