"""Heading rows wherever they stand, in two languages, in two rows, misspelled, or not at all."""

from collections import Counter

import pytest

from doingoai.delegations.intake.book import Region
from doingoai.delegations.intake.contents import TESTS
from doingoai.delegations.intake.heading_match import (
    Match,
    date_order,
    heading_key,
    is_heading,
    match_heading,
)
from doingoai.delegations.intake.headingless import guess_headings
from doingoai.delegations.intake.headings import find_headings
from doingoai.delegations.intake.member_columns import HOST_COLUMNS, MEMBER_COLUMNS
from doingoai.delegations.intake.programme_columns import PROGRAMME_COLUMNS
from doingoai.delegations.intake.visit_labels import VISIT_LABELS
from tests.delegations.intake.builders import codes, sheet

TABLES = [MEMBER_COLUMNS, HOST_COLUMNS, PROGRAMME_COLUMNS, VISIT_LABELS]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_accepted_heading_means_one_column(table):
    for column in table.columns:
        for word in (*column.words_vi, *column.words_en):
            assert match_heading(word, table).field == column.field, word


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_is_listed_for_two_columns(table):
    owners = {}
    for column in table.columns:
        for word in (*column.words_vi, *column.words_en):
            owners.setdefault(heading_key(word), set()).add(column.field)

    assert [key for key, fields in owners.items() if len(fields) > 1] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_headings_of_the_blank_workbook_are_exact(table):
    for column in table.columns:
        for text in (f"{column.vi} / {column.en}", f"{column.en} / {column.vi}"):
            assert match_heading(text, table).field == column.field, text


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Họ và tên", Match("full_name", "vi")),
        ("HỌ VÀ TÊN", Match("full_name", "vi")),
        ("Ho va ten", Match("full_name", "vi")),
        ("Họ và tên / Full name", Match("full_name", "both")),
        ("Full name\nHọ và tên", Match("full_name", "both")),
        ("Họ và tên (Full name)", Match("full_name", "both")),
        ("Full Name:", Match("full_name", "en")),
        ("NAME*", Match("full_name", "en")),
        ("SURNAME, First name", None),
        ("Date of birth (dd/mm/yyyy)", Match("birth_date", "en")),
        ("DOB dd/mm/yyyy", Match("birth_date", "en")),
        ("Ngày sinh (ngày/tháng/năm)", Match("birth_date", "vi")),
        ("Chức vụ", Match("title_vi", "vi")),
        ("Position", Match("title_en", "en")),
        ("Chức vụ / Position", Match("title", "both")),
        ("Cơ quan - Organisation", Match("organisation", "both")),
        ("Quốc tịch/Nationality", Match("nationality", "both")),
        ("Mr/Ms", Match("honorific", "en")),
        ("Ông/Bà", Match("honorific", "vi")),
        ("Passport #", Match("passport_number", "en")),
        ("#", Match("number", "en")),
        ("Pasport number", Match("passport_number", "en", typo=True)),
        ("Natonality", Match("nationality", "en", typo=True)),
        ("Natonality / Quốc tịh", Match("nationality", "both", typo=True)),
        ("Chức vu", Match("title_vi", "vi")),
        ("Favourite colour", None),
        ("Tame", None),
        ("", None),
        ("123", None),
        ("Name " * 40, None),
    ],
)
def test_a_heading_is_understood(text, match):
    assert match_heading(text, MEMBER_COLUMNS) == match


def test_only_exact_headings_count_as_repeated():
    answers = [is_heading(text, MEMBER_COLUMNS) for text in ("Name", "Tên / Name", "Nmae", "Jane")]

    assert answers == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("DOB (mm/dd/yyyy)", "mdy"),
        ("Expiry dd-mm-yy", "dmy"),
        ("Born yyyy.mm.dd", "ymd"),
        ("dd/dd/yyyy", ""),
        ("DOB", ""),
    ],
)
def test_a_heading_tells_the_order_of_its_dates(text, order):
    assert date_order(text) == order


def found(rows, table=MEMBER_COLUMNS, **more):
    return find_headings(sheet(rows, **more), table)


def test_headings_stand_below_title_rows_in_any_order():
    headings = found(
        [
            ["DANH SÁCH ĐOÀN"],
            [],
            ["Passport", "Name", "No", "Blood group"],
            ["X1", "Jane", 1, "A"],
        ]
    )

    assert (headings.first, headings.last) == (3, 3)
    assert headings.columns == {1: "passport_number", 2: "full_name", 3: "number"}
    assert headings.unknown == {4: "Blood group"}
    assert (headings.english, headings.guessed, headings.doubts) == (True, False, ())
    assert (headings.column_of("full_name"), headings.column_of("sex")) == (2, 0)


