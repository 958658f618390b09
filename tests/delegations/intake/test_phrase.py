"""A line in an officer's own words: 200 phrases, and what holds of every line whatsoever."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.delegations.intake.phrase.facts import Days, Known
from doingoai.delegations.intake.phrase.reading import understand
from tests.delegations.intake.phrase_table import KNOWN, SLOTS, TODAY, doubts, read, told

SEEN, UNSEEN = read("phrases_seen.txt"), read("phrases_unseen.txt")
# Whole phrases understood, every slot and every doubt as wanted; neither number may fall.
SEEN_RIGHT, UNSEEN_RIGHT = 120, 74


def right(rows):
    """Count the phrases understood wholly, and each slot by itself."""
    slots = Counter()
    whole = 0
    for phrase, wanted, doubtful in rows:
        understood = understand(phrase, KNOWN, today=TODAY)
        found = told(understood)
        slots.update(slot for slot in SLOTS.values() if found.get(slot) == wanted.get(slot))
        slots.update(["doubts"] * (doubts(understood) == doubtful))
        whole += found == wanted and doubts(understood) == doubtful
    return whole, slots


def say(name, rows, whole, slots):
    print(f"{name}: {whole} of {len(rows)} phrases wholly understood")  # noqa: T201
    for slot in (*SLOTS.values(), "doubts"):
        print(f"  {slot}: {slots[slot]} of {len(rows)}")  # noqa: T201


def test_there_are_two_hundred_phrases_of_which_many_are_doubtful():
    everything = [*SEEN, *UNSEEN]

    assert (len(SEEN), len(UNSEEN)) == (120, 80)
    assert len({phrase for phrase, _wanted, _doubtful in everything}) == 200
    assert sum(1 for _phrase, _wanted, doubtful in everything if doubtful) >= 30


def test_phrases_the_reader_was_developed_on_are_understood():
    whole, slots = right(SEEN)

    say("seen", SEEN, whole, slots)
    assert whole >= SEEN_RIGHT


def test_phrases_the_reader_was_never_tuned_on_are_understood_as_stated():
    whole, slots = right(UNSEEN)

    say("unseen", UNSEEN, whole, slots)
    assert whole >= UNSEEN_RIGHT


def test_each_part_tells_the_span_it_came_from():
    line = "đoàn Seoul 8 người thăm 12-14/3, Phòng Lễ tân tiếp"

    understood = understand(line, KNOWN, today=TODAY)

    assert {part.slot: line[part.start : part.end] for part in understood.parts} == {
        "partner": "Seoul",
        "people": "8 người",
        "days": "12-14/3",
        "unit": "Phòng Lễ tân tiếp",
    }
    assert understood.value("days") == Days(date(2027, 3, 12), date(2027, 3, 14))
    assert understood.part("days").why == "year"
    assert understood.leftovers == ()


def test_words_nobody_understood_are_left_and_shown():
    understood = understand("đoàn Seoul 8 người 12/3 nhớ mua hoa", KNOWN, today=TODAY)

    assert understood.leftovers == ("nhớ mua hoa",)
    assert [span.text for span in understood.spans() if span.is_left] == ["nhớ mua hoa"]


def test_a_doubt_carries_what_else_it_may_mean():
    understood = understand("Phó Chủ tịch tiếp đoàn Seoul 8-10 người", KNOWN, today=TODAY)

    leader, people = understood.part("leader"), understood.part("people")
    assert (leader.value, leader.others, leader.why) == ("minh", ("hoa",), "several")
    assert (people.value, people.others, people.is_sure) == (10, (8,), False)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("18/11", (date(2026, 11, 18), date(2026, 11, 18))),
        ("17/11", (date(2027, 11, 17), date(2027, 11, 17))),
        ("29/2/2028", (date(2028, 2, 29), date(2028, 2, 29))),
        ("31/12-1/1", (date(2026, 12, 31), date(2027, 1, 1))),
        ("31/12/2026-2/1/2027", (date(2026, 12, 31), date(2027, 1, 2))),
        ("30/12-2/1/2027", (date(2026, 12, 30), date(2027, 1, 2))),
        ("thứ Bảy đến thứ Hai tuần tới", (date(2026, 11, 28), date(2026, 11, 30))),
        ("t3 tuần sau", (date(2026, 11, 24), date(2026, 11, 24))),
        ("thứ Tư tới", (date(2026, 11, 25), date(2026, 11, 25))),
        ("chủ nhật này", (date(2026, 11, 22), date(2026, 11, 22))),
        ("coming Monday", (date(2026, 11, 23), date(2026, 11, 23))),
        ("từ thứ Hai đến thứ Tư", (date(2026, 11, 16), date(2026, 11, 18))),
        ("2026-12-01 đến 2026-12-03", (date(2026, 12, 1), date(2026, 12, 3))),
        ("quý IV năm 2027", (date(2027, 10, 1), date(2027, 12, 31))),
        ("Q1", (date(2027, 1, 1), date(2027, 3, 31))),
        ("March 2027", (date(2027, 3, 1), date(2027, 3, 31))),
        ("tháng này", (date(2026, 11, 1), date(2026, 11, 30))),
        ("ba ngày từ 12/3", (date(2027, 3, 12), date(2027, 3, 14))),
        ("thứ Ba ngày 24/11", (date(2026, 11, 24), date(2026, 11, 24))),
        ("Tuesday 24 November", (date(2026, 11, 24), date(2026, 11, 24))),
        ("12/3, 400 ngày", (date(2027, 3, 12), date(2027, 3, 12))),
    ],
)
def test_days_are_read_in_many_forms(line, days):
    assert understand(line, Known(), today=TODAY).value("days") == Days(*days)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("32/3", "no_such_day"),
        ("tháng 13", "no_such_day"),
        ("14-12/3", "turned"),
        ("1/3/2020", "past"),
        ("3/25", "american"),
        ("tuần sau", "rough"),
        ("next Friday", "which_week"),
        ("thứ Hai 24/11", "weekday"),
    ],
)
def test_a_doubtful_day_says_why(line, why):
    part = understand(line, Known(), today=TODAY).part("days")

    assert (part.is_sure, part.why) == (False, why)


def test_nothing_is_understood_of_nothing():
    understood = understand("   ", KNOWN, today=TODAY)

    assert (understood.parts, understood.left, understood.spans()) == ((), (), [])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "đoàn",
                    "Seoul",
                    "Tokyo",
                    "8",
                    "người",
                    "12/3",
                    "12-14/3",
                    "32/13",
                    "thứ",
                    "Ba",
                    "tuần",
                    "tới",
                    "Phòng",
                    "Lễ",
                    "tân",
                    "tiếp",
                    "về",
                    "đầu",
                    "tư",
                    "next",
                    "Monday",
                    "to",
                    "Friday",
                    "ĐSQ",
                    "Nhật",
                    "Phó",
                    "Chủ",
                    "tịch",
                    "chào",
                    "xã",
                    "giao",
                    "visa",
                    "VN123",
                    "3",
                    "ngày",
                    "từ",
                    "tháng",
                    "2",
                    "quý",
                ]
            ),
            st.text(max_size=12),
        ),
        max_size=14,
    ).map(" ".join)
)
def test_no_line_breaks_the_reader_and_no_letter_of_it_gets_lost(line):
    understood = understand(line, KNOWN, today=TODAY)

    assert "".join(span.text for span in understood.spans()) == understood.line
    assert all(0 <= part.start < part.end <= len(understood.line) for part in understood.parts)
    slots = [part.slot for part in understood.parts]
    assert len(slots) == len(set(slots))
