"""Cuts records into tables: pure, so that a figure and the records behind it cannot disagree."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from doingoai.reporting.facts import NOTHING, Breakdown, Line, Record, Sums, UnitTree
from doingoai.reporting.states import Cut

Portion = tuple[str, int, int]
"""A key, with the people and the đồng of a record that fall on it."""

NO_UNITS = UnitTree()


def _whole(keys: Callable[[Record], Iterable[str]]) -> Callable[[Record], list[Portion]]:
    """Count a record wholly on each of its keys: a mission to three countries on all three."""

    def portions(record: Record) -> list[Portion]:
        return [(key, record.people, record.vnd) for key in keys(record)]

    return portions


def _by_person(record: Record) -> list[Portion]:
    return [(person, 1, 0) for person in record.persons]


def _by_headcount(record: Record) -> list[Portion]:
    return [(unit, people, 0) for unit, people in record.travellers]


def _by_funding(record: Record) -> list[Portion]:
    sums: dict[str, int] = {}
    for source, vnd in record.funding:
        sums[source] = sums.get(source, 0) + vnd
    return [(source, record.people, vnd) for source, vnd in sums.items()]


PORTIONS: dict[Cut, Callable[[Record], list[Portion]]] = {
    Cut.UNIT: _whole(lambda record: (record.unit,)),
    Cut.PERSON: _by_person,
    Cut.HEADCOUNT: _by_headcount,
    Cut.COUNTRY: _whole(lambda record: dict.fromkeys(record.countries)),
    Cut.PARTNER: _whole(lambda record: (record.partner,)),
    Cut.PURPOSE: _whole(lambda record: (record.purpose,)),
    Cut.FIELD: _whole(lambda record: (record.field,)),
    Cut.LEVEL: _whole(lambda record: (record.level,)),
    Cut.FUNDING: _by_funding,
    Cut.PLANNING: _whole(lambda record: (record.planning,)),
    Cut.PILLAR: _whole(lambda record: (record.pillar,)),
    Cut.MONTH: _whole(lambda record: (f"{record.starts_on.month:02d}",)),
}
IN_TREE = frozenset({Cut.UNIT, Cut.HEADCOUNT})


def tabulate(
    records: Sequence[Record], before: Sequence[Record], cut: Cut, *, units: UnitTree = NO_UNITS
) -> Breakdown:
    """
    Cut records into lines, beside those of the same period a year before.

    Units add up what is below them. The total counts each delegation once, so lines of countries,
    people or units may add up to more.
    """
    now, then = _sums(records, cut, units), _sums(before, cut, units)
    lines = [
        Line(key, now.get(key, NOTHING), then.get(key, NOTHING), depth)
        for key, depth in _in_order(now, then, cut, units)
    ]
    return Breakdown(tuple(lines), Line("", _total(records), _total(before)))


def records_behind(
    records: Iterable[Record], cut: Cut, key: str, *, units: UnitTree = NO_UNITS
) -> list[Record]:
    """The records that one line of a table counts."""
    portions = _portions_of(cut, units)
    return [record for record in records if any(each == key for each, *_ in portions(record))]


def _portions_of(cut: Cut, units: UnitTree) -> Callable[[Record], Iterable[Portion]]:
    """How a record falls on the keys of a cut, each key once; in a tree also on what is above."""
    own = PORTIONS[cut]
    if cut not in IN_TREE:
        return own
    line_up = cache(units.line_up)

    def portions(record: Record) -> list[Portion]:
        found: dict[str, tuple[int, int]] = {}
        for key, people, vnd in own(record):
            for each in line_up(key):
                had = found.get(each, (0, 0))
                found[each] = (had[0] + people, had[1] + vnd)
        return [(key, people, vnd) for key, (people, vnd) in found.items()]

    return portions


def _sums(records: Iterable[Record], cut: Cut, units: UnitTree) -> dict[str, Sums]:
    portions = _portions_of(cut, units)
    sums: dict[str, list[int]] = {}
    for record in records:
        days = record.days
        for key, people, vnd in portions(record):
            line = sums.get(key)
            if line is None:
                sums[key] = [1, people, days, vnd]
            else:
                line[0] += 1
                line[1] += people
                line[2] += days
                line[3] += vnd
    return {key: Sums(*line) for key, line in sums.items()}


def _total(records: Sequence[Record]) -> Sums:
    return Sums(
        len(records),
        sum(record.people for record in records),
        sum(record.days for record in records),
        sum(record.vnd for record in records),
    )


def _in_order(
    now: dict[str, Sums], then: dict[str, Sums], cut: Cut, units: UnitTree
) -> list[tuple[str, int]]:
    """Keys with their depth: months in time, units as a tree, all else by size; unknown ones last."""
    keys = {**then, **now}
    if cut == Cut.MONTH:
        return [(key, 0) for key in sorted(keys)]
    if cut in IN_TREE:
        paths = {key: tuple(reversed(units.line_up(key))) for key in keys}
        nowhere = len(units.order)
        ordered = sorted(
            keys, key=lambda key: [(units.order.get(step, nowhere), step) for step in paths[key]]
        )
        return [(key, len(paths[key]) - 1) for key in ordered]
    return [
        (key, 0)
        for key in sorted(
            keys, key=lambda key: (key == "", -now.get(key, NOTHING).delegations, key)
        )
    ]
