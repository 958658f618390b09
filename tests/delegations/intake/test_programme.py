"""Programmes: days above their items, times, places with rooms, who takes part."""

from datetime import date, datetime, time

import pytest

from doingoai.delegations.facts import VIET_NAM, HostFacts, MemberFacts
from doingoai.delegations.intake.book import Region
from doingoai.delegations.intake.item_row import Company
from doingoai.delegations.intake.item_words import item_kind, place_kind, split_room
from doingoai.delegations.intake.participants import Taking, read_participants
from doingoai.delegations.intake.programme_sheet import read_programme
from doingoai.delegations.intake.titles import (
    host_role,
    is_english,
    is_vietnamese,
    member_role,
    role_within,
)
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder
from doingoai.programme.states import ItemKind
from tests.delegations.intake.builders import codes, sheet

WEST = NameOrder.GIVEN_FIRST
MEMBERS = (
    MemberFacts("row-1", PersonName("Jane", "Sample", order=WEST), order=1, role=MemberRole.HEAD),
    MemberFacts("row-2", PersonName("John", "Smith", order=WEST), order=2, role=MemberRole.DEPUTY),
    MemberFacts("row-3", PersonName("Sam", "Kim"), order=3),
    MemberFacts("row-4", PersonName("Ann", "Smith", order=WEST), order=4, role=MemberRole.PRESS),
)
HOSTS = (
    HostFacts("host-1", PersonName("Thử", "Nguyễn", "Văn"), order=1, role=HostRole.LEADER,
              title_vi="Chủ tịch"),
    HostFacts("host-2", PersonName("Mẫu", "Trần", "Thị"), order=2, title_en="Deputy Director"),
)  # fmt: skip
COMPANY = Company(MEMBERS, HOSTS, 2026)
HEAD = ["Ngày", "Thời gian", "Nội dung", "Địa điểm", "Thành phần khách", "Chủ trì"]


def read(rows, **more):
    return read_programme(sheet(rows, "Chương trình", **more), COMPANY)


def at(day, hour, minute=0):
    return datetime(2026, 2, day, hour, minute, tzinfo=VIET_NAM)


def test_a_day_stands_once_for_the_rows_below():
    rows = [
        HEAD,
        [
            "Thứ Hai, 09/02/2026",
            "9h00 - 10h30",
            "Hội đàm",
            "UBND Thành phố, phòng 301",
            "toàn đoàn",
            "",
        ],
        ["", "11h00", "Lễ ký kết", "Hội trường", "Trưởng đoàn", "Nguyễn Văn Thử"],
        ["10/02", "8h30", "Tham quan", "", "", ""],
    ]

    programme = read(rows)

    assert [(i.key, i.kind, i.starts_at, i.ends_at) for i in programme.items] == [
        ("item-1", ItemKind.TALKS, at(9, 9), at(9, 10, 30)),
        ("item-2", ItemKind.SIGNING, at(9, 11), None),
        ("item-3", ItemKind.VISIT, at(10, 8, 30), None),
    ]
    assert programme.items[0].place == PlaceFacts("UBND Thành phố", room="phòng 301", kind="office")
    assert [(i.guests, i.hosts) for i in programme.items] == [
        ((), ()),
        (("row-1",), ("host-1",)),
        ((), ()),
    ]
    assert programme.remarks == ()


def test_a_merged_day_and_a_row_that_is_a_day():
    merged = read(
        [HEAD, [date(2026, 2, 9), "9h", "Họp", "", "", ""], [None, "10h", "Họp", "", "", ""]],
        merged=[Region(2, 1, 3, 1)],
    )
    row = read(
        [
            HEAD,
            ["THỨ HAI, NGÀY 09/02/2026", "", "", "", "", ""],
            ["", "9h", "Họp", "", "", ""],
            ["", "", "", "", "", ""],
            [date(2026, 2, 10)],
            ["", "10h", "Họp", "", "", ""],
        ],
        merged=[Region(2, 1, 2, 6)],
    )

    assert [item.starts_at for item in merged.items] == [at(9, 9), at(9, 10)]
    assert [item.starts_at for item in row.items] == [at(9, 9), at(10, 10)]


