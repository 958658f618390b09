"""Reads of the yearly plan: who sees which items, and items as plain lines."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from doingoai.accounts.models import Unit, User
from doingoai.accounts.queries import current_units, people_with, unit_and_below
from doingoai.accounts.rules import may
from doingoai.accounts.states import Permission
from doingoai.foundation.bilingual import in_language
from doingoai.foundation.folding import clean, fold
from doingoai.yearplan.facts import ItemLine
from doingoai.yearplan.models import BroughtProposals, PlanItem, YearPlan
from doingoai.yearplan.states import PlanItemKind, PlanItemState, PlanState

S = PlanItemState
WEIGHED = frozenset({S.PROPOSED, S.ASKED_BACK, S.ACCEPTED, S.PLANNED})
"""Items that count: neither drafts nor what was merged, cut or dropped."""
IN_PLAN = frozenset({S.PLANNED, S.DROPPED})


def visible_plans(user: User) -> QuerySet[YearPlan]:
    """Plans, for those who propose or read them; of the items each sees their own."""
    if may(user, Permission.PLAN_VIEW_ALL) or may(user, Permission.PLAN_PROPOSE):
        return YearPlan.objects.all()
    return YearPlan.objects.none()


def visible_items(user: User) -> QuerySet[PlanItem]:
    """All proposals for the office, drafts of others aside; for others those of the own unit."""
    items = PlanItem.objects.select_related("unit", "partner", "plan")
    if may(user, Permission.PLAN_VIEW_ALL):
        # By a join: whoever reads everything asks this at each letter of a search.
        mine = Q(unit=user.unit_id) | Q(unit__parent=user.unit_id) | Q(proposed_by=user)
        return items.filter(~Q(state=S.DRAFT) | mine)
    if may(user, Permission.PLAN_PROPOSE):
        return items.filter(unit__in=unit_and_below(user.unit))
    return items.none()


def visible_brought(user: User) -> QuerySet[BroughtProposals]:
    """Spreadsheets that this person, or somebody of the own unit, has brought."""
    brought = BroughtProposals.objects.select_related("plan", "unit")
    if not may(user, Permission.PLAN_PROPOSE):
        return brought.none()
    return brought.filter(Q(brought_by=user) | Q(unit__in=unit_and_below(user.unit)))


def units_to_propose_for(user: User, *, on: date) -> QuerySet[Unit]:
    """Every unit for those who consolidate; for others the own one and those below it."""
    units = current_units(on=on)
    if may(user, Permission.PLAN_WRITE):
        return units
    return units.filter(pk__in=unit_and_below(user.unit))


def proposers_of(unit: Unit) -> QuerySet[User]:
    """Who proposes for a unit: the people of the unit and of those below it who may."""
    return people_with(Permission.PLAN_PROPOSE).filter(unit__in=unit_and_below(unit))


def plan_shown_first(plans: QuerySet[YearPlan], *, on: date) -> YearPlan | None:
    """The plan somebody looks for: of this year, else the newest."""
    return plans.filter(year=on.year).first() or plans.order_by("-year").first()


def plan_open_for_proposals(plans: QuerySet[YearPlan]) -> YearPlan | None:
    """The plan that takes proposals now, the nearest year first."""
    return plans.filter(state=PlanState.COLLECTING).order_by("year").first()


def totals_by_kind(items: QuerySet[PlanItem]) -> list[dict[str, Any]]:
    """Number, people, days and budget of each kind, in the order of the kinds."""
    sums = {"count": Count("id"), "people": Sum("people"), "days": Sum("days")}
    found = items.order_by().values("kind").annotate(**sums, money=Sum("budget"))
    rows = {row["kind"]: row for row in found}
    lines: list[dict[str, Any]] = [
        {**rows[kind.value], "label": kind.label} for kind in PlanItemKind if kind.value in rows
    ]
    return lines


def item_lines(items: QuerySet[PlanItem]) -> list[ItemLine]:
    """Items as plain lines, in one query."""
    found = items.order_by("starts_on", "id").values_list(
        "id", "title_vi", "title_en", "unit__name_vi", "unit__name_en", "kind", "state",
        "starts_on", "ends_on", "partner_id", "partner__name_vi", "partner__name_en",
        "partner_text", "countries", "leader", "leader_person_id",
        "is_month_only", "added_later", "people", "days", "budget",
    )  # fmt: skip
    return list(_lines(found.iterator(chunk_size=2000)))


def _lines(rows: Iterable[tuple[Any, ...]]) -> Iterable[ItemLine]:
    for row in rows:
        (key, title_vi, title_en, unit_vi, unit_en, kind, state, starts_on, ends_on, partner,
         partner_vi, partner_en, partner_text, countries, leader, person,
         is_month, later, people, days, budget) = row  # fmt: skip
        yield ItemLine(
            key=key, title_vi=title_vi, title_en=title_en,
            unit=in_language(unit_vi, unit_en), kind=PlanItemKind(kind),
            state=PlanItemState(state), starts_on=starts_on, ends_on=ends_on,
            partner=_word("partner", partner, partner_text),
            partner_name=in_language(partner_vi or "", partner_en or "") or partner_text,
            countries=tuple(code for code in str(countries).split(",") if code),
            leader=fold(clean(leader)), leader_key=f"person {person}" if person else "",
            leader_name=leader,
            is_month_only=bool(is_month), added_later=bool(later),
            people=people, days=days, budget=budget,
        )  # fmt: skip


def _word(kind: str, key: object, text: object) -> str:
    """What two items are compared by: a key, else the folded text; empty for neither."""
    return f"{kind} {key}" if key else fold(clean(str(text)))
