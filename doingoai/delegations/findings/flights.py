"""Flights against the programme: who cannot be there yet, or no more."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VIET_NAM, FlightFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.attendance import guest_keys, items_of, span
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import AIRPORT_MINUTES, Ground
from doingoai.delegations.findings.stages import details_are_due
from doingoai.delegations.findings.wording import item_label, moment, person_label, some_of
from doingoai.delegations.states import Severity
from doingoai.directory.states import PlaceKind
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

BEFORE_ARRIVAL = Rule(
    code="flight.arrives_after_first_item",
    severity=Severity.DANGER,
    title=_("Arrival after the first item"),
    explain=_("%(names)s: arrival at %(at)s, but “%(item)s” starts at %(starts)s."),
    mend=_("Correct the flight, move the item, or name only the guests who are there."),
    source=sources.CONTRADICTION,
    confidence="H",
)
AFTER_DEPARTURE = Rule(
    code="flight.leaves_before_last_item",
    severity=Severity.DANGER,
    title=_("Departure before the last item is over"),
    explain=_("%(names)s: departure at %(at)s, but “%(item)s” lasts until %(ends)s."),
    mend=_("Correct the flight, move the item, or name only the guests who are still there."),
    source=sources.CONTRADICTION,
    confidence="H",
)
CONTRADICTS = Rule(
    code="flight.against_dates",
    severity=Severity.WARNING,
    title=_("Flight contradicts the dates"),
    explain=_("%(names)s: the flight at %(at)s does not fit the visit or the other flight."),
    mend=_("Check day, month and year of both flights."),
    source=sources.CONTRADICTION,
    confidence="H",
)
MISSING = Rule(
    code="flight.missing",
    severity=Severity.WARNING,
    title=_("Arrival flight not known"),
    explain=_(
        "“%(item)s” is planned, but the arrival of %(count)s guests is not known: %(names)s."
    ),
    mend=_("Ask the partner for flight number and time of arrival."),
    source=sources.CHECKLISTS,
    confidence="M",
)
AGAINST_WELCOME = Rule(
    code="flight.against_welcome",
    severity=Severity.WARNING,
    title=_("Airport welcome and flight disagree"),
    explain=_("“%(item)s” is at %(starts)s, but the guests arrive at %(at)s."),
    mend=_("Check the flight with the airline and move the welcome."),
    source=sources.CHECKLISTS,
    confidence="H",
)

_EARLIEST, _LATEST = timedelta(minutes=-120), timedelta(minutes=120)
"""A welcome may begin this long before or after the time of arrival."""

_WITHOUT_GUESTS = frozenset({ItemKind.AIRPORT_WELCOME, ItemKind.TRANSFER})
_AT_THE_END = frozenset({ItemKind.FAREWELL, ItemKind.TRANSFER})


def arrives_after_first_item(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    items = [item for item in facts.items if item.kind not in _WITHOUT_GUESTS]
    late: dict[tuple[datetime, str], list[MemberFacts]] = {}
    firsts: dict[str, ItemFacts] = {item.key: item for item in items}
    for member, attended in items_of(facts.members, items, guest_keys(facts)):
        at = _arrival(member)
        if at and attended and attended[0].starts_at < at + _way(attended[0], facts, ground):
            late.setdefault((at, attended[0].key), []).append(member)
    for (at, key), members in late.items():
        item = firsts[key]
        params = {"item": item_label(item), "starts": moment(item.starts_at), "at": moment(at)}
        yield BEFORE_ARRIVAL.at(
            "member", members[0].key, "arrival_at", names=_names(members), **params
        )


def leaves_before_last_item(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    items = [item for item in facts.items if item.kind not in _AT_THE_END]
    gone: dict[tuple[datetime, str], list[MemberFacts]] = {}
    lasts: dict[str, ItemFacts] = {item.key: item for item in items}
    for member, attended in items_of(facts.members, items, guest_keys(facts)):
        at = _departure(member)
        last = max(attended, key=lambda item: span(item)[1], default=None)
        if at and last and span(last)[1] + _way(last, facts, ground) > at:
            gone.setdefault((at, last.key), []).append(member)
    for (at, key), members in gone.items():
        item = lasts[key]
        params = {"item": item_label(item), "ends": moment(span(item)[1]), "at": moment(at)}
        yield AFTER_DEPARTURE.at(
            "member", members[0].key, "departure_at", names=_names(members), **params
        )


def flight_against_dates(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    wrong: dict[tuple[str, datetime], list[MemberFacts]] = {}
    for member in facts.members:
        arrival, departure = _arrival(member), _departure(member)
        if arrival and facts.ends_on and arrival.astimezone(VIET_NAM).date() > facts.ends_on:
            wrong.setdefault(("arrival_at", arrival), []).append(member)
        elif departure and (
            (arrival and departure <= arrival)
            or (facts.starts_on and departure.astimezone(VIET_NAM).date() < facts.starts_on)
        ):
            wrong.setdefault(("departure_at", departure), []).append(member)
    for (field, at), members in wrong.items():
        yield CONTRADICTS.at("member", members[0].key, field, names=_names(members), at=moment(at))


def flight_missing(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if not details_are_due(facts, ground):
        return
    for item in _welcomes(facts):
        lacking = [member for member in facts.guests_of(item) if _arrival(member) is None]
        if lacking:
            params = {"item": item_label(item), "count": str(len(lacking))}
            yield MISSING.at(
                "member", lacking[0].key, "arrival_at", names=_names(lacking), **params
            )


def welcome_against_flight(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    welcomes = _welcomes(facts)
    missed = [item for item in welcomes if not _meets_any(item, facts.guests_of(item))]
    if not missed and facts.head and _arrival(facts.head):
        of_head = [item for item in welcomes if facts.head in facts.guests_of(item)]
        if not any(_meets_any(item, (facts.head,)) for item in of_head):
            missed = of_head[:1]
    for item in missed:
        at = _expected(item, facts)
        params = {"item": item_label(item), "starts": moment(item.starts_at), "at": moment(at)}
        yield AGAINST_WELCOME.at("item", item.key, "starts_at", **params)


def _expected(item: ItemFacts, facts: VisitFacts) -> datetime:
    """Give the arrival a welcome should fit: the head's, else the nearest of the guests'."""
    guests = facts.guests_of(item)
    of_head = [at for head in facts.heads if head in guests and (at := _arrival(head))]
    arrivals = of_head or [at for member in guests if (at := _arrival(member))]
    return min(arrivals, key=lambda at: abs(at - item.starts_at))


def _welcomes(facts: VisitFacts) -> list[ItemFacts]:
    return [item for item in facts.items if item.kind == ItemKind.AIRPORT_WELCOME]


def _meets_any(item: ItemFacts, members: Sequence[MemberFacts]) -> bool:
    """Tell whether a welcome fits one of the known arrivals, or none is known."""
    arrivals = [at for member in members if (at := _arrival(member))]
    fits = (_EARLIEST <= item.starts_at - at <= _LATEST for at in arrivals)
    return not arrivals or any(fits)


def _way(item: ItemFacts, facts: VisitFacts, ground: Ground) -> timedelta:
    """Give the time between the aircraft and an item: none at the airport itself."""
    at_airport = item.place.kind == PlaceKind.AIRPORT
    return timedelta(minutes=0 if at_airport else ground.term(AIRPORT_MINUTES, facts))


def _arrival(member: MemberFacts) -> datetime | None:
    return _at(member.arrival)


def _departure(member: MemberFacts) -> datetime | None:
    return _at(member.departure)


def _at(flight: FlightFacts | None) -> datetime | None:
    return flight.at if flight else None


def _names(members: Sequence[MemberFacts]) -> str:
    return some_of([person_label(member) for member in members])
