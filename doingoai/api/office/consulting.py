"""What surrounds a question to an agency: its day, more time, how it was used, its rules; who stands in."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.models import User
from doingoai.accounts.queries import people_with, unit_and_below
from doingoai.accounts.rules import may, require, require_any
from doingoai.accounts.scopes import Scope
from doingoai.accounts.states import Permission
from doingoai.api.inputs import linked
from doingoai.api.office.sent import (
    ConsultationRuleEdit,
    ConsultationRuleIn,
    DueIn,
    MoreTimeIn,
    StandInIn,
    UseIn,
    WishIn,
)
from doingoai.api.operation import caller, reads, writes
from doingoai.api.paging import USUAL, After, Key, Limit, sheet
from doingoai.api.shapes_office import (
    ConsultationDetailShape,
    ConsultationRuleShape,
    ConsultationRulesShape,
    CountShape,
    StandInShape,
    StandInsShape,
)
from doingoai.approvals.actions import (
    Lending,
    ask_extension,
    change_due_day,
    decide_extension,
    edit_consultation_rule,
    load_shipped_rules,
    record_stand_in,
    revoke_stand_in,
    use_answer,
)
from doingoai.approvals.models import Consultation, Extension
from doingoai.approvals.queries import (
    authority_matrix,
    consultation_rules,
    visible_consultations,
    visible_stand_ins,
)
from doingoai.approvals.rules import require_answering
from doingoai.approvals.states import SigningForm, Use
from doingoai.foundation import clock
from doingoai.foundation.refusals import RuleBroken

consultations = Router(tags=["consultations"])
rules = Router(tags=["consultations"])
stand_ins = Router(tags=["standins"])
WRITE = Scope.CONSULTATIONS_WRITE
RULE_READERS = frozenset({Permission.NORM_VIEW, Permission.OFFICE_WRITE})
LENDERS = frozenset({Permission.AUTHORITY_LEND, Permission.OFFICE_WRITE})
STAND_IN_READERS = LENDERS | {Permission.DELEGATION_VIEW_ALL}


def _asked(request: HttpRequest, pk: int, right: Permission | None = None) -> Consultation:
    asked: Consultation = get_object_or_404(visible_consultations(caller(request)), pk=pk)
    if right is not None:
        require(caller(request), right)
    return asked


@writes(
    consultations, "POST", "/{int:pk}/day/", WRITE, ConsultationDetailShape,
    _("Give one agency another day to answer by"),
)  # fmt: skip
def set_answer_day(request: HttpRequest, pk: Key, body: DueIn) -> Any:
    asked = _asked(request, pk, Permission.CONSULTATION_ASK)
    return change_due_day(
        asked, due_on=body.due_on, on=clock.today(), by=caller(request), at=clock.now()
    )


@writes(
    consultations, "POST", "/{int:pk}/more-time/", WRITE, ConsultationDetailShape,
    _("Ask for a later day for the own unit"), status=201,
)  # fmt: skip
def wish_more_time(request: HttpRequest, pk: Key, body: WishIn) -> Any:
    asked = _asked(request, pk)
    require_answering(caller(request), asked)
    ask_extension(
        asked, until=body.until, reason=body.reason, by=caller(request), at=clock.now()
    )  # fmt: skip
    return asked


@writes(
    consultations, "POST", "/{int:pk}/wish/", WRITE, ConsultationDetailShape,
    _("Grant or refuse the later day that an agency asked for"),
)  # fmt: skip
def answer_wish(request: HttpRequest, pk: Key, body: MoreTimeIn) -> Any:
    asked = _asked(request, pk, Permission.CONSULTATION_ASK)
    wish = get_object_or_404(Extension, consultation=asked, is_granted__isnull=True)
    decide_extension(wish, grant=body.grant, said=body.said, by=caller(request), at=clock.now())
    return _asked(request, pk)


@writes(
    consultations, "POST", "/{int:pk}/use/", WRITE, ConsultationDetailShape,
    _("Say how an answer was used; the explanation goes into the submission"),
)  # fmt: skip
def use_agency_answer(request: HttpRequest, pk: Key, body: UseIn) -> Any:
    asked = _asked(request, pk, Permission.CONSULTATION_ASK)
    return use_answer(asked, use=Use(body.use), note=body.note, by=caller(request))


@reads(
    rules, "/", Scope.NORMS_READ, ConsultationRulesShape,
    _("How long agencies have, and what their silence means"),
)  # fmt: skip
def list_consultation_rules(request: HttpRequest) -> Any:
    require_any(caller(request), RULE_READERS)
    return {"items": list(consultation_rules())}


@writes(
    rules, "POST", "/", Scope.NORMS_WRITE, ConsultationRuleShape,
    _("Add a rule of consultation"), status=201,
)  # fmt: skip
def add_consultation_rule(request: HttpRequest, body: ConsultationRuleIn) -> Any:
    require(caller(request), Permission.OFFICE_WRITE)
    return edit_consultation_rule(None, changes=dict(body), by=caller(request))


@writes(
    rules, "PATCH", "/{int:pk}/", Scope.NORMS_WRITE, ConsultationRuleShape,
    _("Edit a rule of consultation; what is not sent stays"),
)  # fmt: skip
def edit_rule_of_consultation(request: HttpRequest, pk: Key, body: ConsultationRuleEdit) -> Any:
    require(caller(request), Permission.OFFICE_WRITE)
    rule = get_object_or_404(consultation_rules(), pk=pk)
    return edit_consultation_rule(rule, changes=body.sent(), by=caller(request))


@writes(
    rules, "POST", "/load/", Scope.NORMS_WRITE, CountShape,
    _("Take in the shipped rules for kinds of matter that have none"),
)  # fmt: skip
def load_consultation_rules(request: HttpRequest) -> Any:
    return {"count": load_shipped_rules(by=caller(request))}


@reads(
    stand_ins, "/", Scope.STAND_INS_READ, StandInsShape,
    _("Who acts for whom and who did, the newest entry first"),
)  # fmt: skip
def list_stand_ins(request: HttpRequest, after: After = 0, limit: Limit = USUAL) -> Any:
    require_any(caller(request), STAND_IN_READERS)
    return sheet(visible_stand_ins(caller(request)), after, limit)


@writes(
    stand_ins, "POST", "/", Scope.STAND_INS_WRITE, StandInShape,
    _("Record that somebody acts for another"), status=201,
)  # fmt: skip
def record_acting(request: HttpRequest, body: StandInIn) -> Any:
    by = caller(request)
    require_any(by, LENDERS)
    principals = people_with(Permission.CASE_DECIDE)
    if not may(by, Permission.OFFICE_WRITE):
        principals = principals.filter(unit__in=unit_and_below(by.unit))
    values = linked(
        dict(body), principal=principals, deputy=User.objects.filter(is_active=True)
    )  # fmt: skip
    principal, deputy = values.pop("principal"), values.pop("deputy")
    _check_matters(values["matters"])
    values |= {"form": SigningForm(values["form"]), "matters": tuple(values["matters"])}
    return record_stand_in(
        principal, deputy, Lending(**values), on=clock.today(), by=by, at=clock.now()
    )


def _check_matters(matters: list[str]) -> None:
    """
    Refuse a matter that no line of the authority matrix is about.

    :raises RuleBroken: reference.unknown
    """
    known = set(authority_matrix().values_list("matter", flat=True))
    for matter in matters:
        if matter not in known:
            message = gettext("The authority matrix knows no matter “%(name)s”.")
            raise RuleBroken(message % {"name": matter}, code="reference.unknown", field="matters")


@writes(
    stand_ins, "POST", "/{int:pk}/revoke/", Scope.STAND_INS_WRITE, StandInShape,
    _("Take a lent authority back at once"),
)  # fmt: skip
def revoke_acting(request: HttpRequest, pk: Key) -> Any:
    require_any(caller(request), LENDERS)
    one = get_object_or_404(visible_stand_ins(caller(request)), pk=pk)
    return revoke_stand_in(one, by=caller(request), at=clock.now())
