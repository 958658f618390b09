"""What each piece says, before it is laid out."""

from dataclasses import replace
from datetime import date

import pytest

from doingoai.accounts.facts import OfficeFacts
from doingoai.delegations.facts import FlightFacts, HostFacts, VisitFacts
from doingoai.delegations.papers.print import (
    badges,
    car_list,
    door_signs,
    envelope_labels,
    greeting_board,
    invitations,
    name_plates,
    place_cards,
    programme_booklet,
    room_list,
    table_flags,
)
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.facts import PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Sex
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind
from tests.delegations.papers.sample_visit import GUESTS, HOSTS, ITEMS, at, guest, sample_visit

EMPTY = VisitFacts(as_of=date(2026, 11, 22))
NAMES = [member.name.full for member in GUESTS]
SEATED = ["Nguyễn Văn Thử", "Trần Thị Nghiệm", "Lê Mẫu Dịch"]


def test_plates_are_for_the_guests_and_for_hosts_who_sit():
    plates = name_plates.contents(sample_visit(), "vi")["people"]

    assert [plate["upper"] for plate in plates] == [name.upper() for name in NAMES + SEATED]
    assert plates[0] == {
        "upper": "KIM MAU",
        "native": "",
        "title_vi": "Thị trưởng Thành phố Thử Nghiệm",
        "title_en": "Mayor of Trial City",
        "flag": "kr",
        "country": "Republic of Korea",
        "body": "Tòa Thị chính Thử Nghiệm",
    }
    assert (plates[10]["flag"], plates[10]["body"]) == ("vn", "Ủy ban nhân dân thành phố")


def test_a_plate_without_an_organisation_names_the_partner_or_the_city():
    bare = sample_visit(
        members=(guest(1, GUESTS[0].name, organisation_vi="", organisation_en=""),),
        hosts=(HostFacts("host-1", HOSTS[0].name),),
    )

    plates = name_plates.contents(bare, "vi")["people"]

    assert [plate["body"] for plate in plates] == ["Thành phố Thử Nghiệm", "Hà Nội"]


def test_a_place_card_shows_name_title_and_house():
    cards = place_cards.contents(sample_visit(), "en")["people"]

    assert [card["name"] for card in cards] == NAMES + SEATED
    assert cards[2] == {"name": "LEE Sook", "title": "", "body": "Trial City Hall"}


def test_everybody_who_works_for_the_visit_gets_a_badge():
    shown = badges.contents(sample_visit(), "vi")["people"]

    assert [(b["role_vi"], b["role_en"], b["colour"]) for b in shown] == [
        ("TRƯỞNG ĐOÀN", "Head of Delegation", "head"),
        ("PHÓ TRƯỞNG ĐOÀN", "Deputy Head of Delegation", "head"),
        ("PHU NHÂN", "Spouse", "member"),
        *[("ĐẠI BIỂU", "Delegate", "member")] * 4,
        ("TÙY TÙNG", "Suite", "suite"),
        ("PHIÊN DỊCH", "Interpreter", "interpreter"),
        ("BÁO CHÍ", "Press", "press"),
        ("CHỦ NHÀ", "Host", "host"),
        ("ĐẠI BIỂU VIỆT NAM", "Vietnamese Delegate", "host"),
        ("PHIÊN DỊCH", "Interpreter", "interpreter"),
        ("LỄ TÂN", "Protocol Officer", "crew"),
        ("LÁI XE", "Driver", "crew"),
    ]


@pytest.mark.parametrize("role", HostRole)
def test_every_role_of_a_host_has_a_badge(role):
    [badge] = badges.contents(
        sample_visit(members=(), hosts=(replace(HOSTS[0], role=role),)), "vi"
    )["people"]

    assert badge["flag"] == "vn"


@pytest.mark.parametrize(
    ("sex", "word"),
    [(Sex.FEMALE, "PHU NHÂN"), (Sex.MALE, "PHU QUÂN"), (None, "PHU NHÂN / PHU QUÂN")],
)
def test_a_spouse_is_called_as_custom_has_it(sex, word):
    spouse = guest(1, GUESTS[0].name, MemberRole.SPOUSE, sex=sex)

    [badge] = badges.contents(sample_visit(members=(spouse,), hosts=()), "vi")["people"]

    assert badge["role_vi"] == word


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nguyễn Văn Thử", "NT"),
        ("đào", "Đ"),
        ("", ""),
    ],
)
def test_initials_stand_in_for_a_photograph(name, letters):
    assert badges.initials(name) == letters


