"""Missions that count, with legs, travellers and money."""

from datetime import date
from itertools import count
from typing import Any

from doingoai.accounts.models import Unit
from doingoai.directory.models import Person
from doingoai.missions.models import Funding, Leg, Mission, Traveller
from doingoai.missions.states import MissionState
from tests import factories

_turn = count(1)


def mission(
    *,
    countries: tuple[str, ...] = ("LA",),
    travellers: tuple[tuple[Unit | None, Person], ...] = (),
    money: tuple[tuple[str, int], ...] = (),
    **fields: Any,
) -> Mission:
    turn = next(_turn)
    starts_on = fields.setdefault("starts_on", date(2026, 3, 2))
    ends_on = fields.setdefault("ends_on", date(2026, 3, 6))
    fields.setdefault("reference", f"ĐR-2026-T{turn:03d}")
    fields.setdefault("title_vi", f"Đoàn ra mẫu số {turn}")
    fields.setdefault("state", MissionState.APPROVED)
    fields.setdefault("unit", factories.foreign_affairs())
    fields.setdefault("opened_by", factories.user())
    made = Mission.objects.create(
        programme=factories.programme(starts_on, ends_on), opened_at=factories.NOON, **fields
    )
    for order, country in enumerate(countries):
        Leg.objects.create(
            mission=made, order=order, country=country, arrives_on=starts_on, leaves_on=ends_on
        )
    for order, (unit, person) in enumerate(travellers):
        Traveller.objects.create(mission=made, order=order, unit=unit, person=person)
    for source, vnd in money:
        Funding.objects.create(mission=made, source=source, amount=vnd * 100, vnd=vnd)
    return made
