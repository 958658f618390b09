"""
The parts of a zipped spreadsheet read before the library reads them.

Two reasons: a single value in the last cell of a sheet would make the library reserve memory for
seventeen thousand million cells; and the library shows cells with errors (#REF!) as empty.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from doingoai.delegations.intake.book import Place, Region
from doingoai.delegations.intake.opening import refuse_damaged, refuse_large

MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
MAX_CELLS = 3_000_000
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Attributes = dict[str, str]


@dataclass(slots=True)
class SheetPart:
    """What was seen in one sheet: how far it reaches, its error cells, its merged regions."""

    name: str = ""
    height: int = 0
    width: int = 0
    errors: dict[Place, str] = field(default_factory=dict)
    regions: list[Region] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        """
        Note a filled cell.

        :raises UnreadableBook: intake.too_large
        """
        self.height = max(self.height, row)
        self.width = max(self.width, column)
        within = self.height <= MAX_ROWS and self.width <= MAX_COLUMNS
        if not within or self.height * self.width > MAX_CELLS:
            refuse_large()


def scan_xlsx(content: bytes) -> dict[str, SheetPart]:
    """
    The sheets of a repacked .xlsx by name; sheets without a name keep that of their part.

    :raises UnreadableBook: intake.too_large, intake.damaged
    """
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        names = _sheet_names(source)
        parts = {}
        for entry in source.namelist():
            if entry.endswith(".xml"):
                scan = _XlsxScan()
                _parse(source.read(entry), scan.start, scan.end, scan.text)
                scan.part.name = names.get(entry, entry)
                parts[scan.part.name] = scan.part
    return parts


def scan_ods(content: bytes) -> dict[str, SheetPart]:
    """
    The sheets of a repacked .ods by name.

    :raises UnreadableBook: intake.too_large, intake.damaged
    """
    scan = _OdsScan()
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        _parse(source.read("content.xml"), scan.start, scan.end, scan.text)
    return {part.name: part for part in scan.parts}


def _parse(
    content: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, said: start(tag.rpartition(":")[2], said)
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        refuse_damaged()


def _refuse_doctype(*_declared: object) -> None:
    # No office program writes one; entities are how XML is made to grow.
    refuse_damaged()


def _sheet_names(source: zipfile.ZipFile) -> dict[str, str]:
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, said: Attributes) -> None:
        if tag == "Relationship":
            targets[said.get("Id", "")] = said.get("Target", "")

    def sheet(tag: str, said: Attributes) -> None:
        if tag == "sheet":
            key = next((said[name] for name in said if name.endswith(":id")), "")
            target = targets.get(key, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            names[path] = said.get("name", "")

    for entry, seen in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
        if entry in source.namelist():
            _parse(source.read(entry), seen, _nothing, _nothing)
    return names


def _nothing(_said: str) -> None:
    """What is heard of elements that do not matter."""


def column_number(letters: str) -> int:
    """The number of a column counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _place(reference: str) -> Place | None:
    found = REFERENCE.fullmatch(reference)
    return (int(found[2]), column_number(found[1])) if found else None


class _XlsxScan:
    def __init__(self) -> None:
        self.part = SheetPart()
        self.row = 0
        self.column = 0
        self.is_error = False
        self.said: list[str] | None = None

    def start(self, tag: str, said: Attributes) -> None:
        if tag == "c":
            self._cell(said)
        elif tag in {"v", "is"}:
            self.part.reach(self.row, self.column)
            self.said = [] if self.is_error else None
        elif tag == "row":
            number = said.get("r", "")
            self.row = int(number) if number.isdecimal() else self.row + 1
            self.column = 0

    def _cell(self, said: Attributes) -> None:
        place = _place(said.get("r", ""))
        self.row, self.column = place or (self.row, self.column + 1)
        self.is_error = said.get("t") == "e"

    def text(self, said: str) -> None:
        if self.said is not None:
            self.said.append(said)

    def end(self, tag: str) -> None:
        if tag == "v" and self.said is not None:
            self.part.errors[(self.row, self.column)] = "".join(self.said) or "#?"
            self.said = None


class _OdsScan:
    def __init__(self) -> None:
        self.parts: list[SheetPart] = []
        self.row = 0
        self.rows = 1
        self.column = 0
        self.columns = 1
        self.is_error = False
        self.is_filled = False
        self.said: list[str] = []

    def start(self, tag: str, said: Attributes) -> None:
        if tag == "table":
            self.parts.append(SheetPart(name=said.get("table:name", "")))
            self.row = 0
        elif tag == "table-row":
            self.rows = _count(said, "table:number-rows-repeated")
            self.column = 0
        elif tag in {"table-cell", "covered-table-cell"}:
            self._cell(said)

    def _cell(self, said: Attributes) -> None:
        self.columns = _count(said, "table:number-columns-repeated")
        self.is_filled = "office:value-type" in said
        self.is_error = said.get("calcext:value-type") == "error"
        self.said = []
        down = _count(said, "table:number-rows-spanned")
        across = _count(said, "table:number-columns-spanned")
        if self.parts and (down > 1 or across > 1):
            top, left = self.row + 1, self.column + 1
            region = Region(top, left, top + down - 1, left + across - 1)
            self.parts[-1].regions.append(region)

    def text(self, said: str) -> None:
        if self.is_error:
            self.said.append(said)

    def end(self, tag: str) -> None:
        if tag in {"table-cell", "covered-table-cell"} and self.parts:
            self._end_cell(self.parts[-1])
        elif tag == "table-row":
            self.row += self.rows

    def _end_cell(self, part: SheetPart) -> None:
        if self.is_filled:
            part.reach(self.row + self.rows, self.column + self.columns)
        if self.is_error:
            part.errors[(self.row + 1, self.column + 1)] = "".join(self.said).strip() or "#?"
        self.column += self.columns
        self.is_error = False


def _count(said: Attributes, name: str) -> int:
    number = said.get(name, "1")
    return min(int(number), 10_000_000) if number.isdecimal() and len(number) < 9 else 1
