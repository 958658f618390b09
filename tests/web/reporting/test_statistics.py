"""The pages of statistics: every figure opens the records behind it."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from doingoai.accounts.models import User
from doingoai.delegations.states import State
from doingoai.foundation.models import AuditEntry
from tests import cast, factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
PAGE = "/statistics/"


@pytest.fixture
def visits() -> None:
    factories.office()
    for country, kind in (("KR", "working_visit"), ("KR", "courtesy_call"), ("JP", "exchange")):
        partner = factories.partner(country=country)
        factories.delegation(partner=partner, kind=kind, state=State.APPROVED, people_expected=4)
    factories.delegation(state=State.DRAFT)


def links_in(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<a href="(/statistics/records/[^"]*)"[^>]*>([\d.]+)</a>', html)
    return [(unescape(url), figure) for url, figure in found]


@pytest.mark.usefixtures("visits")
@pytest.mark.parametrize(
    "cut", ["unit", "country", "partner", "purpose", "field", "level", "funding", "month", "pillar", "planning", "person"]
)  # fmt: skip
def test_each_figure_opens_as_many_records_as_it_says(client: Client, lan: User, cut: str):
    html = client.get(PAGE, {"cut": cut}).content.decode()

    for url, figure in links_in(html)[::2]:
        opened = client.get(url).content.decode()
        assert opened.count("<tr data-goes>") == int(figure)


@pytest.mark.usefixtures("visits")
def test_lines_stand_by_size_with_the_sum_of_all_above(client: Client, lan: User):
    page = client.get(PAGE, {"cut": "country"})

    assert [(row.name, row.line.now.delegations) for row in page.context["rows"]] == [
        ("Hàn Quốc", 2),
        ("Nhật Bản", 1),
    ]
    assert page.context["total"].now.people == 12


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"from": "31/12/2026", "to": "01/01/2026"}, "trước khi bắt đầu"),
        ({"from": "hôm qua"}, "hôm qua"),
        ({"from": "01/01/0042"}, "42"),
    ],
)
def test_a_period_that_cannot_be_is_told_and_this_year_shown(
    client: Client, lan: User, asked: dict[str, str], told: str
):
    page = client.get(PAGE, asked)

    assert told in page.context["asked"].fault
    assert (page.context["asked"].start, page.context["asked"].end) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
    )


def test_what_the_address_does_not_know_falls_back(client: Client, lan: User):
    asked = client.get(PAGE, {"direction": "sideways", "cut": "headcount"}).context["asked"]

    assert (asked.direction, asked.cut) == ("in", "country")


def test_an_empty_period_says_so(client: Client, lan: User):
    html = client.get(PAGE, {"from": "01/01/2020", "to": "31/12/2020"}).content.decode()

    assert "Kỳ này chưa có đoàn nào" in html
    assert "Kỳ này chưa có đoàn nào" in client.get("/statistics/records/", {"direction": "out"}).content.decode()  # fmt: skip


@pytest.mark.usefixtures("visits")
@pytest.mark.parametrize(("name", "kind"), [("workbook", "xlsx"), ("paper", "docx")])
def test_all_tables_leave_as_a_file_and_the_audit_knows(
    client: Client, lan: User, name: str, kind: str
):
    why = {"recipient": "Ai", "reason": "Vì sao"}
    answer = client.get(reverse(f"reporting:{name}"), {"direction": "in", **why})

    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'thong-ke-in-20260101-20261231.{kind}"')
    assert answer.content[:2] == b"PK"
    assert AuditEntry.objects.filter(verb="list.exported").count() == 1


def test_without_an_office_the_paper_says_what_is_missing(client: Client, lan: User):
    answer = client.get(reverse("reporting:paper"))

    assert answer.status_code == 422


def test_a_focal_point_has_no_statistics(client: Client):
    cast.enter(client, cast.focal_point())

    assert client.get(PAGE).status_code == 403


@pytest.mark.usefixtures("visits")
def test_long_lists_behind_a_figure_have_pages(client: Client, lan: User, monkeypatch):
    monkeypatch.setattr("doingoai.web.reporting.pages.ROWS", 2)
    monkeypatch.setattr("doingoai.web.reporting.pages.MOST_LINES", 1)

    first, second = (client.get("/statistics/records/", {"page": page}) for page in (1, 2))

    assert (len(first.context["lines"]), len(second.context["lines"])) == (2, 1)
    assert client.get(PAGE).context["left_out"] == 1


def test_days_that_cannot_be_used_stay_in_their_fields(client: Client) -> None:
    cast.enter(client, cast.lan())

    page = client.get("/statistics/?from=31/12/2026&to=1.1.2026").content.decode()

    assert ('value="31/12/2026"' in page, 'value="1.1.2026"' in page) == (True, True)
