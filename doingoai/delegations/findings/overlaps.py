"""The same person or room wanted twice at one time."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.attendance import guest_keys, overlapping, room_key
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.wording import item_label, letters, person_label, some_of
from doingoai.delegations.states import Severity
from doingoai.foundation.folding import clean
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import ItemKind

GUESTS = Rule(
    code="item.guests_overlap",
    severity=Severity.DANGER,
    title=_("Guests wanted at two items at the same time"),
    explain=_("“%(later)s” begins before “%(earlier)s” is over, for the same guests: %(names)s."),
    mend=_("Move one of the two, or name different guests for each."),
    source=sources.CONTRADICTION,
    confidence="H",
)
ROOM = Rule(
    code="item.room_overlap",
    severity=Severity.DANGER,
    title=_("One room for two items at the same time"),
    explain=_("“%(later)s” begins in %(room)s before “%(earlier)s” there is over."),
    mend=_("Take another room for one of the two, or move it."),
    source=sources.CONTRADICTION,
    confidence="H",
)
HOST = Rule(
    code="item.host_overlap",
    severity=Severity.DANGER,
    title=_("Host wanted at two items at the same time"),
    explain=_("%(names)s: “%(later)s” begins before “%(earlier)s” is over."),
    mend=_("Name another host for one of the two, or move it."),
    source=sources.CONTRADICTION,
    confidence="H",
)
INTERPRETER = Rule(
    code="item.interpreter_overlap",
    severity=Severity.DANGER,
    title=_("Interpreter wanted at two items at the same time"),
    explain=_("%(names)s interprets at “%(later)s”, which begins before “%(earlier)s” is over."),
    mend=_("Name another interpreter for one of the two, or move it."),
    source=sources.CONTRADICTION,
    confidence="H",
)

# The press comes for the opening of talks; free time is for those who are not wanted elsewhere.
_BESIDE_OTHERS = frozenset({ItemKind.PRESS, ItemKind.FREE})

Pair = tuple[ItemFacts, ItemFacts]


def guests_overlap(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for earlier, later, shared in _pairs(facts):
        if shared:
            names = [person_label(m) for m in facts.members if m.key in shared]
            labels = {**_labels((earlier, later)), "names": some_of(names)}
            yield GUESTS.at("item", later.key, "starts_at", **labels)


def room_overlap(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for earlier, later, _shared in _pairs(facts):
        room = room_key(later.place)
        if room and room == room_key(earlier.place):
            shown = clean(" ".join((later.place.room, later.place.name_vi)))
            labels = _labels((earlier, later))
            yield ROOM.at("item", later.key, "place_room", room=shown, **labels)


def host_overlap(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for earlier, later, shared in _pairs(facts):
        wanted = set(earlier.hosts) & set(later.hosts)
        # Where the guests overlap too, one finding tells of both.
        if wanted and not shared:
            names = [person_label(h) for h in facts.hosts if h.key in wanted]
            labels = {**_labels((earlier, later)), "names": some_of(names or sorted(wanted))}
            yield HOST.at("item", later.key, "hosts", **labels)


def interpreter_overlap(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for earlier, later, shared in _pairs(facts):
        same = letters(later.interpreter) == letters(earlier.interpreter)
        if later.interpreter and same and not shared:
            labels = {**_labels((earlier, later)), "names": clean(later.interpreter)}
            yield INTERPRETER.at("item", later.key, "interpreter", **labels)


def _pairs(facts: VisitFacts) -> Iterator[tuple[ItemFacts, ItemFacts, frozenset[str]]]:
    """Give what runs at the same time, with the guests that both want."""
    guests = guest_keys(facts)
    items = [item for item in facts.items if item.kind not in _BESIDE_OTHERS]
    for earlier, later in overlapping(items):
        yield earlier, later, guests[earlier.key] & guests[later.key]


def _labels(pair: Pair) -> dict[str, str]:
    return {"earlier": item_label(pair[0]), "later": item_label(pair[1])}
