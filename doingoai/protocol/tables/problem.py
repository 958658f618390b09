"""
What is asked of a seating plan over several tables: who comes, which tables there are, what is wished.

Tables stand in the order of their nearness to the stage: the first is the head table. A wish is one
hard rule about named guests; every wish can be named when they contradict one another.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from doingoai.foundation.refusals import RuleBroken
from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part, Side

Pair = tuple[str, str]


class Rule(StrEnum):
    """The kinds of hard rules."""

    COUPLE = "couple"
    INTERPRETER = "interpreter"
    TOGETHER = "together"
    APART = "apart"
    LOCKED = "locked"
    HEAD = "head"
    HOSTS = "hosts"
    DIET = "diet"


# Those that bind guests to one table, whichever it is.
BINDING = frozenset({Rule.COUPLE, Rule.INTERPRETER, Rule.TOGETHER})


@dataclass(frozen=True, slots=True)
class Wish:
    """One hard rule: about whom, at which table; `count` is of hosts a table, or of tables a diet."""

    rule: Rule
    keys: tuple[str, ...] = ()
    table: int = -1
    count: int = 0
    diet: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A round table and how many sit at it."""

    key: str
    seats: int


@dataclass(frozen=True, slots=True)
class Weights:
    """How many points each soft goal is worth; 0 switches it off."""

    precedence: int = 2
    language: int = 4
    field: int = 3
    own_party: int = 2
    mixed: int = 1
    balance: int = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Everything a plan depends on; two equal problems have the same plans.

    `hosts_per_table` left open means one host at every table, where that is possible; a plan states
    the number it keeps and `are_hosts_open` that nobody asked for it. `diets` are
    those whose guests are kept at as few tables as hold them. `affinities` are points of pairs
    beyond those of the weights, such as acquaintance.
    """

    attendees: tuple[Attendee, ...]
    tables: tuple[Table, ...]
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[Pair, ...] = ()
    locked: Mapping[str, int] = field(default_factory=dict)
    head: tuple[str, ...] = ()
    head_first: int = 0
    diets: tuple[str, ...] = ()
    hosts_per_table: int | None = None
    are_hosts_open: bool = False
    couples_together: bool = True
    interpreters_together: bool = True
    weights: Weights = Weights()
    affinities: Mapping[Pair, int] = field(default_factory=dict)

    def without(self, keys: Collection[str]) -> "Problem":
        """The same evening when somebody does not come: what was wished about them falls away."""
        gone = set(keys)
        return replace(
            self,
            attendees=tuple(one for one in self.attendees if one.key not in gone),
            together=tuple(
                left
                for group in self.together
                if len(left := tuple(key for key in group if key not in gone)) > 1
            ),
            apart=tuple(pair for pair in self.apart if not gone & set(pair)),
            locked={key: table for key, table in self.locked.items() if key not in gone},
            head=tuple(key for key in self.head if key not in gone),
            affinities={p: value for p, value in self.affinities.items() if not gone & set(p)},
        )


def is_host(attendee: Attendee) -> bool:
    """Tell whether somebody entertains guests; an interpreter or a note-taker works instead."""
    working = attendee.part in (Part.INTERPRETER, Part.NOTE_TAKER)
    return attendee.side == Side.HOST and not working


def check_is_whole(problem: Problem) -> None:
    """
    Check that the problem speaks only of guests and tables that are there.

    :raises RuleBroken: `seating.no_tables`, `seating.same_guest_twice`, `seating.unknown_guest`,
        `seating.unknown_table`
    """
    keys = {one.key for one in problem.attendees}
    if not problem.tables:
        raise RuleBroken(_("There is no table yet. Add one first."), code="seating.no_tables")
    if len(keys) < len(problem.attendees):
        raise RuleBroken(_("A guest is listed twice."), code="seating.same_guest_twice")
    named = {*problem.head, *problem.locked, *(key for group in problem.together for key in group)}
    named |= {key for pair in (*problem.apart, *problem.affinities) for key in pair}
    if lost := sorted(named - keys):
        told = _("A wish names somebody who does not come: %(who)s. Take the wish back.")
        raise RuleBroken(told % {"who": ", ".join(lost)}, code="seating.unknown_guest")
    if any(not 0 <= table < len(problem.tables) for table in problem.locked.values()):
        told = _("A guest is locked at a table that is not there. Choose another table.")
        raise RuleBroken(told, code="seating.unknown_table")


def wishes_of(problem: Problem) -> list[Wish]:
    """List every hard rule of a problem but the seats of its tables, which are facts."""
    wishes = [*_bindings(problem)]
    wishes += [Wish(Rule.APART, pair) for pair in dict.fromkeys(problem.apart)]
    wishes += [Wish(Rule.LOCKED, (key,), table=at) for key, at in problem.locked.items()]
    first = sorted(problem.attendees, key=lambda one: one.standing)[: problem.head_first]
    at_head = dict.fromkeys((*problem.head, *(one.key for one in first)))
    wishes += [Wish(Rule.HEAD, (key,), table=0) for key in at_head]
    if count := hosts_asked(problem):
        wishes.append(Wish(Rule.HOSTS, count=count))
    wishes += _diets(problem, wishes)
    return wishes


def hosts_asked(problem: Problem) -> int:
    """How many hosts each table has; left open it is one where there are hosts for all tables."""
    if problem.hosts_per_table is not None:
        return problem.hosts_per_table
    return int(sum(map(is_host, problem.attendees)) >= len(problem.tables))


def settled(problem: Problem) -> list["Problem"]:
    """The problem with its number of hosts; left open, a second one that asks for none."""
    is_open = problem.hosts_per_table is None or problem.are_hosts_open
    if not is_open:
        return [problem]
    hosts = hosts_asked(replace(problem, hosts_per_table=None))
    counts = dict.fromkeys((hosts, 0))
    return [replace(problem, hosts_per_table=count, are_hosts_open=True) for count in counts]


def _bindings(problem: Problem) -> Iterator[Wish]:
    keys = {one.key for one in problem.attendees}
    told: set[frozenset[str]] = set()
    for one in problem.attendees:
        pair = frozenset((one.key, one.couple))
        if problem.couples_together and one.couple in keys and len(pair) > 1 and pair not in told:
            told.add(pair)
            yield Wish(Rule.COUPLE, (one.key, one.couple))
        if problem.interpreters_together:
            for other in one.interprets_for:
                if other in keys and other != one.key:
                    yield Wish(Rule.INTERPRETER, (one.key, other))
    yield from (Wish(Rule.TOGETHER, group) for group in problem.together)


def _diets(problem: Problem, wishes: list[Wish]) -> Iterator[Wish]:
    """As few tables as hold the guests of a diet, and those who must sit with them."""
    bound = groups_of((one.key for one in problem.attendees), wishes)
    seats = sorted((table.seats for table in problem.tables), reverse=True)
    for diet in dict.fromkeys(problem.diets):
        keys = tuple(one.key for one in problem.attendees if one.diet == diet and diet)
        if len(keys) > 1:
            needed = len({key for group in bound if set(group) & set(keys) for key in group})
            count = 1
            while count < len(seats) and sum(seats[:count]) < needed:
                count += 1
            yield Wish(Rule.DIET, keys, count=count, diet=diet)


def groups_of(keys: Collection[str] | Iterator[str], wishes: list[Wish]) -> list[list[str]]:
    """Put guests who are bound to one another into groups, in the order in which they are given."""
    group_of = {key: [key] for key in keys}
    for wish in wishes:
        if wish.rule not in BINDING:
            continue
        first = group_of[wish.keys[0]]
        for key in wish.keys[1:]:
            other = group_of[key]
            if other is not first:
                first += other
                group_of.update(dict.fromkeys(other, first))
    return list({id(group): group for group in group_of.values()}.values())
