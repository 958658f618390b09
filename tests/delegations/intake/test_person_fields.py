"""Cells that say something of a person, and flights in one cell or four."""

from datetime import date, datetime, time

import pytest

from doingoai.delegations.facts import VIET_NAM, FlightFacts
from doingoai.delegations.intake.flights import read_flight
from doingoai.delegations.intake.person_fields import (
    is_nothing,
    read_email,
    read_host_role,
    read_languages,
    read_nationality,
    read_passport_kind,
    read_passport_number,
    read_phone,
    read_rank,
    read_role,
    read_sex,
    read_text,
)
from doingoai.delegations.intake.reading import Custom
from doingoai.delegations.states import HostRole, MemberRole
from doingoai.directory.states import PassportKind, Sex
from tests.delegations.intake.builders import codes

HERE = Custom()


@pytest.mark.parametrize(
    ("reader", "value", "read"),
    [
        (read_sex, "Nam", Sex.MALE),
        (read_sex, "nữ", Sex.FEMALE),
        (read_sex, "M", Sex.MALE),
        (read_sex, "Female", Sex.FEMALE),
        (read_sex, "(F)", Sex.FEMALE),
        (read_sex, "女", Sex.FEMALE),
        (read_sex, "Mrs.", Sex.FEMALE),
        (read_nationality, "Korean", "KR"),
        (read_nationality, "Nhật Bản", "JP"),
        (read_nationality, "VN", "VN"),
        (read_passport_number, "B1234567", "B1234567"),
        (read_passport_kind, "Ngoại giao", PassportKind.DIPLOMATIC),
        (read_passport_kind, "D", PassportKind.DIPLOMATIC),
        (read_passport_kind, "Service passport", PassportKind.OFFICIAL),
        (read_passport_kind, "P", PassportKind.ORDINARY),
        (read_passport_kind, "Phổ thông", PassportKind.ORDINARY),
        (read_passport_kind, "Diplomatic passport", PassportKind.DIPLOMATIC),
        (read_role, "Trưởng đoàn", MemberRole.HEAD),
        (read_host_role, "Chủ trì", HostRole.LEADER),
        (read_rank, "mayor", "mayor"),
        (read_rank, "Thị trưởng", "mayor"),
        (
            read_languages,
            "tiếng Anh, Pháp; Korean (fluent) và Vietnamese",
            ("en", "fr", "ko", "vi"),
        ),
        (read_email, "mailto:jane@example.org", "jane@example.org"),
        (read_email, "Jane <jane@example.org>", "jane@example.org"),
        (read_phone, "+84 24 0000-0000", "+84 24 0000-0000"),
        (read_phone, 842400000000.0, "842400000000"),
    ],
)
def test_a_clear_cell_is_read_without_remarks(reader, value, read):
    reading = reader(value, HERE)

    assert (reading.value, reading.changes, reading.doubts, reading.faults) == (read, (), (), ())


@pytest.mark.parametrize(
    ("reader", "value", "read", "code", "kept"),
    [
        (read_sex, "?", None, "sex_unknown", "?"),
        (read_nationality, "Sampleland", None, "nationality_unknown", "Sampleland"),
        (read_nationality, "Sampleland / Japan", "JP", "nationality_unclear", "Sampleland / Japan"),
        (read_passport_number, 1234567.0, "1234567", "passport_is_number", ""),
        (read_passport_number, "unknown", "UNKNOWN", "passport_unlikely", ""),
        (read_passport_kind, "green", None, "passport_kind_unknown", "green"),
        (read_role, "mascot", MemberRole.MEMBER, "role_unknown", "mascot"),
        (read_host_role, "mascot", HostRole.PARTICIPANT, "role_unknown", "mascot"),
        (read_rank, "very high", None, "rank_unknown", "very high"),
        (read_languages, "Elvish", None, "language_unknown", "Elvish"),
        (read_languages, "English, Elvish", ("en",), "language_unknown", "English, Elvish"),
        (read_email, "no e-mail", None, "email_unlikely", "no e-mail"),
        (read_email, "a@example.org, b@example.org", "a@example.org", "email_several",
         "a@example.org, b@example.org"),
        (read_phone, "call me", None, "phone_unlikely", "call me"),
        (read_phone, 912345678.0, "0912345678", "phone_is_number", ""),
    ],
)  # fmt: skip
def test_a_doubtful_cell_is_read_with_a_doubt_and_kept(reader, value, read, code, kept):
    reading = reader(value, HERE)

    assert (reading.value, codes(reading.doubts), reading.kept) == (read, [code], kept)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("m 123-4567", "M1234567"),
        ("Passport No. B1234567", "B1234567"),
        ("B1234567 (new)", "B1234567"),
    ],
)
def test_a_passport_number_is_put_in_form(value, number):
    reading = read_passport_number(value, HERE)

    assert (reading.value, codes(reading.changes)) == (number, ["passport_form"])


