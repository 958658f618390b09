"""The same room, host, interpreter or car wanted at one time by two visits."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import ElsewhereFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.attendance import room_key, span
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.wording import item_label, letters, person_label
from doingoai.delegations.states import Severity
from doingoai.foundation.bilingual import Bilingual
from doingoai.foundation.folding import clean, fold
from doingoai.programme.facts import ItemFacts

ROOM = Rule(
    code="item.room_taken",
    severity=Severity.DANGER,
    title=_("Two delegations in one room"),
    explain=_("“%(item)s” is in %(what)s while “%(other)s” of “%(visit)s” is there."),
    mend=_("Take another room, or agree on other hours with whoever runs that visit."),
    source=sources.CONTRADICTION,
    confidence="H",
)
HOST = Rule(
    code="item.host_taken",
    severity=Severity.DANGER,
    title=_("Host wanted by two delegations at the same time"),
    explain=_("%(what)s is at “%(item)s” while wanted at “%(other)s” of “%(visit)s”."),
    mend=_("Name another host for one of the two, or agree on other hours."),
    source=sources.CONTRADICTION,
    confidence="H",
)
INTERPRETER = Rule(
    code="item.interpreter_taken",
    severity=Severity.DANGER,
    title=_("Interpreter wanted by two delegations at the same time"),
    explain=_("%(what)s interprets at “%(item)s” while wanted at “%(other)s” of “%(visit)s”."),
    mend=_("Name another interpreter for one of the two, or agree on other hours."),
    source=sources.CONTRADICTION,
    confidence="H",
)
CAR = Rule(
    code="item.car_taken",
    severity=Severity.DANGER,
    title=_("One car for two delegations"),
    explain=_("“%(item)s” has %(what)s while “%(other)s” of “%(visit)s” has it."),
    mend=_("Take another car for one of the two."),
    source=sources.CONTRADICTION,
    confidence="H",
)

_SHORTEST = timedelta(minutes=1)
_DIGITS_OF_A_PLATE = 6


def room_taken(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, other in _at_once(facts):
        room = room_key(item.place)
        if room and room == room_key(other.place):
            shown = clean(" ".join((item.place.room, item.place.name_vi)))
            yield ROOM.at("item", item.key, "place_room", **_told(item, other, shown))


def host_taken(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    people = {host.known_person: host for host in facts.hosts if host.known_person}
    for item, other in _at_once(facts):
        for key in other.people:
            host = people.get(key)
            if host is not None and host.key in item.hosts:
                told = _told(item, other, person_label(host))
                yield HOST.at("item", item.key, "hosts", **told)


def interpreter_taken(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, other in _at_once(facts):
        if item.interpreter and letters(item.interpreter) == letters(other.interpreter):
            told = _told(item, other, clean(item.interpreter))
            yield INTERPRETER.at("item", item.key, "interpreter", **told)


def car_taken(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, other in _at_once(facts):
        # "Car 2" of one visit is not "Car 2" of another: only a number plate names one car.
        plate = fold(item.car)
        if _is_plate(plate) and plate == fold(other.car):
            yield CAR.at("item", item.key, "car", **_told(item, other, clean(item.car)))


def _is_plate(text: str) -> bool:
    """Tell a number plate (29A-123.45, 80B 1234) from a number within a visit (Xe 2)."""
    return sum(sign.isdigit() for sign in text) >= _DIGITS_OF_A_PLATE


def _at_once(facts: VisitFacts) -> Iterator[tuple[ItemFacts, ElsewhereFacts]]:
    for item in facts.items:
        starts, ends = span(item)
        for other in facts.elsewhere:
            over = other.ends_at or other.starts_at + _SHORTEST
            if starts < over and other.starts_at < ends:
                yield item, other


def _told(item: ItemFacts, other: ElsewhereFacts, what: str) -> dict[str, str]:
    return {
        "item": item_label(item),
        "what": what,
        "other": Bilingual(other.title_vi or other.title_en, other.title_en),
        "visit": Bilingual(other.visit_vi, other.visit_en),
    }
