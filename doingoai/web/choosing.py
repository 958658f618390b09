"""Fields by which a person chooses a record by typing: a hidden id beside a text that is looked up."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from doingoai.foundation.folding import fold


class LookupInput(forms.MultiWidget):
    """The hidden id and the text; without script the text alone is resolved on the server."""

    template_name = "django/forms/widgets/lookup.html"

    def __init__(self, address: str, attrs: dict[str, Any] | None = None) -> None:
        self.address = address
        super().__init__({"id": forms.HiddenInput(), "text": forms.TextInput()}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, Model):
            return [value.pk, str(value)]
        return [value, ""] if value else [None, ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        hidden, text = context["widget"]["subwidgets"]
        base = (attrs or {}).get("id") or f"id_{name}"
        hidden["attrs"] = {"id": f"{base}_id"}
        kept = {key: val for key, val in context["widget"]["attrs"].items() if key != "id"}
        text["attrs"] = {
            **kept, "id": base, "data-lookup": str(self.address), "data-lookup-for": f"{base}_id",
            "autocomplete": "off",
        }  # fmt: skip
        return context

    def id_for_label(self, id_: str) -> str:
        return id_


class LookupField(forms.Field):
    """Gives a record of `choices`; typed text counts when exactly one record is called so."""

    default_error_messages = {
        "unknown": _("“%(text)s” is not in the list. Choose one of the suggestions, or add it first."),
        "several": _("“%(text)s” stands for several records. Choose one of the suggestions."),
    }

    def __init__(self, choices: QuerySet[Any], address: str, *, by: str = "name_vi", **kwargs: Any) -> None:
        self.choices, self.by = choices, by
        super().__init__(widget=LookupInput(address), **kwargs)

    def clean(self, value: Any) -> Any:
        key, text = value if isinstance(value, list) else (value, "")
        if key and str(key).isdigit():
            found = self.choices.all().filter(pk=key).first()
            if found is not None:
                return found
        if not text:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        return self._by_text(str(text))

    def _by_text(self, text: str) -> Any:
        wanted = fold(text.strip())
        near = self.choices.all().filter(**{f"{self.by}__icontains": wanted})[:50] if self.by == "folded" else self.choices.all()[:500]
        found = [record for record in near if fold(str(record)) == wanted]
        if len(found) == 1:
            return found[0]
        problem = "several" if found else "unknown"
        raise forms.ValidationError(self.error_messages[problem], code=problem, params={"text": text[:80]})


PEOPLE = reverse_lazy("directory:lookup-people")
PARTNERS = reverse_lazy("directory:lookup-partners")
PLACES = reverse_lazy("directory:lookup-places")
USERS = reverse_lazy("accounts:lookup-users")
