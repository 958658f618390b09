"""Reading what a phone sent: an entry as it stands on the wire, held to its shape and its sizes."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from doingoai.runsheet.merging import Event
from doingoai.runsheet.states import Kind, Severity

LONGEST_TEXT, LONGEST_NAME, MOST_LINKS = 4000, 120, 200
MOST_COUNTED = 2**40
_NAMES = ("about", "thing", "value")


class Unreadable(ValueError):
    """What came is no entry of this log; it is kept as it is."""


def event_of(sent: Any, *, device: str, apart: str = "") -> Event:
    """
    Give an entry as the log knows it.

    :raises Unreadable: when something in it has not the shape or the size it must have
    """
    if not isinstance(sent, Mapping):
        raise Unreadable("entry")
    kind, names = _text(sent, "kind"), {name: _text(sent, name) for name in _NAMES}
    severity = _text(sent, "severity")
    if kind not in Kind.values or (kind == Kind.SAID) != bool(names["thing"]):
        raise Unreadable("kind")
    if (kind == Kind.INCIDENT) != bool(severity) or severity not in {"", *Severity.values}:
        raise Unreadable("severity")
    return Event(
        id=number_of(sent), device=device, counter=_counter(sent), at=_moment(sent), kind=kind,
        after=_links(sent), text=_text(sent, "text", LONGEST_TEXT), severity=severity, apart=apart,
        **names,
    )  # fmt: skip


def number_of(sent: Any) -> str:
    """
    Give the number of an entry.

    :raises Unreadable: when it has none
    """
    try:
        return str(uuid.UUID(str(sent["id"])))
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Unreadable("id") from fault


def _text(sent: Mapping[str, Any], name: str, longest: int = LONGEST_NAME) -> str:
    found = sent.get(name, "")
    if not isinstance(found, str) or len(found) > longest or "\0" in found:
        raise Unreadable(name)
    return found


def _counter(sent: Mapping[str, Any]) -> int:
    found = sent.get("counter")
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found < MOST_COUNTED:
        raise Unreadable("counter")
    return found


def _moment(sent: Mapping[str, Any]) -> str:
    found = _text(sent, "at", 40)
    try:
        moment = datetime.fromisoformat(found)
    except ValueError as fault:
        raise Unreadable("at") from fault
    if moment.tzinfo is None:
        raise Unreadable("at")
    return found


def _links(sent: Mapping[str, Any]) -> tuple[str, ...]:
    found = sent.get("after", [])
    if not isinstance(found, list) or len(found) > MOST_LINKS:
        raise Unreadable("after")
    try:
        return tuple(sorted({str(uuid.UUID(str(one))) for one in found}))
    except ValueError as fault:
        raise Unreadable("after") from fault
