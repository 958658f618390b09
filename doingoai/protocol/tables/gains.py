"""What is gained when two sit at one table, and what it costs to sit far from one's place in rank."""

from collections.abc import Sequence
from enum import StrEnum

from doingoai.protocol.facts import Attendee
from doingoai.protocol.states import Part, Side
from doingoai.protocol.tables.problem import Problem, Weights

# The first tenth of a side is dearer to its place: those are the guests a mistake offends.
FIRST_PART, FIRST_FACTOR = 10, 3


class Gain(StrEnum):
    """The soft goals, as a plan explains itself by them."""

    LANGUAGE = "language"
    FIELD = "field"
    MIXED = "mixed"
    OWN_PARTY = "own_party"
    AFFINITY = "affinity"


def gains_between(one: Attendee, other: Attendee, weights: Weights) -> dict[Gain, int]:
    """What it is worth that these two sit at one table, by goal; interpreters work and gain nothing."""
    found: dict[Gain, int] = {}
    if Part.INTERPRETER in (one.part, other.part):
        return found
    if one.side != other.side:
        found[Gain.MIXED] = weights.mixed
        if set(one.languages) & set(other.languages):
            found[Gain.LANGUAGE] = weights.language
    if one.party and one.party == other.party:
        found[Gain.OWN_PARTY] = -weights.own_party
    elif one.field and one.field == other.field:
        found[Gain.FIELD] = weights.field
    return found


def pair_points(problem: Problem) -> list[list[int]]:
    """The same for everybody with everybody, as a square of sums."""
    people, weights = problem.attendees, problem.weights
    mixed, own_party, shared = weights.mixed, weights.own_party, weights.field
    both = mixed + weights.language
    points = [[0] * len(people) for _one in people]
    facts = _numbered(people)
    for place, (works, side, languages, party, topic) in enumerate(facts):
        if works:
            continue
        row = points[place]
        for other, (works2, side2, languages2, party2, topic2) in enumerate(facts[:place]):
            if works2:
                continue
            value = 0
            if side != side2:
                value = both if languages & languages2 else mixed
            if party and party == party2:
                value -= own_party
            elif topic and topic == topic2:
                value += shared
            row[other] = points[other][place] = value
    _add_affinities(problem, points)
    return points


def _add_affinities(problem: Problem, points: list[list[int]]) -> None:
    at = {one.key: place for place, one in enumerate(problem.attendees)}
    for (left, right), value in problem.affinities.items():
        if left != right:
            points[at[left]][at[right]] += value
            points[at[right]][at[left]] += value


def _numbered(people: Sequence[Attendee]) -> list[tuple[bool, bool, int, int, int]]:
    """Works, host, languages as bits, party, field: numbers compare faster than words."""
    tongues: dict[str, int] = {}
    parties: dict[str, int] = {"": 0}
    topics: dict[str, int] = {"": 0}
    return [
        (
            one.part == Part.INTERPRETER,
            one.side == Side.HOST,
            sum(1 << tongues.setdefault(name, len(tongues)) for name in dict.fromkeys(one.languages)),
            parties.setdefault(one.party, len(parties)),
            topics.setdefault(one.field, len(topics)),
        )
        for one in people
    ]  # fmt: skip


def home_tables(problem: Problem) -> list[int]:
    """The table that is everybody's by rank among their own side, -1 for those who work."""
    ends, total = [], 0
    for one in problem.tables:
        total += one.seats
        ends.append(total)
    homes = [-1] * len(problem.attendees)
    for ranked in _ranked(problem):
        table = 0
        for order, place in enumerate(ranked):
            while table + 1 < len(ends) and (order + 0.5) * total >= ends[table] * len(ranked):
                table += 1
            homes[place] = table
    return homes


def rank_costs(problem: Problem) -> list[list[int]]:
    """What each table costs each guest: the steps from their place in rank, dearer for the first."""
    homes, tables = home_tables(problem), range(len(problem.tables))
    costs = [[0] * len(tables) for _one in homes]
    for ranked in _ranked(problem):
        first = -(-len(ranked) // FIRST_PART)
        for order, place in enumerate(ranked):
            weight = problem.weights.precedence * (FIRST_FACTOR if order < first else 1)
            costs[place] = [weight * abs(table - homes[place]) for table in tables]
    return costs


def _ranked(problem: Problem) -> list[list[int]]:
    """Each side by standing, without those who work; spouses count as they are given."""
    people = problem.attendees
    working = (Part.INTERPRETER, Part.NOTE_TAKER)
    sides: dict[str, list[int]] = {}
    for place in sorted(range(len(people)), key=lambda place: people[place].standing):
        if people[place].part not in working:
            sides.setdefault(people[place].side, []).append(place)
    return list(sides.values())


def fill_costs(problem: Problem) -> list[list[int]]:
    """What each number of people at each table costs: the square of what even tables would have."""
    total = sum(table.seats for table in problem.tables) or 1
    share = len(problem.attendees) / total
    return [
        [
            round(problem.weights.balance * (count - table.seats * share) ** 2)
            for count in range(table.seats + 1)
        ]
        for table in problem.tables
    ]
