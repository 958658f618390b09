"""Whole workbooks: the three messy samples, missing sheets, sheets told by content, refusals."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doingoai.delegations.facts import VIET_NAM
from doingoai.delegations.intake.book import Book
from doingoai.delegations.intake.known import KnownPerson
from doingoai.delegations.intake.remarks import UnreadableBook
from doingoai.delegations.intake.workbook import read_visit, read_workbook, told_sheets
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, NameOrder, PartnerKind
from doingoai.documents.facts import LetterFacts
from doingoai.programme.states import ItemKind
from tests.delegations import samples
from tests.delegations.intake.builders import codes, sheet, xlsx

TODAY = date(2026, 1, 25)


@pytest.fixture(scope="module")
def embassy():
    return read_workbook(samples.embassy_workbook(), "embassy.xlsx", as_of=TODAY)


@pytest.fixture(scope="module")
def agency():
    return read_workbook(samples.agency_workbook(), "agency.xlsx", as_of=TODAY)


@pytest.fixture(scope="module")
def pasted():
    return read_workbook(samples.pasted_workbook(), "pasted.xlsx", as_of=TODAY)


def test_an_embassy_s_english_workbook_is_one_visit(embassy):
    facts = embassy.facts

    assert facts == replace(
        facts,
        as_of=TODAY,
        title_vi="Đoàn đại biểu thành phố Voorbeeldstad (Hà Lan)",
        title_en="Delegation of the City of Voorbeeldstad",
        partner_en="City of Voorbeeldstad",
        partner_kind=PartnerKind.LOCALITY,
        country="NL",
        country_text="Kingdom of the Netherlands",
        kind=VisitKind.WORKING,
        field=Field.URBAN,
        starts_on=date(2026, 2, 9),
        ends_on=date(2026, 2, 12),
        state=State.DRAFT,
        letter=LetterFacts(kind="note_verbale", number="VM/2026/014", issued_on=date(2026, 1, 12)),
        extra=(
            ("Contact person", "Ms. Petra Voorbeeld (Embassy)"),
            ("Phone", "+84 24 0000 0000"),
            ("Tulip seeds", "will be carried by the delegation"),
        ),
    )
    assert (embassy.missing, embassy.unknown) == ((), ("Contact person", "Phone", "Tulip seeds"))


def test_the_embassy_s_guests_are_read_from_a_list_with_two_rows_of_headings(embassy):
    members = embassy.facts.members

    assert [(m.name.full, m.honorific, m.role) for m in members] == [
        ("Jan van der Sample", "H.E. Mr", MemberRole.HEAD),
        ("Femke Voorbeeld-De Vries", "Ms", MemberRole.MEMBER),
        ("Pieter McSample", "Dr", MemberRole.MEMBER),
        ("Ahmed El-Model", "Mr", MemberRole.MEMBER),
        ("Anneke van Test", "Mrs", MemberRole.MEMBER),
        ("Willem O'Sample", "Prof. Dr", MemberRole.MEMBER),
        ("Thu Nguyen", "Ms", MemberRole.MEMBER),
        ("Kees de Groot-Model", "Mr", MemberRole.MEMBER),
        ("Sofie Ten Brink-Test", "Ms", MemberRole.MEMBER),
        ("Luuk Proef", "Mr", MemberRole.PRESS),
        ("Mila Proef", "Ms", MemberRole.PRESS),
        ("Bram Model", "Mr", MemberRole.INTERPRETER),
        ("Els van der Sample-Jansma", "Mrs", MemberRole.SPOUSE),
    ]
    assert [m.birth_date for m in members[:3]] == [
        date(1966, 2, 14),
        date(1974, 3, 4),
        date(1970, 11, 23),
    ]
    assert embassy.facts.head == members[0]


def test_what_the_embassy_got_wrong_is_told_with_addresses(embassy):
    assert [(fault.where, fault.code) for fault in embassy.faults] == [
        ("Delegation List!C19", "intake.name_missing")
    ]
    assert [(doubt.where, doubt.code) for doubt in embassy.doubts] == [
        ("Delegation List!A21", "intake.row_footnote"),
        ("Delegation List!F17", "intake.passport_is_number"),
        ("Tentative Programme!A16", "intake.weekday_wrong"),
    ]


def test_the_embassy_s_programme_is_read(embassy):
    items = embassy.facts.items

    assert [(i.kind, i.starts_at.day, i.starts_at.hour) for i in items] == [
        (ItemKind.AIRPORT_WELCOME, 9, 10),
        (ItemKind.CHECK_IN, 9, 12),
        (ItemKind.BANQUET, 9, 19),
        (ItemKind.COURTESY_CALL, 10, 9),
        (ItemKind.TALKS, 10, 10),
        (ItemKind.WORKING_MEAL, 10, 12),
        (ItemKind.SIGNING, 10, 14),
        (ItemKind.VISIT, 11, 8),
        (ItemKind.CULTURE, 11, 18),
        (ItemKind.FAREWELL, 12, 8),
    ]
    assert items[3].guests == ("row-1", "row-2", "row-3")
    assert items[6].ends_at == datetime(2026, 2, 10, 16, tzinfo=VIET_NAM)
    assert [host.role for host in embassy.facts.hosts] == [
        HostRole.LEADER,
        HostRole.PARTICIPANT,
        HostRole.PARTICIPANT,
        HostRole.INTERPRETER,
    ]


def test_an_agency_s_workbook_is_one_visit(agency):
    facts = agency.facts

    assert facts == replace(
        facts,
        title_vi="Đoàn đại biểu thành phố Mẫu-si (Hàn Quốc)",
        country="KR",
        kind=VisitKind.OFFICIAL,
        field=Field.INVESTMENT,
        invited_by=InvitedBy.CITY,
        payer=Payer.SHARED,
        guest_class=GuestClass.B,
        starts_on=date(2026, 3, 16),
        ends_on=date(2026, 3, 19),
        receiving_unit_vi="Sở Ngoại vụ",
        responsible="Phạm Thị Kiểm",
        responsible_phone="024 0000 0001",
    )
    assert facts.members[0].name == PersonName(
        "Mau-chol", "Kim", native="김모철", reading_vi="Kim Mô Triết"
    )
    assert [m.role for m in facts.members[:3]] == [
        MemberRole.HEAD,
        MemberRole.DEPUTY,
        MemberRole.SPOUSE,
    ]
    assert (len(facts.members), len(facts.hosts), len(facts.items)) == (14, 6, 11)


def test_the_agency_s_mistakes_are_told(agency):
    assert [(fault.where, fault.found) for fault in agency.faults] == [
        ("Thành viên!H18", "31/02/2020"),
        ("Chương trình!B11", "Chiều"),
    ]
    assert sorted(codes(agency.doubts)) == [
        "ends_before_start",
        "participant_unknown",
        "role_unknown",
        "row_footnote",
        "row_section",
        "row_section",
        "row_section",
        "row_section",
        "row_total",
        "row_twice",
    ]


def test_a_pasted_workbook_without_names_of_sheets_is_one_visit(pasted):
    facts = pasted.facts

    assert (facts.title_vi, facts.country, facts.field) == (
        "Đoàn Hội hữu nghị Sampleland – Việt Nam",
        "JP",
        Field.PEOPLE,
    )
    assert (len(facts.members), len(facts.hosts), len(facts.items)) == (14, 3, 6)
    assert (facts.starts_on, facts.ends_on) == (date(2026, 4, 6), date(2026, 4, 8))
    assert facts.items[2].guests == ("row-1", "row-2")
    assert (facts.items[2].interpreter, facts.items[2].interpreter_language) == ("Đặng Dịch", "ja")


def test_the_mess_of_a_pasted_workbook_is_told(pasted):
    assert [(fault.where, fault.found) for fault in pasted.faults] == [
        ("Sheet2!E8", "29/02/1970"),
        ("Sheet2!H12", "#REF!"),
        ("Sheet2!H14", "25:05"),
    ]
    assert {"name_not_latin", "name_two_people", "name_digits", "row_twice", "heading_typo"} <= set(
        codes(pasted.doubts)
    )
    assert "signs_removed" in codes(pasted.changes)


@pytest.mark.parametrize(
    "write", [samples.embassy_workbook, samples.agency_workbook, samples.pasted_workbook]
)
def test_the_same_workbook_again_reads_the_same(write):
    first = read_workbook(write(), "one.xlsx", as_of=TODAY)
    again = read_workbook(write(), "two.xlsx", as_of=TODAY)

    assert (first.facts, first.digest) == (again.facts, again.digest)
    assert [row.row_key for row in first.members.rows] == [r.row_key for r in again.members.rows]


@pytest.mark.parametrize(
    "write", [samples.embassy_workbook, samples.agency_workbook, samples.pasted_workbook]
)
def test_a_workbook_that_was_mended_has_no_faults(write):
    assert read_workbook(write(mended=True), "x.xlsx", as_of=TODAY).faults == ()


MEMBERS = [["Name", "Position"], ["Jane SAMPLE", "Mayor"]]
PROGRAMME = [["Date", "Time", "Activity"], ["05/02", "9h", "Talks"]]
VISIT = [["Country", "Japan"], ["From", "05/02/2026"], ["Hotel", "Mau"]]


def test_sheets_may_be_missing():
    reading = read_workbook(xlsx({"Members": MEMBERS}), "x.xlsx", as_of=TODAY)

    assert reading.missing == ("visit", "hosts", "programme")
    assert [m.name.full for m in reading.facts.members] == ["Jane Sample"]


def test_a_workbook_may_hold_no_guests():
    reading = read_workbook(xlsx({"a": VISIT, "b": PROGRAMME}), "x.xlsx", as_of=TODAY)

    assert (reading.members, reading.missing) == (None, ("hosts", "members"))
    assert reading.facts.items[0].starts_at.date() == date(2026, 2, 5)


def test_sheets_are_told_by_name_then_by_content():
    book = Book(
        (
            sheet(VISIT, "Sheet1"),
            sheet(MEMBERS, "Sheet2"),
            sheet(MEMBERS, "HOSTS"),
            sheet(PROGRAMME, "Sheet3"),
            sheet(MEMBERS, "Sheet4"),
            sheet([["x"]], "Thành viên"),
            sheet(VISIT, "Hướng dẫn"),
            sheet(MEMBERS, "Members", hidden=True),
        )
    )

    told = told_sheets(book)

    assert {kind: found.name for kind, found in told.items()} == {
        "hosts": "HOSTS",
        "visit": "Sheet1",
        "members": "Sheet2",
        "programme": "Sheet3",
    }


def test_people_known_are_recognised_in_a_workbook():
    known = [KnownPerson("person-1", PersonName("Jane", "Sample", order=NameOrder.GIVEN_FIRST))]

    reading = read_visit(Book((sheet(MEMBERS),)), as_of=TODAY, known=known)

    assert reading.members.rows[0].match.key == "person-1"


def test_two_heads_are_kept_for_the_findings():
    rows = [["Name", "Role"], ["Jane SAMPLE", "Head"], ["John SMITH", "Trưởng đoàn"]]

    facts = read_visit(Book((sheet(rows),)), as_of=TODAY).facts

    assert ([m.name.full for m in facts.heads], facts.head) == (["Jane Sample", "John Smith"], None)


def test_a_workbook_that_tells_of_no_delegation_is_refused():
    with pytest.raises(UnreadableBook) as refused:
        read_workbook(xlsx({"Budget": [["Item", "Sum"]], "B": [["x"]]}), "x.xlsx", as_of=TODAY)

    assert refused.value.code == "intake.no_workbook"
    assert [fault.sheet for fault in refused.value.faults] == ["Budget", "B"]
