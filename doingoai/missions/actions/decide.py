"""Asking others about a mission, laying it before a leader, deciding on it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from doingoai.accounts.models import Unit, User
from doingoai.accounts.rules import require
from doingoai.accounts.states import Permission
from doingoai.approvals.actions import Matter, ask_units, decide_case, submit_case
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.queries import cases_about
from doingoai.approvals.rules import require_deciding
from doingoai.approvals.states import CaseState, Verdict
from doingoai.documents.actions import Numbering
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions import rules
from doingoai.missions.actions.holding import held, move
from doingoai.missions.appraisal.catalogue import appraise, unmet
from doingoai.missions.gathering import mission_facts
from doingoai.missions.matters import matter_of
from doingoai.missions.models import Mission, Traveller
from doingoai.missions.states import MissionState, TravellerRole
from doingoai.norms.queries import figure_table
from doingoai.precedence.queries import level_of

TYPE_VI = "Quyết định"
WITH_THE_OFFICE = (MissionState.REQUESTED, MissionState.CONSULTING)
AFTER = {
    Verdict.APPROVE: MissionState.APPROVED,
    Verdict.RETURN: MissionState.REQUESTED,
    Verdict.REFUSE: MissionState.REFUSED,
}


@transaction.atomic
def consult_on_mission(
    mission: Mission,
    *,
    units: list[Unit],
    question: str,
    on: date,
    due_on: date,
    by: User,
    at: datetime,
) -> list[Consultation]:
    """
    Ask agencies for their opinion on a mission, the Organisation Commission among them.

    :raises RuleBroken: mission.cannot_move, consultation.no_question, consultation.no_time,
        consultation.nobody
    """
    require(by, Permission.CONSULTATION_ASK)
    mission = held(mission, by)
    rules.check_moves_from(mission, WITH_THE_OFFICE, MissionState.CONSULTING)
    asked = ask_units(
        mission, units=units, question=question, asked_on=on, due_on=due_on, by=by, at=at
    )
    if mission.state == MissionState.REQUESTED:
        move(mission, MissionState.CONSULTING, by=by)
    return asked


def matter_for(mission: Mission) -> str:
    """Name the matter of a mission: by its purpose, and by the highest level that manages a traveller."""
    travellers = Traveller.objects.filter(mission=mission).exclude(role=TravellerRole.ESCORT)
    return matter_of(mission.purpose, list(travellers.values_list("managed_by", flat=True)))


def laid_before(mission: Mission, note: str) -> Matter:
    """What the authority matrix is asked about a mission, and about each change of it."""
    travellers = Traveller.objects.filter(mission=mission).exclude(role=TravellerRole.ESCORT)
    found = list(travellers.values_list("managed_by", "role", "rank"))
    return matter_of_mission(
        mission.purpose,
        [managed_by for managed_by, _role, _rank in found],
        next((rank for _managed_by, role, rank in found if role == TravellerRole.HEAD), ""),
        mission.inviter,
        note=note,
    )


def matter_of_mission(
    purpose: str, managed_by: Sequence[str], head_rank: str, inviter: str, *, note: str = ""
) -> Matter:
    """The same from what counts: purpose, who manages the travellers, the head's rank, who invites."""
    kind = matter_of(purpose, managed_by)
    return Matter(kind, level=level_of(head_rank), invited_by=inviter, note=note)


def _check_appraisal(mission: Mission, on: date) -> None:
    table = figure_table()
    stopping = unmet(appraise(mission_facts(mission, table, as_of=on), table))
    if stopping:
        raise RuleBroken(
            _(
                "The appraisal stops the submission. Mend this, or set the rule aside with a reason "
                "and the name of who allowed it: %(rules)s"
            )
            % {"rules": " ".join(result.message for result in stopping)},
            code="mission.appraisal_stops",
        )


@transaction.atomic
def submit_mission(mission: Mission, *, note: str, on: date, by: User, at: datetime) -> Case:
    """
    Lay a mission before whoever may decide on it by the authority matrix.

    What the appraisal stops is mended first, or set aside with a reason and a name.

    :raises RuleBroken: mission.cannot_move, mission.appraisal_stops, authority.nobody,
        case.already_waiting
    """
    require(by, Permission.CASE_SUBMIT)
    mission = held(mission, by)
    rules.check_moves_from(mission, WITH_THE_OFFICE, MissionState.SUBMITTED)
    _check_appraisal(mission, on)
    move(mission, MissionState.SUBMITTED, by=by)
    return submit_case(
        mission, laid_before(mission, note), on=on, by=by, at=at, opened_by=mission.opened_by
    )


@transaction.atomic
def decide_on_mission(
    mission: Mission, *, verdict: Verdict, reason: str, on: date, by: User, at: datetime
) -> Case:
    """
    Approve, return or refuse a mission; an approval is numbered in the register.

    :raises RuleBroken: mission.cannot_move, case.not_waiting, case.own_submission,
        case.not_the_approver, case.no_reason
    """
    require_deciding(by, on=on)
    mission = Mission.objects.select_for_update(of=("self",), no_key=True).get(pk=mission.pk)
    rules.check_moves_from(mission, [MissionState.SUBMITTED], AFTER[verdict])
    case = cases_about(mission).get(state=CaseState.SUBMITTED)
    decided = decide_case(
        case,
        verdict=verdict,
        reason=reason,
        numbering=numbering_of(case, f"Cử đoàn {mission.title_vi}", by),
        on=on,
        by=by,
        at=at,
    )
    move(mission, AFTER[verdict], by=by)
    return decided


def numbering_of(case: Case, subject: str, by: User) -> Numbering:
    """How the decision on a case enters the register."""
    return Numbering(
        series=case.rule.series,
        symbol=case.rule.symbol,
        type_vi=TYPE_VI,
        subject=subject[:500],
        signer=by.name,
    )


@transaction.atomic
def reopen_refused_mission(mission: Mission, *, by: User) -> Mission:
    """
    Take a refused mission up again as a request.

    :raises RuleBroken: mission.cannot_move
    """
    require(by, Permission.MISSION_WRITE)
    mission = held(mission, by)
    rules.check_moves_from(mission, [MissionState.REFUSED], MissionState.REQUESTED)
    move(mission, MissionState.REQUESTED, by=by)
    return mission
