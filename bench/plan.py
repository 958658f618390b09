"""Consolidating a large plan: every item read, every overlap found, the whole page answered."""

import random
from datetime import date, timedelta
from typing import Any

from bench import timing
from bench.asking import Asking, product, signed_in
from doingoai.accounts.models import Unit, User
from doingoai.directory.models import Partner
from doingoai.foundation import clock
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.overlaps import find_overlaps
from doingoai.yearplan.queries import WEIGHED, item_lines

YEAR = 2090
COUNTRIES = [
    "KR",
    "JP",
    "LA",
    "KH",
    "TH",
    "CN",
    "FR",
    "DE",
    "PL",
    "RU",
    "CU",
    "US",
    "GB",
    "AU",
    "CA",
    "IN",
    "ID",
    "MY",
    "SG",
    "PH",
]
TURNS = 5


def measure(*, items: int, partners: int = 600) -> dict[str, Any]:
    """A plan of so many items over fifty units: the search alone, then the page of the browser."""
    plan = _fill(items, partners)
    mine = PlanItem.objects.filter(plan=plan, state__in=WEIGHED)
    lines = item_lines(mine)
    asking, address = Asking(product(), signed_in("lan")), f"/plan/{plan.pk}/overlaps/"
    works = {
        "read": lambda: item_lines(mine),
        "overlaps": lambda: find_overlaps(lines),
        "page": lambda: asking.get(address),
    }
    found = timing.beside(works, turns=TURNS, runs=3)
    return found | {
        "items": items,
        "pairs": len(find_overlaps(lines)),
        "queries": len(asking.statements(address)),
    }


def _fill(items: int, partners: int) -> YearPlan:
    chance, by = random.Random(7), User.objects.get(username="lan")
    known = list(Partner.objects.order_by("pk")[:partners])
    names = [f"Đối tác mẫu {number}" for number in range(partners - len(known))]
    units = list(Unit.objects.order_by("pk")[:50])
    YearPlan.objects.filter(year=YEAR).delete()
    now = clock.now()
    plan = YearPlan.objects.create(year=YEAR, opened_by=by, opened_at=now)
    rows = (_row(plan, number, chance, known, names) for number in range(items))
    PlanItem.objects.bulk_create(
        (
            PlanItem(plan=plan, unit=chance.choice(units), proposed_by=by, proposed_at=now, **row)
            for row in rows
        ),
        batch_size=500,
    )
    return plan


def _row(
    plan: YearPlan, number: int, chance: random.Random, known: list[Partner], names: list[str]
) -> dict[str, Any]:
    begins = date(plan.year, 1, 1) + timedelta(days=chance.randrange(360))
    partner = chance.choice([*known, *names])
    return {
        "kind": chance.choice(("inbound", "outbound", "conference", "event")),
        "state": "proposed",
        "title_vi": f"Mục số {number}",
        "starts_on": begins,
        "ends_on": begins + timedelta(days=chance.randrange(1, 8)),
        "partner": partner if isinstance(partner, Partner) else None,
        "partner_text": "" if isinstance(partner, Partner) else partner,
        "countries": chance.choice(COUNTRIES) if number % 3 == 0 else "",
        "leader": f"Lãnh đạo {chance.randrange(200)}",
    }
