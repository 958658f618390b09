"""Forms of the pool: entries of each kind, languages, absences, bookings."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.directory.languages import language_name, offered_languages
from doingoai.foundation import clock
from doingoai.resources.models import Booking, Resource
from doingoai.resources.states import (
    AbsenceReason,
    Level,
    ResourceKind,
    RoomLayout,
    VehicleKind,
)
from doingoai.web.choosing import person_field, place_field, user_field
from doingoai.web.editing import EditForm
from doingoai.web.fields import DateField, MomentField
from doingoai.web.naming import BLANK


class _EntryForm(EditForm):
    """What every entry of the pool has."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), required=False, empty_label="–"
    )
    active_from = DateField(label=_("In the pool from"), required=False)
    active_until = DateField(label=_("In the pool until"), required=False)
    note = forms.CharField(
        label=_("Notes"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


class PersonEntryForm(_EntryForm):
    """A person of the pool: a colleague, somebody of the directory, or neither."""

    user = user_field(label=_("Colleague"), required=False)
    person = person_field(label=_("Known person"), required=False)
    name = forms.CharField(
        label=_("Name, if from outside"), max_length=200, required=False,
        help_text=_("Only for who is neither a colleague nor in the directory."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    is_interpreter = forms.BooleanField(label=_("Interpreter"), required=False)
    is_officer = forms.BooleanField(label=_("Officer"), required=False)
    is_driver = forms.BooleanField(label=_("Driver"), required=False)
    field_order = ("user", "person", "name", "phone", "is_interpreter", "is_officer", "is_driver")


class VehicleEntryForm(_EntryForm):
    plate = forms.CharField(label=_("Number plate"), max_length=20)
    name = forms.CharField(label=_("Called"), max_length=120, required=False)
    vehicle_kind = forms.ChoiceField(
        label=_("Kind"), choices=[BLANK, *VehicleKind.choices], required=False
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=200, required=False)
    usual_driver = forms.ModelChoiceField(
        Resource.objects.none(), label=_("Usual driver"), required=False, empty_label="–"
    )
    field_order = ("plate", "name", "vehicle_kind", "seats", "usual_driver")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["usual_driver"].queryset = Resource.objects.filter(is_driver=True)  # type: ignore[attr-defined]


class RoomEntryForm(_EntryForm):
    called: ClassVar[Mapping[str, str]] = {"layouts": "set_ups"}
    place = place_field(label=_("Place"))
    capacity = forms.IntegerField(
        label=_("People it holds"), min_value=1, max_value=20000, required=False
    )
    set_ups = forms.MultipleChoiceField(
        label=_("Can be set up for"), choices=RoomLayout.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    field_order = ("place", "capacity", "set_ups")

    def values_of(self, record: Any) -> dict[str, Any]:
        set_ups = [word for word in record.layouts.split(",") if word]
        return {**super().values_of(record), "set_ups": set_ups, "layouts": record.layouts}

    def changes(self) -> dict[str, Any]:
        changes = super().changes()
        set_ups = changes.pop("set_ups")
        return {**changes, "layouts": ",".join(set_ups)}


FORM_OF: Mapping[ResourceKind, type[_EntryForm]] = {
    ResourceKind.PERSON: PersonEntryForm,
    ResourceKind.VEHICLE: VehicleEntryForm,
    ResourceKind.ROOM: RoomEntryForm,
}


class SkillForm(forms.Form):
    """A language somebody works in; the same language once more replaces what was known."""

    language = forms.ChoiceField(label=_("Language"))
    level = forms.TypedChoiceField(label=_("Level"), choices=Level.choices, coerce=int)
    certificate = forms.CharField(label=_("Certificate"), max_length=160, required=False)
    valid_until = DateField(label=_("Valid until"), required=False)
    is_consecutive = forms.BooleanField(label=_("Consecutive"), required=False, initial=True)
    is_simultaneous = forms.BooleanField(label=_("Simultaneous"), required=False)
    fields_known = forms.CharField(label=_("Fields known well"), max_length=200, required=False)
    last_used_on = DateField(label=_("Last used on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = get_language() or "vi"
        languages = [
            (code, language_name(code, names)) for code in offered_languages() if code != "vi"
        ]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]

    def skill(self) -> tuple[str, dict[str, Any]]:
        """The language, and what is said of it."""
        data = dict(self.cleaned_data)
        data["fields"] = data.pop("fields_known")
        return data.pop("language"), data


class AbsenceForm(forms.Form):
    starts_at = MomentField(label=_("Begins"), help_text=_("dd/mm/yyyy hh:mm"))
    ends_at = MomentField(label=_("Ends"), help_text=_("dd/mm/yyyy hh:mm"))
    reason = forms.ChoiceField(label=_("Reason"), choices=AbsenceReason.choices)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class BookForm(forms.Form):
    """A booking that belongs to no item: a duty, a rehearsal, a meeting of the office."""

    purpose = forms.CharField(label=_("What for"), max_length=200)
    starts_at = MomentField(label=_("Begins"), help_text=_("dd/mm/yyyy hh:mm"))
    ends_at = MomentField(label=_("Ends"), help_text=_("dd/mm/yyyy hh:mm"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class MoveForm(forms.Form):
    """The keyboard's equal of dragging a booking on the board."""

    resource = forms.TypedChoiceField(label=_("Who or what"), coerce=int)
    starts_at = MomentField(label=_("Begins"))
    ends_at = MomentField(label=_("Ends"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"id": False}))

    def __init__(self, *args: Any, of: Booking, pool: list[tuple[int, str]], **kwargs: Any) -> None:
        now = {
            "resource": of.resource_id,
            "starts_at": of.starts_at,
            "ends_at": of.ends_at,
            "version": of.version,
        }
        super().__init__(*args, **{**kwargs, "initial": now})
        self.fields["resource"].choices = pool  # type: ignore[attr-defined]
