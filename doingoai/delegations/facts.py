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

from doingoai.accounts.facts import OUR_OFFICE, OfficeFacts
from doingoai.approvals.facts import ConsultationFacts, DecisionFacts
from doingoai.delegations.day_facts import GivenFacts, SeatingFacts
from doingoai.delegations.states import (
    GuestClass,
    HostRole,
    InvitedBy,
    MemberRole,
    Payer,
    State,
    VisitKind,
)
from doingoai.directory.address_forms import AddressForm
from doingoai.directory.facts import PassportFacts, PlaceFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, PartnerKind, Sex
from doingoai.documents.facts import LetterFacts
from doingoai.planning.facts import PromiseFacts
from doingoai.procedures.facts import ClauseFacts, StepFacts
from doingoai.programme.facts import NOWHERE, ItemFacts
from doingoai.resources.states import NeedKind
from doingoai.spending.facts import AccountFacts
from doingoai.spending.states import Bearer

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class FlightFacts:
    number: str = ""
    at: datetime | None = None
    airport: str = ""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """
    One guest. `key` is stable within the visit and appears in links: `member-<pk>` or `row-<n>`.

    `grade` is that of the office's order on the first day, `address` the office's own wording;
    without them what is shipped for the rank holds.
    """

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
    grade: int | None = None
    address: AddressForm | None = None
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
    known_person: str = ""
    grade: int | None = None
    address: AddressForm | None = None
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ElsewhereFacts:
    """Something that is on in another visit; `people` are its hosts as `HostFacts.known_person`."""

    visit_vi: str
    visit_en: str
    title_vi: str
    title_en: str
    kind: str
    starts_at: datetime
    ends_at: datetime | None = None
    place: PlaceFacts = NOWHERE
    people: tuple[str, ...] = ()
    interpreter: str = ""
    car: str = ""


@dataclass(frozen=True, slots=True)
class BookedFacts:
    """
    Who or what is booked for a need, as the register knows it that day.

    `level` and `modes` are of the language that is needed, level 0 where it is not entered; `size`
    are seats or people, None where it is not entered.
    """

    name: str
    level: int = 0
    modes: frozenset[str] = frozenset()
    size: int | None = None
    evidence_until: date | None = None
    in_pool_from: date | None = None
    in_pool_until: date | None = None
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class WantedFacts:
    """What an item needs of people, cars and rooms; `item` is its key."""

    item: str
    kind: NeedKind
    language: str = ""
    level: int = 0
    mode: str = ""
    size: int = 0
    booked: BookedFacts | None = None


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """One line of the estimate: the figure used, the norm it rests on, and who pays it."""

    item: str
    label_vi: str
    quantity: int
    unit_price: int
    norm_limit: int | None = None
    norm_source: str = ""
    confirmed: bool = False
    explanation: str = ""
    bearer: Bearer = Bearer.HOST
    is_bearer_said: bool = False

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
    hotel: PlaceFacts = NOWHERE
    gift_vi: str = ""
    press_note_vi: str = ""
    letter: LetterFacts | None = None
    consultations: tuple[ConsultationFacts, ...] = ()
    decision: DecisionFacts | None = None
    members: tuple[MemberFacts, ...] = ()
    hosts: tuple[HostFacts, ...] = ()
    items: tuple[ItemFacts, ...] = ()
    elsewhere: tuple[ElsewhereFacts, ...] = ()
    wanted: tuple[WantedFacts, ...] = ()
    programme_version: int = 0
    programme_issued_on: date | None = None
    programme_changes: tuple[str, ...] = ()
    estimate: tuple[EstimateLine, ...] = ()
    account: AccountFacts | None = None
    papers: tuple[PaperFacts, ...] = ()
    promises: tuple[PromiseFacts, ...] = ()
    steps: tuple[StepFacts, ...] = ()
    conduct: tuple[ClauseFacts, ...] = ()
    seatings: tuple[SeatingFacts, ...] = ()
    gifts: tuple[GivenFacts, ...] = ()
    report: ReportFacts | None = None
    office: OfficeFacts = OUR_OFFICE
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

    def steps_of(self, item: ItemFacts) -> tuple[StepFacts, ...]:
        """The steps of an item's procedures, as the office laid them down."""
        return tuple(step for step in self.steps if step.about == item.key)

    def guests_of(self, item: ItemFacts) -> tuple[MemberFacts, ...]:
        """The guests who take part in an item; an item that names none concerns all."""
        return _among(self.members, item.guests) if item.guests else self.members

    def hosts_of(self, item: ItemFacts) -> tuple[HostFacts, ...]:
        return _among(self.hosts, item.hosts)


Keyed = TypeVar("Keyed", MemberFacts, HostFacts)


def _among(people: tuple[Keyed, ...], keys: tuple[str, ...]) -> tuple[Keyed, ...]:
    wanted = set(keys)
    return tuple(person for person in people if person.key in wanted)
