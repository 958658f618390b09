"""Input of the pages of partners, people and places, shaped and cleaned; nothing here saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.directory.actions import PostData
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, PartnerGroup, PartnerKind, PlaceKind, Sex
from doingoai.web.choosing import partner_field
from doingoai.web.editing import EditForm
from doingoai.web.fields import DateField
from doingoai.web.naming import BLANK, LatinNameField, country_choices, rank_choices


class PartnerForm(EditForm):
    """What is known of a partner."""

    name_vi = forms.CharField(label=_("Name (Vietnamese)"), max_length=250)
    name_en = forms.CharField(label=_("Name (English)"), max_length=250, required=False)
    name_native = forms.CharField(label=_("Name in own script"), max_length=250, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=PartnerKind.choices)
    group = forms.ChoiceField(
        label=_("Group"), choices=PartnerGroup.choices, initial=PartnerGroup.OTHER
    )
    country = forms.ChoiceField(label=_("Country"), choices=country_choices)
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    note = forms.CharField(
        label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class PersonForm(EditForm):
    """What is known of a person; the name in parts, so that every paper can print it its own way."""

    family = LatinNameField(label=_("Family name"), max_length=80, required=False)
    middle = LatinNameField(label=_("Middle name"), max_length=80, required=False)
    given = LatinNameField(label=_("Given name"), max_length=80, required=False)
    order = forms.ChoiceField(label=_("Order of the name"), choices=NameOrder.choices)
    native = forms.CharField(label=_("Name in own script"), max_length=120, required=False)
    reading_vi = forms.CharField(
        label=_("Vietnamese reading"), max_length=120, required=False,
        help_text=_("The Sino-Vietnamese reading or transcription."),
    )  # fmt: skip
    sex = forms.ChoiceField(label=_("Sex"), choices=[BLANK, *Sex.choices], required=False)
    nationality = forms.ChoiceField(label=_("Nationality"), choices=country_choices, required=False)
    is_vietnamese_side = forms.BooleanField(label=_("On the Vietnamese side"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    languages = forms.CharField(label=_("Languages"), max_length=120, required=False)
    bio_vi = forms.CharField(
        label=_("Biography (Vietnamese)"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    bio_en = forms.CharField(
        label=_("Biography (English)"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class PostForm(forms.Form):
    """What a person is from a day on."""

    partner = partner_field(label=_("Partner"), required=False)
    title_vi = forms.CharField(label=_("Title (Vietnamese)"), max_length=250, required=False)
    title_en = forms.CharField(label=_("Title (English)"), max_length=250, required=False)
    organisation_vi = forms.CharField(
        label=_("Organisation (Vietnamese)"), max_length=250, required=False
    )
    organisation_en = forms.CharField(
        label=_("Organisation (English)"), max_length=250, required=False
    )
    rank = forms.ChoiceField(label=_("Rank"), choices=rank_choices, required=False)
    on = DateField(label=_("Since"))
    accredited_on = DateField(
        label=_("Took up duty here"), required=False,
        help_text=_("For heads of mission the day of the credentials, for consuls that of the exequatur: among equals it decides who goes first."),
    )  # fmt: skip
    beside = forms.BooleanField(
        label=_("Held beside the present post"), required=False,
        help_text=_("Otherwise the present post ends on this day."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("title_vi") and not cleaned.get("title_en"):
            self.add_error("title_vi", _("Give the title in at least one language."))
        return cleaned

    def post(self) -> PostData:
        """The post; where no organisation is written, the partner is it."""
        data = self.cleaned_data
        partner = data["partner"]
        return PostData(
            title_vi=data["title_vi"],
            title_en=data["title_en"],
            organisation_vi=data["organisation_vi"] or (partner.name_vi if partner else ""),
            organisation_en=data["organisation_en"] or (partner.name_en if partner else ""),
            rank=data["rank"],
            accredited_on=data["accredited_on"],
        )


class NewPersonForm(PersonForm):
    """A person who is not in the directory yet."""

    accept_same = forms.BooleanField(label=_("Another person of the same name"), required=False)

    def name(self) -> PersonName:
        data = self.cleaned_data
        return PersonName(
            family=data["family"], middle=data["middle"], given=data["given"],
            order=NameOrder(data["order"]), native=data["native"], reading_vi=data["reading_vi"],
        )  # fmt: skip

    def others(self) -> dict[str, Any]:
        """What is known beside the name."""
        named = {"family", "middle", "given", "order", "native", "reading_vi", "accept_same"}
        return {name: value for name, value in self.changes().items() if name not in named}


class PlaceForm(EditForm):
    """What is known of a place; a room belongs to a house."""

    name_vi = forms.CharField(label=_("Name (Vietnamese)"), max_length=200)
    name_en = forms.CharField(label=_("Name (English)"), max_length=200, required=False)
    room = forms.CharField(label=_("Room"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=PlaceKind.choices)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    capacity = forms.IntegerField(label=_("Seats"), required=False, min_value=1, max_value=100_000)