def test_day_and_time_may_share_a_cell():
    stamp = datetime(2026, 2, 9, 9, 30)  # noqa: DTZ001  # as the spreadsheet has it

    programme = read(
        [["Ngày giờ", "Nội dung"], [stamp, "Họp"], [date(2026, 2, 10), "Họp"], [time(8), "Họp"]]
    )

    assert [item.starts_at for item in programme.items] == [at(9, 9, 30), at(10, 8)]
    assert codes(programme.remarks) == ["item_without_time"]


def test_beginning_and_end_in_their_own_columns():
    rows = [
        ["Date", "Start", "End", "Activity"],
        [date(2026, 2, 9), time(9), "10:30", "Talks"],
        ["", "14:00 - 15:00", "", "Talks"],
    ]

    assert [(i.starts_at, i.ends_at) for i in read(rows).items] == [
        (at(9, 9), at(9, 10, 30)),
        (at(9, 14), at(9, 15)),
    ]


def test_items_stand_in_order_of_time():
    rows = [HEAD, ["09/02/2026", "14h", "Họp"], ["", "9h", "Tham quan"]]

    assert [item.key for item in read(rows).items] == ["item-2", "item-1"]


@pytest.mark.parametrize(
    ("row", "code", "where"),
    [
        (["", "9h", "Họp"], "item_without_date", "Chương trình!A2"),
        (["09/02/2026", "", "Họp"], "item_without_time", "Chương trình!B2"),
        (["09/02/2026", "Chiều", "Họp"], "time_impossible", "Chương trình!B2"),
        (["31/02/2026", "9h", "Họp"], "date_impossible", "Chương trình!A2"),
        (["09/02/2026", "9h", "#REF!"], "cell_error", "Chương trình!C2"),
        (["09/02/2026", "19h00 - 18h00", "Họp"], "ends_before_start", "Chương trình!B2"),
        (["10/02/2026 (thứ Hai)", "9h", "Họp"], "weekday_wrong", "Chương trình!A2"),
        (["09/02/2026", "9h", "Trồng cây"], "kind_unknown", "Chương trình!C2"),
        (["09/02/2026", "9h", "Họp", "", "Ông Nobody"], "participant_unknown", "Chương trình!E2"),
    ],
)
def test_what_is_wrong_with_an_item_is_told(row, code, where):
    (remark, *_rest) = read([HEAD, row]).remarks

    assert (remark.code, remark.where) == (f"intake.{code}", where)


def test_cells_with_errors_of_the_file_are_told():
    programme = read([HEAD, ["09/02/2026", "9h", None]], errors={(2, 3): "#N/A"})

    assert (programme.remarks[0].found, programme.remarks[0].where) == ("#N/A", "Chương trình!C2")


def test_an_evening_may_end_after_midnight():
    (item,) = read([HEAD, ["09/02/2026", "20h - 0h30", "Chiêu đãi"]]).items

    assert item.ends_at == datetime(2026, 2, 10, 0, 30, tzinfo=VIET_NAM)


def test_everything_else_of_a_row_is_read():
    heads = [
        "Date", "Time", "Kind", "Activity", "Place", "Room", "Address", "Participants", "Responsible",
        "Unit", "Interpreter", "Dress code", "Menu", "Car", "Notes", "Weather",
    ]  # fmt: skip
    cells = [
        date(2026, 2, 9), "12:00", "Banquet", "Lunch for the guests", "Sample Restaurant", "Room 2",
        "1 Phố Thử", "Mr. Kim; bà Mẫu; the band", "Thử", "Protocol", "Dịch (English)", "Lounge suit",
        "Soup of the day", 2.0, "bring flags", "sunny",
    ]  # fmt: skip

    (item,) = read([heads, cells]).items

    assert item.kind == ItemKind.BANQUET
    assert (item.title_en, item.place) == (
        "Lunch for the guests",
        PlaceFacts("", "Sample Restaurant", "1 Phố Thử", "Room 2", "restaurant"),
    )
    assert (item.guests, item.hosts) == (("row-3",), ("host-2",))
    assert (item.responsible, item.responsible_unit) == ("Thử", "Protocol")
    assert (item.interpreter, item.interpreter_language) == ("Dịch", "en")
    assert (item.dress_en, item.menu_en, item.car) == ("Lounge suit", "Soup of the day", "2")
    assert (item.notes_vi, item.notes_en) == (
        "Weather: sunny; Participants: the band",
        "bring flags",
    )


