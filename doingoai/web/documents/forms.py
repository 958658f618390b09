"""Input of the pages of the registers, shaped and cleaned; nothing here saves."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from doingoai.directory.queries import country_of_sender
from doingoai.documents.actions import Arrival
from doingoai.documents.inspection import FileKind
from doingoai.documents.states import IncomingKind, Urgency
from doingoai.web.editing import EditForm
from doingoai.web.fields import DateField, SuggestInput
from doingoai.web.naming import country_choices
from doingoai.web.uploads import Brought, FilesField

TAKEN = frozenset(FileKind)
"""What may be attached to an entry: scans, letters, lists, pictures, plain texts."""


class IncomingForm(EditForm):
    """What stands on a document of the register."""

    sender = forms.CharField(
        label=_("Sender"), max_length=250,
        widget=SuggestInput(reverse_lazy("directory:lookup-partners")),
        help_text=_("The body that issued it. Known partners are suggested."),
    )  # fmt: skip
    sender_country = forms.ChoiceField(
        label=_("Country of the sender"), choices=country_choices, required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=IncomingKind.choices)
    number = forms.CharField(label=_("Number"), max_length=40, required=False)
    symbol = forms.CharField(label=_("Symbol"), max_length=60, required=False)
    issued_on = DateField(label=_("Date of the document"), required=False)
    subject = forms.CharField(
        label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices)
    due_on = DateField(label=_("To be answered by"), required=False)
    note = forms.CharField(
        label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("sender_country"):
            cleaned["sender_country"] = country_of_sender(cleaned.get("sender", ""))
        return cleaned


class FilesForm(forms.Form):
    """Files for an entry that is there already."""

    attachments = FilesField(
        label=_("Add files"), allowed=TAKEN,
        help_text=_(
            "PDF, Word, Excel, OpenDocument, pictures, plain text, or an e-mail (.eml) with what is "
            "attached to it. Nothing classified."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, brought: Brought, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attachments"].take(brought)  # type: ignore[attr-defined]


class EntryForm(IncomingForm, FilesForm):
    """A new entry of the register of incoming documents."""

    arrived_on = DateField(label=_("Day of arrival"))
    accept_same = forms.BooleanField(
        label=_("Register all the same: it is another document"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = self.fields["attachments"]
        files.label, files.required = _("Files"), False

    def ask_to_look(self) -> None:
        """Show what was read from an e-mail before it goes into the register."""
        self.add_error(
            None,
            _("These fields were read from the e-mail: look at them, then enter the document."),
        )

    def arrival(self) -> Arrival:
        data = self.cleaned_data
        return Arrival(
            kind=IncomingKind(data["kind"]), sender=data["sender"], subject=data["subject"],
            arrived_on=data["arrived_on"], number=data["number"], symbol=data["symbol"],
            issued_on=data["issued_on"], sender_country=data["sender_country"],
            urgency=Urgency(data["urgency"]), due_on=data["due_on"], note=data["note"],
        )  # fmt: skip
