"""Lists of guests: values, and remarks with addresses."""

import sys
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from django.utils import translation

from doingoai.delegations.facts import VIET_NAM, FlightFacts
from doingoai.delegations.intake.book import Book, Region
from doingoai.delegations.intake.known import KnownPerson, People
from doingoai.delegations.intake.members import compare_with, read_members
from doingoai.delegations.intake.remarks import UnreadableBook
from doingoai.delegations.intake.sources import read_spreadsheet
from doingoai.delegations.states import MemberRole
from doingoai.directory.facts import PassportFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, PassportKind, Sex
from tests.delegations.intake.builders import book, codes, sheet, xlsx
from tests.delegations.many_people import big_list

HEAD = ["Name", "Position", "Passport number", "Date of birth"]
JANE = ["Jane SAMPLE", "Mayor", "X1234567", date(1970, 2, 5)]
JOHN = ["John SMITH", "Clerk", "X7654321", date(1980, 2, 5)]


def read(rows, **more):
    return read_members(book(rows), **more)


def only(rows, **more):
    (row,) = read(rows, **more).rows
    return row


def test_every_column_of_a_row_becomes_a_value():
    heads = [
        "No.", "Title", "Full name", "Native name", "Vietnamese reading", "Sex", "DOB", "Nationality",
        "Position", "Organisation", "Role", "Passport number", "Passport type", "Issue date",
        "Expiry date", "Languages", "Diet", "Phone", "E-mail", "Arrival flight", "Arrival date",
        "Arrival time", "Departure flight", "Departure date", "Departure time", "Hotel", "Room",
        "Shares with", "Car", "Biography", "Photo", "Notes", "Blood group",
    ]  # fmt: skip
    cells = [
        1.0, "H.E. Ms", "KIM Mau", "김모", "Kim Mô", "F", date(1970, 2, 5), "Korean",
        "Mayor of Mau-si", "Mau-si City", "Head of Delegation", "m 123-4567", "Diplomatic",
        "01/03/2020", date(2030, 3, 1), "Korean, English", "No pork", "+82 2 000 0000",
        "mau@example.org", "VN 417", date(2026, 2, 9), time(10, 25), "VN416", "12/02/2026", "23h40",
        "Hồ Mẫu Hotel", 1205.0, "John Smith", 1.0, "Mayor since 2022.", "kim.jpg", "arrives early",
        "A+",
    ]  # fmt: skip

    row = only([heads, cells])

    member = row.member
    assert member == replace(
        member,
        key="row-1",
        name=PersonName(
            "Mau", "Kim", order=NameOrder.FAMILY_FIRST, native="김모", reading_vi="Kim Mô"
        ),
        raw_name="H.E. Ms KIM Mau 김모",
        honorific="H.E. Ms",
        sex=Sex.FEMALE,
        role=MemberRole.HEAD,
        order=1,
        title_en="Mayor of Mau-si",
        organisation_en="Mau-si City",
        rank="mayor",
        nationality="KR",
        birth_date=date(1970, 2, 5),
        passport=PassportFacts(
            "M1234567", PassportKind.DIPLOMATIC, "KR", date(2020, 3, 1), date(2030, 3, 1)
        ),
        languages=("ko", "en"),
        diet="No pork",
        phone="+82 2 000 0000",
        email="mau@example.org",
        arrival=FlightFacts("VN417", datetime(2026, 2, 9, 10, 25, tzinfo=VIET_NAM)),
        departure=FlightFacts("VN416", datetime(2026, 2, 12, 23, 40, tzinfo=VIET_NAM)),
        hotel="Hồ Mẫu Hotel",
        room="1205",
        shares_room_with="John Smith",
        car="1",
        bio_en="Mayor since 2022.",
        photo="kim.jpg",
        notes=(("Blood group", "A+"), ("Notes", "arrives early")),
    )
    assert (row.faults, codes(row.changes)) == (
        (),
        ["name_case", "rank_guessed", "passport_form"],
    )
    assert codes(row.doubts) == ["date_ambiguous", "date_ambiguous"]
    assert row.raw["room"] == "1205"


def test_every_remark_has_its_address():
    row = only([["x"], HEAD, ["TBC", "y", "31/02", "31/02/2026"]])

    assert [(remark.where, remark.code) for remark in row.faults] == [
        ("Members!A3", "intake.name_missing")
    ]


def test_a_fault_says_what_was_found_and_how_to_mend_it():
    with translation.override("en"):
        row = only([HEAD, ["Jane SAMPLE", "Mayor", "X1234567", "31/02/1970"]])

    (fault,) = row.faults
    assert (fault.where, fault.found, fault.field) == ("Members!D2", "31/02/1970", "birth_date")
    assert fault.message == "“31/02/1970” does not exist: month 2/1970 has 28 days."
    assert row.member.notes == (("Date of birth", "31/02/1970"),)


