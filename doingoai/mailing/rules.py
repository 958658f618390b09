"""When and how a person is told by mail."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from doingoai.foundation.working_days import is_working_day
from doingoai.mailing.states import INSIDE, URGENT, LetterKind, Way

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=2)
MOST_ATTEMPTS = 40
"""Some two and a half days of trying, then a person has to look."""


def usual_way(kind: str) -> Way:
    """How a kind of thing is told to who has not chosen."""
    if kind in INSIDE:
        return Way.IN_APP
    return Way.AT_ONCE if kind in URGENT else Way.DIGEST


def way_of(kind: str, chosen: Mapping[str, str]) -> Way:
    """How a person is told of a kind of thing."""
    return Way(chosen[kind]) if kind in chosen and kind not in INSIDE else usual_way(kind)


def may_be_written_to(address: str) -> bool:
    """Test whether mail can go to an address: well-formed, and of plain letters as servers want it."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return address.isascii() and address.isprintable()


def next_digest(
    after: datetime, *, hour: time, on_rest_days: bool, last_on: date | None = None
) -> datetime:
    """
    The next moment of the daily mail after a moment, in the zone of that moment.

    Never twice on one day (`last_on` has had its mail), and on working days only unless wished.
    """
    day = after.date()
    if _at(after, day, hour) <= after or (last_on is not None and day <= last_on):
        day = max(day, last_on or day) + timedelta(days=1)
    while not on_rest_days and not is_working_day(day):
        day += timedelta(days=1)
    return _at(after, day, hour)


def _at(moment: datetime, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=moment.tzinfo)


def pause_after(attempts: int) -> timedelta:
    """How long a letter rests after so many failed sendings."""
    return min(FIRST_PAUSE * (1 << min(max(attempts - 1, 0), 20)), LONGEST_PAUSE)


def message_id(person: int, kind: LetterKind, notices: Iterable[int], *, house: str) -> str:
    """The name of a letter among all letters of the world: the same for the same notices."""
    told = ",".join(str(number) for number in sorted(notices))
    digest = hashlib.sha256(f"{house}|{person}|{kind.value}|{told}".encode()).hexdigest()
    return f"<doingoai.{digest[:40]}@{house}>"
