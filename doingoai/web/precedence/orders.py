"""The order of precedence: what holds on a day, its versions, and the draft of the next one."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.directory.ranks import CIRCLE_NAMES, RANKS
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.norms.figure_names import CONFIDENCE_NAMES
from doingoai.precedence.actions.versions import (
    add_rank,
    confirm_shipped,
    copy_to_draft,
    drop_draft,
    drop_rank,
    move_rank,
    put_in_force,
)
from doingoai.precedence.facts import Order
from doingoai.precedence.models import PrecedenceOrder
from doingoai.precedence.queries import order_of, order_on, versions
from doingoai.precedence.states import OrderState
from doingoai.web.audit.history import events_about
from doingoai.web.editing import answer_form
from doingoai.web.fields import DateField
from doingoai.web.naming import facts_name
from doingoai.web.precedence.tabs import tabs
from doingoai.web.precedence.uses import uses_of
from doingoai.web.rendering import SignedInRequest, login_required, page


class DayForm(forms.Form):
    """The day of which the order is asked."""

    on = DateField(label=_("Valid on"))


class BeginForm(forms.Form):
    """From when the draft holds, and what it rests on."""

    valid_from = DateField(label=_("Valid from"))
    basis = forms.CharField(
        label=_("What it rests on"), max_length=300,
        help_text=_("In words: a decision with its number, a regulation, or the practice."),
    )  # fmt: skip
    laid_down_by = forms.CharField(label=_("Laid down by"), max_length=200)


class PlaceForm(forms.Form):
    """A rank and the place it is to have, typed."""

    rank = forms.ChoiceField(label=_("Rank"))
    place = forms.IntegerField(label=_("To place"), min_value=1, max_value=999)

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rank"].choices = [  # type: ignore[attr-defined]
            (code, f"{at}. {facts_name(order.rank(code))}") for code, at in order.places.items()
        ]


class OwnRankForm(forms.Form):
    """A rank of this office."""

    name_vi = forms.CharField(label=_("Name (Vietnamese)"), max_length=160)
    name_en = forms.CharField(label=_("Name (English)"), max_length=160)
    like = forms.ChoiceField(
        label=_("Received like"),
        choices=lambda: [(code, facts_name(facts)) for code, facts in RANKS.items()],
        help_text=_("The shipped rank it equals in grade, and by which the authority matrix tells who decides."),
    )  # fmt: skip
    source = forms.CharField(label=_("Source"), max_length=300)


@login_required
def order(request: SignedInRequest) -> HttpResponse:
    """The order that holds on a day, where it comes from, and every version before and after."""
    require(request.user, Permission.DIRECTORY_VIEW)
    today = clock.today()
    form = DayForm(request.GET if "on" in request.GET else None, initial={"on": today})
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else today
    held, rows = order_on(on), list(versions())
    context = {
        "tabs": tabs("order"),
        "form": form,
        "on": on,
        "order": held,
        "lines": lines_of(held),
        "confidence": CONFIDENCE_NAMES.get(held.confidence, held.confidence),
        "versions": [row for row in rows if row.state == OrderState.IN_FORCE and row.number],
        "draft": next((row for row in rows if row.state == OrderState.DRAFT), None),
        "checked": next((row for row in rows if row.number == held.number), None),
        "can_write": may(request.user, Permission.PRECEDENCE_WRITE),
        "today": today,
    }
    return page(request, "precedence/order.html", context)


def lines_of(order: Order) -> list[dict[str, Any]]:
    """The ranks of an order as a page shows them."""
    lines = []
    for code, at in order.places.items():
        facts = order.rank(code)
        shared = order.groups[at - 1]
        lines.append(
            {
                "code": code, "up": f"{code}-up", "down": f"{code}-down", "place": at, "is_first": code == shared[0],
                "is_shared": len(shared) > 1, "is_own": code in order.own,
                "name": facts_name(facts), "other": _other_name(code, order),
                "grade": order.grades[code], "facts": facts,
                "circle": CIRCLE_NAMES.get(facts.circle, "") if facts else "",
            }
        )  # fmt: skip
    return lines


def _other_name(code: str, order: Order) -> str:
    facts = order.rank(code)
    if facts is None:
        return ""
    return facts.name_vi if facts_name(facts) == facts.name_en else facts.name_en


def _find(pk: int) -> PrecedenceOrder:
    return get_object_or_404(versions(), pk=pk)


def _to(name: str, *args: object, at: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse(f"precedence:{name}", args=args) + at)


@login_required
@require_POST
def copy(request: SignedInRequest) -> HttpResponse:
    """Copy the newest version to a draft."""
    try:
        made = copy_to_draft(by=request.user, at=clock.now())
    except RuleBroken as refusal:
        messages.error(request, refusal.message)
        return _to("order")
    return _to("draft", made.pk)


@login_required
@require_POST
def confirm(request: SignedInRequest) -> HttpResponse:
    """Say that the office has held the shipped order against its own practice."""
    confirm_shipped(by=request.user, at=clock.now())
    messages.success(request, gettext("Confirmed under your name."))
    return _to("order")


@login_required
def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """One version; a draft with what moves its ranks."""
    require(request.user, Permission.DIRECTORY_VIEW)
    return page(request, "precedence/version.html", _context(request, _find(pk)))


def _context(request: SignedInRequest, row: PrecedenceOrder) -> dict[str, Any]:
    held = order_of(row)
    may_write = may(request.user, Permission.PRECEDENCE_WRITE)
    is_open = may_write and row.state == OrderState.DRAFT
    return {
        "tabs": tabs("order"), "version": row, "order": held, "lines": lines_of(held),
        "can_write": is_open, "moved": request.GET.get("moved", ""),
        "place_form": PlaceForm(order=held) if is_open else None,
        "begin_form": BeginForm(initial={"valid_from": clock.today()}) if is_open else None,
        "events": events_about(row.subject_type, row.pk),
    }  # fmt: skip


@login_required
@require_POST
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """One step up or down; the page comes back to the rank, so the next key press moves it on."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    row, up = _find(pk), request.POST.get("up", "")
    code = up or request.POST.get("down", "")
    return _moved(request, row, code, lambda: move_rank(row, code, by=request.user, up=bool(up)))


