"""The day as plain values: what stands on the page and, sealed, on the phone."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tickable:
    """Something of an item that is ticked; its `key` names it in the log."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """
    One step of an item's procedure as its checklist stands now.

    `key` names the tick in the log, `second` the confirmation: empty where the step asks for none.
    `by_key` and `second_key` are the officers who noted it. A draft of the book is never here.
    """

    key: str
    second: str
    label: str
    who: str
    due_at: datetime
    outcome: str = ""
    by: str = ""
    by_key: int = 0
    second_by: str = ""
    second_key: int = 0

    @property
    def is_done(self) -> bool:
        return self.outcome == "done"

    @property
    def waits_for_second(self) -> bool:
        return bool(self.second) and self.is_done and not self.second_by

    @property
    def is_settled(self) -> bool:
        return bool(self.outcome) and not self.waits_for_second

    def stands(self, thing: str) -> bool:
        """Test whether a thing of the log that is about this step is so on the checklist."""
        return bool(self.second_by) if thing == self.second else self.is_done


@dataclass(frozen=True, slots=True)
class Guest:
    """
    Somebody who is called by name at an item.

    `photo` is the stored photograph, 0 where there is none: key, name and a small picture at most go
    onto a phone.
    """

    key: str
    name: str
    member: int = 0
    photo: int = 0

    @property
    def face(self) -> str:
        """What the small picture is called: another photograph of the same guest is another face."""
        return f"{self.member}-{self.photo}" if self.photo else ""


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
    steps: tuple[StepLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """The items of one visit within the time a phone looks at."""

    visit: int
    title: str
    reference: str
    items: tuple[DayItem, ...]
    phones: tuple[Phone, ...] = field(default=())
