"""What leaders decide: what waits for me, what I submitted, and one submission with all it needs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doingoai.accounts.models import User
from doingoai.accounts.rules import may, require_any
from doingoai.accounts.states import Permission
from doingoai.approvals.flow import case_forecast, case_paces
from doingoai.approvals.forecast import Forecast
from doingoai.approvals.models import Case, StandIn
from doingoai.approvals.queries import (
    cases_about,
    consultations_about,
    decidable_cases,
    visible_cases,
)
from doingoai.approvals.rules import decides, is_overdue, may_decide, signature_for, stand_ins_of
from doingoai.approvals.signing import signature_of
from doingoai.approvals.states import CaseState
from doingoai.delegations.estimate import total
from doingoai.delegations.findings.finding import Finding
from doingoai.delegations.judging import judge
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import Severity
from doingoai.foundation import clock
from doingoai.norms.queries import figure_table
from doingoai.web.approvals.forms import DecideForm
from doingoai.web.approvals.gists import gist_of
from doingoai.web.approvals.rows import with_matters
from doingoai.web.delegations.findings import ShownFinding, all_shown
from doingoai.web.filtering import one_of
from doingoai.web.lists import keyset
from doingoai.web.places import address_of
from doingoai.web.rendering import SignedInRequest, login_required, page
from doingoai.web.tabs import Tab
from doingoai.yearplan.models import YearPlan

READERS = (Permission.CASE_DECIDE, Permission.CASE_SUBMIT, Permission.DELEGATION_VIEW_ALL)  # fmt: skip
SHOWN = {
    "waiting": _("Waiting for my decision"),
    "decided": _("Decided by me"),
    "mine": _("Submitted by me"),
    "open": _("All that wait"),
    "all": _("All submissions"),
}


@login_required
def decisions(request: SignedInRequest) -> HttpResponse:
    """Submissions by whose turn it is; the tab lives in the address."""
    user = request.user
    require_any(user, READERS)
    names = _tabs_of(user)
    show = one_of(request.GET.get("show", ""), names) or names[0]
    # Oldest first where somebody waits for a decision, newest first elsewhere.
    cases = _of_line(_cases(user, show), request.GET.get("line", ""))
    sheet = keyset(request, cases, ascending=show in {"waiting", "open"})
    context = {
        "today": clock.today(),
        "show": show,
        "tabs": [Tab(str(SHOWN[name]), f"?show={name}", name == show) for name in names],
        "sheet": sheet,
        "rows": with_matters(sheet.rows, user),
        "in_order": show in {"waiting", "open"},
    }
    return page(request, "approvals/decisions.html", context, fragments=("decisions-rows",))


def _tabs_of(user: User) -> list[str]:
    decides = may_decide(user, on=clock.today())
    open_to = {"waiting": decides, "decided": decides, "mine": may(user, Permission.CASE_SUBMIT)}
    return [name for name in SHOWN if open_to.get(name, True)]


def _cases(user: User, show: str) -> QuerySet[Case]:
    if show == "waiting":
        return decidable_cases(user, on=clock.today()).select_related("decided_by", "outgoing")
    cases = visible_cases(user)
    narrowed: dict[str, dict[str, Any]] = {
        "decided": {"decided_by": user},
        "mine": {"submitted_by": user},
        "open": {"state": CaseState.SUBMITTED},
        "all": {},
    }
    return cases.filter(**narrowed[show])


def _of_line(cases: QuerySet[Case], line: str) -> QuerySet[Case]:
    """Only those of one line of the authority matrix, when the address names it."""
    if not line.isdecimal() or len(line) > 18:
        return cases
    return cases.filter(rule=int(line))


@login_required
def case(request: SignedInRequest, pk: int) -> HttpResponse:
    """One submission: the gist of its matter, what others said, what is wrong, and the decision."""
    one, today = get_object_or_404(visible_cases(request.user), pk=pk), clock.today()
    row = with_matters([one], request.user)[0]
    visit = row.visit
    context: dict[str, Any] = {
        "today": today,
        "case": one,
        "title": row.title,
        "visit": visit,
        "about_url": _where_decided(one),
        "signed": signature_of(one),
        "signs_for": _signs_for(request.user, one, today),
        "forecast": _forecast(one, today),
        "decide_form": DecideForm() if decides(request.user, one, on=today) else None,
    }
    if visit is not None:
        context |= visit_gist(visit, request.user) | {"earlier_of": cases_about(visit)}
    else:
        context |= gist_of(one, request.user)
    context["earlier"] = [other for other in context.get("earlier_of", ()) if other.pk != one.pk]
    return page(request, "approvals/case.html", context)


def _where_decided(one: Case) -> str:
    """Where the matter itself is read and decided, when it is no visit."""
    if one.about_type == YearPlan.subject_type:
        return reverse("yearplan:decision", args=[one.about_id])
    return address_of(one.about_type, one.about_id)


def _signs_for(user: User, one: Case, today: date) -> StandIn | None:
    """The record by which this person would decide in another's place; None for one's own authority."""
    if one.state != CaseState.SUBMITTED:
        return None
    lent = list(stand_ins_of(user, on=today))
    found = signature_for(user, one, lent, on=today)
    if found is None or found.lent is None:
        return None
    return next(stand_in for stand_in in lent if stand_in.pk == found.lent.key)


def _forecast(one: Case, today: date) -> Forecast | None:
    if one.state != CaseState.SUBMITTED:
        return None
    return case_forecast(one, case_paces(today), today=today)


def visit_gist(visit: Delegation, user: User) -> dict[str, Any]:
    """What a leader reads before deciding: people, money, opinions, and what was found wrong."""
    today = clock.today()
    judged = judge(visit, figure_table(), on=today)
    facts, found = judged.facts, judged.findings
    return {
        "head": next(iter(facts.heads), None),
        "guests": len(facts.members),
        "hosts": len(facts.hosts),
        "items": len(facts.items),
        "cost": total(facts.estimate),
        "opinions": [(one, is_overdue(one, on=today)) for one in consultations_about(visit)],
        "counts": [(severity, _count(found, severity)) for severity in Severity],
        "dangers": _dangers(visit, found, user),
    }


def _count(found: Iterable[Finding], severity: Severity) -> int:
    return sum(1 for finding in found if finding.severity == severity)


def _dangers(visit: Delegation, found: Iterable[Finding], user: User) -> list[ShownFinding]:
    grave = (finding for finding in found if finding.severity == Severity.DANGER)
    return all_shown(visit, grave, to=user)
