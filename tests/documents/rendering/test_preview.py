import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from PIL import Image

from doingoai.documents.rendering.preview import WIDEST, pdf_page_count, pdf_page_png
from doingoai.documents.rendering.print_engine import PrintJob, render_pdf
from doingoai.foundation.refusals import RuleBroken


@pytest.fixture(scope="module")
def two_pages() -> bytes:
    source = '#set page("a6")\n#set text(font: "Tinos")\nMột #pagebreak() Hai'
    [result] = render_pdf([PrintJob("two", source, {}, date(2026, 1, 2))])
    return result.pdf


def test_pages_are_counted(two_pages):
    assert pdf_page_count(two_pages) == 2


def test_a_page_is_drawn_in_the_width_asked_for(two_pages):
    picture = Image.open(io.BytesIO(pdf_page_png(two_pages, 2, 210)))

    assert (picture.format, picture.size) == ("PNG", (210, 297))


@pytest.mark.parametrize(("asked", "drawn"), [(0, 1), (10 * WIDEST, WIDEST)])
def test_no_picture_is_empty_or_enormous(two_pages, asked, drawn):
    assert Image.open(io.BytesIO(pdf_page_png(two_pages, 1, asked))).width == drawn


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(two_pages, page):
    with pytest.raises(RuleBroken) as refusal:
        pdf_page_png(two_pages, page, 100)

    assert refusal.value.code == "preview.no_such_page"


@pytest.mark.parametrize("content", [b"", b"no pdf at all", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(RuleBroken) as counted:
        pdf_page_count(content)
    with pytest.raises(RuleBroken) as drawn:
        pdf_page_png(content, 1, 100)

    assert (counted.value.code, drawn.value.code) == ("preview.unreadable",) * 2


def test_threads_may_draw_at_once(two_pages):
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: pdf_page_png(two_pages, 1, 80), range(16)))

    assert len(set(pictures)) == 1
