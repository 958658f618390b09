"""
Forms that edit a record: nothing typed is lost, nothing of somebody else's is silently overwritten.

The form carries the version it was opened with and the values it showed; the action merges, or
refuses with both versions in hand, and the form then shows the other person's values beside.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.rendering import SignedInRequest, page

_KIT = ("version", "opened")


class EditForm(forms.Form):
    """
    A form over some fields of a record; `of` is the record, or None to make a new one.

    `called` names the field of the form for a field that the rules know by another name.
    """

    called: ClassVar[Mapping[str, str]] = {}
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, of: Model | None = None, **kwargs: Any) -> None:
        self.of = of
        if of is not None:
            kwargs["initial"] = {**self.shown(of), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def shown(self, record: Model) -> dict[str, Any]:
        """What the form shows of the record when it is opened."""
        names = [name for name in self.base_fields if name not in _KIT and hasattr(record, name)]
        values = {name: getattr(record, name) for name in names}
        values["version"] = getattr(record, "version", None)
        values["opened"] = json.dumps({name: _text(value) for name, value in values.items()})
        return values

    def changes(self) -> dict[str, Any]:
        """The cleaned values that the action may apply."""
        return {
            name: "" if value is None and self._is_text(name) else value
            for name, value in self.cleaned_data.items()
            if name not in _KIT
        }

    def _is_text(self, name: str) -> bool:
        return isinstance(
            self.fields[name], forms.CharField | forms.ChoiceField
        ) and not isinstance(self.fields[name], forms.ModelChoiceField)

    def opening(self) -> dict[str, Any]:
        """Version and values the form was opened with, as the actions take them."""
        try:
            opened = json.loads(self.cleaned_data.get("opened") or "null")
        except ValueError:
            opened = None
        usable = opened if isinstance(opened, dict) else None
        return {"opened": usable, "version": self.cleaned_data.get("version")}

    def refuse(self, refusal: RuleBroken) -> None:
        """Show a refusal where it belongs; of a clash show the other person's values beside mine."""
        if isinstance(refusal, ChangedMeanwhile):
            self._show_theirs(refusal.theirs)
        show_refusal(self, refusal)

    def _show_theirs(self, theirs: Mapping[str, object]) -> None:
        """
        Say what the other person wrote, and let the next saving know that it has been seen.

        The version stays as it was: what only the other person changed is merged then, not undone.
        """
        for name, value in theirs.items():
            place = _place_of(self, name)
            if place is not None:
                said = _said(self.fields[place], value) or "–"
                self.add_error(place, _("The other person wrote: %(value)s") % {"value": said})
        seen = {name: _text(value) for name, value in theirs.items()}
        opened = json.dumps({**(self.opening()["opened"] or {}), **seen})
        self.data = _with(self.data, {self.add_prefix("opened"): opened})


def show_refusal(form: forms.Form, refusal: RuleBroken) -> None:
    """Show a refusal at the field that is meant, or above the form, with its source."""
    text = f"{refusal.message} ({refusal.source})" if refusal.source else refusal.message
    form.add_error(_place_of(form, refusal.field), text)


def _place_of(form: forms.Form, name: str) -> str | None:
    called: Mapping[str, str] = getattr(form, "called", {})
    place = called.get(name, name)
    return place if place in form.fields else None


def _said(field: forms.Field, value: object) -> str:
    """A value of a record as the person who chose it read it."""
    if isinstance(value, datetime):
        return f"{localtime(value):%H:%M %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(field, forms.ChoiceField) and not isinstance(value, Model):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return "" if value is None else str(value)


def _with(data: Any, fresh: Mapping[str, Any]) -> Any:
    """The posted data with some values renewed; posted data cannot be changed in place."""
    copy = data.copy()
    for name, value in fresh.items():
        copy[name] = value
    return copy


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value.pk) if isinstance(value, Model) else str(value)


def answer_form(
    request: SignedInRequest,
    form: forms.Form,
    act: Callable[[], Any],
    *,
    done: Callable[[Any], str],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Run one action for a posted form: redirect when done, else the page with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(done(act()))
        except RuleBroken as refusal:
            if isinstance(form, EditForm):
                form.refuse(refusal)
            else:
                show_refusal(form, refusal)
    status = 422 if request.method == "POST" else 200
    return page(request, template, {**context, "form": form}, status=status)
