"""What papers print about the office: its names, address, and who signs and decides."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doingoai.accounts import queries
from doingoai.accounts.actions import OFFICE_FIELDS, edit_office, set_up_office
from doingoai.accounts.models import Office, Unit
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.rendering import SignedInRequest, login_required

TWO_LINES = forms.Textarea(attrs={"rows": 2})


class OfficeForm(EditForm):
    """The office's settings, in the order in which a paper prints them."""

    parent_vi = forms.CharField(
        label=_("Superior body, as papers print it"), max_length=200,
        help_text=_("Capital letters, left at the top of papers (Decree 30/2020, annex I)."),
    )  # fmt: skip
    city_vi = forms.CharField(label=_("City (Vietnamese)"), max_length=80)
    city_en = forms.CharField(label=_("City (English)"), max_length=80)
    division_symbol = forms.CharField(
        label=_("Symbol of the drafting division"), max_length=20,
        help_text=_("The last part of the symbol of an official letter, such as LT."),
    )  # fmt: skip
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    signer_post_vi = forms.CharField(
        label=_("Post of who signs (Vietnamese)"), max_length=160, widget=TWO_LINES
    )
    signer_post_en = forms.CharField(label=_("Post of who signs (English)"), max_length=160)
    signer_name = forms.CharField(label=_("Name of who signs"), max_length=120, required=False)
    decider_body_vi = forms.CharField(
        label=_("Body that decides, as papers print it"), max_length=200
    )
    decider_symbol = forms.CharField(label=_("Symbol of the body that decides"), max_length=20)
    decider_post_vi = forms.CharField(
        label=_("Post of who signs decisions"), max_length=160, widget=TWO_LINES,
        help_text=_("With its signing authority on a line of its own, such as KT. CHỦ TỊCH."),
    )  # fmt: skip
    decider_name = forms.CharField(
        label=_("Name of who signs decisions"), max_length=120, required=False
    )


class NewOfficeForm(OfficeForm):
    """The office's settings when there are none yet."""

    unit = forms.ModelChoiceField(
        Unit.objects.all(), label=_("Which unit is this office"), empty_label="–",
        help_text=_("Add the unit first if it is not in the list."),
    )  # fmt: skip
    field_order = ("unit", "parent_vi")


@login_required
def office(request: SignedInRequest) -> HttpResponse:
    """The office's settings; papers made from now on print them."""
    require(request.user, Permission.OFFICE_WRITE)
    row = queries.office()
    form = (NewOfficeForm if row is None else OfficeForm)(request.POST or None, of=row)

    def act() -> Office:
        changes = _changes(form)
        if row is None:
            return set_up_office(form.cleaned_data["unit"], changes=changes, by=request.user)
        return edit_office(row, changes=changes, by=request.user, opened=form.opened_with())

    def done(_done: Any) -> str:
        messages.success(request, gettext("Saved. Papers made from now on print this."))
        return reverse("accounts:office")

    return answer_form(
        request, form, act, done=done, template="accounts/office.html",
        context={"office": row, "events": events_about("office", row.pk) if row else []},
    )  # fmt: skip


def _changes(form: OfficeForm) -> dict[str, Any]:
    """What the form says of the office; browsers end lines their own way, papers plainly."""
    return {
        name: value.replace("\r\n", "\n") if isinstance(value, str) else value
        for name, value in form.changes().items()
        if name in OFFICE_FIELDS
    }
