"""Who sees which missions, the travels of people, and one mission as plain facts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.accounts.queries import office_facts
from doingoai.accounts.states import Role, UnitKind
from doingoai.directory.actions import PassportData, set_birth_date, set_passport
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import ChangeRequest, LogEntry, Mission, MissionReport, Override, Step
from doingoai.missions.queries import (
    missing_reports,
    mission_of_programme,
    missions_of_person,
    missions_to_appraise,
    missions_without_report,
    plan_items_for,
    trips_of,
    units_to_ask_for,
    visible_missions,
)
from doingoai.missions.states import MissionState, Purpose
from doingoai.norms.queries import figure_table
from tests import cast, factories
from tests.missions.samples import city_decides, ready_mission

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON


def focal(unit):
    return factories.user(roles=(Role.FOCAL_POINT,), unit=unit)


def test_a_unit_sees_its_own_those_below_and_those_it_was_asked_about():
    lan, unit = cast.lan(), factories.unit(kind=UnitKind.DEPARTMENT)
    below, asked = factories.unit(parent=unit), factories.mission()
    factories.mission()
    own = [factories.mission(unit=unit), factories.mission(unit=below)]
    factories.consultation(asked, unit, lan)
    factories.consultation(factories.mission(), unit, lan, withdrawn_at=AT)

    assert set(visible_missions(focal(unit))) == {*own, asked}
    assert visible_missions(lan).count() == 5
    assert visible_missions(cast.stranger()).count() == 0


def test_units_one_may_ask_for():
    lan, unit = cast.lan(), factories.unit(kind=UnitKind.DEPARTMENT)
    below = factories.unit(parent=unit)

    assert set(units_to_ask_for(focal(unit))) == {unit, below}
    assert units_to_ask_for(lan).count() >= 3
    assert list(plan_items_for([unit.pk])) == []


def test_other_travels_of_a_person_are_at_hand_in_a_fixed_number_of_questions():
    person, table = factories.person("Nguyễn", vietnamese=True), figure_table()
    now = factories.mission()
    factories.traveller(now, person)
    done = ready_mission(state=MissionState.CLOSED, starts_on=date(2026, 1, 5))
    factories.traveller(done, person)
    MissionReport.objects.create(mission=done, filed_on=ON, filed_by=done.opened_by)
    private = factories.mission(purpose=Purpose.PRIVATE, state=MissionState.REFUSED)
    factories.traveller(private, person)
    factories.traveller(factories.mission(), person, role="escort")

    trips = trips_of([person.pk], table=table, but=now.pk)[person.pk]

    assert [(trip.reference, trip.counts, trip.private) for trip in trips] == [
        (private.reference, False, True), (done.reference, True, False),
    ]  # fmt: skip
    assert [trips[1].countries, trips[1].reported_on, trips[0].report_due_on] == [("KR",), ON, None]


def test_missing_reports_stand_in_the_way_until_they_are_filed():
    person, table = factories.person("Nguyễn", vietnamese=True), figure_table()
    back = factories.mission(state=MissionState.BACK, starts_on=date(2026, 1, 5))
    factories.traveller(back, person)
    private = factories.mission(
        state=MissionState.BACK, starts_on=date(2026, 1, 5), purpose=Purpose.PRIVATE
    )
    factories.traveller(private, person)

    assert missing_reports(person, on=date(2026, 1, 12), table=table) == []
    assert missing_reports(person, on=date(2026, 2, 12), table=table) == [back]
    Mission.objects.filter(pk=back.pk).update(state=MissionState.REPORTED)
    assert missing_reports(person, on=date(2026, 2, 12), table=table) == []


def test_what_waits_for_whom():
    lan, unit = cast.lan(), factories.unit(kind=UnitKind.DEPARTMENT)
    who = focal(unit)
    asked = factories.mission(state=MissionState.REQUESTED)
    back = factories.mission(unit=unit, state=MissionState.BACK, starts_on=date(2026, 1, 5))
    over = factories.mission(unit=unit, state=MissionState.APPROVED, starts_on=date(2026, 1, 7))

    assert [list(missions_to_appraise(lan)), list(missions_to_appraise(who))] == [[asked], []]
    assert list(missions_without_report(who, on=ON)) == [back, over]
    assert mission_of_programme(back.programme) == back


def test_missions_of_a_person():
    person, mission = factories.person("Nguyễn", vietnamese=True), factories.mission()
    factories.traveller(mission, person)
    factories.mission()

    assert list(missions_of_person(person, seen_by=cast.lan())) == [mission]


def full_mission(lan, number=1):
    mission = ready_mission(
        state=MissionState.APPROVED, partner=factories.partner(), responsible=lan
    )
    rule = city_decides()
    for _turn in range(number):
        traveller = factories.traveller(mission, unit=mission.unit)
        other = ready_mission(state=MissionState.APPROVED)
        factories.traveller(other, traveller.person)
        traveller.passport = set_passport(
            traveller.person, PassportData("ZZ1234567", expires_on=date(2030, 1, 1)), by=lan
        )
        traveller.save()
        set_birth_date(traveller.person, date(1970, 1, 2), by=lan)
        factories.leg(mission, "JP")
        factories.funding(mission)
        factories.item(mission.programme, place=factories.place())
        factories.consultation(mission, factories.unit(), lan)
        Step.objects.create(mission=mission, kind="passport", traveller=traveller)
        LogEntry.objects.create(mission=mission, on=ON, text_vi="Ghi", by=lan, at=AT)
        factories.task(lan, about_type="mission", about_id=str(mission.pk), kind="promise")
        Override.objects.create(
            mission=mission, rule="mission_days", target=f"traveller-{traveller.pk}", reason="Vì",
            allowed_by="Ai", by=lan, at=AT,
        )  # fmt: skip
        change = ChangeRequest.objects.create(
            mission=mission, kind="change", starts_on=mission.starts_on, ends_on=mission.ends_on,
            text_vi="Đổi", reason_vi="Vì", asked_by=lan, asked_at=AT, ended_at=AT,
        )  # fmt: skip
        decided = {"state": "approved", "decided_by": cast.minh(), "decided_at": AT}
        factories.case(change, lan, rule, **decided)
    factories.paper(mission, "mission_scheme")
    factories.case(mission, lan, rule, **decided)
    MissionReport.objects.create(mission=mission, results_vi="Tốt", filed_on=ON, filed_by=lan)
    return mission


def test_gathering_asks_the_same_number_of_questions_however_much_there_is():
    lan, table = cast.lan(), figure_table()
    counts = []

    for number in (1, 4):
        mission = full_mission(lan, number)
        with CaptureQueriesContext(connection) as said:
            facts = mission_facts(Mission.objects.get(pk=mission.pk), table, as_of=ON)
        counts.append(len(said))

    assert counts[0] == counts[1]
    assert [len(facts.travellers), len(facts.legs), facts.vnd] == [5, 5, 500_000_000]
    assert [facts.decision.approved, facts.changes[0].decision.approved] == [True, True]
    assert facts.report.filed_by == lan.name
    assert {one.country for one in facts.others_there} == {"JP", "KR"}


def test_numbers_and_births_stay_closed_unless_opened():
    lan, table = cast.lan(), figure_table()
    mission = full_mission(lan)

    closed = mission_facts(mission, table, as_of=ON).travellers[-1]
    opened = mission_facts(mission, table, as_of=ON, numbers="open", births=True).travellers[-1]
    compared = mission_facts(mission, table, as_of=ON, numbers="compare").travellers[-1]

    assert [closed.passport.number, closed.birth_date] == ["•••4567", None]
    assert [opened.passport.number, opened.birth_date] == ["ZZ1234567", date(1970, 1, 2)]
    assert compared.passport.number not in {closed.passport.number, opened.passport.number}


def test_a_private_trip_owes_no_report_and_an_office_prints_itself():
    mission = factories.mission(purpose=Purpose.PRIVATE)
    office = factories.office()

    assert mission_facts(mission, figure_table(), as_of=ON).report is None
    assert office_facts(office).name_vi == "Sở Ngoại vụ"
    assert office_facts(None).symbol == "SNgV"
