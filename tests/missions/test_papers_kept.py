"""Making, keeping and issuing the papers of a mission."""

from datetime import date

import pytest

from doingoai.approvals.models import Case
from doingoai.approvals.states import CaseState
from doingoai.documents import storage
from doingoai.documents.models import Outgoing, Paper
from doingoai.documents.queries import papers_about
from doingoai.documents.rendering.docx_text import read_docx
from doingoai.documents.states import PaperState
from doingoai.foundation.models import AuditEntry
from doingoai.foundation.refusals import NotAllowed, RuleBroken
from doingoai.missions.actions.papers import (
    facts_for_mission_papers,
    issue_mission_paper,
    keep_mission_papers,
    render_mission_papers,
)
from doingoai.missions.gathering import mission_facts
from doingoai.missions.models import ChangeRequest, MissionReport
from doingoai.missions.papering import is_outdated, stale_kinds
from doingoai.norms.figures import shipped_table
from tests import cast, factories
from tests.missions.samples import ready_mission

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 2)


@pytest.fixture
def mission():
    return ready_mission()


@pytest.fixture
def director():
    return cast.director()


def make(mission, by, *kinds):
    facts = facts_for_mission_papers(mission, shipped_table(), on=DAY, by=by)
    made = render_mission_papers(facts, kinds)
    return keep_mission_papers(mission, facts, made, by=by, at=factories.NOON)


def issue(mission, paper, by):
    return issue_mission_paper(mission, paper, shipped_table(), on=DAY, by=by, at=factories.NOON)


def paper_of(mission, kind, part=""):
    return papers_about(mission).get(kind=kind, language="vi", part=part)


def words_of(paper):
    return read_docx(storage.read(paper.versions.order_by("-number").first().file))


def approved(about, by, label_number=7):
    rule = factories.authority_rule()
    number = Outgoing.objects.create(
        series="decisions", year=2026, number=label_number, symbol="QĐ-UBND", type_vi="Quyết định",
        subject="Cử đoàn", issued_on=DAY, registered_by=by, registered_at=factories.NOON,
    )  # fmt: skip
    return Case.objects.create(
        about_type=about.subject_type, about_id=str(about.pk), rule=rule, state=CaseState.APPROVED,
        submitted_by=cast.lan(), submitted_at=factories.NOON, decided_by=by, decided_at=factories.NOON,
        outgoing=number,
    )  # fmt: skip


def test_papers_are_made_once_and_anew_when_data_change(mission, director):
    table = shipped_table()
    make(mission, director, "mission_list", "mission_scheme")
    before = mission_facts(mission, table, as_of=DAY)
    mission.content_vi = "Nội dung khác"
    mission.save(update_fields=["content_vi"])
    after = mission_facts(mission, table, as_of=DAY)

    assert stale_kinds(before, ["mission_list", "mission_scheme"]) == []
    assert stale_kinds(after, ["mission_list", "mission_scheme"]) == ["mission_scheme"]
    assert "mission_submission" in stale_kinds(after)
    assert sorted(is_outdated(one, after) for one in after.papers) == [False, False, True]


def test_keeping_is_audited_with_what_was_opened(mission, director):
    make(mission, director, "mission_list")

    kept = AuditEntry.objects.filter(verb="mission.papers_made").get()
    assert kept.details["papers"] == 2


def test_a_submission_takes_a_number_of_its_own_and_is_frozen(mission, director):
    make(mission, director, "mission_submission")

    issued = issue(mission, paper_of(mission, "mission_submission"), director)

    assert issued.state == PaperState.ISSUED
    assert issued.outgoing.symbol.startswith("TTr-")
    assert f"Số: {issued.outgoing.label}" in words_of(issued)
    assert make(mission, director, "mission_submission") == []
    facts = mission_facts(mission, shipped_table(), as_of=DAY)
    assert stale_kinds(facts, ["mission_submission"]) == []


def test_a_letter_names_what_it_is_for_as_recipient(mission, director):
    make(mission, director, "mission_embassy_letter")
    country = mission.legs.first().country

    issued = issue(mission, paper_of(mission, "mission_embassy_letter", country), director)

    assert issued.outgoing.recipients


def test_a_working_paper_is_frozen_without_a_number(mission, director):
    make(mission, director, "mission_scheme")

    issued = issue(mission, paper_of(mission, "mission_scheme"), director)

    assert (issued.state, issued.outgoing) == (PaperState.ISSUED, None)


