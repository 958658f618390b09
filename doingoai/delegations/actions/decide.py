"""Submitting a visit and deciding on it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Matter, ask_units, decide_case, submit_case
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.rules import require_deciding
from doingoai.approvals.states import CaseState, Verdict
from doingoai.delegations import rules
from doingoai.delegations.actions.money import freeze_estimate
from doingoai.delegations.models import Delegation
from doingoai.delegations.states import State
from doingoai.documents.actions import Numbering
from doingoai.foundation import audit
from doingoai.foundation.subjects import subject_of
from doingoai.norms.queries import figure_table
from doingoai.precedence.queries import level_of
from doingoai.programme.models import Item
from doingoai.resources.actions.booking import release

MATTER = "delegation.reception"
TYPE_VI = "Quyết định"


@transaction.atomic
def consult_on_delegation(
    delegation: Delegation,
    *,
    units: list[Unit],
    question: str,
    on: date,
    by: User,
    at: datetime,
    due_on: date | None = None,
    due_of: Mapping[int, date] | None = None,
) -> list[Consultation]:
    """
    Ask agencies for their opinion on a visit; without a day the rule of consultation gives it.

    :raises RuleBroken: delegation.frozen, consultation.no_question, consultation.no_time
    """
    require(by, Permission.CONSULTATION_ASK)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_can_change(delegation)
    asked = ask_units(
        delegation, units=units, question=question, asked_on=on, due_on=due_on, due_of=due_of,
        by=by, at=at,
    )  # fmt: skip
    if delegation.state == State.DRAFT:
        _move(delegation, State.CONSULTING, by)
    return asked


def _move(delegation: Delegation, state: State, by: User) -> None:
    rules.check_can_move(delegation, state)
    was, delegation.state = delegation.state, state
    delegation.save(update_fields=["state"])
    audit.record("delegation.moved", delegation, by=by, was=was, now=state)


@transaction.atomic
def submit_delegation(
    delegation: Delegation, *, note: str, on: date, by: User, at: datetime
) -> Case:
    """
    Lay a visit before whoever may decide on its reception.

    :raises RuleBroken: delegation.cannot_move, authority.nobody, case.already_waiting
    """
    require(by, Permission.CASE_SUBMIT)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    _move(delegation, State.SUBMITTED, by)
    matter = matter_of_visit(delegation.head_rank, delegation.invited_by, note=note)
    return submit_case(delegation, matter, on=on, by=by, at=at, opened_by=delegation.registered_by)


def matter_of_visit(head_rank: str, invited_by: str, *, note: str = "") -> Matter:
    """What the authority matrix is asked about a visit: the rank of its head and who invited."""
    return Matter(MATTER, level=level_of(head_rank), invited_by=invited_by, note=note)


AFTER = {
    Verdict.APPROVE: State.APPROVED,
    Verdict.RETURN: State.DRAFT,
    Verdict.REFUSE: State.REFUSED,
}


@transaction.atomic
def decide_on_delegation(
    delegation: Delegation, *, verdict: Verdict, reason: str, on: date, by: User, at: datetime
) -> Case:
    """
    Approve, return or refuse the reception of a visit; an approval is numbered in the register.

    With the reception its estimate is approved as it stands: it is kept, whatever changes later.
    A refusal frees the people, cars and rooms that are booked for it.

    :raises RuleBroken: case.not_waiting, case.own_submission, case.principal_submitted,
        case.not_the_approver, case.no_reason, delegation.cannot_move
    """
    require_deciding(by, on=on)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_moves_from(delegation, State.SUBMITTED, AFTER[verdict])
    about = subject_of(delegation)
    case = Case.objects.select_related("rule").get(
        about_type=about.type, about_id=about.id, matter=MATTER, state=CaseState.SUBMITTED
    )
    numbering = Numbering(
        series=case.rule.series,
        symbol=case.rule.symbol,
        type_vi=TYPE_VI,
        subject=f"Đón tiếp {delegation.title_vi}",
        signer=by.name,
    )
    if verdict == Verdict.REFUSE:
        for item in Item.objects.filter(programme=delegation.programme_id).order_by("pk"):
            release(item, since=at, by=by)
    decided = decide_case(
        case, verdict=verdict, reason=reason, numbering=numbering, on=on, by=by, at=at
    )
    _move(delegation, AFTER[verdict], by)
    if verdict == Verdict.APPROVE:
        basis = f"{TYPE_VI} {decided.outgoing.label}" if decided.outgoing else TYPE_VI
        freeze_estimate(delegation, basis=basis, table=figure_table(), on=on, by=by, at=at)
    return decided


@transaction.atomic
def reopen_refused(delegation: Delegation, *, by: User) -> Delegation:
    """
    Take a refused visit up again as a draft.

    :raises RuleBroken: delegation.cannot_move
    """
    require(by, Permission.DELEGATION_WRITE)
    delegation = Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)
    rules.check_moves_from(delegation, State.REFUSED, State.DRAFT)
    _move(delegation, State.DRAFT, by)
    return delegation
