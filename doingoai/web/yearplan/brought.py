"""A spreadsheet of proposals: the blank one, dropped, looked at row by row, corrected, taken in."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doingoai.accounts.rules import require, require_any
from doingoai.accounts.states import Permission
from doingoai.documents.inspection import check_not_classified, safe_name
from doingoai.documents.tables_out import MIME, TableFormat
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken
from doingoai.web.editing import EditForm, answer_form
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.yearplan.forms import BringForm
from doingoai.web.yearplan.frame import find_plan, frame
from doingoai.yearplan.actions.brought import (
    bring_proposals,
    correct_row,
    drop_proposals,
    rows_of,
    take_proposals,
)
from doingoai.yearplan.intake.blank import blank_sheet
from doingoai.yearplan.intake.columns import BY_FIELD, COLUMNS
from doingoai.yearplan.intake.reading import ReadRow
from doingoai.yearplan.models import BroughtProposals
from doingoai.yearplan.queries import visible_brought

ROWS = 50
LONG = frozenset({"purpose_vi"})


@login_required
def blank(request: SignedInRequest, pk: int) -> HttpResponse:
    """The blank spreadsheet for the proposals of a year."""
    require_any(request.user, {Permission.PLAN_PROPOSE, Permission.PLAN_WRITE})
    plan = find_plan(request, pk)
    response = HttpResponse(
        blank_sheet(plan.year, get_language() or "vi"), content_type=MIME[TableFormat.XLSX]
    )
    response["Content-Disposition"] = f'attachment; filename="plan-{plan.year}.xlsx"'
    return response


@login_required
def bring(request: SignedInRequest, pk: int) -> HttpResponse:
    """Drop a filled spreadsheet; nothing is taken in before its rows were looked at."""
    require_any(request.user, {Permission.PLAN_PROPOSE, Permission.PLAN_WRITE})
    plan = find_plan(request, pk)
    form = BringForm(
        request.POST or None, request.FILES or None, by=request.user,
        initial={"unit": request.user.unit_id},
    )  # fmt: skip

    def act() -> BroughtProposals:
        upload = form.cleaned_data["file"]
        check_not_classified(upload.name, "file")
        return bring_proposals(
            plan, form.cleaned_data["unit"], upload.read(), file_name=safe_name(upload.name),
            by=request.user, at=clock.now(),
        )  # fmt: skip

    waiting = visible_brought(request.user).filter(plan=plan, taken_at__isnull=True)
    return answer_form(
        request, form, act, done=lambda made: reverse("yearplan:list-preview", args=[made.pk]),
        template="yearplan/bring.html",
        context={**frame(request, plan, "items"), "lists": list(waiting.order_by("-id")[:10])},
    )  # fmt: skip


def _find(request: SignedInRequest, pk: int) -> BroughtProposals:
    return get_object_or_404(visible_brought(request.user), pk=pk)


def _context(request: SignedInRequest, brought: BroughtProposals) -> dict[str, Any]:
    rows = rows_of(brought)
    skipped = set(brought.skipped)
    faulty = request.GET.get("only", "") == "faults"
    wanted = [row for row in rows if row.faults or not faulty]
    start = request.GET.get("from", "")
    begin = int(start) if start.isdecimal() and len(start) < 7 else 0
    only = "faults" if faulty else ""
    return {
        **frame(request, brought.plan, "items"),
        "brought": brought,
        "rows": [(row, row.number in skipped) for row in wanted[begin : begin + ROWS]],
        "count": len(rows),
        "faults": sum(1 for row in rows if row.faults and row.number not in skipped),
        "only": only,
        "older": f"?only={only}&from={begin + ROWS}" if begin + ROWS < len(wanted) else "",
        "newer": f"?only={only}&from={max(begin - ROWS, 0)}" if begin else "",
    }


@login_required
def preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """Each row as it is understood, and what is wrong with it where."""
    return page(request, "yearplan/preview.html", _context(request, _find(request, pk)))


@dataclass
class RowAsRead:
    """One row as it is understood now."""

    brought: BroughtProposals
    row: ReadRow

    def refresh_from_db(self) -> None:
        self.brought.refresh_from_db()
        self.row = next(row for row in rows_of(self.brought) if row.number == self.row.number)


class RowForm(EditForm):
    """Corrections of one row: what is typed here is read in place of what the sheet says."""

    skip = forms.BooleanField(label=gettext_lazy("Leave this row out"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in COLUMNS:
            widget = forms.Textarea(attrs={"rows": 3}) if column.field in LONG else None
            self.fields[column.field] = forms.CharField(
                label=column.label, required=False, max_length=4000, help_text=column.hint,
                widget=widget,
            )  # fmt: skip

    def values_of(self, record: Any) -> dict[str, Any]:
        is_out = record.row.number in set(record.brought.skipped)
        return {"skip": is_out, **{name: record.row.texts.get(name, "") for name in BY_FIELD}}

    def texts(self, row: ReadRow) -> dict[str, str]:
        """Only what differs from what the row said when the form was opened."""
        said = self.opened_with() or dict(row.texts)
        return {
            name: self.cleaned_data[name]
            for name in BY_FIELD
            if self.cleaned_data[name] != said.get(name, "")
        }


@login_required
def row(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Correct one row in place; it is read again at once."""
    brought = _find(request, pk)
    found = next((one for one in rows_of(brought) if one.number == number), None)
    if found is None or brought.taken_at is not None:
        return HttpResponseRedirect(reverse("yearplan:list-preview", args=[pk]))
    form = RowForm(request.POST or None, of=RowAsRead(brought, found))

    def act() -> BroughtProposals:
        return correct_row(
            brought, row=number, texts=form.texts(found), skip=form.cleaned_data["skip"],
            by=request.user, opened=form.opened_with(),
        )  # fmt: skip

    return answer_form(
        request, form, act,
        done=lambda _done: f"{reverse('yearplan:list-preview', args=[pk])}#row-{number}",
        template="yearplan/row.html",
        context={**frame(request, brought.plan, "items"), "row": found, "brought": brought},
    )  # fmt: skip


@login_required
@require_POST
def take(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the rows in as drafts, all or none."""
    require_any(request.user, {Permission.PLAN_PROPOSE, Permission.PLAN_WRITE})
    brought = _find(request, pk)
    try:
        items = take_proposals(brought, by=request.user, at=clock.now())
    except RuleBroken as refusal:
        context = {**_context(request, brought), "refusal": refusal}
        return page(request, "yearplan/preview.html", context, status=422)
    messages.success(request, _("%(count)s items were taken in as drafts.") % {"count": len(items)})
    return HttpResponseRedirect(reverse("yearplan:year", args=[brought.plan_id]))


@login_required
@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    require(request.user, Permission.PLAN_PROPOSE)
    plan = drop_proposals(_find(request, pk), by=request.user)
    return HttpResponseRedirect(reverse("yearplan:bring", args=[plan.pk]))
