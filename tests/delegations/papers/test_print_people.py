from dataclasses import replace
from datetime import date

import pytest

from doingoai.accounts.facts import OfficeFacts
from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.papers.print import people
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.naming import PersonName
from tests.delegations.papers.sample_visit import GUESTS, HOSTS, guest, sample_visit

EMPTY = VisitFacts(as_of=date(2026, 11, 22))
SAMPLE = PersonName(given="Sample", family="Jane")


def test_guests_stand_in_the_order_set_and_then_by_role():
    members = (
        guest(3, SAMPLE, order=2),
        guest(2, SAMPLE, MemberRole.PRESS, order=1),
        guest(1, SAMPLE, MemberRole.HEAD, order=1),
    )

    ordered = people.guests_in_order(sample_visit(members=members))

    assert [member.key for member in ordered] == ["row-1", "row-2", "row-3"]


def test_only_the_hosts_asked_for_are_listed():
    ordered = people.hosts_in_order(sample_visit(hosts=HOSTS[::-1]), people.AT_TABLE)

    assert [host.role for host in ordered] == [
        HostRole.LEADER,
        HostRole.PARTICIPANT,
        HostRole.INTERPRETER,
    ]


@pytest.mark.parametrize(
    ("title_vi", "title_en", "both"),
    [
        ("Thị trưởng", "Mayor", ("Thị trưởng", "Mayor")),
        ("", "Mayor", ("Mayor", "")),
        ("Thị trưởng", "", ("Thị trưởng", "")),
        ("CEO", "CEO", ("CEO", "")),
    ],
)
def test_a_title_is_not_repeated(title_vi, title_en, both):
    assert people.both_titles(guest(1, SAMPLE, title_vi=title_vi, title_en=title_en)) == both


@pytest.mark.parametrize(("language", "shown"), [("vi", "Giám đốc"), ("en", "Giám đốc")])
def test_a_title_known_in_one_language_serves_both(language, shown):
    person = guest(1, SAMPLE, title_vi="Giám đốc", title_en="")

    assert people.in_language(person, "title", language) == shown


@pytest.mark.parametrize(
    ("native", "shown"),
    [("Джейн Пример", "Джейн Пример"), ("김정", ""), ("Jane Sample", ""), ("", "")],
)
def test_a_name_in_its_own_script_is_printed_where_there_are_letters_for_it(native, shown):
    assert people.native_name(guest(1, replace(SAMPLE, native=native))) == shown


@pytest.mark.parametrize(
    ("country", "flag"),
    [("KR", "kr"), ("VN", "vn"), ("EU", "eu"), ("TW", ""), ("XK", ""), ("", ""), ("ZZ", "")],
)
def test_only_the_flag_of_a_state_with_relations_is_shown(country, flag):
    assert people.flag_code(country) == flag


def test_a_state_without_a_drawing_has_no_flag(monkeypatch, tmp_path):
    monkeypatch.setenv("DOINGOAI_FLAGS", str(tmp_path))

    assert people.flag_code("KR") == ""


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        ({}, "Đoàn đại biểu Thành phố Thử Nghiệm", "Delegation of Trial City"),
        (
            {"partner_vi": "", "title_vi": ""},
            "Delegation of Trial City",
            "Delegation of Trial City",
        ),
        ({"partner_en": ""}, "Đoàn đại biểu Thành phố Thử Nghiệm", "Delegation of Trial City"),
        (
            {"partner_vi": "Đoàn Quốc hội Mẫu", "partner_en": "Sample Delegation"},
            "Đoàn Quốc hội Mẫu",
            "Sample Delegation",
        ),
        (
            {"partner_vi": "", "partner_en": "", "title_vi": "Đoàn Mẫu", "title_en": ""},
            "Đoàn Mẫu",
            "Đoàn Mẫu",
        ),
    ],
)
def test_the_delegation_is_named_in_both_languages(changes, vi, en):
    facts = sample_visit(**changes)

    assert people.delegation(facts, "vi") == vi
    assert people.delegation(facts, "en") == en


@pytest.mark.parametrize(
    ("first", "last", "vi", "en"),
    [
        (date(2026, 12, 7), date(2026, 12, 9), "07-09/12/2026", "7–9 December 2026"),
        (date(2026, 12, 7), None, "07/12/2026", "7 December 2026"),
        (None, date(2026, 12, 7), "07/12/2026", "7 December 2026"),
        (None, None, "", ""),
    ],
)
def test_the_days_of_the_visit_are_written_as_far_as_known(first, last, vi, en):
    facts = sample_visit(starts_on=first, ends_on=last)

    assert people.period(facts, "vi") == vi
    assert people.period(facts, "en") == en


def test_the_office_is_named_with_its_city():
    bare = replace(EMPTY, office=OfficeFacts(city_vi="", city_en=""))

    assert people.office(EMPTY, "vi") == "Sở Ngoại vụ Hà Nội"
    assert people.office(EMPTY, "en") == "Department of Foreign Affairs of Hà Nội"
    assert people.office(bare, "vi") == "Sở Ngoại vụ"
    assert people.office(bare, "en") == "Department of Foreign Affairs"


def test_a_visit_of_which_nothing_is_known_can_be_described():
    assert people.visit(EMPTY, "en") == {
        "lang": "en",
        "author": "Department of Foreign Affairs of Hà Nội",
        "flag": "",
        "country_vi": "",
        "country_en": "",
        "delegation": "",
        "delegation_vi": "",
        "delegation_en": "",
        "dates": "",
    }


def test_the_country_is_named_in_both_languages():
    shown = people.visit(sample_visit(), "vi")

    assert (shown["country_vi"], shown["country_en"]) == ("Hàn Quốc", "Republic of Korea")
    assert len(GUESTS) == 10
