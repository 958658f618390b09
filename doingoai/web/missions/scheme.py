"""Pages of the countries and the money of a mission, line by line."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.foundation import clock
from doingoai.missions.actions.scheme import (
    add_funding,
    add_leg,
    edit_funding,
    edit_leg,
    remove_funding,
    remove_leg,
)
from doingoai.missions.models import Funding, Leg
from doingoai.missions.queries import funding_of, legs_of
from doingoai.missions.states import BUDGET
from doingoai.web.editing import answer_form
from doingoai.web.missions.forms import FundingForm, LegForm
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.missions.pages import detail_page, small_form
from doingoai.web.rendering import SignedInRequest, login_required, page


@login_required
@require_POST
def leg_add(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = LegForm(request.POST)

    def act() -> Leg:
        return add_leg(mission, by=request.user, **form.changes())

    return detail_page(request, mission, form, "leg_form", act)


@login_required
def leg(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    one = get_object_or_404(legs_of(mission), pk=key)
    form = LegForm(request.POST or None, of=one)

    def act() -> Leg:
        return edit_leg(one, changes=form.changes(), by=request.user, opened=form.opened_with())

    return small_form(request, mission, form, act, _("A country of the mission"))


@login_required
@require_POST
def leg_remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    remove_leg(get_object_or_404(legs_of(mission), pk=key), by=request.user)
    return HttpResponseRedirect(reverse("missions:detail", args=[pk]))


def _in_figures(line: Funding) -> tuple[str, str]:
    """Amount and rate as people write them: decimals only where there are some."""
    amount = Decimal(line.amount) / 100
    rate = (Decimal(line.rate) / 10_000).normalize()
    places = 0 if line.amount % 100 == 0 else 2
    return number_format(amount, places, use_l10n=True, force_grouping=True), number_format(
        f"{rate:f}", use_l10n=True, force_grouping=True
    )


def _money_context(request: SignedInRequest, mission: Any) -> dict[str, Any]:
    lines = list(funding_of(mission))
    return {
        **frame(request, mission, "money"),
        "rows": [(line, *_in_figures(line)) for line in lines],
        "total": sum(line.vnd for line in lines),
        "public": sum(line.vnd for line in lines if line.source in BUDGET),
        "funding_form": FundingForm(initial={"currency": "VND"}),
        "today": clock.today(),
    }


@login_required
def money(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who pays what, in its currency and in đồng."""
    mission = find_mission(request, pk, inside=True)
    return page(request, "missions/money.html", _money_context(request, mission))


@login_required
@require_POST
def funding_add(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = FundingForm(request.POST)

    def act() -> Funding:
        return add_funding(mission, by=request.user, **form.line())

    return answer_form(
        request, form, act, done=lambda _done: reverse("missions:money", args=[pk]),
        template="missions/money.html",
        context={**_money_context(request, mission), "funding_form": form},
    )  # fmt: skip


@login_required
def funding(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    one = get_object_or_404(funding_of(mission), pk=key)
    form = FundingForm(request.POST or None, of=one)

    def act() -> Funding:
        return edit_funding(one, changes=form.line(), by=request.user, opened=form.opened_line())

    return small_form(request, mission, form, act, _("Source of money"), "money")


@login_required
@require_POST
def funding_remove(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    remove_funding(get_object_or_404(funding_of(mission), pk=key), by=request.user)
    return HttpResponseRedirect(reverse("missions:money", args=[pk]))
