"""Events as an iCalendar feed, read back by another reader of the format."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from doingoai.calendars.writing import Entry, Head, Stamped, calendar_bytes, strike_names

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
MADE = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
NINE = datetime(2026, 2, 9, 9, 0, tzinfo=HERE)


def entry(**fields):
    usual = {"key": "item-12.programme-7", "starts": NINE, "ends": NINE + timedelta(hours=1), "title": "Hội đàm"}  # fmt: skip
    return Entry(**{**usual, **fields})


def written(*entries, sequence=3, at=MADE, name="Đoàn Mẫu"):
    head = Head(name, "songoaivu.example")
    return calendar_bytes(head, [Stamped(one, sequence, at) for one in entries])


def events(feed):
    return list(Calendar.from_ical(feed).walk("VEVENT"))


def test_an_event_says_what_when_and_where_in_the_time_of_the_city():
    (event,) = events(written(entry(place="Phòng khách số 1", kind="Hội đàm")))

    assert event.decoded("dtstart") == NINE
    assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event.decoded("dtend") == NINE + timedelta(hours=1)
    assert [str(event[name]) for name in ("summary", "location", "status")] == [
        "Hội đàm", "Phòng khách số 1", "CONFIRMED",
    ]  # fmt: skip


def test_the_zone_is_described_in_the_feed():
    (zone,) = Calendar.from_ical(written()).walk("VTIMEZONE")

    (standard,) = zone.walk("STANDARD")
    assert str(zone["tzid"]) == "Asia/Ho_Chi_Minh"
    assert standard.decoded("tzoffsetto") == timedelta(hours=7)


@pytest.mark.parametrize("status", ["CONFIRMED", "TENTATIVE", "CANCELLED"])
def test_the_status_is_told(status):
    (event,) = events(written(entry(status=status)))

    assert str(event["status"]) == status


def test_days_end_before_the_day_named_and_leave_a_person_free():
    (event,) = events(written(entry(starts=date(2026, 2, 9), ends=date(2026, 2, 11))))

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2026, 2, 9),
        date(2026, 2, 12),
    )
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["transp"]) == "TRANSPARENT"


def test_one_day_is_a_day():
    (event,) = events(written(entry(starts=date(2026, 2, 9), ends=None)))

    assert event.decoded("dtend") == date(2026, 2, 10)


def test_what_is_not_known_is_left_out():
    (event,) = events(written(entry(ends=None)))

    assert [name for name in ("dtend", "location", "categories") if name in event] == []
    assert event.decoded("dtstamp") == MADE


def test_the_moment_of_change_is_told():
    changed = datetime(2026, 2, 3, 1, 0, tzinfo=UTC)

    (event,) = events(written(entry(), at=changed))

    assert event.decoded("last-modified") == event.decoded("dtstamp") == changed


def test_equal_data_gives_equal_bytes_in_lines_of_the_format():
    long = entry(title="Hội đàm, ký kết; " * 12 + "ặỗữ")

    first, second = written(long), written(long)

    assert first == second
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))
    assert str(events(first)[0]["summary"]) == long.title


def test_signs_of_the_format_are_escaped_and_no_title_begins_a_line_of_its_own():
    title = "Ký kết, trao; quà \\ hết\r\nATTENDEE:mailto:ai@example.org"

    feed = written(entry(title=title, place="Phòng 1; tầng 2, nhà A"))

    unfolded = feed.replace(b"\r\n ", b"").decode().split("\r\n")
    assert [line for line in unfolded if line.startswith(("ATTENDEE", "LOCATION"))] == [
        "LOCATION:Phòng 1\\; tầng 2\\, nhà A"
    ]
    (summary,) = (line for line in unfolded if line.startswith("SUMMARY"))
    assert summary.endswith(r":Ký kết\, trao\; quà \\ hết ATTENDEE:mailto:ai@example.org")


def test_no_letter_is_cut_in_two_where_a_line_is_folded():
    feed = written(entry(title="Đ" + "ễ" * 60))

    assert [line.decode() for line in feed.split(b"\r\n")]
    assert str(events(feed)[0]["summary"]) == "Đ" + "ễ" * 60


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
    struck = strike_names(
        entry(title=title, about=title), ["KIM Mau", "Jane Sample", "Sample", " ", "A"]
    )

    assert (struck.title, struck.about) == (left, left)


def test_without_guests_nothing_is_struck_out():
    kept = entry()

    assert strike_names(kept, ["", " "]) == kept


def test_the_digest_tells_one_state_from_another_whatever_the_zone():
    same = entry(starts=NINE.astimezone(UTC), ends=(NINE + timedelta(hours=1)).astimezone(UTC))

    assert same.digest == entry().digest
    assert entry(title="Hội đàm hẹp").digest != entry().digest


def test_the_last_day_is_that_at_the_office():
    late = datetime(2026, 2, 9, 20, 0, tzinfo=UTC)

    assert entry(starts=late, ends=None).last_on == date(2026, 2, 10)
