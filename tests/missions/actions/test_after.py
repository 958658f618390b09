"""Steps, departure, log, return, report, promises, closing."""

from datetime import date

import pytest

from doingoai.accounts.models import Notice
from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState
from doingoai.foundation.edits import ChangedMeanwhile
from doingoai.foundation.refusals import NotAllowed
from doingoai.missions.actions.after import (
    ask_report_back,
    close_mission,
    come_back,
    depart,
    file_mission_report,
    note_under_way,
    promise_abroad,
    write_mission_report,
)
from doingoai.missions.actions.papers import (
    facts_for_mission_papers,
    keep_mission_papers,
    render_mission_papers,
)
from doingoai.missions.actions.steps import add_step, propose_steps, tick_step
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import Mission, MissionReport, Step
from doingoai.missions.queries import missing_reports
from doingoai.missions.states import MissionState, Purpose, StepKind
from doingoai.norms.queries import figure_table
from doingoai.planning.models import Task
from doingoai.planning.states import TaskKind
from tests import cast, factories
from tests.missions.samples import ready_mission
from tests.refusals import refused, told

pytestmark = pytest.mark.django_db
ON, AT = factories.MONDAY, factories.NOON
SAID = {"happened_vi": "Đã đi", "results_vi": "Tốt"}


@pytest.fixture
def mission(tourism, asker):
    return ready_mission(unit=tourism, opened_by=asker, state=MissionState.APPROVED)


def at(state):
    Mission.objects.update(state=state)


def facts(mission):
    return mission_facts(mission, figure_table(), as_of=ON)


def test_steps_follow_from_what_is_known_and_are_proposed_once(mission, asker):
    Mission.objects.update(purpose=Purpose.SIGNING)
    mission.refresh_from_db()

    propose_steps(mission, facts(mission), by=asker)
    again = propose_steps(mission, facts(mission), by=asker)

    kinds = Step.objects.order_by("id").values_list("kind", flat=True)
    assert [list(kinds), again] == [
        ["passport", "visa_note", "visa", "embassy", "partner", "authorisation", "passport_return",
         "settlement"], [],
    ]  # fmt: skip
    assert Step.objects.get(kind="passport").traveller == mission.travellers.get()


def test_a_step_is_added_and_ticked_with_its_day(mission, asker):
    step = add_step(mission, kind=StepKind.VISA, due_on=ON, note=" gấp ", country="KR", by=asker)
    opened = {"done_on": "", "note": "gấp"}

    tick_step(step, done_on=ON, note="Đã có", by=asker, opened=opened)

    assert [(one.done_on, one.note) for one in Step.objects.all()] == [(ON, "Đã có")]
    with pytest.raises(ChangedMeanwhile):
        tick_step(step, done_on=None, note="", by=asker, opened=opened)


def test_steps_come_after_the_approval(mission, asker):
    at(MissionState.REQUESTED)

    with refused("mission.no_steps_now"):
        propose_steps(mission, facts(mission), by=asker)


def test_a_mission_leaves_and_returns(mission, asker, neighbour):
    with pytest.raises(NotAllowed):
        depart(mission, by=neighbour)
    depart(mission, by=asker)
    with refused("mission.cannot_move"):
        depart(mission, by=asker)
    come_back(mission, by=asker)

    assert Mission.objects.get().state == MissionState.BACK
    with refused("mission.cannot_move"):
        come_back(mission, by=asker)


def test_what_happens_abroad_is_noted(mission, asker):
    at(MissionState.UNDER_WAY)

    with refused("log.no_text"):
        note_under_way(mission, on=ON, text=" ", by=asker, at=AT)
    entry = note_under_way(mission, on=ON, text=" Hội đàm ", by=asker, at=AT)
    at(MissionState.DRAFT)
    with refused("mission.frozen"):
        note_under_way(mission, on=ON, text="x", by=asker, at=AT)

    assert [str(entry), told(1)] == ["Hội đàm", ["mission.noted"]]


def test_the_unit_writes_and_files_the_report_and_the_department_is_told(mission, asker, lan):
    at(MissionState.BACK)

    with refused("mission_report.empty"):
        file_mission_report(mission, on=ON, by=asker, at=AT)
    write_mission_report(mission, changes=SAID, by=asker)
    write_mission_report(mission, changes=SAID, by=asker)
    file_mission_report(mission, on=ON, by=asker, at=AT)

    report = MissionReport.objects.get()
    assert [report.filed_on, report.filed_by, report.version] == [ON, asker, 2]
    assert [(one.to, one.kind) for one in Notice.objects.all()] == [(lan, "mission_report.filed")]
    with refused("mission.cannot_move"):
        file_mission_report(mission, on=ON, by=asker, at=AT)


