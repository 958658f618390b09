"""What an item of the programme must say, and whether it agrees with the two lists."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.facts import VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule, Target, TargetKind
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.names import meant_person, strangers
from doingoai.delegations.findings.stages import plan_is_due
from doingoai.delegations.findings.wording import item_label, person_label, some_of
from doingoai.delegations.states import HostRole, Severity
from doingoai.programme.facts import ItemFacts
from doingoai.programme.states import MEALS, MEETINGS, ItemKind

NO_ITEMS = Rule(
    code="programme.no_items",
    severity=Severity.WARNING,
    title=_("No programme"),
    explain=_("The visit has no programme yet."),
    mend=_("Enter the items, at least those with the leaders."),
    source=sources.APPROVED_PLAN,
    confidence="M",
)
NO_END = Rule(
    code="item.no_end",
    severity=Severity.NOTE,
    title=_("Item without an end"),
    explain=_("No end is given for %(count)s items: %(items)s."),
    mend=_("Enter the end: cars, rooms and interpreters are planned by it."),
    source=sources.CHECKLISTS,
    confidence="M",
)
NO_PLACE = Rule(
    code="item.no_place",
    severity=Severity.WARNING,
    title=_("Item without a place"),
    explain=_("No place is given for %(count)s items: %(items)s."),
    mend=_("Enter the place and the room."),
    source=sources.CHECKLISTS,
    confidence="M",
)
NOBODY_RESPONSIBLE = Rule(
    code="item.nobody_responsible",
    severity=Severity.NOTE,
    title=_("Nobody responsible for an item"),
    explain=_("Nobody is responsible for %(count)s items: %(items)s."),
    mend=_("Name the officer or the unit that prepares the item."),
    source=sources.APPROVED_PLAN,
    confidence="M",
)
NO_HOSTS = Rule(
    code="item.no_hosts",
    severity=Severity.WARNING,
    title=_("Nobody on the Vietnamese side"),
    explain=_("Nobody of the Vietnamese side is named for “%(item)s”."),
    mend=_("Name those who receive the guests, by rank."),
    source=sources.CHECKLISTS,
    confidence="H",
)
NOT_ON_LIST = Rule(
    code="programme.not_on_list",
    severity=Severity.WARNING,
    title=_("Programme names somebody who is not on the list"),
    explain=_("“%(who)s” is on neither list, but in the programme: %(items)s."),
    mend=_("Add the person to the list or take the name out of the item."),
    source=sources.CONTRADICTION,
    confidence="H",
)
NOT_IN_PROGRAMME = Rule(
    code="list.not_in_programme",
    severity=Severity.NOTE,
    title=_("Person on the list but in no item"),
    explain=_("%(name)s is on the list, but takes part in nothing."),
    mend=_("Add the person to an item, or take the person off the list."),
    source=sources.CONTRADICTION,
    confidence="M",
)
HEAD_ABSENT = Rule(
    code="item.head_not_in_call",
    severity=Severity.WARNING,
    title=_("Head of delegation is not in the courtesy call"),
    explain=_("%(head)s, the head of delegation, does not take part in “%(item)s”."),
    mend=_("Add the head to the guests of the item, or check who the head is."),
    source=sources.PROTOCOL,
    confidence="M",
)

_SUBSTANCE = MEETINGS | MEALS | {ItemKind.VISIT, ItemKind.CULTURE, ItemKind.PRESS}
_ANYWHERE = frozenset({ItemKind.FREE, ItemKind.TRANSFER, ItemKind.OTHER})
_RECEIVED = MEETINGS | {ItemKind.BANQUET, ItemKind.AIRPORT_WELCOME}
_PRINCIPALS = frozenset({HostRole.LEADER, HostRole.PARTICIPANT})


def no_items(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if not facts.items and plan_is_due(facts, ground):
        yield NO_ITEMS.at("visit", "", "items")


def item_without_end(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    lacking = [i for i in facts.items if i.kind in _SUBSTANCE and i.ends_at is None]
    yield from _all_lacking(NO_END, lacking, "ends_at")


def item_without_place(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    lacking = [i for i in facts.items if i.kind not in _ANYWHERE and not _has_place(i)]
    yield from _all_lacking(NO_PLACE, lacking, "place")


def nobody_responsible_for_item(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if plan_is_due(facts, ground):
        lacking = [
            item
            for item in facts.items
            if item.kind != ItemKind.FREE and not (item.responsible or item.responsible_unit)
        ]
        yield from _all_lacking(NOBODY_RESPONSIBLE, lacking, "responsible")


def no_hosts(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for item in facts.items:
        if item.kind in _RECEIVED and not item.hosts:
            yield NO_HOSTS.at("item", item.key, "hosts", item=item_label(item))


def not_on_list(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    labels = {item.key: item_label(item) for item in facts.items}
    named: dict[tuple[str, str], list[Target]] = {}
    for target, who in strangers(facts):
        named.setdefault((target.field, who), []).append(target)
    for (_field, who), targets in named.items():
        # A name that is nearly a listed one is told as a spelling.
        if not meant_person(facts, who):
            items = some_of([labels[target.key] for target in targets])
            yield Finding(NOT_ON_LIST, targets[0], {"items": items, "who": who})


def not_in_programme(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    guests = {key for item in facts.items for key in item.guests}
    if facts.items and all(item.guests for item in facts.items):
        for member in facts.members:
            if member.key not in guests:
                yield _left_out("member", member.key, person_label(member))
    hosts = {key for item in facts.items for key in item.hosts}
    for host in facts.hosts:
        if hosts and host.role in _PRINCIPALS and host.key not in hosts:
            yield _left_out("host", host.key, person_label(host))


def head_not_in_call(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    head = facts.head
    calls = [item for item in facts.items if item.kind == ItemKind.COURTESY_CALL]
    if head and calls and all(head not in facts.guests_of(call) for call in calls):
        params = {"head": person_label(head), "item": item_label(calls[0])}
        yield HEAD_ABSENT.at("item", calls[0].key, "guests", **params)


def _all_lacking(rule: Rule, items: Sequence[ItemFacts], field: str) -> Iterator[Finding]:
    """Tell of all items that lack a thing at once, at the first of them."""
    if items:
        params = {"count": str(len(items)), "items": some_of([item_label(item) for item in items])}
        yield rule.at("item", items[0].key, field, **params)


def _has_place(item: ItemFacts) -> bool:
    place = item.place
    return bool(place.name_vi or place.name_en or place.address or place.room)


def _left_out(side: TargetKind, key: str, name: str) -> Finding:
    return NOT_IN_PROGRAMME.at(side, key, "", name=name)
