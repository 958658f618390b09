"""Whatever a cell or a file holds, the reading ends: with rows and remarks, or with a refusal."""

import contextlib
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doingoai.delegations.intake.members import apply_corrections, read_members
from doingoai.delegations.intake.names import read_name
from doingoai.delegations.intake.remarks import Fault, UnreadableBook
from doingoai.delegations.intake.same_person import same_person_score
from doingoai.delegations.intake.sources import read_pasted, read_spreadsheet
from doingoai.delegations.intake.workbook import read_visit, read_workbook
from doingoai.directory.naming import PersonName
from doingoai.foundation.refusals import RuleBroken
from tests.delegations import samples
from tests.delegations.intake.builders import book, xlsx

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
TODAY = date(2026, 1, 25)
WORDS = st.sampled_from(
    ["Mr.", "Ms", "Ông", "Bà", "Dr.", "John", "SMITH", "Nguyễn", "VĂN", "Thử", "KIM", "Min-jun", ",",
     "-", "(Mr)", "Trưởng đoàn", "van", "der", "bin", "O'", "Jr.", "III", "😀", "\u202e", "김모", "и",
     "M.", "&", "and", "VN417", "05/02/2026", "9h30", "toàn đoàn", "#REF!", "=1+1", "Mayor of", "TBC"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join))
CELLS = st.one_of(
    st.none(),
    TEXTS.filter(str.strip),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
HEADINGS = ["Name", "Position", "Sex", "DOB", "Nationality", "Passport", "Role", "Languages",
            "Phone", "E-mail", "Flight", "Arrival date", "Arrival time", "Họ", "Chức vụ"]  # fmt: skip


@QUICK
@given(TEXTS, st.sampled_from(["", "VN", "KR", "US", "ES", "MM", "MY", "TR", "FR"]), TEXTS)
def test_any_text_is_a_name_or_refused(raw, country, hint):
    with contextlib.suppress(RuleBroken):
        reading = read_name(raw, country=country, family_hint=hint)

        assert reading.name.full
        assert not any(sign in reading.name.full for sign in "\n\t\u202e\u200b")


@QUICK
@given(TEXTS, TEXTS)
def test_the_score_of_two_names_is_a_score_either_way(one, other):
    first, second = PersonName(one), PersonName(other)

    score = same_person_score(first, second)

    assert 0.0 <= score <= 100.0
    assert score == pytest.approx(same_person_score(second, first))


@QUICK
@given(st.lists(st.lists(CELLS, min_size=len(HEADINGS), max_size=len(HEADINGS)), max_size=4))
def test_any_cells_below_headings_are_read(rows):
    listed = read_members(book([HEADINGS, *rows]), country="KR", as_of=TODAY)

    again = read_members(book([HEADINGS, *rows]), country="KR", as_of=TODAY)
    assert repr(listed) == repr(again)
    assert all(fault.sheet and fault.row for fault in listed.all_faults)


@QUICK
@given(st.sampled_from(["full_name", "birth_date", "role", "order"]), TEXTS)
def test_any_correction_is_read(name, text):
    listed = read_members(book([HEADINGS, ["Jane SAMPLE", "Mayor"]]))

    assert len(apply_corrections(listed, {(2, name): text}).rows) == 1


@QUICK
@given(
    st.lists(st.lists(CELLS, max_size=5), max_size=4),
    st.sampled_from(["Đoàn", "Members", "Hosts", "Programme", "x"]),
)
def test_any_book_is_a_visit_or_refused(rows, name):
    heads = {
        "Programme": ["Date", "Time", "Activity", "Place", "Guests"],
        "Đoàn": ["Country", "Japan"],
    }

    with contextlib.suppress(UnreadableBook):
        read_visit(book([heads.get(name, HEADINGS[:5]), *rows], name), as_of=TODAY)


@QUICK
@given(st.text(max_size=200))
def test_any_pasted_text_is_read_or_refused(text):
    with contextlib.suppress(UnreadableBook):
        read_members(read_pasted(text))


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    with contextlib.suppress(UnreadableBook):
        read_spreadsheet(content, "list.xlsx")


@QUICK
@given(st.integers(0, 6_000), st.integers(0, 255), st.integers(0, 3_000))
def test_a_mutated_file_is_read_or_refused_with_faults(place, byte, cut):
    content = bytearray(xlsx({"Members": [HEADINGS, ["Jane SAMPLE", "Mayor"]]}))
    content[place % len(content)] = byte

    refused = []
    try:
        read_workbook(bytes(content[: len(content) - cut % 50]), "list.xlsx", as_of=TODAY)
    except UnreadableBook as refusal:
        refused.extend(refusal.faults)

    assert all(isinstance(fault, Fault) and fault.message for fault in refused)


def test_every_type_of_cell_under_every_heading_is_read():
    values = ["x", 1.0, True, date(2026, 2, 5), datetime(2026, 2, 5), time(9), timedelta(hours=30)]  # noqa: DTZ001
    rows = [[value] * len(HEADINGS) for value in values]

    assert len(read_members(book([HEADINGS, *rows])).rows) == len(values)


def test_a_sample_cut_anywhere_never_crashes():
    content = samples.agency_workbook()

    for size in range(0, len(content), 997):
        with pytest.raises(UnreadableBook):
            read_workbook(content[:size], "agency.xlsx", as_of=TODAY)
