"""What happens with a visit as a whole: findings, money, opinions, decision, report, its end."""

from dataclasses import replace
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Router

from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import may
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.delegations.endpoints import visit_words
from doingoai.api.delegations.finding import find_visit
from doingoai.api.delegations.sent import LineIn, ReportIn
from doingoai.api.inputs import all_of
from doingoai.api.office.sent import AskIn, DecideIn, NoteIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import Key
from doingoai.api.shapes import DelegationDetailShape
from doingoai.api.shapes_office import AskedShape, CaseShape
from doingoai.api.shapes_visits import EstimateShape, FindingsShape, ReportShape
from doingoai.approvals.queries import consultations_about
from doingoai.approvals.rules import require_deciding
from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.after import (
    begin_delegation,
    close_delegation,
    drop_estimate_row,
    file_report,
    set_estimate_row,
    write_report,
)
from doingoai.delegations.actions.decide import (
    consult_on_delegation,
    decide_on_delegation,
    reopen_refused,
    submit_delegation,
)
from doingoai.delegations.estimate import total
from doingoai.delegations.findings.finding import Finding
from doingoai.delegations.gathering import visit_facts
from doingoai.delegations.judging import judge
from doingoai.delegations.models import Delegation, ResultReport
from doingoai.foundation import clock
from doingoai.norms.queries import figure_table

router = Router(tags=["delegations"])
READ, WRITE = Scope.VISITS_READ, Scope.VISITS_WRITE
SEES, EDIT = Permission.DELEGATION_VIEW_ALL, Permission.DELEGATION_WRITE
HEALTH = frozenset({"diet", "dish"})
Word = Annotated[
    str, Path(..., pattern="^[-a-zA-Z0-9_]{1,60}$", description=_("Word for the line"))
]


@reads(
    router, "/{int:pk}/findings/", READ, FindingsShape,
    _("What is missing, contradictory or dangerous in a visit"),
)  # fmt: skip
def list_findings(request: HttpRequest, pk: Key) -> Any:
    visit = find_visit(request, pk, SEES)
    found = judge(visit, figure_table(), on=clock.today()).findings
    return {"delegation": visit.pk, "items": [_finding(request, one) for one in found]}


def _finding(request: HttpRequest, found: Finding) -> dict[str, Any]:
    """A finding in words; what a guest may not eat is only for who may read it."""
    by = caller(request)
    if not may(by, Permission.HEALTH_READ):
        closed = dict.fromkeys(HEALTH & found.params.keys(), "•••")
        found = replace(found, params={**found.params, **closed})
    return {
        "code": found.code, "severity": found.severity, "title": found.title,
        "message": found.message_for(by.permissions), "source": found.source, "mend": found.mend,
        "thing": found.target.kind, "key": found.target.key, "field": found.target.field,
    }  # fmt: skip


def _estimate(visit: Delegation) -> dict[str, Any]:
    lines = visit_facts(visit, figure_table(), as_of=clock.today()).estimate
    shown = [
        {
            "item": one.item, "label_vi": one.label_vi, "quantity": one.quantity,
            "unit_price": one.unit_price, "total": one.amount, "norm_limit": one.norm_limit,
            "norm_source": one.norm_source, "explanation": one.explanation,
        }
        for one in lines
    ]  # fmt: skip
    return {"delegation": visit.pk, "total": total(lines), "lines": shown}


@reads(router, "/{int:pk}/estimate/", READ, EstimateShape, _("The estimate of a visit"))
def show_estimate(request: HttpRequest, pk: Key) -> Any:
    return _estimate(find_visit(request, pk, SEES))


@writes(
    router, "PUT", "/{int:pk}/estimate/{item}/", WRITE, EstimateShape,
    _("Set a line of the estimate by hand"),
)  # fmt: skip
def set_estimate_line(request: HttpRequest, pk: Key, item: Word, body: LineIn) -> Any:
    visit = find_visit(request, pk, EDIT)
    set_estimate_row(visit, item=item, by=caller(request), **dict(body))
    return _estimate(visit)


@writes(
    router, "DELETE", "/{int:pk}/estimate/{item}/", WRITE, EstimateShape,
    _("Take back a line set by hand"),
)  # fmt: skip
def drop_estimate_line(request: HttpRequest, pk: Key, item: Word) -> Any:
    visit = find_visit(request, pk, EDIT)
    drop_estimate_row(visit, item=item, by=caller(request))
    return _estimate(visit)


