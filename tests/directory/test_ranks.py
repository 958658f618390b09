"""The order of precedence as shipped, and ranks read from titles."""

from pathlib import Path

import pytest
from django.utils.translation import override

from doingoai.directory.models import Post
from doingoai.directory.ranks import (
    CIRCLE_NAMES,
    RANK_COLUMNS,
    RANKS,
    guess_rank,
    rank,
    rank_gap,
    read_ranks,
)
from doingoai.foundation.shipped_tables import TableBroken

TITLES = [
    # city and province
    ("Bí thư Thành ủy Hà Nội", "party_secretary"),
    ("Bí thư Thành uỷ", "party_secretary"),
    ("Secretary of the City Party Committee", "party_secretary"),
    ("Phó Bí thư Thường trực Thành ủy", "party_permanent_deputy_secretary"),
    ("Phó Bí thư Thành ủy", "party_deputy_secretary"),
    ("Chủ tịch UBND Thành phố Hà Nội", "pc_chair"),
    ("CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ", "pc_chair"),
    ("Chairman of the Hanoi People's Committee", "pc_chair"),
    ("Chairwoman of the People’s Committee", "pc_chair"),
    ("Phó Bí thư Thành ủy, Chủ tịch UBND Thành phố", "pc_chair"),
    ("Phó Chủ tịch UBND thành phố", "pc_vice_chair"),
    ("Vice Chairman of Hanoi People's Committee", "pc_vice_chair"),
    ("Phó Chủ tịch Thường trực UBND Thành phố", "pc_permanent_vice_chair"),
    ("Chủ tịch HĐND Thành phố", "council_chair"),
    ("Phó Chủ tịch HĐND Thành phố", "council_vice_chair"),
    ("Ủy viên Ban Thường vụ Thành ủy", "party_standing_member"),
    ("Giám đốc Sở Ngoại vụ", "department_director"),
    ("Director of the Department of Foreign Affairs", "department_director"),
    ("Phó Giám đốc Sở Ngoại vụ", "department_deputy_director"),
    ("Chánh Văn phòng UBND Thành phố", "office_chief"),
    ("Phó Chánh Văn phòng UBND Thành phố", "deputy_office_chief"),
    ("Trưởng phòng Lễ tân", "division_head"),
    ("Phó Trưởng phòng Hợp tác quốc tế", "deputy_division_head"),
    ("Chuyên viên Phòng Lễ tân", "officer"),
    ("Chủ tịch UBND phường", "commune_chair"),
    # diplomats
    ("Đại sứ Đặc mệnh toàn quyền Cộng hòa Pháp tại Việt Nam", "ambassador"),
    ("Ambassador Extraordinary and Plenipotentiary", "ambassador"),
    ("Ambassador of Japan to Viet Nam", "ambassador"),
    ("Đại biện lâm thời", "charge_ai"),
    ("Chargé d'affaires a.i.", "charge_ai"),
    ("Chargé d’affaires en pied", "charge_en_pied"),
    ("Công sứ", "diplomatic_minister"),
    ("Tham tán Công sứ", "minister_counsellor"),
    ("Minister-Counsellor, Deputy Chief of Mission", "minister_counsellor"),
    ("Tham tán thương mại", "counsellor"),
    ("Counselor for Economic Affairs", "counsellor"),
    ("Bí thư thứ nhất, Đại sứ quán Nhật Bản", "first_secretary"),
    ("First Secretary", "first_secretary"),
    ("Second Secretary (Political)", "second_secretary"),
    ("Bí thư thứ ba", "third_secretary"),
    ("Attaché", "attache"),
    ("Tuỳ viên Quốc phòng", "attache"),
    ("Tổng Lãnh sự Nhật Bản tại Đà Nẵng", "consul_general"),
    ("Lãnh sự, Tổng Lãnh sự quán Hàn Quốc", "consul"),
    ("Consul General", "consul_general"),
    ("Deputy Consul-General", "deputy_consul_general"),
    ("Honorary Consul", "honorary_consul"),
    # foreign states
    ("Tổng thống", "head_of_state"),
    ("Prime Minister", "head_of_government"),
    ("Phó Thủ tướng", "deputy_prime_minister"),
    ("Deputy Prime Minister", "deputy_prime_minister"),
    ("Minister of Foreign Affairs", "foreign_minister"),
    ("Bộ trưởng Ngoại giao", "foreign_minister"),
    ("Minister of Culture, Sports and Tourism", "minister"),
    ("Vice-Minister of Trade", "vice_minister"),
    ("Thứ trưởng Bộ Ngoại giao", "vice_minister"),
    ("Director-General, Bureau of International Affairs", "director_general"),
    ("Deputy Director General", "deputy_director_general"),
    ("Vụ trưởng Vụ châu Âu", "director_general"),
    ("Director", "director"),
    ("Deputy Director", "deputy_director"),
    ("Senior Expert", "expert"),
    # foreign localities
    ("Governor of Gyeonggi Province", "governor"),
    ("Tỉnh trưởng tỉnh Luông Pha-băng", "governor"),
    ("Vice Governor", "vice_governor"),
    ("Mayor of Sampleville", "mayor"),
    ("Thị trưởng thành phố", "mayor"),
    ("Đô trưởng Viêng Chăn", "mayor"),
    ("The Right Honourable the Lord Mayor", "lord_mayor"),
    ("Deputy Mayor for Culture", "deputy_mayor"),
    ("Phó Thị trưởng", "deputy_mayor"),
    ("Chairperson of the City Council", "assembly_chair"),
    ("City Councillor", "assembly_member"),
    # several posts, abbreviations, deputies
    ("Vice Minister of Foreign Affairs", "vice_minister"),
    ("Thứ trưởng Ngoại giao", "vice_minister"),
    ("Ủy viên Trung ương, Bí thư Thành ủy, Trưởng đoàn ĐBQH thành phố", "party_secretary"),
    ("Professor, Minister of Education", "minister"),
    ("Third Secretary and Vice Consul", "vice_consul"),
    ("GĐ Sở Ngoại vụ", "department_director"),
    ("PGĐ Sở Ngoại vụ", "department_deputy_director"),
    ("PCT UBND Thành phố", "pc_vice_chair"),
    ("Phó Giám đốc phụ trách Sở Ngoại vụ", "department_deputy_director"),
    ("Chargé d'Affaires, a.i.", "charge_ai"),
    ("Vice Governor of Vientiane Capital", "vice_governor"),
    ("Lt. Governor", "vice_governor"),
    # others
    ("Hiệu trưởng Trường Đại học Mẫu", "university_rector"),
    ("Chairman & CEO", "company_head"),
    ("Tổng Giám đốc", "company_head"),
    ("Phó Tổng Giám đốc", "company_deputy_head"),
    ("Resident Coordinator of the United Nations", "organisation_resident"),
    ("Assistant to the Mayor", "staff"),
    ("Interpreter", "staff"),
    ("Assistant Professor", "professor"),
]

