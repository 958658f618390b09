"""Pages of what comes after the approval: steps, departure, the log, return, report, promises, closing."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation import clock
from doingoai.missions.actions.after import (
    PROMISING,
    REPORTING,
    ask_report_back,
    close_mission,
    come_back,
    depart,
    file_mission_report,
    note_under_way,
    promise_abroad,
    promises_of,
    write_mission_report,
)
from doingoai.missions.actions.changes import OPEN_TO_CHANGE
from doingoai.missions.actions.steps import WITH_STEPS, add_step, propose_steps, tick_step
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission, MissionReport, Step
from doingoai.missions.queries import log_of, steps_of
from doingoai.missions.states import MissionState, Purpose, StepKind
from doingoai.missions.terms import report_due_on
from doingoai.norms.queries import figure_table
from doingoai.web.delegations.after import ReportForm
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField
from doingoai.web.missions.changes import changes_shown
from doingoai.web.missions.frame import find_mission, frame
from doingoai.web.missions.pages import small_form
from doingoai.web.naming import country_choices
from doingoai.web.rendering import SignedInRequest, login_required, page


class MissionReportForm(ReportForm):
    """The result report, with the number the unit's register gave it."""

    number = forms.CharField(
        label=gettext_lazy("Number in the unit's register"), max_length=60, required=False,
        help_text=gettext_lazy("For example 12/BC-SDL. A report of the Department itself gets its number when it is issued."),
    )  # fmt: skip


class ReportBackForm(forms.Form):
    """Why a filed report returns to its unit."""

    missing = forms.CharField(
        label=gettext_lazy("What is missing"), widget=forms.Textarea(attrs={"rows": 2})
    )