def test_unknown_columns_are_kept_and_named():
    listed = read([[*HEAD, "Blood group", None], [*JANE, "A+", "x"]])

    assert listed.unknown_columns == ("Blood group", "F")
    assert listed.members[0].notes == (("Blood group", "A+"), ("F", "x"))
    assert (listed.sheet, listed.heading_row, listed.columns["full_name"]) == ("Members", 1, "A")


def test_error_cells_are_faults_and_empty():
    content = xlsx({"Members": [HEAD, ["Jane", "=#REF!", "#N/A", None], ["John", "x", "=#N/A"]]})

    listed = read_members(read_spreadsheet(content, "list.xlsx"))

    assert [(fault.where, fault.found) for fault in listed.all_faults] == [
        ("Members!B2", "#REF!"),
        ("Members!C2", "#N/A"),
        ("Members!C3", "#N/A"),
    ]
    assert listed.members[0].passport is None


def test_rows_that_are_no_people_are_left_out_with_reasons():
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Ghi chú"],
        ["I. LÃNH ĐẠO", None, None, None],
        [1, "Nguyễn Văn Thử", "Giám đốc", None],
        [2, None, None, None],
        ["STT", "Họ và tên", "Chức vụ", "Ghi chú"],
        [None, "BÁO CHÍ:", None, None],
        [2, "Trần Thị Mẫu", "Phóng viên", None],
        [None, "Phóng viên", None, None],
        [3, "Lê Văn Ví Dụ", None, None],
        ["Tổng cộng: 3 người", None, None, None],
        [],
        ["Ghi chú: danh sách có thể thay đổi", None, None, None],
    ]

    listed = read(rows)

    assert [m.name.full for m in listed.members] == [
        "Nguyễn Văn Thử",
        "Trần Thị Mẫu",
        "Lê Văn Ví Dụ",
    ]
    assert [(doubt.row, doubt.code.removeprefix("intake.row_")) for doubt in listed.left_out] == [
        (2, "section"),
        (6, "section"),
        (8, "section"),
        (10, "total"),
        (12, "footnote"),
    ]
    assert [m.role for m in listed.members] == [
        MemberRole.MEMBER,
        MemberRole.PRESS,
        MemberRole.PRESS,
    ]
    assert [row.number for row in listed.rows] == [1, 2, 3]


def test_wide_merged_rows_are_sections_even_with_a_name():
    rows = [[*HEAD], ["Sample Group", None, None, None], JANE]

    listed = read_members(Book((sheet(rows, merged=[Region(2, 1, 2, 4)]),)))

    assert (len(listed.rows), codes(listed.left_out)) == (1, ["row_section"])


def test_a_list_of_names_alone_has_no_sections():
    listed = read([["No", "Name"], [1, "Jane Office"], [None, "John SMITH"]])

    assert [member.name.full for member in listed.members] == ["Jane Office", "John Smith"]


def test_a_person_named_like_a_total_is_a_person():
    assert only([["Họ tên", "Chức vụ"], ["Tống Văn Thử", "x"]]).member.name.family == "Tống"


def test_a_name_alone_with_its_position_is_a_person():
    rows = [["Name", "Passport", "Room"], ["Jane Sample, Mayor", None, None]]

    assert only(rows).member.title_en == "Mayor"


def test_a_name_merged_over_two_rows_is_one_person():
    rows = [HEAD, ["Jane SAMPLE", "Mayor", "X1234567", None], [None, "City Hall", None, None]]

    (row,) = read_members(Book((sheet(rows, merged=[Region(2, 1, 3, 1)]),))).rows

    assert row.member.title_en == "Mayor, City Hall"


def test_a_hotel_merged_over_rows_is_everybody_s():
    rows = [["Name", "Hotel"], ["Jane SAMPLE", "Mau"], ["John SMITH", None]]

    listed = read_members(Book((sheet(rows, merged=[Region(2, 2, 3, 2)]),)))

    assert [member.hotel for member in listed.members] == ["Mau", "Mau"]


def test_one_heading_over_family_and_given_columns_joins_them():
    rows = [["Họ và tên", None, "Chức vụ"], ["Nguyễn Văn", "Thử", "x"]]

    (row,) = read_members(Book((sheet(rows, merged=[Region(1, 1, 1, 2)]),))).rows

    assert row.member.name == PersonName("Thử", "Nguyễn", "Văn")