UNSURE = [
    "",
    "   ",
    "President",
    "Chairman",
    "Chủ tịch",
    "Minister",
    "Phu nhân Đại sứ",
    "Wife of the Ambassador",
    "Spouse of the Governor",
    "Head of the Mayor's Office",
    "Office of the Governor",
    "Former Ambassador",
    "Nguyên Đại sứ",
    "Đại sứ quán Pháp",
    "Văn phòng Chủ tịch UBND",
    "Deputy Prefect",
    "Prime Minister Office",
    "Goodwill Ambassador",
    "Đại sứ Du lịch",
    "Poet",
]


@pytest.mark.parametrize(("title", "code"), TITLES)
def test_a_rank_is_read_from_a_title(title: str, code: str) -> None:
    assert guess_rank(title) == code


@pytest.mark.parametrize("title", UNSURE)
def test_an_unsure_title_is_not_guessed(title: str) -> None:
    assert guess_rank(title) == ""


def test_every_name_of_a_rank_that_is_one_title_leads_back_to_it() -> None:
    astray = {
        (name, guess_rank(name), found.code)
        for found in RANKS.values()
        for name in (found.name_vi, found.name_en)
        if guess_rank(name) not in ("", found.code)
    }

    assert astray == set()


def test_no_keyword_stands_for_two_ranks() -> None:
    keywords = [word for found in RANKS.values() for word in found.keywords]

    assert sorted({word for word in keywords if keywords.count(word) > 1}) == []


def test_ranks_are_listed_from_the_highest() -> None:
    levels = [found.level for found in RANKS.values()]

    assert levels == sorted(levels)
    assert len(levels) > 70


