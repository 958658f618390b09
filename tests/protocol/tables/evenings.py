"""Small evenings, by hand and by chance, and every plan of them by brute force."""

import random
from itertools import product

from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part, Side
from doingoai.protocol.tables import Problem, Table, broken_wishes, overfull_tables

TONGUES = ("vi", "en", "ko", "fr")


def guest(key, standing, side=Side.GUEST, **more):
    return Attendee(key, side, standing, name=f"{key.upper()} (Mẫu)", **more)


def tables(*seats):
    return tuple(Table(f"t{place}", count) for place, count in enumerate(seats))


def evening(count, *seats, **wishes):
    """Every second is a host; guests come in two parties and speak English or Korean."""
    people = tuple(
        guest(
            f"p{place}", place, Side.HOST if place % 2 == 0 else Side.GUEST,
            party="" if place % 2 == 0 else f"d{place % 4}",
            languages=("vi", "en") if place % 2 == 0 else (TONGUES[1 + place % 2],),
        )
        for place in range(count)
    )  # fmt: skip
    return Problem(people, tables(*seats), **wishes)


def by_chance(seed, most=7):
    """A problem with every kind of wish, often without any plan."""
    chance = random.Random(seed)
    count = chance.randint(2, most)
    keys = [f"p{place}" for place in range(count)]
    people = [
        guest(
            key, place, chance.choice(list(Side)), party=chance.choice(["", "d1", "d2"]),
            languages=(chance.choice(TONGUES),), field=chance.choice(["", "trade"]),
            part=chance.choice([Part.MEMBER] * 4 + [Part.INTERPRETER]),
            diet=chance.choice(["", "", "halal"]),
            interprets_for=(chance.choice(keys),) if chance.random() < 0.15 else (),
            couple=chance.choice(keys) if chance.random() < 0.15 else "",
        )
        for place, key in enumerate(keys)
    ]  # fmt: skip
    seats = [chance.randint(1, 4) for _table in range(chance.randint(1, 3))]

    def pairs(rate):
        return tuple(tuple(chance.sample(keys, 2)) for _pair in keys if chance.random() < rate)

    return Problem(
        tuple(people), tables(*seats), together=pairs(0.12), apart=pairs(0.2),
        locked={key: chance.randrange(len(seats)) for key in keys if chance.random() < 0.12},
        head=tuple(key for key in keys if chance.random() < 0.1),
        head_first=chance.choice([0, 0, 0, 1]),
        diets=("halal",) if chance.random() < 0.4 else (),
        hosts_per_table=chance.choice([None, 0, 0, 1, 2]),
    )  # fmt: skip


def every_plan(problem):
    """Each way of seating everybody, whatever rules it breaks but the seats."""
    keys = [one.key for one in problem.attendees]
    for at in product(range(len(problem.tables)), repeat=len(keys)):
        plan = dict(zip(keys, at, strict=True))
        if not overfull_tables(problem, plan):
            yield plan


def is_possible(problem, wishes=None):
    """Tell by brute force whether a plan keeps all wishes, or only those that are given."""
    for plan in every_plan(problem):
        broken = broken_wishes(problem, plan)
        if not (broken if wishes is None else set(broken) & set(wishes)):
            return True
    return False
