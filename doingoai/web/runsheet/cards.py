"""The day as cards: each item with what the log says of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from doingoai.runsheet.facts import Day, DayItem
from doingoai.runsheet.merging import State, Thing
from doingoai.runsheet.models import Refusal
from doingoai.runsheet.reading import MOST_LINKS
from doingoai.web.runsheet.steps import Refused, StepRow, labels_of_steps, reasons_of, row_of

USUAL_LENGTH = timedelta(hours=1)
YES, NO, PRESENT, ABSENT = "yes", "no", "present", "absent"


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that is ticked or not, or about which two people contradict each other."""

    thing: str
    label: str
    value: str = ""
    after: str = ""
    is_contradictory: bool = False
    face: int = 0
    """The guest whose photograph the desk may show."""

    @property
    def is_on(self) -> bool:
        return self.value in {YES, PRESENT}

    @property
    def is_absent(self) -> bool:
        return self.value == ABSENT


@dataclass(frozen=True, slots=True)
class Card:
    """One item of the day with what was ticked, who is there and how late it is."""

    item: DayItem
    ticks: tuple[Tick, ...]
    guests: tuple[Tick, ...]
    late: Tick
    steps: tuple[StepRow, ...] = ()
    is_now: bool = False
    is_next: bool = False

    @property
    def minutes_late(self) -> int:
        return int(self.late.value) if self.late.value.isdigit() else 0

    @property
    def present(self) -> int:
        return sum(one.is_on for one in self.guests)

    @property
    def settled(self) -> int:
        return sum(one.step.is_settled for one in self.steps)

    @property
    def is_finished(self) -> bool:
        return any(one.thing.endswith(":finished") and one.is_on for one in self.ticks)

    @property
    def is_begun(self) -> bool:
        return any(one.thing.endswith(":begun") and one.is_on for one in self.ticks)


def cards_of(
    day: Day, state: State, *, at: datetime, refusals: Iterable[Refusal] = ()
) -> list[Card]:
    """The cards of a day; what is going on is told by the ticks, and by the clock where none is."""
    reasons = reasons_of(refusals)
    cards = [_card(item, state, reasons) for item in day.items]
    now = current(cards, at=at)
    rest = [
        card for card in cards if card is not now and not card.is_finished and not card.is_begun
    ]
    upcoming = next((card for card in rest if card.item.starts_at >= at), None)
    return [replace(card, is_now=card is now, is_next=card is upcoming) for card in cards]


def current(cards: Sequence[Card], *, at: datetime) -> Card | None:
    """The item that was begun last and is not finished, else the one whose time it is."""
    begun = [card for card in cards if card.is_begun and not card.is_finished]
    if begun:
        return begun[-1]
    timed = [card for card in cards if not card.is_finished and _is_on(card.item, at)]
    return timed[-1] if timed else None


def _is_on(item: DayItem, at: datetime) -> bool:
    return item.starts_at <= at < (item.ends_at or item.starts_at + USUAL_LENGTH)


def _card(item: DayItem, state: State, reasons: Refused) -> Card:
    return Card(
        item=item,
        ticks=tuple(_tick(one.key, one.label, state) for one in item.ticks),
        guests=tuple(
            replace(_tick(one.key, one.name, state), face=one.member if one.photo else 0)
            for one in item.guests
        ),
        late=_tick(f"{item.key}:late", _("Late (minutes)"), state),
        steps=tuple(row_of(step, state, reasons) for step in item.steps),
    )


def _tick(thing: str, label: str, state: State) -> Tick:
    said = state.things.get(thing)
    if said is None:
        return Tick(thing, label)
    after = ",".join(one.id for one in said.history[-MOST_LINKS:])
    return Tick(thing, label, said.value, after, said.is_contradictory)


@dataclass(frozen=True, slots=True)
class Quarrel:
    """A thing about which two statements contradict each other, with who said what, when."""

    thing: str
    label: str
    sides: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def labels_of(days: Iterable[Day]) -> dict[str, str]:
    """What each thing of some days is called: “Talks: Begun”."""
    days = list(days)
    found = {key: text for day in days for key, text in labels_of_steps(day).items()}
    for item in (item for day in days for item in day.items):
        found[item.key] = item.title
        for one in item.ticks:
            found[one.key] = f"{item.title}: {one.label}"
        for guest in item.guests:
            found[guest.key] = f"{item.title}: {guest.name}"
        found[f"{item.key}:late"] = f"{item.title}: {_('Late (minutes)')}"
    return found


def value_in_words(value: str) -> str:
    """What was said of a thing, as people read it."""
    words = {YES: _("yes"), NO: _("no"), PRESENT: _("is there"), ABSENT: _("is not there")}
    return str(words.get(value, value))


def quarrels_of(state: State, labels: dict[str, str], people: dict[str, str]) -> list[Quarrel]:
    """The contradictions that wait for somebody to settle them."""
    return [
        Quarrel(key, labels.get(key, key), _sides(state.things[key], people))
        for key in state.contradictions
    ]


def _sides(
    thing: Thing, people: dict[str, str]
) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    return tuple(
        (
            value,
            value_in_words(value),
            tuple(
                (people.get(head.device, head.device), clock_of(head.at))
                for head in thing.heads
                if head.value == value
            ),
        )
        for value in thing.values
    )


def clock_of(at: str) -> str:
    """The hour and minute that the maker's own clock showed."""
    return at[11:16]
