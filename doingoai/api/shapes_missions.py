"""Shapes of a mission abroad: the request, its people and money, its appraisal, what comes after."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Schema

from doingoai.api.shapes import ItemShape, told
from doingoai.api.shapes_visits import FileShape, MadeKeysShape, PassportShape, ReportTextsShape
from doingoai.directory.states import Field, Pillar
from doingoai.missions.appraisal.result import Standing, Weight
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
from doingoai.yearplan.states import Planning


class MissionShape(Schema):
    id: int = told(_("Key, never given twice"))
    reference: str = told(_("The office's own number of the mission"))
    title_vi: str = told(_("Vietnamese title"))
    title_en: str = told(_("English title; empty where it is not known"))
    state: MissionState = told(_("Where the mission stands"))
    unit: int = told(_("Key of the unit that travels"))
    purpose: Purpose = told(_("Purpose"))
    planning: Planning = told(_("How it stands to the yearly plan"))
    starts_on: date = told(_("First day, the departure included"))
    ends_on: date = told(_("Last day, the return included"))
    days: int = told(_("Days, departure and return included"))
    version: int = told(_("Grows with every edit of the mission itself"))

    @staticmethod
    def resolve_unit(mission: Any) -> Any:
        return mission["unit"] if isinstance(mission, dict) else mission.unit_id


class MissionsShape(Schema):
    items: list[MissionShape] = told(_("One page of the list"))
    next: str | None = told(_("Send it as “after” for the following page; null on the last one"))


class LegShape(Schema):
    id: int = told(_("Key, never given twice"))
    country: str = told(_("Country by ISO 3166-1, two letters"))
    city_vi: str = told(_("City; empty where it is not known"))
    arrives_on: date = told(_("First day in the country; a day of crossing counts for both"))
    leaves_on: date = told(_("Last day in the country"))


class TravellerShape(Schema):
    id: int = told(_("Key, never given twice"))
    person: int = told(_("Key of the person in the directory"))
    name: str = told(_("Name as every paper prints it"))
    role: TravellerRole = told(_("Role in the mission"))
    title_vi: str = told(_("Vietnamese title of the post"))
    title_en: str = told(_("English title of the post"))
    unit: int | None = told(_("Key of the traveller's unit; null where it is none of the city"))
    organisation_vi: str = told(_("Vietnamese name of the organisation"))
    organisation_en: str = told(_("English name of the organisation"))
    rank: str = told(_("Rank; empty where it is not known"))
    managed_by: ManagedBy = told(_("Which level manages this person decides who approves."))
    is_key_leader: bool = told(_("Key leader of the unit"))


class TripShape(Schema):
    reference: str = told(_("The office's own number of the mission"))
    title_vi: str = told(_("Vietnamese title"))
    starts_on: date = told(_("First day, the departure included"))
    ends_on: date = told(_("Last day, the return included"))
    countries: list[str] = told(_("Countries by ISO 3166-1, in the order of travel"))
    counts: bool = told(_("It was approved or made, and counts as a trip of the year"))
    report_due_on: date | None = told(_("Last day for its report; null where none is due"))
    reported_on: date | None = told(_("Day on which it was filed; null before"))


class TravellingShape(TravellerShape):
    trips: list[TripShape] = told(_("Other missions of this person in the same year"))


class TravellersShape(Schema):
    items: list[TravellingShape] = told(_("Travellers in their order"))


class TravellerDetailShape(TravellerShape):
    version: int = told(_("Grows with every edit"))
    relative_of: str = told(_("Relative of (another traveller)"))
    passport: PassportShape | None = told(
        _("Passport; null where none is kept or one may not read it")
    )


class TravellerNumberShape(Schema):
    traveller: int = told(_("Key of the traveller"))
    number: str = told(_("The whole number; that it was read is kept. Empty where none is known"))


class MissionDetailShape(MissionShape):
    request_number: str = told(_("Number of the unit's letter"))
    requested_on: date | None = told(_("Day on which the request was sent; null before"))
    plan_item: int | None = told(_("Key of the item of the yearly plan"))
    planning_basis: str = told(_("Why outside the plan, or by which order"))
    level: LeaderLevel = told(_("Who leads it"))
    field: Field = told(_("Field of cooperation"))
    pillar: Pillar = told(_("Pillar of external relations"))
    content_vi: str = told(_("Content (Vietnamese)"))
    content_en: str = told(_("Content (English)"))
    expected_vi: str = told(_("Expected results"))
    destination_fit_vi: str = told(_("Why this destination fits the content"))
    study_outline_vi: str = told(_("Study outline"))
    inviter: Inviter = told(_("Who invites or organises"))
    partner: int | None = told(_("Key of the partner"))
    partner_text: str = told(_("Host partner, if not in the directory"))
    invited_on: date | None = told(_("Date of the invitation"))
    no_classified: bool = told(_("The mission declares: no classified papers are carried"))
    gifts_vi: str = told(_("Gifts"))
    note: str = told(_("Notes"))
    responsible: int | None = told(_("Key of the officer who answers for it"))
    legs: list[LegShape] = told(_("Countries in the order of travel"))
    travellers: list[TravellerShape] = told(_("Travellers in their order"))
    files: list[FileShape] = told(_("Files, the oldest first; for the office and the unit itself"))


class FundingShape(Schema):
    id: int = told(_("Key, never given twice"))
    source: FundingSource = told(_("Source of the money"))
    payer_vi: str = told(_("Who pays it"))
    item_vi: str = told(_("What it pays"))
    amount: int = told(_("Amount in hundredths of the currency"))
    currency: str = told(_("Currency by ISO 4217"))
    rate: int = told(_("Đồng for one unit of the currency, times 10 000"))
    vnd: int = told(_("What both give, in whole đồng"))


class MissionMoneyShape(Schema):
    mission: int = told(_("Key of the mission"))
    total: int = told(_("Sum of all lines, in đồng"))
    public: int = told(_("How much of it is public money, in đồng"))
    lines: list[FundingShape] = told(_("Sources of money"))


class MissionItemShape(ItemShape):
    responsible_text: str = told(_("Responsible, if from outside"))
    notes_vi: str = told(_("Notes (Vietnamese)"))
    notes_en: str = told(_("Notes (English)"))
    version: int = told(_("Grows with every edit"))


class MissionProgrammeShape(Schema):
    mission: int = told(_("Key of the mission"))
    items: list[ItemShape] = told(_("Items in their order in time"))


class RuleResultShape(Schema):
    rule: str = told(_("Stable name of the rule, for programs"))
    target: str = told(_("Which traveller or country it is about; empty for the mission itself"))
    standing: Standing = told(_("How the mission stands to the rule"))
    weight: Weight = told(_("What follows when it is not met"))
    title: str = told(_("Heading in the language asked for"))
    message: str = told(_("What was found, in the language asked for"))
    mend: str = told(_("How it is put right"))
    limit: int | None = told(_("What the rule allows; null where the office has no figure"))
    found: int | None = told(_("What the mission has; null where nothing is counted"))
    unit: str = told(_("What the figure counts"))
    source: str = told(_("The rule it rests on"))
    clause: str = told(_("Article, clause"))
    confidence: str = told(_("How certain: H, M or L"))
    is_confirmed: bool = told(_("Checked by the office against the text of the regulation"))


class OverrideShape(Schema):
    id: int = told(_("Key, never given twice"))
    rule: str = told(_("Stable name of the rule, for programs"))
    target: str = told(_("Which traveller or country it is about; empty for the mission itself"))
    reason: str = told(_("Why the rule is set aside"))
    allowed_by: str = told(_("Who allowed it"))
    basis: str = told(_("Paper it was allowed by"))
    by: str = told(_("Who wrote it down"))
    at: datetime = told(_("When, with its offset from UTC"))


class AppraisalShape(Schema):
    mission: int = told(_("Key of the mission"))
    stopping: int = told(_("How many rules stop the submission as it stands"))
    results: list[RuleResultShape] = told(_("Every rule that concerns the mission"))
    overrides: list[OverrideShape] = told(_("Rules that were set aside, with who allowed it"))


class StepShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: StepKind = told(_("What has to be got or given back"))
    traveller: int | None = told(_("Key of the traveller; null where it is for all"))
    country: str = told(_("Country by ISO 3166-1, two letters"))
    due_on: date | None = told(_("Last day"))
    done_on: date | None = told(_("Day on which it was done; null while it is open"))
    note: str = told(_("Notes"))

    @staticmethod
    def resolve_traveller(step: Any) -> Any:
        return step.traveller_id


class StepsShape(Schema):
    items: list[StepShape] = told(_("Steps, the open and nearest first"))


class LogEntryShape(Schema):
    id: int = told(_("Key, never given twice"))
    on: date = told(_("Day"))
    text_vi: str = told(_("What happened"))
    by: str = told(_("Who wrote it down"))
    at: datetime = told(_("When, with its offset from UTC"))

    @staticmethod
    def resolve_by(entry: Any) -> str:
        return str(entry.by)


class LogShape(Schema):
    items: list[LogEntryShape] = told(_("What was noted, in the order of days"))


class ChangeShape(Schema):
    id: int = told(_("Key, never given twice"))
    kind: ChangeKind = told(_("Change, or extension"))
    starts_on: date = told(_("First day, the departure included"))
    ends_on: date = told(_("Last day, the return included"))
    text_vi: str = told(_("What changes"))
    reason_vi: str = told(_("Why"))
    asked_at: datetime = told(_("When, with its offset from UTC"))
    applied_at: datetime | None = told(_("When it came to hold; null where it does not"))
    ended_at: datetime | None = told(_("When it was decided or taken back; null while it is open"))


class ChangesShape(Schema):
    items: list[ChangeShape] = told(_("Changes that were asked for, the newest first"))


class MissionReportShape(ReportTextsShape):
    mission: int = told(_("Key of the mission"))
    due_on: date | None = told(_("Last day for its report; null where none is due"))


class MissionMadeShape(MadeKeysShape):
    mission: int = told(_("Key of the mission"))
