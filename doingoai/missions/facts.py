"""
One mission abroad as plain values: what every rule of appraisal and every paper is computed from.

Amounts are whole đồng unless a field says otherwise; days are inclusive of departure and return.
"""

from dataclasses import dataclass
from datetime import date

from doingoai.accounts.facts import OUR_OFFICE, OfficeFacts
from doingoai.approvals.facts import ConsultationFacts, DecisionFacts
from doingoai.directory.address_forms import AddressForm
from doingoai.directory.facts import PassportFacts
from doingoai.directory.naming import PersonName
from doingoai.directory.states import Field, PartnerKind, Pillar, Sex
from doingoai.documents.facts import PaperMade
from doingoai.missions.states import (
    ChangeKind,
    FundingSource,
    Inviter,
    LeaderLevel,
    ManagedBy,
    MissionState,
    Purpose,
    StepKind,
    TravellerRole,
)
from doingoai.norms.facts import FigureTable
from doingoai.planning.facts import PromiseFacts
from doingoai.procedures.facts import ClauseFacts
from doingoai.programme.facts import ItemFacts
from doingoai.yearplan.states import Planning


@dataclass(frozen=True, slots=True)
class PastTrip:
    """Another mission of the same person: `counts` when it was approved or made, not cancelled."""

    reference: str
    title_vi: str
    starts_on: date
    ends_on: date
    countries: tuple[str, ...] = ()
    counts: bool = True
    private: bool = False
    report_due_on: date | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class TravellerFacts:
    """One traveller. `key` is `traveller-<pk>`; `history` holds every other mission, newest first."""

    key: str
    name: PersonName
    person: str = ""
    sex: Sex | None = None
    role: TravellerRole = TravellerRole.MEMBER
    order: int = 0
    unit: str = ""
    unit_vi: str = ""
    organisation_vi: str = ""
    organisation_en: str = ""
    title_vi: str = ""
    title_en: str = ""
    rank: str = ""
    managed_by: ManagedBy = ManagedBy.CITY
    is_key_leader: bool = False
    relative_of: str = ""
    nationality: str = "VN"
    birth_date: date | None = None
    passport: PassportFacts | None = None
    address: AddressForm | None = None
    history: tuple[PastTrip, ...] = ()


@dataclass(frozen=True, slots=True)
class LegFacts:
    country: str
    arrives_on: date
    leaves_on: date
    city_vi: str = ""

    @property
    def days(self) -> int:
        return (self.leaves_on - self.arrives_on).days + 1


@dataclass(frozen=True, slots=True)
class FundingFacts:
    """`amount` is in hundredths of the currency, `rate` đồng for one unit times 10 000."""

    source: FundingSource
    vnd: int
    amount: int = 0
    currency: str = "VND"
    rate: int = 10_000
    payer_vi: str = ""
    item_vi: str = ""


@dataclass(frozen=True, slots=True)
class OtherMission:
    """A mission of another unit to the same country in the same year."""

    reference: str
    title_vi: str
    unit: str
    unit_vi: str
    country: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class OverrideFacts:
    """A rule set aside for this mission; `target` is the key of a traveller or empty."""

    rule: str
    reason: str
    allowed_by: str
    target: str = ""
    basis: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    kind: ChangeKind
    text_vi: str
    reason_vi: str
    starts_on: date
    ends_on: date
    decision: DecisionFacts | None = None


@dataclass(frozen=True, slots=True)
class StepFacts:
    key: str
    kind: StepKind
    due_on: date | None = None
    done_on: date | None = None
    traveller: str = ""
    country: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MissionReportFacts:
    happened_vi: str = ""
    results_vi: str = ""
    assessment_vi: str = ""
    proposals_vi: str = ""
    due_on: date | None = None
    filed_on: date | None = None
    filed_by: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class MissionFacts:
    """
    Everything the office knows of one mission on the day `as_of`.

    `figures` are those the office works with; without them the shipped ones answer.
    """

    as_of: date
    starts_on: date
    ends_on: date
    reference: str = ""
    title_vi: str = ""
    title_en: str = ""
    state: MissionState = MissionState.DRAFT
    unit: str = ""
    unit_vi: str = ""
    unit_en: str = ""
    request_number: str = ""
    requested_on: date | None = None
    planning: Planning = Planning.UNPLANNED
    plan_item: str = ""
    plan_item_vi: str = ""
    planning_basis: str = ""
    level: LeaderLevel = LeaderLevel.OTHER
    purpose: Purpose = Purpose.WORKING
    field: Field = Field.OTHER
    pillar: Pillar = Pillar.STATE
    content_vi: str = ""
    content_en: str = ""
    expected_vi: str = ""
    destination_fit_vi: str = ""
    study_outline_vi: str = ""
    inviter: Inviter = Inviter.PARTNER
    partner_vi: str = ""
    partner_en: str = ""
    partner_kind: PartnerKind = PartnerKind.OTHER
    invited_on: date | None = None
    no_classified: bool = False
    gifts_vi: str = ""
    responsible: str = ""
    legs: tuple[LegFacts, ...] = ()
    travellers: tuple[TravellerFacts, ...] = ()
    funding: tuple[FundingFacts, ...] = ()
    items: tuple[ItemFacts, ...] = ()
    others_there: tuple[OtherMission, ...] = ()
    overrides: tuple[OverrideFacts, ...] = ()
    consultations: tuple[ConsultationFacts, ...] = ()
    decision: DecisionFacts | None = None
    changes: tuple[ChangeFacts, ...] = ()
    steps: tuple[StepFacts, ...] = ()
    log: tuple[tuple[date, str], ...] = ()
    promises: tuple[PromiseFacts, ...] = ()
    conduct: tuple[ClauseFacts, ...] = ()
    report: MissionReportFacts | None = None
    papers: tuple[PaperMade, ...] = ()
    office: OfficeFacts = OUR_OFFICE
    figures: FigureTable | None = None

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries in the order of travel, each once."""
        return tuple(dict.fromkeys(leg.country for leg in self.legs))

    @property
    def head(self) -> TravellerFacts | None:
        return next((who for who in self.travellers if who.role == TravellerRole.HEAD), None)

    @property
    def members(self) -> tuple[TravellerFacts, ...]:
        """Who travels under the decision; who only accompanies is left out."""
        return tuple(who for who in self.travellers if who.role != TravellerRole.ESCORT)

    @property
    def vnd(self) -> int:
        """All money of the mission in whole đồng."""
        return sum(part.vnd for part in self.funding)
