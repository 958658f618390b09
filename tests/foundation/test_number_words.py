import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.foundation.number_words import money_in_words, number_in_words, number_in_words_en

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
VALUES = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
STEPS = "thousand million billion trillion quadrillion quintillion"
ENGLISH = {word: value for value, word in enumerate(SMALL.split())}
ENGLISH |= {word: 10 * value for value, word in enumerate(TENS.split(), start=2)}
ENGLISH_STEPS = {word: 1000**power for power, word in enumerate(STEPS.split(), start=1)}


def _read_below_billion(said: list[str]) -> int:
    total = group = digit = 0
    for word in said:
        if word in VALUES:
            digit = VALUES[word]
        elif word in ("trăm", "mươi"):
            group, digit = group + digit * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu"):
            total += (group + digit) * (1000 if word == "nghìn" else 10**6)
            group = digit = 0
    return total + group + digit


def _read(said: list[str]) -> int:
    """Read words back: what stands before the last "tỷ" counts billions."""
    if "tỷ" not in said:
        return _read_below_billion(said)
    last = len(said) - 1 - said[::-1].index("tỷ")
    return _read(said[:last]) * 10**9 + _read_below_billion(said[last + 1 :])


def _read_english(said: str) -> int:
    total = group = 0
    for word in said.replace("-", " ").split():
        if word in ENGLISH:
            group += ENGLISH[word]
        elif word == "hundred":
            group *= 100
        elif word in ENGLISH_STEPS:
            total, group = total + group * ENGLISH_STEPS[word], 0
    return total + group


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (1100, "một nghìn một trăm"),
        (20021, "hai mươi nghìn không trăm hai mươi mốt"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (9_400_000, "chín triệu bốn trăm nghìn"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (10**18, "một tỷ tỷ"),
        (10**18 + 10**9 + 5, "một tỷ không trăm linh một tỷ không trăm linh năm"),
        (-21, "âm hai mươi mốt"),
    ],
)
def test_numbers_are_said_in_full(number, said):
    assert number_in_words(number) == said


def test_the_southern_words_can_be_asked_for():
    assert number_in_words(1005, thousand="ngàn", zero="lẻ") == "một ngàn không trăm lẻ năm"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (9_400_000, "Chín triệu bốn trăm nghìn đồng chẵn"),
        (1_000, "Một nghìn đồng chẵn"),
        (1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        (0, "Không đồng"),
        (-5_000, "Âm năm nghìn đồng chẵn"),
    ],
)
def test_money_is_said_as_estimates_end(amount, said):
    assert money_in_words(amount) == said


@given(st.integers(min_value=0, max_value=10**27))
def test_what_is_said_can_be_read_back(number):
    assert _read(number_in_words(number).split()) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (19, "nineteen"),
        (40, "forty"),
        (101, "one hundred and one"),
        (1005, "one thousand and five"),
        (1100, "one thousand one hundred"),
        (9_400_000, "nine million four hundred thousand"),
        (-21, "minus twenty-one"),
    ],
)
def test_numbers_are_said_in_english(number, said):
    assert number_in_words_en(number) == said


@given(st.integers(min_value=0, max_value=10**21 - 1))
def test_what_is_said_in_english_can_be_read_back(number):
    assert _read_english(number_in_words_en(number)) == number
