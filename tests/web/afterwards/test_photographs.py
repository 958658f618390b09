"""Pages of photographs, and the list of what comes after a visit."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.afterwards.models import Photograph
from doingoai.afterwards.photographs import places_of
from doingoai.delegations.models import Delegation, ResultReport
from doingoai.runsheet.actions import keep_photo
from tests import cast, factories
from tests.afterwards.making import answered, asked, over
from tests.afterwards.test_picturing import added, keys_of, named
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def lan() -> Client:
    client = Client()
    cast.enter(client, cast.lan())
    return client


@pytest.fixture
def visit() -> Delegation:
    found = over()
    factories.member(found, factories.person("KIM", "Mau"), role="head")
    factories.host(found, factories.person("Trần", "Mẫu"), role="leader")
    return found


def url(name: str, visit: Delegation, *args) -> str:
    return reverse(f"afterwards:{name}", args=[visit.pk, *args])


def sent_photo(**fields):
    photo = factories.photo()
    return {"photo": SimpleUploadedFile(photo.name, photo.content, photo.mime), **fields}


def test_a_photograph_is_brought_and_asked_for_its_names(lan, visit):
    empty = lan.get(url("photographs", visit)).content.decode()

    answer = lan.post(url("add-photograph", visit), sent_photo())

    photograph = Photograph.objects.get()
    assert "Chưa có ảnh" in empty
    assert answer.headers["Location"] == url("photograph", visit, photograph.pk)
    picture = lan.get(url("picture", visit, photograph.pk))
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")
    assert picture.headers["Cache-Control"] == "private, no-store"


def test_what_is_no_photograph_is_refused(lan, visit):
    bad = {"photo": SimpleUploadedFile("a.jpg", b"nothing")}

    answers = [lan.post(url("add-photograph", visit), one) for one in (bad, {})]

    assert [one.status_code for one in answers] == [422, 422]
    assert not Photograph.objects.exists()


def test_names_are_suggested_by_rank_saved_and_shown_in_both_languages(lan, visit):
    photograph, (guest, host) = added(visit), keys_of(visit)
    page = url("photograph", visit, photograph.pk)

    suggested = lan.get(page, {"suggest": "1"}).content.decode()
    saved = lan.post(
        page,
        {"version": "1", "occasion_vi": "Hội đàm", f"place-{guest}": "1", f"row-{host}": "1", f"place-{host}": "2"},
    )  # fmt: skip
    shown = lan.get(url("photographs", visit)).content.decode()

    assert re.search(rf'name="place-{guest}"[^>]*value="1"|value="1"[^>]*name="place-{guest}"', suggested)  # fmt: skip
    assert inline_faults(suggested) == []
    assert saved.headers["Location"] == url("photographs", visit)
    assert places_of(photograph) == {guest: (1, 1), host: (1, 2)}
    assert ("Từ trái sang phải:" in shown, "From left to right:" in shown) == (True, True)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"place": "1"}, "cùng một chỗ"),
        ({"place": "99"}, "40"),
        ({"row": "1", "place": ""}, "đứng thứ mấy"),
        ({"version": "7"}, "Người khác đã ghi tên"),
    ],
)
def test_a_refusal_keeps_what_was_typed(lan, visit, changed, words):
    photograph, (guest, host) = added(visit), keys_of(visit)
    sent = {"version": changed.pop("version", "1"), "occasion_vi": "Đang gõ", f"place-{host}": "1"}
    sent |= {f"{name}-{guest}": value for name, value in changed.items()}

    answer = lan.post(url("photograph", visit, photograph.pk), sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="Đang gõ"' in page


def test_a_picture_of_the_run_sheet_is_taken_over_and_out_again(lan, visit):
    device = factories.run_device(visit, cast.ha())
    entry = factories.run_entry(visit, cast.ha(), device=device, kind="photo")
    keep_photo(device, visit, entry.number, factories.photo(), by=cast.ha(), at=factories.NOON)
    shown = lan.get(url("photographs", visit)).content.decode()

    taken = lan.post(url("take-photograph", visit, entry.number))
    photograph = Photograph.objects.get()
    removed = lan.post(url("remove-photograph", visit, photograph.pk))

    assert url("take-photograph", visit, entry.number) in shown
    assert taken.headers["Location"] == url("photograph", visit, photograph.pk)
    assert removed.status_code == 302
    assert not Photograph.objects.exists()


def test_photographs_of_another_visit_are_not_found_here(lan, visit):
    other = added(over())

    answers = [
        lan.get(url("photograph", visit, other.pk)),
        lan.get(url("picture", visit, other.pk)),
        lan.post(url("photograph", visit, other.pk), {"version": "1"}),
        lan.post(url("remove-photograph", visit, other.pk)),
    ]

    assert [one.status_code for one in answers] == [404] * 4


def test_who_does_not_see_the_visit_sees_no_picture(visit):
    photograph, client = added(visit), Client()
    cast.enter(client, cast.stranger())

    names = ("photographs", "photograph", "picture")
    for name in names:
        args = [] if name == "photographs" else [photograph.pk]
        assert client.get(url(name, visit, *args)).status_code in {403, 404}


def test_a_closed_file_shows_its_photographs_and_changes_none(lan, visit):
    photograph = named(added(visit), {keys_of(visit)[0]: (1, 1)})
    Delegation.objects.filter(pk=visit.pk).update(state="closed", closed_at=factories.NOON)

    page = lan.get(url("photographs", visit)).content.decode()

    assert "Từ trái sang phải" in page
    assert url("remove-photograph", visit, photograph.pk) not in page
    assert lan.post(url("add-photograph", visit), sent_photo()).status_code == 422


def test_many_photographs_take_no_more_queries_than_one(lan, visit):
    guest, host = keys_of(visit)

    def one_more() -> None:
        named(added(visit), {guest: (1, 1), host: (1, 2)})

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert lan.get(url("photographs", visit)).status_code == 200
        return len(found)

    one_more()
    queries()
    one = queries()
    for _turn in range(4):
        one_more()

    assert queries() == one


# What comes after a visit, line by line.


def told(client: Client, visit: Delegation) -> dict[str, str]:
    page = client.get(reverse("delegations:after", args=[visit.pk]))
    return {line.name: f"{line.state}: {line.told}" for line in page.context["lines_after"]}


def test_what_is_missing_after_a_visit_is_said_line_by_line(lan, visit):
    lines = told(lan, visit)

    assert lines["Báo cáo kết quả"] == "missing: chưa viết"
    assert lines["Thư cảm ơn"] == "missing: chưa soạn"
    assert lines["Ảnh có ghi tên"] == "missing: chưa có"
    assert lines["Phiếu hỏi ý kiến khách"] == "missing: chưa mở"
    assert lines["Lời hứa"] == "missing: chưa ghi"


def test_what_is_done_is_said_too(lan, visit):
    ResultReport.objects.create(
        delegation=visit, happened_vi="x", filed_on=factories.MONDAY, filed_by=cast.lan()
    )
    factories.paper(visit, "thank_you_letter", state="issued", issued_at=factories.NOON)
    answered(asked(visit))
    named(added(visit), {keys_of(visit)[0]: (1, 1)})
    added(visit)
    factories.task(about_type="delegation", about_id=str(visit.pk), kind="promise")

    lines = told(lan, visit)

    assert lines["Báo cáo kết quả"] == "done: đã nộp ngày 02/02/2026"
    assert lines["Thư cảm ơn"] == "done: đã ban hành"
    assert lines["Ảnh có ghi tên"] == "part: đã ghi tên 1 trên 2 ảnh"
    assert lines["Phiếu hỏi ý kiến khách"] == "part: 1 trả lời"
    assert lines["Lời hứa"] == "part: đã ghi 1, còn 1 chưa xong"
