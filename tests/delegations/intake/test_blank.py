"""The workbook that is sent out: its sheets, its headings, and that it reads back to what it says."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.utils import translation

from doingoai.approvals.facts import DecisionFacts
from doingoai.delegations.facts import VIET_NAM, FlightFacts, HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.intake.blank import DANGEROUS, blank_workbook, filled_workbook
from doingoai.delegations.intake.sources import read_spreadsheet
from doingoai.delegations.intake.workbook import read_workbook
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.facts import PassportFacts, PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, NameOrder, PartnerKind, PassportKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind
from tests.delegations import samples
from tests.delegations.intake.builders import unzipped

TODAY = date(2026, 1, 25)
WEST = NameOrder.GIVEN_FIRST


def at(day, hour, minute=0):
    return datetime(2026, 2, day, hour, minute, tzinfo=VIET_NAM)


VISIT = VisitFacts(
    as_of=TODAY,
    reference="DV-2026-001",
    title_vi="Đoàn đại biểu thành phố Mẫu",
    title_en="Delegation of Sampleville",
    state=State.APPROVED,
    partner_vi="Chính quyền thành phố Mẫu",
    partner_en="Sampleville City Government",
    partner_kind=PartnerKind.LOCALITY,
    country="JP",
    country_text="Nhật Bản",
    purpose_vi="Trao đổi hợp tác",
    purpose_en="Exchange on cooperation",
    kind=VisitKind.OFFICIAL,
    field=Field.CULTURE,
    invited_by=InvitedBy.CITY,
    starts_on=date(2026, 2, 9),
    ends_on=date(2026, 2, 11),
    entry_visa_needed=True,
    receiving_unit_vi="Sở Ngoại vụ",
    receiving_unit_en="Department of Foreign Affairs",
    responsible="Phạm Thị Kiểm",
    responsible_phone="024 0000 0000",
    payer=Payer.GUEST,
    guest_class=GuestClass.SPECIAL,
    guest_class_basis="Phụ lục",
    reception_level_vi="Lãnh đạo Thành phố",
    hotel=PlaceFacts("Khách sạn Mẫu", "Mau Hotel", "1 Phố Thử", kind="hotel"),
    gift_vi="Tranh sơn mài",
    press_note_vi="Đưa tin",
    letter=LetterFacts(
        "official_letter",
        "Đại sứ quán",
        "12",
        "ĐSQ",
        date(2026, 1, 5),
        date(2026, 1, 7),
        "34",
        "V/v",
    ),
    decision=DecisionFacts(
        approved=True,
        decided_on=date(2026, 1, 20),
        decided_by="Nguyễn Văn Thử",
        post_vi="Chủ tịch",
        number="56/UBND-NgV",
        submitted_by="Sở Ngoại vụ",
        submitted_on=date(2026, 1, 15),
        reason="Đúng kế hoạch",
    ),
    members=(
        MemberFacts(
            "row-1",
            PersonName("Hanako", "Yamada", native="山田花子", reading_vi="Sơn Điền Hoa Tử"),
            honorific="H.E. Ms",
            sex=Sex.FEMALE,
            role=MemberRole.HEAD,
            order=1,
            title_vi="Thị trưởng",
            title_en="Mayor",
            organisation_vi="Chính quyền thành phố Mẫu",
            organisation_en="Sampleville",
            rank="mayor",
            nationality="JP",
            birth_date=date(1960, 3, 4),
            passport=PassportFacts(
                "TZ0012345", PassportKind.DIPLOMATIC, "JP", date(2020, 1, 2), date(2030, 1, 2)
            ),
            languages=("ja", "en"),
            diet="Ăn chay",
            phone="+81 3 0000 0000",
            email="hanako@example.org",
            arrival=FlightFacts("JL751", at(9, 14, 5), "HAN"),
            departure=FlightFacts("JL752", at(11, 23, 40)),
            hotel="Khách sạn Mẫu",
            room="0801",
            shares_room_with="",
            car="1",
            bio_vi="Sinh năm 1960.",
            bio_en="Born in 1960.",
            photo="hanako.jpg",
        ),
        MemberFacts(
            "row-2",
            PersonName("Jane", "van der Sample", "Ann", WEST),
            sex=Sex.FEMALE,
            role=MemberRole.INTERPRETER,
            order=2,
            title_en="=HYPERLINK(danger)",
            nationality="NL",
            arrival=FlightFacts("KL835"),
        ),
    ),
    hosts=(
        HostFacts(
            "host-1",
            PersonName("Thử", "Nguyễn", "Văn"),
            sex=Sex.MALE,
            role=HostRole.LEADER,
            order=1,
            title_vi="Chủ tịch",
            organisation_vi="UBND Thành phố",
            phone="024 0000 0001",
            car="2",
        ),
    ),
    items=(
        ItemFacts(
            "item-1",
            ItemKind.COURTESY_CALL,
            at(9, 16),
            at(9, 17, 30),
            "Chào xã giao",
            "Courtesy call",
            PlaceFacts("Trụ sở UBND", "City Hall", "2 Phố Thử", "Phòng khách 2", "office"),
            ("row-1",),
            ("host-1",),
            "Phạm Thị Kiểm",
            "Phòng Lễ tân",
            "ja",
            "Hoàng Văn Dịch",
            "Lễ phục",
            "Formal",
            "Trà",
            "Tea",
            "Mang quà",
            "Bring the gift",
            "1",
        ),
        ItemFacts("item-2", ItemKind.TRANSFER, at(9, 18), title_vi="Về khách sạn"),
    ),
    programme_version=3,
    programme_issued_on=date(2026, 1, 22),
)


def without_traces(facts: VisitFacts) -> VisitFacts:
    """The visit without what only a reading adds: the raw names."""
    return replace(
        facts,
        members=tuple(replace(m, raw_name="") for m in facts.members),
        hosts=tuple(replace(h, raw_name="") for h in facts.hosts),
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_visit_written_and_read_is_the_same_visit(language):
    reading = read_workbook(filled_workbook(VISIT, language), "x.xlsx", as_of=TODAY)

    assert without_traces(reading.facts) == VISIT
    assert (reading.faults, reading.unknown, reading.missing) == ((), (), ())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_blank_workbook_reads_as_an_empty_visit(language):
    reading = read_workbook(blank_workbook(language), "x.xlsx", as_of=TODAY)

    assert reading.facts == VisitFacts(as_of=TODAY)
    assert (reading.faults, reading.doubts, reading.unknown) == ((), (), ())


def test_the_sheets_have_names_in_the_language_and_headings_in_both():
    vietnamese = read_spreadsheet(blank_workbook("vi"), "x.xlsx").sheets
    english = read_spreadsheet(blank_workbook("en"), "x.xlsx").sheets

    assert [s.name for s in vietnamese] == [
        "Đoàn",
        "Thành viên",
        "Phía Việt Nam",
        "Chương trình",
        "Hướng dẫn",
        "Danh mục",
    ]
    assert [s.name for s in english] == [
        "Delegation",
        "Members",
        "Hosts",
        "Programme",
        "Help",
        "Lists",
    ]
    assert [vietnamese[1].rows[0][1], english[1].rows[0][1]] == [
        "Họ và tên / Full name",
        "Full name / Họ và tên",
    ]
    assert [s.hidden for s in vietnamese] == [False] * 5 + [True]


def test_the_help_sheet_explains_in_the_language():
    sheets = read_spreadsheet(blank_workbook("en"), "x.xlsx").sheets

    helped = {row[1]: row[2] for row in sheets[4].rows if row[0] == "Members"}
    assert helped["Passport number / Số hộ chiếu"] == (
        "As text, with its letters and zeros: B0123456."
    )


def test_lists_dates_and_frozen_panes_are_set():
    parts = unzipped(blank_workbook("vi"))

    members = parts["xl/worksheets/sheet2.xml"].decode()
    assert members.count("<dataValidation ") == 8
    assert 'state="frozen"' in members
    assert "<autoFilter" in members


def test_dangerous_beginnings_stay_text_and_read_back_exactly():
    members = tuple(
        MemberFacts(f"row-{n}", PersonName("Thử", "Nguyễn", "Văn"), order=n, diet=f"{sign}1+2")
        for n, sign in enumerate((*DANGEROUS[:4], *DANGEROUS[6:]), start=1)
    )

    content = filled_workbook(VisitFacts(as_of=TODAY, members=members))

    read = read_workbook(content, "x.xlsx", as_of=TODAY).facts.members
    assert [m.diet for m in read] == [m.diet for m in members]
    parts = unzipped(content)
    assert b"<f>" not in parts["xl/worksheets/sheet2.xml"]
    assert b"quotePrefix" in parts["xl/styles.xml"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "write", [samples.embassy_workbook, samples.agency_workbook, samples.pasted_workbook]
)
def test_a_messy_workbook_is_clean_after_one_round(write, language):
    messy = read_workbook(write(), "x.xlsx", as_of=TODAY).facts

    clean = read_workbook(filled_workbook(messy, language), "x.xlsx", as_of=TODAY)
    again = read_workbook(filled_workbook(clean.facts, language), "x.xlsx", as_of=TODAY)

    assert without_traces(again.facts) == without_traces(clean.facts)
    assert clean.faults == ()
    assert [m.name for m in clean.facts.members] == [m.name for m in messy.members]


def test_writing_does_not_change_the_language_of_the_screen():
    with translation.override("vi"):
        blank_workbook("en")

        assert translation.get_language() == "vi"
