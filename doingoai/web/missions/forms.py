"""Input of the pages of a mission abroad, shaped and cleaned; nothing here saves."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.directory.actions import PassportData
from doingoai.directory.models import Partner, Person
from doingoai.directory.naming import PersonName
from doingoai.directory.queries import found_partners, found_people
from doingoai.directory.states import Field, NameOrder, PassportKind, Pillar, Sex
from doingoai.missions.models import Mission, Traveller
from doingoai.missions.queries import passport_of, plan_items_for, units_to_ask_for
from doingoai.missions.states import (
    CURRENCIES,
    FundingSource,
    Inviter,
    LeaderLevel,
    ManagedBy,
    Purpose,
    TravellerRole,
)
from doingoai.web.choosing import user_field
from doingoai.web.editing import EditForm
from doingoai.web.fields import AmountField, DateField, LookupField
from doingoai.web.naming import BLANK, LatinNameField, country_choices, rank_choices
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.states import Planning

_AREA = {"rows": 3}


def our_people(text: str) -> QuerySet[Person]:
    """People of the Vietnamese side that hold these words in a name or a post."""
    return found_people(text).filter(is_vietnamese_side=True)


def _area(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs=_AREA), required=False, help_text=help_text
    )


class PlanningPart(EditForm):
    """How a mission stands to the yearly plan."""

    planning = forms.ChoiceField(label=_("Yearly plan"), choices=Planning.choices)
    plan_item = forms.ModelChoiceField(
        PlanItem.objects.none(), label=_("Item of the plan"), required=False, empty_label="–",
        help_text=_("Missions abroad of the unit in the plan in force."),
    )  # fmt: skip
    planning_basis = _area(
        _("Why outside the plan, or by which order"),
        _("Number and day of the central body's letter, or the justification."),
    )

    def offer_items_of(self, units: Any) -> None:
        self.fields["plan_item"].queryset = plan_items_for(units)  # type: ignore[attr-defined]


class OpenForm(PlanningPart):
    """What opens a mission; the rest comes on its own pages."""

    title_vi = forms.CharField(label=_("Name of the mission (Vietnamese)"), max_length=300)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit that asks"), empty_label=None)
    starts_on = DateField(label=pgettext_lazy("day", "Departure"))
    ends_on = DateField(
        label=pgettext_lazy("day", "Return"),
        help_text=_("Both days are counted."),
    )
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices)
    field_order = ("title_vi", "unit", "starts_on", "ends_on", "purpose")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_to_ask_for(user)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        office = may(user, Permission.MISSION_WRITE)
        self.offer_items_of(units.values("pk") if office else unit_and_below(user.unit))


class MissionForm(PlanningPart):
    """The whole request."""

    title_vi = forms.CharField(label=_("Name of the mission (Vietnamese)"), max_length=300)
    title_en = forms.CharField(
        label=_("Name of the mission (English)"), max_length=300, required=False
    )
    starts_on = DateField(label=pgettext_lazy("day", "Departure"))
    ends_on = DateField(label=pgettext_lazy("day", "Return"), help_text=_("Both days are counted."))
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices)
    level = forms.ChoiceField(label=_("Led by"), choices=LeaderLevel.choices)
    field = forms.ChoiceField(label=_("Field"), choices=Field.choices)
    pillar = forms.ChoiceField(label=_("Pillar"), choices=Pillar.choices)
    request_number = forms.CharField(
        label=_("Number of the unit's letter"), max_length=60, required=False
    )
    content_vi = _area(_("Content (Vietnamese)"))
    content_en = _area(_("Content (English)"))
    expected_vi = _area(_("Expected results"))
    destination_fit_vi = _area(_("Why this destination fits the content"))
    study_outline_vi = _area(_("Study outline"), _("Needed for study trips on public money."))
    inviter = forms.ChoiceField(label=_("Who invites or organises"), choices=Inviter.choices)
    partner = LookupField(
        queryset=Partner.objects.all(), search=found_partners,
        url=reverse_lazy("missions:lookup-partners"), label=_("Host partner"), required=False,
    )  # fmt: skip
    # Not `partner_text`: by that name the browser sends what was typed into the field above.
    partner_other = forms.CharField(
        label=_("Host partner, if not in the directory"), max_length=250, required=False
    )
    invited_on = DateField(label=_("Date of the invitation"), required=False)
    no_classified = forms.BooleanField(
        label=_("The mission declares: no classified papers are carried"), required=False
    )
    field_order = ("title_vi", "title_en", "starts_on", "ends_on", "purpose", "level")

    def __init__(self, *args: Any, of: Mission, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.offer_items_of([of.unit_id])

    def values_of(self, record: Any) -> dict[str, Any]:
        typed = record.partner_text
        return {**super().values_of(record), "partner_other": typed, "partner_text": typed}

    def changes(self) -> dict[str, Any]:
        changes = super().changes()
        return {**changes, "partner_text": changes["partner_other"]}


class PrepareForm(EditForm):
    """Gifts, notes and who looks after the mission: open until the return."""

    gifts_vi = _area(_("Gifts"))
    note = _area(_("Notes"))
    responsible = user_field(label=_("Responsible officer"), required=False)


class LegForm(EditForm):
    """One country with its days."""

    country = forms.ChoiceField(label=_("Country"), choices=country_choices)
    city_vi = forms.CharField(label=_("City"), max_length=160, required=False)
    arrives_on = DateField(label=pgettext_lazy("day", "Arrival"))
    leaves_on = DateField(
        label=_("Departure from there"), help_text=_("A day of crossing counts for both countries.")
    )


class FundingForm(EditForm):
    """One source of money, in its currency and with its rate."""

    source = forms.ChoiceField(label=_("Source of funds"), choices=FundingSource.choices)
    item_vi = forms.CharField(label=_("What it pays"), max_length=200, required=False)
    payer_vi = forms.CharField(label=_("Who pays it"), max_length=200, required=False)
    amount = AmountField(
        label=pgettext_lazy("money", "Amount"), min_value=0, max_digits=17, decimal_places=2
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    rate = AmountField(
        label=_("Rate (đồng for one unit)"), min_value=0, max_digits=15, decimal_places=4,
        initial=1, help_text=_("1 for đồng itself."),
    )  # fmt: skip

    def values_of(self, record: Any) -> dict[str, Any]:
        return {
            **super().values_of(record),
            "amount": Decimal(record.amount) / 100,
            "rate": (Decimal(record.rate) / 10_000).normalize(),
        }

    def line(self) -> dict[str, Any]:
        """What was typed, in hundredths and ten-thousandths."""
        changes = self.changes()
        return {
            **changes,
            "amount": int(changes["amount"] * 100),
            "rate": int(changes["rate"] * 10_000),
        }

    def opened_line(self) -> dict[str, Any] | None:
        """What the form was opened with, in the same units."""
        opened = self.opened_with()
        if opened is None:
            return None
        scaled = {"amount": 100, "rate": 10_000}
        return {
            name: str(int(Decimal(value) * scaled[name])) if name in scaled else value
            for name, value in opened.items()
        }


class TravellerForm(EditForm):
    """What holds for a traveller on this mission."""

    role = forms.ChoiceField(label=_("Role in the mission"), choices=TravellerRole.choices)
    title_vi = forms.CharField(label=_("Title (Vietnamese)"), max_length=250, required=False)
    title_en = forms.CharField(label=_("Title (English)"), max_length=250, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.all(), label=_("Unit"), required=False, empty_label="–"
    )
    organisation_vi = forms.CharField(
        label=_("Organisation, if not a unit of the city"), max_length=250, required=False
    )
    organisation_en = forms.CharField(
        label=_("Organisation (English)"), max_length=250, required=False
    )
    rank = forms.ChoiceField(label=_("Rank"), choices=rank_choices, required=False)
    managed_by = forms.ChoiceField(
        label=_("Managed by"), choices=ManagedBy.choices,
        help_text=_("Which level manages this person decides who approves."),
    )  # fmt: skip
    is_key_leader = forms.BooleanField(label=_("Key leader of the unit"), required=False)
    relative_of = forms.CharField(
        label=_("Relative of (another traveller)"), max_length=160, required=False
    )


class NewTravellerForm(TravellerForm):
    """A person chosen from our side of the directory, or a name for a new one."""

    person = LookupField(
        queryset=Person.objects.filter(is_vietnamese_side=True), search=our_people,
        url=reverse_lazy("missions:lookup-people"), label=_("Known person"), required=False,
    )  # fmt: skip
    family = LatinNameField(label=_("Family name"), max_length=80, required=False, is_alone=True)
    middle = LatinNameField(label=_("Middle name"), max_length=80, required=False, is_alone=True)
    given = LatinNameField(label=_("Given name"), max_length=80, required=False, is_alone=True)
    sex = forms.ChoiceField(label=_("Sex"), choices=[BLANK, *Sex.choices], required=False)
    field_order = ("person", "family", "middle", "given", "sex")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = any(cleaned.get(name) or name in self.errors for name in ("family", "given"))
        if not cleaned.get("person") and not named:
            self.add_error("given", _("Choose a known person or give a name."))
        return cleaned

    def who(self) -> Person | PersonName:
        data = self.cleaned_data
        if data["person"]:
            return data["person"]  # type: ignore[no-any-return]
        return PersonName(
            family=data["family"], middle=data["middle"], given=data["given"],
            order=NameOrder.FAMILY_FIRST,
        )  # fmt: skip


class TravellerPassportForm(EditForm):
    """The passport of a traveller; the number is never shown back."""

    called: ClassVar[Mapping[str, str]] = {
        "passport_number": "number",
        "passport_expires_on": "expires_on",
    }
    number = forms.CharField(label=_("Passport number"), max_length=20)
    kind = forms.ChoiceField(label=_("Kind of passport"), choices=PassportKind.choices)
    country = forms.ChoiceField(label=_("Issuing country"), choices=country_choices, required=False)
    issued_on = DateField(label=_("Issued on"), required=False)
    expires_on = DateField(label=_("Expires on"), required=False)

    def __init__(self, *args: Any, of: Traveller, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        if of.passport is not None:
            self.fields["number"].required = False
            self.fields["number"].help_text = _("Leave it empty to keep the number that is known.")

    def values_of(self, record: Any) -> dict[str, Any]:
        return passport_of(record)

    def passport(self) -> PassportData:
        """What was typed, as the action takes it."""
        data = self.cleaned_data
        return PassportData(
            data["number"], PassportKind(data["kind"]), data["country"], data["issued_on"], data["expires_on"]
        )  # fmt: skip


class MissingForm(forms.Form):
    """What a unit has to mend."""

    missing = forms.CharField(label=_("What is missing"), widget=forms.Textarea(attrs=_AREA))


class SendForm(forms.Form):
    """The number of the unit's letter, when it is sent."""

    request_number = forms.CharField(
        label=_("Number of the unit's letter"), max_length=60, required=False
    )
