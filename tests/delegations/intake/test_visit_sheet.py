"""The sheet of labels and values, the list of hosts, and the words of closed lists."""

from datetime import date

import pytest

from doingoai.approvals.facts import DecisionFacts
from doingoai.delegations.intake.book import CellValue
from doingoai.delegations.intake.choices import (
    CLASSES,
    FIELDS,
    INVITED,
    LETTERS,
    PARTNERS,
    PAYERS,
    STATES,
    VISIT_KINDS,
    choice_labels,
    choice_named,
    read_choice,
    read_yes,
)
from doingoai.delegations.intake.host_rows import read_hosts
from doingoai.delegations.intake.visit_cells import count_labels
from doingoai.delegations.intake.visit_sheet import (
    decision_of,
    hotel_of,
    letter_of,
    read_visit_sheet,
)
from doingoai.delegations.states import GuestClass, HostRole, InvitedBy, Payer, State, VisitKind
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.states import Field, PartnerKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.documents.states import IncomingKind
from tests.delegations.intake.builders import codes, sheet


def read(*rows, **more):
    return read_visit_sheet(sheet(rows, "Đoàn", **more))


def test_labels_and_values_are_read_in_any_order_and_language():
    visit = read(
        ["DELEGATION FORM"],
        [],
        ["Tên đoàn:", "Đoàn Mẫu", "ℹ a hint"],
        ["Country", "", "Japan"],
        ["Thời gian", "05 - 08/02/2026"],
        ["Loại chuyến thăm / Kind of visit", "Working visit"],
        ["Cần thị thực", "Không"],
        ["Programme version", 2.0],
        ["Responsible officer's phone", "024 0000 0000"],
        ["Hotel", "ℹ only a hint"],
        ["Purpose", "Trao đổi hợp tác"],
    )

    assert visit.values == {
        "title_vi": "Đoàn Mẫu",
        "country": "JP",
        "starts_on": date(2026, 2, 5),
        "ends_on": date(2026, 2, 8),
        "kind": VisitKind.WORKING,
        "entry_visa_needed": False,
        "programme_version": 2,
        "responsible_phone": "024 0000 0000",
        "purpose_vi": "Trao đổi hợp tác",
    }
    assert codes(visit.remarks) == ["language"]
    assert visit.remarks[0].where == "Đoàn!B11"
    assert visit.raw["country"] == "Japan"


def test_a_label_and_its_value_may_share_a_cell():
    visit = read(["Delegation: Đoàn Mẫu", None], ["Country: Japan"], ["Partner:", "Mẫu"])

    assert (visit.text("title_vi"), visit.text("country"), visit.text("partner_vi")) == (
        "Đoàn Mẫu",
        "JP",
        "Mẫu",
    )


def test_what_no_label_knows_is_kept_as_extra():
    visit = read(["Country", "Japan"], ["Tulip seeds", "yes"], ["x" * 91, "y"], ["Alone"])

    assert visit.extra == (("Tulip seeds", "yes"),)
    assert visit.unknown_labels == ("Tulip seeds",)


def test_doubts_and_faults_have_their_addresses_and_keep_the_text():
    visit = read(
        ["Contry", "Sampleland"],
        ["From", "31/02/2026"],
        ["Country", "Japan"],
        ["Guest class", "very high"],
        ["Hotel", "#REF!"],
        ["Version", "final"],
        ["Partner", "x" * 251],
    )

    assert [(remark.code.removeprefix("intake."), remark.where) for remark in visit.remarks] == [
        ("heading_typo", "Đoàn!B1"),
        ("label_twice", "Đoàn!B3"),
        ("cell_error", "Đoàn!B5"),
        ("choice_unknown", "Đoàn!B4"),
        ("date_impossible", "Đoàn!B2"),
        ("nationality_unknown", "Đoàn!B1"),
        ("text_too_long", "Đoàn!B7"),
    ]
    assert dict(visit.extra) == {
        "Country": "Japan",
        "Guest class": "very high",
        "From": "31/02/2026",
        "Contry": "Sampleland",
        "Version": "final",
        "Partner": "x" * 251,
    }


def test_error_cells_of_the_file_are_told():
    visit = read(["Country", None], errors={(1, 2): "#N/A"})

    assert [(remark.found, remark.where) for remark in visit.remarks] == [("#N/A", "Đoàn!B1")]


def test_dates_of_their_own_win_over_a_span():
    visit = read(["Từ ngày", "06/02/2026"], ["Thời gian", "05/02/2026 - 08/02/2026"])

    assert (visit.day("starts_on"), visit.day("ends_on")) == (date(2026, 2, 6), date(2026, 2, 8))


def test_letter_decision_and_hotel_are_put_together():
    visit = read(
        ["Loại văn bản đến", "Công hàm"],
        ["Nơi gửi", "Đại sứ quán Mẫu"],
        ["Ngày văn bản", "05/01/2026"],
        ["Người quyết định", "Nguyễn Văn Thử"],
        ["Ngày quyết định", "10/01/2026"],
        ["Ý kiến quyết định", "Không đồng ý"],
        ["Khách sạn", "Khách sạn Mẫu"],
        ["Địa chỉ khách sạn", "1 Phố Thử"],
    )

    assert letter_of(visit) == LetterFacts(
        kind="note_verbale", sender="Đại sứ quán Mẫu", issued_on=date(2026, 1, 5)
    )
    assert decision_of(visit) == DecisionFacts(
        approved=False, decided_on=date(2026, 1, 10), decided_by="Nguyễn Văn Thử"
    )
    assert hotel_of(visit) == PlaceFacts("Khách sạn Mẫu", address="1 Phố Thử", kind="hotel")


