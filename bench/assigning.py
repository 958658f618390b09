"""Staffing three full days: at once, after ten seconds and a minute; and a year of the capacity question."""

import os
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from doingoai.resources.assigning import (
    Assignment,
    Item,
    Need,
    Resource,
    Role,
    Taken,
    Work,
    assign,
    can_host,
    greedy,
)
from doingoai.resources.assigning.desk import NOBODY, Desk, double_bookings

Found = dict[str, Any]
DAY = datetime(2090, 3, 6, tzinfo=UTC)
TONGUES = ("en", "fr", "ja", "ko", "lo", "zh", "ru")
PLACES = [f"place {number}" for number in range(25)]
MODES = ("consecutive", "simultaneous")
LAYOUTS = ("talks", "rows", "u", "rounds")


def measure(*, items: int = 200) -> Found:
    """Three days of 14 delegations with 40 people, 20 cars and 25 rooms."""
    chance = random.Random(2)
    work = Work(
        tuple(_item(number, DAY, 3, chance) for number in range(items)), _resources(chance),
        travel=_travel(chance), usual_travel=25,
    )  # fmt: skip
    found: Found = {"items": items, "needs": sum(len(one.needs) for one in work.items)}
    found["hand"] = _timed(work, lambda: greedy(work))
    for seconds in (10.0, 60.0):
        found[f"{seconds:.0f}"] = _timed(work, lambda s=seconds: assign(work, seconds=s))
    return found | {"question": _question(chance)}


def _timed(work: Work, make: Callable[[], Assignment]) -> Found:
    wall, cpu = time.monotonic(), time.process_time()
    made = make()
    return {
        "cost": made.cost, "bound": made.bound, "unmet": len(made.unmet),
        "proved": sum(one.is_proved for one in made.unmet), "steps": made.steps,
        "seconds": round(time.monotonic() - wall, 2), "cpu": round(time.process_time() - cpu, 2),
        "broken": _broken(work, made), "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def _broken(work: Work, made: Assignment) -> int:
    """Double bookings and people without the skill, counted from the items themselves."""
    desk, place = Desk(work), {one.key: number for number, one in enumerate(work.resources)}
    by = []
    for slot, (_place, need) in enumerate(desk.slots):
        who = made.resource_of.get((desk.item(slot).key, need.key))
        by.append(NOBODY if who is None else place[who])
    unable = sum(who not in desk.candidates[slot] for slot, who in enumerate(by) if who != NOBODY)
    return unable + len(double_bookings(desk, by))


def _question(chance: random.Random) -> Found:
    """Fifty-two times: can three delegations come in this week, beside a year of bookings."""
    resources = _resources(chance)
    work = Work((), resources, _year(resources, chance), travel=_travel(chance), usual_travel=25)
    began, cpu, answers, slowest = time.monotonic(), time.process_time(), [], 0.0
    for week in range(52):
        monday = DAY + timedelta(weeks=week)
        visits = tuple(_item(number, monday, 5, chance, parties=3) for number in range(36))
        asked = time.monotonic()
        answers.append(can_host(work, visits, seconds=0.5))
        slowest = max(slowest, time.monotonic() - asked)
    return {
        "bookings": len(work.taken), "seconds": round(time.monotonic() - began, 2),
        "cpu": round(time.process_time() - cpu, 2), "slowest": round(slowest, 2), "yes": sum(one.is_possible for one in answers),
        "proved": sum(one.is_proved for one in answers), "weeks": len(answers),
    }  # fmt: skip


def _year(resources: tuple[Resource, ...], chance: random.Random) -> tuple[Taken, ...]:
    """A booking or an absence every eleventh day or so for each, more than 2,500 in all."""
    taken = []
    for one in resources:
        for number in range(34):
            begins = DAY + timedelta(days=chance.randrange(364), hours=chance.randrange(7, 17))
            lasts = timedelta(hours=chance.choice((2, 3, 4, 8)))
            taken.append(
                Taken(
                    one.key, begins, begins + lasts, f"booking {number}",
                    chance.choice(PLACES), number % 9 == 0,
                )
            )  # fmt: skip
    return tuple(taken)


def _resources(chance: random.Random) -> tuple[Resource, ...]:
    """16 interpreters, 14 officers, 10 drivers; 20 cars; 25 rooms."""
    made = [
        Resource(
            f"i{number}", f"interpreter {number}", Role.INTERPRETER,
            languages={TONGUES[number % 7]: chance.randint(4, 6), TONGUES[number * 3 % 7]: 4},
            modes=frozenset(MODES if number % 3 else MODES[:1]), load=chance.randrange(3_000),
        )
        for number in range(16)
    ]  # fmt: skip
    for role, count in ((Role.OFFICER, 14), (Role.DRIVER, 10)):
        made += [
            Resource(
                f"{role}{number}", f"{role} {number}", role, rank=number % 4 + 1,
                load=chance.randrange(3_000),
            )
            for number in range(count)
        ]  # fmt: skip
    made += [
        Resource(f"v{number}", f"car {number}", Role.VEHICLE, seats=(4, 7, 16, 16, 29)[number % 5])
        for number in range(20)
    ]
    made += [
        Resource(
            f"r{number}", f"room {number}", Role.ROOM, seats=(20, 40, 80)[number % 3],
            layouts=frozenset(LAYOUTS[: number % 4 + 1]),
        )
        for number in range(25)
    ]  # fmt: skip
    return tuple(made)


def _travel(chance: random.Random) -> dict[tuple[str, str], int]:
    where = [(chance.randrange(30), chance.randrange(30)) for _place in PLACES]
    return {
        (one, other): 5 + abs(where[i][0] - where[j][0]) + abs(where[i][1] - where[j][1])
        for i, one in enumerate(PLACES)
        for j, other in enumerate(PLACES[:i])
    }


def _item(
    number: int, first: datetime, days: int, chance: random.Random, parties: int = 14
) -> Item:
    party = chance.randrange(parties)
    begins = first + timedelta(
        days=chance.randrange(days), minutes=chance.randrange(7 * 60, 20 * 60, 15)
    )
    options = (
        (0.6, Need("interpreter", Role.INTERPRETER, language=TONGUES[party % 7], level=4)),
        (0.5, Need("officer", Role.OFFICER, rank=party % 4 + 1)),
        (0.35, Need("car", Role.VEHICLE, seats=chance.choice((3, 6, 12, 14)))),
        (0.6, Need("room", Role.ROOM, seats=chance.choice((12, 30, 60)), layout=LAYOUTS[party % 3])),
    )  # fmt: skip
    needs = [need for share, need in options if chance.random() < share]
    if any(need.role == Role.VEHICLE for need in needs):
        needs.append(Need("driver", Role.DRIVER))
    return Item(
        f"item {number}", f"item {number}", begins,
        begins + timedelta(minutes=chance.choice((30, 45, 60, 90, 120))),
        chance.choice(PLACES), f"party {party}", tuple(needs),
    )  # fmt: skip
