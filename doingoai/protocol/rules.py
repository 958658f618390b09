"""
What no seating or flag plan may break, whoever asks; pure.

A plan that people have made is judged chair by chair: `broken_rules` names each fault in words, and
`check_no_new_fault` refuses a move that would add one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.directory.countries import COUNTRIES
from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.facts import Attendee
from doingoai.protocol.layouts.catalogue import LAYOUTS, settled
from doingoai.protocol.layouts.party import Party, party_of
from doingoai.protocol.layouts.places import (
    Place,
    Plan,
    Reason,
    Role,
    Settings,
    are_beside,
    because,
    is_at_ear,
)
from doingoai.protocol.states import AT_TABLES, Bond, Layout, Part, Side
from doingoai.protocol.tables.problem import Rule
from doingoai.protocol.tables.wishing import problem_of, wishes_broken

HOME = "VN"
SPEAKERS_APART = frozenset({Layout.CAR})
"""Layouts in which an interpreter has a chair of the own, wherever whom they speak for may be."""


SIDES_APART = frozenset(
    {Layout.TALKS, Layout.ARMCHAIRS_U, Layout.ARMCHAIRS_ROWS, Layout.SIGNING_TWO, Layout.CONVOY}
)
"""Layouts in which each side has its own row, arm or half."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A rule of one plan about two people, by their keys."""

    bond: Bond
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A hard rule that a plan breaks; two faults of the same `code` and `about` are the same."""

    code: str
    about: tuple[str, ...]
    says: Reason
    source: str | Promise = ""

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        return self.code, self.about


def broken_rules(plan: Plan, settings: Settings, ties: Sequence[Tie] = ()) -> list[Fault]:
    """Name every hard rule that a plan breaks."""
    settings = settled(plan.layout, settings)
    party = party_of(
        list(plan.people.values()), interpreters="behind" if LAYOUTS[plan.layout].interpreters else "queue",
        first=settings.signatories,
    )  # fmt: skip
    return [
        *_heads(plan, party),
        *_named_places(plan),
        *_sides(plan),
        *_ears(plan, party),
        *_couples(plan, settings),
        *_ties(plan, ties),
        *_flags(plan),
        *(_tables(plan, settings, ties) if plan.layout == Layout.ROUNDS else ()),
    ]


def neighbour_faults(plan: Plan, settings: Settings, ties: Sequence[Tie]) -> list[Fault]:
    """Name the rules that a round table breaks about who sits beside whom."""
    party = party_of(list(plan.people.values()), interpreters="queue")
    return [*_ears(plan, party), *_couples(plan, settings), *_ties(plan, ties)]


def check_no_new_fault(before: Collection[Fault], after: Iterable[Fault]) -> None:
    """
    Refuse a move that breaks a hard rule which held before.

    :raises RuleBroken: with the code of the rule that would be broken
    """
    known = {one.key for one in before}
    new = next((one for one in after if one.key not in known), None)
    if new is not None:
        raise RuleBroken(str(new.says), code=new.code, source=str(new.source))


def check_layout_fits(layout: Layout, people: Sequence[Attendee]) -> None:
    """
    Refuse a plan of nobody, or of a flag that may not be shown.

    :raises RuleBroken: seating.nobody, flags.no_relations
    """
    if not people:
        raise RuleBroken(
            _("There is nobody to place. Choose who takes part first."), code="seating.nobody"
        )
    if LAYOUTS[layout].is_of_flags:
        for one in people:
            check_flag(one.country)


def check_flag(country: str) -> None:
    """
    Refuse the flag of a state without diplomatic relations, or of no known state.

    :raises RuleBroken: flags.no_relations
    """
    known = COUNTRIES.get(country)
    if country == HOME or (known is not None and known.has_relations):
        return
    raise RuleBroken(
        _("The flag of %(country)s is not flown: there are no diplomatic relations with it, or it is not known.")
        % {"country": known.name_en if known else country or "?"},
        code="flags.no_relations", source=_("usage of departments of foreign affairs"),
    )  # fmt: skip


def _has_ears(layout: Layout) -> bool:
    return layout == Layout.ROUNDS or (
        bool(LAYOUTS[layout].interpreters) and layout not in SPEAKERS_APART
    )


def _name(plan: Plan, key: str) -> str:
    return plan.people[key].name if key in plan.people else key


def _heads(plan: Plan, party: Party) -> Iterable[Fault]:
    """The head of each side sits on the head's chair, or on that of a side of which nobody came."""
    for place in plan.places:
        head = party.head(place.head_of) if place.head_of in set(Side) else None
        if head is None or place.occupant == head.key or place.role == Role.FLAG:
            continue
        if head.part == Part.INTERPRETER and plan.layout == Layout.ROUNDS:
            continue
        sits = plan.place_of(head.key)
        if sits is not None and sits.head_of and not _sitting(party, sits.head_of):
            continue
        if plan.layout == Layout.SIGNING_MANY and place.head_of == Side.GUEST:
            continue
        yield Fault(
            "seating.head_chair", (place.key,),
            because(gettext_lazy("The head's chair is for %(head)s, the head of this side."), head=head.name),
        )  # fmt: skip


def _sitting(party: Party, side: str) -> list[Attendee]:
    return [one for one in party.side(side) if one.part != Part.INTERPRETER]


