"""What a reading says about what it read: changes, doubts and faults, each with its place."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Self

from doingoai.foundation.refusals import RuleBroken

SHOWN = 60
"""How many characters of a cell a message repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing said about one cell. `row` counts from 1 as a spreadsheet does; 0 means no row."""

    code: str
    message: str
    found: str = ""
    field: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def where(self) -> str:
        """The address an officer can type into a spreadsheet: `Members!C7`."""
        cell = f"{self.column}{self.row or ''}"
        return "!".join(part for part in (self.sheet, cell) if part)

    def at(self, sheet: str, row: int, column: str = "", field: str = "") -> Self:
        """The same remark, said of this cell."""
        return replace(
            self,
            sheet=sheet,
            row=row,
            column=column or self.column,
            field=self.field or field,
        )

    def as_json(self) -> dict[str, str | int]:
        """The remark as plain values, for a page, an answer of the API or a command."""
        said: dict[str, str | int] = {"kind": type(self).__name__.lower(), "where": self.where}
        said.update({part.name: getattr(self, part.name) for part in fields(self)})
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Remark):
    """Something was written differently and has been put right; nothing was lost."""

    became: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Remark):
    """The reading may be wrong; a person should look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(Remark):
    """The cell could not be read; its value is missing until it is mended."""


class UnreadableBook(RuleBroken):
    """The file cannot be read at all. The message says what is wrong and how to mend it."""

    def __init__(self, message: str, *, code: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__(message, code=code)
        self.faults = tuple(faults) or (Fault(code=code, message=str(message)),)


def column_letter(number: int) -> str:
    """The letter of a column counted from 1: 1 is A, 27 is AA; nothing for 0."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown(text: object) -> str:
    """What was found, short enough to be repeated in a message."""
    plain = str(text)
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
