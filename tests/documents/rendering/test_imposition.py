from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from doingoai.documents.rendering.imposition import folded_order, folding_sheets
from doingoai.documents.rendering.print_engine import PrintJob, render_pdf
from tests.documents.rendering.reading import page_texts

EIGHT = '#set page("a6", margin: 9mm)\n#set text(font: "Tinos")\n#range(8).map(n => [Trang #str(n + 1)]).join(pagebreak())'


@pytest.fixture(scope="module")
def booklet() -> bytes:
    [result] = render_pdf([PrintJob("booklet", EIGHT, {}, date(2026, 1, 2))])
    return result.pdf


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (0, []),
        (1, [(3, 0), (1, 2)]),
        (4, [(3, 0), (1, 2)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_pages_follow_once_the_sheets_are_folded(count, sides):
    assert folded_order(count) == sides


@pytest.mark.parametrize("count", [4, 12, 40])
def test_every_page_lies_on_the_sheets_once(count):
    assert sorted(page for side in folded_order(count) for page in side) == list(range(count))


def test_two_pages_stand_on_each_side_of_a_sheet(booklet):
    assert page_texts(folding_sheets(booklet)) == [
        "Trang 8 Trang 1",
        "Trang 2 Trang 7",
        "Trang 6 Trang 3",
        "Trang 4 Trang 5",
    ]


def test_the_same_booklet_gives_the_same_bytes(booklet):
    assert folding_sheets(booklet) == folding_sheets(booklet)


def test_the_sheets_are_a4_unless_told(booklet, tmp_path):
    path = tmp_path / "sheets.pdf"
    path.write_bytes(folding_sheets(booklet))

    box = PdfReader(path).pages[0].mediabox

    assert (round(box.width), round(box.height)) == (842, 595)


def test_missing_and_empty_pages_stay_blank(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(298, 420)
    path = tmp_path / "blank.pdf"
    writer.write(path)

    assert page_texts(folding_sheets(path.read_bytes())) == ["", ""]
