"""Shapes of the yearly plan and of the statistics."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Schema

from doingoai.api.shapes import paged, told
from doingoai.api.shapes_visits import MadeKeysShape
from doingoai.directory.states import Field, Pillar
from doingoai.reporting.states import Cut, Direction
from doingoai.yearplan.facts import Outcome
from doingoai.yearplan.overlaps import Reason
from doingoai.yearplan.states import AmendmentKind, PlanItemKind, PlanItemState, PlanState


class YearPlanShape(Schema):
    id: int = told(_("Key, never given twice"))
    year: int = told(_("Year of the plan"))
    state: PlanState = told(_("Where the plan stands"))
    proposals_due_on: date | None = told(_("Last day for proposals; null where none is set"))
    note: str = told(_("Note to the units"))
    version: int = told(_("Grows with every edit"))


YearPlansShape = paged("YearPlansShape", YearPlanShape)


class PlanItemShape(Schema):
    id: int = told(_("Key, never given twice"))
    plan: int = told(_("Key of the plan"))
    kind: PlanItemKind = told(_("Kind of activity"))
    state: PlanItemState = told(_("Where the item stands"))
    unit: int = told(_("Key of the unit that proposes"))
    title_vi: str = told(_("Vietnamese title"))
    title_en: str = told(_("English title; empty where it is not known"))
    starts_on: date = told(_("First day, or the first of the months meant"))
    ends_on: date = told(_("Last day, or the last of the months meant"))
    is_month_only: bool = told(_("Only the months are known"))
    partner: int | None = told(_("Key of the partner"))
    partner_text: str = told(_("Partner, where it is not in the directory"))
    countries: list[str] = told(_("Countries by ISO 3166-1, two letters"))
    version: int = told(_("Grows with every edit"))

    @staticmethod
    def resolve_plan(item: Any) -> Any:
        return item.plan_id

    @staticmethod
    def resolve_unit(item: Any) -> Any:
        return item.unit_id

    @staticmethod
    def resolve_partner(item: Any) -> Any:
        return item.partner_id

    @staticmethod
    def resolve_countries(item: Any) -> Any:
        return list(item.country_codes)


PlanItemsShape = paged("PlanItemsShape", PlanItemShape)


class AmendmentShape(Schema):
    id: int = told(_("Key, never given twice"))
    what: AmendmentKind = told(_("What the amendment did"))
    changes: dict[str, Any] = told(_("Each changed field with its old and its new value"))
    reason: str = told(_("Why"))
    basis: str = told(_("Number and date of the letter, notice or directive."))
    by: str = told(_("Who wrote it down"))
    at: datetime = told(_("When, with its offset from UTC"))

    @staticmethod
    def resolve_by(one: Any) -> str:
        return str(one.by)


class PlanItemDetailShape(PlanItemShape):
    purpose_vi: str = told(_("Purpose"))
    field: Field = told(_("Field of cooperation"))
    pillar: Pillar = told(_("Pillar of external relations"))
    leader: str = told(_("Who leads it"))
    people: int = told(_("Number of people"))
    days: int = told(_("Number of days"))
    budget: int = told(_("Budget in đồng"))
    budget_source: str = told(_("Source of funds"))
    directive: str = told(_("Directive or programme it follows"))
    merged_into: int | None = told(_("Key of the item it was merged into; null where it was not"))
    said_back: str = told(_("What the Department asked or why it was cut or merged"))
    added_later: bool = told(_("Added when the plan was in force"))
    proposed_at: datetime = told(_("When, with its offset from UTC"))
    amendments: list[AmendmentShape] = told(_("Amendments of the plan in force, the newest first"))

    @staticmethod
    def resolve_merged_into(item: Any) -> Any:
        return item.merged_into_id

    @staticmethod
    def resolve_amendments(item: Any) -> Any:
        return list(item.amendments.select_related("by").order_by("-id"))


class SentItemsShape(Schema):
    items: list[PlanItemShape] = told(_("Items that were proposed"))


class OverlapShape(Schema):
    one: int = told(_("Key of the earlier item"))
    other: int = told(_("Key of the later item"))
    reasons: list[Reason] = told(_("In what they meet"))
    countries: list[str] = told(_("Countries both go to"))


class OverlapsShape(Schema):
    plan: int = told(_("Key of the plan"))
    count: int = told(_("How many"))
    items: list[OverlapShape] = told(_("Pairs that overlap, the strongest first; at most 1000"))


class ActivityShape(Schema):
    type: str = told(_("Kind of record"))
    id: int = told(_("Key, never given twice"))
    reference: str = told(_("The office's own number"))
    starts_on: date = told(_("First day"))
    ends_on: date = told(_("Last day, included"))

    @staticmethod
    def resolve_id(one: Any) -> Any:
        return one.key


class ComparedShape(Schema):
    outcome: Outcome = told(_("What became of it"))
    kind: PlanItemKind = told(_("Kind of activity"))
    unit: str = told(_("Name of the unit"))
    title: str = told(_("Title"))
    item: int | None = told(_("Key of the item of the yearly plan"))
    days_off: int = told(_("Days by which it began later, or with a minus earlier"))
    activities: list[ActivityShape] = told(_("Visits and missions that belong to it"))

    @staticmethod
    def resolve_item(line: Any) -> Any:
        return line.item.key if line.item else None

    @staticmethod
    def resolve_activities(line: Any) -> Any:
        return list(line.activities)


class ComparisonShape(Schema):
    plan: int = told(_("Key of the plan"))
    counts: dict[str, int] = told(_("How many lines of each outcome"))
    items: list[ComparedShape] = told(_("Lines in their order in time; one page of them"))
    next: int | None = told(_("Send it as “after” for the following page; null on the last one"))


class SumsShape(Schema):
    delegations: int = told(_("Delegations"))
    people: int = told(_("Turns of people"))
    days: int = told(_("Days of all delegations together"))
    vnd: int = told(_("Money in whole đồng"))


class StatisticsLineShape(Schema):
    key: str = told(_("Key or word that the line is cut by; empty where it is not known"))
    depth: int = told(_("How deep a unit stands in the tree"))
    now: SumsShape = told(_("The period"))
    before: SumsShape = told(_("The same days a year before"))


class StatisticsShape(Schema):
    direction: Direction = told(_("Delegations in or out"))
    cut: Cut = told(_("What it is cut by"))
    first: date = told(_("First day"))
    last: date = told(_("Last day, included"))
    total: StatisticsLineShape = told(_("Everything, each delegation once"))
    lines: list[StatisticsLineShape] = told(_("Lines in their order"))


class CountedShape(Schema):
    id: int = told(_("Key, never given twice"))
    starts_on: date = told(_("First day"))
    days: int = told(_("Days, the first and the last included"))
    people: int = told(_("Turns of people"))
    vnd: int = told(_("Money in whole đồng"))
    unit: str = told(_("Key of the unit"))
    countries: list[str] = told(_("Countries by ISO 3166-1, two letters"))

    @staticmethod
    def resolve_id(record: Any) -> Any:
        return record.key

    @staticmethod
    def resolve_countries(record: Any) -> Any:
        return list(record.countries)


class CountedsShape(Schema):
    direction: Direction = told(_("Delegations in or out"))
    count: int = told(_("How many"))
    items: list[CountedShape] = told(_("One page of the list"))
    next: int | None = told(_("Send it as “after” for the following page; null on the last one"))


class PlanMadeShape(MadeKeysShape):
    plan: int = told(_("Key of the plan"))
