"""Lists as files: what is on the page and no more, no formula in any cell, and a line in the audit log."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from doingoai.directory.actions import PassportData, set_passport
from doingoai.documents.tables_out import Table, TableFormat, written_table
from doingoai.foundation.models import AuditEntry
from doingoai.web import exports
from tests import cast, factories

EVIL = ("=1+1", "+84 24", "-5", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("http://x.example")')
VISITS, REGISTER = "/delegations/export/", "/register/export/"


def sheet_of(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def csv_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("kind", TableFormat)
@pytest.mark.parametrize("text", EVIL)
def test_no_text_becomes_a_formula(kind, text):
    content = written_table(Table("Bảng", ["A"], [[text]]), kind)

    if kind == TableFormat.CSV:
        assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [["A"], [f"'{text}"]]
        return
    assert sheet_of(content) == [["A"], [f"'{text}"]]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in sheet, "hyperlink" in sheet) == (False, False)


def test_days_moments_numbers_and_blanks_are_what_they_are():
    moment = datetime(2026, 2, 2, 9, 30, tzinfo=UTC)
    table = Table("Một tên bảng dài hơn ba mươi mốt chữ cái", ["a", "b", "c", "d"],
                  [[date(2026, 2, 5), moment, -5, None]])  # fmt: skip

    cells = sheet_of(written_table(table, TableFormat.XLSX))[1]
    text = written_table(table, TableFormat.CSV).decode("utf-8-sig")

    assert cells == [date(2026, 2, 5), datetime.fromisoformat("2026-02-02T09:30"), -5, ""]
    assert text.splitlines()[1] == "05/02/2026,02/02/2026 09:30,-5,"


@pytest.mark.django_db
def test_visits_are_exported_as_the_list_is_narrowed(client):
    wanted = factories.delegation(country="JP", title_vi="=cmd|A0", people_expected=12)
    factories.delegation(country="KR")
    cast.enter(client, cast.lan())

    response = client.get(f"{VISITS}?country=JP&after=9")

    rows = sheet_of(response.content)
    assert [row[0] for row in rows] == ["Số", wanted.reference]
    assert (rows[1][1], rows[1][5], rows[1][10]) == ("'=cmd|A0", wanted.starts_on, 12)
    assert response.headers["Content-Disposition"].startswith('attachment; filename="doan-vao-')


@pytest.mark.django_db
def test_a_focal_point_takes_away_only_what_is_shared(client):
    police = cast.focal_point()
    shared = factories.delegation()
    factories.shared_with(shared, police.unit)
    factories.delegation()
    cast.enter(client, police)

    rows = csv_of(client.get(f"{VISITS}?format=csv"))

    assert [row[0] for row in rows[1:]] == [shared.reference]


@pytest.mark.django_db
@pytest.mark.parametrize("who", [cast.stranger, cast.administrator])
def test_who_sees_no_list_takes_none_away(client, who):
    cast.enter(client, who())

    assert [client.get(address).status_code for address in (VISITS, REGISTER)] == [403, 403]
    assert not AuditEntry.objects.filter(verb="list.exported").exists()


@pytest.mark.django_db
def test_guests_are_exported_with_what_the_reader_may_see(client):
    visit = factories.delegation()
    guest = factories.member(visit, diet="Không ăn cá", arrival_at=factories.NOON, room="501")
    guest.passport = set_passport(guest.person, PassportData("ZZ7654321"), by=cast.ha())
    guest.save()
    address = (
        reverse("delegations:members-export", args=[visit.pk])
        + "?format=csv&recipient=Ai&reason=V%C3%AC"
    )

    few = csv_of(cast.enter(client, cast.lan()).get(address))
    all_of_it = csv_of(cast.enter(client, cast.ha()).get(address))

    assert "Không ăn cá" not in str(few)
    assert all_of_it[0][-2:] == ["Hộ chiếu", "Chế độ ăn"]
    assert all_of_it[1][-1] == "Không ăn cá"
    assert "ZZ7654321" not in str(few + all_of_it)
    assert ("02/02/2026 12:00" in few[1], "501" in few[1]) == (True, True)


@pytest.mark.django_db
def test_the_register_is_exported_and_the_audit_log_says_so(client):
    clerk = cast.clerk()
    factories.incoming(clerk, subject="Thư mới", year=2026)
    factories.incoming(clerk, subject="Thư cũ", year=2025)
    cast.enter(client, clerk)

    rows = csv_of(client.get(f"{REGISTER}?format=csv&year=2026"))

    assert [row[8] for row in rows] == ["Trích yếu", "Thư mới"]
    entry = AuditEntry.objects.get(verb="list.exported")
    assert (entry.actor_id, entry.details) == (
        str(clerk.pk),
        {"list": "so-van-ban-den", "rows": 1, "format": "csv", "narrowed": "year=2026"},
    )


@pytest.mark.django_db
def test_a_list_that_is_too_long_is_refused(client, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 1)
    for _turn in range(2):
        factories.delegation()
    cast.enter(client, cast.lan())

    response = client.get(VISITS)

    assert response.status_code == 422
    assert "hơn 1 dòng" in response.content.decode()
    assert not AuditEntry.objects.filter(verb="list.exported").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "export"), [("/delegations/", VISITS), ("/register/", REGISTER)])
def test_the_page_leads_to_its_export_with_the_same_filter(client, page, export):
    clerk = cast.clerk()
    factories.delegation(incoming=factories.incoming(clerk))
    cast.enter(client, clerk)

    html = client.get(f"{page}?year=2026&after=x").content.decode()

    for kind in TableFormat:
        assert f'href="{export}?year=2026&amp;format={kind.value}"' in html
