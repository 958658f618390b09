"""A small office in which something of every kind has happened, made by the actions themselves."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from doingoai.accounts.models import RoleGrant, Unit, User
from doingoai.accounts.states import Role, UnitKind
from doingoai.approvals.models import AuthorityRule
from doingoai.approvals.states import Verdict
from doingoai.delegations.actions.after import close_delegation, file_report, write_report
from doingoai.delegations.actions.decide import (
    MATTER,
    decide_on_delegation,
    submit_delegation,
)
from doingoai.delegations.actions.people import add_member
from doingoai.delegations.actions.visit import Opening, open_delegation
from doingoai.delegations.models import Delegation, ImportedList
from doingoai.directory.actions import (
    PassportData,
    add_partner,
    add_person,
    set_birth_date,
    set_passport,
)
from doingoai.directory.models import Passport, Person
from doingoai.directory.naming import PersonName
from doingoai.directory.states import PartnerKind
from doingoai.documents.actions import (
    Arrival,
    Rendering,
    Upload,
    attach_file,
    keep_rendering,
    register_incoming,
)
from doingoai.documents.models import Incoming, Paper, StoredFile
from doingoai.documents.states import IncomingKind, PaperFormat
from doingoai.foundation import vault
from doingoai.planning.actions import Assignment, give_task

DAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """Handles on what tests damage."""

    officer: User
    leader: User
    letters: list[Incoming]
    closed: Delegation
    draft: Delegation
    plain: StoredFile
    sealed: StoredFile
    paper: Paper
    passport: Passport
    person: Person
    imported: ImportedList


def people() -> tuple[User, User]:
    """An officer and a leader who may decide."""
    unit = Unit.objects.create(code="so", kind=UnitKind.OFFICE, name_vi="Sở Ngoại vụ Mẫu")
    officer, leader = (
        User.objects.create(username=name, name=name.title(), unit=unit, joined_at=NOON)
        for name in ("thu", "mau")
    )
    RoleGrant.objects.create(user=officer, role=Role.DIVISION_HEAD)
    RoleGrant.objects.create(user=leader, role=Role.DIRECTOR)
    AuthorityRule.objects.create(
        matter=MATTER, order=1, approver_role=Role.DIRECTOR, series="decisions", symbol="QĐ-UBND",
        valid_from=date(2020, 1, 1), source="Quy chế mẫu",
    )  # fmt: skip
    return officer, leader


def letter(number: int, *, by: User) -> Incoming:
    arrival = Arrival(
        kind=IncomingKind.LETTER,
        sender="Đại sứ quán Mẫu",
        subject=f"Thư xin làm việc số {number}",
        arrived_on=DAY,
        number=str(number),
        symbol="ABC",
    )
    return register_incoming(arrival, by=by, at=NOON)


def visit(title: str, *, by: User) -> Delegation:
    partner = add_partner(
        name_vi=f"Thành phố {title}", kind=PartnerKind.LOCALITY, country="JP", by=by
    )
    opening = Opening(title, partner, date(2026, 4, 1), date(2026, 4, 3), by.unit)
    return open_delegation(opening, incoming=None, on=DAY, by=by, at=NOON)


def approve(delegation: Delegation, *, officer: User, leader: User) -> None:
    submit_delegation(delegation, note="", on=DAY, by=officer, at=NOON)
    decide_on_delegation(delegation, verdict=Verdict.APPROVE, reason="", on=DAY, by=leader, at=NOON)


def furnish() -> Office:
    """Let the small office live through a year."""
    officer, leader = people()
    letters = [letter(number, by=officer) for number in (1, 2, 3)]
    closed, draft = visit("Đoàn đã xong", by=officer), visit("Đoàn sắp tới", by=officer)
    person = add_person(PersonName(given="Jane", family="Sample"), by=officer)
    passport = set_passport(person, PassportData(number="C1234567"), by=officer)
    set_birth_date(person, date(1980, 2, 3), by=officer)
    add_member(closed, person, on=DAY, by=officer)
    approve(closed, officer=officer, leader=leader)
    rendering = Rendering(
        "plan", "vi", "Kế hoạch đón", PaperFormat.DOCX, "ke-hoach.docx", b"PK1", "d1"
    )
    version = keep_rendering(closed, rendering, by=officer, at=NOON)
    give_task(
        Assignment("Gửi ảnh cho đối tác", owner=officer, due_on=DAY),
        about=closed,
        by=officer,
        at=NOON,
    )
    write_report(closed, changes={"happened_vi": "Đã gặp", "results_vi": "Tốt"}, by=officer)
    file_report(closed, on=DAY, by=officer)
    close_delegation(closed, by=officer, at=NOON)
    return Office(
        officer=officer,
        leader=leader,
        letters=letters,
        closed=Delegation.objects.get(pk=closed.pk),
        draft=draft,
        plain=attach_file(letters[0], Upload("thu.pdf", "application/pdf", b"%PDF thu"), by=officer, at=NOON),
        sealed=attach_file(person, Upload("ho-chieu.jpg", "image/jpeg", b"scan"), by=officer, at=NOON, sealed=True),
        paper=version.paper,
        passport=passport,
        person=person,
        imported=_imported(draft, officer),
    )  # fmt: skip


def _imported(delegation: Delegation, by: User) -> ImportedList:
    row = ImportedList(
        delegation=delegation, file_name="ds.xlsx", digest="0" * 64, brought_by=by, brought_at=NOON
    )
    row.content_sealed = vault.seal(
        b"rows", table="delegations_importedlist", column="content", row=row.row_id.hex
    )
    row.save()
    return row