@login_required
@require_POST
def place(request: SignedInRequest, pk: int) -> HttpResponse:
    """A rank to a typed place."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    row = _find(pk)
    form = PlaceForm(request.POST, order=order_of(row))
    if not form.is_valid():
        context = {**_context(request, row), "place_form": form}
        return page(request, "precedence/version.html", context, status=422)
    code, at = form.cleaned_data["rank"], form.cleaned_data["place"]
    return _moved(request, row, code, lambda: move_rank(row, code, by=request.user, place=at))


def _moved(
    request: SignedInRequest, row: PrecedenceOrder, code: str, act: Callable[[], Any]
) -> HttpResponse:
    try:
        act()
    except RuleBroken as refusal:
        context = {**_context(request, row), "refusal": refusal}
        return page(request, "precedence/version.html", context, status=422)
    way = "up" if request.POST.get("up") else "down"
    return _to("draft", row.pk, at=f"?moved={code}-{way}")


@login_required
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """A rank of the office, put below the one it is like."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    row = _find(pk)
    form = OwnRankForm(request.POST or None)
    return answer_form(
        request, form,
        lambda: add_rank(row, **form.cleaned_data, by=request.user, at=clock.now()),
        done=lambda own: f"{reverse('precedence:draft', args=[pk])}#rank-{own.code}",
        template="precedence/rank.html", context={"version": row},
    )  # fmt: skip


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """Take a rank of the office out of the draft, unless somebody bears it."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    row = _find(pk)
    return _moved(
        request, row, "", lambda: drop_rank(row, code, uses=uses_of(code), by=request.user)
    )


@login_required
@require_POST
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put the draft in force from a day on."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    row, form = _find(pk), BeginForm(request.POST)

    def act() -> PrecedenceOrder:
        now, today = clock.now(), clock.today()
        return put_in_force(row, **form.cleaned_data, by=request.user, at=now, today=today)

    return answer_form(
        request, form, act, done=lambda done: _shown_on(done.valid_from),
        template="precedence/version.html",
        context={**_context(request, row), "begin_form": form},
    )  # fmt: skip


def _shown_on(day: date | None) -> str:
    return f"{reverse('precedence:order')}?on={day:%d/%m/%Y}"


@login_required
@require_POST
def drop_whole(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw the draft away."""
    require(request.user, Permission.PRECEDENCE_WRITE)
    row = _find(pk)
    try:
        drop_draft(row, by=request.user)
    except RuleBroken as refusal:
        context = {**_context(request, row), "refusal": refusal}
        return page(request, "precedence/version.html", context, status=422)
    return _to("order")
