"""What is typed where agencies are asked and leaders decide, whatever the matter is."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.approvals.consulting import rule_of_kind, timing_of
from doingoai.approvals.states import ConsultedOn, Opinion, Verdict
from doingoai.approvals.timing import due_day
from doingoai.foundation import clock
from doingoai.foundation.working_days import add_working_days
from doingoai.norms.queries import figure_table
from doingoai.web.fields import DateField

USUAL_DAYS = 5


class AskForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Agencies to ask"), widget=forms.CheckboxSelectMultiple
    )
    question = forms.CharField(label=_("Question"), widget=forms.Textarea(attrs={"rows": 3}))
    due_on = DateField(
        label=_("Answer by"),
        help_text=_("Counted in working days; holidays and substitute days are left out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


class PaperAnswerForm(forms.Form):
    """An opinion that came on paper."""

    opinion = forms.ChoiceField(label=_("Opinion"), choices=Opinion.choices)
    text = forms.CharField(
        label=_("What the agency says"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    paper_reference = forms.CharField(label=_("Number and symbol of the paper"), max_length=120)
    answered_on = DateField(label=_("Date of the paper"))


class SubmitForm(forms.Form):
    note = forms.CharField(
        label=_("Note to the leader"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )


def usual_due_date(kind: ConsultedOn) -> date:
    """The day by which an agency answers: by the rule of consultation, else by the office's figure."""
    today = clock.today()
    rule = rule_of_kind(kind, on=today)
    if rule is not None:
        return due_day(today, timing_of(rule))
    days = figure_table().amount("consultation_reply", on=today, default=USUAL_DAYS)
    return add_working_days(today, days)
