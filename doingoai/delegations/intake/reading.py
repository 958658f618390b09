"""What comes out of one cell: a value or none, with what must be said about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from doingoai.delegations.intake.book import CellValue
from doingoai.delegations.intake.remarks import Change, Doubt, Fault, shown

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """
    One value read from one cell.

    `kept` is text that could not become a value and must be kept as a note.
    """

    value: T_co | None = None
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[Fault, ...] = ()
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Custom:
    """
    What a cell is read against: the country, what the headings say of dates, what is certain.

    `order` is dmy, mdy or ymd when the column's order is known; `confirmed` is true for text an
    officer typed, which is read the Vietnamese way without doubts.
    """

    country: str = ""
    order: str = ""
    english: bool = False
    confirmed: bool = False


Reader = Callable[[CellValue, Custom], Reading[object]]


def doubtful(
    code: str, message: str, found: object, value: T | None = None, kept: str = ""
) -> Reading[T]:
    """A reading with one doubt."""
    doubt = Doubt(code=f"intake.{code}", message=message, found=shown(found))
    return Reading(value, doubts=(doubt,), kept=kept)


def changed(code: str, message: str, found: object, became: object, value: T) -> Reading[T]:
    """A reading with one change."""
    change = Change(
        code=f"intake.{code}", message=message, found=shown(found), became=shown(became)
    )
    return Reading(value, changes=(change,))


def faulty(code: str, message: str, found: object) -> Reading[T]:
    """A reading that failed; the text is kept as it was found."""
    fault = Fault(code=f"intake.{code}", message=message, found=shown(found))
    return Reading(faults=(fault,), kept=str(found))