def test_a_word_for_a_badge_carries_all_its_noise():
    words = {badges.token_from(bytes([n]) * 16) for n in range(256)}

    assert len(words) == 256
    assert {len(word) for word in words} == {26}


def test_too_little_noise_makes_no_word():
    with pytest.raises(ValueError, match="128 bits"):
        badges.token_from(b"x" * 15)


@pytest.mark.parametrize(
    "token", ["Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4", "c0ffee" * 6, badges.token_from(b"k" * 16)]
)
def test_words_made_elsewhere_are_taken(token):
    badges.check_tokens({"row-1": token})


@pytest.mark.parametrize("token", ["", "row-1", "KIM Mau", "A" * 21, "A" * 65, "A" * 25 + "!"])
def test_a_word_that_can_be_guessed_is_an_error(token):
    with pytest.raises(ValueError, match="row-1"):
        badges.check_tokens({"row-1": token})


def test_two_badges_may_not_share_a_word():
    with pytest.raises(ValueError, match="share one word"):
        badges.check_tokens({"row-1": "A" * 26, "row-2": "A" * 26})


def test_a_banquet_invites_the_guests_and_in_vietnamese_the_hosts_who_come():
    vi = invitations.contents(sample_visit(), "vi")
    en = invitations.contents(sample_visit(), "en")

    assert [card["guest"] for card in vi["cards"][-2:]] == [
        "Bà Trần Thị Nghiệm",
        "Ông/Bà Phạm Lễ Tân",
    ]
    assert (len(vi["cards"]), len(en["cards"])) == (12, 10)
    assert vi["cards"][0] == {
        "inviter": "Ông Nguyễn Văn Thử, Phó Chủ tịch Ủy ban nhân dân thành phố",
        "guest": "Ông KIM Mau",
        "title": "Thị trưởng Thành phố Thử Nghiệm",
        "event": "Tiệc chiêu đãi chào mừng Đoàn",
        "when": "vào hồi 18 giờ 30, thứ Hai, ngày 07 tháng 12 năm 2026",
        "place": "tại Sảnh Sen, Khách sạn Mẫu, 02 Phố Mẫu",
        "dress": "Trang phục dân tộc hoặc com-lê",
    }
    assert en["cards"][0] == {
        "inviter": "Mr Nguyễn Văn Thử, Vice Chairman of the City People's Committee",
        "guest": "Mr KIM Mau",
        "title": "Mayor of Trial City",
        "event": "Welcome Banquet",
        "when": "at 18:30 on Monday, 7 December 2026",
        "place": "at Sảnh Sen, Sample Hotel, 02 Phố Mẫu",
        "dress": "National dress or lounge suit",
    }


def test_without_a_host_leader_the_head_of_the_office_invites():
    facts = sample_visit(hosts=())

    assert invitations.contents(facts, "vi")["cards"][0]["inviter"] == "Giám đốc Sở Ngoại vụ Hà Nội"
    assert (
        invitations.contents(facts, "en")["cards"][0]["inviter"]
        == "The Director of the Department of Foreign Affairs of Hà Nội"
    )


def test_a_bare_banquet_is_still_an_invitation():
    banquet = ItemFacts("b", ItemKind.BANQUET, at(7, 12), guests=("row-2",))
    facts = sample_visit(
        items=(banquet,),
        responsible="",
        hosts=(HostFacts("h", HOSTS[0].name, role=HostRole.LEADER),),
    )

    vi, en = (invitations.contents(facts, language) for language in ("vi", "en"))

    assert [(c["event"], c["place"], c["inviter"]) for c in vi["cards"] + en["cards"]] == [
        ("Tiệc chiêu đãi", "", "Ông/Bà Nguyễn Văn Thử"),
        ("Banquet", "", "Mr/Ms Nguyễn Văn Thử"),
    ]
    assert vi["answer"] == "0900 000 000"


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, "Hoàng Thị Mẫu – 0900 000 000"),
        (
            {"responsible_phone": "", "office": OfficeFacts(phone="024 000")},
            "Hoàng Thị Mẫu – 024 000",
        ),
        ({"responsible_phone": ""}, ""),
    ],
)
def test_the_answer_goes_to_whoever_can_be_called(changes, answer):
    assert invitations.contents(sample_visit(**changes), "vi")["answer"] == answer


def test_boards_are_made_for_the_head_and_for_each_flight():
    shown = greeting_board.contents(sample_visit(), "vi")

    assert shown["head"] == {"upper": "KIM MAU", "native": "", "title_en": "Mayor of Trial City"}
    assert shown["flights"] == [
        {"names": NAMES[:7], "note": "XX 101  ·  10:25 07/12/2026  ·  Nội Bài T2"},
        {"names": NAMES[7:], "note": "YY 8820  ·  18:05 07/12/2026  ·  Nội Bài T2"},
    ]