def test_a_text_too_long_is_a_fault_and_kept():
    reading = read_text("x" * 11, 10)

    assert (reading.value, codes(reading.faults), reading.kept) == (
        None,
        ["text_too_long"],
        "x" * 11,
    )


@pytest.mark.parametrize("text", ["-", "n/a", "Không", "none", "", " — "])
def test_some_words_say_nothing(text):
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["no pork", "nano"])
def test_others_say_something(text):
    assert not is_nothing(text)


AT = datetime(2026, 2, 9, 10, 25, tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    ("flight", "day", "clock", "airport", "read"),
    [
        ("VN 417", date(2026, 2, 9), time(10, 25), None, FlightFacts("VN417", AT)),
        ("vn-417", "09/02/2026", "10h25", "Nội Bài", FlightFacts("VN417", AT, "Nội Bài")),
        ("VN417 09/02/2026 10:25 HAN", None, None, None, FlightFacts("VN417", AT, "HAN")),
        ("Flight VN417 on 9 Feb 2026 at 10:25", None, None, None, FlightFacts("VN417", AT)),
        ("VN417", datetime.fromisoformat("2026-02-09 10:25"), None, None, FlightFacts("VN417", AT)),
        ("VN417", None, datetime.fromisoformat("2026-02-09 10:25"), None, FlightFacts("VN417", AT)),
        ("VN417", "09/02/2026 10:25", None, None, FlightFacts("VN417", AT)),
        ("VN417 09/02/2026", "09/02/2026", "10:25", None, FlightFacts("VN417", AT)),
        (None, date(2026, 2, 9), time(10, 25), None, FlightFacts("", AT)),
        (None, None, None, "HAN", FlightFacts("", None, "HAN")),
        (None, None, None, None, None),
    ],
)  # fmt: skip
def test_a_flight_is_put_together(flight, day, clock, airport, read):
    cells = {
        "arrival_flight": flight,
        "arrival_date": day,
        "arrival_time": clock,
        "arrival_airport": airport,
    }

    reading = read_flight("arrival", cells, {})

    assert (reading.flight, reading.remarks, reading.kept) == (read, (), ())


@pytest.mark.parametrize(
    ("cells", "flight", "remarks", "kept"),
    [
        ({"flight": "by car"}, FlightFacts("by car"), [("arrival_flight", "flight_unlikely")],
         (("arrival_flight", "by car"),)),
        ({"flight": "x" * 30}, None, [("arrival_flight", "flight_unlikely")],
         (("arrival_flight", "x" * 30),)),
        ({"flight": "VN417 via Mau"}, FlightFacts("VN417"), [], (("arrival_flight", "VN417 via Mau"),)),
        ({"flight": "VN417", "date": date(2026, 2, 9)}, FlightFacts("VN417"),
         [("arrival_time", "flight_half")], (("arrival_date", "09/02/2026"),)),
        ({"flight": "VN417", "time": "9h30"}, FlightFacts("VN417"),
         [("arrival_date", "flight_half")], (("arrival_time", "09:30:00"),)),
        ({"date": "9h30"}, None, [("arrival_date", "flight_half")], (("arrival_time", "09:30:00"),)),
        ({"flight": "VN417", "date": "31/02/2026"}, FlightFacts("VN417"),
         [("arrival_date", "date_impossible")], (("arrival_date", "31/02/2026"),)),
    ],
)  # fmt: skip
def test_what_is_missing_of_a_flight_is_told(cells, flight, remarks, kept):
    named = {f"arrival_{part}": value for part, value in cells.items()}

    reading = read_flight("arrival", named, {})

    told = [(r.field, r.remark.code.removeprefix("intake.")) for r in reading.remarks]
    assert (reading.flight, told, reading.kept) == (flight, remarks, kept)
