"""People, cars and rooms: booked who cannot do it, what is too small, what nobody is booked for."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import BookedFacts, VisitFacts, WantedFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import details_are_due
from doingoai.delegations.findings.wording import item_label
from doingoai.delegations.states import Severity
from doingoai.directory.languages import language_name
from doingoai.foundation.bilingual import Bilingual
from doingoai.programme.facts import ItemFacts
from doingoai.resources.states import NeedKind

LACKS_LANGUAGE = Rule(
    code="booked.lacks_language",
    severity=Severity.DANGER,
    title=_("Booked interpreter without the language"),
    explain=_("“%(item)s” needs %(language)s; for %(name)s it is not entered."),
    mend=_("Book another interpreter, or enter the language with its evidence."),
    source=sources.CHECKLISTS,
    confidence="H",
)
LEVEL = Rule(
    code="booked.level_too_low",
    severity=Severity.WARNING,
    title=_("Booked interpreter below the level asked for"),
    explain=_(
        "“%(item)s” asks for %(language)s at level %(wanted)s; %(name)s is entered at level %(has)s."
    ),
    mend=_("Book somebody with the level, or lower what is asked for."),
    source=sources.CHECKLISTS,
    confidence="H",
)
MODE = Rule(
    code="booked.lacks_mode",
    severity=Severity.WARNING,
    title=_("Booked interpreter does not interpret that way"),
    explain=_("“%(item)s” is interpreted another way than %(name)s is entered with."),
    mend=_("Book another interpreter, or change how is interpreted."),
    source=sources.CHECKLISTS,
    confidence="H",
)
CAR = Rule(
    code="booked.car_too_small",
    severity=Severity.WARNING,
    title=_("Booked vehicle too small"),
    explain=_("“%(item)s” needs %(wanted)s seats; what is booked has %(has)s: %(name)s."),
    mend=_("Book a larger vehicle or a second one."),
    source=sources.CHECKLISTS,
    confidence="H",
)
ROOM = Rule(
    code="booked.room_too_small",
    severity=Severity.WARNING,
    title=_("Booked room too small"),
    explain=_("%(wanted)s people are expected at “%(item)s”; %(name)s holds %(has)s."),
    mend=_("Book a larger room, or have fewer people take part."),
    source=sources.CHECKLISTS,
    confidence="H",
)
EVIDENCE = Rule(
    code="booked.evidence_expired",
    severity=Severity.NOTE,
    title=_("Certificate no longer valid on the day"),
    explain=_("%(name)s interprets at “%(item)s”; the certificate is valid until %(day)s only."),
    mend=_("Enter the new certificate, or book somebody else."),
    source=sources.CHECKLISTS,
    confidence="H",
)
LEFT = Rule(
    code="booked.not_in_pool",
    severity=Severity.DANGER,
    title=_("Booked although not in the pool on the day"),
    explain=_("%(name)s is booked for “%(item)s” and is not in the pool on that day."),
    mend=_("Book another, or correct the days in the register."),
    source=sources.CONTRADICTION,
    confidence="H",
)
AWAY = Rule(
    code="booked.away",
    severity=Severity.DANGER,
    title=_("Booked and away"),
    explain=_("%(name)s is booked for “%(item)s” and is away at that time."),
    mend=_("Give it to another on the board."),
    source=sources.CONTRADICTION,
    confidence="H",
)
NOT_MET = Rule(
    code="need.not_met",
    severity=Severity.WARNING,
    title=_("Need not met"),
    explain=_("Nobody or nothing is booked for what “%(item)s” needs: %(what)s."),
    mend=_("Book who or what is needed, or take the need back."),
    source=sources.CHECKLISTS,
    confidence="H",
)

_FIELD = {
    NeedKind.INTERPRETER: "interpreter",
    NeedKind.OFFICER: "responsible",
    NeedKind.VEHICLE: "car",
    NeedKind.DRIVER: "car",
    NeedKind.ROOM: "place_room",
}
_CALLED = {
    NeedKind.INTERPRETER: Bilingual("phiên dịch", "an interpreter"),
    NeedKind.OFFICER: Bilingual("cán bộ", "an officer"),
    NeedKind.VEHICLE: Bilingual("xe", "a vehicle"),
    NeedKind.DRIVER: Bilingual("lái xe", "a driver"),
    NeedKind.ROOM: Bilingual("phòng", "a room"),
}
Booked = tuple[ItemFacts, WantedFacts, BookedFacts]


def lacks_language(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, wanted, who in _interpreters(facts):
        if not who.level:
            told = {"language": _language(wanted), "name": who.name}
            yield _at(LACKS_LANGUAGE, item, wanted, **told)


def level_too_low(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, wanted, who in _interpreters(facts):
        if 0 < who.level < wanted.level:
            levels = {"wanted": str(wanted.level), "has": str(who.level)}
            told = {"language": _language(wanted), "name": who.name, **levels}
            yield _at(LEVEL, item, wanted, **told)


def lacks_mode(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, wanted, who in _interpreters(facts):
        if who.level and wanted.mode and wanted.mode not in who.modes:
            yield _at(MODE, item, wanted, name=who.name)


def evidence_expired(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, wanted, who in _interpreters(facts):
        until = who.evidence_until
        if until is not None and until < item.starts_at.date():
            yield _at(EVIDENCE, item, wanted, name=who.name, day=f"{until:%d/%m/%Y}")


def car_too_small(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    """All vehicles of an item together must hold all the people that its needs name."""
    cars: defaultdict[str, list[Booked]] = defaultdict(list)
    for item, wanted, car in _booked(facts):
        if wanted.kind == NeedKind.VEHICLE:
            cars[item.key].append((item, wanted, car))
    for group in cars.values():
        wanted_seats = sum(wanted.size for _item, wanted, _car in group)
        sizes = [car.size for _item, _wanted, car in group]
        has = sum(size or 0 for size in sizes)
        if None not in sizes and has < wanted_seats:
            names = ", ".join(car.name for _item, _wanted, car in group)
            told = {"name": names, "wanted": str(wanted_seats), "has": str(has)}
            yield _at(CAR, group[0][0], group[0][1], **told)


def room_too_small(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, wanted, room in _booked(facts):
        people = max(wanted.size, len(facts.guests_of(item)) + len(facts.hosts_of(item)))
        if wanted.kind == NeedKind.ROOM and room.size is not None and room.size < people:
            told = {"name": room.name, "wanted": str(people), "has": str(room.size)}
            yield _at(ROOM, item, wanted, **told)


def not_in_pool(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, wanted, who in _booked(facts):
        day = item.starts_at.date()
        early = who.in_pool_from is not None and day < who.in_pool_from
        if early or (who.in_pool_until is not None and day > who.in_pool_until):
            yield _at(LEFT, item, wanted, name=who.name)


def away(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item, wanted, who in _booked(facts):
        if who.is_away:
            yield _at(AWAY, item, wanted, name=who.name)


def not_met(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if not details_are_due(facts, ground):
        return
    for item, wanted in _wanted(facts):
        if wanted.booked is None and item.starts_at.date() >= facts.as_of:
            yield _at(NOT_MET, item, wanted, what=_CALLED[wanted.kind])


def _wanted(facts: VisitFacts) -> Iterator[tuple[ItemFacts, WantedFacts]]:
    items = {item.key: item for item in facts.items}
    for wanted in facts.wanted:
        if wanted.item in items:
            yield items[wanted.item], wanted


def _booked(facts: VisitFacts) -> Iterator[Booked]:
    for item, wanted in _wanted(facts):
        if wanted.booked is not None:
            yield item, wanted, wanted.booked


def _interpreters(facts: VisitFacts) -> Iterator[Booked]:
    for item, wanted, who in _booked(facts):
        if wanted.kind == NeedKind.INTERPRETER:
            yield item, wanted, who


def _language(wanted: WantedFacts) -> Bilingual:
    vi, en = (language_name(wanted.language, name) or wanted.language for name in ("vi", "en"))
    return Bilingual(vi, en)


def _at(rule: Rule, item: ItemFacts, need: WantedFacts, /, **params: str) -> Finding:
    return rule.at("item", item.key, _FIELD[need.kind], item=item_label(item), **params)
