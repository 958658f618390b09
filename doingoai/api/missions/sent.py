"""What programs send about missions abroad."""

from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field as Limits

from doingoai.api.delegations.sent import WhoIn
from doingoai.api.inputs import (
    Body,
    CountryCode,
    CurrencyCode,
    Day,
    Line60,
    Line200,
    Line250,
    Line300,
    Line500,
    Moment,
    Rank,
    Reference,
    Text,
    line,
    may_be,
    need,
    unless_sent,
)
from doingoai.directory.states import Field, NameOrder, Pillar
from doingoai.missions.states import (
    ChangeKind,
    FundingSource,
    Inviter,
    LeaderLevel,
    ManagedBy,
    Purpose,
    StepKind,
    TravellerRole,
)
from doingoai.programme.states import ItemKind
from doingoai.yearplan.states import Planning

Country = Annotated[CountryCode, Limits(min_length=2)]
Hundredths = Annotated[int, Limits(ge=1, le=10**16)]
Rate = Annotated[int, Limits(ge=1, le=10**11)]
Currency = Annotated[CurrencyCode, Limits(min_length=3)]


class MissionIn(Body):
    """A new mission abroad; the rest of the request comes by editing it."""

    title_vi: Line300 = need(_("Vietnamese title"))
    title_en: Line300 = may_be("", _("English title; empty where it is not known"))
    unit: Reference = need(_("Key of the unit that travels"))
    starts_on: Day = need(_("First day, the departure included"))
    ends_on: Day = need(_("Last day, the return included"))
    purpose: Purpose = may_be(Purpose.WORKING, _("Purpose"))
    planning: Planning = may_be(Planning.UNPLANNED, _("How it stands to the yearly plan"))
    plan_item: Reference | None = may_be(None, _("Key of the item of the yearly plan"))
    planning_basis: Text = may_be("", _("Why outside the plan, or by which order"))


class MissionEdit(Body):
    """An edit of what is asked for."""

    title_vi: Line300 = unless_sent(_("Vietnamese title"))
    title_en: Line300 = unless_sent(_("English title; empty where it is not known"))
    starts_on: Day = unless_sent(_("First day, the departure included"))
    ends_on: Day = unless_sent(_("Last day, the return included"))
    purpose: Purpose = unless_sent(_("Purpose"))
    planning: Planning = unless_sent(_("How it stands to the yearly plan"))
    plan_item: Reference | None = unless_sent(_("Key of the item of the yearly plan"))
    planning_basis: Text = unless_sent(_("Why outside the plan, or by which order"))
    request_number: Line60 = unless_sent(_("Number of the unit's letter"))
    level: LeaderLevel = unless_sent(_("Who leads it"))
    field: Field = unless_sent(_("Field of cooperation"))
    pillar: Pillar = unless_sent(_("Pillar of external relations"))
    content_vi: Text = unless_sent(_("Content (Vietnamese)"))
    content_en: Text = unless_sent(_("Content (English)"))
    expected_vi: Text = unless_sent(_("Expected results"))
    destination_fit_vi: Text = unless_sent(_("Why this destination fits the content"))
    study_outline_vi: Text = unless_sent(_("Study outline"))
    inviter: Inviter = unless_sent(_("Who invites or organises"))
    partner: Reference | None = unless_sent(_("Key of the partner"))
    partner_text: Line250 = unless_sent(_("Host partner, if not in the directory"))
    invited_on: Day | None = unless_sent(_("Date of the invitation"))
    no_classified: bool = unless_sent(_("The mission declares: no classified papers are carried"))


class PreparedIn(Body):
    """What may change until the return."""

    gifts_vi: Text = unless_sent(_("Gifts"))
    note: Text = unless_sent(_("Notes"))
    responsible: Reference | None = unless_sent(_("Key of the officer who answers for it"))


class SendIn(Body):
    request_number: Line60 = may_be("", _("Number of the unit's letter"))


class MissingIn(Body):
    missing: Text = need(_("What is missing"))


class LegIn(Body):
    country: Country = need(_("Country by ISO 3166-1, two letters"))
    city_vi: line(160) = may_be("", _("City; empty where it is not known"))  # type: ignore[valid-type]
    arrives_on: Day = need(_("First day in the country; a day of crossing counts for both"))
    leaves_on: Day = need(_("Last day in the country"))


class LegEdit(Body):
    country: Country = unless_sent(_("Country by ISO 3166-1, two letters"))
    city_vi: line(160) = unless_sent(_("City; empty where it is not known"))  # type: ignore[valid-type]
    arrives_on: Day = unless_sent(_("First day in the country; a day of crossing counts for both"))
    leaves_on: Day = unless_sent(_("Last day in the country"))


class FundingIn(Body):
    source: FundingSource = need(_("Source of the money"))
    payer_vi: Line200 = may_be("", _("Who pays it"))
    item_vi: Line200 = may_be("", _("What it pays"))
    amount: Hundredths = need(_("Amount in hundredths of the currency"))
    currency: Currency = may_be("VND", _("Currency by ISO 4217"))
    rate: Rate = may_be(10_000, _("Đồng for one unit of the currency, times 10 000"))


