"""The gifts of a visit: who is given what by which norm, what to look at, and what was received."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.gifts import (
    give_gift_of,
    receive_gift_from,
    release_gift_of,
    reserve_gift_for,
)
from doingoai.delegations.gifting import gift_lines
from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import subject_of
from doingoai.gifts.models import Giving
from doingoai.gifts.queries import givings_about
from doingoai.gifts.states import GivingState
from doingoai.norms.queries import figure_table
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import answer_form
from doingoai.web.gifts.forms import ReceiveForm, ReserveForm
from doingoai.web.rendering import SignedInRequest, login_required, page

TAB = "gifts:visit"


def _context(request: SignedInRequest, visit: Delegation) -> dict[str, Any]:
    received = givings_about(subject_of(visit)).filter(state=GivingState.RECEIVED)
    return {
        **frame(request, visit, TAB),
        "lines": gift_lines(visit, figure_table()),
        "received": list(received),
        "can_change": may(request.user, Permission.GIFT_WRITE) and visit.state in CHANGEABLE,
    }


@login_required
def visit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Guest by guest: the norm, the gift, and what the officer should look at."""
    one = find_visit(request, pk, Permission.GIFT_VIEW)
    return page(request, "gifts/visit.html", _context(request, one))


def _url(visit: Delegation) -> str:
    return reverse(TAB, args=[visit.pk])


@login_required
def reserve(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a gift aside for a guest."""
    one = find_visit(request, pk, Permission.GIFT_WRITE)
    initial = {"member": request.GET.get("member", "")}
    form = ReserveForm(request.POST or None, visit=one, initial=initial)

    def act() -> Giving:
        data = form.cleaned_data
        return reserve_gift_for(
            data["member"], gift=data["gift"], reason=data["reason"], table=figure_table(),
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return answer_form(
        request, form, act, done=lambda _done: _url(one), template="gifts/visit_form.html",
        context={
            **frame(request, one, TAB), "title": _("Put a gift aside"),
            "submit": _("Put aside"), "back": _url(one),
        },
    )  # fmt: skip


@login_required
def receive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter a gift that a guest gave."""
    one = find_visit(request, pk, Permission.GIFT_WRITE)
    form = ReceiveForm(request.POST or None, visit=one)

    def act() -> Giving:
        data = form.cleaned_data
        member = data.pop("member")
        return receive_gift_from(member, by=request.user, at=clock.now(), **data)

    return answer_form(
        request, form, act, done=lambda _done: _url(one), template="gifts/visit_form.html",
        context={
            **frame(request, one, TAB), "title": _("Enter a gift received"),
            "submit": _("Save"), "back": _url(one),
        },
    )  # fmt: skip


def _settled(
    request: SignedInRequest, pk: int, key: int, act: Callable[[Delegation, Giving], object]
) -> HttpResponse:
    one = find_visit(request, pk, Permission.GIFT_WRITE)
    giving = get_object_or_404(givings_about(subject_of(one)), pk=key)
    try:
        act(one, giving)
    except RuleBroken as refusal:
        context = {**_context(request, one), "refusal": refusal}
        return page(request, "gifts/visit.html", context, status=422)
    return HttpResponseRedirect(_url(one))


@login_required
@require_POST
def give(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    by, at = request.user, clock.now()
    return _settled(request, pk, key, lambda one, giving: give_gift_of(one, giving, by=by, at=at))


@login_required
@require_POST
def release(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    by, at = request.user, clock.now()
    return _settled(
        request, pk, key, lambda one, giving: release_gift_of(one, giving, by=by, at=at)
    )
