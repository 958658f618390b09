"""The page of the year's receptions: figures, what stands behind them, the file."""

import io
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from doingoai.accounts.models import User
from doingoai.afterwards.models import Answer, Questionnaire
from doingoai.foundation import clock
from doingoai.foundation.models import AuditEntry
from tests import cast
from tests.afterwards.test_measuring import AFTER, run_visit

pytestmark = [pytest.mark.django_db]
PAGE = "/statistics/receptions/"


@pytest.fixture(autouse=True)
def _later():
    with clock.frozen_at(AFTER):
        yield


def enter(user: User) -> Client:
    client = Client()
    cast.enter(client, user)
    return client


@pytest.fixture
def ha() -> Client:
    return enter(cast.ha())


def tallies(page: str) -> list[str]:
    return re.findall(r"<b>([^<]+)</b>", page.partition('class="tallies"')[2])


def test_the_year_stands_above_its_quarters(ha):
    run_visit()

    page = ha.get(PAGE).content.decode()

    assert tallies(page)[:4] == ["1", "0 %", "2", "1"]
    assert "Quý 1" in page
    assert "1 trong 2 mục được đánh dấu" in page


def test_who_looks_chooses_how_many_minutes_are_on_time(ha):
    run_visit()

    found = [tallies(ha.get(PAGE, {"tolerance": one}).content.decode())[1] for one in (10, 15)]

    assert found == ["0 %", "100 %"]


@pytest.mark.parametrize("cut", ["quarter", "division"])
def test_each_line_opens_as_many_visits_as_it_says(ha, cut):
    run_visit()
    run_visit(responsible=None)

    page = ha.get(PAGE, {"cut": cut}).content.decode()
    links = re.findall(r'<td class="numeric"><a href="([^"]+)">(\d+)</a>', page)

    assert links
    for url, figure in links:
        assert ha.get(unescape(url)).content.decode().count("<tr data-goes>") == int(figure)


def test_nonsense_in_the_address_is_the_usual_page(ha):
    run_visit()
    odd = {"year": "1", "cut": "x'", "tolerance": "-5", "key": "nan", "page": "x"}
    assert ha.get(PAGE, odd).status_code == 200
    assert ha.get(f"{PAGE}visits/", odd).status_code == 200


def test_a_year_without_visits_says_so(ha):
    page = ha.get(PAGE, {"year": str(AFTER.year - 1)}).content.decode()
    assert 'class="tallies"' not in page
    assert "<table" not in page


def test_the_file_has_a_line_for_each_visit_and_is_written_down(ha):
    visit = run_visit(title_vi="=1+1 Đoàn Mẫu")
    asking = Questionnaire.objects.create(
        delegation=visit, opened_at=AFTER, closes_at=AFTER.replace(day=20), opened_by=cast.ha()
    )
    Answer.objects.create(questionnaire=asking, given_on=AFTER, language="en", overall=4)

    answer = ha.get(f"{PAGE}export.xlsx")
    head, row = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()[:2]  # fmt: skip

    told = dict(zip(head, row, strict=True))
    assert (row[0], row[2]) == (visit.reference, date(2026, 2, 9))
    assert not str(row[1]).startswith("=")
    assert [row[4], row[5], row[6], row[9]] == [2, 1, 0, 0]
    assert told["Trung bình trên 5"] == "4,0"
    entry = AuditEntry.objects.get(verb="list.exported")
    assert entry.details["list"] == "reception-measures"


def test_who_may_see_no_statistics_sees_no_measures():
    client = enter(cast.stranger())

    names = ("measures", "measured-visits", "measures-file")
    assert {client.get(reverse(f"afterwards:{name}")).status_code for name in names} <= {403, 404}


def test_the_statistics_lead_here_and_back(ha):
    assert PAGE in ha.get("/statistics/").content.decode()
    assert "/statistics/?direction=in" in ha.get(PAGE).content.decode()


@pytest.mark.parametrize("path", ["", "visits/"])
def test_many_visits_take_no_more_queries_than_one(ha, path):
    run_visit()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert ha.get(PAGE + path).status_code == 200
        return len(found)

    queries()
    one = queries()
    for _turn in range(4):
        run_visit()

    assert queries() == one
