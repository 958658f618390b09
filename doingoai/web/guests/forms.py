"""Input of the guests' page and of the office's side of it; nothing here saves."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.delegations.states import MemberRole
from doingoai.directory.states import NameOrder, PassportKind, Sex
from doingoai.foundation import clock
from doingoai.foundation.folding import clean
from doingoai.foundation.refusals import RuleBroken
from doingoai.guests.actions.entries import mark, marked, masked
from doingoai.guests.differences import written
from doingoai.guests.facts import PRIVATE, TEXTS
from doingoai.guests.models import GuestEntry
from doingoai.guests.mrz import Zone
from doingoai.guests.rules import read_pasted
from doingoai.guests.sealing import values_of
from doingoai.web.editing import EditForm, show_refusal
from doingoai.web.fields import DateField, MomentField
from doingoai.web.naming import BLANK, country_choices

_DAYS = frozenset({"birth_date", "passport_expires_on"})
_MOMENTS = frozenset({"arrival_at", "departure_at"})


_LINES = {"rows": 3, "class": "mono", "spellcheck": "false", "autocomplete": "off", "wrap": "off"}


class Said:
    """One entry as its form shows it: days and moments as such, private values not at all."""

    def __init__(self, entry: GuestEntry) -> None:
        self.entry = entry
        self._read()

    def _read(self) -> None:
        self.version = self.entry.version
        self.values = values_of(self.entry)
        for name in TEXTS:
            setattr(self, name, _as_shown(name, self.values.get(name, "")))

    def refresh_from_db(self) -> None:
        self.entry.refresh_from_db()
        self._read()


def _as_shown(name: str, text: str) -> Any:
    if not text or name in PRIVATE:
        return "" if name not in _DAYS | _MOMENTS else None
    if name in _DAYS:
        return date.fromisoformat(text)
    if name in _MOMENTS:
        return timezone.make_aware(datetime.fromisoformat(text))
    return text


def _text(label: Any, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **more)


class PersonForm(EditForm):
    """One person as the visiting side's officer writes them down; nothing but a name is required."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role in the delegation"), choices=MemberRole.choices
    )
    family = _text(
        gettext_lazy("Family name"), 80,
        help_text=gettext_lazy("In Latin letters, as it shall be printed on badge and place card."),
    )  # fmt: skip
    given = _text(gettext_lazy("Given name"), 80)
    native = _text(
        gettext_lazy("Name in own script"), 120,
        help_text=gettext_lazy("For example 김민준, 李明, Иванов; leave it empty if there is none."),
    )  # fmt: skip
    order = forms.ChoiceField(label=gettext_lazy("Order of the name"), choices=NameOrder.choices)
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"), choices=[BLANK, *Sex.choices], required=False
    )
    nationality = forms.ChoiceField(
        label=gettext_lazy("Nationality"), choices=country_choices, required=False
    )
    title_en = _text(
        gettext_lazy("Title (English)"), 250, help_text=gettext_lazy("As you wish it printed.")
    )
    organisation_en = _text(gettext_lazy("Organisation (English)"), 250)
    title_vi = _text(
        gettext_lazy("Title (Vietnamese)"), 250,
        help_text=gettext_lazy("Only if you have one; otherwise we translate it."),
    )  # fmt: skip
    organisation_vi = _text(gettext_lazy("Organisation (Vietnamese)"), 250)
    mrz = _text(
        gettext_lazy("Machine-readable lines of the passport"), 400,
        widget=forms.Textarea(attrs=_LINES),
        help_text=gettext_lazy(
            "The two lines with <<< at the bottom of the page with the photograph. They fill in number, "
            "expiry, birth date and what is still empty."
        ),
    )  # fmt: skip
    passport_number = _text(
        gettext_lazy("Passport number"), 20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    passport_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of passport"),
        choices=[BLANK, *PassportKind.choices],
        required=False,
    )
    passport_country = forms.ChoiceField(
        label=gettext_lazy("Issuing country"), choices=country_choices, required=False
    )
    passport_expires_on = DateField(label=gettext_lazy("Passport expires on"), required=False)
    birth_date = DateField(label=gettext_lazy("Birth date"), required=False, latest=clock.today)
    arrival_flight = _text(gettext_lazy("Arrival flight"), 20)
    arrival_at = MomentField(
        label=gettext_lazy("Arrival, day and time"), required=False,
        help_text=gettext_lazy("Local time in Viet Nam, day before month: dd/mm/yyyy hh:mm"),
    )  # fmt: skip
    departure_flight = _text(gettext_lazy("Departure flight"), 20)
    departure_at = MomentField(
        label=gettext_lazy("Departure, day and time"), required=False,
        help_text=gettext_lazy("Local time in Viet Nam, day before month: dd/mm/yyyy hh:mm"),
    )  # fmt: skip
    diet = _text(gettext_lazy("Diet, allergies"), 300)
    shares_room_with = _text(
        gettext_lazy("Shares the room with"), 120,
        help_text=gettext_lazy("The name of the other person; empty for a room alone."),
    )  # fmt: skip
    languages = _text(gettext_lazy("Languages"), 120)
    phone = _text(gettext_lazy("Telephone"), 60)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254, required=False)
    photo = forms.FileField(
        label=gettext_lazy("Photo"), required=False,
        help_text=gettext_lazy("JPEG or PNG, 15 MB at most."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )  # fmt: skip
    scan = forms.FileField(
        label=gettext_lazy("Scan of the passport"), required=False,
        help_text=gettext_lazy("JPEG, PNG or PDF, 15 MB at most. It is kept encrypted."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )  # fmt: skip
    notes = _text(gettext_lazy("Notes"), 1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        said: Mapping[str, str] = self.of.values if self.of else {}
        for name in sorted(PRIVATE & said.keys()):
            kept = {"kept": masked(name, said[name])}
            self.fields[name].help_text = (
                _("Kept: %(kept)s. Write it again only to change it.") % kept
            )
        for name in ("photo", "scan"):
            if self.of and getattr(self.of.entry, f"{name}_id"):
                self.fields[name].help_text = _(
                    "A file has arrived. Choose another one to replace it."
                )

    def shown(self, record: Any) -> dict[str, Any]:
        opened = json.dumps(marked(record.values))
        return {**self.values_of(record), "version": record.version, "opened": opened}

    def clean(self) -> dict[str, Any]:
        """Let pasted lines speak for what they say; lines that do not hold are told, and stay."""
        cleaned = super().clean() or self.cleaned_data
        self.zone: Zone | None = None
        if cleaned.get("mrz") and not self.errors.get("mrz"):
            try:
                self.zone = read_pasted(cleaned["mrz"], on=self.today)
            except RuleBroken as refusal:
                show_refusal(self, refusal)
        return cleaned

    def changes(self) -> dict[str, str]:
        """What was written, as the sealed row keeps it; a private value left empty stays as it is."""
        data = self.cleaned_data
        written_down = {name: _as_kept(data[name]) for name in TEXTS if name in data}
        for name in PRIVATE:
            if not written_down[name]:
                del written_down[name]
        return written_down | (_of_zone(self.zone, written_down) if self.zone else {})

    def _tell_if_moved(self, name: str, value: object, opened: Mapping[str, str] | None) -> None:
        if name not in PRIVATE:
            super()._tell_if_moved(name, value, opened)
            return
        kept = self.of.values.get(name, "")
        if opened is None or mark(name, kept) != opened.get(name):
            self._tell(name, masked(name, kept))

    def _words(self, name: str, value: Any) -> str:
        return str(value) if name in PRIVATE else super()._words(name, value)


def _as_kept(value: Any) -> str:
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    lines = (clean(line) for line in str(value or "").splitlines())
    return "\n".join(lines).strip()


def _of_zone(zone: Zone, typed: Mapping[str, str]) -> dict[str, str]:
    """What pasted lines fill in: the passport always, name, sex and nationality where they are empty."""
    found = {
        "passport_number": zone.number,
        "passport_country": zone.issuer,
        "passport_expires_on": zone.expires.isoformat() if zone.expires else "",
        "birth_date": zone.birth.isoformat() if zone.birth else "",
        "read_name": "" if zone.is_name_cut else zone.name,
    }
    softer = {"sex": zone.sex, "nationality": zone.nationality}
    if not (typed.get("family") or typed.get("given")):
        softer |= {"family": zone.family, "given": zone.given.title()}
    found |= {name: value for name, value in softer.items() if not typed.get(name)}
    return {name: value for name, value in found.items() if value}


class ConfirmForm(forms.Form):
    as_it_is = forms.BooleanField(
        label=gettext_lazy("The list is complete as it is; what is missing cannot be given now."),
        required=False,
    )


class LinkForm(forms.Form):
    """What the office says of a new link."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the guests"), choices=settings.LANGUAGES, initial="en"
    )
    expires_on = DateField(label=gettext_lazy("Works until"))
    sent_to = forms.EmailField(
        label=gettext_lazy("Goes to (e-mail)"), required=False,
        help_text=gettext_lazy("For your own memory; nothing is sent from here."),
    )  # fmt: skip
    shows_list = forms.BooleanField(
        label=gettext_lazy(
            "Show the present list: names, titles and organisations we have already"
        ),
        required=False,
    )


class ExtendForm(forms.Form):
    expires_on = DateField(label=gettext_lazy("Works until"))


class DecideForm(forms.Form):
    """Which lines of a person are decided, whom they are about, and which version was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    lines = forms.MultipleChoiceField(required=False)
    whom = forms.ChoiceField(label=gettext_lazy("This person is"))

    def __init__(
        self, *args: Any, lines: list[str], whom: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = [(line, line) for line in lines]  # type: ignore[attr-defined]
        if whom:
            self.fields["whom"].choices = whom  # type: ignore[attr-defined]
        else:
            del self.fields["whom"]

    def look_again(self, version: int) -> None:
        """The page that tells a refusal shows what stands now, so that is what is decided next."""
        sent = cast(QueryDict, self.data).copy()
        sent["version"] = str(version)
        self.data = sent
