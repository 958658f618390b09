"""
The order of precedence of those who are at one occasion; the only place where people are ordered.

By the level of the rank, then heads before others, then the order the office gave its list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from doingoai.directory.ranks import level_of
from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part

UNRANKED = 10_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to be ordered: with their rank's code, and their place in the list of their side."""

    attendee: Attendee
    rank: str = ""
    order: int = 0


def in_precedence(people: Sequence[Candidate]) -> list[Attendee]:
    """Give everybody a standing, 0 first, no two equal."""
    listed = sorted(people, key=_place)
    return [replace(one.attendee, standing=number) for number, one in enumerate(listed)]


def _place(one: Candidate) -> tuple[int, bool, int, str, str]:
    level = level_of(one.rank)
    attendee = one.attendee
    return (
        UNRANKED if level is None else level,
        attendee.part != Part.HEAD,
        one.order,
        attendee.side,
        attendee.key,
    )
