"""The countries and the money of a mission, line by line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from doingoai.accounts.models import User
from doingoai.foundation import audit
from doingoai.foundation.edits import apply_changes, check_not_changed_meanwhile
from doingoai.missions import rules
from doingoai.missions.actions.holding import request_held
from doingoai.missions.models import Funding, Leg, Mission

LEG_FIELDS = frozenset({"country", "city_vi", "arrives_on", "leaves_on"})
FUNDING_FIELDS = frozenset({"source", "payer_vi", "item_vi", "amount", "currency", "rate"})


@transaction.atomic
def add_leg(
    mission: Mission,
    *,
    country: str,
    arrives_on: date,
    leaves_on: date,
    by: User,
    city_vi: str = "",
) -> Leg:
    """
    Add a country with the days in it; the days of crossing count for both.

    :raises RuleBroken: mission.frozen, leg.ends_before_start, leg.outside_mission
    """
    mission = request_held(mission, by)
    rules.check_leg(mission, arrives_on, leaves_on)
    last = Leg.objects.filter(mission=mission).aggregate(last=Max("order"))["last"] or 0
    leg = Leg.objects.create(
        mission=mission, order=last + 1, country=country, city_vi=city_vi.strip(),
        arrives_on=arrives_on, leaves_on=leaves_on,
    )  # fmt: skip
    audit.record("mission.leg_added", mission, by=by, country=country)
    return leg


@transaction.atomic
def edit_leg(
    leg: Leg, *, changes: Mapping[str, Any], by: User, opened: Mapping[str, Any] | None = None
) -> Leg:
    """
    Correct a country or its days.

    :raises RuleBroken: mission.frozen, leg.ends_before_start, leg.outside_mission,
        edit.changed_meanwhile
    """
    mission = request_held(leg.mission, by)
    leg = Leg.objects.select_for_update(of=("self",), no_key=True).get(pk=leg.pk)
    merged = check_not_changed_meanwhile(leg, changes, opened=opened, version=None)
    pairs = apply_changes(leg, merged, allowed=LEG_FIELDS)
    rules.check_leg(mission, leg.arrives_on, leg.leaves_on)
    if pairs:
        leg.save(update_fields=[*pairs])
        audit.record("mission.leg_edited", mission, by=by, changes=pairs)
    return leg


@transaction.atomic
def remove_leg(leg: Leg, *, by: User) -> Mission:
    """
    Take a country out.

    :raises RuleBroken: mission.frozen
    """
    mission = request_held(leg.mission, by)
    audit.record("mission.leg_removed", mission, by=by, country=leg.country)
    leg.delete()
    return mission


@transaction.atomic
def add_funding(mission: Mission, *, by: User, **fields: Any) -> Funding:
    """
    Add a source of money; what it makes in đồng is computed once and kept.

    :raises RuleBroken: mission.frozen, funding.no_amount, funding.no_rate, funding.part_of_dong
    """
    mission = request_held(mission, by)
    line = Funding(mission=mission, amount=0)
    apply_changes(line, fields, allowed=FUNDING_FIELDS)
    _count(line)
    line.save(force_insert=True)
    audit.record("mission.funding_added", mission, by=by, source=line.source, vnd=line.vnd)
    return line


def _count(line: Funding) -> None:
    rules.check_money(line.amount, line.currency, line.rate)
    line.vnd = rules.in_dong(line.amount, line.rate)


@transaction.atomic
def edit_funding(
    line: Funding, *, changes: Mapping[str, Any], by: User, opened: Mapping[str, Any] | None = None
) -> Funding:
    """
    Correct a source of money.

    :raises RuleBroken: mission.frozen, funding.no_amount, funding.no_rate, funding.part_of_dong,
        edit.changed_meanwhile
    """
    mission = request_held(line.mission, by)
    line = Funding.objects.select_for_update(of=("self",), no_key=True).get(pk=line.pk)
    merged = check_not_changed_meanwhile(line, changes, opened=opened, version=None)
    pairs = apply_changes(line, merged, allowed=FUNDING_FIELDS)
    _count(line)
    if pairs:
        line.save(update_fields=[*pairs, "vnd"])
        audit.record("mission.funding_edited", mission, by=by, changes=pairs, vnd=line.vnd)
    return line


@transaction.atomic
def remove_funding(line: Funding, *, by: User) -> Mission:
    """
    Take a source of money out.

    :raises RuleBroken: mission.frozen
    """
    mission = request_held(line.mission, by)
    audit.record("mission.funding_removed", mission, by=by, source=line.source, vnd=line.vnd)
    line.delete()
    return mission
