"""Pages of the staff's languages: what they show, keep and refuse, and who may."""

from datetime import timedelta

import pytest
from django.urls import reverse

from doingoai.languages.models import CertificateGrade, Competence, Course, Requirement
from tests import cast, factories
from tests.web.guard import inline_faults
from tests.whole.world_of_languages import competence, course, need

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


def read(response):
    return response.content.decode()


def at(name, *args, **query):
    return reverse(f"languages:{name}", args=args, query=query or None)


def test_the_register_marks_evidence_that_is_over_or_ends_soon(client, ha):
    assert "empty-place" in read(client.get(at("register")))
    competence(ha, by=ha, valid_until=factories.MONDAY - timedelta(days=1))
    competence(ha, by=ha, language="ja", valid_until=factories.MONDAY + timedelta(days=30))
    html = read(client.get(at("register")))
    assert "hết hạn" in html
    assert "sắp hết hạn" in html
    assert inline_faults(html) == []
    assert "competence-" in read(client.get(at("register", language="ja")))
    assert "empty-place" in read(client.get(at("register", language="fr")))


def test_a_line_is_added_edited_and_taken_out(client, ha):
    sent = {
        "person": ha.pk, "language": "ko", "skill": "speaking", "level": "4",
        "certificate": "TOPIK", "score": "4", "valid_until": "01/12/2027",
    }  # fmt: skip
    assert client.post(at("add"), sent).url == at("register")
    row = Competence.objects.get()
    assert client.post(at("add"), sent).status_code == 422
    html = read(client.get(at("edit", row.pk)))
    assert inline_faults(html) == []
    assert client.post(at("edit", row.pk), {**sent, "level": "5"}).status_code == 302
    assert client.post(at("edit", row.pk), {**sent, "certificate": ""}).status_code == 422
    row.refresh_from_db()
    assert row.level == 5
    assert client.post(at("drop", row.pk)).url == at("register")
    assert client.get(at("edit", row.pk)).status_code == 404


def test_needs_gaps_and_the_calendar_stand_on_one_page(client, ha):
    competence(ha, by=ha)
    sent = {
        "unit": ha.unit_id, "post": "Phiên dịch", "language": "ko", "skill": "consecutive",
        "level": "5", "people": "1", "source": "Bản mô tả",
    }  # fmt: skip
    assert client.get(at("add-need")).status_code == 200
    assert client.post(at("add-need"), sent).url == at("needs")
    assert client.post(at("add-need"), {**sent, "source": ""}).status_code == 422
    visit = factories.delegation()
    factories.item(visit.programme, interpreter_language="ja")
    html = read(client.get(at("needs")))
    assert "thiếu 1" in html
    assert ha.name in html
    assert "tiếng Nhật" in html
    assert inline_faults(html) == []
    assert client.post(at("drop-need", Requirement.objects.get().pk)).url == at("needs")


def test_a_course_is_planned_and_its_result_kept(client, ha):
    sent = {
        "person": ha.pk, "language": "ko", "title": "Tiếng Hàn", "starts_on": "09/02/2026",
        "ends_on": "20/03/2026", "target": "5", "result": "planned",
    }  # fmt: skip
    assert "empty-place" in read(client.get(at("courses")))
    assert client.post(at("add-course"), sent).url == at("courses")
    row = Course.objects.get()
    assert client.post(at("course", row.pk), {**sent, "reached": "5"}).status_code == 422
    done = {**sent, "result": "passed", "reached": "5"}
    assert client.post(at("course", row.pk), done).url == at("courses")
    assert "Đạt" in read(client.get(at("courses")))
    assert client.post(at("add-course"), {**sent, "ends_on": "01/02/2026"}).status_code == 422


def test_a_certificate_is_unchecked_until_the_office_settles_it(client, ha):
    html = read(client.get(at("certificates")))
    assert "chưa đối chiếu" in html
    url = at("settle", certificate="JLPT", grade="N2")
    assert "JLPT N2" in read(client.get(url))
    sent = {"level": "4", "valid_from": "02/02/2026", "source": "Thông tư thử"}
    assert client.post(url, sent).url == at("certificates")
    assert client.post(url, sent).status_code == 422
    assert CertificateGrade.objects.get().grade == "N2"
    assert "Thông tư thử" in read(client.get(at("certificates")))


def test_an_officer_reads_and_a_focal_point_does_not(client, lan):
    ha = cast.ha()
    row = competence(ha, by=ha)
    need(by=ha)
    course(ha, by=ha)
    for name in ("register", "needs", "courses", "certificates"):
        assert client.get(at(name)).status_code == 200
    assert client.get(at("edit", row.pk)).status_code == 403
    assert client.post(at("drop", row.pk)).status_code == 403
    cast.enter(client, cast.focal_point())
    assert client.get(at("register")).status_code == 403