def test_without_them_there_is_no_letter_and_no_decision():
    visit = read(["Country", "Japan"], ["Ngày quyết định", "10/01/2026"])

    assert (letter_of(visit), decision_of(visit), hotel_of(visit)) == (None, None, PlaceFacts())


def test_labels_are_counted():
    assert count_labels(sheet([["Country", "Japan"], ["Hotel", None], ["x", "y"]])) == 1


@pytest.mark.parametrize(
    ("text", "words", "choice"),
    [
        ("working_visit", VISIT_KINDS, VisitKind.WORKING),
        ("Thăm chính thức", VISIT_KINDS, VisitKind.OFFICIAL),
        ("chào xã giao", VISIT_KINDS, VisitKind.COURTESY),
        ("Attending a conference", VISIT_KINDS, VisitKind.EVENT),
        ("Quy hoạch đô thị", FIELDS, Field.URBAN),
        ("Trade and economy", FIELDS, Field.ECONOMY),
        ("People-to-people", FIELDS, Field.PEOPLE),
        ("UBND Thành phố", INVITED, InvitedBy.CITY),
        ("Bộ Ngoại giao", INVITED, InvitedBy.CENTRAL),
        ("Guest pays board and lodging", PAYERS, Payer.SHARED),
        ("Khách tự túc toàn bộ", PAYERS, Payer.GUEST),
        ("Phía Việt Nam đài thọ", PAYERS, Payer.HOST),
        ("B", CLASSES, GuestClass.B),
        ("Hạng A", CLASSES, GuestClass.A),
        ("đặc biệt", CLASSES, GuestClass.SPECIAL),
        ("Đại sứ quán", PARTNERS, PartnerKind.EMBASSY),
        ("Thành phố", PARTNERS, PartnerKind.LOCALITY),
        ("Công hàm", LETTERS, IncomingKind.NOTE_VERBALE),
        ("approved", STATES, State.APPROVED),
        ("something else entirely", CLASSES, None),
        ("x", PARTNERS, None),
    ],
)
def test_words_of_closed_lists_are_known(text, words, choice):
    assert read_choice(text, words).value == choice


@pytest.mark.parametrize(
    ("value", "answer"),
    [("Có", True), ("yes", True), (True, True), ("Không", False), ("no.", False), (False, False),
     ("perhaps", None)],
)  # fmt: skip
def test_yes_and_no(value: CellValue, answer):
    reading = read_yes(value)

    assert (reading.value, bool(reading.doubts)) == (answer, answer is None)


def test_the_names_on_the_screen_are_understood_in_both_languages():
    for language in ("vi", "en"):
        for choices in (VisitKind, Field, Payer, PartnerKind, Sex, HostRole):
            for label, choice in zip(choice_labels(choices, language), choices, strict=True):
                assert choice_named(label, choices) == choice


def test_hosts_are_read_with_their_custom_and_roles():
    hosts = read_hosts(
        sheet(
            [
                ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Vai trò", "Xe", "Ghi chú", "Bàn"],
                [1, "ÔNG NGUYỄN VĂN THỬ", "Chủ tịch UBND", "UBND", "Chủ trì", 1.0, "đến muộn", 5.0],
                [2, "Trần Thị Mẫu", "Phiên dịch", None, None, None, None, None],
                [3, "TBC", "Chuyên viên", None, "bảo vệ vòng ngoài", None, None, None],
                [4, "Lê Thử", "Lái xe", None, None, None, None, None],
            ],
            "Phía Việt Nam",
        )
    )

    first, second, driver = hosts.hosts
    assert (first.key, first.name.full, first.sex, first.role) == (
        "host-1",
        "Nguyễn Văn Thử",
        Sex.MALE,
        HostRole.LEADER,
    )
    assert (first.title_vi, first.organisation_vi, first.car) == ("Chủ tịch UBND", "UBND", "1")
    assert first.notes == (("Bàn", "5"), ("Ghi chú", "đến muộn"))
    assert (second.sex, second.role, driver.role) == (
        Sex.FEMALE,
        HostRole.INTERPRETER,
        HostRole.DRIVER,
    )
    assert [remark.code for remark in hosts.remarks if remark.row == 4] == ["intake.name_missing"]
    assert hosts.unknown_columns == ("Bàn",)


def test_a_host_without_a_known_role_takes_part():
    hosts = read_hosts(sheet([["Tên", "Vai trò"], ["Trần Mẫu", "bảo vệ"], ["Lê Thử", ""]]))

    assert [host.role for host in hosts.hosts] == [HostRole.PARTICIPANT] * 2
    assert codes(hosts.remarks) == ["role_unknown"]


def test_a_sheet_without_people_has_no_hosts():
    assert read_hosts(sheet([["x"]])).hosts == ()