@pytest.mark.parametrize(
    ("heads", "cells", "country", "name"),
    [
        (["Surname", "First name"], ["SAMPLE", "Jane"], "", PersonName("Jane", "Sample", order="given_first")),
        (["Surname", "First name", "Middle name"], ["SAMPLE", "Jane Ann", "Bea"], "GB",
         PersonName("Jane Ann", "Sample", "Bea", "given_first")),
        (["Họ", "Tên đệm", "Tên"], ["Nguyễn", "Thị", "Thanh Mẫu"], "VN",
         PersonName("Thanh Mẫu", "Nguyễn", "Thị")),
        (["Họ và tên đệm", "Tên"], ["Nguyễn Văn", "Thử"], "VN", PersonName("Thử", "Nguyễn", "Văn")),
        (["Surname", "Position"], ["SAMPLE", "Mayor"], "GB", PersonName("Sample", order="given_first")),
        (["Given name", "Position"], ["Jane", "Mayor"], "GB", PersonName("Jane", order="given_first")),
        (["Full name", "Surname"], ["SAMPLE Jane", "Sample"], "GB",
         PersonName("Jane", "Sample", order="given_first")),
        (["Name in Korean", "Position"], ["김모", "Mayor"], "KR", PersonName("김모", native="김모")),
    ],
)  # fmt: skip
def test_a_name_may_stand_in_several_columns(heads, cells, country, name):
    assert only([heads, cells], country=country).member.name == name


def test_a_lone_column_of_positions_may_hold_either_language():
    rows = [
        ["Họ tên", "Chức vụ"],
        ["Jane SAMPLE", "Mayor of Sampleville"],
        ["John SMITH", "Thị trưởng / Mayor"],
        ["Trần Mẫu", "Giám đốc Sở"],
        ["Lê Thử", "-"],
        ["Ana MUESTRA", "x" * 260],
    ]

    listed = read(rows)

    assert [(m.title_vi, m.title_en) for m in listed.members] == [
        ("", "Mayor of Sampleville"),
        ("Thị trưởng", "Mayor"),
        ("Giám đốc Sở", ""),
        ("", ""),
        ("", ""),
    ]
    assert codes(listed.rows[0].changes) == ["name_case", "language", "rank_guessed"]
    assert codes(listed.rows[4].faults) == ["text_too_long"]
    assert listed.members[4].notes == (("Chức vụ", "x" * 260),)


def test_two_columns_of_positions_keep_their_languages():
    rows = [
        ["Name", "Chức vụ", "Chức vụ (tiếng Anh)"],
        ["Jane SAMPLE", "Thị trưởng", "Bürgermeister"],
    ]

    member = only(rows).member

    assert (member.title_vi, member.title_en) == ("Thị trưởng", "Bürgermeister")


def test_a_position_beside_the_name_does_not_push_out_the_column():
    member = only([["Name", "Position"], ["Jane Sample - Deputy Mayor", "Mayor"]]).member

    assert (member.title_en, member.notes) == ("Mayor", (("Position", "Deputy Mayor"),))


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (["Jane SAMPLE (Head of Delegation)", "Mayor", None], MemberRole.HEAD),
        (["Jane SAMPLE", "Mayor (Trưởng đoàn)", None], MemberRole.HEAD),
        (["Jane SAMPLE", "Deputy Mayor - Deputy Head of Delegation", None], MemberRole.DEPUTY),
        (["Jane SAMPLE", "Interpreter", None], MemberRole.INTERPRETER),
        (["Jane SAMPLE", "Spouse of the Mayor", None], MemberRole.SPOUSE),
        (["Jane SAMPLE", "Phóng viên báo Mẫu", None], MemberRole.PRESS),
        (["Jane SAMPLE", "Security officer", None], MemberRole.SUITE),
        (["Jane SAMPLE", "Clerk", "Head of delegation"], MemberRole.HEAD),
        (["Jane SAMPLE", "Head of Division", None], MemberRole.MEMBER),
    ],
)
def test_a_role_may_be_told_elsewhere(cells, role):
    assert only([["Name", "Position", "Remarks"], cells]).member.role == role


def test_the_sex_of_the_column_wins_over_the_honorific():
    row = only([["Name", "Sex", "Title"], ["Mr Jane SAMPLE", "F", "Mr"]])

    assert (row.member.sex, codes(row.doubts)) == (Sex.FEMALE, ["sex_conflict"])


def test_an_honorific_that_says_nothing_is_kept_short():
    row = only([["Name", "Honorific"], ["Jane SAMPLE", "Grand Commander"]])

    assert row.member.honorific == "Grand Commander"


def test_a_passport_that_expires_before_its_issue_is_doubted():
    heads = ["Name", "Passport", "Issue date", "Expiry date"]

    row = only([heads, ["Jane SAMPLE", "X1234567", date(2030, 1, 1), date(2020, 1, 1)]])

    assert codes(row.doubts) == ["passport_dates"]


