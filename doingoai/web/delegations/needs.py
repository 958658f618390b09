"""Who and what an item of a programme needs, who fits best and why, and who is booked."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.delegations import rules
from doingoai.delegations.actions.resourcing import (
    book_for_item,
    drop_need_of_item,
    free_from_item,
    need_for_item,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.whereabouts import way_between
from doingoai.directory.languages import language_name, offered_languages
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.foundation.subjects import Subject
from doingoai.programme.models import Item
from doingoai.resources.facts import ResourceFacts
from doingoai.resources.fitting import best_first
from doingoai.resources.gathering import Way, facts_of_need, pool_facts_for
from doingoai.resources.models import Booking, Need, Resource
from doingoai.resources.queries import needs_about, visible_resources
from doingoai.resources.states import Level, Mode, NeedKind
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import show_refusal
from doingoai.web.naming import BLANK
from doingoai.web.rendering import SignedInRequest, login_required, page

FEW = 6
A_DAY = timedelta(days=1)
SEES, BOOKS = Permission.RESOURCE_VIEW, Permission.RESOURCE_BOOK


class NeedForm(forms.Form):
    """What an item needs; only the fields of its kind count."""

    kind = forms.ChoiceField(label=gettext_lazy("What is needed"), choices=NeedKind.choices)
    language = forms.ChoiceField(label=gettext_lazy("Language to interpret"), required=False)
    mode = forms.ChoiceField(
        label=gettext_lazy("How is interpreted"), choices=[BLANK, *Mode.choices], required=False
    )
    least_level = forms.TypedChoiceField(
        label=gettext_lazy("Least level"), choices=[BLANK, *Level.choices], coerce=int,
        empty_value=None, required=False,
        help_text=gettext_lazy("Six-level framework of Viet Nam, beside it the level of CEFR."),
    )  # fmt: skip
    size = forms.IntegerField(
        label=gettext_lazy("Seats"), min_value=1, max_value=5000, required=False,
        help_text=gettext_lazy("Of the vehicle or the room."),
    )  # fmt: skip
    with_driver = forms.BooleanField(label=gettext_lazy("With a driver"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = get_language() or "vi"
        languages = [(code, language_name(code, names)) for code in offered_languages()]
        self.fields["language"].choices = [BLANK, *languages]  # type: ignore[attr-defined]

    def need(self) -> tuple[NeedKind, dict[str, Any]]:
        """The kind, and what counts for it."""
        data = self.cleaned_data
        kind = NeedKind(data["kind"])
        fields: dict[str, Any] = {"note": data["note"]}
        if kind == NeedKind.INTERPRETER:
            fields |= {name: data[name] for name in ("language", "mode", "least_level")}
        if kind in {NeedKind.VEHICLE, NeedKind.ROOM}:
            fields["size"] = data["size"]
        return kind, fields


def _find(
    request: SignedInRequest, pk: int, key: int, right: Permission
) -> tuple[Delegation, Item]:
    visit = find_visit(request, pk, right)
    return visit, get_object_or_404(visit.programme.items.select_related("place"), pk=key)


def _about(item: Item) -> Subject:
    return Subject(Item.subject_type, str(item.pk))


def _url(visit: Delegation, item: Item) -> str:
    return reverse("delegations:needs", args=[visit.pk, item.pk])


def _context(request: SignedInRequest, visit: Delegation, item: Item) -> dict[str, Any]:
    kin = [str(key) for key in visit.programme.items.values_list("pk", flat=True)]
    can_book = may(request.user, BOOKS) and _is_open(visit)
    return {
        **frame(request, visit, "programme"),
        "item": item,
        "needs": _with_fits(list(needs_about(_about(item))), kin, item),
        "can_book": can_book,
        "form": NeedForm(initial=_usual(visit, item)) if can_book else None,
    }


def _is_open(visit: Delegation) -> bool:
    try:
        rules.check_can_change(visit)
    except RuleBroken:
        return False
    return True


def _usual(visit: Delegation, item: Item) -> dict[str, Any]:
    return {
        "kind": NeedKind.INTERPRETER,
        "language": item.interpreter_language,
        "size": visit.people_expected or None,
        "with_driver": True,
    }


def _with_fits(needs: list[Need], kin: list[str], item: Item) -> list[tuple[Need, dict[str, Any]]]:
    """Each need, and while nobody is booked who fits, who falls short and who cannot."""
    unmet = [need for need in needs if getattr(need, "booking", None) is None]
    pools = pool_facts_for(unmet, together=kin, way=_way(unmet, item)) if unmet else {}
    return [(need, _fits(need, pools[need.pk]) if need.pk in pools else {}) for need in needs]


def _way(needs: list[Need], item: Item) -> Way:
    """The way to the item from what is booked a day before and after."""
    start, end = needs[0].starts_at - A_DAY, needs[0].ends_at + A_DAY
    return way_between(start, end, item, on=clock.today())


def _fits(need: Need, pool: list[ResourceFacts]) -> dict[str, Any]:
    found = best_first(facts_of_need(need), pool)
    return {
        "fitting": [fit for fit in found if fit.is_fitting][:FEW],
        "short": [fit for fit in found if fit.lacks and not fit.blocks][:FEW],
        "blocked": [fit for fit in found if fit.blocks][:FEW],
        "nobody": not any(fit.is_fitting for fit in found),
    }


@login_required
def needs(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """What an item needs, with the best of the pool for each; a new need is added here."""
    if request.method == "POST":
        return _added(request, *_find(request, pk, key, BOOKS))
    visit, item = _find(request, pk, key, SEES)
    return page(request, "delegations/needs.html", _context(request, visit, item))


def _added(request: SignedInRequest, visit: Delegation, item: Item) -> HttpResponse:
    form = NeedForm(request.POST)
    if form.is_valid():
        kind, fields = form.need()
        try:
            need_for_item(
                item, kind=kind, by=request.user, with_driver=form.cleaned_data["with_driver"],
                **fields,
            )  # fmt: skip
            return HttpResponseRedirect(_url(visit, item))
        except RuleBroken as refusal:
            show_refusal(form, refusal)
    context = {**_context(request, visit, item), "form": form}
    return page(request, "delegations/needs.html", context, status=422)


def _need(item: Item, key: int) -> Need:
    return get_object_or_404(needs_about(_about(item)), pk=key)


def _booking(item: Item, key: int) -> Booking:
    about = _about(item)
    known = Booking.objects.filter(about_type=about.type, about_id=about.id)
    return get_object_or_404(known.select_related("resource", "need"), pk=key)


def _refused(
    request: SignedInRequest, visit: Delegation, item: Item, refusal: RuleBroken
) -> HttpResponse:
    context = {**_context(request, visit, item), "refusal": refusal}
    return page(request, "delegations/needs.html", context, status=422)


@login_required
@require_POST
def drop_need(request: SignedInRequest, pk: int, key: int, need: int) -> HttpResponse:
    visit, item = _find(request, pk, key, BOOKS)
    try:
        drop_need_of_item(_need(item, need), item, by=request.user)
    except RuleBroken as refusal:
        return _refused(request, visit, item, refusal)
    return HttpResponseRedirect(_url(visit, item))


@login_required
@require_POST
def book_need(request: SignedInRequest, pk: int, key: int, need: int) -> HttpResponse:
    """Book one of the pool for a need; the item's texts follow."""
    visit, item = _find(request, pk, key, BOOKS)
    wanted = _need(item, need)
    try:
        booking = book_for_item(wanted, item, _chosen(request), by=request.user, at=clock.now())
    except RuleBroken as refusal:
        return _refused(request, visit, item, refusal)
    messages.success(request, _("%(name)s is booked.") % {"name": booking.resource.name})
    return HttpResponseRedirect(_url(visit, item))


def _chosen(request: SignedInRequest) -> Resource:
    """
    Who or what was chosen, out of the pool this person sees.

    :raises RuleBroken: need.nobody_chosen
    """
    key = request.POST.get("resource", "")
    pool = visible_resources(request.user).select_related("usual_driver", "place")
    one = pool.filter(pk=key).first() if key.isdecimal() and len(key) < 18 else None
    if one is None:
        raise RuleBroken(_("Choose who or what is booked."), code="need.nobody_chosen")
    return one


@login_required
@require_POST
def free(request: SignedInRequest, pk: int, key: int, booking: int) -> HttpResponse:
    visit, item = _find(request, pk, key, BOOKS)
    try:
        free_from_item(_booking(item, booking), item, by=request.user, at=clock.now())
    except RuleBroken as refusal:
        return _refused(request, visit, item, refusal)
    return HttpResponseRedirect(_url(visit, item))
