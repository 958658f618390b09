"""What has been read of one row so far; every remark gets the address of its cell here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from doingoai.delegations.intake.book import CellValue
from doingoai.delegations.intake.list_rows import RowCells
from doingoai.delegations.intake.person_fields import is_nothing
from doingoai.delegations.intake.reading import Custom, Reading
from doingoai.delegations.intake.remarks import Change, Doubt, Fault, Remark

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListCustom:
    """What all rows of a list are read against. `orders` holds the order of dates by field."""

    country: str = ""
    english: bool = False
    orders: Mapping[str, str] = field(default_factory=dict)
    fields: frozenset[str] = frozenset()
    as_of: date | None = None

    def of(self, name: str, *, confirmed: bool = False) -> Custom:
        """What one column is read against."""
        return Custom(self.country, self.orders.get(name, ""), self.english, confirmed)


@dataclass(slots=True)
class RowDraft:
    """A row being read: its values by field and what must be said of them."""

    cells: RowCells
    custom: ListCustom
    values: dict[str, object] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.faults.extend(self.cells.faults)
        self.notes.extend(self.cells.notes)

    def custom_of(self, name: str) -> Custom:
        """What the cell of a field is read against."""
        return self.custom.of(name, confirmed=name in self.cells.confirmed)

    def say(self, name: str, remark: Remark) -> None:
        """Keep a remark with its address; what an officer typed is not doubted again."""
        letter = self.cells.columns.get(name, "")
        placed = remark.at(self.cells.sheet, self.cells.row, letter, name)
        if isinstance(placed, Change):
            self.changes.append(placed)
        elif isinstance(placed, Fault):
            self.faults.append(placed)
        elif isinstance(placed, Doubt) and name not in self.cells.confirmed:
            self.doubts.append(placed)

    def keep(self, name: str, text: str) -> None:
        """Keep as a note what could not become a value."""
        self.notes.append((self.cells.headings.get(name) or name, text))

    def take(self, name: str, reading: Reading[T]) -> T | None:
        """Keep what was read of a field, and give the value."""
        for remark in (*reading.changes, *reading.doubts, *reading.faults):
            self.say(name, remark)
        if reading.kept:
            self.keep(name, reading.kept)
        if reading.value is not None and reading.value != "":
            self.values[name] = reading.value
        return reading.value

    def read(self, name: str, reader: Callable[[CellValue, Custom], Reading[T]]) -> T | None:
        """Read a cell that holds something; `-` and `n/a` hold nothing."""
        value = self.cells.cells.get(name)
        if value is None or (isinstance(value, str) and is_nothing(value)):
            return None
        return self.take(name, reader(value, self.custom_of(name)))