@pytest.mark.parametrize(
    "order",
    [
        # domain knowledge 4.1: usage of a province
        (
            "party_secretary",
            "party_permanent_deputy_secretary",
            "party_deputy_secretary",
            "pc_chair",
            "council_chair",
            "na_delegation_head",
            "party_standing_member",
            "pc_permanent_vice_chair",
            "council_vice_chair",
            "pc_vice_chair",
            "department_director",
            "department_deputy_director",
            "commune_chair",
            "division_head",
            "deputy_division_head",
            "officer",
        ),
        # diplomatic ranks; a chargé en pied goes before one a.i.
        (
            "ambassador",
            "charge_en_pied",
            "charge_ai",
            "diplomatic_minister",
            "minister_counsellor",
            "counsellor",
            "first_secretary",
            "second_secretary",
            "third_secretary",
            "attache",
        ),
        ("consul_general", "deputy_consul_general", "consul", "vice_consul"),
        (
            "head_of_state",
            "head_of_government",
            "deputy_prime_minister",
            "minister",
            "vice_minister",
            "director_general",
            "deputy_director_general",
            "expert",
            "staff",
        ),
        ("governor", "vice_governor", "assembly_member"),
        ("mayor", "deputy_mayor", "assembly_member"),
    ],
)
def test_the_order_of_precedence_is_the_usual_one(order: tuple[str, ...]) -> None:
    levels = [rank(code).level for code in order]

    assert levels == sorted(set(levels))


@pytest.mark.parametrize(
    ("code", "guest_class"),
    [
        ("head_of_state", "special"),
        ("head_of_government", "special"),
        ("deputy_head_of_state", "special"),
        ("parliament_president", "special"),
        ("un_secretary_general", "special"),
        ("deputy_prime_minister", "A"),
        ("deputy_speaker", "A"),
        ("foreign_minister", "A"),
        ("organisation_head", "A"),
        ("crown_prince", "A"),
        ("minister", "B"),
        ("vice_minister", "B"),
        ("royal_family", "B"),
        ("asean_senior_official", "B"),
        ("ambassador", "C"),
        ("director_general", "C"),
        ("director", "C"),
        ("governor", ""),
        ("mayor", ""),
        ("lord_mayor", ""),
        ("deputy_mayor", ""),
        ("consul_general", ""),
        ("company_head", ""),
        ("pc_chair", ""),
    ],
)
def test_the_guest_class_is_the_annexs_and_empty_where_it_is_silent(
    code: str, guest_class: str
) -> None:
    assert rank(code).guest_class == guest_class


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("mayor", "pc_chair", 0),
        ("governor", "pc_chair", 0),
        ("ambassador", "pc_chair", 0),
        ("mayor", "pc_vice_chair", 1),
        ("mayor", "department_director", 2),
        ("deputy_mayor", "pc_chair", -1),
        ("director_general", "department_director", 0),
        ("division_head", "division_head", 0),
        ("mayor", "", None),
        ("unknown", "mayor", None),
    ],
)
def test_the_gap_counts_the_grades_between_guest_and_host(
    first: str, second: str, gap: int | None
) -> None:
    assert rank_gap(first, second) == gap


def test_an_unknown_rank_is_refused_with_where_to_look() -> None:
    with pytest.raises(LookupError) as refusal:
        rank("emperor_of_all")

    assert str(refusal.value) == "No rank has the code 'emperor_of_all'; take one from ranks.csv."


def test_every_code_fits_the_table_of_posts() -> None:
    limit = Post._meta.get_field("rank").max_length

    assert max(len(code) for code in RANKS) <= limit


def test_every_circle_has_ranks_and_a_name() -> None:
    with override("en"):
        assert str(CIRCLE_NAMES["locality"]) == "Foreign localities"
    assert {found.circle for found in RANKS.values()} == set(CIRCLE_NAMES)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("code", ""),
        ("level", "high"),
        ("level", ""),
        ("circle", "moon"),
        ("name_vi", ""),
        ("name_en", ""),
        ("guest_class", "D"),
        ("source", ""),
        ("confidence", "?"),
    ],
)
def test_a_broken_rank_is_refused_with_its_place(tmp_path: Path, column: str, cell: str) -> None:
    cells = {
        "code": "bard",
        "level": "70",
        "circle": "foreign",
        "name_vi": "Thi sĩ",
        "name_en": "Bard",
        "source": "thử",
        "confidence": "L",
    } | {column: cell}
    path = tmp_path / "ranks.csv"
    line = ",".join(cells.get(name, "") for name in RANK_COLUMNS)
    path.write_text(f"{','.join(RANK_COLUMNS)}\n{line}\n", encoding="utf-8")

    with pytest.raises(TableBroken) as refusal:
        read_ranks(path)

    assert str(refusal.value).startswith(f"ranks.csv, line 2, column {column}: found {cell!r};")
