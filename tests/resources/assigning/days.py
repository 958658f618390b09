"""Small days to staff, by hand and by chance."""

import random
from datetime import UTC, datetime, timedelta

from doingoai.resources.assigning import Item, Need, Resource, Role, Taken, Work

DAY = datetime(2027, 3, 1, tzinfo=UTC)
PLACES = ("airport", "hall", "port")


def at(hour, minute=0, day=0):
    return DAY + timedelta(days=day, hours=hour, minutes=minute)


def item(key, begins, ends, *needs, place="", party="", day=0):
    return Item(key, f"{key} (Mẫu)", at(begins, day=day), at(ends, day=day), place, party, needs)


def speaks(language, level=0, mode="", key="n"):
    return Need(key, Role.INTERPRETER, language=language, level=level, mode=mode)


def interpreter(key, *modes, load=0, **languages):
    return Resource(
        key, f"{key} (Mẫu)", Role.INTERPRETER, languages=languages, modes=frozenset(modes), load=load
    )  # fmt: skip


def by_chance(seed, items=6):
    """Few people, many needs: often not all can be met."""
    chance = random.Random(seed)
    resources = [
        *(interpreter(f"i{n}", **{chance.choice(["en", "ko"]): chance.randint(3, 6)}) for n in range(2)),
        *(Resource(f"v{n}", f"v{n}", Role.VEHICLE, seats=chance.choice([4, 16])) for n in range(2)),
        *(Resource(f"o{n}", f"o{n}", Role.OFFICER, rank=n) for n in range(2)),
    ]  # fmt: skip
    made = []
    for number in range(items):
        begins = chance.randint(7, 18)
        options = [
            Need("a", Role.INTERPRETER, language=chance.choice(["en", "ko"]), level=3),
            Need("b", Role.VEHICLE, seats=chance.choice([3, 10])),
            Need("c", Role.OFFICER, rank=1),
        ]
        made.append(
            item(
                f"x{number}", begins, begins + chance.randint(1, 3),
                *chance.sample(options, chance.randint(1, 2)),
                place=chance.choice(PLACES), party=chance.choice(["", "p", "q"]),
                day=chance.randint(0, 1),
            )
        )  # fmt: skip
    taken = [
        Taken(one.key, at(8), at(12), "leave (Mẫu)", is_absence=True)
        for one in resources
        if chance.random() < 0.2
    ]
    return Work(
        tuple(made), tuple(resources), tuple(taken), travel={("airport", "port"): 70}
    )  # fmt: skip
