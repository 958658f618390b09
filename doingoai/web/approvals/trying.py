"""Trying the rules: who would decide this, and by when would an agency have to answer that."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import require_any
from doingoai.approvals.actions import Matter
from doingoai.approvals.consulting import misfit as rule_misfit
from doingoai.approvals.consulting import rule_on, timing_of
from doingoai.approvals.models import AuthorityRule, ConsultationRule
from doingoai.approvals.queries import authority_matrix, consultation_rules
from doingoai.approvals.rules import in_order, misfit
from doingoai.approvals.states import ConsultedOn, Silence
from doingoai.approvals.timing import Waiting, due_day, later, reminder_days
from doingoai.delegations.actions.decide import matter_of_visit
from doingoai.delegations.states import InvitedBy
from doingoai.foundation import clock
from doingoai.missions.actions.decide import matter_of_mission
from doingoai.missions.states import Inviter, ManagedBy, Purpose
from doingoai.web.approvals.consultation_rules import READERS
from doingoai.web.approvals.matrix import MATTERS, level_of_line
from doingoai.web.fields import DateField
from doingoai.web.naming import BLANK, rank_choices
from doingoai.web.norms.norms import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.yearplan.actions.plan import matter_of_plan


class VisitTryForm(forms.Form):
    """Who would decide on receiving such a guest?"""

    rank = forms.ChoiceField(label=_("Rank of the head"), choices=rank_choices, required=False)
    invited_by = forms.ChoiceField(label=_("Invited by"), choices=InvitedBy.choices)
    on = DateField(label=_("Day"), required=False)

    def matter(self) -> Matter:
        return matter_of_visit(self.cleaned_data["rank"], self.cleaned_data["invited_by"])


class MissionTryForm(forms.Form):
    """Who would decide on such a mission abroad?"""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices)
    managed_by = forms.ChoiceField(
        label=_("Highest level that manages a traveller"),
        choices=lambda: [BLANK, *ManagedBy.choices], required=False,
    )  # fmt: skip
    rank = forms.ChoiceField(label=_("Rank of the head"), choices=rank_choices, required=False)
    inviter = forms.ChoiceField(label=_("Invited by"), choices=Inviter.choices)
    on = DateField(label=_("Day"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The page holds another form with a rank and a day.
        super().__init__(*args, **{**kwargs, "auto_id": "mission_%s"})

    def matter(self) -> Matter:
        data = self.cleaned_data
        managed_by = [data["managed_by"]] if data["managed_by"] else []
        return matter_of_mission(data["purpose"], managed_by, data["rank"], data["inviter"])


class PlanTryForm(forms.Form):
    """Who would decide on the plan of a year?"""

    on = DateField(label=_("Day"), required=False)
    of = forms.CharField(widget=forms.HiddenInput, initial="plan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "auto_id": "plan_%s"})

    def matter(self) -> Matter:
        return matter_of_plan()


TryForm = VisitTryForm | MissionTryForm | PlanTryForm


class ConsultationTryForm(forms.Form):
    """Asked on a day: when is the answer due, and what if none comes?"""

    kind = forms.ChoiceField(label=_("Matter"), choices=ConsultedOn.choices)
    asked_on = DateField(label=_("Asked on"), required=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """A line or rule that was looked at; `reason` says why it does not fit, empty where it does."""

    line: Any
    reason: str


TITLES = {
    "visit": _("A visit to receive"),
    "mission": _("A mission abroad"),
    "plan": _("The plan of a year"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask the matrix about, and what it answered."""

    name: str
    title: str
    form: TryForm
    who: dict[str, Any] | None


@login_required
def trying(request: SignedInRequest) -> HttpResponse:
    """Every question on one page; each answer shows what was passed over and why."""
    require_any(request.user, READERS)
    today, lines = clock.today(), in_order(authority_matrix())
    asks_when = "kind" in request.GET
    when = ConsultationTryForm(
        request.GET if asks_when else None, initial={"asked_on": today}
    )  # fmt: skip
    usual = {"on": today}
    forms_by_question: dict[str, TryForm] = {
        "visit": VisitTryForm(_asked(request, "invited_by"), initial=usual),
        "mission": MissionTryForm(_asked(request, "purpose"), initial=usual),
        "plan": PlanTryForm(_asked(request, "of"), initial={**usual, "of": "plan"}),
    }
    context = {
        "questions": [
            Question(name, str(TITLES[name]), form, _answered(form, lines, today))
            for name, form in forms_by_question.items()
        ],
        "when_form": when,
        "when": _when(when, today) if asks_when and when.is_valid() else None,
        "tabs": tabs("trying"),
    }
    return page(request, "approvals/trying.html", context)


def _asked(request: SignedInRequest, name: str) -> QueryDict | None:
    """What was asked with a form: the field that only this form has tells."""
    return request.GET if name in request.GET else None


def _answered(form: TryForm, lines: list[AuthorityRule], today: date) -> dict[str, Any] | None:
    if not form.is_bound or not form.is_valid():
        return None
    return _who(form.matter(), lines, form.cleaned_data["on"] or today)


def _who(matter: Matter, lines: list[AuthorityRule], on: date) -> dict[str, Any]:
    tried = []
    for line in lines:
        if line.matter != matter.kind:
            continue
        reason = misfit(
            line, matter=matter.kind, level=matter.level, invited_by=matter.invited_by, on=on
        )
        tried.append(Tried(line, reason))
        if not reason:
            break
    fits = tried[-1].line if tried and not tried[-1].reason else None
    level = level_of_line(fits) if fits else ""
    return {
        "matter": MATTERS.get(matter.kind, matter.kind), "tried": tried, "line": fits,
        "level": level,
    }  # fmt: skip


def _when(form: ConsultationTryForm, today: date) -> dict[str, Any]:
    data = form.cleaned_data
    asked_on = data["asked_on"] or today
    rules = [rule for rule in consultation_rules() if rule.kind == data["kind"]]
    rule = rule_on(rules, data["kind"], on=asked_on)
    tried = [Tried(one, _why_not(one, rule, asked_on)) for one in rules]
    if rule is None:
        return {"tried": tried, "rule": None}
    timing = timing_of(rule)
    due = due_day(asked_on, timing)
    return {
        "tried": tried,
        "rule": rule,
        "due": due,
        "reminders": sorted(
            reminder_days(Waiting(0, asked_on, due, timing.remind_days)).items()
        ),
        "silence": Silence(rule.silence).label,
        "longest": later(due, timing.extension_days, working=timing.counts_working_days)
        if timing.extensions_most
        else None,
    }  # fmt: skip


def _why_not(one: ConsultationRule, rule: ConsultationRule | None, on: date) -> str:
    reason = rule_misfit(one, on=on)
    if reason or rule is None or one.pk == rule.pk:
        return reason
    return gettext("A later rule takes its place from %(day)s on.") % {
        "day": f"{rule.valid_from:%d/%m/%Y}"
    }
