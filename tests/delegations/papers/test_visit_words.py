"""The words that many papers share."""

from dataclasses import replace
from datetime import date

import pytest

from doingoai.accounts.facts import OfficeFacts
from doingoai.delegations.papers import visit_words as words
from doingoai.directory.facts import PlaceFacts
from doingoai.documents.facts import LetterFacts
from tests.delegations.papers.sample import ITEMS, NOTHING_KNOWN, VISIT


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        ({}, "Đoàn đại biểu Chính quyền thành phố Haneul (Hàn Quốc)",
         "the delegation of Haneul Metropolitan Government (Republic of Korea)"),
        ({"partner_vi": "Đoàn đại biểu thành phố Mẫu, Hàn Quốc"},
         "Đoàn đại biểu thành phố Mẫu, Hàn Quốc",
         "the delegation of Haneul Metropolitan Government (Republic of Korea)"),
        ({"partner_vi": "", "partner_en": ""}, "Đoàn Thị trưởng Haneul", "Mayor of Haneul"),
        ({"partner_en": "", "country": ""}, "Đoàn đại biểu Chính quyền thành phố Haneul",
         "the delegation of Chính quyền thành phố Haneul"),
        ({"country": "", "country_text": "Nước Mẫu"},
         "Đoàn đại biểu Chính quyền thành phố Haneul (Nước Mẫu)",
         "the delegation of Haneul Metropolitan Government (Nước Mẫu)"),
    ],
)  # fmt: skip
def test_the_delegation_is_named(changes, vi, en):
    facts = replace(VISIT, **changes)

    assert (words.delegation(facts, "vi"), words.delegation(facts, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("first", "last", "vi", "en", "short"),
    [
        (date(2027, 3, 9), date(2027, 3, 12), "từ ngày 09 đến ngày 12 tháng 3 năm 2027",
         "from 9 to 12 March 2027", "09/03/2027 – 12/03/2027"),
        (date(2027, 2, 27), date(2027, 3, 2), "từ ngày 27 tháng 02 đến ngày 02 tháng 3 năm 2027",
         "from 27 February to 2 March 2027", "27/02/2027 – 02/03/2027"),
        (date(2026, 12, 30), date(2027, 1, 2),
         "từ ngày 30 tháng 12 năm 2026 đến ngày 02 tháng 01 năm 2027",
         "from 30 December 2026 to 2 January 2027", "30/12/2026 – 02/01/2027"),
        (date(2027, 3, 9), date(2027, 3, 9), "ngày 09 tháng 3 năm 2027", "on 9 March 2027",
         "09/03/2027"),
        (date(2027, 3, 9), None, "ngày 09 tháng 3 năm 2027", "on 9 March 2027", "09/03/2027"),
        (None, None, "từ ngày … tháng … năm …", "from …… to ……", "……"),
    ],
)  # fmt: skip
def test_the_period_is_written_as_short_as_it_can_be_read(first, last, vi, en, short):
    facts = replace(VISIT, starts_on=first, ends_on=last)

    assert words.period(facts, "vi") == vi
    assert words.period(facts, "en") == en
    assert words.short_period(facts) == short


@pytest.mark.parametrize(
    ("letter", "vi", "en"),
    [
        (VISIT.letter, "Công hàm số KOR/27-000 ngày 05 tháng 01 năm 2027 của Đại sứ quán Hàn Quốc "
         "tại Việt Nam về việc chuyến thăm của Thị trưởng thành phố Haneul",
         "the Note Verbale No. KOR/27-000 dated 5 January 2027"),
        (LetterFacts("email"), "Thư điện tử của Chính quyền thành phố Haneul", "the e-mail"),
        (LetterFacts("telegram", "X"), "Văn bản của X", "the letter"),
        (None, "đề nghị của Chính quyền thành phố Haneul", "your kind proposal"),
    ],
)  # fmt: skip
def test_the_incoming_letter_is_cited(letter, vi, en):
    facts = replace(VISIT, letter=letter)

    assert words.incoming_letter(facts) == vi
    assert words.incoming_letter_en(facts) == en


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Thường trực Thành ủy", "Thường trực Thành ủy"),
        ("", "……"),
    ],
)
def test_a_body_in_capitals_is_written_as_in_a_sentence(name, written):
    assert words.body_in_sentence(name) == written


def test_a_province_is_no_city():
    office = OfficeFacts(decider_body_vi="ỦY BAN NHÂN DÂN TỈNH MẪU")

    assert words.province(VISIT) == "thành phố"
    assert words.province(replace(VISIT, office=office)) == "tỉnh"


def test_places_tell_room_name_and_address():
    assert words.place(ITEMS[2], "vi") == (
        "Phòng khánh tiết, Trụ sở Ủy ban nhân dân thành phố, 79 Phố Mẫu"
    )
    assert words.place(replace(ITEMS[2], place=PlaceFacts()), "vi") == "……"


def test_an_item_without_a_title_is_named_by_its_kind():
    bare = replace(ITEMS[3], title_vi="", title_en="")

    assert (words.item_title(bare, "vi"), words.item_title(bare, "en")) == ("Hội đàm", "Talks")


def test_an_english_name_gets_its_article_inside_a_sentence():
    facts = replace(VISIT, partner_en="Embassy of the Republic of Korea")

    assert words.delegation(facts, "en") == "the delegation of the Embassy of the Republic of Korea"


def test_small_words():
    assert words.country(VISIT, "en") == "Republic of Korea"
    assert words.size(NOTHING_KNOWN) == "……"
    assert words.amount(None) == "……"
    assert words.amount(9_400_000) == "9.400.000"
    assert words.due_date(None) == "ngày … tháng … năm …"
    assert words.day_heading(date(2027, 3, 9), "vi") == "Thứ Ba, ngày 09 tháng 3 năm 2027"
    assert words.day_heading(date(2027, 3, 9), "en") == "Tuesday, 9 March 2027"
    assert words.ended(["một.", "hai;"]) == ["một;", "hai."]
    assert words.ended([]) == []


def test_a_delegation_whose_partner_has_no_vietnamese_name_is_called_by_the_title():
    title = "Đoàn đại biểu thành phố Mẫu (Hà Lan)"
    facts = replace(VISIT, partner_vi="", title_vi=title)

    assert words.delegation(facts, "vi") == title


def test_the_full_stop_of_an_abbreviation_stays_in_an_enumeration():
    lines = words.ended(["Ông A, Model B.V.", "bà B.;", "ông C, Mẫu Co., Ltd."])

    assert lines == ["Ông A, Model B.V.;", "bà B;", "ông C, Mẫu Co., Ltd."]
