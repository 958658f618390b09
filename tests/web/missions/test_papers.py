"""The papers of a mission on their pages: made, read, issued, handed out."""

import io
import zipfile

import pytest
from django.urls import reverse

from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState
from doingoai.foundation.models import AuditEntry
from doingoai.missions.models import Mission
from doingoai.procedures.models import (
    FROM_THE_BEGINNING,
    AttachedClause,
    Clause,
    Conduct,
    ConductVersion,
)
from tests import cast
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.FILES = tmp_path


def at(mission, name, *more):
    return reverse(f"missions:{name}", args=[mission.pk, *more])


def read(response):
    return response.content.decode()


def made(client, mission, kind):
    client.post(at(mission, "make-papers"), {"kind": kind})
    return Paper.objects.get(kind=kind, language="vi")


def test_what_can_be_made_is_made_and_shown(client, mission, enter):
    enter(cast.director())

    empty = read(client.get(at(mission, "papers")))
    client.post(at(mission, "make-papers"), {"kind": ["mission_list", "mission_scheme"]})
    full = read(client.get(at(mission, "papers")))

    assert "Chương trình chưa có hoạt động nào" in empty
    assert full.count("v1 · 02/02/2026") == 3
    assert inline_faults(empty) == inline_faults(full) == []


def test_a_kind_there_is_not_is_refused_in_words_and_nothing_is_made(client, mission, enter):
    enter(cast.director())

    answer = client.post(at(mission, "make-papers"), {"kind": ["mission_scheme", "mission_menu"]})

    assert [answer.status_code, Paper.objects.count()] == [422, 0]
    assert "Không có loại văn bản “mission_menu”" in read(answer)


def test_papers_made_from_older_data_are_marked(client, mission, enter):
    enter(cast.director())
    made(client, mission, "mission_scheme")
    Mission.objects.filter(pk=mission.pk).update(content_vi="Khác")

    html = read(client.get(at(mission, "papers")))

    assert html.count("số liệu đã thay đổi từ khi tạo") == 1


def test_a_paper_is_read_issued_and_downloaded(client, mission, enter):
    enter(cast.director())
    paper = made(client, mission, "mission_submission")

    page = read(client.get(at(mission, "paper", paper.pk)))
    client.post(at(mission, "issue-paper", paper.pk))
    issued = read(client.get(at(mission, "paper", paper.pk)))
    older = read(client.get(at(mission, "paper", paper.pk) + "?version=1"))
    handed = client.get(at(mission, "download-paper", paper.pk, 2))

    paper.refresh_from_db()
    assert paper.state == PaperState.ISSUED
    assert at(mission, "issue-paper", paper.pk) in page
    assert at(mission, "issue-paper", paper.pk) not in issued
    assert f"Số: {paper.outgoing.label}" in issued
    assert "Số: ……/TTr-" in older
    assert paper.outgoing.label in read(client.get(at(mission, "papers")))
    assert handed.content.startswith(b"PK")


def test_a_decision_nobody_took_is_refused_in_words(client, mission, enter):
    enter(cast.director())
    paper = made(client, mission, "mission_decision")

    response = client.post(at(mission, "issue-paper", paper.pk))

    paper.refresh_from_db()
    assert response.status_code == 422
    assert "sau khi lãnh đạo duyệt" in read(response)
    assert paper.state == PaperState.DRAFT


def test_all_papers_leave_in_one_archive(client, mission, enter):
    enter(cast.director())
    nothing = client.get(at(mission, "dossier"))
    made(client, mission, "mission_list")

    asked = client.get(at(mission, "dossier"))
    why = {"recipient": "Văn phòng Ủy ban", "reason": "Họp giao ban"}
    content = client.get(at(mission, "dossier"), why).content

    assert nothing.status_code == 302
    assert 'name="recipient"' in read(asked)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(archive.namelist()) == 3
        assert "cho Văn phòng Ủy ban: Họp giao ban" in archive.read("lay-cho-ai.txt").decode()
    told = AuditEntry.objects.get(verb="list.exported")
    assert (told.subject_type, told.details["recipient"]) == ("mission", "Văn phòng Ủy ban")


def test_a_paper_that_prints_passports_is_for_those_who_may_read_them(client, mission, enter):
    enter(cast.director())
    paper = made(client, mission, "mission_visa_note")
    enter(cast.lan())

    html = read(client.get(at(mission, "papers")))

    assert client.get(at(mission, "paper", paper.pk)).status_code == 404
    assert client.post(at(mission, "make-papers"), {"kind": "mission_visa_note"}).status_code == 403
    assert "nội dung bạn không được xem" in html or "không được xem" in html


def test_a_paper_without_a_version_is_not_found(client, mission, enter):
    enter(cast.director())
    paper = Paper.objects.create(about_type="mission", about_id=str(mission.pk), kind="mission_list", language="vi", title="x")  # fmt: skip

    assert client.get(at(mission, "paper", paper.pk)).status_code == 404


def clause_in_force():
    code = Conduct.objects.create(code="ma-1", name_vi="Quy tắc mẫu", source="Văn bản mẫu")
    version = ConductVersion.objects.create(
        conduct=code, number=1, valid_from=FROM_THE_BEGINNING, basis="x", laid_down_by="y"
    )
    return Clause.objects.create(
        edition=version, order=1, number="Điều 3", text_vi="Đúng giờ (Mẫu)"
    )


def test_clauses_of_a_code_stand_in_the_briefing_of_a_mission(client, mission, enter):
    clause = clause_in_force()
    enter(cast.director())
    assert at(mission, "briefing") in read(client.get(at(mission, "papers")))

    assert "Điều 3" in read(client.get(at(mission, "briefing")))
    answer = client.post(at(mission, "briefing"), {"clauses": [clause.pk]})
    paper = made(client, mission, "mission_briefing")

    assert answer.headers["Location"] == at(mission, "papers")
    assert "Đúng giờ (Mẫu)" in read(client.get(at(mission, "papers")))
    text = read(client.get(at(mission, "paper", paper.pk)))
    assert "QUY TẮC ỨNG XỬ CẦN THỰC HIỆN" in text
    assert "Đúng giờ (Mẫu) (Điều 3, Quy tắc mẫu)" in text
    assert AuditEntry.objects.filter(verb="conduct.clauses_attached").count() == 1


def test_the_department_that_asked_chooses_no_clauses(client, mission, enter, asker):
    enter(asker)

    assert at(mission, "briefing") not in read(client.get(at(mission, "papers")))
    assert client.get(at(mission, "briefing")).status_code == 403


def test_a_mission_that_waits_for_its_decision_takes_no_clauses(client, mission, enter):
    Mission.objects.update(state="submitted")
    enter(cast.director())
    answer = client.post(at(mission, "briefing"), {"clauses": [clause_in_force().pk]})

    assert answer.status_code == 422
    assert not AttachedClause.objects.exists()
