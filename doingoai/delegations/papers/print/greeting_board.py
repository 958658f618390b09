"""Boards for the arrivals hall: the delegation and its head, then the guests of each flight."""

from datetime import datetime

from doingoai.delegations.facts import VIET_NAM, FlightFacts, MemberFacts, VisitFacts
from doingoai.delegations.papers.print.people import (
    Plain,
    both_titles,
    delegation,
    guests_in_order,
    native_name,
    office,
    printed_name,
)
from doingoai.foundation.vietnamese import clock_time, short_date

ON_ONE_BOARD = 12
WORDS = {"welcome_vi": "CHÀO MỪNG", "welcome_en": "WELCOME"}
_LATEST = datetime.max.replace(tzinfo=VIET_NAM)


def contents(facts: VisitFacts, language: str) -> Plain:
    return {
        "words": WORDS,
        "head": _head(facts.head),
        "office": office(facts, "vi"),
        "flights": _boards(facts),
    }


def _head(head: MemberFacts | None) -> Plain:
    if head is None:
        return {"upper": "", "native": "", "title_en": ""}
    first, second = both_titles(head)
    return {
        "upper": printed_name(head).upper(),
        "native": native_name(head),
        "title_en": second or first,
    }


def _boards(facts: VisitFacts) -> list[Plain]:
    """One board for each flight, in order of arrival; a full one is continued on the next."""
    arrivals: dict[tuple[datetime, str, str], list[str]] = {}
    for guest in guests_in_order(facts):
        flight = guest.arrival or FlightFacts()
        key = (flight.at or _LATEST, flight.number, flight.airport)
        arrivals.setdefault(key, []).append(printed_name(guest))
    return [
        {"names": names[start : start + ON_ONE_BOARD], "note": _note(facts, *flight)}
        for flight, names in sorted(arrivals.items())
        for start in range(0, len(names), ON_ONE_BOARD)
    ]


def _note(facts: VisitFacts, at: datetime, number: str, airport: str) -> str:
    when = ""
    if at != _LATEST:
        local = at.astimezone(VIET_NAM)
        when = f"{clock_time(local.time())} {short_date(local.date())}"
    parts = [part for part in (number, when, airport) if part]
    return "  ·  ".join(parts or [delegation(facts, "en")])
