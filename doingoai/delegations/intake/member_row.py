"""Reading one row of a list of guests into a member of the delegation."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from doingoai.delegations.facts import FlightFacts, MemberFacts
from doingoai.delegations.intake.dates import read_day
from doingoai.delegations.intake.flights import read_flight
from doingoai.delegations.intake.known import KnownMatch
from doingoai.delegations.intake.list_rows import RowCells
from doingoai.delegations.intake.names import NameReading
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
from doingoai.delegations.intake.person_fields import (
    read_nationality,
    read_passport_kind,
    read_passport_number,
    read_role,
)
from doingoai.delegations.intake.remarks import Change, Doubt, Fault, shown
from doingoai.delegations.intake.row_draft import ListCustom, RowDraft
from doingoai.delegations.intake.same_person import words_of
from doingoai.delegations.intake.titles import role_by_position, role_within, without_role
from doingoai.delegations.states import MemberRole
from doingoai.directory.facts import PassportFacts
from doingoai.directory.states import PassportKind

PLAIN = ("diet", "hotel", "room", "shares_room_with", "car", "photo")


@dataclass(frozen=True, slots=True)
class MemberRow:
    """
    One row of the list: what was found (`raw`), what it was read as (`values`), and the remarks.

    `member` is None when there is no name to make a member of. `row_key` is the same whenever the
    same person is read again.
    """

    number: int
    sheet: str
    row: int
    cells: RowCells
    values: Mapping[str, object] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[Fault, ...] = ()
    match: KnownMatch | None = None
    member: MemberFacts | None = None
    row_key: str = ""

    @property
    def raw(self) -> dict[str, str]:
        """What each cell said, as text."""
        return {name: self.cells.text(name) for name in self.cells.cells}


def read_member_row(cells: RowCells, custom: ListCustom, secret: bytes = b"") -> MemberRow:
    """Read one row; `secret` keys the row's hash so that a passport number cannot be guessed."""
    draft = RowDraft(cells, custom)
    nationality = draft.read("nationality", read_nationality) or ""
    name = read_person_name(draft, nationality or custom.country)
    member = _member(draft, name, nationality) if name else None
    row = MemberRow(
        number=cells.number,
        sheet=cells.sheet,
        row=cells.row,
        cells=cells,
        values=draft.values,
        changes=tuple(draft.changes),
        doubts=tuple(draft.doubts),
        faults=tuple(draft.faults),
        member=member,
    )
    return replace(row, row_key=row_key(member, secret)) if member else row


def row_key(member: MemberFacts, secret: bytes = b"") -> str:
    """A key of the person that is stable between files: the passport, else name and birth."""
    if member.passport and member.passport.number:
        said = f"passport {member.passport.number}"
    else:
        words = " ".join(sorted(words_of(member.name.full)))
        said = f"person {words} {member.birth_date or ''}"
    digest = hashlib.blake2b(said.encode(), digest_size=16, key=secret[:64]).hexdigest()
    return f"row-{digest}"


def _member(draft: RowDraft, reading: NameReading, nationality: str) -> MemberFacts:
    honorific, sex = read_address(draft, reading)
    titles = read_in_languages(draft, "title", reading.titles)
    organisations = read_in_languages(draft, "organisation")
    bios = read_in_languages(draft, "bio")
    role = _role(draft, reading, titles)
    bare = tuple(without_role(title, role) for title in titles)
    languages, phone, email = read_contacts(draft)
    plain: dict[str, Any] = {name: read_plain(draft, name) for name in PLAIN}
    flights = {way: _flight(draft, way) for way in ("arrival", "departure")}
    return MemberFacts(
        key=f"row-{draft.cells.number}",
        name=name_of(draft),
        raw_name=raw_name(draft.cells),
        honorific=honorific,
        sex=sex,
        role=role,
        order=draft.cells.number,
        title_vi=bare[0],
        title_en=bare[1],
        organisation_vi=organisations[0],
        organisation_en=organisations[1],
        rank=read_rank_of(draft, titles),
        nationality=nationality,
        birth_date=_day(draft, "birth_date", latest=draft.custom.as_of),
        passport=_passport(draft, nationality),
        languages=languages,
        phone=phone,
        email=email,
        arrival=flights["arrival"],
        departure=flights["departure"],
        bio_vi=bios[0],
        bio_en=bios[1],
        notes=_notes(draft),
        **plain,
    )


def _day(draft: RowDraft, name: str, latest: date | None = None) -> date | None:
    return draft.read(name, lambda value, custom: read_day(value, custom, latest=latest))


def _role(draft: RowDraft, reading: NameReading, titles: tuple[str, str]) -> MemberRole:
    role = draft.read("role", read_role) or reading.role
    if role is not None:
        draft.values["role"] = role
        return role
    return _role_elsewhere(draft, titles)


def _role_elsewhere(draft: RowDraft, titles: tuple[str, str]) -> MemberRole:
    told = [role for title in titles if title and (role := role_within(title))]
    told += [role for title in titles if title and (role := role_by_position(title))]
    told += [role for _heading, text in draft.cells.notes if (role := role_within(text))]
    told += [role] if (role := role_within(draft.cells.text("notes"))) else []
    told += [draft.cells.section_role] if draft.cells.section_role else []
    if not told:
        return MemberRole.MEMBER
    message = _("The role was read from the position, the notes or the section.")
    found = shown(next((title for title in titles if title), ""))
    change = Change(code="intake.role_told", message=message, found=found, became=told[0].value)
    draft.say("role", change)
    draft.values["role"] = told[0]
    return told[0]


def _passport(draft: RowDraft, nationality: str) -> PassportFacts | None:
    number = draft.read("passport_number", read_passport_number) or ""
    kind = draft.read("passport_kind", read_passport_kind)
    issued, expires = _day(draft, "passport_issued"), _day(draft, "passport_expires")
    if issued and expires and expires <= issued:
        message = _("The passport expires before it was issued. Compare with the passport.")
        found = draft.cells.text("passport_expires")
        draft.say(
            "passport_expires", Doubt(code="intake.passport_dates", message=message, found=found)
        )
    if not (number or kind or issued or expires):
        return None
    return PassportFacts(number, kind or PassportKind.ORDINARY, nationality, issued, expires)


def _flight(draft: RowDraft, way: str) -> FlightFacts | None:
    name = f"{way}_date"
    reading = read_flight(way, draft.cells.cells, {name: draft.custom_of(name)})
    for remarked in reading.remarks:
        present = remarked.field in draft.cells.columns
        draft.say(remarked.field if present else f"{way}_flight", remarked.remark)
    for field_name, text in reading.kept:
        draft.keep(field_name, text)
    if reading.flight:
        draft.values[way] = reading.flight
    return reading.flight


def _notes(draft: RowDraft) -> tuple[tuple[str, str], ...]:
    own = draft.cells.text("notes")
    if own:
        draft.keep("notes", own)
    return tuple(dict.fromkeys(draft.notes))
