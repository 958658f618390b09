"""What a line is read with, and what was understood of it: plain values, no database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from doingoai.directory.states import PartnerKind


@dataclass(frozen=True, slots=True)
class KnownPartner:
    """A partner of the directory; `key` comes back in what was understood."""

    key: str
    name_vi: str
    name_en: str = ""
    country: str = ""
    kind: str = PartnerKind.OTHER.value


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the city by its names and the abbreviation it bears in symbols."""

    key: str
    name_vi: str
    name_en: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class KnownLeader:
    """Somebody of the Vietnamese side who may receive guests, with the rank of the present post."""

    key: str
    name: str
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what the office knows, as far as the one who types may see it."""

    partners: Sequence[KnownPartner] = ()
    units: Sequence[KnownUnit] = ()
    leaders: Sequence[KnownLeader] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Part:
    """
    One thing understood: which slot of the draft, its value, and the exact span of the line.

    `value` is a key, a code, a number, `Days`, a text or a truth value; None where it could not be
    made out. `others` are what else it may mean; `why` is the word of `WHY` for a doubt or a guess.
    """

    slot: str
    value: object
    start: int
    end: int
    is_sure: bool = True
    others: tuple[object, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the line, and the part it belongs to; `is_left` where nobody understood it."""

    text: str
    part: Part | None = None
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """The line as it is kept, its parts by slot, and the words that nobody understood."""

    line: str
    parts: tuple[Part, ...] = ()
    left: tuple[tuple[int, int], ...] = field(default=())

    def part(self, slot: str) -> Part | None:
        """The part of a slot, if something was understood of it."""
        return next((part for part in self.parts if part.slot == slot), None)

    def value(self, slot: str) -> object:
        found = self.part(slot)
        return None if found is None else found.value

    @property
    def leftovers(self) -> tuple[str, ...]:
        return tuple(self.line[start:end] for start, end in self.left)

    def spans(self) -> list[Span]:
        """The whole line in stretches, each with what it was understood as; the narrowest wins."""
        owner: list[int] = [-1] * len(self.line)
        widest_first = sorted(range(len(self.parts)), key=lambda n: -_width(self.parts[n]))
        for number in widest_first:
            part = self.parts[number]
            owner[part.start : part.end] = [number] * (part.end - part.start)
        for start, end in self.left:
            owner[start:end] = [-2] * (end - start)
        spans: list[Span] = []
        at = 0
        for index in range(1, len(owner) + 1):
            if index == len(owner) or owner[index] != owner[at]:
                spans.append(self._span(at, index, owner[at]))
                at = index
        return [span for span in spans if span.text]

    def _span(self, start: int, end: int, owner: int) -> Span:
        part = self.parts[owner] if owner >= 0 else None
        return Span(self.line[start:end], part, owner == -2)


def _width(part: Part) -> int:
    return part.end - part.start
