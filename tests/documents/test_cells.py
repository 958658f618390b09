from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.documents.cells import neutral_cell, plain_cell

TRICKS = st.sampled_from("=+-@\t\r\n＝＋－＠﹢﹣﹦﹫−' \u200b\ufeff\xa0'")
TEXTS = st.builds(
    lambda trick, text: "".join(trick) + text, st.lists(TRICKS, max_size=4), st.text()
)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 24", "-5", "@SUM(A1)", "\t=1", "\rabc", "\nabc", "＝1", "＋1", "－1", "＠a", "  =1",
     "\u200b=1", "\ufeff=cmd|'/c calc'!A0", "﹦1", "−5", "'=1", "''-1", "\xa0+1"],
)  # fmt: skip
def test_a_text_that_looks_like_a_formula_is_neutral(text):
    assert neutral_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=b", "Nguyễn Văn Thử", "'a", "5-1", "（=1)", "’=1", " a"])
def test_other_texts_stay_as_they_are(text):
    assert neutral_cell(text) == text


@pytest.mark.parametrize(
    "value", [5, -5, 0, 1.5, -2.5, Decimal("-9400000"), True, None, date(2026, 2, 5)]
)
def test_numbers_stay_numbers(value):
    assert neutral_cell(value) is value
    assert plain_cell(value) is value


@given(TEXTS)
@settings(max_examples=120)
def test_every_text_comes_back_exactly(text):
    assert plain_cell(neutral_cell(text)) == text


@given(TEXTS)
@settings(max_examples=120)
def test_a_neutral_cell_never_begins_like_a_formula(text):
    cell = neutral_cell(text)

    assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert neutral_cell(cell)[1:] in (cell, cell[1:])