def test_ambiguous_dates_of_english_lists_are_doubted_unless_the_column_proves_them():
    alone = read([HEAD, ["Jane SAMPLE", "Mayor", "X1234567", "03/04/1970"]])
    proved = read(
        [
            HEAD,
            ["Jane SAMPLE", "Mayor", "X1234567", "03/04/1970"],
            ["John SMITH", "Clerk", "X7654321", "04/25/1980"],
        ]
    )
    headed = read([["Name", "DOB (mm/dd/yyyy)"], ["Jane SAMPLE", "03/04/1970"]])

    assert codes(alone.rows[0].doubts) == ["date_ambiguous"]
    assert [m.birth_date for m in proved.members] == [date(1970, 3, 4), date(1980, 4, 25)]
    assert headed.members[0].birth_date == date(1970, 3, 4)


def test_a_short_year_of_birth_lies_in_the_past():
    row = only([HEAD, ["Jane SAMPLE", "Mayor", "X1234567", "05/02/30"]], as_of=date(2026, 1, 1))

    assert row.member.birth_date == date(1930, 2, 5)


def test_people_listed_twice_are_doubted():
    rows = [
        HEAD,
        JANE,
        ["SAMPLE Jane", "Mayor", None, None],
        JOHN,
        ["Bob Smith", "x", "X7654321", None],
    ]

    listed = read(rows)

    assert [codes(row.doubts) for row in listed.rows] == [
        [],
        ["name_parts", "row_twice"],
        [],
        ["row_twice"],
    ]
    with translation.override("en"):
        assert "row 2" in read(rows).rows[1].doubts[1].message
    assert compare_with(listed, ()).rows == listed.rows


def test_two_people_of_one_name_and_different_birth_are_two():
    listed = read([HEAD, JANE, ["Jane SAMPLE", "Clerk", "X0000001", date(1999, 9, 9)]])

    assert [codes(row.doubts) for row in listed.rows] == [[], []]


def test_the_same_row_twice_has_two_keys():
    listed = read([HEAD, JANE, JANE])

    first, second = (row.row_key for row in listed.rows)
    assert second == f"{first}.2"
    assert [row.row_key for row in compare_with(listed, ()).rows] == [first, second]


def test_the_sheet_that_looks_most_like_a_list_is_read():
    small = sheet([["Name", "Title"], ["Old MEMBER", "x"]], "Old")
    large = sheet([HEAD, JANE], "Sheet2")
    named = sheet([["Name", "Title"], ["Ana MUESTRA", "x"]], "Thành viên|Members")
    hidden = sheet([HEAD, JOHN], "Danh sách", hidden=True)

    by_size = read_members(Book((small, large, hidden)))
    by_name = read_members(Book((small, large, named)))
    asked = read_members(Book((small, large, hidden)), sheet="Danh sách")
    only_hidden = read_members(Book((hidden,)))

    assert [r.sheet for r in (by_size, by_name, asked, only_hidden)] == [
        "Sheet2",
        "Thành viên|Members",
        "Danh sách",
        "Danh sách",
    ]
    assert [(doubt.code, doubt.sheet) for doubt in by_size.doubts] == [
        ("intake.other_sheet", "Old")
    ]


def test_a_list_without_headings_is_guessed():
    listed = read(
        [["1", "Jane SAMPLE", "Mayor of Sampleville"], ["2", "John SMITH", "Deputy Mayor"]]
    )

    assert [m.title_en for m in listed.members] == ["Mayor of Sampleville", "Deputy Mayor"]
    assert (listed.heading_row, codes(listed.doubts)) == (0, ["headings_guessed"])


def test_a_book_without_people_is_refused():
    with pytest.raises(UnreadableBook) as refused:
        read([["Budget", 1], ["Total", 2]])

    assert refused.value.code == "intake.no_list"
    assert [fault.sheet for fault in refused.value.faults] == ["Members"]


def calls(work) -> int:
    """How many functions are called, of Python and below: work that does not depend on the clock."""
    count = 0

    def hear(_frame, event, _argument) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(hear)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_the_work_grows_as_the_list_does_not_as_its_square():
    books = {n: read_spreadsheet(big_list(n), "big.xlsx") for n in (50, 150, 450)}
    read_members(books[50])

    work = {n: calls(lambda n=n: read_members(books[n])) for n in books}

    assert [len(read_members(books[n]).rows) for n in books] == [50, 150, 450]
    assert work[450] - work[150] < 1.5 * 3 * (work[150] - work[50])


def test_the_work_for_one_row_does_not_grow_with_the_directory():
    listed = read_members(read_spreadsheet(big_list(5), "big.xlsx"))
    rows = [KnownPerson("row", member.name) for member in listed.members]

    def work(size: int) -> int:
        known = (replace(rows[n % 5], key=f"person-{n}") for n in range(size))
        directory = People(known)
        return calls(lambda: [directory.match(row) for row in rows])

    assert work(8_000) < 1.01 * work(2_000)