def _named_places(plan: Plan) -> Iterable[Fault]:
    """Flags and signatories of several parties stand in the order laid down, not by choice."""
    for place in plan.places:
        is_fixed = place.role in {Role.FLAG, Role.SIGNATORY} and place.wants[:1]
        if not is_fixed or not place.wants[0].startswith("key:"):
            continue
        named = place.wants[0][4:]
        if place.occupant != named:
            yield Fault(
                "seating.fixed_order", (place.key,),
                because(gettext_lazy("This place is that of %(who)s by the order of the flags and parties."), who=_name(plan, named)),
            )  # fmt: skip


def _sides(plan: Plan) -> Iterable[Fault]:
    """Where the two sides sit apart nobody sits among the other; a driver's seat is nobody else's."""
    for place in plan.places:
        one = plan.people.get(place.occupant)
        if one is None or place.row == "behind":
            continue
        if not place.wants and place.role != Role.ASSISTANT:
            said = because(gettext_lazy("Nobody of the plan is placed there: %(where)s."), where=place.where)  # fmt: skip
            yield Fault("seating.not_a_place", (place.key,), said)
        named = {name.rpartition(":")[2] for name in place.wants}
        if plan.layout in SIDES_APART and len(named) == 1 and one.side not in named & set(Side) and named <= set(Side):  # fmt: skip
            yield Fault(
                "seating.other_side", (place.key,),
                because(gettext_lazy("%(who)s would sit on the other side: here each delegation has its own."), who=one.name),
            )  # fmt: skip


def _ears(plan: Plan, party: Party) -> Iterable[Fault]:
    """Each interpreter sits beside or just behind whom they speak for."""
    if not _has_ears(plan.layout):
        return
    meant = {one.key: whom for one, whom in party.behind}
    for one in plan.people.values():
        sits = plan.place_of(one.key)
        if one.part != Part.INTERPRETER or sits is None:
            continue
        wanted = [key for key in one.interprets_for if key in plan.people] or [
            meant.get(one.key, "")
        ]
        fronts = [place for key in wanted if (place := plan.place_of(key))]
        if fronts and not any(is_at_ear(sits, front) for front in fronts):
            yield Fault(
                "seating.interpreter", (one.key,),
                because(
                    gettext_lazy("%(interpreter)s must sit beside or just behind %(whom)s, for whom this is."),
                    interpreter=one.name, whom=_name(plan, wanted[0]),
                ),
            )  # fmt: skip


def _couples(plan: Plan, settings: Settings) -> Iterable[Fault]:
    if settings.couples not in {"apart", "together"}:
        return
    for one in plan.people.values():
        if not one.couple or one.key > one.couple:
            continue
        first, second = plan.place_of(one.key), plan.place_of(one.couple)
        if first is None or second is None:
            continue
        if are_beside(first, second) == (settings.couples == "together"):
            continue
        words = {
            "apart": gettext_lazy("%(one)s and %(other)s are a couple: at this table couples do not sit side by side."),
            "together": gettext_lazy("%(one)s and %(other)s are a couple: at this table couples sit side by side."),
        }  # fmt: skip
        said = because(words[settings.couples], one=one.name, other=_name(plan, one.couple))
        yield Fault("seating.couple", (one.key, one.couple), said)


def _ties(plan: Plan, ties: Sequence[Tie]) -> Iterable[Fault]:
    words = {
        Bond.BESIDE: gettext_lazy("%(one)s and %(other)s must sit side by side."),
        Bond.APART: gettext_lazy("%(one)s and %(other)s must not sit side by side."),
    }
    for tie in ties:
        if tie.bond in AT_TABLES:
            continue
        first, second = plan.place_of(tie.one), plan.place_of(tie.other)
        if first is None or second is None:
            continue
        if _are_near(first, second) != (tie.bond == Bond.BESIDE):
            said = because(words[tie.bond], one=_name(plan, tie.one), other=_name(plan, tie.other))
            yield Fault("seating.neighbours", (tie.bond, tie.one, tie.other), said)


def _are_near(first: Place, second: Place) -> bool:
    return is_at_ear(first, second) or is_at_ear(second, first)


def _flags(plan: Plan) -> Iterable[Fault]:
    for place in plan.places:
        one = plan.people.get(place.occupant)
        if place.role != Role.FLAG or one is None or one.country == HOME:
            continue
        known = COUNTRIES.get(one.country)
        if known is None or not known.has_relations:
            yield Fault(
                "flags.no_relations", (place.key,),
                because(gettext_lazy("The flag of %(country)s may not be shown."), country=one.name or one.country),
            )  # fmt: skip


_AT_ONE_TABLE = {
    Rule.COUPLE: gettext_lazy("The couple %(who)s sits at one table."),
    Rule.INTERPRETER: gettext_lazy("Interpreter and guest sit at one table: %(who)s."),
    Rule.TOGETHER: gettext_lazy("By a rule of this plan %(who)s sit at one table."),
    Rule.APART: gettext_lazy("By a rule of this plan %(who)s do not sit at one table."),
    Rule.DIET: gettext_lazy("Guests with the same diet are spread over too many tables."),
}


def _tables(plan: Plan, settings: Settings, ties: Sequence[Tie]) -> Iterable[Fault]:
    """What concerns the tables of a hall, wherever at them somebody sits."""
    bonds = [(str(tie.bond), tie.one, tie.other) for tie in ties]
    problem = problem_of(list(plan.people.values()), settings, bonds, {})
    at = {one.occupant: int(one.row[1:]) - 1 for one in plan.places if one.occupant}
    for rule, keys, _count in wishes_broken(problem, at):
        if rule not in _AT_ONE_TABLE:
            continue
        who = ", ".join(_name(plan, key) for key in keys)
        about = () if rule == Rule.DIET else keys
        yield Fault(f"seating.table_{rule}", about, because(_AT_ONE_TABLE[rule], who=who))
