"""Opinions of agencies, submissions to leaders, and the authority matrix."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.queries import current_units
from doingoai.accounts.rules import require, require_any
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.inputs import linked
from doingoai.api.office.sent import AnswerIn, AuthorityEdit, AuthorityIn, RecordIn
from doingoai.api.operation import caller, reads, writes
from doingoai.api.paging import USUAL, After, Key, Limit, sheet
from doingoai.api.shapes_office import (
    AuthorityLineShape,
    AuthorityShape,
    CaseShape,
    CasesShape,
    ConsultationDetailShape,
    ConsultationShape,
    ConsultationsShape,
)
from doingoai.approvals.actions import (
    Answer,
    answer_consultation,
    edit_authority_rule,
    withdraw_consultation,
)
from doingoai.approvals.models import Consultation
from doingoai.approvals.queries import authority_matrix, visible_cases, visible_consultations
from doingoai.approvals.rules import require_answering
from doingoai.approvals.states import CaseState, Opinion
from doingoai.delegations.actions.decide import MATTER as VISIT
from doingoai.delegations.states import InvitedBy
from doingoai.foundation import clock
from doingoai.missions.matters import MATTERS as MISSIONS
from doingoai.missions.states import Inviter
from doingoai.yearplan.actions.plan import MATTER as PLAN

INVITERS: dict[str, dict[str, str | Promise]] = {
    VISIT: dict(InvitedBy.choices),
    PLAN: {},
    **{matter: dict(Inviter.choices) for matter in MISSIONS},
}
"""Who invites to a matter; a plan is proposed, nobody invites to it."""

consultations = Router(tags=["consultations"])
cases = Router(tags=["cases"])
authority = Router(tags=["authority"])
READS = frozenset(
    {
        Permission.CONSULTATION_ASK,
        Permission.CONSULTATION_ANSWER,
        Permission.CONSULTATION_RECORD,
        Permission.DELEGATION_VIEW_ALL,
        Permission.DELEGATION_VIEW_SHARED,
    }
)
Standing = Annotated[
    Literal["", "open", "answered", "withdrawn"],
    Query("", description=_("open, answered or withdrawn; all where it is left out")),
]
InCaseState = Annotated[CaseState | None, Query(None, description=_("Where it stands"))]
STANDING: dict[str, dict[str, Any]] = {
    "": {},
    "open": {"answered_on__isnull": True, "withdrawn_at__isnull": True},
    "answered": {"answered_on__isnull": False},
    "withdrawn": {"withdrawn_at__isnull": False},
}


@reads(
    consultations, "/", Scope.CONSULTATIONS_READ, ConsultationsShape,
    _("Questions to agencies, the newest first"),
)  # fmt: skip
def list_consultations(
    request: HttpRequest, state: Standing = "", after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    require_any(caller(request), READS)
    return sheet(visible_consultations(caller(request)).filter(**STANDING[state]), after, limit)


def _asked(request: HttpRequest, pk: int) -> Consultation:
    return get_object_or_404(visible_consultations(caller(request)), pk=pk)


@reads(
    consultations, "/{int:pk}/", Scope.CONSULTATIONS_READ, ConsultationDetailShape,
    _("One question to an agency"),
)  # fmt: skip
def show_consultation(request: HttpRequest, pk: Key) -> Any:
    require_any(caller(request), READS)
    return _asked(request, pk)


@writes(
    consultations, "POST", "/{int:pk}/answer/", Scope.CONSULTATIONS_WRITE, ConsultationShape,
    _("Answer for the own unit"),
)  # fmt: skip
def answer_agency(request: HttpRequest, pk: Key, body: AnswerIn) -> Any:
    asked, by = _asked(request, pk), caller(request)
    require_answering(by, asked)
    answer = Answer(Opinion(body.opinion), body.text, clock.today())
    return answer_consultation(asked, answer, by=by, at=clock.now())


@writes(
    consultations, "POST", "/{int:pk}/record/", Scope.CONSULTATIONS_WRITE, ConsultationShape,
    _("Record for an agency what came on paper"),
)  # fmt: skip
def record_agency(request: HttpRequest, pk: Key, body: RecordIn) -> Any:
    asked, by = _asked(request, pk), caller(request)
    require(by, Permission.CONSULTATION_RECORD)
    answer = Answer(Opinion(body.opinion), body.text, body.answered_on, body.paper_reference)
    return answer_consultation(asked, answer, by=by, at=clock.now())


@writes(
    consultations, "POST", "/{int:pk}/withdraw/", Scope.CONSULTATIONS_WRITE, ConsultationShape,
    _("Withdraw a question"),
)  # fmt: skip
def withdraw_question(request: HttpRequest, pk: Key) -> Any:
    asked, by = _asked(request, pk), caller(request)
    require(by, Permission.CONSULTATION_ASK)
    return withdraw_consultation(asked, by=by, at=clock.now())


@reads(cases, "/", Scope.CASES_READ, CasesShape, _("Submissions to leaders, the newest first"))
def list_cases(
    request: HttpRequest, state: InCaseState = None, after: After = 0, limit: Limit = USUAL
) -> dict[str, Any]:
    require(caller(request), Permission.DELEGATION_VIEW_ALL)
    found = visible_cases(caller(request))
    return sheet(found.filter(state=state) if state else found, after, limit)


@reads(cases, "/{int:pk}/", Scope.CASES_READ, CaseShape, _("One submission"))
def show_case(request: HttpRequest, pk: Key) -> Any:
    return get_object_or_404(visible_cases(caller(request)), pk=pk)


@reads(
    authority, "/", Scope.NORMS_READ, AuthorityShape, _("The authority matrix: who decides on what")
)
def show_authority(request: HttpRequest) -> Any:
    require_any(caller(request), {Permission.NORM_VIEW, Permission.OFFICE_WRITE})
    return {"items": list(authority_matrix())}


@writes(
    authority, "POST", "/", Scope.NORMS_WRITE, AuthorityLineShape,
    _("Add a line to the authority matrix"), status=201,
)  # fmt: skip
def add_authority_line(request: HttpRequest, body: AuthorityIn) -> Any:
    require(caller(request), Permission.OFFICE_WRITE)
    values = linked(dict(body), approver_unit=current_units(on=clock.today()))
    return edit_authority_rule(None, changes=values, by=caller(request), inviters=INVITERS)


@writes(
    authority, "PATCH", "/{int:pk}/", Scope.NORMS_WRITE, AuthorityLineShape,
    _("Edit a line of the authority matrix; what is not sent stays"),
)  # fmt: skip
def edit_authority_line(request: HttpRequest, pk: Key, body: AuthorityEdit) -> Any:
    require(caller(request), Permission.OFFICE_WRITE)
    line = get_object_or_404(authority_matrix(), pk=pk)
    values = linked(body.sent(), approver_unit=current_units(on=clock.today()))
    return edit_authority_rule(line, changes=values, by=caller(request), inviters=INVITERS)
