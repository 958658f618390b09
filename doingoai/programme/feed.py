"""
One programme as an iCalendar feed (RFC 5545 and 7986): what happens, when and where, and no person.

The feed leaves the office's own walls, so it carries no list of guests, no notes and no diets, and
names of guests are struck out of the titles.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from icalendar import Calendar, Event, Timezone, TimezoneStandard

ZONE = "Asia/Ho_Chi_Minh"
OFFSET = timedelta(hours=7)
REFRESH = timedelta(hours=1)
STRUCK_OUT = "…"

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing that happens; `key` never changes, `is_cancelled` when it was taken out again."""

    key: str
    starts_at: datetime
    ends_at: datetime | None
    title: str
    place: str = ""
    kind: str = ""
    changed_at: datetime | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A programme as a calendar: `sequence` grows with every change, `house` names the installation."""

    name: str
    house: str
    number: int
    sequence: int
    made_at: datetime
    language: str = "vi"
    status: Status = "CONFIRMED"


def feed_bytes(feed: Feed, entries: Iterable[FeedEntry]) -> bytes:
    """Write the feed; equal data gives equal bytes."""
    calendar = Calendar()
    calendar.add("prodid", f"-//doingoai//programme//{feed.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", feed.name)
    calendar.add("x-wr-calname", feed.name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_event(feed, entry))
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    """Viet Nam has had one offset since 1975 and no summer time."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001  # local by RFC 5545, 3.6.5
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _event(feed: Feed, entry: FeedEntry) -> Event:
    event = Event()
    changed = (entry.changed_at or feed.made_at).astimezone(UTC)
    event.add("uid", f"{entry.key}.programme-{feed.number}@{feed.house}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", feed.sequence)
    event.add("dtstart", entry.starts_at)
    if entry.ends_at is not None:
        event.add("dtend", entry.ends_at)
    event.add("summary", entry.title, parameters={"LANGUAGE": feed.language})
    if entry.place:
        event.add("location", entry.place)
    if entry.kind:
        event.add("categories", [entry.kind])
    event.add("status", "CANCELLED" if entry.is_cancelled else feed.status)
    event.add("class", "PRIVATE")
    return event


def without_names(entries: Iterable[FeedEntry], names: Sequence[str]) -> list[FeedEntry]:
    """Strike the names of guests out of the titles."""
    wanted = sorted({name.strip() for name in names if len(name.strip()) > 1}, key=len)
    if not wanted:
        return list(entries)
    found = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in reversed(wanted)), re.I
    )
    return [replace(entry, title=found.sub(STRUCK_OUT, entry.title)) for entry in entries]
