"""Reading the workbook of one delegation: the visit, its guests, its hosts, its programme."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from doingoai.delegations.facts import MemberFacts, VisitFacts
from doingoai.delegations.intake.book import Book, Sheet, text_of
from doingoai.delegations.intake.heading_match import heading_key
from doingoai.delegations.intake.headings import find_headings
from doingoai.delegations.intake.host_rows import HostList, read_hosts
from doingoai.delegations.intake.item_row import Company
from doingoai.delegations.intake.known import KnownPerson
from doingoai.delegations.intake.member_columns import MEMBER_COLUMNS
from doingoai.delegations.intake.members import SHEET_NAMES, MemberList, read_members
from doingoai.delegations.intake.programme_columns import PROGRAMME_COLUMNS
from doingoai.delegations.intake.programme_sheet import Programme, read_programme
from doingoai.delegations.intake.remarks import Change, Doubt, Fault, Remark, UnreadableBook
from doingoai.delegations.intake.sources import read_spreadsheet
from doingoai.delegations.intake.visit_cells import count_labels
from doingoai.delegations.intake.visit_sheet import (
    VisitReading,
    decision_of,
    hotel_of,
    letter_of,
    read_visit_sheet,
)
from doingoai.delegations.states import GuestClass, InvitedBy, Payer, State, VisitKind
from doingoai.directory.states import Field, PartnerKind

NAMES: dict[str, frozenset[str]] = {
    "visit": frozenset(
        {"doan", "delegation", "thong tin doan", "thong tin chung", "general", "visit", "chung"}
        | {"general information", "overview", "thong tin", "chuyen tham"}
    ),
    "hosts": frozenset(
        {"phia viet nam", "hosts", "host", "host side", "vietnamese side", "ben viet nam"}
        | {"chu nha", "phia ta", "viet nam side", "phia chu nha", "lanh dao tiep", "phia vn"}
    ),
    "programme": frozenset(
        {"chuong trinh", "programme", "program", "schedule", "lich trinh", "agenda", "itinerary"}
        | {"lich lam viec", "chuong trinh lam viec", "tentative programme", "lich"}
    ),
    "members": SHEET_NAMES,
}
NOT_READ = frozenset({"huong dan", "help", "instructions", "danh muc", "lists", "readme"})
"""Sheets that explain; they are never taken for a list."""

LABELS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """
    A workbook as one visit in plain values.

    `missing` names the sheets that were not found (visit, members, hosts, programme); `unknown`
    the labels and headings no field fits, whose values are kept in `facts.extra` and as notes.
    """

    facts: VisitFacts
    members: MemberList | None = None
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    digest: str = ""


def read_workbook(
    content: bytes, file_name: str, *, as_of: date, known: Sequence[KnownPerson] = ()
) -> WorkbookReading:
    """
    Read a workbook; sheets are told by their names or by what they hold, and may be missing.

    :raises UnreadableBook: the codes of read_spreadsheet, and intake.no_workbook when no sheet
        holds anything of a delegation
    """
    return read_visit(read_spreadsheet(content, file_name), as_of=as_of, known=known)


def read_visit(book: Book, *, as_of: date, known: Sequence[KnownPerson] = ()) -> WorkbookReading:
    """
    Read a book that has been opened.

    :raises UnreadableBook: intake.no_workbook
    """
    sheets = told_sheets(book)
    if not sheets:
        _refuse(book)
    visit = read_visit_sheet(sheets["visit"]) if "visit" in sheets else VisitReading()
    country = visit.text("country")
    listed = None
    if "members" in sheets:
        listed = read_members(
            Book((sheets["members"],), book.file_name, book.kind, book.doubts),
            known=known,
            country=country,
            as_of=as_of,
        )
    hosts = read_hosts(sheets["hosts"]) if "hosts" in sheets else HostList()
    members = listed.members if listed else ()
    year = (visit.day("starts_on") or as_of).year
    programme = Programme()
    if "programme" in sheets:
        programme = read_programme(sheets["programme"], Company(members, hosts.hosts, year))
    facts = _facts(visit, members, hosts, programme, as_of)
    reading = WorkbookReading(
        facts=facts,
        members=listed,
        unknown=_unknown(visit, listed, hosts, programme),
        missing=tuple(name for name in NAMES if name not in sheets),
        digest=_digest(sheets.values()),
    )
    return _with_remarks(reading, _remarks(visit, listed, hosts, programme))


def told_sheets(book: Book) -> dict[str, Sheet]:
    """Which sheet is which: by name first, then by what it holds; each sheet is one thing."""
    visible = [sheet for sheet in book.sheets if not sheet.hidden]
    told: dict[str, Sheet] = {}
    rest: list[Sheet] = []
    for sheet in visible:
        parts = {heading_key(part) for part in (sheet.name, *sheet.name.split("|"))}
        kind = next((kind for kind, names in NAMES.items() if parts & names), "")
        if parts & NOT_READ:
            continue
        if kind and kind not in told and _could_be(kind, sheet):
            told[kind] = sheet
        else:
            rest.append(sheet)
    for sheet in rest:
        if kind := _kind_by_content(sheet, told):
            told[kind] = sheet
    return told


def _could_be(kind: str, sheet: Sheet) -> bool:
    if kind == "visit":
        return True
    table = PROGRAMME_COLUMNS if kind == "programme" else MEMBER_COLUMNS
    return find_headings(sheet, table) is not None


def _kind_by_content(sheet: Sheet, told: dict[str, Sheet]) -> str:
    programme = find_headings(sheet, PROGRAMME_COLUMNS)
    people = find_headings(sheet, MEMBER_COLUMNS)
    scores = {
        "programme": len(programme.columns) if programme else 0,
        "members": len(people.columns) if people else 0,
        "visit": count_labels(sheet),
    }
    if scores["visit"] < LABELS_NEEDED or sheet.width > 2 * LABELS_NEEDED:
        scores["visit"] = 0
    free = {kind: score for kind, score in scores.items() if score and kind not in told}
    return max(free, key=lambda kind: free[kind], default="")


def _refuse(book: Book) -> None:
    message = _(
        "No sheet of this workbook tells of a delegation. Use the blank workbook, or name the "
        "sheets Đoàn, Thành viên, Phía Việt Nam, Chương trình."
    )
    faults = tuple(
        Fault(code="intake.no_workbook", message=message, sheet=sheet.name, found=sheet.name)
        for sheet in book.sheets
    )
    raise UnreadableBook(message, code="intake.no_workbook", faults=faults)


def _facts(
    visit: VisitReading,
    members: tuple[MemberFacts, ...],
    hosts: HostList,
    programme: Programme,
    as_of: date,
) -> VisitFacts:
    return replace(
        _texts(visit, as_of),
        state=State(visit.text("state") or State.DRAFT),
        partner_kind=PartnerKind(visit.text("partner_kind") or PartnerKind.OTHER),
        kind=VisitKind(visit.text("kind") or VisitKind.WORKING),
        field=Field(visit.text("field") or Field.OTHER),
        invited_by=InvitedBy(visit.text("invited_by") or InvitedBy.PARTNER),
        payer=Payer(visit.text("payer")) if visit.text("payer") else None,
        guest_class=GuestClass(visit.text("guest_class")) if visit.text("guest_class") else None,
        starts_on=visit.day("starts_on"),
        ends_on=visit.day("ends_on"),
        entry_visa_needed=visit.values.get("entry_visa_needed") is True,
        hotel=hotel_of(visit),
        letter=letter_of(visit),
        decision=decision_of(visit),
        members=members,
        hosts=hosts.hosts,
        items=programme.items,
        programme_version=_number(visit.values.get("programme_version")),
        programme_issued_on=visit.day("programme_issued_on"),
        extra=visit.extra,
    )


def _texts(visit: VisitReading, as_of: date) -> VisitFacts:
    return VisitFacts(
        as_of=as_of,
        reference=visit.text("reference"),
        title_vi=visit.text("title_vi"),
        title_en=visit.text("title_en"),
        partner_vi=visit.text("partner_vi"),
        partner_en=visit.text("partner_en"),
        country=visit.text("country"),
        country_text=visit.raw.get("country", ""),
        purpose_vi=visit.text("purpose_vi"),
        purpose_en=visit.text("purpose_en"),
        receiving_unit_vi=visit.text("receiving_unit_vi"),
        receiving_unit_en=visit.text("receiving_unit_en"),
        responsible=visit.text("responsible"),
        responsible_phone=visit.text("responsible_phone"),
        guest_class_basis=visit.text("guest_class_basis"),
        reception_level_vi=visit.text("reception_level_vi"),
        gift_vi=visit.text("gift_vi"),
        press_note_vi=visit.text("press_note_vi"),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _unknown(
    visit: VisitReading, listed: MemberList | None, hosts: HostList, programme: Programme
) -> tuple[str, ...]:
    columns = listed.unknown_columns if listed else ()
    return (*visit.unknown_labels, *columns, *hosts.unknown_columns, *programme.unknown_columns)


def _remarks(
    visit: VisitReading, listed: MemberList | None, hosts: HostList, programme: Programme
) -> list[Remark]:
    remarks: list[Remark] = list(visit.remarks)
    if listed:
        remarks += [*listed.faults, *listed.doubts, *listed.left_out]
        for row in listed.rows:
            remarks += [*row.faults, *row.doubts, *row.changes]
    return [*remarks, *hosts.remarks, *programme.remarks]


def _with_remarks(reading: WorkbookReading, remarks: Iterable[Remark]) -> WorkbookReading:
    said = list(remarks)
    return replace(
        reading,
        faults=tuple(remark for remark in said if isinstance(remark, Fault)),
        doubts=tuple(remark for remark in said if isinstance(remark, Doubt)),
        changes=tuple(remark for remark in said if isinstance(remark, Change)),
    )


def _digest(sheets: Iterable[Sheet]) -> str:
    """A digest of what the sheets say, whatever their order and their empty rows."""
    said = sorted(
        [[text for value in row if (text := text_of(value))] for row in sheet.rows if any(row)]
        for sheet in sheets
    )
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
