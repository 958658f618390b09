"""Reading the list of the Vietnamese side into hosts."""

from collections.abc import Sequence
from dataclasses import dataclass

from doingoai.delegations.facts import HostFacts
from doingoai.delegations.intake.book import Sheet
from doingoai.delegations.intake.headingless import guess_headings
from doingoai.delegations.intake.headings import find_headings
from doingoai.delegations.intake.list_rows import people_rows
from doingoai.delegations.intake.member_columns import HOST_COLUMNS
from doingoai.delegations.intake.people import (
    name_of,
    raw_name,
    read_address,
    read_contacts,
    read_in_languages,
    read_person_name,
    read_plain,
    read_rank_of,
)
from doingoai.delegations.intake.person_fields import read_host_role
from doingoai.delegations.intake.remarks import Remark
from doingoai.delegations.intake.row_draft import ListCustom, RowDraft
from doingoai.delegations.intake.titles import host_role
from doingoai.delegations.states import HostRole

HOME = "VN"
TOLD_BY_POSITION = frozenset({HostRole.INTERPRETER, HostRole.DRIVER})


@dataclass(frozen=True, slots=True)
class HostList:
    """The hosts of a visit with the remarks on their rows."""

    hosts: tuple[HostFacts, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unknown_columns: tuple[str, ...] = ()


def read_hosts(sheet: Sheet) -> HostList:
    """Read the hosts of a sheet; names follow the Vietnamese custom unless a row says otherwise."""
    headings = find_headings(sheet, HOST_COLUMNS) or guess_headings(sheet)
    if headings is None:
        return HostList()
    rows = people_rows(sheet, headings, HOST_COLUMNS)
    custom = ListCustom(country=HOME, fields=frozenset(headings.columns.values()))
    remarks: list[Remark] = [*headings.doubts, *rows.left_out]
    hosts = []
    for cells in rows.people:
        draft = RowDraft(cells, custom)
        host = _host(draft)
        hosts.extend([host] if host else [])
        remarks.extend((*draft.faults, *draft.doubts, *draft.changes))
    return HostList(tuple(hosts), tuple(remarks), tuple(headings.unknown.values()))


def _host(draft: RowDraft) -> HostFacts | None:
    reading = read_person_name(draft, HOME)
    if reading is None:
        return None
    _honorific, sex = read_address(draft, reading)
    titles = read_in_languages(draft, "title", reading.titles)
    organisations = read_in_languages(draft, "organisation")
    languages, phone, email = read_contacts(draft)
    if own := draft.cells.text("notes"):
        draft.keep("notes", own)
    return HostFacts(
        key=f"host-{draft.cells.number}",
        name=name_of(draft),
        raw_name=raw_name(draft.cells),
        sex=sex,
        role=_role(draft, titles),
        order=draft.cells.number,
        title_vi=titles[0],
        title_en=titles[1],
        organisation_vi=organisations[0],
        organisation_en=organisations[1],
        rank=read_rank_of(draft, titles),
        languages=languages,
        phone=phone,
        email=email,
        car=read_plain(draft, "car"),
        notes=tuple(dict.fromkeys(draft.notes)),
    )


def _role(draft: RowDraft, titles: Sequence[str]) -> HostRole:
    role = draft.read("role", read_host_role)
    if role is not None:
        return role
    told = [r for title in titles if title and (r := host_role(title)) in TOLD_BY_POSITION and r]
    return told[0] if told else HostRole.PARTICIPANT
