"""Four eyes on every kind of matter, in code and in the database itself (S6)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from doingoai.accounts.models import User
from doingoai.accounts.states import Role
from doingoai.approvals import rules
from doingoai.approvals.actions import Lending, decide_case, record_stand_in
from doingoai.approvals.models import Case
from doingoai.approvals.queries import decidable_cases
from doingoai.approvals.states import CaseState, SigningForm, Verdict
from doingoai.delegations.actions.decide import submit_delegation
from doingoai.foundation.refusals import RuleBroken
from doingoai.missions.actions.changes import submit_change
from doingoai.missions.actions.decide import submit_mission
from doingoai.missions.models import ChangeRequest
from doingoai.missions.states import MissionState
from doingoai.yearplan.actions.plan import submit_plan
from tests import cast, factories
from tests.missions.samples import in_state

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON


def change() -> ChangeRequest:
    mission = factories.mission()
    return ChangeRequest.objects.create(
        mission=mission, kind="change", starts_on=mission.starts_on, ends_on=mission.ends_on,
        text_vi="Đổi", reason_vi="Vì", asked_by=cast.lan(), asked_at=AT,
    )  # fmt: skip


MATTERS: dict[str, Callable[[], Any]] = {
    "delegation.reception": factories.delegation,
    "mission.city": factories.mission,
    "mission.change": change,
    "yearplan.plan": factories.year_plan,
}


def leader() -> User:
    """Who may submit and holds the seat as well: only the rule of four eyes keeps the two apart."""
    return factories.user(roles=(Role.OFFICER, Role.CITY_LEADER))


def waiting(matter: str, by: User) -> Case:
    rule = factories.authority_rule(matter=matter, approver_role=Role.CITY_LEADER)
    return factories.case(MATTERS[matter](), by, rule)


def decide(case: Case, by: User) -> Case:
    return decide_case(
        case, verdict=Verdict.APPROVE, reason="", numbering=None, on=ON, by=by, at=AT
    )


def lend(principal: User, deputy: User) -> Any:
    lending = Lending(SigningForm.KT, "Đi công tác", "1/TB", ON, ON)
    return record_stand_in(principal, deputy, lending, on=ON, by=cast.administrator(), at=AT)


@pytest.mark.parametrize("matter", MATTERS)
def test_who_submitted_does_not_decide_whatever_seat_they_hold(matter: str):
    by = leader()

    with pytest.raises(RuleBroken) as refusal:
        decide(waiting(matter, by), by)

    assert refusal.value.code == "case.own_submission"


@pytest.mark.parametrize("matter", MATTERS)
def test_nor_in_anothers_name(matter: str):
    deputy = factories.user()
    lend(cast.minh(), deputy)

    with pytest.raises(RuleBroken) as refusal:
        decide(waiting(matter, deputy), deputy)

    assert refusal.value.code == "case.own_submission"


@pytest.mark.parametrize("matter", MATTERS)
def test_nor_does_the_deputy_of_who_submitted(matter: str):
    principal, deputy = leader(), factories.user()
    lend(principal, deputy)

    with pytest.raises(RuleBroken) as refusal:
        decide(waiting(matter, principal), deputy)

    assert refusal.value.code == "case.principal_submitted"


def opened(matter: str, by: User) -> Case:
    """Somebody opened the matter, and somebody else laid it before the leaders."""
    rule = factories.authority_rule(matter=matter, approver_role=Role.CITY_LEADER)
    return factories.case(MATTERS[matter](), factories.user(), rule, opened_by=by)


@pytest.mark.parametrize("matter", MATTERS)
def test_who_opened_the_matter_does_not_decide_it_nor_is_offered_it(matter: str):
    by = leader()
    case = opened(matter, by)

    with pytest.raises(RuleBroken) as refusal:
        decide(case, by)

    assert refusal.value.code == "case.own_matter"
    assert not rules.decides(by, case, on=ON)
    assert list(decidable_cases(by, on=ON)) == []
    assert list(decidable_cases(cast.minh(), on=ON)) == [case]


@pytest.mark.parametrize("matter", MATTERS)
def test_nor_does_the_deputy_of_who_opened_it(matter: str):
    principal, deputy = leader(), factories.user()
    lend(principal, deputy)
    case = opened(matter, principal)

    with pytest.raises(RuleBroken) as refusal:
        decide(case, deputy)

    assert refusal.value.code == "case.principal_submitted"
    assert list(decidable_cases(deputy, on=ON)) == []


def test_another_leader_decides_what_a_leader_opened():
    case = opened("delegation.reception", leader())

    assert decide(case, cast.minh()).state == CaseState.APPROVED


def test_every_kind_of_matter_is_submitted_with_who_opened_it(settings, tmp_path):
    settings.FILES = tmp_path
    for matter in MATTERS:
        factories.authority_rule(matter=matter, approver_role=Role.CITY_LEADER)
    lan, opener = cast.lan(), leader()
    visit = factories.delegation(registered_by=opener)
    mission = in_state(MissionState.CONSULTING, opened_by=opener, requested_on=ON)
    factories.item(mission.programme)
    asked = change()
    plan = factories.year_plan(state="consolidating", opened_by=opener)
    factories.plan_entry(plan, state="accepted")

    cases = [
        submit_delegation(visit, note="", on=ON, by=lan, at=AT),
        submit_mission(mission, note="", on=ON, by=lan, at=AT),
        submit_change(asked, note="", on=ON, by=lan, at=AT),
        submit_plan(plan, note="", on=ON, by=lan, at=AT),
    ]

    assert [case.opened_by for case in cases] == [opener, opener, asked.asked_by, opener]


@pytest.mark.parametrize("matter", MATTERS)
def test_the_database_refuses_who_opened_it_too(matter: str):
    by, minh = leader(), cast.minh()
    deputy = factories.user()
    case, lent = opened(matter, by), lend(by, deputy)
    signed = f"state = 'approved', decided_at = '{AT.isoformat()}'"

    assert not _stands(case, f"{signed}, decided_by_id = {by.pk}")
    assert not _stands(
        case,
        f"{signed}, decided_by_id = {deputy.pk}, decided_for_id = {by.pk}, stand_in_id = {lent.pk}",
    )
    assert _stands(case, f"{signed}, decided_by_id = {minh.pk}")


@pytest.mark.parametrize("matter", MATTERS)
def test_the_database_refuses_it_to_who_writes_past_the_software(matter: str):
    by, minh, deputy = leader(), cast.minh(), factories.user()
    case, lent = waiting(matter, by), lend(minh, deputy)
    signed = f"state = 'approved', decided_at = '{AT.isoformat()}'"  # a moment both engines read
    attempts = {
        "by the submitter": f"{signed}, decided_by_id = {by.pk}",
        "for the submitter": f"{signed}, decided_by_id = {minh.pk}, decided_for_id = {by.pk}, stand_in_id = {lent.pk}",
        "for oneself": f"{signed}, decided_by_id = {minh.pk}, decided_for_id = {minh.pk}, stand_in_id = {lent.pk}",
        "for another without a paper": f"{signed}, decided_by_id = {deputy.pk}, decided_for_id = {minh.pk}",
        "by nobody": signed,
        "submitted by the decider afterwards": f"{signed}, decided_by_id = {minh.pk}, submitted_by_id = {minh.pk}",
    }  # fmt: skip

    stood = [what for what, told in attempts.items() if _stands(case, told)]

    assert stood == []
    assert _stands(case, f"{signed}, decided_by_id = {minh.pk}")


def _stands(case: Case, told: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE approvals_case SET {told} WHERE id = %s", [case.pk])
    except IntegrityError:
        return False
    return True