def test_two_merged_rows_of_headings_are_one():
    headings = found(
        [
            ["STT", "Họ tên", "Hộ chiếu", None, None],
            [None, None, "Số", "Ngày cấp", "Ngày hết hạn"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            [1, "Thử", "X1", None, None],
        ],
        merged=[Region(1, 1, 2, 1), Region(1, 2, 2, 2), Region(1, 3, 1, 5)],
    )

    assert (headings.first, headings.last) == (1, 3)
    assert list(headings.columns.values()) == [
        "number",
        "full_name",
        "passport_number",
        "passport_issued",
        "passport_expires",
    ]
    assert headings.texts[4] == "Hộ chiếu Ngày cấp"
    assert headings.english is False


def test_two_rows_of_headings_need_no_merging():
    headings = found(
        [
            ["Name", "Arrival", "", "", "Departure", "", ""],
            ["", "Flight", "Date", "Time", "Flight", "Date", "Time"],
            ["Jane", "VN1", "", "", "VN2", "", ""],
        ]
    )

    assert list(headings.columns.values()) == [
        "full_name",
        "arrival_flight",
        "arrival_date",
        "arrival_time",
        "departure_flight",
        "departure_date",
        "departure_time",
    ]


def test_a_second_flight_is_the_way_back():
    headings = found([["Name", "Flight", "Arrival date", "Flight"], ["Jane", "VN1", "", "VN2"]])

    assert headings.columns[4] == "departure_flight"


def test_a_second_column_of_the_same_kind_is_kept_as_notes():
    headings = found([["Name", "Phone", "Mobile"], ["Jane", "1", "2"]])

    assert headings.columns == {1: "full_name", 2: "phone"}
    assert headings.unknown == {3: "Mobile"}
    assert codes(headings.doubts) == ["heading_twice"]
    assert headings.doubts[0].where == "Members!C1"


def test_a_misspelled_heading_is_read_with_a_doubt():
    headings = found([["Name", "Natonality"], ["Jane", "JP"]])

    assert headings.columns[2] == "nationality"
    assert codes(headings.doubts) == ["heading_typo"]


def test_one_heading_over_two_columns_of_the_name():
    headings = found(
        [["STT", "Họ và tên", None, "Chức vụ"], [1, "Nguyễn Văn", "Thử", "Giám đốc"]],
        merged=[Region(1, 2, 1, 3)],
    )

    assert headings.columns == {1: "number", 2: "full_name", 3: "full_name", 4: "title_vi"}


def test_beside_a_family_name_a_name_is_the_given_name():
    headings = found([["Họ", "Tên", "Chức vụ"], ["Nguyễn", "Thử", "x"]])

    assert list(headings.columns.values()) == ["family_name", "given_name", "title_vi"]


def test_a_full_name_beside_a_family_name_stays_full():
    headings = found([["Surname", "Full name", "Post"], ["Sample", "Jane Sample", "x"]])

    assert list(headings.columns.values()) == ["family_name", "full_name", "title_en"]


def test_a_title_that_says_mr_and_ms_is_the_honorific():
    rows = [["Title", "Name", "Position"], ["Mr", "John", "Mayor"], ["Ms.", "Jane", "Clerk"]]

    assert found(rows).columns == {1: "honorific", 2: "full_name", 3: "title_en"}


def test_a_title_stays_a_title_beside_an_honorific():
    rows = [["Mr/Ms", "Name", "Title"], ["Mr", "John", "Dr"], ["Ms.", "Jane", "Dr"]]

    assert found(rows).columns == {1: "honorific", 2: "full_name", 3: "title_en"}


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Jane", "Mayor"]],
        [["Name"], ["Jane"]],
        [["Position", "Passport"], ["Mayor", "X1"]],
        [["x"] for _ in range(70)] + [["Name", "Title"]],
    ],
)
def test_without_headings_none_are_found(rows):
    assert found(rows) is None


def test_columns_are_told_by_what_they_hold():
    rows = [
        ["1", "Jane SAMPLE", "Mayor of Sampleville", "X1234567", "05/02/1970", "jane@example.org"],
        ["2", "John SMITH", "Deputy Mayor", "X1234568", "06/02/1971", "john@example.org"],
        ["3", "KIM Mau Mau", "Director", "X1234569", "07/02/1972", ""],
    ]

    headings = guess_headings(sheet(rows))

    assert list(headings.columns.values()) == [
        "number",
        "full_name",
        "title",
        "passport_number",
        "birth_date",
        "email",
    ]
    assert (headings.guessed, codes(headings.doubts)) == (True, ["headings_guessed"])


def test_a_column_nobody_can_tell_is_kept():
    headings = guess_headings(sheet([["Jane Sample", "??"], ["John Smith", "!!"]]))

    assert (headings.columns, headings.unknown) == ({1: "full_name"}, {2: "B"})


def test_without_names_nothing_is_guessed():
    assert guess_headings(sheet([["1", "x"], ["2", "y"]])) is None


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("12.", "number"),
        ("jane@example.org", "email"),
        ("05/02/1970", "birth_date"),
        ("Nữ", "sex"),
        ("Mrs.", "honorific"),
        ("VN 417", "arrival_flight"),
        ("B1234567", "passport_number"),
        ("+84 24 0000 0000", "phone"),
        ("Japan", "nationality"),
        ("Trưởng đoàn", "role"),
        ("Mayor of Sampleville", "title"),
        ("Jane SAMPLE", "full_name"),
        ("nguyễn văn thử", "full_name"),
    ],
)
def test_content_is_told(value, field):
    assert next(name for name, test in TESTS if test(value)) == field


def test_a_word_alone_is_no_name():
    assert [name for name, test in TESTS if test("jane doe of nowhere at all x y z")] == ["title"]


def test_the_tables_offer_each_field_once():
    for table in TABLES:
        assert [f for f, times in Counter(table.fields).items() if times > 1] == []
