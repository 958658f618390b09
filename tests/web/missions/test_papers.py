"""The papers of a mission on their pages: made, read, issued, handed out."""

import io
import zipfile

import pytest
from django.urls import reverse

from doingoai.documents.models import Paper
from doingoai.documents.states import PaperState
from doingoai.foundation.models import AuditEntry
from doingoai.missions.models import Mission
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
