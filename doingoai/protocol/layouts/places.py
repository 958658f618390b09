"""
A plan as plain values: chairs, who sits on them and why, and the furniture around them.

There is one convention for left and right, and it is written here: **the own one of whoever sits or
stands there**. A layout says where each chair stands and which way it looks; `hand_of` alone turns
that into left and right. What a viewer or the guest sees is derived by turning the drawing.

The ground is seen from above, in chair widths: x grows to the right, y towards the entrance at the
bottom. A chair looks by degrees: 0 away from the entrance, 90 to the right, 180 to the entrance.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import cos, hypot, radians, sin

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Layout

UP, RIGHTWARD, DOWN, LEFTWARD = 0, 90, 180, 270
_EVEN = 0.15
"""How far beside somebody, in chair widths, a thing must stand to be on a hand of theirs at all."""


class Hand(TextChoices):
    """On which hand of somebody; always that person's own."""

    RIGHT = "right", _("right")
    LEFT = "left", _("left")
    NEITHER = "neither", _("in line")


class Role(TextChoices):
    """What a chair is for."""

    HEAD = "head", _("Head's chair")
    MEMBER = "member", _("Chair")
    INTERPRETER = "interpreter", _("Interpreter's chair")
    SIGNATORY = "signatory", _("Signatory's chair")
    ASSISTANT = "assistant", _("Assistant at the signing")
    WITNESS = "witness", _("Witness")
    DRIVER = "driver", _("Driver")
    CAR = "car", _("Car")
    FLAG = "flag", _("Flag")


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence that is put into the reader's language when it is read."""

    text: str | Promise
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return str(self.text) % {name: str(value) for name, value in self.values}


def because(text: str | Promise, **values: object) -> Reason:
    return Reason(text, tuple(values.items()))


NO_REASON = Reason("")


@dataclass(frozen=True, slots=True)
class Place:
    """
    One chair, standing place, seat of a car, or flag.

    `row` and `position` say what stands beside it; in a `closed` row of so many places the last is
    beside the first. `wants` are the queues it is filled from, the first that has somebody;
    `honour` is its rank among all of the plan, 0 the highest. `behind` is the key of the chair
    it stands behind, `head_of` the side whose head sits here, `label` what
    is written there beside a name.
    """

    key: str
    x: float
    y: float
    facing: float
    row: str
    position: int
    wants: tuple[str, ...] = ()
    honour: int = 0
    role: Role = Role.MEMBER
    closed: int = 0
    behind: str = ""
    head_of: str = ""
    where: Reason = NO_REASON
    who: Reason = NO_REASON
    label: str | Promise | Reason = ""
    occupant: str = ""
    number: int = 0

    @property
    def reason(self) -> Reason:
        """Why this person sits here: who it is by rank, and what chair it is."""
        if not self.occupant:
            return Reason(_("Nobody yet: %(where)s."), (("where", self.where),))
        return Reason(_("%(who)s: %(where)s."), (("who", self.who), ("where", self.where)))


class Kind(TextChoices):
    """What furniture a drawing shows."""

    TABLE = "table", _("Table")
    RING = "ring", _("Round table")
    DOOR = "door", _("Entrance")
    STAGE = "stage", _("Stage")
    FLAG = "flag", _("Flag")
    CAR = "car", _("Car")
    WORD = "word", _("Word")


@dataclass(frozen=True, slots=True)
class Thing:
    """Furniture: its middle, its size, and a word or the country of a flag."""

    kind: Kind
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    word: str | Promise = ""
    country: str = ""
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What an officer may choose about a layout; empty means what the layout does by itself.

    `countries` are the flags beside those of the two sides. Of several tables `seats` is how many each has, table 1 first, and `tables` who sits at which.
    """

    interpreter: str = ""
    door: str = "front"
    guests_on: str = "far"
    variant: str = "right"
    couples: str = ""
    per_row: int = 10
    first_hand: str = "right"
    alphabet: str = "en"
    letter: str = ""
    many: str = "centre"
    cars: int = 1
    signatories: tuple[str, ...] = ()
    assistants: tuple[str, ...] = ()
    note_takers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    tables: Mapping[str, int] = field(default_factory=dict)
    seats: tuple[int, ...] = ()
    by_diet: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Who sits where. `left_over` are those for whom there is no chair."""

    layout: Layout
    places: tuple[Place, ...]
    things: tuple[Thing, ...] = ()
    people: Mapping[str, Attendee] = field(default_factory=dict)
    left_over: tuple[str, ...] = ()

    def place(self, key: str) -> Place | None:
        return next((one for one in self.places if one.key == key), None)

    def place_of(self, occupant: str) -> Place | None:
        return next((one for one in self.places if occupant and one.occupant == occupant), None)

    def head(self, side: str) -> Place | None:
        return next((one for one in self.places if one.head_of == side), None)

    def seating(self) -> dict[str, str]:
        """Who sits where, by the keys alone."""
        return {one.key: one.occupant for one in self.places if one.occupant}


def hand_of(place: Place, x: float, y: float) -> Hand:
    """Say on which of their own hands somebody at `place` has the point."""
    turn = radians(place.facing)
    across = (x - place.x) * cos(turn) + (y - place.y) * sin(turn)
    if abs(across) < _EVEN:
        return Hand.NEITHER
    return Hand.RIGHT if across > 0 else Hand.LEFT


def on_hand(place: Place, hand: str, *, steps: float = 1.0) -> tuple[float, float]:
    """Give the point so many chairs to the own right or left of somebody."""
    turn = radians(place.facing)
    steps = steps if hand == Hand.RIGHT else -steps
    return place.x + steps * cos(turn), place.y + steps * sin(turn)


def back_of(place: Place, *, steps: float = 1.0) -> tuple[float, float]:
    """Give the point so many chairs behind somebody."""
    turn = radians(place.facing)
    return place.x - steps * sin(turn), place.y + steps * cos(turn)


def are_beside(one: Place, other: Place) -> bool:
    """Tell whether two sit side by side: next to one another in the same row."""
    if one.row != other.row or one.behind or other.behind:
        return False
    apart = abs(one.position - other.position)
    return apart == 1 or (one.closed > 2 and apart == one.closed - 1)


def is_at_ear(interpreter: Place, speaker: Place) -> bool:
    """Tell whether an interpreter sits beside somebody or just behind."""
    return interpreter.behind == speaker.key or are_beside(interpreter, speaker)


def distance(one: Place, other: Place) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def numbered(places: Iterable[Place]) -> tuple[Place, ...]:
    """Number places as a list reads, by row and from left to right, unless the layout has numbered them."""
    places = list(places)
    is_numbered = any(one.number for one in places)
    listed = sorted(places, key=lambda one: (round(one.y + 1e-6, 1), one.x))
    numbers = {one.key: number for number, one in enumerate(listed, 1)}
    return tuple(one if is_numbered else replace(one, number=numbers[one.key]) for one in places)
