"""When an item is meant to be, as people write it."""

from datetime import date

import pytest

from doingoai.foundation.vietnamese import UnreadableDate
from doingoai.yearplan.when import read_month, read_when


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3/2027", (2027, 3)),
        ("03-2027", (2027, 3)),
        ("tháng 3 năm 2027", (2027, 3)),
        ("Tháng 12/2027", (2027, 12)),
        ("2027-03", (2027, 3)),
        ("13/2027", None),
        ("15/3/2027", None),
        ("", None),
    ],
)
def test_a_month_is_read_and_a_day_is_none(text, found):
    assert read_month(text) == found


@pytest.mark.parametrize(
    ("text", "is_end", "found"),
    [
        ("2/2027", False, (date(2027, 2, 1), True)),
        ("2/2028", True, (date(2028, 2, 29), True)),
        ("15/3/2027", True, (date(2027, 3, 15), False)),
    ],
)
def test_a_month_means_its_first_or_last_day(text, is_end, found):
    assert read_when(text, is_end=is_end) == found


def test_what_is_no_time_is_refused_in_words():
    with pytest.raises(UnreadableDate):
        read_when("quý III", is_end=False)
