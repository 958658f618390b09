"""How persons are addressed and titled in papers."""

from dataclasses import replace

import pytest

from doingoai.delegations.facts import HostFacts, MemberFacts
from doingoai.delegations.papers import people
from doingoai.delegations.states import MemberRole
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, Sex

KIM = MemberFacts("k", PersonName("Mau-ho", "KIM", native="김모호", reading_vi="Kim Mô Hạo"),
                  sex=Sex.MALE, nationality="KR")  # fmt: skip
HOST = HostFacts("h", PersonName("Mẫu", "Trần", "Thị"), sex=Sex.FEMALE)


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        ({}, "Ông KIM Mau-ho", "Mr KIM Mau-ho"),
        ({"sex": Sex.FEMALE}, "Bà KIM Mau-ho", "Ms KIM Mau-ho"),
        ({"sex": None}, "Ông/Bà KIM Mau-ho", "Mr/Ms KIM Mau-ho"),
        ({"honorific": "H.E. Mr"}, "Ngài KIM Mau-ho", "H.E. Mr KIM Mau-ho"),
        ({"honorific": "H.E.", "sex": Sex.FEMALE}, "Bà KIM Mau-ho", "H.E. Ms KIM Mau-ho"),
        ({"honorific": "Ngài"}, "Ngài KIM Mau-ho", "H.E. Mr KIM Mau-ho"),
        ({"honorific": "Dr."}, "Ông KIM Mau-ho", "Dr. KIM Mau-ho"),
        ({"honorific": "The Honourable Mr"}, "Ông KIM Mau-ho", "The Honourable Mr KIM Mau-ho"),
        ({"honorific": "Rt. Hon."}, "Ông KIM Mau-ho", "Rt. Hon. KIM Mau-ho"),
        ({"honorific": "."}, ". KIM Mau-ho", "Mr KIM Mau-ho"),
        ({"honorific": "Thượng tọa"}, "Thượng tọa KIM Mau-ho", "Mr KIM Mau-ho"),
        ({"rank": "ambassador"}, "Ngài KIM Mau-ho", "H.E. Mr KIM Mau-ho"),
        ({"rank": "ambassador", "sex": None}, "Ngài/Bà KIM Mau-ho", "H.E. Mr/Ms KIM Mau-ho"),
        ({"name": PersonName("")}, "Ông ……", "Mr ……"),
    ],
)
def test_the_form_of_address_follows_what_is_typed_then_the_rank_then_the_sex(changes, vi, en):
    person = replace(KIM, **changes)

    assert people.name_line_vi(person) == vi
    assert people.name_line_en(person) == en


def test_a_name_in_a_list_shows_its_own_script_and_reading():
    assert people.name_for_list(KIM, "vi") == "Ông KIM Mau-ho\n(김모호 – Kim Mô Hạo)"
    assert people.name_for_list(KIM, "en") == "Mr KIM Mau-ho\n(김모호)"
    assert people.name_for_list(HOST, "vi") == "Bà Trần Thị Mẫu"


@pytest.mark.parametrize(
    ("title", "organisation", "line"),
    [
        ("Thị trưởng", "Chính quyền thành phố Haneul", "Thị trưởng, Chính quyền thành phố Haneul"),
        ("Thị trưởng thành phố Haneul", "Thành phố Haneul", "Thị trưởng thành phố Haneul"),
        ("Phó Chủ tịch Ủy ban nhân dân thành phố", "Ủy ban nhân dân thành phố Hà Nội",
         "Phó Chủ tịch Ủy ban nhân dân thành phố Hà Nội"),
        ("Giám đốc", "", "Giám đốc"),
        ("", "Sở Mẫu", "Sở Mẫu"),
        ("", "", "……"),
    ],
)  # fmt: skip
def test_title_and_organisation_are_joined_without_repeating(title, organisation, line):
    person = replace(KIM, title_vi=title, organisation_vi=organisation)

    assert people.title_line(person, "vi") == line


def test_a_title_in_the_other_language_is_better_than_a_gap():
    assert people.title_line(replace(KIM, title_en="Mayor"), "vi") == "Mayor"


def test_persons_inside_a_sentence_are_written_small_in_vietnamese_only():
    named = replace(HOST, title_vi="Giám đốc", title_en="Director")

    assert people.in_sentence(named, "vi") == "bà Trần Thị Mẫu, Giám đốc"
    assert people.in_sentence(named, "en") == "Ms Trần Thị Mẫu, Director"
    assert people.in_sentence(replace(KIM, sex=None), "vi") == "ông/bà KIM Mau-ho"
    assert people.in_sentence(None, "vi") == "……"


@pytest.mark.parametrize(
    ("sex", "role", "vi", "en"),
    [
        (Sex.FEMALE, MemberRole.SPOUSE, "Phu nhân", "Spouse"),
        (Sex.MALE, MemberRole.SPOUSE, "Phu quân", "Spouse"),
        (None, MemberRole.SPOUSE, "Phu nhân/Phu quân", "Spouse"),
        (Sex.MALE, MemberRole.HEAD, "Trưởng đoàn", "Head of delegation"),
    ],
)
def test_roles(sex, role, vi, en):
    person = replace(KIM, sex=sex, role=role)

    assert (people.role_word(person, "vi"), people.role_word(person, "en")) == (vi, en)


def test_small_facts():
    assert people.sex_word(KIM, "vi") == "Nam"
    assert people.sex_word(replace(KIM, sex=None), "en") == "……"
    assert people.nationality(KIM, "vi") == "Hàn Quốc"
    assert people.nationality(KIM, "en") == "Republic of Korea"
    assert people.nationality(replace(KIM, nationality="Atlantis"), "vi") == "Atlantis"
    assert people.nationality(replace(KIM, nationality=""), "vi") == "……"
    assert people.language_names(replace(KIM, languages=("ko", "zz"))) == "tiếng Hàn, zz"
    assert people.language_names(KIM) == "……"


@pytest.mark.parametrize(
    ("person", "en"),
    [
        (None, "Dear Sir or Madam,"),
        (KIM, "Dear Mr KIM,"),
        (replace(KIM, honorific="H.E."), "Excellency,"),
        (replace(KIM, rank="ambassador"), "Excellency,"),
        (replace(KIM, name=PersonName("Jane", "Sample", order=NameOrder.GIVEN_FIRST),
                 sex=Sex.FEMALE), "Dear Ms Sample,"),
    ],
)  # fmt: skip
def test_letters_begin_with_the_right_words(person, en):
    assert people.salutation_en(person) == en


def test_a_vietnamese_letter_begins_with_the_right_words():
    assert people.salutation_vi(replace(KIM, rank="ambassador")) == "Kính thưa Ngài Đại sứ,"
    assert people.salutation_vi(replace(KIM, honorific="H.E.")) == "Kính thưa Ngài KIM,"
    assert people.salutation_vi(KIM) == "Kính thưa Ông KIM,"
    assert people.salutation_vi(None) == "Kính thưa ……,"
