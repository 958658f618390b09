"""Who stands where in a picture, told from the own right, and the caption that says it."""

import pytest

from doingoai.afterwards.lineup import caption, line_up, rows_of_plan


@pytest.mark.parametrize(
    ("hosts", "guests", "rows"),
    [
        ([], [], ()),
        (["H1"], [], (("H1",),)),
        (["H1"], ["G1"], (("G1", "H1"),)),
        (["H1", "H2"], ["G1"], (("G1", "H1", "H2"),)),
        (["H1", "H2"], ["G1", "G2"], (("G2", "G1", "H1", "H2"),)),
        (["H1"], ["G1", "G2", "G3"], (("G3", "G1", "H1", "G2"),)),
    ],
)
def test_the_host_stands_in_the_middle_with_the_chief_guest_on_the_hosts_right(hosts, guests, rows):
    assert line_up(hosts, guests) == rows


def test_rows_follow_by_rank_and_nobody_stands_twice():
    hosts, guests = [f"H{n}" for n in range(6)], [f"G{n}" for n in range(6)]

    rows = line_up(hosts, guests, most_in_row=5)

    assert [len(row) for row in rows] == [5, 5, 2]
    assert rows[0][2] == "H0"
    assert sorted(one for row in rows for one in row) == sorted([*hosts, *guests])


def test_a_plan_of_a_line_up_is_read_from_the_own_right_and_other_layouts_are_not():
    places = {"a": "r1-c", "b": "r1-r1", "c": "r1-l1", "d": "r1-r2", "e": "r2-c", "x": "host-c", "y": "rx-c", "z": "r1-q1"}  # fmt: skip

    assert rows_of_plan(places) == (("d", "b", "a", "c"), ("e",))


@pytest.mark.parametrize(
    ("rows", "language", "text"),
    [
        ([], "vi", "Hội đàm."),
        ([["Ông A", "Bà B"]], "vi", "Hội đàm. Từ trái sang phải: Ông A; Bà B."),
        ([["Mr A"], ["Ms B"]], "en", "Hội đàm. Front row, from left to right: Mr A. Second row: Ms B."),
        ([["Ông A"], ["Bà B"]], "vi", "Hội đàm. Hàng trước, từ trái sang phải: Ông A. Hàng thứ hai: Bà B."),
    ],
)  # fmt: skip
def test_a_caption_reads_as_the_picture_does(rows, language, text):
    assert caption("Hội đàm.", rows, language) == text


def test_a_caption_without_an_occasion_begins_with_the_names():
    assert caption("", [["Mr A"]], "en") == "From left to right: Mr A."
