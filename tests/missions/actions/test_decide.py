"""Opinions, appraisal, submission, decision, and the second decision."""

from datetime import date, timedelta

import pytest

from doingoai.accounts.states import Role
from doingoai.approvals.models import Case, Consultation
from doingoai.approvals.states import CaseState, Verdict
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed
from doingoai.missions.actions.appraise import override_rule, restore_rule
from doingoai.missions.actions.changes import (
    Changed,
    ask_change,
    decide_on_change,
    submit_change,
    take_back_change,
)
from doingoai.missions.actions.decide import (
    consult_on_mission,
    decide_on_mission,
    matter_for,
    reopen_refused_mission,
    submit_mission,
)
from doingoai.missions.models import ChangeRequest, Leg, Mission, Override
from doingoai.missions.states import ChangeKind, ManagedBy, MissionState, Purpose
from tests import cast, factories
from tests.missions.samples import city_decides, ready_mission
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
NOW = {"on": ON, "at": AT}


@pytest.fixture
def mission(tourism):
    """Requested and complete, also for the appraisal."""
    made = ready_mission(
        unit=tourism, state=MissionState.REQUESTED, ends_on=date(2026, 3, 11), requested_on=ON
    )
    factories.item(made.programme)
    return made


def state():
    return Mission.objects.get().state


def question(**fields):
    usual = {"question": "Ý kiến?", "on": ON, "due_on": ON + timedelta(days=7), "at": AT}
    return {**usual, **fields}


def test_asking_moves_a_request_and_asking_again_only_asks(mission, lan):
    consult_on_mission(mission, units=[factories.unit()], by=lan, **question())
    consult_on_mission(mission, units=[factories.unit()], by=lan, **question())

    assert [state(), Consultation.objects.count()] == [MissionState.CONSULTING, 2]


def test_opinions_are_asked_by_the_department_on_what_lies_with_it(mission, lan, asker):
    with pytest.raises(NotAllowed):
        consult_on_mission(mission, units=[factories.unit()], by=asker, **question())
    Mission.objects.update(state=MissionState.DRAFT)
    with refused("mission.cannot_move"):
        consult_on_mission(mission, units=[factories.unit()], by=lan, **question())


@pytest.mark.parametrize(
    ("levels", "matter"),
    [
        ([ManagedBy.UNIT, ManagedBy.CITY], "mission.city"),
        ([ManagedBy.UNIT], "mission.unit"),
        ([ManagedBy.CITY, ManagedBy.PARTY_BOARD], "mission.party_board"),
        ([ManagedBy.PARTY_BOARD, ManagedBy.CENTRAL], "mission.central"),
        ([ManagedBy.ENTERPRISE], "mission.enterprise"),
        ([], "mission.city"),
    ],
)
def test_the_highest_level_that_manages_a_traveller_names_the_matter(tourism, levels, matter):
    mission = factories.mission(unit=tourism)
    for level in levels:
        factories.traveller(mission, managed_by=level)

    assert matter_for(mission) == matter


def test_a_private_trip_is_a_matter_of_its_own(tourism):
    assert matter_for(factories.mission(unit=tourism, purpose=Purpose.PRIVATE)) == "mission.private"


def test_a_mission_is_laid_before_whoever_the_matrix_names(mission, lan):
    rule = city_decides()

    case = submit_mission(mission, note=" Kính trình ", by=lan, **NOW)

    assert [state(), case.rule, case.matter] == [MissionState.SUBMITTED, rule, "mission.city"]


def test_without_a_line_of_the_matrix_nothing_moves(mission, lan):
    with refused("authority.nobody"):
        submit_mission(mission, note="", by=lan, **NOW)

    assert state() == MissionState.REQUESTED


def test_the_appraisal_stops_the_submission_until_a_rule_is_set_aside(mission, lan):
    city_decides()
    Mission.objects.update(no_classified=False)

    with refused("mission.appraisal_stops"):
        submit_mission(mission, note="", by=lan, **NOW)
    override_rule(
        mission, rule="mission_classified", reason="Cam kết trên giấy", allowed_by="Chủ tịch Thử",
        by=lan, at=AT,
    )  # fmt: skip
    submit_mission(mission, note="", by=lan, **NOW)

    assert state() == MissionState.SUBMITTED


