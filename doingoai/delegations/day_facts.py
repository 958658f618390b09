"""The plans and gifts of a visit as plain values: what the day itself is checked by."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """
    Somebody of a seating plan as they were called when it was made.

    `who` is the key within the visit (`member-3`, `host-4`), empty for a flag and for an interpreter
    who is on no list.
    """

    who: str
    name: str = ""
    title_vi: str = ""
    title_en: str = ""
    country: str = ""
    is_interpreter: bool = False
    has_chair: bool = True


@dataclass(frozen=True, slots=True)
class FaultFacts:
    """A hard rule that a plan breaks."""

    says_vi: str
    says_en: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class SeatingFacts:
    """
    A seating or flag plan; `item` is the key of the item it is for, empty for the whole visit.

    With `seats_everybody` whoever takes part has a place in such a layout.
    """

    key: str
    title_vi: str
    title_en: str
    item: str = ""
    is_of_flags: bool = False
    seats_everybody: bool = True
    seats_interpreters: bool = False
    is_checked: bool = False
    faults: tuple[FaultFacts, ...] = ()
    seats: tuple[SeatFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """
    A gift put aside for a guest or given; amounts in đồng.

    `limit` is what the norm allows today, `doubts` the customs its name touches as (vi, en), and
    `had_on` the day on which the same person was given the same gift before.
    """

    key: str
    who: str
    name_vi: str
    name_en: str
    value: int = 0
    is_given: bool = False
    limit: int | None = None
    source: str = ""
    reason: str = ""
    doubts: tuple[tuple[str, str], ...] = ()
    had_on: date | None = None
