"""Evenings to seat: made ones with ranks, couples and languages, the public wedding, diverse groups."""

import csv
import random
from pathlib import Path

from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part, Side
from doingoai.protocol.tables.problem import Problem, Table, Weights

SEATS = 10
TONGUES = ("en", "fr", "ja", "ko", "lo", "zh", "ru")
FIELDS = ("trade", "culture", "health", "ports", "schools", "energy", "tourism", "farming")
WEDDING = Path(__file__).parent / "data" / "wedding.csv"
NO_GOALS = Weights(precedence=0, language=0, field=0, own_party=0, mixed=0, balance=0)


def banquet(guests: int, *, wishes: int | None = None, seed: int = 1) -> Problem:
    """A third hosts, the rest of delegations; a tenth in couples, an eighth of pairs kept apart."""
    chance = random.Random(seed)
    people = [_somebody(number, guests, chance) for number in range(guests)]
    free = list(range(guests))
    pairs: list[tuple[int, int]] = []
    while len(pairs) < guests // 20:
        one = free.pop(chance.randrange(len(free) - 1))
        other = min(free, key=lambda place: (abs(place - one), place))
        free.remove(other)
        pairs.append((one, other))
        people[other] = _spouse(people[other], people[one])
        people[one] = _with(people[one], couple=people[other].key)
    for _interpreter in range(guests // 40):
        one, principal = (free.pop(chance.randrange(len(free))) for _side in range(2))
        people[one] = _interpreter_of(people[one], people[principal])
    apart = tuple(
        (people[one].key, people[other].key)
        for one, other in (chance.sample(free, 2) for _pair in range(wishes or guests // 8))
    )
    tables = tuple(Table(f"b{number}", SEATS) for number in range(-(-guests // SEATS)))
    return Problem(tuple(people), tables, apart=apart, hosts_per_table=2, head_first=4)


def _somebody(number: int, guests: int, chance: random.Random) -> Attendee:
    is_host = number % 3 == 0
    party = "" if is_host else f"d{chance.randrange(max(4, guests // 25))}"
    own = TONGUES[int(party[1:]) % len(TONGUES)] if party else "vi"
    tongues = {own} | ({chance.choice(TONGUES)} if chance.random() < 0.5 else set())
    return Attendee(
        f"g{number}", Side.HOST if is_host else Side.GUEST, number, party=party or "host",
        languages=tuple(sorted(tongues)), field=chance.choice(FIELDS),
    )  # fmt: skip


def _with(one: Attendee, **changed: object) -> Attendee:
    told = {name: getattr(one, name) for name in Attendee.__dataclass_fields__}
    return Attendee(**(told | changed))


def _spouse(one: Attendee, of: Attendee) -> Attendee:
    return _with(one, side=of.side, party=of.party, couple=of.key, part=Part.SPOUSE)


def _interpreter_of(one: Attendee, principal: Attendee) -> Attendee:
    return _with(
        one, side=Side.HOST, party="host", part=Part.INTERPRETER, interprets_for=(principal.key,)
    )


def wedding(tables: int, seats: int) -> Problem:
    """Seventeen guests of a wedding with how well they know one another, as published."""
    with WEDDING.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if line[0] != "#"))
    names = list(dict.fromkeys(row["one"] for row in rows))
    names += [row["other"] for row in rows if row["other"] not in names]
    names = list(dict.fromkeys(names))
    people = tuple(Attendee(name, Side.GUEST, place) for place, name in enumerate(names))
    known = {(row["one"], row["other"]): int(row["strength"]) for row in rows}
    return Problem(
        people, tuple(Table(str(number), seats) for number in range(tables)),
        hosts_per_table=0, weights=NO_GOALS, affinities=known,
    )  # fmt: skip


def diverse_groups(kind: str, items: int, groups: int, *, seed: int) -> Problem:
    """
    Items to part into equal groups, as different as can be within each.

    After the published recipe of the sets RanReal and RanInt: distances drawn evenly from 0 to 100,
    real ones with five decimals (kept as whole numbers), or whole ones; 120 items in 10 groups, 240
    in 12.
    """
    chance = random.Random(f"{kind}-{items}-{seed}")
    people = tuple(Attendee(f"i{place}", Side.GUEST, place) for place in range(items))
    most = 10_000_000 if kind == "RanReal" else 100
    distances = {
        (people[one].key, people[other].key): chance.randint(0, most)
        for one in range(items)
        for other in range(one)
    }
    tables = tuple(Table(str(number), items // groups) for number in range(groups))
    return Problem(
        people, tables, hosts_per_table=0, weights=NO_GOALS, affinities=distances
    )  # fmt: skip
