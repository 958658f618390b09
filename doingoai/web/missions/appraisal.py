"""The appraisal of a mission: every rule with its limit and source, and setting one aside."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.missions.actions.appraise import override_rule, restore_rule
from doingoai.missions.appraisal.catalogue import appraise, rule_of, unmet
from doingoai.missions.appraisal.result import Result, Standing
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission, Override
from doingoai.norms.figure_names import CONFIDENCE_NAMES, UNIT_NAMES
from doingoai.norms.queries import figure_table
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.missions.pages import small_form
from doingoai.web.rendering import SignedInRequest, login_required, page

# What has to be looked at comes first.
ORDER = (Standing.BROKEN, Standing.UNKNOWN, Standing.OVERRIDDEN, Standing.MET)


class OverrideForm(forms.Form):
    """Why a rule does not hold for this mission, and who allowed it."""

    rule = forms.SlugField(max_length=60, widget=forms.HiddenInput)
    target = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why the rule is set aside"), widget=forms.Textarea(attrs={"rows": 3})
    )
    allowed_by = forms.CharField(
        label=gettext_lazy("Who allowed it"), max_length=200,
        help_text=gettext_lazy("Name and post, or the body."),
    )  # fmt: skip
    basis = forms.CharField(
        label=gettext_lazy("Paper it was allowed by"), max_length=200, required=False,
        help_text=gettext_lazy("Number, symbol and day, where there is one."),
    )  # fmt: skip


@login_required
def sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every rule that concerns this mission: what it allows, by which source, and how it stands."""
    mission = find_mission(request, pk, inside=True)
    results = results_of(mission)
    context = {
        **frame(request, mission, "appraisal"),
        "results": [_row(result) for result in in_order(results)],
        "stopping": len(unmet(results)),
        "counts": [(standing, _count(results, standing)) for standing in ORDER],
        "overrides": [
            (one, rule.title if (rule := rule_of(one.rule)) else one.rule)
            for one in Override.objects.filter(mission=mission).select_related("by")
        ],
    }
    return page(request, "missions/appraisal.html", context)


def results_of(mission: Mission) -> tuple[Result, ...]:
    """Hold a mission against the rules as they stand today."""
    table = figure_table()
    return appraise(mission_facts(mission, table, as_of=clock.today()), table)


def in_order(results: Iterable[Result]) -> list[Result]:
    return sorted(results, key=lambda one: (ORDER.index(one.state), not one.blocks))


def _count(results: Iterable[Result], standing: Standing) -> int:
    return sum(1 for one in results if one.state == standing)


def _row(result: Result) -> dict[str, Any]:
    return {
        "result": result,
        "unit": UNIT_NAMES.get(result.unit, ""),
        "confidence": CONFIDENCE_NAMES.get(result.confidence, ""),
        "may_override": result.state == Standing.BROKEN,
    }


@login_required
def override(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set one rule aside for this mission."""
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    asked = {name: request.GET.get(name, "")[:60] for name in ("rule", "target")}
    form = OverrideForm(request.POST or None, initial=asked)
    rule = rule_of((request.POST or request.GET).get("rule", ""))

    def act() -> Override:
        data = form.cleaned_data
        return override_rule(
            mission, rule=data["rule"], target=data["target"], reason=data["reason"],
            allowed_by=data["allowed_by"], basis=data["basis"], by=request.user, at=clock.now(),
        )  # fmt: skip

    title = _("Set aside: %(rule)s") % {"rule": rule.title if rule else asked["rule"]}
    return small_form(request, mission, form, act, title, "appraisal")


@login_required
@require_POST
def restore(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Let a rule hold again."""
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    restore_rule(
        get_object_or_404(Override.objects.filter(mission=mission), pk=key), by=request.user
    )
    return HttpResponseRedirect(reverse("missions:appraisal", args=[pk]))
