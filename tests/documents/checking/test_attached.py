"""A text that a decision brings into force cites it, and has no number and date of its own."""

from dataclasses import replace

import pytest

from doingoai.documents.checking import check_paper
from tests.documents.checking import papers
from tests.documents.checking.papers import LONG

ATTACHED = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 20 tháng 12 năm 2026)"


@pytest.mark.parametrize(("said", "found"), [(ATTACHED, []), ("(Dự thảo lần 2)", ["C07", "C09"])])
def test_a_text_brought_into_force_by_a_decision_has_no_number_and_date_of_its_own(said, found):
    plan = replace(
        papers.report(), title="KẾ HOẠCH", subject="Hoạt động đối ngoại năm 2027",
        number="", place_date="", addressees=(), body=(said, LONG),
    )  # fmt: skip

    assert [
        code
        for code in sorted({one.code for one in check_paper(papers.build(plan)).broken})
        if code in ("C07", "C09")
    ] == found
