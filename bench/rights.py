"""
The lists of those who see everything beside the same lists of a focal point, over many rows (P1 to P3).

Fifty units in two levels and two hundred roles share all visits and missions of a world and a plan of
the year; of every tenth mission and visit one unit was asked.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection

from bench import timing
from bench.asking import Asking, floor, product, signed_in
from bench.world import WithoutIndexes, load
from doingoai.accounts.models import RoleGrant, Unit, User
from doingoai.accounts.states import Role
from doingoai.approvals.models import Consultation
from doingoai.delegations.models import Delegation
from doingoai.missions.models import Leg, Mission
from doingoai.missions.states import MissionState, Purpose
from doingoai.programme.models import Programme
from doingoai.yearplan.models import PlanItem, YearPlan
from doingoai.yearplan.states import PlanItemKind, PlanItemState

SEED, UNITS, ROLES, YEAR = 2026, 50, 200, 2090
LAST_DAY, DAYS = date(2026, 12, 31), 3_650
COUNTRIES = ("LA", "KH", "TH", "CN", "JP", "KR", "FR", "RU", "US", "DE", "SG", "AU")
OFFICE, AGENCY = "bench-office", "bench-agency"
AWAKE = [state for state in MissionState.values if state != MissionState.CLOSED]
CLOSED_PART = 0.97
TURNS = 20


def fill(*, size: int) -> dict[str, int]:
    """Add to a copy of a world: units, people, as many missions as visits, a plan, questions."""
    chance = random.Random(SEED)
    units = _units()
    _people(units)
    asker = User.objects.order_by("pk")[0]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    with WithoutIndexes(Delegation), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE delegations_delegation SET receiving_unit_id = {units[0].pk} + id % {len(units)}"
        )
    first = _missions(size, units, asker, chance)
    _items(max(1_000, size // 20), units, asker, chance)
    visits = Delegation.objects.order_by("pk").values_list("pk", flat=True)[: size // 10]
    _questions("mission", range(first, first + size, 10), units, asker)
    _questions("delegation", list(visits), units, asker)
    connection.close()
    return {"size": size, "units": len(units), "roles": RoleGrant.objects.count()}


def _units() -> list[Unit]:
    """Fifty departments; their keys follow each other."""
    last = Unit.objects.order_by("-pk")[0].pk
    return Unit.objects.bulk_create(
        Unit(
            pk=last + number, code=f"bench-{number}", kind="department", name_vi=f"Sở Mẫu {number}",
            parent_id=None if number <= 10 else last + number % 10 + 1,
        )
        for number in range(1, UNITS + 1)
    )  # fmt: skip


def _people(units: list[Unit]) -> None:
    """People until there are two hundred roles; two of them open the pages."""
    office = User.objects.get(username="lan").unit
    missing = ROLES - RoleGrant.objects.count()
    people = User.objects.bulk_create(
        User(
            username=(OFFICE, AGENCY)[number] if number < 2 else f"bench-{number}",
            name=f"Người Mẫu {number}", password="!", joined_at="2026-01-05T05:00:00Z", unit=units[-1 - number % 40] if number else office,
        )
        for number in range(missing)
    )  # fmt: skip
    RoleGrant.objects.bulk_create(
        RoleGrant(user=one, role=Role.OFFICER if one.username == OFFICE else Role.FOCAL_POINT)
        for one in people
    )


def _missions(size: int, units: list[Unit], by: User, chance: random.Random) -> int:
    first = Mission.objects.count() and Mission.objects.order_by("-pk")[0].pk + 1
    programme = Programme.objects.order_by("-pk")[0].pk + 1
    days = [LAST_DAY - timedelta(days=DAYS - DAYS * (n + 1) // size) for n in range(size)]
    ends = [day + timedelta(days=3 + n % 5) for n, day in enumerate(days)]
    spans = list(zip(map(str, days), map(str, ends), strict=True))
    load(
        Programme, "id starts_on ends_on", ((programme + n, *span) for n, span in enumerate(spans))
    )
    load(
        Mission,
        "id reference title_vi state closed_at unit_id purpose starts_on ends_on programme_id opened_by_id opened_at",
        (
            (
                first + n, f"ĐR-B{n}", f"Đoàn ra đo thử {n}", *_state(chance),
                units[n % len(units)].pk, chance.choice(Purpose.values), *span, programme + n, by.pk,
                "2026-01-05 05:00:00",
            )
            for n, span in enumerate(spans)
        ),
    )  # fmt: skip
    load(
        Leg, "mission_id order country arrives_on leaves_on",
        ((first + n, 1, chance.choice(COUNTRIES), *span) for n, span in enumerate(spans)),
    )  # fmt: skip
    return first


def _state(chance: random.Random) -> tuple[str, str | None]:
    """Nearly all are filed and closed."""
    if chance.random() < CLOSED_PART:
        return MissionState.CLOSED, "2026-12-05 05:00:00"
    return chance.choice(AWAKE), None


def _items(count: int, units: list[Unit], by: User, chance: random.Random) -> None:
    plan = YearPlan.objects.create(year=YEAR, opened_by=by, opened_at="2026-01-05T05:00:00Z")
    days = [date(YEAR, 1, 1) + timedelta(days=n % 360) for n in range(count)]
    load(
        PlanItem,
        "plan_id kind state unit_id title_vi starts_on ends_on proposed_by_id proposed_at folded",
        (
            (
                plan.pk, chance.choice(PlanItemKind.values), PlanItemState.PROPOSED, units[n % len(units)].pk,
                f"Mục đo thử {n}", str(day), str(day + timedelta(days=4)), by.pk, "2026-01-05 05:00:00",
                f"muc do thu {n}",
            )
            for n, day in enumerate(days)
        ),
    )  # fmt: skip


def _questions(about: str, keys: Any, units: list[Unit], by: User) -> None:
    """Of every tenth one unit was asked; half have answered."""
    load(
        Consultation,
        "about_type about_id about_label unit_id question asked_by_id asked_on due_on opinion answered_on took",
        (
            (
                about, str(key), f"Đoàn Mẫu {key}", units[(n * 7) % len(units)].pk, "?", by.pk,
                "2026-03-02", "2026-03-12", *(("agree", "2026-03-09", 5) if n % 2 else ("", None, None)),
            )
            for n, key in enumerate(keys)
        ),
    )  # fmt: skip


def pages() -> Iterator[tuple[str, str, str]]:
    """Name, address, and the address of the floor where there is one."""
    plan = YearPlan.objects.get(year=YEAR).pk
    half = LAST_DAY - timedelta(days=DAYS // 2)
    middle = Mission.objects.filter(starts_on=half).values_list("pk", flat=True)[0]
    yield "visits", "/delegations/", "/floor/delegations/"
    yield "missions", "/missions/", "/floor/missions/"
    yield "missions, one state", "/missions/?state=approved", "/floor/missions/?state=approved"
    yield (
        "missions, five years back",
        f"/missions/?after={half}.{middle}",
        f"/floor/missions/?after={half}.{middle}",
    )
    yield "items of a plan", f"/plan/{plan}/", f"/floor/plan/{plan}/"
    yield "desk", "/", ""


def measure(*, size: int, turns: int = TURNS) -> dict[str, Any]:
    """Each list as the office sees it and as one agency of fifty sees it, beside the floor."""
    office, agency = Asking(product(), signed_in(OFFICE)), Asking(product(), signed_in(AGENCY))
    plain = Asking(floor(), signed_in(OFFICE))
    found: dict[str, Any] = {"size": size}
    for name, address, bare in pages():
        works: dict[str, timing.Work] = {
            "office": lambda address=address: office.get(address),
            "agency": lambda address=address: agency.get(address),
        }
        if bare:
            works["floor"] = lambda bare=bare: plain.get(bare)
        one = timing.beside(works, turns=turns)
        found[name] = one | {
            "queries": [len(who.statements(address)) for who in (office, agency)],
            "rights": timing.ratio(one, "agency", "office", "cpu50"),
            "ratio": timing.ratio(one, "office", "floor", "cpu50") if bare else None,
        }
    return found
