"""Names: titles inside, script, two spellings, two people."""

from dataclasses import replace
from datetime import date

import pytest

from doingoai.delegations.findings.finding import Target
from doingoai.delegations.findings.honorifics import sex_of, title_within
from doingoai.delegations.findings.wording import sound
from doingoai.directory.facts import PassportFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import NameOrder, Sex
from tests.delegations.findings.planted import codes, found, only
from tests.delegations.visits import amend, clean_visit, host, member, name

GIVEN_FIRST = NameOrder.GIVEN_FIRST


def test_name_honorific_is_found() -> None:
    visit = amend(clean_visit(), "member-5", name=name("Mr JUNG Nghiem"))

    finding = only(visit)

    params = {"name": "Mr JUNG Nghiem", "word": "mr"}
    assert finding == ("name.honorific", Target("member", "member-5", "name"), params)


def test_name_honorific_is_found_in_a_host() -> None:
    visit = amend(clean_visit(), "host-3", name=name("TS. Lê Văn Ví"))

    finding = only(visit)

    params = {"name": "TS. Lê Văn Ví", "word": "ts"}
    assert finding == ("name.honorific", Target("host", "host-3", "name"), params)


def test_name_honorific_stays_silent_when_the_word_is_a_name() -> None:
    visit = amend(clean_visit(), "host-3", name=name("Ông Ích Thử"))

    findings = found(visit)

    assert findings == ()


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("H.E. Jane Sample", "H.E."),
        ("Dr. Jane Sample", "dr"),
        ("Jane Sample, PhD", "phd"),
        ("GS.TS. Nguyễn Văn Thử", "gs"),
        ("Ngài Kim Mau", "ngài"),
        ("Phó Giám đốc Nguyễn Văn Thử", "phó giám đốc"),
        ("Mayor Jane Sample", "mayor"),
        ("Ông Nguyễn Văn Thử", "ông"),
        ("Bà Jane Sample", "bà"),
    ],
)
def test_a_title_within_a_name_is_read(printed: str, word: str) -> None:
    assert title_within(printed) == word


@pytest.mark.parametrize(
    "printed",
    ["", "Ngài", "Ông Ích Thử", "HE Mau", "Federico Mayor", "Nguyễn Thị Bà", "Ong Mau", "Anh Thử"],
)
def test_a_name_that_only_looks_like_a_title_is_a_name(printed: str) -> None:
    assert title_within(printed) == ""


def test_name_not_latin_is_found() -> None:
    visit = amend(clean_visit(), "member-5", name=PersonName(given="정견본", native="정견본"))

    finding = only(visit)

    params = {"name": "정견본"}
    assert finding == ("name.not_latin", Target("member", "member-5", "name"), params)


def test_name_not_latin_stays_silent_when_accents_and_signs_are_latin() -> None:
    visit = amend(clean_visit(), "member-5", name=name("ÉXAMPLE-Ø’Đặng Ủy"))

    findings = found(visit)

    assert findings == ()


def test_name_two_spellings_is_found() -> None:
    visit = amend(clean_visit(), "item-6", interpreter="Pham Thi Dịch")

    finding = only(visit)

    params = {"written": "Pham Thi Dịch", "listed": "Phạm Thị Dịch"}
    assert finding == ("name.two_spellings", Target("item", "item-6", "interpreter"), params)


def test_name_two_spellings_is_found_when_family_and_given_name_change_places() -> None:
    visit = amend(clean_visit(), "member-5", shares_room_with="Gia-dinh Choi", room="505")

    finding = only(visit)

    params = {"written": "Gia-dinh Choi", "listed": "CHOI Gia-dinh"}
    assert finding == (
        "name.two_spellings",
        Target("member", "member-5", "shares_room_with"),
        params,
    )


def test_name_two_spellings_is_found_against_the_directory() -> None:
    visit = amend(clean_visit(), "member-5", known_person="JUNG Nghyem")

    finding = only(visit)

    params = {"written": "JUNG Nghiem", "listed": "JUNG Nghyem"}
    assert finding == ("name.two_spellings", Target("member", "member-5", "name"), params)


