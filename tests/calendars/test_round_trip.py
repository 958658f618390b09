"""
A calendar program follows a feed through changes: what it keeps is what the office has.

The program is played by a calendar library: it reads the feed, takes an event over when its
SEQUENCE is higher than what it has, and takes it away when it is cancelled (RFC 5546, 2.1.4).
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from icalendar import Calendar

from doingoai.calendars.actions import make_feed, shown_events
from doingoai.calendars.models import Feed, Shown
from doingoai.calendars.queries import stamped
from doingoai.calendars.rules import news
from doingoai.calendars.states import Scope
from doingoai.calendars.writing import Entry, Head, Stamped, calendar_bytes
from doingoai.delegations.states import State
from doingoai.foundation.folding import clean
from doingoai.foundation.local_time import HERE
from doingoai.programme.actions import edit_item, remove_item
from tests import cast, factories
from tests.calendars.validating import faults

AT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
HEAD = Head("Lịch thử", "nha.example")
DAY = date(2026, 2, 9)


class Program:
    """What a calendar program has of a feed."""

    def __init__(self):
        self.has = {}
        self.numbers = {}

    def read(self, feed):
        """Take over what is newer; what a feed no longer tells of is kept as it is."""
        assert faults(feed) == []
        for event in Calendar.from_ical(feed).walk("VEVENT"):
            key, number = str(event["uid"]), event.decoded("sequence")
            if number < self.numbers.get(key, -1):
                pytest.fail("a lower sequence than before")
            if number == self.numbers.get(key) and self.has.get(key) not in {None, _told(event)}:
                pytest.fail("a change without a higher sequence")
            self.numbers[key] = number
            if str(event["status"]) == "CANCELLED":
                self.has.pop(key, None)
            else:
                self.has[key] = _told(event)


def _told(event):
    end = event.get("dtend")
    return (
        str(event["summary"]), event["dtstart"].dt, end.dt if end else None,
        str(event.get("location", "")), str(event["status"]),
    )  # fmt: skip


TITLES = st.text(max_size=90)
NASTY = st.sampled_from(
    [
        "Ký kết, trao; quà \\ hết", "BEGIN:VEVENT", "x\r\nSTATUS:CANCELLED", "Đ" + "ễ" * 80, "\\n\\,\\;",
        '"Mẫu":;,', "a" * 74 + "ặ", "\u2028\u0085\x0b", "𝒜" * 30, "Ho\u0323p", "\ufeff\u202eđảo", "", " ",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(TITLES, NASTY), st.one_of(TITLES, NASTY), st.one_of(TITLES, NASTY))
def test_any_title_place_and_matter_come_through_as_they_are_kept(title, place, about):
    entry = Entry("item-1", DAY, title, place=place, about=about)

    feed = calendar_bytes(HEAD, [Stamped(entry, 0, AT)])

    (event,) = Calendar.from_ical(feed).walk("VEVENT")
    assert faults(feed) == []
    assert str(event["summary"]) == clean(title)
    assert str(event.get("location", "")) == clean(place)
    assert str(event.get("description", "")) == clean(about)


class Following(RuleBasedStateMachine):
    """Events come, change, go and come back in any order, and are read now and then."""

    def __init__(self):
        super().__init__()
        self.entries, self.seen, self.program = {}, {}, Program()
        self.at = AT
        self.is_read = True

    @rule(
        key=st.integers(0, 4),
        title=st.one_of(NASTY, TITLES),
        days=st.integers(0, 3),
        hour=st.none() | st.integers(0, 23),
        status=st.sampled_from(["CONFIRMED", "TENTATIVE", "CANCELLED"]),
    )
    def set(self, key, title, days, hour, status):
        starts = DAY + timedelta(days=key)
        ends = starts + timedelta(days=days)
        if hour is not None:
            starts = datetime(starts.year, starts.month, starts.day, hour, tzinfo=HERE)
            ends = starts + timedelta(hours=days) if days else None
        self.entries[key] = Entry(f"item-{key}", starts, title, ends, status=status)
        self.is_read = False

    @rule(key=st.integers(0, 4))
    def take_out(self, key):
        self.entries.pop(key, None)
        self.is_read = False

    @rule(minutes=st.integers(1, 900))
    def read(self, minutes):
        self.at += timedelta(minutes=minutes)
        entries = list(self.entries.values())
        self.seen |= news(self.seen, entries, since=date.min, first=0, at=self.at)
        self.program.read(calendar_bytes(HEAD, stamped(entries, self.seen, since=date.min)))
        self.is_read = True

    @invariant()
    def the_program_has_what_the_office_has(self):
        if not self.is_read:
            return
        wanted = {
            f"{entry.key}@nha.example": clean(entry.title)
            for entry in self.entries.values()
            if entry.status != "CANCELLED"
        }
        assert {key: told[0] for key, told in self.program.has.items()} == wanted


TestFollowing = Following.TestCase
TestFollowing.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


def test_what_lies_behind_is_left_out_and_not_cancelled():
    old = Entry("item-1", DAY, "Hội đàm")
    seen = news({}, [old], since=date.min, first=0, at=AT)

    later = news(seen, [], since=DAY + timedelta(days=1), first=0, at=AT)

    assert later == {}
    assert stamped([], seen, since=DAY + timedelta(days=1)) == []


def test_an_address_taken_over_goes_on_above_the_numbers_it_has_shown():
    assert news({}, [Entry("item-1", DAY, "x")], since=DAY, first=9, at=AT)["item-1"].sequence == 9


@pytest.mark.django_db
class TestAgainstTheOffice:
    """The same with a real visit: edited, taken out, called off."""

    def follow(self, scope=Scope.DELEGATION):
        self.visit = factories.delegation(state=State.APPROVED, title_vi="Đoàn Mẫu")
        self.item = factories.item(self.visit.programme, title_vi="Hội đàm")
        self.other = factories.item(self.visit.programme, title_vi="Chiêu đãi")
        of = {"delegation": self.visit} if scope == Scope.DELEGATION else {}
        self.feed, _secret = make_feed(scope, language="vi", by=cast.ha(), at=AT, **of)
        self.program = Program()
        self.at = AT
        self.read()

    def read(self):
        self.at += timedelta(hours=1)
        feed = Feed.objects.select_related("owner__unit", "delegation").get(pk=self.feed.pk)
        self.bytes = calendar_bytes(HEAD, shown_events(feed, at=self.at))
        self.program.read(self.bytes)
        return sorted(told[0] for told in self.program.has.values())

    def test_an_edited_item_is_taken_over(self):
        self.follow()

        edit_item(self.item, changes={"title_vi": "Hội đàm hẹp"}, by=cast.ha(), at=AT)

        assert self.read() == ["Chiêu đãi", "Hội đàm hẹp"]
        assert sorted(self.program.numbers.values()) == [0, 1]

    def test_an_item_that_was_taken_out_is_taken_away(self):
        self.follow()

        remove_item(self.item, by=cast.ha())

        assert self.read() == ["Chiêu đãi"]
        assert "Không còn trong lịch này" in self.bytes.decode()

    def test_a_visit_called_off_is_taken_away_and_comes_back(self):
        self.follow(Scope.OFFICE)
        self.visit.state = State.CANCELLED
        self.visit.save(update_fields=["state"])
        gone = self.read()

        self.visit.state = State.DRAFT
        self.visit.save(update_fields=["state"])

        assert gone == []
        assert self.read() == ["Chiêu đãi", "Hội đàm", "Đoàn Mẫu"]

    def test_reading_again_changes_no_byte_and_keeps_nothing_anew(self):
        self.follow()
        before, kept = self.bytes, list(Shown.objects.values())

        self.read()

        assert self.bytes == before
        assert list(Shown.objects.values()) == kept