class FundingEdit(Body):
    source: FundingSource = unless_sent(_("Source of the money"))
    payer_vi: Line200 = unless_sent(_("Who pays it"))
    item_vi: Line200 = unless_sent(_("What it pays"))
    amount: Hundredths = unless_sent(_("Amount in hundredths of the currency"))
    currency: Currency = unless_sent(_("Currency by ISO 4217"))
    rate: Rate = unless_sent(_("Đồng for one unit of the currency, times 10 000"))


class TravellerIn(WhoIn):
    """Somebody who travels: of the directory by key, or a name for somebody new."""

    order: NameOrder = may_be(NameOrder.FAMILY_FIRST, _("Order of the name"))
    role: TravellerRole = may_be(TravellerRole.MEMBER, _("Role in the mission"))
    unit: Reference | None = may_be(
        None, _("Key of the traveller's unit; null where it is none of the city")
    )
    title_vi: Line250 = may_be("", _("Vietnamese title of the post"))
    title_en: Line250 = may_be("", _("English title of the post"))
    organisation_vi: Line250 = may_be("", _("Vietnamese name of the organisation"))
    organisation_en: Line250 = may_be("", _("English name of the organisation"))
    rank: Rank = may_be("", _("Rank; empty where it is not known"))
    managed_by: ManagedBy = may_be(
        ManagedBy.CITY, _("Which level manages this person decides who approves.")
    )
    is_key_leader: bool = may_be(False, _("Key leader of the unit"))
    relative_of: line(160) = may_be("", _("Relative of (another traveller)"))  # type: ignore[valid-type]


class TravellerEdit(Body):
    """An edit of what holds for a traveller on this mission."""

    role: TravellerRole = unless_sent(_("Role in the mission"))
    unit: Reference | None = unless_sent(
        _("Key of the traveller's unit; null where it is none of the city")
    )
    title_vi: Line250 = unless_sent(_("Vietnamese title of the post"))
    title_en: Line250 = unless_sent(_("English title of the post"))
    organisation_vi: Line250 = unless_sent(_("Vietnamese name of the organisation"))
    organisation_en: Line250 = unless_sent(_("English name of the organisation"))
    rank: Rank = unless_sent(_("Rank; empty where it is not known"))
    managed_by: ManagedBy = unless_sent(_("Which level manages this person decides who approves."))
    is_key_leader: bool = unless_sent(_("Key leader of the unit"))
    relative_of: line(160) = unless_sent(_("Relative of (another traveller)"))  # type: ignore[valid-type]


class MissionItemIn(Body):
    kind: ItemKind = need(_("What happens"))
    starts_at: Moment = need(_("Beginning, with its offset from UTC"))
    ends_at: Moment | None = may_be(None, _("End, with its offset from UTC; null where it is open"))
    title_vi: Line300 = need(_("Vietnamese title"))
    title_en: Line300 = may_be("", _("English title; empty where it is not known"))
    place: Reference | None = may_be(None, _("Key of the place"))
    responsible_text: line(160) = may_be("", _("Responsible, if from outside"))  # type: ignore[valid-type]
    notes_vi: Text = may_be("", _("Notes (Vietnamese)"))
    notes_en: Text = may_be("", _("Notes (English)"))


class MissionItemEdit(Body):
    kind: ItemKind = unless_sent(_("What happens"))
    starts_at: Moment = unless_sent(_("Beginning, with its offset from UTC"))
    ends_at: Moment | None = unless_sent(_("End, with its offset from UTC; null where it is open"))
    title_vi: Line300 = unless_sent(_("Vietnamese title"))
    title_en: Line300 = unless_sent(_("English title; empty where it is not known"))
    place: Reference | None = unless_sent(_("Key of the place"))
    responsible_text: line(160) = unless_sent(_("Responsible, if from outside"))  # type: ignore[valid-type]
    notes_vi: Text = unless_sent(_("Notes (Vietnamese)"))
    notes_en: Text = unless_sent(_("Notes (English)"))


class OverrideIn(Body):
    """Setting a rule aside; never without a reason and the name of who allowed it."""

    rule: Line60 = need(_("Stable name of the rule, for programs"))
    target: Line60 = may_be(
        "", _("Which traveller or country it is about; empty for the mission itself")
    )
    reason: Text = need(_("Why the rule is set aside"))
    allowed_by: Line200 = need(_("Who allowed it"))
    basis: Line200 = may_be("", _("Paper it was allowed by"))


class StepIn(Body):
    kind: StepKind = need(_("What has to be got or given back"))
    country: CountryCode = may_be("", _("Country by ISO 3166-1, two letters"))
    due_on: Day | None = may_be(None, _("Last day"))
    note: Line300 = may_be("", _("Notes"))


class TickIn(Body):
    done_on: Day | None = may_be(None, _("Day on which it was done; null while it is open"))
    note: Line300 = may_be("", _("Notes"))


class LogIn(Body):
    on: Day = need(_("Day"))
    text_vi: Text = need(_("What happened"))


class PromiseIn(Body):
    text: Line500 = need(_("What was promised"))
    owner_unit: Reference | None = may_be(None, _("Key of the unit that does it"))
    due_on: Day = need(_("Last day"))


class ChangeIn(Body):
    """A change or an extension of what was decided: the days as they would be, what, and why."""

    kind: ChangeKind = need(_("Change, or extension"))
    starts_on: Day = need(_("First day, the departure included"))
    ends_on: Day = need(_("Last day, the return included"))
    text_vi: Text = need(_("What changes"))
    reason_vi: Text = need(_("Why"))
