"""Cuts records into tables: pure, so that a figure and the records behind it cannot disagree."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from doingoai.reporting.facts import Breakdown, Line, Record, Sums, UnitTree
from doingoai.reporting.states import Cut

Portion = tuple[str, int, int]
"""A key, with the people and the đồng of a record that fall on it."""

NO_UNITS = UnitTree()


def _whole(keys: Callable[[Record], Iterable[str]]) -> Callable[[Record], Iterator[Portion]]:
    """Count a record wholly on each of its keys: a mission to three countries on all three."""

    def portions(record: Record) -> Iterator[Portion]:
        for key in keys(record):
            yield key, record.people, record.vnd

    return portions


def _by_person(record: Record) -> Iterator[Portion]:
    for person in record.persons:
        yield person, 1, 0


def _by_headcount(record: Record) -> Iterator[Portion]:
    for unit, people in record.travellers:
        yield unit, people, 0


def _by_funding(record: Record) -> Iterator[Portion]:
    sums: dict[str, int] = {}
    for source, vnd in record.funding:
        sums[source] = sums.get(source, 0) + vnd
    for source, vnd in sums.items():
        yield source, record.people, vnd


PORTIONS: dict[Cut, Callable[[Record], Iterator[Portion]]] = {
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
        Line(key, now.get(key, Sums()), then.get(key, Sums()), depth)
        for key, depth in _in_order(now, then, cut, units)
    ]
    return Breakdown(tuple(lines), Line("", _total(records), _total(before)))


def records_behind(
    records: Iterable[Record], cut: Cut, key: str, *, units: UnitTree = NO_UNITS
) -> list[Record]:
    """The records that one line of a table counts."""
    return [record for record in records if key in _portions(record, cut, units)]


def _portions(record: Record, cut: Cut, units: UnitTree) -> dict[str, tuple[int, int]]:
    """People and đồng of a record by key; in a tree a unit counts what stands below it, once."""
    found: dict[str, tuple[int, int]] = {}
    for key, people, vnd in PORTIONS[cut](record):
        for each in units.line_up(key) if cut in IN_TREE else (key,):
            had = found.get(each, (0, 0))
            found[each] = (had[0] + people, had[1] + vnd)
    return found


def _sums(records: Iterable[Record], cut: Cut, units: UnitTree) -> dict[str, Sums]:
    sums: dict[str, Sums] = {}
    for record in records:
        for key, (people, vnd) in _portions(record, cut, units).items():
            sums.setdefault(key, Sums()).add(record, people=people, vnd=vnd)
    return sums


def _total(records: Iterable[Record]) -> Sums:
    total = Sums()
    for record in records:
        total.add(record, people=record.people, vnd=record.vnd)
    return total


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
        for key in sorted(keys, key=lambda key: (key == "", -now.get(key, Sums()).delegations, key))
    ]
