"""Rules of consultation: how long agencies have, what silence means; kept and tried by the office."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import (
    CONSULTATION_RULE_FIELDS,
    edit_consultation_rule,
    load_shipped_rules,
)
from doingoai.approvals.models import ConsultationRule
from doingoai.approvals.queries import consultation_rules
from doingoai.approvals.states import ConsultedOn, Silence
from doingoai.approvals.timing import read_days
from doingoai.foundation import clock
from doingoai.norms.figure_names import CONFIDENCE_NAMES
from doingoai.web.audit.history import events_about
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.norms.norms import tabs
from doingoai.web.rendering import SignedInRequest, login_required, page

READERS = frozenset({Permission.NORM_VIEW, Permission.OFFICE_WRITE})


class RuleForm(EditForm):
    """One rule of consultation."""

    kind = forms.ChoiceField(label=_("Matter"), choices=ConsultedOn.choices)
    reply_days = forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=365)
    counts_working_days = forms.BooleanField(
        label=_("Count working days only (holidays left out)"), required=False
    )
    silence = forms.ChoiceField(label=_("What silence means"), choices=Silence.choices)
    extensions_most = forms.IntegerField(
        label=_("How often the day may be moved"), min_value=0, max_value=9
    )
    extension_days = forms.IntegerField(
        label=_("Days of one extension at most"), min_value=0, max_value=365
    )
    remind_days = forms.CharField(
        label=_("Days of reminders"), max_length=120, required=False,
        help_text=_("Working days around the day of the answer: -2 is two before, 0 the day, 3 three after."),
    )  # fmt: skip
    valid_from = DateField(label=_("Valid from"))
    valid_to = DateField(label=_("Valid to"), required=False)
    # Whether a source is there is asked by the rule itself, in words that say why.
    source = forms.CharField(
        label=_("Source"), max_length=300, required=False,
        help_text=_("The decision or regulation it comes from."),
    )  # fmt: skip
    confidence = forms.ChoiceField(
        label=_("How certain"), choices=lambda: list(CONFIDENCE_NAMES.items())
    )
    is_confirmed = forms.BooleanField(
        label=_("Checked by the office against the text of the regulation"), required=False
    )


@login_required
def rules(request: SignedInRequest) -> HttpResponse:
    """All rules by kind of matter, those that are over or still to come among them."""
    require_any(request.user, READERS)
    today = clock.today()
    found = list(consultation_rules())
    context = {
        "rules": [_shown(rule, today) for rule in found],
        "can_edit": may(request.user, Permission.OFFICE_WRITE),
        "tabs": tabs("consultation"),
        "unchecked": sum(1 for rule in found if not rule.is_confirmed),
        "missing": len(ConsultedOn) - len({rule.kind for rule in found}),
    }
    return page(request, "approvals/rules.html", context)


def reminder_words(text: str) -> str:
    """When reminders go out, as people say it: “3, 1 days before; on the day; 1 day after”."""
    try:
        days = read_days(text)
    except ValueError:
        return text
    before, after = [-day for day in days if day < 0], [day for day in days if day > 0]
    said = [
        ngettext("%(days)s day before", "%(days)s days before", sum(before)) % _listed(before),
        gettext("on the day") if 0 in days else "",
        ngettext("%(days)s day after", "%(days)s days after", sum(after)) % _listed(after),
    ]
    wanted = (before, 0 in days, after)
    return "; ".join(part for part, is_so in zip(said, wanted, strict=True) if is_so)


def _listed(days: list[int]) -> dict[str, str]:
    return {"days": ", ".join(map(str, days))}


def _shown(rule: ConsultationRule, today: date) -> dict[str, Any]:
    return {
        "rule": rule,
        "reminders": reminder_words(rule.remind_days),
        "confidence": CONFIDENCE_NAMES.get(rule.confidence, rule.confidence),
        "is_over": rule.valid_to is not None and rule.valid_to < today,
        "is_coming": rule.valid_from > today,
    }


@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """A new rule; the one it replaces ends by an end date of its own or by the later start."""
    require(request.user, Permission.OFFICE_WRITE)
    initial = {
        "valid_from": clock.today(), "confidence": "M", "counts_working_days": True,
        "reply_days": 5, "extensions_most": 1, "extension_days": 3, "remind_days": "-2, 0, 1, 3",
    }  # fmt: skip
    return _rule_page(request, None, initial)


@login_required
def rule(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.OFFICE_WRITE)
    return _rule_page(request, get_object_or_404(consultation_rules(), pk=pk), {})


def _rule_page(
    request: SignedInRequest, one: ConsultationRule | None, initial: dict[str, Any]
) -> HttpResponse:
    form = RuleForm(request.POST or None, of=one, initial=initial)

    def act() -> ConsultationRule:
        changes = {
            name: value
            for name, value in form.changes().items()
            if name in CONSULTATION_RULE_FIELDS
        }
        return edit_consultation_rule(
            one, changes=changes, by=request.user, opened=form.opened_with()
        )

    events = events_about("consultation_rule", one.pk) if one else []
    return answer_form(
        request, form, act, done=lambda _done: reverse("approvals:rules"),
        template="approvals/rule.html", context={"rule": one, "events": events},
    )  # fmt: skip


@login_required
@require_POST
def load(request: SignedInRequest) -> HttpResponse:
    """Take in the shipped rules for kinds of matter that have none."""
    added = load_shipped_rules(by=request.user)
    if added:
        text = ngettext("%(number)d rule was added.", "%(number)d rules were added.", added)
        messages.success(request, text % {"number": added})
    else:
        messages.info(request, gettext("Every kind of matter has its rule already."))
    return HttpResponseRedirect(reverse("approvals:rules"))
