"""Input of the pages of a visit, shaped and cleaned; nothing here saves."""

import json
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.delegations.models import Member
from doingoai.delegations.queries import passport_mark, passport_shown
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    VisitKind,
)
from doingoai.directory.actions import PassportData
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, NameOrder, PassportKind, Pillar, Sex
from doingoai.foundation import clock
from doingoai.foundation.edits import ChangedMeanwhile, plain
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.choosing import (
    partner_field,
    person_field,
    place_field,
    plan_item_field,
    user_field,
)
from doingoai.web.editing import EditForm
from doingoai.web.fields import DateField, MomentField
from doingoai.web.naming import BLANK, LatinNameField, country_choices, rank_choices
from doingoai.yearplan.states import Planning


class DelegationForm(EditForm):
    """What opens a visit; the rest comes on its own pages."""

    title_vi = forms.CharField(label=_("Name of the delegation (Vietnamese)"), max_length=300)
    title_en = forms.CharField(
        label=_("Name of the delegation (English)"), max_length=300, required=False
    )
    partner = partner_field(label=_("Partner"))
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("To"))
    kind = forms.ChoiceField(label=_("Kind of visit"), choices=VisitKind.choices)
    field = forms.ChoiceField(label=_("Field"), choices=Field.choices)
    invited_by = forms.ChoiceField(label=_("Invited by"), choices=InvitedBy.choices)
    head_rank = forms.ChoiceField(label=_("Rank of the head"), choices=rank_choices, required=False)
    people_expected = forms.IntegerField(
        label=_("People expected"), min_value=0, max_value=5000, initial=0
    )
    receiving_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Responsible unit"), empty_label="–"
    )
    responsible = user_field(
        label=_("Responsible officer"),
        required=False,
    )
    purpose_vi = forms.CharField(
        label=_("Purpose (Vietnamese)"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    purpose_en = forms.CharField(
        label=_("Purpose (English)"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    planning = forms.ChoiceField(
        label=_("Standing to the yearly plan"),
        choices=Planning.choices,
        initial=Planning.UNPLANNED,
        required=False,
    )
    plan_item = plan_item_field(
        label=_("Item of the plan"), required=False,
        help_text=_("Write part of its name; only items in force are offered."),
    )  # fmt: skip
    planning_basis = forms.CharField(
        label=_("Why outside the plan, or who assigned it"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    entry_visa_needed = forms.BooleanField(label=_("The guests need entry visas"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiving_unit"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]

    def clean_planning(self) -> str:
        return self.cleaned_data["planning"] or Planning.UNPLANNED


class PlanForm(EditForm):
    """The reception plan of a visit."""

    reception_level_vi = forms.CharField(
        label=_("Level of reception"), max_length=200, required=False
    )
    payer = forms.ChoiceField(label=_("Who pays"), choices=[BLANK, *Payer.choices], required=False)
    pillar = forms.ChoiceField(label=_("Pillar"), choices=Pillar.choices)
    hotel = place_field(label=_("Hotel"), required=False)
    gift_vi = forms.CharField(label=_("Gift"), max_length=300, required=False)
    press_note_vi = forms.CharField(
        label=_("Press"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    note = forms.CharField(
        label=_("Notes"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class GuestClassForm(EditForm):
    """The class of the guest and its basis: one decision."""

    called: ClassVar[Mapping[str, str]] = {"guest_class_basis": "basis"}
    guest_class = forms.ChoiceField(label=_("Class of the guest"), choices=GuestClass.choices)
    basis = forms.CharField(
        label=_("Basis of the decision"), max_length=300, required=False,
        help_text=_("The annex of the circular; where it is silent, the decision of the Chairman."),
    )  # fmt: skip

    def values_of(self, record: Any) -> dict[str, Any]:
        return {"guest_class": record.guest_class, "basis": record.guest_class_basis}


class ShareForm(EditForm):
    """Which units may see a visit."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Units that may see this visit"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def values_of(self, record: Any) -> dict[str, Any]:
        return {"units": [share.unit_id for share in record.shared_with.all()]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


class PersonPart(EditForm):
    """The name of a person, in parts."""

    family = LatinNameField(label=_("Family name"), max_length=80, required=False)
    middle = LatinNameField(label=_("Middle name"), max_length=80, required=False)
    given = LatinNameField(label=_("Given name"), max_length=80, required=False)
    order = forms.ChoiceField(label=_("Order of the name"), choices=NameOrder.choices)
    native = forms.CharField(label=_("Name in own script"), max_length=120, required=False)
    reading_vi = forms.CharField(label=_("Vietnamese reading"), max_length=120, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[BLANK, *Sex.choices], required=False)
    nationality = forms.ChoiceField(label=_("Nationality"), choices=country_choices, required=False)


PERSON_PART = ("family", "middle", "given", "order", "native", "reading_vi", "sex", "nationality")


class MemberForm(EditForm):
    """What holds for a guest on this visit."""

    role = forms.ChoiceField(label=_("Role in the delegation"), choices=MemberRole.choices)
    title_vi = forms.CharField(label=_("Title (Vietnamese)"), max_length=250, required=False)
    title_en = forms.CharField(label=_("Title (English)"), max_length=250, required=False)
    organisation_vi = forms.CharField(
        label=_("Organisation (Vietnamese)"), max_length=250, required=False
    )
    organisation_en = forms.CharField(
        label=_("Organisation (English)"), max_length=250, required=False
    )
    rank = forms.ChoiceField(label=_("Rank"), choices=rank_choices, required=False)
    diet = forms.CharField(label=_("Diet, allergies"), max_length=300, required=False)
    arrival_flight = forms.CharField(label=_("Arrival flight"), max_length=20, required=False)
    arrival_at = MomentField(label=_("Arrival"), required=False, help_text=_("dd/mm/yyyy hh:mm"))
    departure_flight = forms.CharField(label=_("Departure flight"), max_length=20, required=False)
    departure_at = MomentField(
        label=_("Departure"), required=False, help_text=_("dd/mm/yyyy hh:mm")
    )
    hotel = forms.CharField(label=_("Hotel"), max_length=200, required=False)
    room = forms.CharField(label=_("Room"), max_length=40, required=False)
    shares_room_with = forms.CharField(
        label=_("Shares the room with"), max_length=120, required=False
    )
    car = forms.CharField(label=_("Car"), max_length=40, required=False)


class NamedForm(PersonPart):
    """A person chosen from the directory, or a name for a new one."""

    person = person_field(label=_("Known person"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("person") and not any(
            cleaned.get(name) for name in ("family", "given", "native")
        ):
            self.add_error("given", _("Choose a known person or give a name."))
        return cleaned

    def name(self) -> PersonName:
        data = self.cleaned_data
        return PersonName(
            family=data["family"], middle=data["middle"], given=data["given"],
            order=NameOrder(data["order"]), native=data["native"], reading_vi=data["reading_vi"],
        )  # fmt: skip


class NewMemberForm(NamedForm, MemberForm):
    """A guest who is not on the list yet."""

    field_order = ("person", *PERSON_PART)


class PassportForm(EditForm):
    """
    The passport of a guest; the number is never shown back in full.

    Who may keep passports and not read them (`reads`) is shown nothing of the one that is kept.
    """

    called: ClassVar[Mapping[str, str]] = {
        "passport_number": "number",
        "passport_expires_on": "expires_on",
    }
    number = forms.CharField(label=_("Passport number"), max_length=20)
    kind = forms.ChoiceField(label=_("Kind of passport"), choices=PassportKind.choices)
    country = forms.ChoiceField(label=_("Issuing country"), choices=country_choices, required=False)
    issued_on = DateField(label=_("Issued on"), required=False)
    expires_on = DateField(label=_("Expires on"), required=False)

    def __init__(self, *args: Any, of: Member, reads: bool, **kwargs: Any) -> None:
        self.reads = reads
        initial = {} if reads else {"country": of.person.nationality, "kind": PassportKind.ORDINARY}
        super().__init__(*args, of=of, initial=initial, **kwargs)
        if reads and of.passport is not None:
            self.fields["number"].required = False
            self.fields["number"].help_text = _("Leave it empty to keep the number that is known.")

    def values_of(self, record: Any) -> dict[str, Any]:
        values = passport_shown(record) if self.reads else {}
        return {name: value for name, value in values.items() if name in self.base_fields}

    def shown(self, record: Any) -> dict[str, Any]:
        known = passport_shown(record) if self.reads else {"mark": passport_mark(record)}
        opened = json.dumps({name: plain(value) for name, value in known.items()})
        return {**self.values_of(record), "version": "", "opened": opened}

    def refuse(self, refusal: RuleBroken) -> None:
        if self.reads or not isinstance(refusal, ChangedMeanwhile):
            super().refuse(refusal)
            return
        self._show_theirs({})
        told = _(
            "Somebody else has kept this passport since you opened the page. Save again if yours is "
            "the right one."
        )
        self.add_error(None, forms.ValidationError(told))

    def _show_theirs(self, theirs: Mapping[str, object]) -> None:
        before = (self.opened_with() or {}).get("passport")
        super()._show_theirs(theirs)
        kept = self.of.passport
        if self.reads and kept is not None and str(kept.pk) != before:
            self._tell("number", kept)

    def passport(self) -> PassportData:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return PassportData(
            data["number"], PassportKind(data["kind"]), data["country"], data["issued_on"], data["expires_on"]
        )  # fmt: skip


class HostForm(EditForm):
    role = forms.ChoiceField(label=_("Role"), choices=HostRole.choices)
    title_vi = forms.CharField(label=_("Title (Vietnamese)"), max_length=250, required=False)
    title_en = forms.CharField(label=_("Title (English)"), max_length=250, required=False)
    organisation_vi = forms.CharField(
        label=_("Organisation (Vietnamese)"), max_length=250, required=False
    )
    organisation_en = forms.CharField(
        label=_("Organisation (English)"), max_length=250, required=False
    )
    rank = forms.ChoiceField(label=_("Rank"), choices=rank_choices, required=False)
    car = forms.CharField(label=_("Car"), max_length=40, required=False)


class NewHostForm(NamedForm, HostForm):
    """A host who is not on the list yet."""

    field_order = ("person", *PERSON_PART)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
