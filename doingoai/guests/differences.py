"""What the guests say against what the office holds, line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from doingoai.delegations.models import Member
from doingoai.directory.actions import birth_date_of
from doingoai.directory.queries import passport_index
from doingoai.guests.facts import LINES, PERSON, VISIT
from doingoai.guests.models import GuestEntry
from doingoai.guests.sealing import settled_of, values_of

PARTED = "\x1f"
NOTE_HEADING = "Trang của khách"
"""Under which heading a note of the guests stands among the notes of a guest."""
_MOMENTS = frozenset({"arrival_at", "departure_at"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One line on which the two sides differ and the office has not settled it yet."""

    line: str
    ours: str
    theirs: str


def differences(entry: GuestEntry, member: Member | None) -> list[Difference]:
    """List what waits for the office; `member` is whom the entry is about, if it is known."""
    theirs, settled = lines_said(entry), settled_of(entry)
    ours = {} if member is None else lines_held(member)
    return [
        Difference(line, ours.get(line, ""), theirs[line])
        for line in LINES
        if theirs[line] not in (settled.get(line, ""), ours.get(line, ""))
    ]


def is_waiting(entry: GuestEntry) -> bool:
    """Test whether the guests have said something that the office has not settled."""
    said, settled = lines_said(entry), settled_of(entry)
    return any(said[line] != settled.get(line, "") for line in LINES)


def lines_said(entry: GuestEntry) -> dict[str, str]:
    """What the guests say, by line; a passport by the blind index of its number."""
    values = values_of(entry)
    said = {line: values.get(line, "") for line in (*PERSON, *VISIT, "birth_date", "notes")}
    return said | {
        "passport": _passport_said(values),
        "photo": str(entry.photo_id or ""),
        "scan": str(entry.scan_id or ""),
        "removed": "1" if entry.is_removed else "",
    }


def _passport_said(values: Mapping[str, str]) -> str:
    number = values.get("passport_number", "")
    if not number:
        return ""
    return _passport(
        passport_index(number),
        values.get("passport_kind", ""),
        values.get("passport_country", ""),
        values.get("passport_expires_on", ""),
    )


def _passport(*parts: str) -> str:
    return PARTED.join(parts)


def lines_held(member: Member) -> dict[str, str]:
    """What the office holds of a guest, by line, written as the guests' side writes it."""
    person = member.person
    held = {line: str(getattr(person, line)) for line in PERSON}
    held |= {line: _held(member, line) for line in VISIT}
    born = birth_date_of(person)
    return held | {
        "birth_date": born.isoformat() if born else "",
        "passport": _passport_held(member),
        "photo": str(member.photo_id or ""),
        "notes": note_of(member.notes),
    }


def _held(member: Member, line: str) -> str:
    value = getattr(member, line)
    return written(value) if line in _MOMENTS else str(value)


def written(moment: datetime | None) -> str:
    """A moment as the sealed row keeps it: office time to the minute."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" if moment else ""


def _passport_held(member: Member) -> str:
    kept = member.passport
    if kept is None:
        return ""
    ends = kept.expires_on.isoformat() if kept.expires_on else ""
    return _passport(kept.number_index, kept.kind, kept.country, ends)


def note_of(notes: Iterable[Iterable[str]]) -> str:
    """The note that came from the guests' page, among the notes of a guest."""
    return next((text for heading, text in map(tuple, notes) if heading == NOTE_HEADING), "")
