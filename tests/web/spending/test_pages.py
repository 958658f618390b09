"""Pages of the money of a visit: who pays, orders, invoices with their scan, and the settlement."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doingoai.delegations.states import GuestClass, MemberRole, Payer, State
from doingoai.foundation.subjects import subject_of
from doingoai.spending.models import Account, AccountLine, Commitment, Invoice, LinePayer
from tests import cast, factories
from tests.web.guard import inline_faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]

BILL = {
    "number": "0000412",
    "issued_on": "1/2/2026",
    "seller": "Khách sạn Mẫu",
    "amount": "900.000",
}


def read(response):
    html = response.content.decode()
    assert inline_faults(html) == []
    return html


def at(name, visit, *more):
    return reverse(f"spending:{name}", args=[visit.pk, *more])


@pytest.fixture
def visit():
    one = factories.delegation(
        state=State.APPROVED, payer=Payer.HOST, guest_class=GuestClass.B,
        guest_class_basis="Phụ lục", guest_class_by=cast.minh(),
    )  # fmt: skip
    factories.member(one, role=MemberRole.HEAD)
    factories.norm("gift", 800_000, guest_class="B", role="head")
    return one


@pytest.fixture
def line(client, lan, visit):
    client.post(at("approved", visit), {"basis": "Quyết định 01/QĐ-UBND"})
    return AccountLine.objects.get()


def test_a_visit_without_approval_tells_that_nothing_is_spent(client, lan, visit):
    visit.state = State.DRAFT
    visit.save()
    html = read(client.get(at("visit", visit)))
    assert "Chưa có khoản chi" in html
    refused = client.post(at("approved", visit), {"basis": "x"})
    assert refused.status_code == 422


def test_the_estimate_is_taken_over_ordered_paid_explained_and_settled(client, lan, visit, line):
    html = read(client.get(at("visit", visit)))
    assert "Quyết định 01/QĐ-UBND" in html
    assert "800.000 đ" in html
    order = {
        "supplier": "Gốm Mẫu",
        "what_vi": "Bình gốm",
        "amount": "800000",
        "ordered_on": "1/2/2026",
    }
    client.post(at("order", visit, line.pk), order)
    client.post(at("invoice", visit, line.pk), BILL)
    html = read(client.get(at("visit", visit)))
    for words in (
        "Bình gốm",
        "Gốm Mẫu",
        "0000412",
        "+100.000 đ",
        "vượt định mức",
        "phải giải trình",
    ):
        assert words in html

    visit.state = State.REPORTED
    visit.save()
    refused = client.post(at("submit", visit))
    assert refused.status_code == 422
    assert "chưa giải trình" in read(refused)
    where = at("line", visit, line.pk)
    shown = read(client.get(where))
    assert "Lý do chênh lệch" in shown
    client.post(
        where,
        {"explanation": "Hết mẫu rẻ hơn", "done_quantity": "1", "version": "1", "opened": "{}"},
    )
    client.post(at("submit", visit))
    assert "Duyệt quyết toán" not in read(client.get(at("visit", visit)))

    cast.enter(client, cast.ha())
    assert "Duyệt quyết toán" in read(client.get(at("visit", visit)))
    assert client.post(at("return", visit), {"reason": ""}).status_code == 422
    client.post(at("return", visit), {"reason": "Thiếu bản chụp"})
    assert "Thiếu bản chụp" in read(client.get(at("visit", visit)))
    cast.enter(client, cast.lan())
    client.post(at("submit", visit))
    cast.enter(client, cast.ha())
    client.post(at("confirm", visit))
    assert Account.objects.get().state == "settled"
    html = read(client.get(at("visit", visit)))
    assert "Đã quyết toán" in html
    assert at("submit", visit) not in html


def test_a_scan_comes_with_the_invoice_and_is_read_inside_the_office_only(client, lan, visit, line):
    scan = SimpleUploadedFile("hoa-don.jpg", factories.photo().content, "image/jpeg")
    answer = client.post(at("invoice", visit, line.pk), {**BILL, "attachments": scan})
    assert answer.status_code == 302
    paid = Invoice.objects.get()
    address = reverse("documents:file", args=[paid.file_id])
    assert address in read(client.get(at("visit", visit)))
    assert client.get(address).headers["Content-Type"] == "image/jpeg"

    factories.shared_with(visit, cast.police())
    cast.enter(client, cast.focal_point())
    assert client.get(address).status_code == 404
    assert client.get(at("visit", visit)).status_code == 403


def test_an_invoice_that_is_typed_wrong_is_refused_where_it_stands(client, lan, visit, line):
    where = at("invoice", visit, line.pk)
    for wrong in ({"amount": "0"}, {"number": ""}, {"issued_on": "1/2/2030"}):
        assert client.post(where, {**BILL, **wrong}).status_code == 422
    client.post(where, BILL)
    twice = client.post(where, {**BILL, "number": "412"})
    assert twice.status_code == 422
    assert "đã nhập ở khoản này" in read(twice)


def test_orders_are_taken_back_and_invoices_out(client, lan, visit, line):
    order = {"supplier": "A", "what_vi": "b", "amount": "5", "ordered_on": "1/2/2026"}
    client.post(at("order", visit, line.pk), order)
    client.post(at("invoice", visit, line.pk), BILL)
    client.post(at("cancel", visit, Commitment.objects.get().pk))
    client.post(at("remove", visit, Invoice.objects.get().pk))
    assert not Invoice.objects.exists()
    assert Commitment.objects.get().cancelled_at is not None


def test_lines_of_another_visit_are_not_there(client, lan, visit, line):
    other = factories.delegation(state=State.APPROVED)
    assert client.get(at("line", other, line.pk)).status_code == 404
    assert client.post(at("invoice", other, line.pk), BILL).status_code == 404


def test_a_line_outside_the_estimate_is_added(client, lan, visit, line):
    client.post(at("add-line", visit), {"label_vi": "Thuốc cho khách"})
    assert "Thuốc cho khách" in read(client.get(at("visit", visit)))


def test_who_pays_a_line_is_said_and_goes_back_to_the_case(client, lan, visit):
    client.post(at("payer", visit), {"item": "gift_head", "bearer": "guest"})
    assert LinePayer.objects.get().bearer == "guest"
    assert "xác định riêng" in read(client.get(at("visit", visit)))
    client.post(at("payer", visit), {"item": "gift_head", "bearer": "nobody"})
    assert not LinePayer.objects.exists()
    visit.state = State.REPORTED
    visit.save()
    refused = client.post(at("payer", visit), {"item": "gift_head", "bearer": "guest"})
    assert refused.status_code == 422


def test_a_changed_estimate_is_told_until_another_paper_approves_it(client, lan, visit, line):
    factories.member(visit, role=MemberRole.SPOUSE)
    factories.norm("gift", 800_000, guest_class="B", role="spouse")
    assert "Dự toán đã thay đổi sau khi duyệt" in read(client.get(at("visit", visit)))
    client.post(at("approved", visit), {"basis": "Tờ trình bổ sung"})
    html = read(client.get(at("visit", visit)))
    assert "Dự toán đã thay đổi sau khi duyệt" not in html
    assert "1.600.000 đ" in html


def test_many_entries_ask_no_more_than_one(client, lan, visit, line):
    def grow(number):
        row = AccountLine.objects.create(
            account=line.account, order=number, item=f"x{number}", label_vi="Khoản"
        )
        for turn in range(2):
            Invoice.objects.create(
                line=row, number=f"{number}{turn}", seller="A", issued_on=factories.MONDAY, amount=1,
                folded_key=f"{number}{turn}", by=lan, at=factories.NOON,
            )  # fmt: skip

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(at("visit", visit))
        return len(seen)

    grow(5)
    few = queries()
    for number in range(6, 12):
        grow(number)
    assert queries() == few
    assert subject_of(visit).id == line.account.about_id