def override(mission, by, **fields):
    usual = {"rule": "mission_days", "reason": "Vì", "allowed_by": "Chủ tịch Thử"}
    return override_rule(mission, by=by, at=AT, **{**usual, **fields})


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reason": " "}, "override.no_reason"),
        ({"allowed_by": " "}, "override.nobody"),
        ({"rule": "no_such_rule"}, "override.unknown_rule"),
    ],
)
def test_a_rule_is_set_aside_only_with_reason_and_name(mission, lan, fields, code):
    with refused(code):
        override(mission, lan, **fields)


def test_a_rule_is_set_aside_once_and_holds_again(mission, lan, asker):
    made = override(mission, lan, target="traveller-1")
    override(mission, lan)

    with refused("override.twice"):
        override(mission, lan)
    with pytest.raises(NotAllowed):
        override(mission, asker, rule="mission_members")
    restore_rule(made, by=lan)

    assert Override.objects.count() == 1
    assert told(1) == ["mission.rule_restored"]


@pytest.mark.parametrize(
    ("verdict", "then"),
    [
        (Verdict.APPROVE, MissionState.APPROVED),
        (Verdict.RETURN, MissionState.REQUESTED),
        (Verdict.REFUSE, MissionState.REFUSED),
    ],
)
def test_a_decision_moves_the_mission(mission, lan, minh, verdict, then):
    city_decides()
    submit_mission(mission, note="", by=lan, **NOW)

    case = decide_on_mission(mission, verdict=verdict, reason="Vì", by=minh, **NOW)

    assert [state(), case.outgoing is not None] == [then, verdict == Verdict.APPROVE]


def test_a_deputy_decides_while_the_authority_is_lent_and_the_decision_says_for_whom(
    mission, lan, minh
):
    city_decides()
    submit_mission(mission, note="", by=lan, **NOW)
    deputy = cast.division_head()
    factories.stand_in(minh, deputy, starts_on=NOW["on"], ends_on=NOW["on"])

    case = decide_on_mission(mission, verdict=Verdict.APPROVE, reason="", by=deputy, **NOW)

    assert (state(), case.decided_by, case.decided_for) == (MissionState.APPROVED, deputy, minh)


def test_nobody_decides_on_what_they_submitted(mission):
    city_decides(approver_role=Role.DIRECTOR)
    director = cast.director()
    submit_mission(mission, note="", by=director, **NOW)

    with refused("case.own_submission"):
        decide_on_mission(mission, verdict=Verdict.APPROVE, reason="", by=director, **NOW)


def test_what_is_not_submitted_is_not_decided_and_officers_decide_nothing(mission, minh, lan):
    with refused("mission.cannot_move"):
        decide_on_mission(mission, verdict=Verdict.APPROVE, reason="", by=minh, **NOW)
    with pytest.raises(NotAllowed):
        decide_on_mission(mission, verdict=Verdict.APPROVE, reason="", by=lan, **NOW)


def test_a_refused_mission_is_taken_up_again(mission, lan):
    with refused("mission.cannot_move"):
        reopen_refused_mission(mission, by=lan)
    Mission.objects.update(state=MissionState.REFUSED)

    reopen_refused_mission(mission, by=lan)

    assert state() == MissionState.REQUESTED


@pytest.fixture
def approved(mission):
    Mission.objects.update(state=MissionState.APPROVED)
    mission.refresh_from_db()
    return mission


def changed(kind=ChangeKind.EXTENSION, first=9, last=13, **fields):
    texts = {"text_vi": "Ở lại hai ngày", "reason_vi": "Đối tác mời", **fields}
    return Changed(kind, date(2026, 3, first), date(2026, 3, last), **texts)


def days_of_stays():
    return [(leg.arrives_on.day, leg.leaves_on.day) for leg in Leg.objects.order_by("order")]


def test_an_extension_is_asked_submitted_decided_and_applied(approved, asker, lan, minh):
    city_decides()
    change = ask_change(approved, changed(), by=asker, at=AT)
    submit_change(change, note="", by=lan, **NOW)

    case = decide_on_change(change, verdict=Verdict.APPROVE, reason="", by=minh, **NOW)

    mission, change = Mission.objects.get(), ChangeRequest.objects.get()
    assert [mission.ends_on, mission.programme.ends_on] == [date(2026, 3, 13)] * 2
    assert [change.applied_at, change.ended_at, days_of_stays()] == [AT, AT, [(9, 13)]]
    assert [mission.state, case.state] == [MissionState.APPROVED, CaseState.APPROVED]
    entry = AuditEntry.objects.get(verb="mission.changed")
    assert entry.details["before"] == {"starts_on": "2026-03-09", "ends_on": "2026-03-11"}


