"""A plan: who sits at which table, what it is worth, and what is known of how good it is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.protocol.facts import Attendee
from doingoai.protocol.tables.problem import BINDING, Problem, Rule, Wish, is_host, wishes_of


@dataclass(frozen=True, slots=True)
class Seating:
    """
    A whole plan that breaks no hard rule; `table_of` gives each guest's table by its place.

    `by_hand` is what the plan of a careful officer is worth; `bound` what no plan can exceed, where
    that is known; `is_best` tells that no better plan exists.
    """

    problem: Problem
    table_of: Mapping[str, int]
    value: int
    by_hand: int | None = None
    bound: int | None = None
    is_best: bool = False
    steps: int = 0
    seconds: float = 0.0
    moved: tuple[str, ...] = field(default=())

    def at(self, table: int) -> list[Attendee]:
        """Those at one table, the most senior first."""
        here = [one for one in self.problem.attendees if self.table_of[one.key] == table]
        return sorted(here, key=lambda one: one.standing)

    def tables(self) -> list[list[Attendee]]:
        return [self.at(table) for table in range(len(self.problem.tables))]


def broken_wishes(problem: Problem, table_of: Mapping[str, int]) -> list[Wish]:
    """Every hard rule that a plan breaks, found afresh from the guests themselves."""
    return [wish for wish in wishes_of(problem) if not _is_kept(problem, wish, table_of)]


def overfull_tables(problem: Problem, table_of: Mapping[str, int]) -> list[int]:
    """Tables at which more sit than it has seats."""
    counts: dict[int, int] = defaultdict(int)
    for table in table_of.values():
        counts[table] += 1
    return [at for at, table in enumerate(problem.tables) if counts[at] > table.seats]


def _is_kept(problem: Problem, wish: Wish, table_of: Mapping[str, int]) -> bool:
    sitting = {table_of[key] for key in wish.keys}
    if wish.rule in BINDING:
        return len(sitting) == 1
    if wish.rule == Rule.APART:
        return table_of[wish.keys[0]] != table_of[wish.keys[1]]
    if wish.rule in (Rule.LOCKED, Rule.HEAD):
        return sitting == {wish.table}
    if wish.rule == Rule.DIET:
        return len(sitting) <= wish.count
    hosts: dict[int, int] = defaultdict(int)
    for one in problem.attendees:
        hosts[table_of[one.key]] += is_host(one)
    return all(count >= wish.count for count in hosts.values())


def quality(seating: Seating) -> str:
    """Say honestly what is known of how good a plan is."""
    return " ".join(_known(seating))


def _known(seating: Seating) -> Iterator[str]:
    value = seating.value
    if seating.is_best:
        yield _("Proved best: no plan within the rules is worth more than %(value)d points.") % {
            "value": value
        }
        return
    yield _("Worth %(value)d points; not proved best.") % {"value": value}
    if seating.by_hand is not None:
        told = ngettext(
            "%(more)d point more than the plan made by hand (%(hand)d).",
            "%(more)d points more than the plan made by hand (%(hand)d).",
            value - seating.by_hand,
        )
        yield told % {"more": value - seating.by_hand, "hand": seating.by_hand}
    if seating.bound is not None:
        yield _("No plan can be worth more than %(bound)d points.") % {"bound": seating.bound}