def test_a_decision_waits_for_the_leader_and_bears_that_number(mission, director):
    make(mission, director, "mission_decision")
    with pytest.raises(RuleBroken) as refusal:
        issue(mission, paper_of(mission, "mission_decision"), director)
    approved(mission, director)

    issued = issue(mission, paper_of(mission, "mission_decision"), director)

    assert refusal.value.code == "paper.not_decided"
    assert issued.outgoing.label == "07/QĐ-UBND"
    assert "Số: 07/QĐ-UBND" in words_of(issued)


def test_a_second_decision_bears_the_number_of_its_change(mission, director):
    change = ChangeRequest.objects.create(
        mission=mission, kind="extension", starts_on=mission.starts_on, ends_on=mission.ends_on,
        text_vi="Thêm một ngày", reason_vi="Lịch bay", asked_by=director, asked_at=factories.NOON,
    )  # fmt: skip
    make(mission, director, "mission_change")
    paper = paper_of(mission, "mission_change", "change-1")
    with pytest.raises(RuleBroken):
        issue(mission, paper, director)
    approved(change, director, 9)

    issued = issue(mission, paper, director)

    assert issued.outgoing.label == "09/QĐ-UBND"


def test_a_second_decision_on_a_change_that_is_no_more_is_not_issued(mission, director):
    paper = Paper.objects.create(
        about_type="mission", about_id=str(mission.pk), kind="mission_change", language="vi",
        part="change-9", title="Quyết định",
    )  # fmt: skip

    with pytest.raises(RuleBroken):
        issue(mission, paper, director)


def test_who_may_not_read_passports_makes_and_issues_no_visa_note(mission, director):
    make(mission, director, "mission_visa_note")
    country = mission.legs.first().country
    reader = cast.lan()

    with pytest.raises(NotAllowed) as refusal:
        make(mission, reader, "mission_visa_note")

    assert paper_of(mission, "mission_visa_note", country)
    assert refusal.value.args


def test_a_decision_signed_in_anothers_place_shows_whose_place_it_was(mission, director):
    case = approved(mission, director)
    chair = cast.minh()
    chair.post_vi = "Chủ tịch"
    chair.save(update_fields=["post_vi"])
    case.stand_in = factories.stand_in(chair, director)
    case.decided_for = chair
    case.save(update_fields=["stand_in", "decided_for"])
    make(mission, director, "mission_decision")

    issued = issue(mission, paper_of(mission, "mission_decision"), director)

    assert "KT. CHỦ TỊCH" in words_of(issued)


def reported(mission, **fields):
    MissionReport.objects.create(mission=mission, happened_vi="Đã đi", results_vi="Tốt", **fields)


def test_an_authorisation_takes_a_number_of_the_deciding_body_once_it_decided(mission, director):
    make(mission, director, "mission_authorisation")
    with pytest.raises(RuleBroken) as refusal:
        issue(mission, paper_of(mission, "mission_authorisation"), director)
    approved(mission, cast.minh())

    issued = issue(mission, paper_of(mission, "mission_authorisation"), director)

    assert refusal.value.code == "paper.not_decided"
    assert issued.outgoing.label == "01/GUQ-UBND"
    assert (issued.outgoing.type_vi, issued.outgoing.signer) == ("Giấy ủy quyền", cast.minh().name)
    assert "Số: 01/GUQ-UBND" in words_of(issued)


def test_our_own_report_takes_a_number_of_the_register_once_it_is_filed(mission, director):
    mission.unit = factories.office().unit
    mission.save(update_fields=["unit"])
    reported(mission)
    make(mission, director, "mission_report")
    with pytest.raises(RuleBroken) as refusal:
        issue(mission, paper_of(mission, "mission_report"), director)
    MissionReport.objects.update(filed_on=DAY, filed_by=director)

    issued = issue(mission, paper_of(mission, "mission_report"), director)

    assert refusal.value.code == "paper.report_not_filed"
    assert issued.outgoing.symbol.startswith("BC-")
    assert f"Số: {issued.outgoing.label}" in words_of(issued)


def test_the_report_of_another_unit_keeps_the_number_of_that_unit(mission, director):
    reported(mission, filed_on=DAY, filed_by=director)
    mission.unit = factories.unit("du-lich", name_vi="Sở Du lịch")
    mission.save(update_fields=["unit"])
    make(mission, director, "mission_report")
    with pytest.raises(RuleBroken) as refusal:
        issue(mission, paper_of(mission, "mission_report"), director)
    MissionReport.objects.update(number="12/BC-SDL")

    issued = issue(mission, paper_of(mission, "mission_report"), director)

    assert refusal.value.code == "paper.no_number_of_unit"
    assert (issued.state, issued.outgoing) == (PaperState.ISSUED, None)
    assert "Số: 12/BC-SDL" in words_of(issued)
