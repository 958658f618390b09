"""A spreadsheet as plain values: sheets, rows, cells, with the places they had in the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TypeAlias

from doingoai.delegations.intake.remarks import Doubt
from doingoai.foundation.folding import clean

CellValue: TypeAlias = str | int | float | bool | date | time | timedelta | None
"""What a cell may hold; a datetime is a date, an empty cell is None."""

Place: TypeAlias = tuple[int, int]
"""Row and column, both counted from 1."""

MAX_MERGED_CELLS = 200_000
"""Cells of merged regions that are followed; a file with more is not a list of people."""


@dataclass(frozen=True, slots=True)
class Region:
    """A merged region; all four sides belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    One sheet. The first row is row 1 even when it is empty, so places are those of the file.

    `errors` holds cells that show #REF! and the like; `layout` names the columns when the source
    itself knows them (lines of an e-mail).
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    errors: Mapping[Place, str] = field(default_factory=dict)
    owners: Mapping[Place, Place] = field(default_factory=dict)
    hidden: bool = False
    layout: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def value(self, row: int, column: int) -> CellValue:
        """What the cell itself holds; None outside the sheet."""
        if not 1 <= row <= len(self.rows) or not 1 <= column <= len(self.rows[row - 1]):
            return None
        return self.rows[row - 1][column - 1]

    def heading(self, row: int, column: int) -> str:
        """The text over a column: a merged region speaks for each of its cells."""
        return text_of(self.value(*self.owners.get((row, column), (row, column))))

    def content(self, row: int, column: int) -> CellValue:
        """What the cell says of its row: a merged region reaches down, never sideways."""
        if not self.owners:
            return self.value(row, column)
        top, left = self.owners.get((row, column), (row, column))
        return self.value(top, column) if left == column else self.value(row, column)

    def continues(self, row: int, column: int) -> bool:
        """Whether the cell is the lower part of a region that began in a row above."""
        top, left = self.owners.get((row, column), (row, column))
        return left == column and top < row

    def filled(self, row: int) -> Iterator[int]:
        """The columns of a row that hold something of their own."""
        cells, errors = self.rows[row - 1], self.errors
        for column, value in enumerate(cells, start=1):
            if value is not None or (row, column) in errors:
                yield column
        yield from (at for number, at in errors if number == row and at > len(cells))


@dataclass(frozen=True, slots=True)
class Book:
    """A file or a pasted text. `kind` is xlsx, xls, ods, csv or pasted."""

    sheets: tuple[Sheet, ...]
    file_name: str = ""
    kind: str = "pasted"
    doubts: tuple[Doubt, ...] = ()


def owners_of(regions: Iterable[Region], height: int, width: int) -> dict[Place, Place]:
    """Which cell speaks for each cell of the merged regions, within the used part of the sheet."""
    owners: dict[Place, Place] = {}
    for region in regions:
        rows = range(region.top, min(region.bottom, height) + 1)
        columns = range(region.left, min(region.right, width) + 1)
        if len(owners) + len(rows) * len(columns) > MAX_MERGED_CELLS:
            continue
        owner = (region.top, region.left)
        owners.update({(row, column): owner for row in rows for column in columns})
    return owners


_clean = lru_cache(maxsize=65_536)(clean)
"""Lists repeat themselves: one hotel, one flight, one country for everybody."""


def text_of(value: CellValue) -> str:
    """What a cell says as text: whole numbers without a decimal part, days as dd/mm/yyyy."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)
