"""The papers of a visit: making, previewing, issuing, downloading, the whole dossier."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from doingoai.delegations.states import State
from doingoai.documents.actions import Rendering, keep_rendering
from doingoai.documents.models import Outgoing, Paper
from doingoai.documents.states import PaperFormat, PaperState
from doingoai.foundation.models import AuditEntry
from doingoai.web import exports
from tests import cast, factories
from tests.web.delegations.answers import at, piece, read, verbs
from tests.web.guard import inline_faults

pytestmark = pytest.mark.django_db

WHY = {"recipient": "Văn phòng Ủy ban", "reason": "Họp giao ban"}
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n0000000102 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n165\n%%EOF\n"
)


@pytest.fixture(autouse=True)
def office():
    return factories.office()


def kept(visit, kind="print.badges", content=PDF, **fields):
    """A print piece that was made."""
    rendering = Rendering(
        kind, fields.get("language", "vi-en"), "Thẻ đeo", PaperFormat.PDF, "the-deo.pdf", content,
        "0" * 64, fields.get("part", ""),
    )  # fmt: skip
    return keep_rendering(visit, rendering, by=cast.ha(), at=factories.NOON).paper


def made(client, visit, kind):
    """A Word paper that the page made."""
    client.post(at(visit, "make-papers"), {"kind": kind})
    return Paper.objects.get(kind=kind)


def put_off(visit):
    """The visit comes a month later: every letter says so."""
    visit.starts_on, visit.ends_on = date(2026, 3, 9), date(2026, 3, 11)
    visit.save()


@pytest.fixture
def director(client):
    director = cast.director()
    cast.enter(client, director)
    return director


def test_every_paper_stands_with_what_it_still_lacks(client, ha, visit):
    html = read(client.get(at(visit, "papers")))

    assert inline_faults(html) == []
    assert "Tờ trình chủ trương" in html
    assert "còn thiếu: Danh sách khách còn trống." in " ".join(html.split())
    assert piece(client, at(visit, "papers"), "papers-list").strip() in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_papers_ask_the_same_number_of_questions(
    client, ha, visit, count, django_assert_max_num_queries
):
    for turn in range(count):
        kept(visit, f"print.p{turn}")
        factories.member(visit)
    client.get(at(visit, "papers"))

    with django_assert_max_num_queries(45):
        client.get(at(visit, "papers"))


def test_a_paper_is_made_once_and_again_when_the_data_changed(client, ha, visit):
    first = client.post(at(visit, "make-papers"), {"kind": "reply_letter"}, follow=True)
    same = client.post(at(visit, "make-papers"), {"kind": "reply_letter"}, follow=True)
    put_off(visit)
    stale = read(client.get(at(visit, "papers")))
    client.post(at(visit, "make-papers"), {"kind": "reply_letter"})

    paper = Paper.objects.get()
    assert first.redirect_chain == [(at(visit, "papers"), 302)]
    assert ("Đã tạo 1 văn bản" in read(first), "Đã tạo 0 văn bản" in read(same)) == (True, True)
    assert "số liệu đã thay đổi từ khi tạo" in stale
    assert paper.versions.count() == 2
    assert verbs(paper) == ["file.attached", "paper.made"] * 2


def test_a_word_paper_is_read_on_the_page_in_each_version(client, ha, visit):
    paper = made(client, visit, "reply_letter")
    put_off(visit)
    made(client, visit, "reply_letter")

    newest, first = (
        read(client.get(at(visit, "paper", paper.pk) + more)) for more in ("", "?version=1")
    )

    assert inline_faults(newest) == []
    assert "từ ngày 09 đến ngày 11 tháng 3 năm 2026" in newest.partition("<article")[2]
    assert "từ ngày 09 đến ngày 11 tháng 02 năm 2026" in first.partition("<article")[2]


def test_a_print_piece_is_shown_as_pictures(client, ha, visit):
    paper = kept(visit)
    html = read(client.get(at(visit, "paper", paper.pk)))

    picture = client.get(at(visit, "paper-picture", paper.pk, 1, 1))

    assert at(visit, "paper-picture", paper.pk, 1, 1) in html
    assert at(visit, "paper-picture", paper.pk, 1, 2) not in html
    assert (picture.headers["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")


@pytest.mark.parametrize(("part", "said"), [("sheets", True), ("", False)])
def test_the_sheets_of_a_booklet_are_told_from_its_pages(client, ha, visit, part, said):
    kept(visit, "print.programme_booklet", language="vi", part=part)

    assert ("tờ in để gấp" in read(client.get(at(visit, "papers")))) is said


@pytest.mark.parametrize(("version", "number"), [(1, 0), (1, 2), (2, 1)])
def test_a_picture_of_no_page_is_not_there(client, ha, visit, version, number):
    paper = kept(visit)

    assert client.get(at(visit, "paper-picture", paper.pk, version, number)).status_code == 404


def test_a_word_paper_has_no_pictures(client, ha, visit):
    paper = made(client, visit, "reply_letter")

    assert client.get(at(visit, "paper-picture", paper.pk, 1, 1)).status_code == 404


def test_a_paper_without_a_version_is_not_there(client, ha, visit):
    paper = factories.paper(visit)

    assert client.get(at(visit, "paper", paper.pk)).status_code == 404


def test_a_paper_is_downloaded_under_its_name(client, ha, visit):
    paper = kept(visit)

    response = client.get(at(visit, "download-paper", paper.pk, 1))

    assert response.content == PDF
    assert response.headers["Content-Disposition"] == 'attachment; filename="the-deo.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(at(visit, "download-paper", paper.pk, 2)).status_code == 404


def test_a_paper_is_issued_with_its_number_and_frozen(client, director, visit):
    paper = made(client, visit, "result_report")

    response = client.post(at(visit, "issue-paper", paper.pk))
    again = client.post(at(visit, "issue-paper", paper.pk))

    paper.refresh_from_db()
    html = read(client.get(at(visit, "paper", paper.pk)))
    assert response.headers["Location"] == at(visit, "paper", paper.pk)
    assert (paper.state, paper.outgoing.number, paper.versions.count()) == (PaperState.ISSUED, 1, 2)
    assert paper.outgoing.label in html
    assert (again.status_code, Outgoing.objects.count()) == (422, 1)
    assert verbs(paper)[-1] == "paper.issued"


def test_a_print_piece_is_issued_without_a_number(client, director, visit):
    paper = kept(visit)

    client.post(at(visit, "issue-paper", paper.pk))

    paper.refresh_from_db()
    assert (paper.state, paper.outgoing) == (PaperState.ISSUED, None)


def test_the_decision_is_not_issued_before_the_leader_has_decided(client, director, visit):
    visit.state = State.APPROVED
    visit.save()
    paper = made(client, visit, "decision")

    response = client.post(at(visit, "issue-paper", paper.pk))

    paper.refresh_from_db()
    assert (response.status_code, paper.state) == (422, PaperState.DRAFT)


def test_a_paper_that_was_never_made_is_not_issued(client, director, visit):
    paper = factories.paper(visit, kind="print.badges")

    response = client.post(at(visit, "issue-paper", paper.pk))

    assert (response.status_code, verbs(paper)) == (422, [])


def test_the_dossier_is_one_archive_with_a_contents_page(client, ha, visit):
    kept(visit)
    factories.paper(visit)

    response = client.get(at(visit, "dossier"), WHY)

    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        names = archive.namelist()
        assert archive.read("the-deo.pdf") == PDF
    assert (len(names), response.headers["Content-Type"]) == (3, "application/zip")


def test_the_dossier_asks_for_whom_and_says_so_inside_and_in_the_log(client, ha, visit):
    kept(visit)

    asked = client.get(at(visit, "dossier"))
    half = client.get(at(visit, "dossier"), {"recipient": "Văn phòng"})
    nothing_told = verbs(visit).count("list.exported")
    taken = client.get(at(visit, "dossier"), WHY)

    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        mark = archive.read("lay-cho-ai.txt").decode()
    kept_of_it = AuditEntry.objects.get(verb="list.exported").details
    assert (asked.status_code, half.status_code, nothing_told) == (200, 422, 0)
    assert 'name="recipient"' in read(asked)
    assert inline_faults(read(asked)) == []
    assert mark.strip().endswith("cho Văn phòng Ủy ban: Họp giao ban")
    assert (kept_of_it["recipient"], kept_of_it["reason"]) == tuple(WHY.values())


def test_dossiers_are_counted_among_the_files_of_an_hour(client, ha, visit, monkeypatch):
    monkeypatch.setattr(exports, "EXPORTS", 2)
    kept(visit)

    statuses = [client.get(at(visit, "dossier"), WHY).status_code for _turn in range(3)]

    assert statuses == [200, 200, 429]


def test_without_papers_there_is_no_archive(client, ha, visit):
    response = client.get(at(visit, "dossier"), follow=True)

    assert response.redirect_chain == [(at(visit, "papers"), 302)]
    assert "Chưa tạo văn bản nào." in read(response)


def test_what_prints_passports_is_hidden_from_who_may_not_read_them(client, visit):
    factories.member(visit)
    paper = kept(visit, "police_notice", language="vi")
    cast.enter(client, cast.lan())

    html = read(client.get(at(visit, "papers")))
    making = client.post(at(visit, "make-papers"), {"kind": "police_notice"})

    assert at(visit, "paper", paper.pk) not in html
    assert (making.status_code, "Cán bộ lễ tân" in read(making)) == (403, True)
    assert client.get(at(visit, "paper", paper.pk)).status_code == 404
    assert client.get(at(visit, "download-paper", paper.pk, 1)).status_code == 404
    assert client.get(at(visit, "dossier")).status_code == 302
    assert paper.versions.count() == 1


def test_the_paper_of_another_visit_is_not_there(client, director, visit):
    paper, other = kept(visit), factories.delegation()

    for name, more in (("paper", ()), ("download-paper", (1,)), ("paper-picture", (1, 1))):
        assert client.get(at(other, name, paper.pk, *more)).status_code == 404
    assert client.post(at(other, "issue-paper", paper.pk)).status_code == 404


def test_a_leader_reads_papers_and_makes_none(client, visit):
    paper = kept(visit)
    cast.enter(client, cast.minh())

    assert client.get(at(visit, "paper", paper.pk)).status_code == 200
    assert client.post(at(visit, "make-papers"), {"kind": "reply_letter"}).status_code == 403
    assert client.post(at(visit, "issue-paper", paper.pk)).status_code == 403


def test_a_focal_point_reads_no_papers(client, visit):
    focal = cast.focal_point()
    factories.shared_with(visit, focal.unit)
    cast.enter(client, focal)

    assert client.get(reverse("delegations:papers", args=[visit.pk])).status_code == 403
    assert client.get(at(visit, "dossier")).status_code == 403


def test_a_kind_of_paper_that_there_is_not_is_refused_in_words(client, visit):
    cast.enter(client, cast.ha())

    answer = client.post(at(visit, "make-papers"), {"kind": "no_such_paper"})

    assert (answer.status_code, "no_such_paper" in answer.content.decode()) == (422, True)
