"""Heads of delegation, titles, passports."""

from datetime import date

import pytest

from doingoai.delegations.findings.finding import Target
from doingoai.delegations.states import MemberRole, State
from doingoai.directory.facts import PassportFacts
from doingoai.foundation.months import months_after
from tests.delegations.findings.planted import codes, figure, found, only
from tests.delegations.visits import amend, clean_visit

VISA_FREE = {"entry_visa_needed": False}


def passport(number: str = "M99999999", expires_on: date | None = None) -> PassportFacts:
    return PassportFacts(number=number, country="KR", expires_on=expires_on)


def test_delegation_no_head_is_found() -> None:
    visit = amend(clean_visit(), "member-1", role=MemberRole.MEMBER)

    finding = only(visit)

    assert finding == ("delegation.no_head", Target("member", "member-1", "role"), {"count": "8"})


def test_delegation_no_head_is_found_when_nobody_is_listed() -> None:
    visit = clean_visit(members=())

    finding = only(visit)

    assert finding == ("delegation.no_head", Target("visit", "", "members"), {"count": "0"})


def test_delegation_no_head_stays_silent_when_the_list_is_still_awaited() -> None:
    visit = clean_visit(members=(), state=State.DRAFT, as_of=date(2026, 8, 1))

    findings = found(visit)

    assert findings == ()


def test_delegation_two_heads_is_found() -> None:
    visit = amend(clean_visit(), "member-3", role=MemberRole.HEAD)

    finding = only(visit)

    params = {"names": "KIM Mau; PARK Thu"}
    assert finding == ("delegation.two_heads", Target("member", "member-3", "role"), params)


def test_delegation_two_heads_stays_silent_when_there_are_two_deputies() -> None:
    visit = amend(clean_visit(), "member-4", role=MemberRole.DEPUTY)

    findings = found(visit)

    assert findings == ()


@pytest.mark.parametrize(
    ("side", "key", "name"),
    [("member", "member-5", "JUNG Nghiem"), ("host", "host-2", "Trần Thị Mẫu")],
)
def test_person_no_title_is_found(side: str, key: str, name: str) -> None:
    visit = amend(clean_visit(), key, title_vi="", title_en="")

    finding = only(visit)

    assert finding == ("person.no_title", Target(side, key, "title_vi"), {"name": name})


def test_person_no_title_stays_silent_when_the_role_says_enough() -> None:
    visit = amend(clean_visit(), "member-5", title_vi="", title_en="", role=MemberRole.SPOUSE)

    findings = found(visit)

    assert findings == ()


def test_person_title_in_one_language_is_found() -> None:
    visit = amend(clean_visit(), "member-4", title_vi="")
    visit = amend(visit, "member-5", title_vi="")

    finding = only(visit)

    target = Target("member", "member-4", "title_vi")
    params = {"names": "CHOI Gia-dinh; JUNG Nghiem", "count": "2"}
    assert finding == ("person.title_in_one_language", target, params)


def test_person_title_in_one_language_is_found_for_each_side_and_language() -> None:
    visit = amend(amend(clean_visit(), "member-5", title_vi=""), "host-3", title_en="")

    findings = found(visit)

    assert [finding.target for finding in findings] == [
        Target("member", "member-5", "title_vi"),
        Target("host", "host-3", "title_en"),
    ]


def test_person_title_in_one_language_stays_silent_when_the_plan_is_not_due() -> None:
    early = {"state": State.DRAFT, "as_of": date(2026, 8, 1), "decision": None}

    findings = found(amend(clean_visit(**early), "member-5", title_vi=""))

    assert findings == ()


@pytest.mark.parametrize("held", [None, PassportFacts(country="KR")])
def test_passport_missing_is_found(held: PassportFacts | None) -> None:
    visit = amend(clean_visit(), "member-5", passport=held)

    finding = only(visit)

    target = Target("member", "member-5", "passport_number")
    assert finding == ("passport.missing", target, {"name": "JUNG Nghiem"})


def test_passport_missing_stays_silent_when_no_visa_is_needed() -> None:
    visit = amend(clean_visit(entry_visa_needed=False), "member-5", passport=None)

    findings = found(visit)

    assert findings == ()


def test_passport_missing_stays_silent_when_the_guest_is_vietnamese() -> None:
    visit = amend(clean_visit(), "member-5", passport=None, nationality="VN")

    findings = found(visit)

    assert findings == ()


def test_passport_expired_is_found() -> None:
    visit = amend(clean_visit(), "member-5", passport=passport(expires_on=date(2026, 10, 14)))

    finding = only(visit)

    params = {"name": "JUNG Nghiem", "expires": "14/10/2026", "ends": "15/10/2026"}
    target = Target("member", "member-5", "passport_expires_on")
    assert finding == ("passport.expired", target, params)


def test_passport_expired_stays_silent_when_it_holds_on_the_last_day() -> None:
    visit = amend(clean_visit(), "member-5", passport=passport(expires_on=date(2026, 10, 15)))

    findings = codes(visit)

    assert findings == ["passport.expires_soon"]


def test_passport_expires_soon_is_found() -> None:
    visit = amend(clean_visit(), "member-5", passport=passport(expires_on=date(2027, 4, 14)))

    finding = only(visit)

    params = {"name": "JUNG Nghiem", "expires": "14/04/2027", "months": "6"}
    target = Target("member", "member-5", "passport_expires_on")
    assert finding == ("passport.expires_soon", target, params)


@pytest.mark.parametrize("expires_on", [date(2027, 4, 15), None])
def test_passport_expires_soon_stays_silent_when_it_holds_six_months_or_is_not_known(
    expires_on: date | None,
) -> None:
    visit = amend(clean_visit(), "member-5", passport=passport(expires_on=expires_on))

    findings = found(visit)

    assert findings == ()


def test_passport_expires_soon_stays_silent_when_the_office_asks_for_three_months() -> None:
    visit = amend(clean_visit(), "member-5", passport=passport(expires_on=date(2027, 2, 1)))

    findings = found(visit, figure("passport_validity_months", 3, "months"))

    assert findings == ()


def test_passports_are_not_judged_when_the_visit_has_no_dates() -> None:
    visit = amend(
        clean_visit(starts_on=None, ends_on=None),
        "member-5",
        passport=passport(expires_on=date(2020, 1, 1)),
    )

    findings = found(visit)

    assert findings == ()


def test_passport_used_twice_is_found() -> None:
    visit = amend(clean_visit(), "member-4", passport=passport("m 1234567"))

    finding = only(amend(visit, "member-5", passport=passport("M1234567")))

    target = Target("member", "member-5", "passport_number")
    params = {"first": "CHOI Gia-dinh", "second": "JUNG Nghiem"}
    assert finding == ("passport.used_twice", target, params)


@pytest.mark.parametrize("number", ["•••• 4567", "4567", ""])
def test_passport_used_twice_stays_silent_when_the_number_is_masked_or_too_short(
    number: str,
) -> None:
    visit = amend(clean_visit(**VISA_FREE), "member-4", passport=passport(number))

    findings = found(amend(visit, "member-5", passport=passport(number)))

    assert findings == ()


def test_months_are_counted_to_the_end_of_a_shorter_month() -> None:
    days = [months_after(date(2026, 8, 31), months) for months in (6, 4, 13)]

    assert days == [date(2027, 2, 28), date(2026, 12, 31), date(2027, 9, 30)]
