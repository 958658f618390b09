"""The tree of units: who stands under whom, since when, and what followed a merged one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.actions import UNIT_FIELDS, add_unit, edit_unit
from doingoai.accounts.models import Unit
from doingoai.accounts.queries import count_people_by_unit, people_of
from doingoai.accounts.rules import is_current, require
from doingoai.accounts.states import Permission, UnitKind
from doingoai.foundation import clock
from doingoai.foundation.collation import sort_key
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.rendering import SignedInRequest, login_required, page

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit at its place in the tree."""

    unit: Unit
    depth: int
    people: int
    is_over: bool


class UnitForm(EditForm):
    """A unit of the city."""

    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices)
    name_vi = forms.CharField(label=_("Name (Vietnamese)"), max_length=200)
    name_en = forms.CharField(label=_("Name (English)"), max_length=200, required=False)
    symbol = forms.CharField(
        label=_("Symbol"), max_length=20, required=False,
        help_text=_("As it stands in the symbol of its papers, such as SNgV."),
    )  # fmt: skip
    parent = forms.ModelChoiceField(
        Unit.objects.all(), label=_("Stands under"), required=False, empty_label="–"
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    valid_from = DateField(label=_("Exists from"), required=False)
    valid_to = DateField(
        label=_("Exists to"), required=False,
        help_text=_("A merged or dissolved unit is not deleted: it gets its last day here."),
    )  # fmt: skip
    successor = forms.ModelChoiceField(
        Unit.objects.all(), label=_("Followed by"), required=False, empty_label="–"
    )

    def changed_fields(self) -> dict[str, Any]:
        return {name: value for name, value in self.changes().items() if name in UNIT_FIELDS}


class NewUnitForm(UnitForm):
    code = forms.SlugField(
        label=_("Code"), max_length=40,
        help_text=_("Small letters, digits and hyphens; it never changes."),
    )  # fmt: skip
    field_order = ("code", "kind", "name_vi", "name_en", "symbol", "parent")


@login_required
def units(request: SignedInRequest) -> HttpResponse:
    """The whole tree; units that no longer exist only when asked for."""
    require(request.user, Permission.USER_ADMIN)
    shows_past = request.GET.get("past") == "1"
    tree = list(branches())
    context = {
        "branches": [one for one in tree if shows_past or not one.is_over],
        "past": sum(1 for one in tree if one.is_over),
        "shows_past": shows_past,
    }
    return page(request, "accounts/units.html", context)


def branches() -> Iterator[Branch]:
    """All units in the order of the tree, those of one parent by name."""
    today, people = clock.today(), count_people_by_unit()
    listed = sorted(Unit.objects.select_related("successor"), key=lambda unit: sort_key(unit.name))
    below: dict[int | None, list[Unit]] = {}
    for unit in listed:
        below.setdefault(unit.parent_id, []).append(unit)

    def walk(parent: int | None, depth: int) -> Iterator[Branch]:
        for unit in below.get(parent, ()) if depth < DEEPEST else ():
            over = not is_current(unit, on=today)
            yield Branch(unit, depth, people.get(unit.pk, 0), over)
            yield from walk(unit.pk, depth + 1)

    return walk(None, 0)


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    require(request.user, Permission.USER_ADMIN)
    form = NewUnitForm(request.POST or None)

    def act() -> Unit:
        code = form.cleaned_data["code"]
        return add_unit(code=code, by=request.user, **form.changed_fields())

    return answer_form(
        request, form, act, done=lambda _done: reverse("accounts:units"),
        template="accounts/unit.html", context={"unit": None},
    )  # fmt: skip


@login_required
def unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """One unit: its name, place, time and the people in it."""
    require(request.user, Permission.USER_ADMIN)
    one = get_object_or_404(Unit.objects.all(), pk=pk)
    form = UnitForm(request.POST or None, of=one)

    def act() -> Unit:
        return edit_unit(
            one, changes=form.changed_fields(), by=request.user, opened=form.opened_with()
        )

    people = people_of(one)[:50]
    context = {"unit": one, "people": people, "events": events_about("unit", one.pk)}
    return answer_form(
        request, form, act, done=lambda _done: reverse("accounts:units"),
        template="accounts/unit.html", context=context,
    )  # fmt: skip
