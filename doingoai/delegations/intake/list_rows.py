"""The rows of a list: which are people, which are sections, totals, repeated headings or notes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from doingoai.delegations.intake.book import CellValue, Sheet, text_of
from doingoai.delegations.intake.columns import ColumnTable
from doingoai.delegations.intake.heading_match import is_heading
from doingoai.delegations.intake.headings import Headings
from doingoai.delegations.intake.remarks import Doubt, Fault, column_letter, shown
from doingoai.delegations.intake.titles import member_role, sounds_like_position
from doingoai.delegations.states import MemberRole
from doingoai.foundation.folding import accents, fold

NAME_FIELDS = ("full_name", "family_name", "given_name", "native_name")
ERROR_TEXT = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|\?)|#{3,}|Err:\d{3}"
)
TOTAL = re.compile(r"^(?:tổng(?: cộng| số)?|cộng|total|sub-?total|tong cong|tong so)(?!\w)")
FOOTNOTE = re.compile(
    r"^(?:ghi chu|note|notes|remarks?|nguoi lap|nguoi lien he|contact|lien he|\*|xac nhan|ky ten|"
    r"dai dien|ha noi, ngay|prepared by|source|nguon)\b|^\*"
)
SECTION_NUMBER = re.compile(r"^(?:[ivx]+|[a-d]|\d+)\s*[.)/-]\s*")
PARTS = re.compile(r",|\s[-–—]\s")
TELLING = 3
WIDE = 3
"""Columns a merged cell must span to be a section and not a person."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of one person by field. `number` counts people from 1, `row` is the sheet's row."""

    sheet: str
    row: int
    number: int
    cells: Mapping[str, CellValue]
    columns: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()
    section_role: MemberRole | None = None
    confirmed: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """What a cell says as text."""
        value = self.cells.get(name)
        return "" if value is None else text_of(value)


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """The people of a list and the rows that were left out, each with its reason."""

    people: tuple[RowCells, ...]
    left_out: tuple[Doubt, ...]


def people_rows(sheet: Sheet, headings: Headings, table: ColumnTable) -> PeopleRows:
    """Go through the rows below the headings and tell people from everything else."""
    walk = _Walk(sheet, headings, table)
    for row in range(headings.last + 1, sheet.height + 1):
        walk.take(row)
    return PeopleRows(tuple(walk.people), tuple(walk.left_out))


def shows_error(value: CellValue) -> bool:
    """Whether a cell holds the text of a spreadsheet's error."""
    if not isinstance(value, str) or ("#" not in value and ":" not in value):
        return False
    return ERROR_TEXT.fullmatch(value.strip()) is not None


def error_fault(sheet: Sheet, row: int, column: int) -> Fault | None:
    """The fault of a cell that shows an error, None for every other cell."""
    value = sheet.value(row, column)
    found = sheet.errors.get((row, column)) or (text_of(value) if shows_error(value) else "")
    if not found:
        return None
    message = _("The cell shows an error of the spreadsheet. Type the value itself.")
    fault = Fault(code="intake.cell_error", message=message, found=found)
    return fault.at(sheet.name, row, column_letter(column))


