"""The day as plain values: what stands on the page and, sealed, on the phone."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tickable:
    """Something of an item that is ticked; its `key` names it in the log."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is called by name at an item: no more than key and name goes onto a phone."""

    key: str
    name: str
    member: int = 0
    has_photo: bool = False


@dataclass(frozen=True, slots=True)
class Phone:
    """One of our own people who can be called."""

    name: str
    role: str
    number: str


@dataclass(frozen=True, slots=True)
class DayItem:
    """One item of the day: when, what, where, with which car, who answers for it, what is ticked."""

    key: str
    starts_at: datetime
    ends_at: datetime | None
    title: str
    kind: str
    place: str
    address: str
    car: str
    responsible: str
    interpreter: str
    ticks: tuple[Tickable, ...]
    guests: tuple[Guest, ...]
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """The items of one visit within the time a phone looks at."""

    visit: int
    title: str
    reference: str
    items: tuple[DayItem, ...]
    phones: tuple[Phone, ...] = field(default=())
