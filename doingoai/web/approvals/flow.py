"""Where everything lies: what waits with whom, since when, by when, how long each step takes."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals.flow import (
    agencies,
    agency_paces,
    case_forecast,
    case_paces,
    open_cases,
    open_questions,
    question_forecast,
    seats,
)
from doingoai.foundation import clock
from doingoai.web.approvals.matrix import MATTERS
from doingoai.web.filtering import one_of
from doingoai.web.lists import Sheet, keyset
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab

SHOWN = {
    "steps": _("Where things lie"),
    "cases": _("Submissions that wait"),
    "questions": _("Questions that wait"),
}


@login_required
def flow(request: SignedInRequest) -> HttpResponse:
    """Three looks at the same thing: the places, the open submissions, the open questions."""
    require(request.user, Permission.DELEGATION_VIEW_ALL)
    show = one_of(request.GET.get("show", ""), SHOWN) or "steps"
    parts = {"steps": _steps, "cases": _cases, "questions": _questions}
    context = {
        "today": clock.today(),
        "show": show,
        "tabs": [Tab(str(label), f"?show={key}", key == show) for key, label in SHOWN.items()],
        **parts[show](request),
    }
    return page(request, "approvals/flow.html", context)


def _steps(_request: SignedInRequest) -> dict[str, Any]:
    today = clock.today()
    seated, asked = seats(today), agencies(today)
    return {
        "seats": [(one, str(MATTERS.get(one.rule.matter, one.rule.matter))) for one in seated],
        "agencies": asked,
        "tallies": {
            "cases": sum(one.place.open for one in seated),
            "late_cases": sum(one.place.late for one in seated),
            "questions": sum(one.place.open for one in asked),
            "late_questions": sum(one.place.late for one in asked),
        },
    }


def _cases(request: SignedInRequest) -> dict[str, Any]:
    today, paces = clock.today(), case_paces(clock.today())
    rows = open_cases().select_related("rule", "rule__approver_unit", "submitted_by")
    sheet = keyset(request, rows, by="submitted_at", ascending=True)
    return _sheet(sheet, [(one, case_forecast(one, paces, today=today)) for one in sheet.rows])


def _questions(request: SignedInRequest) -> dict[str, Any]:
    today, paces = clock.today(), agency_paces(clock.today())
    rows = open_questions().select_related("unit", "asked_by")
    sheet = keyset(request, rows, by="due_on", ascending=True)
    return _sheet(sheet, [(one, question_forecast(one, paces, today=today)) for one in sheet.rows])


def _sheet(sheet: Sheet, rows: list[Any]) -> dict[str, Any]:
    return {"sheet": sheet, "rows": rows}
