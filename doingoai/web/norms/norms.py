"""Figures of law and of the office: all that hold on a day, and one with its past and its proof."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.norms.actions import NewFigure, confirm_norm, load_shipped_norms, replace_norm
from doingoai.norms.figure_names import CONFIDENCE_NAMES, SWITCH_NAMES
from doingoai.norms.figures import instrument_of
from doingoai.norms.models import Norm
from doingoai.norms.queries import figures_through_time, norms_in_order
from doingoai.web.audit.history import events_about
from doingoai.web.editing import answer_form
from doingoai.web.fields import DateField, WholeNumberField
from doingoai.web.norms.tables import (
    NormFilter,
    laid_out,
    named,
    scope_of,
    unit_name,
)
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab


class ReplaceForm(forms.Form):
    """
    Another figure from a day on, or for some days.

    A rule that holds or not is chosen by a word; a figure in words is written.
    """

    text = forms.CharField(label=_("New words"), max_length=300)
    amount = WholeNumberField(label=_("New figure"), min_value=0, max_value=10**15)
    valid_from = DateField(label=_("Valid from"))
    valid_to = DateField(
        label=_("Last day"), required=False,
        help_text=_("Leave empty if it stays; otherwise the old figure holds again from the next day."),
    )  # fmt: skip
    instrument = forms.CharField(
        label=_("Decision it comes from"), max_length=120,
        help_text=_("Number and symbol, for example of a resolution of the People's Council."),
    )  # fmt: skip
    clause = forms.CharField(label=_("Article, clause"), max_length=120, required=False)

    def __init__(self, data: QueryDict | None = None, *, unit: str = "") -> None:
        super().__init__(data)
        del self.fields["amount" if unit == "text" else "text"]
        if unit == "switch":
            self.fields["amount"] = forms.TypedChoiceField(
                label=_("New figure"), choices=list(SWITCH_NAMES.items()), coerce=int
            )


def tabs(current: str) -> list[Tab]:
    """The parts of this place: figures, the instruments they come from, who decides, how one asks."""
    names = {
        "norms": _("Figures"), "instruments": _("Legal instruments"),
        "matrix": _("Authority matrix"), "consultation": _("Rules of consultation"),
        "trying": _("Try the rules"),
    }  # fmt: skip
    urls = {
        "norms": "norms:norms", "instruments": "norms:instruments", "matrix": "approvals:matrix",
        "consultation": "approvals:rules", "trying": "approvals:try",
    }  # fmt: skip
    return [Tab(str(names[one]), reverse(urls[one]), one == current) for one in names]


@login_required
def norms(request: SignedInRequest) -> HttpResponse:
    """All figures that hold on a day, grouped by what they limit."""
    require(request.user, Permission.NORM_VIEW)
    narrowing = NormFilter(request.GET, clock.today())
    found = narrowing.apply(norms_in_order())
    context = {
        "filter": narrowing,
        "figures": laid_out(found),
        "unconfirmed": sum(1 for norm in found if norm.confirmed_at is None),
        "tabs": tabs("norms"),
        "confidences": list(CONFIDENCE_NAMES.items()),
        "can_confirm": may(request.user, Permission.NORM_CONFIRM),
    }
    return page(request, "norms/norms.html", context, fragments=("norms-figures",))


@login_required
@require_POST
def load(request: SignedInRequest) -> HttpResponse:
    """Take in the shipped figures and instruments; what the office has itself stays untouched."""
    require(request.user, Permission.NORM_CONFIRM)
    load_shipped_norms(by=request.user)
    return HttpResponseRedirect(reverse("norms:norms"))


@login_required
def norm(request: SignedInRequest, pk: int) -> HttpResponse:
    """One figure: its source, whether the office has checked it, and what held before."""
    require(request.user, Permission.NORM_VIEW)
    return page(request, "norms/norm.html", _norm_context(request.user, _find(pk)))


def _find(pk: int) -> Norm:
    return get_object_or_404(norms_in_order(), pk=pk)


def _norm_context(user: User, one: Norm) -> dict[str, Any]:
    may_confirm = may(user, Permission.NORM_CONFIRM)
    return {
        "norm": one,
        "name": named(one.key),
        "unit": unit_name(one.unit),
        "scope": " · ".join(scope_of(one)),
        "confidence": CONFIDENCE_NAMES.get(one.confidence, one.confidence),
        "instrument": instrument_of(one.figure),
        "through_time": list(figures_through_time(one)),
        "can_confirm": may_confirm and one.confirmed_at is None,
        "replace_form": ReplaceForm(unit=one.unit) if may_confirm else None,
        "events": events_about("norm", one.pk),
    }


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that the office has held the figure against the text of the law."""
    confirm_norm(_find(pk), by=request.user, at=clock.now())
    messages.success(request, gettext("Confirmed under your name."))
    return HttpResponseRedirect(reverse("norms:norm", args=[pk]))


@login_required
@require_POST
def replace(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set another figure from a day on or for some days; the old one keeps its time."""
    require(request.user, Permission.NORM_CONFIRM)
    one = _find(pk)
    form = ReplaceForm(request.POST, unit=one.unit)

    def act() -> Norm:
        new = NewFigure(**{"amount": None, **form.cleaned_data})
        return replace_norm(one, new, by=request.user, at=clock.now())

    return answer_form(
        request, form, act, done=lambda later: reverse("norms:norm", args=[later.pk]),
        template="norms/norm.html",
        context={**_norm_context(request.user, one), "replace_form": form},
    )  # fmt: skip
