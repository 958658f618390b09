"""When the daily mail comes, who gets what at once, and how letters are named and retried."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from doingoai.mailing.rules import (
    LONGEST_PAUSE,
    MOST_ATTEMPTS,
    may_be_written_to,
    message_id,
    next_digest,
    pause_after,
    usual_way,
    way_of,
)
from doingoai.mailing.states import INSIDE, URGENT, LetterKind, Way
from doingoai.web.sentences import NOTICES

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HALF_PAST_SEVEN = time(7, 30)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-03-12T07:29", "2026-03-12T07:30"),  # Thursday, a minute before
        ("2026-03-12T07:30", "2026-03-13T07:30"),  # at the very moment: the next day's
        ("2026-03-12T16:00", "2026-03-13T07:30"),
        ("2026-03-13T08:00", "2026-03-16T07:30"),  # Friday: over the weekend
        ("2026-02-13T08:00", "2026-02-23T07:30"),  # before Tết: after the holidays
        ("2026-04-29T09:00", "2026-05-04T07:30"),  # 30/4 and 1/5, then a weekend
    ],
)
def test_the_daily_mail_comes_on_working_days(after: str, expected: str) -> None:
    found = next_digest(_at(after), hour=HALF_PAST_SEVEN, on_rest_days=False)

    assert found == _at(expected)


def test_who_wishes_gets_it_on_rest_days_too() -> None:
    found = next_digest(_at("2026-03-13T08:00"), hour=HALF_PAST_SEVEN, on_rest_days=True)

    assert found == _at("2026-03-14T07:30")


def test_a_day_that_has_had_its_mail_gets_no_second() -> None:
    found = next_digest(
        _at("2026-03-12T09:00"),
        hour=time(10),
        on_rest_days=False,
        last_on=date(2026, 3, 12),
    )

    assert found == _at("2026-03-13T10:00")


def test_an_earlier_mail_does_not_hold_up_the_next() -> None:
    found = next_digest(
        _at("2026-03-12T06:00"),
        hour=HALF_PAST_SEVEN,
        on_rest_days=False,
        last_on=date(2026, 3, 11),
    )

    assert found == _at("2026-03-12T07:30")


@pytest.mark.parametrize(
    ("kind", "chosen", "way"),
    [
        ("consultation.asked", {}, Way.AT_ONCE),
        ("task.given", {}, Way.DIGEST),
        ("task.given", {"task.given": "at_once"}, Way.AT_ONCE),
        ("consultation.asked", {"consultation.asked": "in_app"}, Way.IN_APP),
        ("letter.failed", {}, Way.IN_APP),
        ("letter.failed", {"letter.failed": "at_once"}, Way.IN_APP),
    ],
)
def test_each_kind_has_its_usual_way_and_a_person_may_choose(
    kind: str, chosen: dict[str, str], way: Way
) -> None:
    assert way_of(kind, chosen) == way


def test_the_lists_name_kinds_that_exist() -> None:
    assert set(NOTICES) >= URGENT | INSIDE
    assert {usual_way(kind) for kind in URGENT} == {Way.AT_ONCE}


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("lan@example.org", True),
        ("", False),
        ("lan", False),
        ("lan@example.org\r\nBcc: all@example.org", False),
        ("lan@example.org, ha@example.org", False),
        ("lân@example.org", False),
    ],
)
def test_letters_go_only_to_plain_addresses(address: str, good: bool) -> None:
    assert may_be_written_to(address) is good


def test_the_name_of_a_letter_follows_from_what_it_tells() -> None:
    one = message_id(7, LetterKind.DIGEST, [3, 1, 2], house="example.org")
    same = message_id(7, LetterKind.DIGEST, [1, 2, 3], house="example.org")
    others = {
        message_id(8, LetterKind.DIGEST, [1, 2, 3], house="example.org"),
        message_id(7, LetterKind.AT_ONCE, [1, 2, 3], house="example.org"),
        message_id(7, LetterKind.DIGEST, [1, 2], house="example.org"),
    }

    assert one == same
    assert len(others | {one}) == 4
    assert (one[0], one[-13:], one.isascii()) == ("<", "@example.org>", True)


def test_pauses_grow_until_a_person_has_to_look_after_two_days() -> None:
    pauses = [pause_after(number) for number in range(1, MOST_ATTEMPTS)]

    assert pauses[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE
    assert timedelta(days=2) < sum(pauses, timedelta()) < timedelta(days=3)
