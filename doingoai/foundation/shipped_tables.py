"""Reads the tables that are shipped as CSV beside the code, and says exactly where one is broken."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CONFIDENCES = ("H", "M", "L")


class TableBroken(ValueError):
    """A shipped or edited table cannot be read; the message names file, line and column."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; asks for a cell check its form."""

    place: str
    cells: dict[str, str]

    def text(self, column: str) -> str:
        return self.cells[column]

    def needed(self, column: str) -> str:
        """Give the text of a cell that must not be empty."""
        found = self.cells[column]
        if not found:
            raise self.broken(column, found, "write a value")
        return found

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Give the text of a cell that must be one of the allowed words."""
        found = self.cells[column]
        if found not in allowed:
            raise self.broken(column, found, "write one of " + ", ".join(map(repr, allowed)))
        return found

    def whole(self, column: str) -> int | None:
        """Give the whole number of a cell, or None where it is empty."""
        found = self.cells[column]
        if not found:
            return None
        if not (found.isascii() and found.isdigit()):
            raise self.broken(column, found, "write a whole number in digits only")
        return int(found)

    def number(self, column: str) -> int:
        """Give the whole number of a cell that must not be empty."""
        self.needed(column)
        return self.whole(column) or 0

    def day(self, column: str) -> date | None:
        """Give the day of a cell, or None where it is empty."""
        found = self.cells[column]
        if not found:
            return None
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise self.broken(column, found, "write the day as 2026-05-18") from None

    def yes(self, column: str) -> bool:
        return self.choice(column, ("yes", "no")) == "yes"

    def broken(self, column: str, found: str, mend: str) -> TableBroken:
        return TableBroken(f"{self.place}, column {column}: found {found!r}; {mend}.")


def read_table(path: Path, columns: tuple[str, ...], *, key: tuple[str, ...]) -> tuple[Row, ...]:
    """
    Read a UTF-8 CSV table whose header must be exactly `columns` and whose `key` never repeats.

    :raises TableBroken: where the header, the number of cells or the key is wrong
    """
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        header = tuple(next(reader, ()))
        if header != columns:
            raise TableBroken(
                f"{path.name}, line 1: found columns {', '.join(header) or 'none'};"
                f" write {', '.join(columns)}."
            )
        return tuple(_unique(_rows(reader, path.name, columns), key))


def _rows(reader: Iterator[list[str]], name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    for number, cells in enumerate(reader, start=2):
        place = f"{name}, line {number}"
        if len(cells) != len(columns):
            raise TableBroken(f"{place}: found {len(cells)} cells; write {len(columns)}.")
        yield Row(place, dict(zip(columns, map(str.strip, cells), strict=True)))


def _unique(rows: Iterator[Row], key: tuple[str, ...]) -> Iterator[Row]:
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        named = tuple(row.text(column) for column in key)
        if named in seen:
            raise TableBroken(
                f"{row.place}: found {', '.join(key)} {named} again; it stands at {seen[named]}."
            )
        seen[named] = row.place
        yield row
