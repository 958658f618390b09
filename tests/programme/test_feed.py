"""A programme as an iCalendar feed, read back by another reader of the format."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from doingoai.programme.feed import Feed, FeedEntry, feed_bytes, without_names

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
MADE = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
NINE = datetime(2026, 2, 9, 9, 0, tzinfo=HERE)


def feed(**fields):
    usual = {"name": "Đoàn Mẫu", "house": "songoaivu.example", "number": 7, "sequence": 3}
    return Feed(**{**usual, "made_at": MADE, **fields})


def entry(**fields):
    usual = {"key": "item-12", "starts_at": NINE, "ends_at": NINE + timedelta(hours=1), "title": "Hội đàm"}  # fmt: skip
    return FeedEntry(**{**usual, **fields})


def events(written):
    return list(Calendar.from_ical(written).walk("VEVENT"))


def test_an_event_says_what_when_and_where_in_the_time_of_the_city():
    written = feed_bytes(feed(), [entry(place="Phòng khách số 1", kind="Hội đàm")])

    (event,) = events(written)
    assert event.decoded("dtstart") == NINE
    assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event.decoded("dtend") == NINE + timedelta(hours=1)
    assert [str(event[name]) for name in ("summary", "location", "status")] == [
        "Hội đàm", "Phòng khách số 1", "CONFIRMED",
    ]  # fmt: skip


def test_a_change_raises_the_sequence_and_keeps_the_identity():
    before, after = feed(sequence=3), feed(sequence=4)

    (first,), (second,) = (events(feed_bytes(one, [entry()])) for one in (before, after))

    assert str(first["uid"]) == str(second["uid"]) == "item-12.programme-7@songoaivu.example"
    assert (first.decoded("sequence"), second.decoded("sequence")) == (3, 4)


def test_the_zone_is_described_in_the_feed():
    (zone,) = Calendar.from_ical(feed_bytes(feed(), [])).walk("VTIMEZONE")

    (standard,) = zone.walk("STANDARD")
    assert str(zone["tzid"]) == "Asia/Ho_Chi_Minh"
    assert standard.decoded("tzoffsetto") == timedelta(hours=7)


@pytest.mark.parametrize(
    ("status", "cancelled", "shown"),
    [
        ("CONFIRMED", False, "CONFIRMED"),
        ("TENTATIVE", False, "TENTATIVE"),
        ("CANCELLED", False, "CANCELLED"),
        ("CONFIRMED", True, "CANCELLED"),
    ],
)
def test_what_does_not_take_place_is_cancelled(status, cancelled, shown):
    (event,) = events(feed_bytes(feed(status=status), [entry(is_cancelled=cancelled)]))

    assert str(event["status"]) == shown


def test_what_is_not_known_is_left_out():
    (event,) = events(feed_bytes(feed(), [entry(ends_at=None)]))

    assert [name for name in ("dtend", "location", "categories") if name in event] == []
    assert event.decoded("dtstamp") == MADE


def test_the_moment_of_change_is_told():
    changed = datetime(2026, 2, 3, 1, 0, tzinfo=UTC)

    (event,) = events(feed_bytes(feed(), [entry(changed_at=changed)]))

    assert event.decoded("last-modified") == changed


def test_equal_data_gives_equal_bytes_in_lines_of_the_format():
    long = entry(title="Hội đàm, ký kết; " * 12 + "ặỗữ")

    first, second = feed_bytes(feed(), [long]), feed_bytes(feed(), [long])

    assert first == second
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))
    assert str(events(first)[0]["summary"]) == long.title


def test_signs_of_the_format_are_escaped_and_no_title_begins_a_line_of_its_own():
    title = "Ký kết, trao; quà \\ hết\r\nATTENDEE:mailto:ai@example.org"

    written = feed_bytes(feed(), [entry(title=title, place="Phòng 1; tầng 2, nhà A")])

    unfolded = written.replace(b"\r\n ", b"").decode().split("\r\n")
    assert [line for line in unfolded if line.startswith(("ATTENDEE", "LOCATION"))] == [
        "LOCATION:Phòng 1\\; tầng 2\\, nhà A"
    ]
    (summary,) = (line for line in unfolded if line.startswith("SUMMARY"))
    assert summary.endswith(r":Ký kết\, trao\; quà \\ hết\nATTENDEE:mailto:ai@example.org")


def test_no_letter_is_cut_in_two_where_a_line_is_folded():
    written = feed_bytes(feed(), [entry(title="Đ" + "ễ" * 60)])

    assert [line.decode() for line in written.split(b"\r\n")]
    assert str(events(written)[0]["summary"]) == "Đ" + "ễ" * 60


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Tiếp Thị trưởng KIM Mau", "Tiếp Thị trưởng …"),
        ("Tiếp Ngài kim mau và phu nhân", "Tiếp Ngài … và phu nhân"),
        ("Gặp Jane Sample, Jane", "Gặp …, Jane"),
        ("Thăm Kimchi Mẫu", "Thăm Kimchi Mẫu"),
        ("Hội đàm", "Hội đàm"),
    ],
)
def test_names_of_guests_are_struck_out_of_titles(title, left):
    (struck,) = without_names([entry(title=title)], ["KIM Mau", "Jane Sample", "Sample", " ", "A"])

    assert struck.title == left


def test_without_guests_nothing_is_struck_out():
    kept = entry()

    assert without_names([kept], ["", " "]) == [kept]