def test_a_mission_that_moves_as_a_whole_takes_its_stays_along(approved, asker, lan, minh):
    city_decides()
    Leg.objects.update(leaves_on=date(2026, 3, 10))
    factories.leg(approved, "JP", arrives_on=date(2026, 3, 10))
    change = ask_change(approved, changed(ChangeKind.CHANGE, 16, 18), by=asker, at=AT)
    submit_change(change, note="", by=lan, **NOW)

    decide_on_change(change, verdict=Verdict.APPROVE, reason="", by=minh, **NOW)

    assert days_of_stays() == [(16, 17), (17, 18)]


def test_a_shorter_mission_cuts_its_stays(approved, asker, lan, minh):
    city_decides()
    Leg.objects.update(leaves_on=date(2026, 3, 10))
    factories.leg(approved, "JP", arrives_on=date(2026, 3, 11), leaves_on=date(2026, 3, 11))
    change = ask_change(approved, changed(ChangeKind.CHANGE, 9, 10), by=asker, at=AT)
    submit_change(change, note="", by=lan, **NOW)

    decide_on_change(change, verdict=Verdict.APPROVE, reason="", by=minh, **NOW)

    assert days_of_stays() == [(9, 10), (10, 10)]


def test_a_returned_change_stays_open_and_a_refused_one_ends(approved, asker, lan, minh):
    city_decides()
    change = ask_change(approved, changed(), by=asker, at=AT)
    submit_change(change, note="", by=lan, **NOW)
    decide_on_change(change, verdict=Verdict.RETURN, reason="Thiếu", by=minh, **NOW)
    with refused("change.not_submitted"):
        decide_on_change(change, verdict=Verdict.REFUSE, reason="Không", by=minh, **NOW)
    submit_change(change, note="", by=lan, **NOW)

    decide_on_change(change, verdict=Verdict.REFUSE, reason="Không", by=minh, **NOW)

    assert [Mission.objects.get().ends_on.day, ChangeRequest.objects.get().ended_at] == [11, AT]
    with refused("change.ended"):
        submit_change(change, note="", by=lan, **NOW)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (changed(last=11), "change.no_longer"),
        (changed(last=8), "mission.ends_before_start"),
        (changed(text_vi=" "), "change.nothing_said"),
        (changed(reason_vi=" "), "change.nothing_said"),
    ],
)
def test_a_change_that_cannot_be_asked_for(approved, asker, asked, code):
    with refused(code):
        ask_change(approved, asked, by=asker, at=AT)


def test_one_change_at_a_time_and_only_of_what_was_approved(approved, asker):
    ask_change(approved, changed(), by=asker, at=AT)

    with refused("change.one_waits"):
        ask_change(approved, changed(), by=asker, at=AT)
    Mission.objects.update(state=MissionState.REQUESTED)
    with refused("mission.cannot_change"):
        ask_change(approved, changed(), by=asker, at=AT)


def test_a_change_is_taken_back_with_its_submission(approved, asker, lan):
    city_decides()
    change = ask_change(approved, changed(), by=asker, at=AT)
    submit_change(change, note="", by=lan, **NOW)

    take_back_change(change, reason="Thôi", by=lan, at=AT)

    assert [Case.objects.get().state, told(1)] == [
        CaseState.WITHDRAWN, ["mission.change_taken_back"],
    ]  # fmt: skip
    with refused("change.ended"):
        take_back_change(change, reason="Thôi", by=lan, at=AT)


def test_a_change_goes_to_whoever_decides_for_the_rank_of_the_head(lan):
    """A line for lower ranks must not decide what the leader decided."""
    mission = ready_mission(state=MissionState.APPROVED)
    mission.travellers.update(rank="mayor", managed_by="city")
    city_decides(order=1, approver_role="director", min_level=60)
    above = city_decides(order=2)
    change = ask_change(mission, Changed(ChangeKind.CHANGE, mission.starts_on, mission.ends_on, "Đổi", "Lịch"), by=lan, at=factories.NOON)  # fmt: skip

    case = submit_change(change, note="", on=factories.MONDAY, by=lan, at=factories.NOON)

    assert case.rule == above
