"""What RFC 5545 and 7986 ask of a published calendar, held against bytes without our own code."""

import re

from icalendar import Calendar

REQUIRED = ("uid", "dtstamp", "dtstart", "summary", "sequence", "status", "last-modified")
ONCE = (*REQUIRED, "dtend", "location", "description", "class", "transp")
STATUSES = {"CONFIRMED", "TENTATIVE", "CANCELLED"}
_CONTENT = re.compile(
    r"[A-Z][A-Z0-9-]*(;[A-Z-]+=(\"[^\"]*\"|[^\";:,]*))*:[^\x00-\x08\x0a-\x1f\x7f]*"
)


def faults(feed: bytes) -> list[str]:
    """Everything that is wrong with a feed; empty when it holds."""
    return [*_lines(feed), *_calendar(feed)]


def _lines(feed: bytes) -> list[str]:
    found = []
    if not feed.endswith(b"\r\n"):
        found.append("the last line does not end (3.1)")
    if feed.replace(b"\r\n", b"").count(b"\n") or feed.replace(b"\r\n", b"").count(b"\r"):
        found.append("a line ends with half of CRLF (3.1)")
    for line in feed.split(b"\r\n"):
        if len(line) > 75:
            found.append(f"a line of {len(line)} octets (3.1)")
        try:
            line.decode()
        except UnicodeDecodeError:
            found.append("a letter is cut in two by folding")
    unfolded = feed.replace(b"\r\n ", b"").decode("utf-8", "replace").split("\r\n")[:-1]
    return found + [
        f"no content line: {line!r}" for line in unfolded if not _CONTENT.fullmatch(line)
    ]


def _calendar(feed: bytes) -> list[str]:
    calendar = Calendar.from_ical(feed)
    found = [f"no {name} (3.6)" for name in ("prodid", "version") if name not in calendar]
    if str(calendar.get("version")) != "2.0":
        found.append("not version 2.0 (3.7.4)")
    zones = {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")}
    identities = [str(event.get("uid")) for event in calendar.walk("VEVENT")]
    if len(identities) != len(set(identities)):
        found.append("one UID twice")
    for event in calendar.walk("VEVENT"):
        found += _event(event, zones)
    return found


def _event(event, zones: set[str]) -> list[str]:
    name = str(event.get("uid"))
    found = [f"{name}: no {key}" for key in REQUIRED if key not in event]
    found += [f"{name}: {key} twice" for key in ONCE if isinstance(event.get(key), list)]
    if str(event.get("status")) not in STATUSES:
        found.append(f"{name}: status (3.8.1.11)")
    start, end = event["dtstart"], event.get("dtend")
    if start.params.get("TZID") and start.params["TZID"] not in zones:
        found.append(f"{name}: a zone that is not described (3.6.5)")
    if end is not None:
        if type(end.dt) is not type(start.dt):
            found.append(f"{name}: begins with a time and ends without one (3.8.2.2)")
        elif end.dt < start.dt:
            found.append(f"{name}: ends before it begins (3.8.2.2)")
    for key in ("dtstamp", "last-modified"):
        if event[key].dt.utcoffset() is None or event[key].dt.utcoffset():
            found.append(f"{name}: {key} not in UTC (3.8.7)")
    return found