class AbroadPromiseForm(forms.Form):
    """What was promised abroad and which unit keeps it."""

    text = forms.CharField(label=gettext_lazy("What was promised"), max_length=500)
    owner_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Unit that keeps it"), required=False
    )
    due_on = DateField(label=gettext_lazy("By"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_unit"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


class LogForm(forms.Form):
    on = DateField(label=pgettext_lazy("of an event", "Day"))
    text_vi = forms.CharField(
        label=gettext_lazy("What happened or changed"), widget=forms.Textarea(attrs={"rows": 2})
    )


class StepForm(forms.Form):
    """A step added by hand."""

    kind = forms.ChoiceField(label=gettext_lazy("Step"), choices=StepKind.choices)
    country = forms.ChoiceField(
        label=gettext_lazy("Country"), choices=country_choices, required=False
    )
    due_on = DateField(label=gettext_lazy("By"), required=False)
    note = forms.CharField(label=gettext_lazy("Notes"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The page holds another form with a day of its own.
        super().__init__(*args, **{**kwargs, "auto_id": "step_%s"})


class TickForm(EditForm):
    """When a step was done; empty while it is open."""

    done_on = DateField(
        label=gettext_lazy("Done on"), required=False,
        help_text=gettext_lazy("Leave it empty while the step is open."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Notes"), max_length=300, required=False,
        help_text=gettext_lazy("How it was done, or why it is not needed."),
    )  # fmt: skip


def _url(pk: int) -> str:
    return reverse("missions:after", args=[pk])


def after_context(request: SignedInRequest, mission: Mission) -> dict[str, Any]:
    report = MissionReport.objects.filter(mission=mission).select_related("filed_by").first()
    due = None
    if mission.purpose != Purpose.PRIVATE:
        due = report_due_on(mission.ends_on, figure_table())
    today = clock.today()
    return {
        **frame(request, mission, "after"),
        "steps": list(steps_of(mission)),
        "with_steps": mission.state in {*WITH_STEPS, MissionState.CLOSED},
        "stepping": mission.state in WITH_STEPS,
        "is_off": mission.state in {MissionState.CANCELLED, MissionState.REFUSED},
        "step_form": StepForm(),
        "log": log_of(mission),
        "noting": mission.state in PROMISING,
        "log_form": LogForm(initial={"on": today}),
        "changes": changes_shown(mission, request.user),
        "changing": mission.state in OPEN_TO_CHANGE,
        "report": report,
        "report_due": due,
        "reporting": mission.state in REPORTING,
        "report_back_form": ReportBackForm()
        if mission.state == MissionState.REPORTED and may(request.user, Permission.MISSION_WRITE)
        else None,
        "report_form": MissionReportForm(of=report or MissionReport(mission=mission)),
        "promises": promises_of(mission),
        "promise_form": AbroadPromiseForm(initial={"owner_unit": mission.unit_id}),
        "today": today,
    }


def _form_page(
    request: SignedInRequest, mission: Mission, form: forms.Form, name: str, act: Any
) -> HttpResponse:
    context = after_context(request, mission)
    return answer_form(
        request, form, act, done=lambda _done: _url(mission.pk), template="missions/after.html",
        context={**context, name: form},
    )  # fmt: skip


@login_required
def after(request: SignedInRequest, pk: int) -> HttpResponse:
    """Steps, log, changes, the result report and the promises."""
    mission = find_mission(request, pk, to_act=request.method == "POST", inside=True)
    if request.method != "POST":
        return page(request, "missions/after.html", after_context(request, mission))
    report = MissionReport.objects.filter(mission=mission).first()
    form = MissionReportForm(request.POST, of=report or MissionReport(mission=mission))

    def act() -> Any:
        return write_mission_report(
            mission, changes=form.changes(), by=request.user, **form.opening()
        )

    return _form_page(request, mission, form, "report_form", act)


@login_required
@require_POST
def leave(request: SignedInRequest, pk: int) -> HttpResponse:
    depart(find_mission(request, pk, to_act=True), by=request.user)
    return HttpResponseRedirect(_url(pk))


@login_required
@require_POST
def returned(request: SignedInRequest, pk: int) -> HttpResponse:
    come_back(find_mission(request, pk, to_act=True), by=request.user)
    return HttpResponseRedirect(_url(pk))


@login_required
@require_POST
def note(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = LogForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        return note_under_way(
            mission, on=data["on"], text=data["text_vi"], by=request.user, at=clock.now()
        )

    return _form_page(request, mission, form, "log_form", act)


@login_required
@require_POST
def file(request: SignedInRequest, pk: int) -> HttpResponse:
    """File the report, or show what is missing in it."""
    mission = find_mission(request, pk, to_act=True)
    form = forms.Form(request.POST)

    def act() -> Any:
        return file_mission_report(mission, on=clock.today(), by=request.user, at=clock.now())

    return _form_page(request, mission, form, "end_form", act)


@login_required
@require_POST
def report_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Return a filed report to its unit, saying what is missing."""
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    form = ReportBackForm(request.POST)

    def act() -> Any:
        missing = form.cleaned_data["missing"]
        return ask_report_back(mission, missing=missing, by=request.user, at=clock.now())

    return _form_page(request, mission, form, "report_back_form", act)


@login_required
@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close the mission, or show which rule stands in the way."""
    mission = find_mission(request, pk, Permission.MISSION_WRITE)
    form = forms.Form(request.POST)

    def act() -> Any:
        return close_mission(mission, by=request.user, at=clock.now())

    return _form_page(request, mission, form, "end_form", act)


@login_required
@require_POST
def promise(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = AbroadPromiseForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        return promise_abroad(
            mission, text=data["text"], owner_unit=data["owner_unit"], due_on=data["due_on"],
            by=request.user, at=clock.now(),
        )  # fmt: skip

    return _form_page(request, mission, form, "promise_form", act)


@login_required
@require_POST
def steps_propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down the steps that follow from travellers, countries and purpose."""
    mission = find_mission(request, pk, to_act=True)
    facts = mission_facts(mission, figure_table(), as_of=clock.today())
    propose_steps(mission, facts, by=request.user)
    return HttpResponseRedirect(_url(pk))


@login_required
@require_POST
def step_add(request: SignedInRequest, pk: int) -> HttpResponse:
    mission = find_mission(request, pk, to_act=True)
    form = StepForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        return add_step(
            mission, kind=StepKind(data["kind"]), country=data["country"], due_on=data["due_on"],
            note=data["note"], by=request.user,
        )  # fmt: skip

    return _form_page(request, mission, form, "step_form", act)


@login_required
def step(request: SignedInRequest, pk: int, key: int) -> HttpResponse:
    """Tick one step with its day."""
    mission = find_mission(request, pk, to_act=True)
    one: Step = get_object_or_404(steps_of(mission), pk=key)
    form = TickForm(request.POST or None, of=one, initial={"done_on": one.done_on or clock.today()})

    def act() -> Any:
        data = form.changes()
        return tick_step(
            one, done_on=data["done_on"], note=data["note"], by=request.user,
            opened=form.opened_with(),
        )  # fmt: skip

    title = _("Step: %(what)s") % {"what": one.get_kind_display()}
    return small_form(request, mission, form, act, title, "after")
