"""Trying the rules: who would decide this, and by when would an agency have to answer that."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import require_any
from doingoai.approvals.consulting import misfit as rule_misfit
from doingoai.approvals.consulting import rule_on, timing_of
from doingoai.approvals.models import AuthorityRule, ConsultationRule
from doingoai.approvals.queries import authority_matrix, consultation_rules
from doingoai.approvals.rules import in_order, misfit
from doingoai.approvals.states import ConsultedOn, Silence
from doingoai.approvals.timing import Waiting, due_day, later, reminder_days
from doingoai.delegations.states import InvitedBy
from doingoai.directory.ranks import RANKS
from doingoai.foundation import clock
from doingoai.web.approvals.consultation_rules import READERS
from doingoai.web.approvals.matrix import MATTERS, level_name
from doingoai.web.fields import DateField
from doingoai.web.naming import rank_choices
from doingoai.web.norms.norms import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page


class AuthorityTryForm(forms.Form):
    """Who would decide this?"""

    matter = forms.ChoiceField(label=_("Matter"))
    rank = forms.ChoiceField(label=_("Rank of the head"), choices=rank_choices, required=False)
    invited_by = forms.ChoiceField(label=_("Invited by"), choices=InvitedBy.choices)
    on = DateField(label=_("Day"), required=False)

    def __init__(self, *args: Any, matters: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(matter, str(MATTERS.get(matter, matter))) for matter in matters]
        self.fields["matter"].choices = named  # type: ignore[attr-defined]


class ConsultationTryForm(forms.Form):
    """Asked on a day: when is the answer due, and what if none comes?"""

    kind = forms.ChoiceField(label=_("Matter"), choices=ConsultedOn.choices)
    asked_on = DateField(label=_("Asked on"), required=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """A line or rule that was looked at; `reason` says why it does not fit, empty where it does."""

    line: Any
    reason: str


@login_required
def trying(request: SignedInRequest) -> HttpResponse:
    """Both questions on one page; each answer shows what was passed over and why."""
    require_any(request.user, READERS)
    today, lines = clock.today(), in_order(authority_matrix())
    matters = list(dict.fromkeys([*MATTERS, *(line.matter for line in lines)]))
    asks_who = "invited_by" in request.GET
    asks_when = "kind" in request.GET
    who = AuthorityTryForm(
        request.GET if asks_who else None, matters=matters, initial={"on": today}
    )
    when = ConsultationTryForm(
        request.GET if asks_when else None, initial={"asked_on": today}
    )  # fmt: skip
    context = {
        "who_form": who,
        "when_form": when,
        "who": _who(who, lines, today) if asks_who and who.is_valid() else None,
        "when": _when(when, today) if asks_when and when.is_valid() else None,
        "tabs": tabs("trying"),
    }
    return page(request, "approvals/trying.html", context)


def _who(form: AuthorityTryForm, lines: list[AuthorityRule], today: date) -> dict[str, Any]:
    data = form.cleaned_data
    rank, tried = RANKS.get(data["rank"]), []
    for line in lines:
        if line.matter != data["matter"]:
            continue
        reason = misfit(
            line, matter=data["matter"], level=rank.level if rank else None,
            invited_by=data["invited_by"], on=data["on"] or today,
        )  # fmt: skip
        tried.append(Tried(line, reason))
        if not reason:
            break
    fits = tried[-1].line if tried and not tried[-1].reason else None
    level = level_name(fits.min_level) if fits else ""
    return {"tried": tried, "line": fits, "level": level}


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
