"""Forms of the stock of gifts, and of gifts on a visit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.delegations.models import Delegation, Member
from doingoai.delegations.queries import members_of
from doingoai.gifts.models import Gift
from doingoai.web.editing import EditForm
from doingoai.web.fields import WholeNumberField

MOST = 2_000_000_000


class GiftForm(EditForm):
    """A gift the office has."""

    name_vi = forms.CharField(label=_("Name (Vietnamese)"), max_length=200)
    name_en = forms.CharField(
        label=_("Name (English)"), max_length=200, required=False,
        help_text=_("For the label in both languages."),
    )  # fmt: skip
    made_in = forms.CharField(label=_("Made in"), max_length=160, required=False)
    value = WholeNumberField(label=_("Value (đồng)"), min_value=0, max_value=MOST)
    notes_vi = forms.CharField(
        label=_("What it means, what to mind"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class NewGiftForm(GiftForm):
    quantity = WholeNumberField(
        label=_("Pieces there"), min_value=0, max_value=100_000, required=False
    )


class DeliveryForm(forms.Form):
    """Pieces that came in."""

    quantity = WholeNumberField(label=_("Pieces that came in"), min_value=1, max_value=100_000)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


def _members(form: forms.Form, visit: Delegation) -> None:
    field: Any = form.fields["member"]
    field.queryset = members_of(visit)
    field.label_from_instance = lambda member: (
        f"{member.person.name.full} ({member.get_role_display()})"
    )


class ReserveForm(forms.Form):
    """A gift for a guest."""

    member = forms.ModelChoiceField(Member.objects.none(), label=_("Guest"), empty_label="–")
    gift = forms.ModelChoiceField(Gift.objects.none(), label=_("Gift"), empty_label="–")
    reason = forms.CharField(
        label=_("Reason, if over the norm"), max_length=300, required=False,
        help_text=_("Who allowed it and why."),
    )  # fmt: skip

    def __init__(self, *args: Any, visit: Delegation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _members(self, visit)
        field: Any = self.fields["gift"]
        field.queryset = Gift.objects.filter(quantity__gt=0)
        field.label_from_instance = lambda gift: (
            f"{gift.name} · {gift.value:,} đ · {gift.quantity}".replace(",", ".")
        )


class ReceiveForm(forms.Form):
    """A gift that a guest gave us."""

    member = forms.ModelChoiceField(Member.objects.none(), label=_("From whom"), empty_label="–")
    what = forms.CharField(label=_("What was received"), max_length=200)
    value = WholeNumberField(
        label=_("Value (đồng), if known"), min_value=0, max_value=MOST, required=False
    )
    handling = forms.CharField(
        label=_("How it is handled"), max_length=300, required=False,
        help_text=_("Over the value set by law: handed in, to whom, by which paper."),
    )  # fmt: skip

    def __init__(self, *args: Any, visit: Delegation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _members(self, visit)
