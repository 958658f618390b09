"""Pages of what comes after: the visit begins, the report, promises, closing; and the estimate by hand."""

import secrets
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doingoai.accounts.models import Unit
from doingoai.accounts.queries import current_units
from doingoai.accounts.states import Permission
from doingoai.delegations.actions.after import (
    begin_delegation,
    close_delegation,
    drop_estimate_row,
    file_report,
    set_estimate_row,
    write_report,
)
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.models import Delegation, EstimateRow, ResultReport
from doingoai.delegations.report_draft import draft_of_what_happened
from doingoai.foundation import clock
from doingoai.norms.queries import figure_table
from doingoai.planning.actions import Assignment, give_task
from doingoai.planning.queries import tasks_about
from doingoai.planning.states import TaskKind
from doingoai.runsheet.queries import incidents_of
from doingoai.runsheet.states import Severity
from doingoai.web.afterwards.done import lines_of
from doingoai.web.choosing import user_field
from doingoai.web.delegations.frame import find_visit, frame
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.fields import DateField, WholeNumberField
from doingoai.web.rendering import SignedInRequest, login_required

_AREA = {"rows": 5}
LINE = ("item", "label_vi", "quantity", "unit_price", "explanation")


class ReportForm(EditForm):
    happened_vi = forms.CharField(
        label=gettext_lazy("What happened"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    results_vi = forms.CharField(
        label=gettext_lazy("Results"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    assessment_vi = forms.CharField(
        label=gettext_lazy("Assessment"), widget=forms.Textarea(attrs=_AREA), required=False
    )
    proposals_vi = forms.CharField(
        label=gettext_lazy("Proposals"), widget=forms.Textarea(attrs=_AREA), required=False
    )


class PromiseForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("What was promised"), max_length=500)
    owner = user_field(
        label=gettext_lazy("Person who keeps it"),
        required=False,
    )
    owner_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Unit that keeps it"), required=False
    )
    due_on = DateField(label=gettext_lazy("By"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_unit"].queryset = current_units(on=clock.today())  # type: ignore[attr-defined]


class EstimateForm(EditForm):
    """A line of the estimate by hand."""

    item = forms.SlugField(label=gettext_lazy("Line"), max_length=60, widget=forms.HiddenInput)
    label_vi = forms.CharField(label=gettext_lazy("What it is for"), max_length=200)
    quantity = WholeNumberField(label=gettext_lazy("Quantity"), min_value=0, max_value=100000)
    unit_price = WholeNumberField(label=gettext_lazy("Price (đồng)"), min_value=0, max_value=10**12)
    explanation = forms.CharField(label=gettext_lazy("Explanation"), max_length=300, required=False)

    def values_of(self, record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in LINE}


def _new_key() -> str:
    """A key for a line that stands beside the computed ones; nobody has to think of one."""
    return f"hand-{secrets.token_hex(4)}"


def _url(visit: Delegation) -> str:
    return reverse("delegations:after", args=[visit.pk])


def after_context(
    request: SignedInRequest, visit: Delegation, report_form: ReportForm | None = None
) -> dict[str, Any]:
    report = _report_of(visit)
    promises = list(tasks_about(visit).filter(kind=TaskKind.PROMISE))
    return {
        **frame(request, visit, "after"),
        "lines_after": lines_of(visit, request.user, report=report, promises=promises),
        "report": report,
        "report_form": report_form or _report_form(visit, report),
        "promise_form": PromiseForm(),
        "promises": promises,
        "incidents": [
            (event, Severity(event.severity).label, entry.by.name)
            for entry, event in incidents_of(visit)
        ],
        "today": clock.today(),
    }


def _report_of(visit: Delegation) -> ResultReport | None:
    return ResultReport.objects.filter(delegation=visit).select_related("filed_by").first()


def _report_form(visit: Delegation, report: ResultReport | None) -> ReportForm:
    """The report as it stands; what happened is prefilled from the programme until it is written."""
    initial = {}
    if report is None or not report.happened_vi:
        facts = visit_facts(visit, figure_table(), as_of=clock.today())
        told = [draft_of_what_happened(facts), *_incident_lines(visit)]
        initial["happened_vi"] = "\n".join(part for part in told if part)
    return ReportForm(of=report or ResultReport(delegation=visit), initial=initial)


def _incident_lines(visit: Delegation) -> list[str]:
    """What went wrong, as the run sheet has it: one line each, offered to the report."""
    return [
        f"- Sự cố ({Severity(event.severity).label}), {event.at[8:10]}/{event.at[5:7]} "
        f"{event.at[11:16]}: {event.text}"
        for _entry, event in incidents_of(visit)
    ]


@login_required
def after(request: SignedInRequest, pk: int) -> HttpResponse:
    """The result report, the promises, and closing."""
    visit = find_visit(
        request, pk, Permission.DELEGATION_VIEW_ALL, to_write=Permission.DELEGATION_WRITE
    )
    report = _report_of(visit)
    form = (
        ReportForm(request.POST, of=report)
        if request.method == "POST"
        else _report_form(visit, report)
    )

    def act() -> Any:
        return write_report(visit, changes=form.changes(), by=request.user, **form.opening())

    return answer_form(
        request, form, act, done=lambda _done: _url(visit), template="delegations/after.html",
        context=after_context(request, visit, form),
    )  # fmt: skip


@login_required
@require_POST
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    begin_delegation(visit, by=request.user)
    return HttpResponseRedirect(_url(visit))


@login_required
@require_POST
def file(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    file_report(visit, on=clock.today(), by=request.user)
    return HttpResponseRedirect(_url(visit))


@login_required
@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close the visit, or show which rule stands in the way."""
    visit = find_visit(request, pk, Permission.DELEGATION_CLOSE)
    form = forms.Form(request.POST)
    context = after_context(request, visit)
    return answer_form(
        request, form, lambda: close_delegation(visit, by=request.user, at=clock.now()),
        done=lambda _done: _url(visit), template="delegations/after.html",
        context={**context, "close_form": form},
    )  # fmt: skip


@login_required
@require_POST
def promise(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.TASK_WRITE)
    form = PromiseForm(request.POST)

    def act() -> Any:
        data = form.cleaned_data
        assignment = Assignment(
            data["text"], data["owner"], data["owner_unit"], data["due_on"], TaskKind.PROMISE
        )
        return give_task(assignment, about=visit, by=request.user, at=clock.now())

    context = after_context(request, visit)
    return answer_form(
        request, form, act, done=lambda _done: _url(visit), template="delegations/after.html",
        context={**context, "promise_form": form},
    )  # fmt: skip


@login_required
def estimate_row(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a line of the estimate by hand."""
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    facts = visit_facts(visit, figure_table(), as_of=clock.today())
    wanted = (request.POST or request.GET).get("item", "")
    line = EstimateRow.objects.filter(delegation=visit, item=wanted).first() or next(
        (one for one in facts.estimate if one.item == wanted), None
    )
    form = EstimateForm(request.POST or None, of=line, initial={"item": wanted or _new_key()})

    def act() -> EstimateRow:
        return set_estimate_row(
            visit, by=request.user, opened=form.opened_with() or {}, **form.changes()
        )

    return answer_form(
        request, form, act,
        done=lambda _done: reverse("delegations:plan", args=[pk]),
        template="delegations/estimate_line.html",
        context={**frame(request, visit, "plan"), "line": line, "by_hand": isinstance(line, EstimateRow)},
    )  # fmt: skip


@login_required
@require_POST
def estimate_row_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    visit = find_visit(request, pk, Permission.DELEGATION_WRITE)
    drop_estimate_row(visit, item=request.POST.get("item", "")[:60], by=request.user)
    return HttpResponseRedirect(reverse("delegations:plan", args=[pk]))
