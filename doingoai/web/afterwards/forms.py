"""Forms of what comes after a visit."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from doingoai.afterwards.rules import LONGEST_WORDS, MOST_AT_ONCE
from doingoai.afterwards.states import Mark, Question
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
