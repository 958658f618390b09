"""Forms of what comes after a visit."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from doingoai.afterwards.lineup import MOST_ROWS
from doingoai.afterwards.rules import LONGEST_WORDS, MOST_AT_ONCE, MOST_PLACES
from doingoai.afterwards.states import Mark, Question
from doingoai.delegations.models import Delegation
from doingoai.programme.models import Item
from doingoai.web.fields import DateField, WholeNumberField

MARKS = [(str(mark.value), mark.label) for mark in Mark]


class AnswerForm(forms.Form):
    """What a guest answers: a mark for each question, and words. Nobody's name is asked."""

    words = forms.CharField(
        label=_("What should we do better, what was good? In any language"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Please write no names and nothing personal."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            self.fields[question.value] = forms.TypedChoiceField(
                label=question.label, choices=MARKS, coerce=int, empty_value=None,
                required=False, widget=forms.RadioSelect,
            )  # fmt: skip

    def marks(self) -> dict[str, int | None]:
        return {name: self.cleaned_data[name] for name in Question.values}

    def questions(self) -> list[Any]:
        return [self[name] for name in Question.values]


class OpenForm(forms.Form):
    closes_on = DateField(label=_("Takes answers until"))


class LinksForm(forms.Form):
    """How many guests are asked, in which language their page begins."""

    count = WholeNumberField(label=_("Number of links"), min_value=1, max_value=MOST_AT_ONCE)
    language = forms.ChoiceField(
        label=_("Language of the guests"), choices=settings.LANGUAGES, initial="en"
    )


class PictureForm(forms.Form):
    """A picture that is added, and the item at which it was taken."""

    photo = forms.FileField(
        label=_("Photograph (JPEG or PNG)"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    item = forms.ModelChoiceField(Item.objects.none(), label=_("At which item"), required=False)

    def __init__(self, *args: Any, visit: Delegation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items_of(visit)  # type: ignore[attr-defined]


def items_of(visit: Delegation) -> Any:
    return Item.objects.filter(programme=visit.programme_id).order_by("starts_at", "id")


ROWS = [
    ("", _("not in it")), ("1", _("front")), ("2", _("second")), ("3", _("third")), ("4", _("fourth")),
][: MOST_ROWS + 1]  # fmt: skip


class NamesForm(forms.Form):
    """Who stands where: for each person of the visit a row, and a place as the picture shows it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    occasion_vi = forms.CharField(label=_("Occasion (Vietnamese)"), max_length=200, required=False)
    occasion_en = forms.CharField(label=_("Occasion (English)"), max_length=200, required=False)
    item = forms.ModelChoiceField(Item.objects.none(), label=_("At which item"), required=False)

    def __init__(
        self,
        *args: Any,
        visit: Delegation,
        people: Mapping[str, str],
        places: Mapping[str, tuple[int, int]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items_of(visit)  # type: ignore[attr-defined]
        self.people = people
        for key, name in people.items():
            row, place = places.get(key, ("", None))
            self.fields[f"row-{key}"] = forms.ChoiceField(
                label=_("Row of %(name)s") % {"name": name}, choices=ROWS, required=False,
                initial=str(row),
            )  # fmt: skip
            self.fields[f"place-{key}"] = forms.IntegerField(
                label=_("Place of %(name)s, from the left of the picture") % {"name": name},
                required=False, min_value=1, max_value=MOST_PLACES, initial=place,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for key, name in self.people.items():
            row, place = said.get(f"row-{key}"), said.get(f"place-{key}")
            if row and place is None and f"place-{key}" not in self.errors:
                self.add_error(
                    f"place-{key}",
                    _("Say where %(name)s stands, counted from the left.") % {"name": name},
                )
        return said

    def places(self) -> dict[str, tuple[int, int]]:
        """Row and place of everybody who has a place; a place without a row is in front."""
        said = self.cleaned_data
        return {
            key: (int(said[f"row-{key}"] or 1), said[f"place-{key}"])
            for key in self.people
            if said.get(f"place-{key}")
        }