def test_name_two_spellings_is_found_in_the_list_of_an_item() -> None:
    visit = amend(clean_visit(), "item-7", guests=("member-1", "Chói Gia Dinh"))

    finding = only(visit)

    params = {"written": "Chói Gia Dinh", "listed": "CHOI Gia-dinh"}
    assert finding == ("name.two_spellings", Target("item", "item-7", "guests"), params)


@pytest.mark.parametrize(
    "interpreter", ["PHẠM THỊ DỊCH", "phạm  thị dịch", "Phạm Thị Khác", "", "Ngô Thị Ngoài"]
)
def test_name_two_spellings_stays_silent_when_only_case_differs_or_it_is_another_person(
    interpreter: str,
) -> None:
    visit = amend(clean_visit(), "item-7", interpreter=interpreter, interpreter_language="")

    findings = found(visit)

    assert findings == ()


def test_name_two_spellings_stays_silent_when_the_tone_stands_on_the_other_vowel() -> None:
    visit = amend(clean_visit(), "host-3", name=name("Lê Văn Hoà"))

    findings = found(amend(visit, "item-6", responsible="Lê Văn Hòa"))

    assert findings == ()


@pytest.mark.parametrize("known", ["person-12", "12", "JUNG Nghiem", ""])
def test_name_two_spellings_stays_silent_when_the_directory_gives_a_key_or_the_same(
    known: str,
) -> None:
    visit = amend(clean_visit(), "member-5", known_person=known)

    findings = found(visit)

    assert findings == ()


def test_name_namesakes_is_found() -> None:
    visit = amend(clean_visit(), "host-3", name=name("Nguyễn Văn Thứ"))

    finding = only(visit)

    params = {"first": "Nguyễn Văn Thử", "second": "Nguyễn Văn Thứ"}
    assert finding == ("name.namesakes", Target("host", "host-3", "name"), params)


def test_name_namesakes_is_found_when_passports_tell_two_guests_apart() -> None:
    visit = amend(clean_visit(), "member-5", name=name("KIM Mau"))

    findings = codes(visit)

    assert findings == ["name.namesakes"]


def test_name_namesakes_stays_silent_when_one_is_a_guest_and_one_a_host() -> None:
    visit = amend(clean_visit(), "member-5", name=name("Lê Văn Ví"))

    findings = found(visit)

    assert findings == ()


def test_person_listed_twice_is_found() -> None:
    twin = member(9, name=name("Mau KIM"), birth_date=date(1971, 2, 2), passport=None)
    visit = clean_visit(members=(*clean_visit().members, twin), entry_visa_needed=False)

    finding = only(visit)

    params = {"first": "KIM Mau", "second": "Mau KIM"}
    assert finding == ("person.listed_twice", Target("member", "member-9", "name"), params)


def test_person_listed_twice_is_found_by_the_same_passport() -> None:
    first = clean_visit().members[4]
    twin = replace(first, key="member-9", birth_date=None, room="509")
    visit = clean_visit(members=(*clean_visit().members, twin))

    findings = codes(visit)

    assert findings == ["person.listed_twice"]


def test_person_listed_twice_is_found_among_hosts() -> None:
    twin = host(7, name=name("Hoàng Văn Dụ"), title_vi="", title_en="", role="liaison")
    visit = clean_visit(hosts=(*clean_visit().hosts, twin))

    finding = only(visit)

    params = {"first": "Hoàng Văn Dụ", "second": "Hoàng Văn Dụ"}
    assert finding == ("person.listed_twice", Target("host", "host-7", "name"), params)


def test_person_listed_twice_stays_silent_when_birth_dates_differ() -> None:
    twin = member(9, name=name("KIM Mau"), birth_date=date(1999, 1, 1), passport=None)
    visit = clean_visit(members=(*clean_visit().members, twin), entry_visa_needed=False)

    findings = codes(visit)

    assert findings == ["name.namesakes"]