class _Walk:
    def __init__(self, sheet: Sheet, headings: Headings, table: ColumnTable) -> None:
        self.sheet = sheet
        self.headings = headings
        self.table = table
        self.people: list[RowCells] = []
        self.left_out: list[Doubt] = []
        self.section_role: MemberRole | None = None
        self.letters = {f: column_letter(headings.column_of(f)) for f in headings.columns.values()}
        self.texts = {column.field: column.label for column in table.columns}
        self.texts |= {
            n: text for c, n in headings.columns.items() if (text := headings.texts.get(c))
        }
        self.places: dict[str, list[int]] = defaultdict(list)
        for column, name in headings.columns.items():
            self.places[name].append(column)

    def take(self, row: int) -> None:
        own = list(self.sheet.filled(row))
        if not own or self._repeats_headings(row, own):
            return
        if self._continues(row):
            self._join_to_previous(row)
            return
        person = self._person(row, own)
        if not self._says_anything(person):
            return
        if reason := self._not_a_person(row, own, person):
            self._leave_out(row, own, reason)
            return
        self.people.append(person)

    def _says_anything(self, person: RowCells) -> bool:
        """Whether a row holds more than the number that was filled down in advance."""
        worded = person.cells.keys() - {"number"} or person.notes or person.faults
        return bool(worded) or any(sign.isalpha() for sign in person.text("number"))

    def _person(self, row: int, own: list[int]) -> RowCells:
        cells = {
            name: value for name in self.places if (value := self._cell(row, name)) is not None
        }
        notes = (
            (heading, text_of(value))
            for column, heading in self.headings.unknown.items()
            if (value := self.sheet.content(row, column)) is not None
        )
        return RowCells(
            sheet=self.sheet.name,
            row=row,
            number=len(self.people) + 1,
            cells=cells,
            columns=self.letters,
            headings=self.texts,
            notes=tuple(notes),
            faults=tuple(self._errors(row, own)),
            section_role=self.section_role,
        )

    def _cell(self, row: int, name: str) -> CellValue:
        columns = self.places[name]
        if len(columns) == 1:
            value = self.sheet.content(row, columns[0])
            return None if shows_error(value) else value
        found = (self.sheet.content(row, column) for column in columns)
        values = [value for value in found if value is not None and not shows_error(value)]
        if len(values) > 1:
            return " ".join(text_of(value) for value in values)
        return values[0] if values else None

    def _errors(self, row: int, own: list[int]) -> Iterator[Fault]:
        for column in own:
            if fault := error_fault(self.sheet, row, column):
                name = self.headings.columns.get(column, "")
                yield fault.at(self.sheet.name, row, column_letter(column), name)

    def _continues(self, row: int) -> bool:
        column = next((self.headings.column_of(f) for f in NAME_FIELDS if f in self.places), 0)
        return bool(self.people) and bool(column) and self.sheet.continues(row, column)

    def _join_to_previous(self, row: int) -> None:
        """A name merged over two rows is one person; the lower row adds to what the upper says."""
        before = self.people[-1]
        cells = dict(before.cells)
        for name, columns in self.places.items():
            lower = [c for c in columns if not self.sheet.continues(row, c)]
            texts = [text for c in lower if (text := text_of(self.sheet.value(row, c)))]
            if texts:
                cells[name] = ", ".join([t for t in (before.text(name), *texts) if t])
        self.people[-1] = replace(before, cells=cells)

    def _repeats_headings(self, row: int, own: list[int]) -> bool:
        """Whether the headings stand here again, as on the second page of a printed list."""
        if not self.headings.first or len(own) < self.table.needed:
            return False
        again = 0
        for seen, column in enumerate(own):
            value = self.sheet.value(row, column)
            again += isinstance(value, str) and is_heading(value, self.table)
            if seen == TELLING and again < self.table.needed:
                return False
        return again * 3 >= len(own) * 2 and again >= self.table.needed

    def _not_a_person(self, row: int, own: list[int], person: RowCells) -> str:
        text = text_of(self.sheet.value(row, own[0]))
        plain = fold(text)
        alone = len(own) == 1 or self._is_wide(row, own[0])
        if TOTAL.match(accents(text)) and not (alone and len(plain.split()) > 8):
            return "total"
        if alone and FOOTNOTE.match(plain):
            return "footnote"
        named = any(name in person.cells for name in NAME_FIELDS)
        if alone and (not named or self._is_section(row, own[0], text)):
            self.section_role = member_role(SECTION_NUMBER.sub("", plain).strip(" :"))
            return "section"
        return ""

    def _is_wide(self, row: int, column: int) -> bool:
        owner = self.sheet.owners.get((row, column))
        return owner is not None and self.sheet.owners.get((row, column + WIDE - 1)) == owner

    def _is_section(self, row: int, column: int, text: str) -> bool:
        if self._is_wide(row, column) or len(text) > 100:
            return True
        if len(self.places) < WIDE:
            return False
        bare = SECTION_NUMBER.sub("", fold(text)).strip(" :")
        return (
            text.endswith(":")
            or member_role(bare) is not None
            or sounds_like_position(PARTS.split(text)[0])
        )

    def _leave_out(self, row: int, own: list[int], reason: str) -> None:
        found = " ".join(text_of(self.sheet.value(row, column)) for column in own)
        messages = {
            "total": _("This row was read as a total and left out."),
            "footnote": _("This row was read as a note below the list and left out."),
            "section": _("This row was read as a heading between people and left out."),
        }
        doubt = Doubt(code=f"intake.row_{reason}", message=messages[reason], found=shown(found))
        self.left_out.append(doubt.at(self.sheet.name, row, column_letter(own[0])))
