"""
Events as an iCalendar feed (RFC 5545 and 7986): what happens, when and where, and no person.

The feed leaves the office's own walls, so it carries no list of guests, no notes and no diets, and
names of guests are struck out of the titles.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from doingoai.calendars.states import Status
from doingoai.foundation.folding import clean
from doingoai.foundation.local_time import HERE

ZONE = "Asia/Ho_Chi_Minh"

OFFSET = timedelta(hours=7)
REFRESH = timedelta(hours=1)
ONE_DAY = timedelta(days=1)
STRUCK_OUT = "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One thing that happens. `key` never changes and is the same in every feed.

    Where `starts` is a day without a time, the event fills its days and `ends` is the last of them.
    """

    key: str
    starts: date | datetime
    title: str
    ends: date | datetime | None = None
    place: str = ""
    kind: str = ""
    about: str = ""
    status: Status = "CONFIRMED"

    @property
    def last_on(self) -> date:
        """The last day the event touches, at the office."""
        last = self.ends or self.starts
        return last.astimezone(HERE).date() if isinstance(last, datetime) else last

    @property
    def digest(self) -> str:
        """What tells one state of the event from another."""
        values = json.dumps(asdict(self), default=_plain, ensure_ascii=False, sort_keys=True)
        return sha256(values.encode()).hexdigest()


def _plain(value: date | datetime) -> str:
    return (value.astimezone(UTC) if isinstance(value, datetime) else value).isoformat()


@dataclass(frozen=True, slots=True)
class Stamped:
    """An entry with what tells programs whether they know it: `sequence` grows with each change."""

    entry: Entry
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """What a calendar is called; `house` names the installation in the identity of its events."""

    name: str
    house: str
    language: str = "vi"


def calendar_bytes(head: Head, events: Iterable[Stamped]) -> bytes:
    """Write the feed; equal data gives equal bytes."""
    calendar = Calendar()
    calendar.add("prodid", f"-//doingoai//calendars//{head.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", clean(head.name))
    calendar.add("x-wr-calname", clean(head.name))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(_zone())
    for stamped in events:
        calendar.add_component(_event(head, stamped))
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


def _event(head: Head, stamped: Stamped) -> Event:
    entry, event = stamped.entry, Event()
    changed = stamped.changed_at.astimezone(UTC)
    event.add("uid", f"{entry.key}@{head.house}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", stamped.sequence)
    _add_times(event, entry)
    event.add("summary", clean(entry.title), parameters={"LANGUAGE": head.language})
    for name, words in (("location", entry.place), ("description", entry.about)):
        if words:
            event.add(name, clean(words))
    if entry.kind:
        event.add("categories", [entry.kind])
    event.add("status", entry.status)
    event.add("class", "PRIVATE")
    return event


def _add_times(event: Event, entry: Entry) -> None:
    """Days end before the day that is named (RFC 5545, 3.6.1) and leave a person free."""
    event.add("dtstart", entry.starts)
    if not isinstance(entry.starts, datetime):
        event.add("dtend", (entry.ends or entry.starts) + ONE_DAY)
        event.add("transp", "TRANSPARENT")
    elif entry.ends is not None:
        event.add("dtend", entry.ends)


def strike_names(entry: Entry, names: Sequence[str]) -> Entry:
    """Strike the names of guests out of what an entry says."""
    wanted = sorted({name.strip() for name in names if len(name.strip()) > 1}, key=len)
    if not wanted:
        return entry
    found = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in reversed(wanted)), re.I
    )
    return replace(
        entry,
        title=found.sub(STRUCK_OUT, entry.title),
        about=found.sub(STRUCK_OUT, entry.about),
    )
