"""Input of the pages of seating and flag plans; nothing here saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from doingoai.foundation.local_time import HERE
from doingoai.programme.models import Item
from doingoai.programme.states import ItemKind
from doingoai.protocol.actions.searching import SECONDS
from doingoai.protocol.layouts.catalogue import LAYOUTS, settled
from doingoai.protocol.layouts.places import Place, Plan, Settings
from doingoai.protocol.states import AT_TABLES, Bond, Layout
from doingoai.protocol.tables.wishing import tables_wanted

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


def _count(label: Any, *, least: int, most: int, help_text: Any = "") -> forms.IntegerField:  # fmt: skip
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, required=False, help_text=help_text
    )


class MakeForm(forms.Form):
    """For what, and in which layout."""

    item = forms.ChoiceField(label=gettext_lazy("Item of the programme"), required=False)
    layout = forms.ChoiceField(label=gettext_lazy("Layout"), choices=Layout.choices)
    table_count = _count(
        gettext_lazy("Number of round tables"), least=1, most=120,
        help_text=gettext_lazy("For several round tables only. Empty: as many as hold everybody."),
    )  # fmt: skip
    table_seats = _count(
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


_SIDES = [
    ("left", gettext_lazy("On the left of the own head")),
    ("right", gettext_lazy("On the right of the own head")),
    ("behind", gettext_lazy("Just behind")),
    ("between", gettext_lazy("Between host and chief guest")),
]


class SettingsForm(forms.Form):
    """What may be chosen about a layout; only what matters for the one at hand is shown."""

    interpreter = forms.ChoiceField(
        label=gettext_lazy("The interpreter sits"), choices=_SIDES, required=False
    )
    door = forms.ChoiceField(
        label=gettext_lazy("The entrance is"),
        choices=[
            ("front", gettext_lazy("Opposite the far side")),
            ("left", gettext_lazy("At the left end")),
            ("right", gettext_lazy("At the right end")),
        ],
        required=False,
    )
    guests_on = forms.ChoiceField(
        label=gettext_lazy("The visiting side sits"),
        choices=[
            ("far", gettext_lazy("Far from the door")),
            ("near", gettext_lazy("Near the door")),
        ],
        required=False,
    )
    variant = forms.ChoiceField(
        label=gettext_lazy("The chief guest sits"),
        choices=[
            ("right", gettext_lazy("On the right of the host")),
            ("opposite", gettext_lazy("Opposite the host")),
        ],
        required=False,
    )
    couples = forms.ChoiceField(
        label=gettext_lazy("Couples"),
        choices=[
            ("", gettext_lazy("As the layout has it")),
            ("apart", gettext_lazy("Not side by side")),
            ("together", gettext_lazy("Side by side")),
        ],
        required=False,
    )
    per_row = forms.IntegerField(
        label=gettext_lazy("People in a row"), min_value=2, max_value=40, required=False
    )
    cars = forms.IntegerField(
        label=gettext_lazy("Cars of the guests"), min_value=1, max_value=20, required=False
    )
    many = forms.ChoiceField(
        label=gettext_lazy("With more than two flags"),
        choices=[
            ("centre", gettext_lazy("Viet Nam in the middle")),
            ("alphabetical", gettext_lazy("All in alphabetical order")),
        ],
        required=False,
    )
    first_hand = forms.ChoiceField(
        label=gettext_lazy("First beside Viet Nam"),
        choices=[
            ("right", gettext_lazy("On its own right")),
            ("left", gettext_lazy("On its own left")),
        ],
        required=False,
    )
    alphabet = forms.ChoiceField(
        label=gettext_lazy("Alphabet of the country names"),
        choices=[("en", gettext_lazy("English")), ("vi", gettext_lazy("Vietnamese"))],
        required=False,
    )
    letter = forms.CharField(
        label=gettext_lazy("Letter drawn"), max_length=1, required=False,
        help_text=gettext_lazy("The alphabet begins with it; empty begins with A."),
    )  # fmt: skip
    assistants = forms.MultipleChoiceField(
        label=gettext_lazy("Assistants at the signing"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    table_count = _count(gettext_lazy("Number of round tables"), least=1, most=120)
    table_seats = _count(gettext_lazy("Seats at each table"), least=2, most=20)
    head_seats = _count(
        gettext_lazy("Seats at table 1"), least=2, most=30,
        help_text=gettext_lazy("Empty: as at the other tables."),
    )  # fmt: skip
    by_diet = forms.BooleanField(
        label=gettext_lazy("Guests with the same diet share as few tables as hold them"),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, layout: Layout, now: Settings, people: Plan, **kwargs: Any
    ) -> None:
        self.now = now
        shown = settled(layout, now)
        initial = {name: getattr(shown, name) for name in self.base_fields if hasattr(shown, name)}
        initial |= _shape_of(now)
        self.people = len(people.people)
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        ways = LAYOUTS[layout].interpreters
        self.fields["interpreter"].choices = [one for one in _SIDES if one[0] in ways]  # type: ignore[attr-defined]
        listed = [(one.key, one.name) for one in people.people.values()]
        self.fields["assistants"].choices = listed  # type: ignore[attr-defined]
        for name in set(self.fields) - {"version", *LAYOUTS[layout].asks}:
            del self.fields[name]

    def chosen(self) -> dict[str, Any]:
        """What the settings are to be: what is not asked stays."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        shape = {name: data.pop(name) for name in _SHAPE if name in data}
        found = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in data.items()
            if value not in (None, "") or name in {"letter", "couples"}
        }
        if shape:
            count, seats, head = (shape[name] for name in _SHAPE)
            found["seats"] = tables_wanted(self.people, count=count, seats=seats, head=head)
        return found


_SHAPE = ("table_count", "table_seats", "head_seats")


def _shape_of(now: Settings) -> dict[str, int]:
    """The tables of a plan as its form shows them."""
    if not now.seats:
        return {}
    shape = {"table_count": len(now.seats), "table_seats": now.seats[-1]}
    return shape | ({"head_seats": now.seats[0]} if now.seats[0] != now.seats[-1] else {})


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
        label=gettext_lazy("Search for"), coerce=int, initial=30,
        choices=[(one, ngettext_lazy("%(count)d second", "%(count)d seconds", one) % {"count": one}) for one in SECONDS],
    )  # fmt: skip


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