@pytest.mark.parametrize(
    ("interpreter", "language", "read_as"),
    [
        ("Dịch", "English", ("Dịch", "en")),
        ("Dịch (tiếng Nhật)", None, ("Dịch", "ja")),
        ("Dịch (trẻ)", None, ("Dịch (trẻ)", "")),
        ("tiếng Nhật", None, ("", "ja")),
        ("Dịch", None, ("Dịch", "")),
        (None, None, ("", "")),
    ],
)
def test_the_interpreter_and_the_language(interpreter, language, read_as):
    rows = [
        ["Date", "Time", "Activity", "Interpreter", "Language"],
        [date(2026, 2, 9), "9h", "Talks", interpreter, language],
    ]

    (item,) = read(rows).items

    assert (item.interpreter, item.interpreter_language) == read_as


def test_a_sheet_without_headings_is_no_programme():
    assert read([["x", "y"]]).items == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Đón đoàn tại sân bay Nội Bài", ItemKind.AIRPORT_WELCOME),
        ("Arrival in Hà Nội", ItemKind.AIRPORT_WELCOME),
        ("Về khách sạn, nhận phòng", ItemKind.CHECK_IN),
        ("Chào xã giao Chủ tịch UBND", ItemKind.COURTESY_CALL),
        ("Hội kiến lãnh đạo Thành phố", ItemKind.COURTESY_CALL),
        ("Courtesy call on the Chairman", ItemKind.COURTESY_CALL),
        ("Hội đàm", ItemKind.TALKS),
        ("Làm việc với Sở Mẫu", ItemKind.TALKS),
        ("Lễ ký kết Bản ghi nhớ", ItemKind.SIGNING),
        ("Signing ceremony", ItemKind.SIGNING),
        ("Chiêu đãi chào mừng", ItemKind.BANQUET),
        ("Farewell dinner", ItemKind.BANQUET),
        ("Tiệc trưa làm việc", ItemKind.WORKING_MEAL),
        ("Ăn trưa", ItemKind.WORKING_MEAL),
        ("Tham quan Văn Miếu", ItemKind.VISIT),
        ("Visit to the Sample Factory", ItemKind.VISIT),
        ("Xem múa rối nước", ItemKind.CULTURE),
        ("Họp báo", ItemKind.PRESS),
        ("Tiễn đoàn ra sân bay", ItemKind.FAREWELL),
        ("Departure for the airport", ItemKind.FAREWELL),
        ("Di chuyển đến khách sạn", ItemKind.TRANSFER),
        ("Tự do", ItemKind.FREE),
        ("talks", ItemKind.TALKS),
        ("Trồng cây hữu nghị", None),
        ("Khu hợp tác", None),
        ("", None),
    ],
)
def test_the_kind_of_an_activity_is_told_by_its_words(text, kind):
    assert item_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "place", "room"),
    [
        ("Trụ sở UBND Thành phố, phòng khách số 2", "Trụ sở UBND Thành phố", "phòng khách số 2"),
        ("Sở Mẫu (phòng họp)", "Sở Mẫu", "phòng họp"),
        ("City Hall - Room 5", "City Hall", "Room 5"),
        ("City Hall, Golden Hall", "City Hall", "Golden Hall"),
        ("Văn Miếu", "Văn Miếu", ""),
        ("phòng 301", "phòng 301", ""),
        (", phòng 301", ", phòng 301", ""),
    ],
)
def test_the_room_is_parted_from_the_place(text, place, room):
    assert split_room(text) == (place, room)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sân bay Nội Bài", "airport"),
        ("Khách sạn Mẫu", "hotel"),
        ("Nhà hàng Ví Dụ", "restaurant"),
        ("Sở Ngoại vụ", "office"),
        ("Văn Miếu", "site"),
        ("Nowhere", ""),
    ],
)
def test_the_kind_of_a_place_is_told_by_its_words(text, kind):
    assert place_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "taking"),
    [
        ("Toàn đoàn", Taking(everybody=True)),
        ("whole delegation", Taking(everybody=True)),
        ("All members; bà Mẫu", Taking(hosts=("host-2",), everybody=True)),
        ("Trưởng đoàn", Taking(("row-1",))),
        ("Phó trưởng đoàn và báo chí", Taking(("row-2", "row-4"))),
        ("Phía khách: Jane Sample", Taking(("row-1",))),
        ("1, 3", Taking(("row-1", "row-3"))),
        ("row-2; TV4", Taking(("row-2", "row-4"))),
        ("SAMPLE Jane\nMr. John SMITH", Taking(("row-1", "row-2"))),
        ("SMITH, John", Taking(("row-2",), unknown=("SMITH",))),
        ("Mr. Sample", Taking(("row-1",))),
        ("Ms Smith", Taking(unknown=("Ms Smith",))),
        ("Nguyễn Văn Thử", Taking(hosts=("host-1",))),
        ("Chủ tịch", Taking(hosts=("host-1",))),
        ("Deputy Director", Taking(hosts=("host-2",))),
        ("Chủ trì", Taking(hosts=("host-1",))),
        ("phiên dịch", Taking(unknown=("phiên dịch",))),
        ("thành viên", Taking(unknown=("thành viên",))),
        ("- ; ,", Taking()),
        ("Mr.", Taking(unknown=("Mr",))),
    ],
)
def test_participants_are_found(text, taking):
    assert read_participants(text, MEMBERS, HOSTS) == taking