def test_no_report_before_the_departure(mission, asker):
    with refused("mission.frozen"):
        write_mission_report(mission, changes=SAID, by=asker)


def test_a_promise_made_abroad_is_a_task(mission, asker, tourism):
    promise = {"text": "Gửi tài liệu", "by": asker, "at": AT}

    promise_abroad(mission, due_on=ON, owner_unit=tourism, **promise)

    task = Task.objects.get()
    assert [task.kind, task.about_type, task.owner_unit] == [TaskKind.PROMISE, "mission", tourism]
    with refused("task.nobody"):
        promise_abroad(mission, due_on=ON, **promise)
    at(MissionState.DRAFT)
    with refused("mission.frozen"):
        promise_abroad(mission, due_on=ON, owner_unit=tourism, **promise)


def test_a_mission_closes_with_its_report_and_freezes_its_papers(mission, asker, lan):
    at(MissionState.REPORTED)
    mission.refresh_from_db()
    with refused("mission.no_report"):
        close_mission(mission, by=lan, at=AT)
    MissionReport.objects.create(mission=mission, filed_on=ON, filed_by=asker, **SAID)
    made_of = facts_for_mission_papers(mission, figure_table(), on=ON, by=lan)
    made = render_mission_papers(made_of, ["mission_estimate"])
    keep_mission_papers(mission, made_of, made, by=lan, at=AT)
    promise = factories.task(
        None, given_by=lan, about_type="mission", about_id=str(mission.pk), kind="promise"
    )
    with refused("mission.promise_without_owner"):
        close_mission(mission, by=lan, at=AT)
    Task.objects.filter(pk=promise.pk).update(owner=lan)

    close_mission(mission, by=lan, at=AT)

    mission.refresh_from_db()
    assert [mission.state, mission.closed_at] == [MissionState.CLOSED, AT]
    assert Paper.objects.get().state == PaperState.ISSUED
    assert keep_mission_papers(mission, made_of, made, by=lan, at=AT) == []


def test_only_the_department_closes(mission, asker):
    at(MissionState.REPORTED)

    with pytest.raises(NotAllowed):
        close_mission(mission, by=asker, at=AT)


def test_the_visa_note_is_made_by_those_who_read_passports(mission, lan):
    factories.item(mission.programme)
    ha = cast.ha()
    opened = facts_for_mission_papers(mission, figure_table(), on=date(2026, 2, 2), by=ha)
    made = render_mission_papers(opened, ["mission_visa_note"])

    with pytest.raises(NotAllowed):
        keep_mission_papers(mission, opened, made, by=lan, at=AT)

    assert len(keep_mission_papers(mission, opened, made, by=ha, at=AT)) == 2


def test_a_filed_report_is_asked_back_and_the_next_request_stays_locked(mission, asker, lan):
    at(MissionState.BACK)
    write_mission_report(mission, changes=SAID, by=asker)
    file_mission_report(mission, on=ON, by=asker, at=AT)
    person = mission.travellers.get().person
    much_later = date(2027, 1, 5)
    free = missing_reports(person, on=much_later, table=figure_table())

    with refused("mission.nothing_said"):
        ask_report_back(mission, missing=" ", by=lan, at=AT)
    with pytest.raises(NotAllowed):
        ask_report_back(mission, missing="Thiếu kết quả", by=asker, at=AT)
    report = ask_report_back(mission, missing=" Thiếu kết quả ", by=lan, at=AT)

    assert (free, missing_reports(person, on=much_later, table=figure_table())) == ([], [mission])
    assert (report.asked_back, report.filed_on) == ("Thiếu kết quả", None)
    assert Mission.objects.get().state == MissionState.BACK
    assert Notice.objects.filter(to=asker, kind="mission_report.asked_back").exists()
    assert "mission_report.asked_back" in told(2)
    with refused("mission.cannot_move"):
        ask_report_back(mission, missing="x", by=lan, at=AT)
    again = file_mission_report(mission, on=ON, by=asker, at=AT)
    assert (again.asked_back, Mission.objects.get().state) == ("", MissionState.REPORTED)


def test_a_report_that_was_issued_as_a_paper_is_asked_back_no_more(mission, asker, lan):
    at(MissionState.BACK)
    write_mission_report(mission, changes=SAID, by=asker)
    file_mission_report(mission, on=ON, by=asker, at=AT)
    Paper.objects.create(
        about_type="mission", about_id=str(mission.pk), kind="mission_report", language="vi",
        title="Báo cáo", state=PaperState.ISSUED, issued_at=AT, issued_by=lan,
    )  # fmt: skip

    with refused("mission_report.issued"):
        ask_report_back(mission, missing="Thiếu", by=lan, at=AT)
