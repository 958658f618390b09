"""Input of the pages of seating and flag plans; nothing here saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from doingoai.foundation.local_time import HERE
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind
from doingoai.protocol.actions.searching import SECONDS
from doingoai.protocol.layouts.places import Place, Plan, Settings
from doingoai.protocol.states import AT_TABLES, Bond, Layout
from doingoai.protocol.tables.wishing import tables_wanted
from doingoai.web.protocol.settings_form import count

WHOLE = ""
"""The choice of the visit as a whole instead of one item."""
USUAL = {
    ItemKind.TALKS: Layout.TALKS,
    ItemKind.COURTESY_CALL: Layout.ARMCHAIRS_U,
    ItemKind.SIGNING: Layout.SIGNING_TWO,
    ItemKind.BANQUET: Layout.ROUND,
    ItemKind.WORKING_MEAL: Layout.BANQUET_MIDDLE,
    ItemKind.AIRPORT_WELCOME: Layout.CONVOY,
    ItemKind.TRANSFER: Layout.CAR,
}


class MakeForm(forms.Form):
    """For what, and in which layout."""

    item = forms.ChoiceField(label=gettext_lazy("Item of the programme"), required=False)
    layout = forms.ChoiceField(label=gettext_lazy("Layout"), choices=Layout.choices)
    table_count = count(
        gettext_lazy("Number of round tables"), least=1, most=120,
        help_text=gettext_lazy("For several round tables only. Empty: as many as hold everybody."),
    )  # fmt: skip
    table_seats = count(
        gettext_lazy("Seats at each table"), least=2, most=20,
        help_text=gettext_lazy("For several round tables only. Empty: 10."),
    )  # fmt: skip

    def __init__(self, *args: Any, items: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(one.pk): one for one in items}
        listed = [(key, item_label(one)) for key, one in self.items.items()]
        self.fields["item"].choices = [(WHOLE, _("The visit as a whole")), *listed]  # type: ignore[attr-defined]

    def chosen(self) -> Item | None:
        return self.items.get(self.cleaned_data["item"])

    def settings_for(self, people: int) -> Settings:
        """What is settled of the layout from the beginning: of several tables, their seats."""
        data = self.cleaned_data
        if data["layout"] != Layout.ROUNDS:
            return Settings()
        return Settings(
            seats=tables_wanted(people, count=data["table_count"], seats=data["table_seats"])
        )


def item_label(item: Item) -> str:
    return f"{item.starts_at.astimezone(HERE):%d/%m %H:%M} · {item.title}"


class SwapForm(forms.Form):
    """Two places of a plan, and who sat there when the page was opened."""

    first = forms.ChoiceField(label=gettext_lazy("First place"))
    second = forms.ChoiceField(label=gettext_lazy("Second place"))
    version = forms.IntegerField(widget=forms.HiddenInput)
    first_was = forms.CharField(required=False, widget=forms.HiddenInput)
    second_was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(one.key, place_label(plan, one.key)) for one in in_order(plan)]
        for name in ("first", "second"):
            self.fields[name].choices = listed  # type: ignore[attr-defined]


class TieForm(forms.Form):
    """Two people who must, or must not, sit side by side."""

    one = forms.ChoiceField(label=gettext_lazy("Person"))
    bond = forms.ChoiceField(label=gettext_lazy("Rule"), choices=Bond.choices)
    other = forms.ChoiceField(label=gettext_lazy("Other person"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(one.key, one.name) for one in plan.people.values()]
        if plan.layout != Layout.ROUNDS:
            bonds = [(one.value, one.label) for one in Bond if one not in AT_TABLES]
            self.fields["bond"].choices = bonds  # type: ignore[attr-defined]
        for name in ("one", "other"):
            self.fields[name].choices = listed  # type: ignore[attr-defined]


class ImproveForm(forms.Form):
    """How long the search for a better plan may take."""

    seconds = forms.TypedChoiceField(
        label=gettext_lazy("Search for"), coerce=int, initial=30, choices=()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seconds"].choices = [  # type: ignore[attr-defined]
            (one, ngettext("%(count)d second", "%(count)d seconds", one) % {"count": one})
            for one in SECONDS
        ]


class DropForm(forms.Form):
    """Who does not come."""

    who = forms.ChoiceField(label=gettext_lazy("Who does not come"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(one.key, one.name) for one in plan.people.values()]  # type: ignore[attr-defined]


def in_order(plan: Plan) -> list[Any]:
    return sorted(plan.places, key=lambda one: one.number)


def place_label(plan: Plan, key: str) -> str:
    """A place as a choice names it: its number and who sits there."""
    place = plan.place(key)
    if place is None:
        return key
    one = plan.people.get(place.occupant)
    return f"{seat_label(plan, place)} · {one.name if one else place.label or _('free')}"


def seat_label(plan: Plan, place: Place) -> str:
    """The number of a place, with its table where there are several."""
    if plan.layout != Layout.ROUNDS:
        return str(place.number or "–")
    return _("table %(table)s · %(seat)s") % {"table": place.row[1:], "seat": place.number}