@reads(
    router, "/{int:pk}/consultations/", Scope.CONSULTATIONS_READ, AskedShape,
    _("What agencies were asked about a visit"),
)  # fmt: skip
def list_visit_consultations(request: HttpRequest, pk: Key) -> Any:
    return {"items": list(consultations_about(find_visit(request, pk, SEES)))}


@writes(
    router, "POST", "/{int:pk}/consultations/", Scope.CONSULTATIONS_WRITE, AskedShape,
    _("Ask several agencies about a visit"), status=201,
)  # fmt: skip
def ask_agencies(request: HttpRequest, pk: Key, body: AskIn) -> Any:
    visit = find_visit(request, pk, Permission.CONSULTATION_ASK)
    units = all_of(current_units(on=clock.today()), body.units, field="units")
    asked = consult_on_delegation(
        visit, units=units, question=body.question, on=clock.today(), due_on=body.due_on,
        by=caller(request), at=clock.now(),
    )  # fmt: skip
    return {"items": asked}


@writes(
    router, "POST", "/{int:pk}/submit/", Scope.CASES_SUBMIT, CaseShape,
    _("Lay a visit before whoever may decide on it"), status=201,
)  # fmt: skip
def submit_visit(request: HttpRequest, pk: Key, body: NoteIn) -> Any:
    visit = find_visit(request, pk, Permission.CASE_SUBMIT)
    return submit_delegation(
        visit, note=body.note, on=clock.today(), by=caller(request), at=clock.now()
    )


@writes(
    router, "POST", "/{int:pk}/decide/", Scope.CASES_DECIDE, CaseShape,
    _("Decide on the submission of a visit"),
)  # fmt: skip
def decide_visit(request: HttpRequest, pk: Key, body: DecideIn) -> Any:
    visit = find_visit(request, pk)
    require_deciding(caller(request), on=clock.today())
    return decide_on_delegation(
        visit, verdict=Verdict(body.verdict), reason=body.reason, on=clock.today(),
        by=caller(request), at=clock.now(),
    )  # fmt: skip


@writes(
    router, "POST", "/{int:pk}/reopen/", WRITE, DelegationDetailShape,
    _("Take a refused visit up again"),
)  # fmt: skip
def reopen_visit(request: HttpRequest, pk: Key) -> Any:
    return visit_words(reopen_refused(find_visit(request, pk, EDIT), by=caller(request)))


@writes(
    router, "POST", "/{int:pk}/begin/", WRITE, DelegationDetailShape,
    _("Say that the guests are here"),
)  # fmt: skip
def begin_visit(request: HttpRequest, pk: Key) -> Any:
    return visit_words(begin_delegation(find_visit(request, pk, EDIT), by=caller(request)))


def _report(visit: Delegation) -> Any:
    known = ResultReport.objects.filter(delegation=visit).first()
    report = known or ResultReport(delegation=visit, version=0)
    names = ("version", "happened_vi", "results_vi", "assessment_vi", "proposals_vi", "filed_on")
    return {"delegation": visit.pk, **{name: getattr(report, name) for name in names}}


@reads(router, "/{int:pk}/report/", READ, ReportShape, _("The result report of a visit"))
def show_report(request: HttpRequest, pk: Key) -> Any:
    return _report(find_visit(request, pk, SEES))


@writes(
    router, "PATCH", "/{int:pk}/report/", WRITE, ReportShape,
    _("Write the result report; what is not sent stays"), versioned=True,
)  # fmt: skip
def write_visit_report(request: HttpRequest, pk: Key, body: ReportIn) -> Any:
    visit = find_visit(request, pk, EDIT)
    write_report(visit, changes=body.sent(), by=caller(request), version=version_sent(request))
    return _report(visit)


@writes(router, "POST", "/{int:pk}/report/file/", WRITE, ReportShape, _("File the result report"))
def file_visit_report(request: HttpRequest, pk: Key) -> Any:
    visit = find_visit(request, pk, EDIT)
    file_report(visit, on=clock.today(), by=caller(request))
    return _report(visit)


@writes(router, "POST", "/{int:pk}/close/", WRITE, DelegationDetailShape, _("Close a visit"))
def close_visit(request: HttpRequest, pk: Key) -> Any:
    visit = find_visit(request, pk, Permission.DELEGATION_CLOSE)
    return visit_words(close_delegation(visit, by=caller(request), at=clock.now()))
