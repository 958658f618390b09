"""Tables that leave the house: a workbook that calculates, a paper that our own checker accepts."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from doingoai.reporting.facts import Breakdown, Line, Sums
from doingoai.reporting.listing import Listing
from doingoai.reporting.papers import statistics_paper
from doingoai.reporting.states import Direction
from doingoai.reporting.workbook import statistics_workbook
from tests import factories

LINES = (
    Line("a", Sums(2, 10, 6, 1_500_000), Sums(1, 1, 1, 1)),
    Line("b", Sums(1, 3, 2, 0), Sums(), depth=1),
)
TABLE = Breakdown(LINES, Line("", Sums(3, 13, 8, 1_500_000), Sums(1, 1, 1, 1)))
NAMES = {"a": "Sở Mẫu", "b": "=HYPERLINK(1)"}


def test_a_sheet_holds_names_figures_and_the_total():
    listings = [
        Listing("Theo đơn vị", TABLE, NAMES, with_money=True),
        Listing("Theo [người]: một tên trang dài hơn mức cho phép", TABLE, NAMES),
    ]

    book = CalamineWorkbook.from_filelike(BytesIO(statistics_workbook(listings)))

    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Theo đơn vị"
    assert rows[1] == ["Sở Mẫu", 2, 10, 6, 1_500_000, 1]
    assert rows[3][1:] == [3, 13, 8, 1_500_000, 1]
    assert not rows[2][0].startswith("=")
    assert book.sheet_names[1] == "Theo  người   một tên trang dài"
    assert book.get_sheet_by_index(1).to_python()[1] == ["Sở Mẫu", 2, 10, 6, 1]


def test_a_long_table_is_shortened_and_says_so():
    short = Listing("Theo người", TABLE, NAMES).shortened(1)

    assert (len(short.breakdown.lines), short.left_out) == (1, 1)
    assert short.rows()[-1][1] == 3


@pytest.mark.django_db
def test_the_paper_has_the_offices_head_and_every_table(tmp_path: Path):
    office = factories.office()
    listings = [
        Listing("Theo đơn vị", TABLE, NAMES, with_money=True),
        Listing("Theo người", TABLE, NAMES).shortened(1),
    ]

    content = statistics_paper(
        Direction.OUT, date(2026, 1, 1), date(2026, 6, 30), listings,
        office=office, on=date(2026, 7, 1),
    )  # fmt: skip

    paper = Document(BytesIO(content))
    words = [paragraph.text for paragraph in paper.paragraphs]
    assert "THỐNG KÊ ĐOÀN RA" in words
    assert "Các đoàn bắt đầu từ ngày 01/01/2026 đến ngày 30/06/2026" in words
    assert "Còn 1 dòng khác không in ở đây." in words
    with_money, without = [
        table for table in paper.tables if table.rows[0].cells[0].text == "Nội dung"
    ]
    assert [cell.text for cell in with_money.rows[1].cells] == [
        "Sở Mẫu", "2", "10", "6", "1.500.000", "1",
    ]  # fmt: skip
    assert [cell.text for cell in without.rows[1].cells] == ["Sở Mẫu", "2", "10", "6", "1"]
