"""Lists of guests, again: people known already, the same file again, corrections of rows."""

from datetime import date

import pytest

from doingoai.delegations.intake.known import KnownPerson
from doingoai.delegations.intake.members import apply_corrections, compare_with, read_members
from doingoai.delegations.intake.sources import read_spreadsheet
from doingoai.delegations.states import MemberRole
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder
from doingoai.foundation.refusals import RuleBroken
from tests.delegations.intake.builders import book, xlsx

HEAD = ["Name", "Position", "Passport number", "Date of birth"]
JANE = ["Jane SAMPLE", "Mayor", "X1234567", date(1970, 2, 5)]
JOHN = ["John SMITH", "Clerk", "X7654321", date(1980, 2, 5)]


def read(rows, **more):
    return read_members(book(rows), **more)


def only(rows, **more):
    (row,) = read(rows, **more).rows
    return row


KNOWN = [
    KnownPerson("person-1", PersonName("Jane", "Sample", order=NameOrder.GIVEN_FIRST), nationality="GB"),
    KnownPerson("person-2", PersonName("John", "Smith", order=NameOrder.GIVEN_FIRST), date(1980, 2, 5)),
    KnownPerson(
        "person-3",
        PersonName("Ana", "Muestra", order=NameOrder.GIVEN_FIRST),
        passport_number="X0000009",
    ),
]  # fmt: skip


def test_people_known_from_earlier_visits_are_recognised():
    rows = [
        HEAD,
        JANE,
        JOHN,
        ["Anna MUESTRA", "x", "X0000009", None],
        ["New PERSON", "x", None, None],
    ]

    listed = read(rows, known=KNOWN)

    assert [
        row.match and (row.match.key, row.match.certain, row.match.reasons) for row in listed.rows
    ] == [
        ("person-1", False, ("name",)),
        ("person-2", True, ("name", "birth_date")),
        ("person-3", True, ("passport", "name")),
        None,
    ]
    assert [m.known_person for m in listed.members] == ["", "person-2", "person-3", ""]
    assert [row.match for row in compare_with(listed, ()).rows] == [None] * 4


def test_another_nationality_or_birth_speaks_against_a_match():
    heads = [*HEAD, "Nationality"]

    listed = read(
        [heads, ["Jane SAMPEL", "", "", None, "Japan"], [*JOHN[:3], date(1999, 1, 1), ""]],
        known=KNOWN,
    )

    assert [row.match for row in listed.rows] == [None, None]


def test_a_passport_of_a_very_different_name_is_not_certain():
    row = only([HEAD, ["Zoltan XYLANDER", "x", "X0000009", None]], known=KNOWN)

    assert (row.match.key, row.match.certain, row.match.reasons) == (
        "person-3",
        False,
        ("passport",),
    )


def test_the_same_file_again_reads_the_same():
    rows = [HEAD, JANE, JOHN]
    turned = [
        [HEAD[3], HEAD[0], HEAD[2], HEAD[1]],
        *([r[3], r[0], r[2], r[1]] for r in (JANE, JOHN)),
    ]

    first, again = read(rows), read([["List of guests"], [], *turned])

    assert first.digest == again.digest
    assert [row.row_key for row in first.rows] == [row.row_key for row in again.rows]
    assert first.digest != read([HEAD, JOHN, JANE]).digest


def test_the_key_of_a_row_is_the_passport_s_or_the_person_s():
    passport = only([HEAD, JANE])
    renamed = only([HEAD, ["Jane SAMPLE-DOE", "x", "x 123 4567", None]])
    without = only([HEAD, [JANE[0], "x", None, JANE[3]]])
    turned = only([HEAD, ["SAMPLE, Jane", "y", None, JANE[3]]])

    assert passport.row_key == renamed.row_key
    assert without.row_key == turned.row_key
    assert without.row_key != passport.row_key


def test_a_secret_keeps_the_passport_out_of_the_key():
    plain, keyed = only([HEAD, JANE]), only([HEAD, JANE], secret=b"s" * 80)

    assert plain.row_key != keyed.row_key
    assert len(keyed.row_key) <= 36


def test_corrections_are_read_again_and_believed():
    listed = read([["Name", "DOB", "Passport"], ["TBC", "03/04/1970", 123456.0], JANE[:1]])

    mended = apply_corrections(
        listed,
        {
            (2, "full_name"): "Nguyen Van Thu",
            (2, "birth_date"): "03/04/1970",
            (2, "passport_number"): "012 3456",
            (2, "role"): "Trưởng đoàn",
        },
    )

    row = mended.rows[0]
    assert row.member.name.full == "Nguyen Van Thu"
    assert (row.member.birth_date, row.member.role) == (date(1970, 4, 3), MemberRole.HEAD)
    assert (row.member.passport.number, row.faults, row.doubts) == ("0123456", (), ())
    assert mended.rows[1] is listed.rows[1] or mended.rows[1] == listed.rows[1]
    assert mended.digest == listed.digest


def test_a_correction_may_split_the_name_and_turn_its_order():
    listed = read([HEAD, ["Nguyễn Thị Thanh Mẫu", "x", None, None]], country="VN")

    mended = apply_corrections(
        listed,
        {(2, "given_name"): "Thanh Mẫu", (2, "order"): "given_first", (2, "native_name"): "模"},
    )

    assert mended.members[0].name == PersonName(
        "Thanh Mẫu", "Nguyễn", "Thị", NameOrder.GIVEN_FIRST, "模"
    )


def test_an_empty_correction_takes_a_fault_away():
    content = xlsx({"Members": [HEAD, ["Jane", "=#REF!", "x", "31/02/1970"]]})
    listed = read_members(read_spreadsheet(content, "list.xlsx"))

    mended = apply_corrections(listed, {(2, "title_en"): "Mayor", (2, "birth_date"): " "})

    assert [len(listed.rows[0].faults), len(mended.rows[0].faults)] == [2, 0]


def test_correcting_twice_keeps_both():
    listed = apply_corrections(read([HEAD, JANE]), {(2, "full_name"): "Jane Doe"})

    again = apply_corrections(listed, {(2, "title_en"): "Clerk"})

    assert (again.members[0].name.full, again.members[0].title_en) == ("Jane Doe", "Clerk")


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        ({(99, "full_name"): "x"}, "intake.no_such_row"),
        ({(2, "height"): "x"}, "intake.no_such_field"),
    ],
)
def test_a_correction_of_nothing_is_refused(correction, code):
    with pytest.raises(RuleBroken) as refused:
        apply_corrections(read([HEAD, JANE]), correction)

    assert refused.value.code == code
