"""Seating and flag plans against the lists, the programme and the hard rules of their layout."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from doingoai.delegations.day_facts import SeatFacts, SeatingFacts
from doingoai.delegations.facts import HostFacts, MemberFacts, VisitFacts
from doingoai.delegations.findings import sources
from doingoai.delegations.findings.finding import Finding, Rule
from doingoai.delegations.findings.ground import Ground
from doingoai.delegations.findings.stages import details_are_due
from doingoai.delegations.findings.wording import person_label, some_of
from doingoai.delegations.states import HostRole, MemberRole, Severity, State
from doingoai.foundation.bilingual import Bilingual
from doingoai.foundation.folding import clean
from doingoai.programme.facts import ItemFacts

BROKEN = Rule(
    code="seating.rule_broken",
    severity=Severity.DANGER,
    title=_("Seating plan breaks a rule"),
    explain=_("“%(plan)s”: %(says)s"),
    mend=_("Let the plan be computed anew, or exchange the two chairs."),
    source=sources.SEATING,
    confidence="H",
)
NO_INTERPRETER = Rule(
    code="seating.no_interpreter",
    severity=Severity.WARNING,
    title=_("No chair for the interpreter"),
    explain=_("“%(item)s” is interpreted, but “%(plan)s” has no interpreter's chair."),
    mend=_("Put the interpreter on the list of the item and let the plan be computed anew."),
    source=sources.SEATING,
    confidence="H",
)
NO_CHAIR = Rule(
    code="seating.no_chair",
    severity=Severity.WARNING,
    title=_("No chair for somebody who takes part"),
    explain=_("“%(plan)s” has no chair for: %(people)s."),
    mend=_("Let the plan be computed anew, or take the person out of the item."),
    source=sources.CONTRADICTION,
    confidence="H",
)
GONE = Rule(
    code="seating.chair_of_absent",
    severity=Severity.WARNING,
    title=_("Chair for somebody who does not come"),
    explain=_("“%(plan)s” keeps a chair for somebody who is not at the item: %(people)s."),
    mend=_("Take the person out of the plan: as few others as possible will move."),
    source=sources.CONTRADICTION,
    confidence="H",
)
UNCHECKED = Rule(
    code="seating.no_second_check",
    severity=Severity.WARNING,
    title=_("Seating plan not checked by a second person"),
    explain=_("Nobody but its maker has looked at “%(plan)s”."),
    mend=_("Let another officer compare it with the room and confirm."),
    source=sources.SEATING,
    confidence="H",
)
CARD_DIFFERS = Rule(
    code="seating.card_differs",
    severity=Severity.DANGER,
    title=_("Place card and badge disagree"),
    explain=_("“%(plan)s” prints “%(card)s”; the list and the badge have “%(badge)s”."),
    mend=_("Let the plan be computed anew and print its cards and plates again."),
    source=sources.ONE_RECORD,
    confidence="H",
)

_PLACED_GUESTS = frozenset(MemberRole) - {MemberRole.PRESS}
_PLACED_HOSTS = frozenset({HostRole.LEADER, HostRole.PARTICIPANT, HostRole.INTERPRETER})
"""Protocol and liaison officers and drivers stand, drive or wait."""
_RUN = frozenset({State.APPROVED, State.UNDER_WAY})


def seating_rule_broken(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for plan in facts.seatings:
        for fault in () if plan.is_of_flags else plan.faults:
            params = {"plan": plan_label(plan), "says": Bilingual(fault.says_vi, fault.says_en)}
            yield BROKEN.at("seating", plan.key, **params)


def interpreter_without_chair(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for plan, item in _plans_of_items(facts):
        is_interpreted = bool(item.interpreter_language or item.interpreter)
        has_one = any(seat.is_interpreter and seat.has_chair for seat in plan.seats)
        if is_interpreted and plan.seats_interpreters and not has_one:
            params = {"item": item_of(item), "plan": plan_label(plan)}
            yield NO_INTERPRETER.at("seating", plan.key, **params)


def no_chair(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for plan in facts.seatings:
        if not plan.seats_everybody or plan.is_of_flags:
            continue
        seated = {seat.who for seat in plan.seats if seat.has_chair}
        without = [one for one in _taking_part(facts, plan) if one.key not in seated]
        if without:
            yield NO_CHAIR.at("seating", plan.key, plan=plan_label(plan), people=_names(without))


def chair_of_absent(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    for plan in facts.seatings:
        here = {one.key for one in _taking_part(facts, plan)}
        gone = [seat for seat in plan.seats if seat.has_chair and seat.who and seat.who not in here]
        if gone:
            people = some_of([seat.name for seat in gone])
            yield GONE.at("seating", plan.key, plan=plan_label(plan), people=people)


def plan_unchecked(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    if facts.state in _RUN and details_are_due(facts, ground):
        for plan in facts.seatings:
            if not plan.is_checked:
                yield UNCHECKED.at("seating", plan.key, plan=plan_label(plan))


def card_differs(facts: VisitFacts, ground: Ground) -> Iterator[Finding]:
    everybody: list[MemberFacts | HostFacts] = [*facts.members, *facts.hosts]
    people = {one.key: one for one in everybody}
    for plan in facts.seatings:
        for seat in plan.seats:
            one = people.get(seat.who)
            if one is not None and _on_card(seat) != _on_badge(one):
                card, badge = _shown(*_on_card(seat)), _shown(*_on_badge(one))
                params = {"plan": plan_label(plan), "card": card, "badge": badge}
                yield CARD_DIFFERS.at("seating", plan.key, **params)


def plan_label(plan: SeatingFacts) -> Bilingual:
    return Bilingual(plan.title_vi, plan.title_en)


def item_of(item: ItemFacts) -> Bilingual:
    return Bilingual(clean(item.title_vi or item.title_en), clean(item.title_en or item.title_vi))


def _plans_of_items(facts: VisitFacts) -> Iterator[tuple[SeatingFacts, ItemFacts]]:
    items = {item.key: item for item in facts.items}
    for plan in facts.seatings:
        if plan.item in items:
            yield plan, items[plan.item]


def _taking_part(facts: VisitFacts, plan: SeatingFacts) -> list[MemberFacts | HostFacts]:
    """Who is to be placed at the item of a plan; a side for which nobody is named comes whole."""
    item = next((one for one in facts.items if one.key == plan.item), None)
    guests = facts.guests_of(item) if item else facts.members
    hosts = (facts.hosts_of(item) if item else ()) or facts.hosts
    return [
        *(one for one in guests if one.role in _PLACED_GUESTS),
        *(one for one in hosts if one.role in _PLACED_HOSTS),
    ]


def _names(people: list[MemberFacts | HostFacts]) -> str:
    return some_of([person_label(one) for one in people])


def _on_card(seat: SeatFacts) -> tuple[str, str, str]:
    return clean(seat.name), clean(seat.title_vi), clean(seat.title_en)


def _on_badge(one: MemberFacts | HostFacts) -> tuple[str, str, str]:
    titles = one.title_vi or one.title_en, one.title_en or one.title_vi
    return clean(one.name.full), clean(titles[0]), clean(titles[1])


def _shown(name: str, title_vi: str, title_en: str) -> Bilingual:
    return Bilingual(
        ", ".join(filter(None, (name, title_vi))), ", ".join(filter(None, (name, title_en)))
    )
