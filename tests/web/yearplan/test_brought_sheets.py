"""Spreadsheets of proposals on the pages of the plan: brought, corrected row by row, taken in."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.yearplan.models import BroughtProposals, PlanItem
from tests import cast, factories
from tests.web.yearplan.test_plan_pages import at, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def plan():
    return factories.year_plan(2027, opened_by=cast.lan(), proposals_due_on=date(2026, 10, 31))


@pytest.fixture
def focal(client):
    focal = cast.focal_point()
    cast.enter(client, focal)
    return focal


def book(*rows):
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = made.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    made.close()
    return SimpleUploadedFile("de-xuat.xlsx", buffer.getvalue())


HEADS = ["Loại", "Nội dung", "Từ", "Đến"]


def test_a_sheet_is_dropped_corrected_row_by_row_and_taken_in(client, focal, plan):
    blank = client.get(at("blank", plan.pk))
    upload = book(HEADS, ["Đoàn vào", "Một", "9/3/2027", "8/3/2027"], ["Sự kiện", "Hai", "4/2027"])
    made = client.post(at("bring", plan.pk), {"unit": focal.unit_id, "file": upload})
    brought = BroughtProposals.objects.get()
    preview = read(client.get(made.url + "?only=faults"))
    refused = client.post(at("list-take", brought.pk))
    form = client.get(at("list-row", brought.pk, 2)).context["form"]
    read(client.get(at("list-row", brought.pk, 2)))
    texts = {name: form.initial[name] for name in form.fields if form.initial.get(name)}
    client.post(at("list-row", brought.pk, 2), {**texts, "ends_on": "10/3/2027"})
    taken = client.post(at("list-take", brought.pk), follow=True)

    assert blank["Content-Type"].endswith("sheet")
    assert ("08/03/2027" in preview, refused.status_code) == (True, 422)
    assert [item.title_vi for item in PlanItem.objects.all()] == ["Một", "Hai"]
    assert "Một" in read(taken)
    assert client.get(at("list-row", brought.pk, 2)).url == at("list-preview", brought.pk)
    assert "Đã nhập ngày" in read(client.get(at("list-preview", brought.pk)))


def test_a_sheet_without_headings_is_refused_in_words_and_one_is_set_aside(client, focal, plan):
    wrong = client.post(at("bring", plan.pk), {"unit": focal.unit_id, "file": book(["Tên"], ["x"])})
    brought = factories.brought_proposals(plan, focal.unit, focal)
    listed = read(client.get(at("bring", plan.pk)))
    client.post(at("list-drop", brought.pk))

    assert (wrong.status_code, "bảng mẫu" in read(wrong)) == (422, True)
    assert "de-xuat.xlsx" in listed
    assert BroughtProposals.objects.count() == 0


def test_two_people_correcting_one_row_see_each_other(client, focal, plan):
    brought = factories.brought_proposals(plan, focal.unit, focal)
    form = client.get(at("list-row", brought.pk, 2)).context["form"]
    sent = {name: form.initial.get(name) or "" for name in form.fields if name != "skip"}
    BroughtProposals.objects.update(corrections={"2.title_vi": "Của bạn"})

    response = client.post(at("list-row", brought.pk, 2), {**sent, "title_vi": "Của tôi"})

    assert response.status_code == 422
    assert "Của bạn" in read(response)