def test_without_members_the_whole_delegation_is_nobody():
    assert read_participants("Toàn đoàn", (), HOSTS) == Taking(unknown=("Toàn đoàn",))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Trưởng đoàn", MemberRole.HEAD),
        ("Head of the Delegation", MemberRole.HEAD),
        ("HoD", MemberRole.HEAD),
        ("Phó đoàn", MemberRole.DEPUTY),
        ("Deputy Head of Delegation", MemberRole.DEPUTY),
        ("Phu nhân", MemberRole.SPOUSE),
        ("Phiên dịch viên", MemberRole.INTERPRETER),
        ("Phóng viên", MemberRole.PRESS),
        ("Tùy tùng", MemberRole.SUITE),
        ("Thành viên", MemberRole.MEMBER),
        ("Head of Division", None),
        ("", None),
    ],
)
def test_roles_of_members_are_known(text, role):
    assert member_role(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Chủ trì tiếp", HostRole.LEADER),
        ("Phiên dịch", HostRole.INTERPRETER),
        ("Cán bộ lễ tân", HostRole.PROTOCOL),
        ("Lái xe", HostRole.DRIVER),
        ("Đầu mối", HostRole.LIAISON),
        ("Tham dự", HostRole.PARTICIPANT),
        ("Nobody", None),
    ],
)
def test_roles_of_hosts_are_known(text, role):
    assert host_role(text) == role


def test_only_head_and_deputy_are_told_in_passing():
    assert [role_within(t) for t in ("Mayor; HOD", "Thị trưởng, Phó đoàn", "Mayor (member)")] == [
        MemberRole.HEAD,
        MemberRole.DEPUTY,
        None,
    ]


def test_the_language_of_a_text_is_told():
    texts = ("Arrival at Nội Bài airport", "Hội đàm", "Công ty Mẫu", "Sample", "Sở Model of Hà Nội")

    assert [(is_vietnamese(text), is_english(text)) for text in texts] == [
        (False, True),
        (True, False),
        (True, False),
        (False, False),
        (True, False),
    ]
