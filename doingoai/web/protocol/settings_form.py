"""What may be chosen about the layout of a plan; nothing here saves."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from doingoai.directory.countries import COUNTRIES, find_country
from doingoai.protocol.layouts.catalogue import LAYOUTS, settled
from doingoai.protocol.layouts.places import Plan, Settings
from doingoai.protocol.states import Layout
from doingoai.protocol.tables.wishing import tables_wanted


def count(label: Any, *, least: int, most: int, help_text: Any = "") -> forms.IntegerField:  # fmt: skip
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, required=False, help_text=help_text
    )


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
    countries = forms.CharField(
        label=gettext_lazy("Further flags"), max_length=600, required=False,
        help_text=gettext_lazy("Countries by name or code, separated by commas. Those of Viet Nam and of the guests are there already."),
    )  # fmt: skip
    signatories = forms.MultipleChoiceField(
        label=gettext_lazy("Who signs"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("One of each side; nobody chosen: the heads sign."),
    )  # fmt: skip
    note_takers = forms.MultipleChoiceField(
        label=gettext_lazy("Note-takers"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They sit at the end of their side."),
    )  # fmt: skip
    assistants = forms.MultipleChoiceField(
        label=gettext_lazy("Assistants at the signing"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    table_count = count(gettext_lazy("Number of round tables"), least=1, most=120)
    table_seats = count(gettext_lazy("Seats at each table"), least=2, most=20)
    head_seats = count(
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
        initial |= _shape_of(now) | {"countries": ", ".join(map(_country_name, now.countries))}
        self.people = len(people.people)
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        ways = LAYOUTS[layout].interpreters
        self.fields["interpreter"].choices = [one for one in _SIDES if one[0] in ways]  # type: ignore[attr-defined]
        listed = [(one.key, one.name) for one in people.people.values()]
        for name in ("assistants", "signatories", "note_takers"):
            self.fields[name].choices = listed  # type: ignore[attr-defined]
        self.sides = {one.key: one.side for one in people.people.values()}
        for name in set(self.fields) - {"version", *LAYOUTS[layout].asks}:
            del self.fields[name]

    def clean_countries(self) -> tuple[str, ...]:
        """The codes of the countries that were written."""
        named = [part.strip() for part in self.cleaned_data["countries"].split(",") if part.strip()]
        found = {name: find_country(name) or find_country(name.upper()) for name in named}
        unknown = [name for name, code in found.items() if code is None]
        if unknown:
            raise forms.ValidationError(
                _("Not known as a country: %(names)s. Write the usual name or the code of two letters.")
                % {"names": ", ".join(unknown)}
            )  # fmt: skip
        return tuple(dict.fromkeys(code for code in found.values() if code))

    def clean(self) -> dict[str, Any]:
        """One signs for each side, and who signs helps nobody else to."""
        data = super().clean() or self.cleaned_data
        signing = data.get("signatories") or []
        sides = [self.sides.get(key) for key in signing]
        if len(sides) != len(set(sides)):
            self.add_error("signatories", _("Choose at most one person of each side."))
        if set(signing) & set(data.get("assistants") or []):
            self.add_error("assistants", _("Whoever signs cannot be an assistant too."))
        return data

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
            number, seats, head = (shape[name] for name in _SHAPE)
            found["seats"] = tables_wanted(self.people, count=number, seats=seats, head=head)
        return found


def _country_name(code: str) -> str:
    known = COUNTRIES.get(code)
    if known is None:
        return code
    return known.name_en if get_language() == "en" else known.name_vi


_SHAPE = ("table_count", "table_seats", "head_seats")


def _shape_of(now: Settings) -> dict[str, int]:
    """The tables of a plan as its form shows them."""
    if not now.seats:
        return {}
    shape = {"table_count": len(now.seats), "table_seats": now.seats[-1]}
    return shape | ({"head_seats": now.seats[0]} if now.seats[0] != now.seats[-1] else {})
