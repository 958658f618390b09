"""
Forms that edit a record: nothing typed is lost, nothing of somebody else's is silently overwritten.

The form carries the version it was opened with and the values it showed; the action merges, or
refuses with both versions in hand, and the form then shows the other person's values beside.
"""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from doingoai.foundation.edits import ChangedMeanwhile, plain
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.rendering import SignedInRequest, page

_KIT = ("version", "opened")


class EditForm(forms.Form):
    """
    A form over some fields of a record; `of` is the record, or None to make a new one.

    `called` names the field of the form for a field that the rules know by another name. Fields
    named in `without` are not there at all, nor are their values among those it opened with.
    """

    called: ClassVar[Mapping[str, str]] = {}
    # No ids: a page may hold several such forms.
    version = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"id": False}))
    opened = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"id": False}))

    def __init__(
        self, *args: Any, of: Any = None, without: Collection[str] = (), **kwargs: Any
    ) -> None:
        self.of = of
        self._left_out = {*_KIT, *without}
        if of is not None:
            kwargs["initial"] = {**self.shown(of), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for name in without:
            del self.fields[name]

    def values_of(self, record: Any) -> dict[str, Any]:
        """The values that the form shows of the record, by the names of its fields."""
        open_here = [name for name in self.base_fields if name not in self._left_out]
        return {name: getattr(record, name) for name in open_here if hasattr(record, name)}

    def shown(self, record: Any) -> dict[str, Any]:
        """What the form shows of the record when it is opened, and what it remembers of that."""
        values = self.values_of(record)
        opened = json.dumps({name: plain(value) for name, value in values.items()})
        return {**values, "version": getattr(record, "version", None), "opened": opened}

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
        return {"opened": self.opened_with(), "version": self.cleaned_data.get("version")}

    def opened_with(self) -> dict[str, str] | None:
        """The values the form was opened with, as `plain` gives them; None when it brings none."""
        try:
            opened = json.loads(self.cleaned_data.get("opened") or "null")
        except ValueError:
            return None
        return opened if isinstance(opened, dict) else None

    def refuse(self, refusal: RuleBroken) -> None:
        """Show a refusal where it belongs; of a clash show the other person's values beside mine."""
        if isinstance(refusal, ChangedMeanwhile):
            self._show_theirs(refusal.theirs)
        show_refusal(self, refusal)

    def _show_theirs(self, theirs: Mapping[str, object]) -> None:
        """
        Show the record as it is now: beside what I typed, and in place of what I left alone.

        The form counts as opened anew, so what I left alone must not go back to the old value.
        """
        if not hasattr(self.of, "refresh_from_db"):
            for name in set(theirs) & set(self.fields):
                self._tell(name, theirs[name])
            return
        opened, mine = self.opened_with(), dict(self.cleaned_data)
        self.of.refresh_from_db()
        now = self.shown(self.of)
        self.data = fresh = QueryDict.copy(self.data)  # type: ignore[arg-type]  # as posted
        for name in _KIT:
            fresh[self.add_prefix(name)] = now[name]
        for name in set(self.fields) & set(self.values_of(self.of)):
            if plain(now[name]) == plain(mine.get(name)):
                continue
            if opened is None or plain(mine.get(name)) != opened.get(name):
                self._tell_if_moved(name, now[name], opened)
            else:
                self._take_over(fresh, name, now[name])

    def _tell_if_moved(self, name: str, value: object, opened: Mapping[str, str] | None) -> None:
        if opened is None or plain(value) != opened.get(name):
            self._tell(name, value)

    def _tell(self, name: str, value: object) -> None:
        text = _("The other person wrote: %(value)s") % {"value": self._words(name, value) or "–"}
        self.add_error(name, text)

    def _take_over(self, fresh: QueryDict, name: str, value: Any) -> None:
        """Let a field that I left alone show what the other person wrote."""
        key = self.add_prefix(name)
        if isinstance(self.fields[name], forms.ModelMultipleChoiceField):
            fresh.setlist(key, [str(one) for one in value])
            return
        fresh[key] = self.fields[name].prepare_value(value)
        fresh.pop(f"{key}_text", None)

    def _words(self, name: str, value: Any) -> str:
        """A value as people read it: the label of a choice, the name of a record, a day."""
        field = self.fields[name]
        if isinstance(field, forms.ModelMultipleChoiceField):
            known: Any = field.queryset
            return ", ".join(str(one) for one in known.filter(pk__in=value))
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            choices: Any = field.choices
            return str(dict(flatten_choices(choices)).get(value, value or ""))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return "" if value is None else str(value)


def show_refusal(form: forms.Form, refusal: RuleBroken) -> None:
    """Show a refusal at the field that is meant, or above the form, with its source."""
    called: Mapping[str, str] = getattr(form, "called", {})
    place = called.get(refusal.field, refusal.field)
    text = f"{refusal.message} ({refusal.source})" if refusal.source else refusal.message
    form.add_error(place if place in form.fields else None, text)


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