@pytest.mark.parametrize(
    ("title", "code"),
    [("Trưởng phòng Hợp tác", "person.listed_twice"), ("Thư ký", "name.namesakes")],
)
def test_the_title_decides_when_nothing_else_is_known_of_two_guests(title: str, code: str) -> None:
    unknown = {"birth_date": None, "passport": None}
    visit = amend(clean_visit(entry_visa_needed=False), "member-4", name=name("Thu Mau"), **unknown)

    findings = codes(amend(visit, "member-5", name=name("Thu Mau"), title_vi=title, **unknown))

    assert findings == [code]


def test_name_two_spellings_is_found_when_two_guests_sound_alike() -> None:
    twin = member(9, name=name("JUNG Nghyehm"), birth_date=None, passport=None)
    visit = clean_visit(members=(*clean_visit().members, twin), entry_visa_needed=False)

    finding = only(visit)

    params = {"written": "JUNG Nghyehm", "listed": "JUNG Nghiem"}
    assert finding == ("name.two_spellings", Target("member", "member-9", "name"), params)


def test_name_two_spellings_is_found_when_both_have_one_passport() -> None:
    passport = clean_visit().members[4].passport
    twin = member(9, name=name("JUNG Nghyehm"), birth_date=None, passport=passport)

    findings = codes(clean_visit(members=(*clean_visit().members, twin)))

    assert findings == ["name.two_spellings"]


@pytest.mark.parametrize("nationality", ["KR", "VN"])
def test_name_two_spellings_stays_silent_when_passports_or_vietnamese_spelling_tell_them_apart(
    nationality: str,
) -> None:
    twin = member(9, name=name("JUNG Nghyehm"), nationality=nationality)

    findings = codes(clean_visit(members=(*clean_visit().members, twin)))

    assert findings == (["name.namesakes"] if nationality == "KR" else [])


def test_romanised_spellings_sound_alike() -> None:
    heard = {sound(spelt) for spelt in ("Taro Sample", "SAMPLE Taroh", "Sample Tarou")}
    others = {sound(spelt) for spelt in ("Sergey", "Sergei", "Phillip", "Filip", "Ivan", "Iwan")}

    assert (len(heard), len(others)) == (1, 3)


def test_people_without_a_name_are_not_taken_for_one() -> None:
    nameless = PersonName(given="")
    visit = amend(amend(clean_visit(), "member-4", name=nameless), "member-5", name=nameless)

    findings = found(visit)

    assert findings == ()


def test_person_sex_against_honorific_is_found() -> None:
    visit = amend(clean_visit(), "member-4", honorific="Mr.")

    finding = only(visit)

    params = {"name": "CHOI Gia-dinh", "honorific": "Mr."}
    assert finding == ("person.sex_against_honorific", Target("member", "member-4", "sex"), params)


@pytest.mark.parametrize("honorific", ["", "Ngài", "H.E.", "Bà", "Her Excellency Ms", "Mr/Ms"])
def test_person_sex_against_honorific_stays_silent_when_the_word_is_neutral_or_agrees(
    honorific: str,
) -> None:
    visit = amend(clean_visit(), "member-4", honorific=honorific)

    findings = found(visit)

    assert findings == ()


def test_an_honorific_tells_the_sex() -> None:
    assert [sex_of(word) for word in ("Ông", "Cô", "Dr")] == [Sex.MALE, Sex.FEMALE, None]


def test_one_passport_number_and_one_name_make_one_person() -> None:
    passport = PassportFacts(number="M2 0000 002")
    visit = clean_visit(entry_visa_needed=False)
    visit = amend(visit, "member-4", name=name("Mau Mot"), passport=passport, birth_date=None)

    findings = found(
        amend(visit, "member-5", name=name("Mot Mau"), passport=passport, birth_date=None)
    )

    assert [finding.code for finding in findings] == ["person.listed_twice"]
