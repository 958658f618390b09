"""Reading a whole list of guests, recognising who came before, and taking in corrections."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from doingoai.delegations.facts import MemberFacts
from doingoai.delegations.intake.book import Book, Sheet
from doingoai.delegations.intake.dates import column_order
from doingoai.delegations.intake.heading_match import heading_key
from doingoai.delegations.intake.headingless import guess_headings
from doingoai.delegations.intake.headings import Headings, find_headings
from doingoai.delegations.intake.known import KnownPerson, People
from doingoai.delegations.intake.list_rows import RowCells, people_rows
from doingoai.delegations.intake.member_columns import MEMBER_COLUMNS
from doingoai.delegations.intake.member_row import MemberRow, read_member_row
from doingoai.delegations.intake.remarks import Doubt, Fault, UnreadableBook, column_letter, shown
from doingoai.delegations.intake.row_draft import ListCustom
from doingoai.foundation.refusals import RuleBroken

DATE_FIELDS = frozenset(
    {"birth_date", "passport_issued", "passport_expires", "arrival_date", "departure_date"}
)
CORRECTABLE = frozenset(MEMBER_COLUMNS.fields) | {"order", "title", "organisation", "bio"}
SHEET_NAMES = frozenset(
    {"thanh vien", "members", "danh sach", "danh sach doan", "list", "delegation list", "delegates"}
    | {"member list", "participants", "list of delegation", "list of members", "doan khach"}
)

Corrections = Mapping[tuple[int, str], str]
"""What an officer typed instead: row of the sheet and field, to the text."""


@dataclass(frozen=True, slots=True)
class MemberList:
    """
    A list of guests as it was read.

    `unknown_columns` are headings that no field fits: their cells are kept as notes. `digest` is
    the same for a file that says the same, whatever the order of its columns.
    """

    rows: tuple[MemberRow, ...]
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[Doubt, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    heading_row: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    digest: str = ""
    custom: ListCustom = field(default_factory=ListCustom)
    known: tuple[KnownPerson, ...] = field(default=(), repr=False)
    secret: bytes = field(default=b"", repr=False)

    @property
    def members(self) -> tuple[MemberFacts, ...]:
        """The members that could be read, in the order of the list."""
        return tuple(row.member for row in self.rows if row.member)

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """The faults of the list and of its rows, from top to bottom."""
        return self.faults + tuple(fault for row in self.rows for fault in row.faults)


def read_members(
    book: Book,
    *,
    known: Sequence[KnownPerson] = (),
    country: str = "",
    sheet: str = "",
    as_of: date | None = None,
    secret: bytes = b"",
) -> MemberList:
    """
    Read the list of guests of a book: of the named sheet, else of the one that looks most like it.

    :raises UnreadableBook: intake.no_list when no sheet holds a list of people
    """
    chosen, headings, others = _chosen_sheet(book, sheet)
    rows = people_rows(chosen, headings, MEMBER_COLUMNS)
    custom = ListCustom(
        country=country,
        english=headings.english,
        orders=_orders(chosen, headings),
        fields=frozenset(headings.columns.values()),
        as_of=as_of,
    )
    read = [read_member_row(cells, custom, secret) for cells in rows.people]
    return MemberList(
        rows=_compared(read, known),
        doubts=(*book.doubts, *headings.doubts, *others),
        left_out=rows.left_out,
        unknown_columns=tuple(headings.unknown.values()),
        heading_row=headings.last,
        columns={name: column_letter(column) for column, name in headings.columns.items()},
        sheet=chosen.name,
        digest=_digest(rows.people),
        custom=custom,
        known=tuple(known),
        secret=secret,
    )


def compare_with(member_list: MemberList, known: Sequence[KnownPerson]) -> MemberList:
    """Compare the rows of a list that was read with people seen before; twins are known by then."""
    directory = People(known)
    rows = tuple(
        _with_match(row, directory, _as_known(row.member, row.row)) if row.member else row
        for row in member_list.rows
    )
    return replace(member_list, rows=rows, known=tuple(known))


def apply_corrections(member_list: MemberList, corrections: Corrections) -> MemberList:
    """
    Read the corrected rows again; what an officer typed is read the Vietnamese way, undoubted.

    :raises RuleBroken: intake.no_such_row, intake.no_such_field
    """
    by_row: dict[int, dict[str, str]] = {}
    for (row, name), text in corrections.items():
        by_row.setdefault(row, {})[name] = text
    _check_corrections(member_list, by_row)
    rows = [
        _corrected(row, by_row[row.row], member_list) if row.row in by_row else row
        for row in member_list.rows
    ]
    return replace(member_list, rows=_compared(rows, member_list.known))


def _check_corrections(member_list: MemberList, by_row: Mapping[int, Mapping[str, str]]) -> None:
    present = {row.row for row in member_list.rows}
    for row, texts in by_row.items():
        if row not in present:
            message = _("Row %(row)s of the list holds no person.") % {"row": row}
            raise RuleBroken(message, code="intake.no_such_row")
        for name in texts:
            if name not in CORRECTABLE:
                message = _("There is no column “%(name)s” to correct.") % {"name": shown(name)}
                raise RuleBroken(message, code="intake.no_such_field", field=name)


def _corrected(row: MemberRow, texts: Mapping[str, str], member_list: MemberList) -> MemberRow:
    cells = {name: value for name, value in row.cells.cells.items() if name not in texts}
    cells.update({name: text for name, text in texts.items() if text.strip()})
    mended = {member_list.columns.get(name, "") for name in texts}
    corrected = replace(
        row.cells,
        cells=cells,
        confirmed=row.cells.confirmed | set(texts),
        faults=tuple(fault for fault in row.cells.faults if fault.column not in mended),
    )
    return read_member_row(corrected, member_list.custom, member_list.secret)


def _chosen_sheet(book: Book, wanted: str) -> tuple[Sheet, Headings, tuple[Doubt, ...]]:
    sheets = [sheet for sheet in book.sheets if not sheet.hidden] or list(book.sheets)
    if wanted:
        sheets = [sheet for sheet in book.sheets if sheet.name == wanted]
    found = [(sheet, h) for sheet in sheets if (h := find_headings(sheet, MEMBER_COLUMNS))]
    found = found or [(sheet, h) for sheet in sheets if (h := guess_headings(sheet))]
    if not found:
        _refuse_no_list(book)
    found.sort(key=lambda pair: _likeness(*pair), reverse=True)
    (sheet, headings), *others = found
    return sheet, headings, tuple(_other_sheet(other) for other, _h in others)


def _likeness(sheet: Sheet, headings: Headings) -> tuple[bool, int]:
    named = any(part in SHEET_NAMES for part in map(heading_key, sheet.name.split("|")))
    return named, len(set(headings.columns.values()))


def _refuse_no_list(book: Book) -> None:
    message = _(
        "No list of people was found: no row of headings with a name column, and no column that "
        "looks like names. Put a row of headings (Họ và tên, Chức vụ, …) above the people."
    )
    faults = tuple(
        Fault(code="intake.no_list", message=message, sheet=sheet.name) for sheet in book.sheets
    )
    raise UnreadableBook(message, code="intake.no_list", faults=faults)


def _other_sheet(sheet: Sheet) -> Doubt:
    message = _(
        "The sheet “%(sheet)s” seems to hold people too; it was not read. Put everybody on one "
        "sheet, or read that sheet as well."
    ) % {"sheet": sheet.name}
    return Doubt(code="intake.other_sheet", message=message, sheet=sheet.name, found=sheet.name)


def _orders(sheet: Sheet, headings: Headings) -> dict[str, str]:
    """The order of dates by field: from the heading, from the column, from the other columns."""
    rows = range(headings.last + 1, sheet.height + 1)
    proved: dict[str, str] = {}
    for column, name in headings.columns.items():
        if name in DATE_FIELDS:
            told = headings.orders.get(column, "")
            proved[name] = told or column_order(sheet.value(row, column) for row in rows)
    orders = {order for order in proved.values() if order}
    shared = orders.pop() if len(orders) == 1 else ""
    return {name: order or shared for name, order in proved.items()}


def _compared(rows: Iterable[MemberRow], known: Sequence[KnownPerson]) -> tuple[MemberRow, ...]:
    """The rows with the known person each means, and doubts about people listed twice."""
    directory, here = People(known), People()
    keys: dict[str, int] = {}
    compared = []
    for row in rows:
        if row.member is None:
            compared.append(row)
            continue
        person = _as_known(row.member, row.row)
        again = here.match(person)
        here.add(person)
        row = _with_match(row, directory, person)
        compared.append(_with_twin(row, again.key if again else "", keys))
    return tuple(compared)


def _as_known(member: MemberFacts, row: int) -> KnownPerson:
    number = member.passport.number if member.passport else ""
    return KnownPerson(str(row), member.name, member.birth_date, member.nationality, number)


def _with_match(row: MemberRow, directory: People, person: KnownPerson) -> MemberRow:
    match = directory.match(person)
    if match is None or row.member is None:
        return replace(row, match=None)
    known = match.key if match.certain else ""
    return replace(row, match=match, member=replace(row.member, known_person=known))


def _with_twin(row: MemberRow, other: str, keys: dict[str, int]) -> MemberRow:
    doubts = tuple(doubt for doubt in row.doubts if doubt.code != "intake.row_twice")
    if other:
        message = _("This seems to be the person of row %(row)s again. Keep one of the two.") % {
            "row": other
        }
        found = row.member.name.full if row.member else ""
        twice = Doubt(code="intake.row_twice", message=message, found=found, field="full_name")
        letter = row.cells.columns.get("full_name", "")
        doubts = (*doubts, twice.at(row.sheet, row.row, letter))
    base = row.row_key.partition(".")[0]
    keys[base] = keys.get(base, 0) + 1
    key = base if keys[base] == 1 else f"{base}.{keys[base]}"
    return replace(row, doubts=doubts, row_key=key)


def _digest(people: Sequence[RowCells]) -> str:
    """A digest of what the list says: the people in their order, the columns in none."""
    names = sorted({name for row in people for name in row.cells} - {"number"})
    said = [
        [
            [(name, row.text(name)) for name in names if name in row.cells],
            sorted((heading_key(heading), text) for heading, text in row.notes),
        ]
        for row in people
    ]
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
