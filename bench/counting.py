"""Statistics over many missions: all tables of a period as a workbook, and one page of them."""

import random
import resource
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from bench import timing
from bench.asking import Asking, product, signed_in
from doingoai.accounts.models import Unit, User
from doingoai.directory.models import Person
from doingoai.missions.models import Funding, Leg, Mission, Traveller
from doingoai.missions.states import FundingSource, LeaderLevel, MissionState, Purpose
from doingoai.programme.models import Programme

SEED = 2026
YEAR = 2026
ADDRESS = "/statistics/?direction=out&cut=unit&from=01/01/2026&to=31/12/2026"
BOOK = "/statistics/export.xlsx?direction=out&from=01/01/2026&to=31/12/2026&recipient=Bench&reason=Bench"
COUNTRIES = ("LA", "KH", "TH", "CN", "JP", "KR", "FR", "RU", "US", "DE", "SG", "AU")
TRAVELLERS, AT_ONCE = 4, 5_000


def measure(*, missions: int) -> dict[str, Any]:
    """Fill a copy of the world with missions of one year, then ask for their statistics."""
    with transaction.atomic():
        _fill(missions, random.Random(SEED))
    asking = Asking(product(), signed_in("ha"))
    if not asking.get(BOOK).startswith(b"PK"):
        raise AssertionError(f"{BOOK} gives no workbook")
    found = timing.beside(
        {"workbook": lambda: asking.get(BOOK), "page": lambda: asking.get(ADDRESS)}, turns=1, runs=3
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found | {
        "missions": missions, "queries": len(asking.statements(ADDRESS)), "peak_mb": peak,
        "engine": connection.vendor,
    }  # fmt: skip


def _fill(count: int, chance: random.Random) -> None:
    units = list(Unit.objects.order_by("pk"))
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:20_000])
    opener = User.objects.order_by("pk")[0]
    for start in range(0, count, AT_ONCE):
        _some(range(start, min(count, start + AT_ONCE)), units, people, opener, chance)


def _some(
    numbers: range, units: list[Unit], people: list[int], opener: User, chance: random.Random
) -> None:
    days = [date(YEAR, 1, 1) + timedelta(chance.randrange(365)) for _number in numbers]
    lengths = [timedelta(chance.randrange(3, 10)) for _number in numbers]
    spans = [(day, day + length) for day, length in zip(days, lengths, strict=True)]
    programmes = Programme.objects.bulk_create(
        Programme(starts_on=first, ends_on=last) for first, last in spans
    )
    missions = Mission.objects.bulk_create(
        Mission(
            reference=f"ĐR-B{number}", title_vi=f"Đoàn ra đo thử {number}", unit=chance.choice(units),
            state=MissionState.APPROVED, level=chance.choice(LeaderLevel.values),
            purpose=chance.choice(Purpose.values), starts_on=span[0], ends_on=span[1],
            programme=programme, opened_by=opener, opened_at=f"{YEAR}-01-05T05:00:00Z",
        )
        for number, span, programme in zip(numbers, spans, programmes, strict=True)
    )  # fmt: skip
    Leg.objects.bulk_create(
        Leg(mission=one, order=order, country=country, arrives_on=one.starts_on, leaves_on=one.ends_on)
        for one in missions
        for order, country in enumerate(chance.sample(COUNTRIES, 2))
    )  # fmt: skip
    Funding.objects.bulk_create(
        Funding(mission=one, source=source, amount=100 * vnd, vnd=vnd)
        for one in missions
        for source in chance.sample(FundingSource.values, 2)
        for vnd in [chance.randrange(10**6, 10**9)]
    )
    Traveller.objects.bulk_create(
        Traveller(mission=one, person_id=person, order=order, unit=chance.choice(units))
        for one in missions
        for order, person in enumerate(chance.sample(people, TRAVELLERS))
    )
