import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingoai.foundation.collation import name_sort_key, sort_key

# Sorted by ICU's own Vietnamese collation (PostgreSQL 15, vi-x-icu); invented syllables and words.
ICU_ORDER = (Path(__file__).parent / "icu_order.txt").read_text(encoding="utf-8").splitlines()


def _shuffled(items):
    return random.Random(3).sample(items, len(items))


@pytest.mark.parametrize(
    "order",
    [
        "a|à|ả|ã|á|ạ|ă|ằ|ẳ|ẵ|ắ|ặ|â|ầ|ẩ|ẫ|ấ|ậ|b|c|d|đ|e|è|ẻ|ẽ|é|ẹ|ê|ề|ể|ễ|ế|ệ|g|h|i|ì|ỉ|ĩ|í|ị",
        "o|ò|ỏ|õ|ó|ọ|ô|ồ|ổ|ỗ|ố|ộ|ơ|ờ|ở|ỡ|ớ|ợ|p|q|r|s|t|u|ù|ủ|ũ|ú|ụ|ư|ừ|ử|ữ|ứ|ự|v|x|y|ỳ|ỷ|ỹ|ý|ỵ",
        "f|g|h|i|j|k|l|m|n|o|p|w|x|y|z",
        "Hoa|Hòa|Hỏa|Hõa|Hóa|Họa|Hoan",
        "da|dà|dả|dã|dá|dạ|dan|đa|đà|đan",
        "an|An|AN|án|Án|ang",
        "Lê An|Lệ An|Lê Ánh|Lê Hà|Lê-na|Lên",
        "Thúy|Thúy 10|Thúy 2|Thúy A",
        "ae|Æ|aez|af",
        "ss|ß|st",
        "1|¹|½|2",
        "z|Ёлка|Йошкар|王|김|박",
    ],
)
def test_words_stand_in_vietnamese_order(order):
    ordered = order.split("|")

    assert sorted(_shuffled(ordered), key=sort_key) == ordered


def test_the_order_is_that_of_icu():
    assert sorted(_shuffled(ICU_ORDER), key=sort_key) == ICU_ORDER


def test_both_spellings_of_a_tone_share_a_place():
    assert sort_key("Hoà") == sort_key("Hòa") == sort_key("Hoa\u0300")


def test_unseen_signs_have_no_weight():
    assert sort_key("A\u200bn\x00") == sort_key("An")


def test_a_lone_mark_weighs_after_none():
    assert sorted(["a\u0323\u0301", "a", "\u0301"], key=sort_key) == [
        "\u0301",
        "a",
        "a\u0323\u0301",
    ]


@given(st.text(), st.text())
def test_every_database_sorts_the_keys_alike(one, other):
    first, second = sort_key(one), sort_key(other)

    assert all(c in "0123456789abcdefghijklmnopqrstuvwxyz" for c in first + second)
    assert (first < second) == (first.encode() < second.encode())


def test_people_are_listed_by_given_then_family_then_middle_name():
    ordered = [
        ("Trần", "Văn", "An"),
        ("Lê", "Thị", "Ánh"),
        ("Nguyễn", "", "Bình"),
        ("Nguyễn", "Thị", "Bình"),
        ("Nguyễn", "Văn", "Bình"),
        ("Đỗ", "Văn", "Cường"),
        ("", "", "Đào"),
    ]

    assert sorted(_shuffled(ordered), key=lambda name: name_sort_key(*name)) == ordered


def test_capitals_do_not_part_people_of_one_given_name():
    ordered = [("Bùi", "", "AN"), ("Lê", "", "An"), ("LÊ", "", "AN"), ("Vũ", "", "an")]

    assert sorted(_shuffled(ordered), key=lambda name: name_sort_key(*name)) == ordered


def test_a_part_of_a_name_does_not_run_into_the_next():
    assert name_sort_key("Bảo", "", "An") < name_sort_key("An", "", "Anh")