def test_a_full_board_is_continued_and_an_unknown_flight_comes_last():
    members = tuple(guest(n, PersonName(given=f"Mẫu {n}"), arrival=None) for n in range(1, 14))
    early = guest(20, PersonName(given="Sớm"), arrival=FlightFacts(number="ZZ 1"))

    shown = greeting_board.contents(sample_visit(members=(*members, early)), "vi")

    assert [(len(board["names"]), board["note"]) for board in shown["flights"]] == [
        (12, "Delegation of Trial City"),
        (1, "Delegation of Trial City"),
        (1, "ZZ 1"),
    ]
    assert shown["head"] == {"upper": "", "native": "", "title_en": ""}


def test_a_head_with_a_title_in_vietnamese_alone_is_greeted_with_it():
    head = guest(1, GUESTS[0].name, MemberRole.HEAD, title_en="")

    shown = greeting_board.contents(sample_visit(members=(head,)), "vi")

    assert shown["head"]["title_en"] == "Ủy viên Hội đồng thành phố"


def test_the_booklet_tells_the_programme_by_day():
    shown = programme_booklet.contents(sample_visit(), "vi")

    assert [(day["heading"], len(day["items"])) for day in shown["days"]] == [
        ("Thứ Hai, 07/12/2026", 3),
        ("Thứ Ba, 08/12/2026", 4),
        ("Thứ Tư, 09/12/2026", 1),
    ]
    assert shown["days"][0]["items"][:2] == [
        {
            "time": "10:25–11:15",
            "title": "Đón đoàn tại sân bay",
            "place": "Cảng hàng không quốc tế Nội Bài",
            "who": "KIM Mau, PARK Thu, LEE Sook",
            "dress": "",
            "note": "",
            "strong": False,
        },
        {
            "time": "15:00–15:45",
            "title": "Chào xã giao Lãnh đạo thành phố",
            "place": "Phòng Khánh tiết, Trụ sở Ủy ban nhân dân thành phố, 01 Phố Mẫu",
            "who": "",
            "dress": "Trang phục: Lễ phục",
            "note": "",
            "strong": True,
        },
    ]
    assert shown["where_when"] == "Hà Nội, 07-09/12/2026"
    assert shown["version"] == "Bản số 2, 20/11/2026"


def test_the_english_booklet_is_english():
    shown = programme_booklet.contents(sample_visit(), "en")

    assert shown["days"][1]["heading"] == "Tuesday, 8 December 2026"
    assert shown["days"][1]["items"][3]["time"] == "19:00"
    assert shown["guests"][0] == {
        "number": 1,
        "name": "Mr KIM Mau",
        "title": "Mayor of Trial City",
    }
    assert [host["name"] for host in shown["hosts"]] == [
        "Mr Nguyễn Văn Thử",
        "Ms Trần Thị Nghiệm",
        "Mr Lê Mẫu Dịch",
    ]
    assert shown["contacts"] == [
        {"label": "Officer in charge", "value": "Hoàng Thị Mẫu – 0900 000 000"},
        {"label": "Host office", "value": "Protocol Division"},
        {"label": "Hotel", "value": "Sample Hotel, 02 Phố Mẫu"},
    ]


def test_what_is_not_yet_known_is_left_out_of_the_booklet():
    items = (
        ItemFacts("a", ItemKind.FREE, at(8, 9)),
        ItemFacts("b", ItemKind.TALKS, at(7, 9), guests=tuple(m.key for m in GUESTS[:7])),
    )

    shown = programme_booklet.contents(replace(EMPTY, items=items, programme_version=1), "en")

    assert [item["title"] for day in shown["days"] for item in day["items"]] == [
        "Talks",
        "Free time",
    ]
    assert shown["days"][0]["items"][0]["who"] == ""
    assert (shown["version"], shown["contacts"]) == ("Version 1", [])
    assert programme_booklet.contents(EMPTY, "en")["version"] == ""


def test_cars_stand_by_name_and_nobody_without_one_is_hidden():
    shown = car_list.contents(sample_visit(), "vi")

    assert [(c["label"], c["note"], len(c["riders"])) for c in shown["cars"]] == [
        ("Xe 1", "Lái xe: Mẫu Văn Lái, 0900 000 001 · 4 người", 4),
        ("Xe 2", "6 người", 6),
        ("Chưa xếp xe", "1 người", 1),
    ]
    assert shown["cars"][0]["riders"][3] == {
        "number": 4,
        "name": "Nguyễn Văn Thử",
        "title": "Phó Chủ tịch Ủy ban nhân dân thành phố",
        "note": "Phía Việt Nam",
    }


