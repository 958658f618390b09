"""What is missing, of a person and of a list."""

from datetime import date

import pytest

from doingoai.guests.facts import WANTED, EntryFacts, Gap, missing, missing_of_list
from doingoai.guests.states import Lack

SINCE, UNTIL = date(2026, 2, 9), date(2026, 2, 11)
FULL = {
    "family": "SAMPLE", "given": "Jane", "sex": "f", "nationality": "GB", "birth_date": "1974-08-12",
    "title_en": "Mayor", "passport_number": "AB1234567", "passport_expires_on": "2030-01-01",
    "arrival_flight": "VN50", "arrival_at": "2026-02-09T10:05", "departure_flight": "VN51",
    "departure_at": "2026-02-11T23:00", "role": "head",
}  # fmt: skip


def facts(**changed: str) -> EntryFacts:
    return EntryFacts({**FULL, **changed}, has_photo=True)


def test_of_a_full_entry_nothing_is_missing():
    assert missing(facts(), since=SINCE, until=UNTIL) == ()


def test_of_an_empty_entry_everything_is_missing_in_the_order_of_the_form():
    gaps = missing(EntryFacts({}), since=SINCE, until=UNTIL)

    assert gaps == tuple(Gap(Lack.EMPTY, name) for name in WANTED)


@pytest.mark.parametrize("name", ["sex", "nationality", "arrival_at", "passport_number"])
def test_what_is_empty_is_missing(name: str):
    assert missing(facts(**{name: ""}), since=SINCE, until=UNTIL) == (Gap(Lack.EMPTY, name),)


def test_what_the_office_keeps_already_is_not_missing():
    kept = EntryFacts({**FULL, "birth_date": ""}, has_photo=True, keeps=frozenset({"birth_date"}))

    assert missing(kept, since=SINCE, until=UNTIL) == ()


def test_a_name_in_own_script_and_a_title_in_vietnamese_will_do():
    entry = facts(family="", given="", native="김민준", title_en="", title_vi="Thị trưởng")

    assert missing(entry, since=SINCE, until=UNTIL) == ()
    assert entry.name == "김민준"


@pytest.mark.parametrize(("ends", "is_early"), [("2026-02-10", True), ("2026-02-11", False)])
def test_a_passport_must_outlast_the_visit(ends: str, is_early: bool):
    gaps = missing(facts(passport_expires_on=ends), since=SINCE, until=UNTIL)

    assert gaps == ((Gap(Lack.EXPIRES_EARLY, "passport_expires_on"),) if is_early else ())


@pytest.mark.parametrize(("read", "differs"), [("SAMPLE JANE", False), ("SEMPLE JANE", True)])
def test_a_printed_name_is_held_against_the_passport(read: str, differs: bool):
    gaps = missing(facts(read_name=read), since=SINCE, until=UNTIL)

    assert gaps == ((Gap(Lack.NAME_DIFFERS, "family", read),) if differs else ())


@pytest.mark.parametrize(
    ("order", "name"), [("given_first", "Jane SAMPLE"), ("family_first", "SAMPLE Jane")]
)
def test_a_name_stands_in_its_own_order(order: str, name: str):
    assert facts(order=order).name == name


def test_a_list_of_nobody_says_so():
    assert missing_of_list([], expected=8) == (Gap(Lack.NOBODY),)


def test_a_list_is_held_against_what_was_announced():
    assert missing_of_list([facts()], expected=2) == (Gap(Lack.FEWER_THAN_EXPECTED, told="1/2"),)
    assert missing_of_list([facts()], expected=1) == ()


def test_a_list_has_one_head_and_nobody_twice():
    twice = [facts(), facts(family="Sample", passport_number="CD7654321")]
    none = [facts(role="member")]

    assert missing_of_list(twice, expected=0) == (
        Gap(Lack.SEVERAL_HEADS), Gap(Lack.SAME_PERSON, told="Sample Jane"),
    )  # fmt: skip
    assert missing_of_list(none, expected=0) == (Gap(Lack.NO_HEAD),)


@pytest.mark.parametrize(
    ("field", "at", "is_far"),
    [
        ("arrival_at", "2026-01-26T10:00", False),
        ("arrival_at", "2026-01-25T10:00", True),
        ("arrival_at", "2026-09-02T10:05", True),
        ("departure_at", "2026-02-25T23:00", False),
        ("departure_at", "2026-11-02T23:00", True),
    ],
)
def test_a_flight_far_from_the_visit_is_asked_about(field: str, at: str, is_far: bool):
    gaps = missing(facts(**{field: at}), since=SINCE, until=UNTIL)

    day = f"{at[8:10]}/{at[5:7]}/{at[:4]}"
    assert gaps == ((Gap(Lack.FAR_FROM_VISIT, field, day),) if is_far else ())


def test_one_passport_number_at_two_people_is_told():
    one, other = facts(), facts(family="OTHER", role="member", passport_number="ab 1234567")

    gaps = missing_of_list([one, other], expected=0)

    assert gaps == (Gap(Lack.SAME_PASSPORT, "passport_number", f"{one.name}, {other.name}"),)
