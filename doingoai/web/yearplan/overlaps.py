"""Items of a plan that are in each other's way, pair by pair, with why."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from doingoai.accounts.rules import may, require
from doingoai.accounts.states import Permission
from doingoai.web.filtering import one_of
from doingoai.web.naming import country_name
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.yearplan.frame import find_plan, frame
from doingoai.yearplan.models import PlanItem
from doingoai.yearplan.overlaps import Overlap, Reason, find_overlaps
from doingoai.yearplan.queries import WEIGHED, item_lines
from doingoai.yearplan.rules import OPEN_FOR_WORK
from doingoai.yearplan.states import PlanState

ROWS = 40


@dataclass(frozen=True, slots=True)
class ShownReason:
    label: str
    detail: str


def reasons_shown(overlap: Overlap) -> list[ShownReason]:
    """Each reason with what exactly both share."""
    details = {
        Reason.PARTNER: overlap.one.partner_name,
        Reason.COUNTRY: ", ".join(country_name(code) for code in overlap.countries),
        Reason.LEADER: overlap.one.leader_name,
        Reason.WEEKS: "",
    }
    return [ShownReason(str(reason.label), details[reason]) for reason in overlap.reasons]


@login_required
def overlaps(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every pair of items that overlaps, the strongest first."""
    require(request.user, Permission.PLAN_VIEW_ALL)
    plan = find_plan(request, pk)
    lines = item_lines(PlanItem.objects.filter(plan=plan, state__in=WEIGHED))
    found = find_overlaps(lines)
    only = one_of(request.GET.get("only", ""), Reason.values)
    wanted = [one for one in found if not only or only in one.reasons]
    start = request.GET.get("from", "")
    begin = int(start) if start.isdecimal() and len(start) < 7 else 0
    shown = wanted[begin : begin + ROWS]
    context: dict[str, Any] = {
        **frame(request, plan, "overlaps"),
        "rows": [(one, reasons_shown(one)) for one in shown],
        "total": len(wanted),
        "items": len(lines),
        "only": only,
        "reasons": [
            (reason, sum(1 for one in found if reason in one.reasons)) for reason in Reason
        ],
        "all_count": len(found),
        "older": f"?only={only}&from={begin + ROWS}" if begin + ROWS < len(wanted) else "",
        "newer": f"?only={only}&from={max(begin - ROWS, 0)}" if begin else "",
        "weighs": may(request.user, Permission.PLAN_WRITE)
        and PlanState(plan.state) in OPEN_FOR_WORK,
    }
    return page(request, "yearplan/overlaps.html", context, fragments=("overlap-rows",))