def test_when_all_have_a_car_nobody_is_missing():
    facts = sample_visit(members=GUESTS[:2], hosts=())

    assert [car["label"] for car in car_list.contents(facts, "vi")["cars"]] == ["Xe 1"]


def test_rooms_are_listed_by_hotel_with_who_shares():
    members = (*GUESTS, guest(11, GUESTS[0].name, hotel="Khách sạn Khác", shares_room_with="bạn"))

    shown = room_list.contents(sample_visit(members=members), "en")

    assert [(h["name"], h["address"], len(h["guests"])) for h in shown["hotels"]] == [
        ("Khách sạn Khác", "", 1),
        ("Sample Hotel", "02 Phố Mẫu", 10),
    ]
    rows = shown["hotels"][1]["guests"]
    assert (rows[2]["room"], rows[2]["shares"]) == ("1201", "KIM Mau")
    assert (rows[7]["room"], rows[7]["missing"]) == ("pending", True)
    assert shown["hotels"][0]["guests"][0]["shares"] == "bạn"


def test_guests_without_a_hotel_are_shown_as_such():
    members = (guest(1, GUESTS[0].name, hotel=""), guest(2, GUESTS[1].name, hotel="Khách sạn Khác"))
    facts = sample_visit(members=members, hotel=PlaceFacts())

    assert [hotel["name"] for hotel in room_list.contents(facts, "vi")["hotels"]] == [
        "Khách sạn Khác",
        "Chưa xếp khách sạn",
    ]


def test_doors_are_signed_where_people_meet_or_eat():
    signs = door_signs.contents(sample_visit(), "vi")["signs"]

    assert [sign["title_en"] for sign in signs] == [
        "Courtesy call on the city leaders",
        "Welcome Banquet",
        "Talks with the City People's Committee",
        "Signing of the Memorandum of Understanding",
    ]
    assert signs[0] == {
        "title_vi": "CHÀO XÃ GIAO LÃNH ĐẠO THÀNH PHỐ",
        "title_en": "Courtesy call on the city leaders",
        "room": "Phòng Khánh tiết",
        "when": "15:00  ·  07/12/2026  ·  Trụ sở Ủy ban nhân dân thành phố",
    }


@pytest.mark.parametrize(
    ("place", "room", "when"),
    [
        (PlaceFacts(name_vi="Nhà khách"), "Nhà khách", "09:00  ·  07/12/2026"),
        (PlaceFacts(room="P. 1"), "P. 1", "09:00  ·  07/12/2026"),
        (PlaceFacts(), "", "09:00  ·  07/12/2026"),
    ],
)
def test_a_sign_says_the_place_once(place, room, when):
    item = ItemFacts("a", ItemKind.PRESS, at(7, 9), title_vi="Họp báo", place=place)

    [sign] = door_signs.contents(replace(EMPTY, items=(item,)), "vi")["signs"]

    assert (sign["room"], sign["when"]) == (room, when)


def test_both_flags_are_labelled_with_state_and_code():
    flags = table_flags.contents(sample_visit(), "vi")["flags"]

    assert flags == [
        {
            "code": "KR",
            "flag": "kr",
            "name_vi": "Đại Hàn Dân Quốc",
            "name_en": "Republic of Korea",
        },
        {
            "code": "VN",
            "flag": "vn",
            "name_vi": "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "name_en": "Socialist Republic of Viet Nam",
        },
    ]


def test_labels_say_who_and_where():
    labels = envelope_labels.contents(sample_visit(), "vi")["people"]

    assert labels[0] == {
        "name": "Ông KIM Mau",
        "title": "Thị trưởng Thành phố Thử Nghiệm",
        "body": "Tòa Thị chính Thử Nghiệm",
        "where": "Phòng 1201",
    }
    assert labels[7]["where"] == ""


def test_a_label_without_an_organisation_names_the_partner():
    bare = guest(1, GUESTS[0].name, organisation_vi="", organisation_en="")

    [label] = envelope_labels.contents(sample_visit(members=(bare,)), "en")["people"]

    assert label["body"] == "Trial City"
    assert len(ITEMS) == 8


def test_our_flag_is_not_shown_alone():
    facts = sample_visit(country="TW")

    plates = name_plates.contents(facts, "vi")["people"]
    shown = badges.contents(facts, "vi")["people"]

    assert {card["flag"] for card in plates + shown} == {""}
