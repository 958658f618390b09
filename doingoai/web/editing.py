"""
Forms that edit a record: nothing typed is lost, nothing of somebody else's is silently overwritten.

The form carries the version it was opened with and the values it showed; the action merges, or
refuses with both versions in hand, and the form then shows the other person's values beside.
"""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.rendering import SignedInRequest, page

_KIT = ("version", "opened")


class EditForm(forms.Form):
    """
    A form over some fields of a record; `of` is the record, or None to make a new one.

    Fields named in `without` are not there at all, nor are their values among those it opened with.
    """

    # Without ids: a page may hold several such forms.
    version = forms.IntegerField(required=False, widget=forms.HiddenInput({"id": False}))
    opened = forms.CharField(required=False, widget=forms.HiddenInput({"id": False}))

    def __init__(
        self,
        *args: Any,
        of: Model | None = None,
        without: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        self.of = of
        self._left_out = {*_KIT, *without}
        if of is not None:
            kwargs["initial"] = {**self.shown(of), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for name in without:
            del self.fields[name]

    def shown(self, record: Model) -> dict[str, Any]:
        """What the form shows of the record when it is opened."""
        open_here = [name for name in self.base_fields if name not in self._left_out]
        names = [name for name in open_here if hasattr(record, name)]
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
        text = f"{refusal.message} ({refusal.source})" if refusal.source else refusal.message
        self.add_error(refusal.field if refusal.field in self.fields else None, text)

    def _show_theirs(self, theirs: Mapping[str, object]) -> None:
        for name, value in theirs.items():
            if name in self.fields:
                self.add_error(
                    name, _("The other person wrote: %(value)s") % {"value": _text(value) or "–"}
                )
        if self.of is not None:
            self.of.refresh_from_db()
            now = self.shown(self.of)
            fresh = {self.add_prefix(name): now[name] for name in _KIT}
            self.data = _with(self.data, fresh)


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
                form.add_error(
                    refusal.field if refusal.field in form.fields else None, refusal.message
                )
    status = 422 if request.method == "POST" else 200
    return page(request, template, {**context, "form": form}, status=status)
