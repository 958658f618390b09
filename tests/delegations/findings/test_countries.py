"""Names of countries, relations, holidays."""

from datetime import date

import pytest
from django.utils.translation import override

from doingoai.delegations.findings.catalogue import find_all
from doingoai.delegations.findings.finding import Target
from doingoai.delegations.findings.ground import default_ground
from doingoai.delegations.states import State
from tests.delegations.findings.planted import found, only
from tests.delegations.visits import amend, clean_visit

DRAFT = {"state": State.DRAFT, "as_of": date(2026, 7, 1), "decision": None, "items": ()}
NO_FLIGHTS = {"arrival": None, "departure": None}


@pytest.mark.parametrize("country", ["KR", ""])
def test_country_not_official_is_found(country: str) -> None:
    visit = clean_visit(country=country, country_text="Nam Hàn")

    finding = only(visit)

    params = {"written": "Nam Hàn", "official": "Hàn Quốc"}
    assert finding == ("country.not_official", Target("visit", "", "country_text"), params)


@pytest.mark.parametrize(
    ("text", "written", "official"),
    [
        ("Thành phố Mẫu, Nam Hàn", "Nam Hàn", "Hàn Quốc"),
        ("Đoàn BẮC TRIỀU TIÊN", "BẮC TRIỀU TIÊN", "Triều Tiên"),
        ("Khoẻ thành phố Đài Bắc, Đài Loan", "Đài Loan", "Đài Loan (Trung Quốc)"),
    ],
)
def test_country_not_official_is_found_in_texts(text: str, written: str, official: str) -> None:
    visit = clean_visit(partner_vi=text)

    finding = only(visit)

    params = {"written": written, "official": official}
    assert finding == ("country.not_official", Target("visit", "", "partner_vi"), params)


def test_country_not_official_is_found_in_titles_of_guests_and_items() -> None:
    visit = amend(clean_visit(), "member-5", title_vi="Trưởng phòng Đài Loan")
    visit = amend(visit, "item-7", title_vi="Thăm Viện Nam Hàn")

    findings = found(visit)

    assert [finding.target for finding in findings] == [
        Target("member", "member-5", "title_vi"),
        Target("item", "item-7", "title_vi"),
    ]


@pytest.mark.parametrize("text", ["Hàn Quốc", "Đại Hàn Dân Quốc", "KR", "KOR", ""])
def test_country_not_official_stays_silent_when_the_form_is_a_known_one(text: str) -> None:
    visit = clean_visit(country_text=text)

    findings = found(visit)

    assert findings == ()


@pytest.mark.parametrize(
    "text",
    ["Hội Hữu nghị Việt Nam Hàn Quốc", "Đài Loan (Trung Quốc)", "Bắc Hàn Quốc", "Miến Điện"],
)
def test_country_not_official_stays_silent_when_the_words_only_meet(text: str) -> None:
    visit = clean_visit(purpose_vi=text)

    findings = found(visit)

    assert findings == ()


def test_country_unknown_is_found() -> None:
    visit = clean_visit(country="", country_text="Xứ Lạ")

    finding = only(visit)

    assert finding == ("country.unknown", Target("visit", "", "country"), {"written": "Xứ Lạ"})


@pytest.mark.parametrize(
    ("code", "text"), [("", "Hàn Quốc"), ("QQ", "Xứ Lạ"), ("", ""), ("KR", "")]
)
def test_country_unknown_stays_silent_when_a_country_is_chosen_or_recognised(
    code: str, text: str
) -> None:
    visit = clean_visit(country=code, country_text=text)

    findings = found(visit)

    assert findings == ()


def test_country_no_relations_is_found() -> None:
    visit = clean_visit(country="XA", country_text="")

    finding = only(visit)

    target = Target("visit", "", "country")
    assert finding == ("country.no_relations", target, {"country": "Xứ Ví Dụ"})


def test_country_no_relations_stays_silent_when_it_is_no_state() -> None:
    visit = clean_visit(country="XT", country_text="")

    findings = found(visit)

    assert findings == ()


def test_holiday_at_home_is_found() -> None:
    visit = clean_visit(
        starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 3), country="", country_text="", **DRAFT
    )

    finding = only(without_flights(visit))

    params = {"day": "02/09/2026", "holiday": "Quốc khánh"}
    assert finding == ("holiday.at_home", Target("visit", "", "starts_on"), params)


def test_holiday_at_home_stays_silent_when_it_is_the_day_after() -> None:
    visit = clean_visit(
        starts_on=date(2026, 9, 3), ends_on=date(2026, 9, 4), country="VN", country_text="", **DRAFT
    )

    findings = found(without_flights(visit))

    assert findings == ()


def test_holiday_guest_country_is_found() -> None:
    visit = clean_visit(starts_on=date(2026, 10, 9), ends_on=None, **DRAFT)

    finding = only(without_flights(visit))

    params = {"day": "09/10/2026", "country": "Hàn Quốc", "holiday": "Ngày chữ viết"}
    assert finding == ("holiday.guest_country", Target("visit", "", "starts_on"), params)


def test_holiday_guest_country_stays_silent_when_it_is_the_national_day() -> None:
    visit = clean_visit(starts_on=date(2026, 10, 3), ends_on=date(2026, 10, 4), **DRAFT)

    finding = only(without_flights(visit))

    assert finding[0] == "holiday.national_day"


def test_holiday_national_day_is_found() -> None:
    visit = clean_visit(starts_on=date(2026, 10, 2), ends_on=date(2026, 10, 3), **DRAFT)

    finding = only(without_flights(visit))

    params = {"day": "03/10/2026", "country": "Hàn Quốc"}
    assert finding == ("holiday.national_day", Target("visit", "", "starts_on"), params)


def test_holiday_national_day_stays_silent_when_the_guests_are_vietnamese() -> None:
    day = date(2026, 9, 2)
    visit = clean_visit(starts_on=day, ends_on=day, country="VN", country_text="", **DRAFT)

    finding = only(without_flights(visit))

    assert finding[0] == "holiday.at_home"


def test_a_slip_of_the_year_does_not_make_the_visit_endless() -> None:
    visit = clean_visit(starts_on=date(2026, 9, 1), ends_on=date(2036, 9, 3), **DRAFT)

    findings = found(without_flights(visit))

    assert [f.params["day"] for f in findings if f.code.startswith("holiday")] == [
        "02/09/2026",
        "02/09/2026",
        "09/10/2026",
        "03/10/2026",
    ]


def without_flights(visit: object) -> object:
    for number in range(1, 9):
        visit = amend(visit, f"member-{number}", **NO_FLIGHTS)
    return visit


def test_holidays_and_countries_are_read_in_either_language_and_kept_in_one() -> None:
    facts = clean_visit(starts_on=date(2026, 10, 9), ends_on=None, **DRAFT)

    [there] = [
        one for one in find_all(facts, default_ground()) if one.code == "holiday.guest_country"
    ]

    with override("vi"):
        vietnamese, kept = there.message, there.fingerprint
    with override("en"):
        english = there.message
        assert there.fingerprint == kept
    assert ("Hàn Quốc" in vietnamese, "Korea" in vietnamese) == (True, False)
    assert ("Hàn Quốc" in english, "Korea" in english, "Hangul" in english) == (False, True, True)
