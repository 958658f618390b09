"""
Where the fields of a travel document's machine-readable lines stand, and how a check digit is made.

After ICAO Doc 9303 parts 4 to 6; `mrz` reads pasted lines by this.
"""

from dataclasses import dataclass
from enum import StrEnum

FILLER = "<"
WEIGHTS = (7, 3, 1)


class Shape(StrEnum):
    """The three layouts: identity card, older card, passport book."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"


SIZES = {Shape.TD1: (3, 30), Shape.TD2: (2, 36), Shape.TD3: (2, 44)}
"""How many lines, and how many signs in each."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a shape stand: line and place, from 0; the end is not included."""

    number: tuple[int, int, int]
    nationality: tuple[int, int, int]
    birth: tuple[int, int, int]
    sex: tuple[int, int]
    expiry: tuple[int, int, int]
    optional: tuple[int, int, int]
    names: tuple[int, int, int]
    whole: tuple[tuple[int, int, int], ...]
    whole_digit: tuple[int, int]
    optional_has_digit: bool = False


LAYOUTS = {
    Shape.TD3: Layout(
        number=(1, 0, 9), nationality=(1, 10, 13), birth=(1, 13, 19), sex=(1, 20),
        expiry=(1, 21, 27), optional=(1, 28, 42), names=(0, 5, 44),
        whole=((1, 0, 10), (1, 13, 20), (1, 21, 43)), whole_digit=(1, 43), optional_has_digit=True,
    ),
    Shape.TD2: Layout(
        number=(1, 0, 9), nationality=(1, 10, 13), birth=(1, 13, 19), sex=(1, 20),
        expiry=(1, 21, 27), optional=(1, 28, 35), names=(0, 5, 36),
        whole=((1, 0, 10), (1, 13, 20), (1, 21, 35)), whole_digit=(1, 35),
    ),
    Shape.TD1: Layout(
        number=(0, 5, 14), nationality=(1, 15, 18), birth=(1, 0, 6), sex=(1, 7),
        expiry=(1, 8, 14), optional=(0, 15, 30), names=(2, 0, 30),
        whole=((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)), whole_digit=(1, 29),
    ),
}  # fmt: skip


def check_digit(text: str) -> str:
    """Give the check digit over a field: weights 7-3-1, letters from 10 on, fillers 0."""
    total = sum(_value(sign) * WEIGHTS[at % 3] for at, sign in enumerate(text))
    return str(total % 10)


def _value(sign: str) -> int:
    return 0 if sign == FILLER else int(sign, 36)
