"""What programs send about the yearly plan."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field as Limits

from doingoai.api.inputs import (
    Body,
    CountryCode,
    Day,
    Line200,
    Line250,
    Line300,
    Reference,
    Text,
    line,
    may_be,
    need,
    unless_sent,
)
from doingoai.directory.states import Field, Pillar
from doingoai.yearplan.intake.reading import LARGEST
from doingoai.yearplan.states import PlanItemKind
from doingoai.yearplan.when import first_of_month, last_of_month

Year = Annotated[int, Limits(ge=2000, le=2100)]
People = Annotated[int, Limits(ge=0, le=LARGEST["people"])]
Days = Annotated[int, Limits(ge=0, le=LARGEST["days"])]
Budget = Annotated[int, Limits(ge=0, le=LARGEST["budget"])]
Countries = Annotated[list[Annotated[CountryCode, Limits(min_length=2)]], Limits(max_length=20)]


class YearPlanIn(Body):
    year: Year = need(_("Year of the plan"))
    proposals_due_on: Day | None = may_be(None, _("Last day for proposals; null where none is set"))
    note: Text = may_be("", _("Note to the units"))


class YearPlanEdit(Body):
    proposals_due_on: Day | None = unless_sent(_("Last day for proposals; null where none is set"))
    note: Text = unless_sent(_("Note to the units"))


class MoveIn(Body):
    to: Literal["collecting", "consolidating", "closed"] = need(
        _("Collect once more, consolidate, or close the plan of a year that is over")
    )


class PlanItemIn(Body):
    """A proposal of a unit, or an item that is added to the plan in force."""

    unit: Reference = need(_("Key of the unit that proposes"))
    kind: PlanItemKind = need(_("Kind of activity"))
    title_vi: Line300 = need(_("Vietnamese title"))
    title_en: Line300 = may_be("", _("English title; empty where it is not known"))
    starts_on: Day = need(_("First day, or the first of the months meant"))
    ends_on: Day = need(_("Last day, or the last of the months meant"))
    is_month_only: bool = may_be(False, _("Only the months are known"))
    purpose_vi: Text = may_be("", _("Purpose"))
    partner: Reference | None = may_be(None, _("Key of the partner"))
    partner_text: Line250 = may_be("", _("Partner, where it is not in the directory"))
    countries: Countries = may_be([], _("Countries by ISO 3166-1, two letters"))
    field: Field = may_be(Field.OTHER, _("Field of cooperation"))
    pillar: Pillar = may_be(Pillar.STATE, _("Pillar of external relations"))
    leader: line(160) = may_be("", _("Who leads it"))  # type: ignore[valid-type]
    people: People = may_be(0, _("Number of people"))
    days: Days = may_be(0, _("Number of days"))
    budget: Budget = may_be(0, _("Budget in đồng"))
    budget_source: Line200 = may_be("", _("Source of funds"))
    directive: Line300 = may_be("", _("Directive or programme it follows"))


class PlanItemEdit(Body):
    """An edit of an item before the plan is decided."""

    unit: Reference = unless_sent(_("Key of the unit that proposes"))
    kind: PlanItemKind = unless_sent(_("Kind of activity"))
    title_vi: Line300 = unless_sent(_("Vietnamese title"))
    title_en: Line300 = unless_sent(_("English title; empty where it is not known"))
    starts_on: Day = unless_sent(_("First day, or the first of the months meant"))
    ends_on: Day = unless_sent(_("Last day, or the last of the months meant"))
    is_month_only: bool = unless_sent(_("Only the months are known"))
    purpose_vi: Text = unless_sent(_("Purpose"))
    partner: Reference | None = unless_sent(_("Key of the partner"))
    partner_text: Line250 = unless_sent(_("Partner, where it is not in the directory"))
    countries: Countries = unless_sent(_("Countries by ISO 3166-1, two letters"))
    field: Field = unless_sent(_("Field of cooperation"))
    pillar: Pillar = unless_sent(_("Pillar of external relations"))
    leader: line(160) = unless_sent(_("Who leads it"))  # type: ignore[valid-type]
    people: People = unless_sent(_("Number of people"))
    days: Days = unless_sent(_("Number of days"))
    budget: Budget = unless_sent(_("Budget in đồng"))
    budget_source: Line200 = unless_sent(_("Source of funds"))
    directive: Line300 = unless_sent(_("Directive or programme it follows"))


class GroundsIn(Body):
    """Why the plan in force is amended."""

    reason: Text = need(_("Why"))
    basis: Line300 = may_be("", _("Number and date of the letter, notice or directive."))


class AddedIn(PlanItemIn):
    """An item that is added to the plan in force, with its reason."""

    reason: Text = need(_("Why"))
    basis: Line300 = may_be("", _("Number and date of the letter, notice or directive."))


class AmendIn(PlanItemEdit):
    """A change of an item of the plan in force, with its reason."""

    reason: Text = need(_("Why"))
    basis: Line300 = may_be("", _("Number and date of the letter, notice or directive."))


class MergeIn(Body):
    into: Reference = need(_("Key of the item it is merged into"))
    reason: Text = need(_("Why"))


def as_kept(values: dict[str, Any], *, of: Any = None) -> dict[str, Any]:
    """Values as an item keeps them: countries in one text, whole months where only they are meant."""
    if "countries" in values:
        values["countries"] = ",".join(dict.fromkeys(values["countries"]))
    if values.get("is_month_only", getattr(of, "is_month_only", False)):
        starts_on = values.get("starts_on") or of.starts_on
        ends_on = values.get("ends_on") or of.ends_on
        values |= {"starts_on": first_of_month(starts_on), "ends_on": last_of_month(ends_on)}
    return values
