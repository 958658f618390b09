"""
One visit as plain values: what every rule, finding and paper is computed from.

Facts are made by `queries.visit_facts` from the database, or by `intake` from a workbook, so the
server and the command line run the very same rules. Nothing here reads or writes anything.
Moments are aware datetimes in Asia/Ho_Chi_Minh; amounts are whole đồng.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from doingoai.delegations.states import (
    Field,
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Opinion,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.naming import PersonName
from doingoai.directory.states import PartnerKind, PassportKind, Sex
from doingoai.programme.states import ItemKind

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The office that issues the papers."""

    parent_vi: str = "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"
    name_vi: str = "Sở Ngoại vụ"
    name_en: str = "Department of Foreign Affairs"
    city_vi: str = "Hà Nội"
    city_en: str = "Hà Nội"
    symbol: str = "SNgV"
    division_symbol: str = "LT"
    address: str = ""
    phone: str = ""
    email: str = ""
    signer_post_vi: str = "GIÁM ĐỐC"
    signer_post_en: str = "Director"
    signer_name: str = ""
    decider_body_vi: str = "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"
    decider_symbol: str = "UBND"
    decider_post_vi: str = "CHỦ TỊCH"
    decider_name: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    name_vi: str = ""
    name_en: str = ""
    address: str = ""
    room: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PassportFacts:
    number: str = ""
    kind: PassportKind = PassportKind.ORDINARY
    country: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class FlightFacts:
    number: str = ""
    at: datetime | None = None
    airport: str = ""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """One guest. `key` is stable within the visit and appears in links: `member-<pk>` or `row-<n>`."""

    key: str
    name: PersonName
    raw_name: str = ""
    honorific: str = ""
    sex: Sex | None = None
    role: MemberRole = MemberRole.MEMBER
    order: int = 0
    title_vi: str = ""
    title_en: str = ""
    organisation_vi: str = ""
    organisation_en: str = ""
    rank: str = ""
    nationality: str = ""
    birth_date: date | None = None
    passport: PassportFacts | None = None
    languages: tuple[str, ...] = ()
    diet: str = ""
    phone: str = ""
    email: str = ""
    arrival: FlightFacts | None = None
    departure: FlightFacts | None = None
    hotel: str = ""
    room: str = ""
    shares_room_with: str = ""
    car: str = ""
    bio_vi: str = ""
    bio_en: str = ""
    photo: str = ""
    known_person: str = ""
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HostFacts:
    key: str
    name: PersonName
    raw_name: str = ""
    sex: Sex | None = None
    role: HostRole = HostRole.PARTICIPANT
    order: int = 0
    title_vi: str = ""
    title_en: str = ""
    organisation_vi: str = ""
    organisation_en: str = ""
    rank: str = ""
    languages: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    car: str = ""
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One thing that happens. `guests` and `hosts` hold keys; empty `guests` means everybody."""

    key: str
    kind: ItemKind
    starts_at: datetime
    ends_at: datetime | None = None
    title_vi: str = ""
    title_en: str = ""
    place: PlaceFacts = PlaceFacts()
    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    responsible: str = ""
    responsible_unit: str = ""
    interpreter_language: str = ""
    interpreter: str = ""
    dress_vi: str = ""
    dress_en: str = ""
    menu_vi: str = ""
    menu_en: str = ""
    notes_vi: str = ""
    notes_en: str = ""
    car: str = ""
    changed_vi_at: datetime | None = None
    changed_en_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The incoming letter, note verbale, e-mail or call from which the visit began."""

    kind: str = "letter"
    sender: str = ""
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    arrived_on: date | None = None
    arrival_number: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ConsultationFacts:
    key: str
    unit_vi: str
    asked_on: date
    due_on: date
    question: str = ""
    answered_on: date | None = None
    opinion: Opinion | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The decision by whoever the authority matrix names. `number` is empty until the register gave one."""

    approved: bool
    decided_on: date
    decided_by: str
    post_vi: str = ""
    number: str = ""
    submitted_by: str = ""
    submitted_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """One line of the estimate: the figure used and the norm it rests on."""

    item: str
    label_vi: str
    quantity: int
    unit_price: int
    norm_limit: int | None = None
    norm_source: str = ""
    confirmed: bool = False
    explanation: str = ""

    @property
    def amount(self) -> int:
        return self.quantity * self.unit_price


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """
    A paper already made: from which data (`digest` of the facts it prints), and whether issued.

    `part` is the key of a copy where there is one for each agency or meeting.
    """

    key: str
    kind: str
    language: str
    version: int
    made_at: datetime
    digest: str = ""
    current_digest: str = ""
    issued: bool = False
    number: str = ""
    label_vi: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    key: str
    text: str
    owner: str = ""
    due_on: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class ReportFacts:
    happened_vi: str = ""
    results_vi: str = ""
    assessment_vi: str = ""
    proposals_vi: str = ""
    filed_on: date | None = None
    filed_by: str = ""


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """Everything the office knows of one inbound delegation on the day `as_of`."""

    as_of: date
    reference: str = ""
    title_vi: str = ""
    title_en: str = ""
    state: State = State.DRAFT
    partner_vi: str = ""
    partner_en: str = ""
    partner_kind: PartnerKind = PartnerKind.OTHER
    country: str = ""
    country_text: str = ""
    purpose_vi: str = ""
    purpose_en: str = ""
    kind: VisitKind = VisitKind.WORKING
    field: Field = Field.OTHER
    invited_by: InvitedBy = InvitedBy.PARTNER
    starts_on: date | None = None
    ends_on: date | None = None
    entry_visa_needed: bool = False
    receiving_unit_vi: str = ""
    receiving_unit_en: str = ""
    responsible: str = ""
    responsible_phone: str = ""
    payer: Payer | None = None
    guest_class: GuestClass | None = None
    guest_class_basis: str = ""
    reception_level_vi: str = ""
    hotel: PlaceFacts = PlaceFacts()
    gift_vi: str = ""
    press_note_vi: str = ""
    letter: LetterFacts | None = None
    consultations: tuple[ConsultationFacts, ...] = ()
    decision: DecisionFacts | None = None
    members: tuple[MemberFacts, ...] = ()
    hosts: tuple[HostFacts, ...] = ()
    items: tuple[ItemFacts, ...] = ()
    programme_version: int = 0
    programme_issued_on: date | None = None
    programme_changes: tuple[str, ...] = ()
    estimate: tuple[EstimateLine, ...] = ()
    papers: tuple[PaperFacts, ...] = ()
    promises: tuple[PromiseFacts, ...] = ()
    report: ReportFacts | None = None
    office: OfficeFacts = OfficeFacts()
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def heads(self) -> tuple[MemberFacts, ...]:
        return tuple(m for m in self.members if m.role == MemberRole.HEAD)

    @property
    def head(self) -> MemberFacts | None:
        """The head of delegation, or None when there is none or more than one."""
        return self.heads[0] if len(self.heads) == 1 else None

    @property
    def host_leader(self) -> HostFacts | None:
        return next((h for h in self.hosts if h.role == HostRole.LEADER), None)

    def guests_of(self, item: ItemFacts) -> tuple[MemberFacts, ...]:
        """The guests who take part in an item; an item that names none concerns all."""
        return _among(self.members, item.guests) if item.guests else self.members

    def hosts_of(self, item: ItemFacts) -> tuple[HostFacts, ...]:
        return _among(self.hosts, item.hosts)


Keyed = TypeVar("Keyed", MemberFacts, HostFacts)


def _among(people: tuple[Keyed, ...], keys: tuple[str, ...]) -> tuple[Keyed, ...]:
    wanted = set(keys)
    return tuple(person for person in people if person.key in wanted)
