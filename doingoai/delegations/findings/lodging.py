"""Where the guests sleep and what they ride in."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule, TargetKind
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import plan_is_due
from doingoai.delegations.findings.wording import letters, person_label, some_of
from doingoai.delegations.states import HostRole, MemberRole, Payer, Severity
from doingoai.foundation.folding import fold

NO_HOTEL = Rule(
    code="visit.no_hotel",
    severity=Severity.WARNING,
    title=_("No hotel for a visit with nights"),
    explain=_("The visit lasts %(nights)s nights, but no hotel is entered."),
    mend=_("Enter the hotel of the delegation or of each guest."),
    source=sources.APPROVED_PLAN,
    confidence="M",
)
ROOM_FULL = Rule(
    code="room.too_many",
    severity=Severity.WARNING,
    title=_("More people in a room than stated"),
    explain=_("Room %(room)s is given to %(names)s, but sharing is not stated."),
    mend=_("Give another room, or enter who shares with whom."),
    source=sources.CHECKLISTS,
    confidence="H",
)
CAR_FULL = Rule(
    code="car.too_many",
    severity=Severity.WARNING,
    title=_("More people than seats in a car"),
    explain=_("%(car)s has %(seats)s seats beside the driver, but %(count)s people: %(names)s."),
    mend=_("Take a larger car or move people to another one."),
    source=sources.CHECKLISTS,
    confidence="H",
)

_SEATS = re.compile(r"(\d+)[\s-]*(?:cho|seats?|seater)\b")


def no_hotel(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.starts_on is None or facts.ends_on is None or not plan_is_due(facts, ground):
        return
    nights = (facts.ends_on - facts.starts_on).days
    named = facts.hotel.name_vi or facts.hotel.name_en
    all_housed = facts.members and all(member.hotel for member in facts.members)
    if nights > 0 and facts.payer != Payer.GUEST and not (named or all_housed):
        yield NO_HOTEL.at("visit", "", "hotel", nights=str(nights))


def room_too_many(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    rooms: dict[tuple[str, str], list[MemberFacts]] = {}
    for member in facts.members:
        if member.room:
            key = (fold(member.hotel), fold(member.room))
            rooms.setdefault(key, []).append(member)
    for people in rooms.values():
        if len(people) > 1 and not _share(people):
            params = {"room": people[0].room, "names": _names(people)}
            yield ROOM_FULL.at("member", people[1].key, "room", **params)


def car_too_many(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    cars: dict[str, list[MemberFacts | HostFacts]] = {}
    people: list[MemberFacts | HostFacts] = [*facts.members, *facts.hosts]
    for person in people:
        if person.car and person.role != HostRole.DRIVER:
            cars.setdefault(fold(person.car), []).append(person)
    for label, riders in cars.items():
        said = _SEATS.search(label)
        seats = int(said[1]) - 1 if said else len(riders)
        if len(riders) > seats:
            counts = {"seats": str(seats), "count": str(len(riders))}
            last = riders[-1]
            kind: TargetKind = "member" if isinstance(last, MemberFacts) else "host"
            params = {"car": last.car, "names": _names(riders), **counts}
            yield CAR_FULL.at(kind, last.key, "car", **params)


def _share(people: Sequence[MemberFacts]) -> bool:
    """Tell whether two people are said to share, or are a couple."""
    if len(people) > 2:
        return False
    stated = any(
        one.shares_room_with
        and (
            one.shares_room_with == other.key
            or letters(one.shares_room_with) == letters(other.name.full)
        )
        for one, other in (people, reversed(people))
    )
    return stated or any(member.role == MemberRole.SPOUSE for member in people)


def _names(people: Sequence[MemberFacts | HostFacts]) -> str:
    return some_of([person_label(person) for person in people])
