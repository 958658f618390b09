"""Numbers of registers: from 1 without a gap, and each counter where its register ends."""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.db import models

from doingoai.command.integrity.kinds import Fault, Kind
from doingoai.delegations.actions.visit import SERIES as VISITS
from doingoai.delegations.models import Delegation
from doingoai.documents.actions import ARRIVALS
from doingoai.documents.models import Incoming, NumberSeries, Outgoing
from doingoai.missions.actions.mission import SERIES as MISSIONS
from doingoai.missions.models import Mission

Run = tuple[str, int]
_REFERENCE = re.compile(r".*-(\d{4})-(\d+)")
MOST = 10
OPENED: tuple[tuple[str, type[models.Model]], ...] = (
    (VISITS, Delegation),
    (MISSIONS, Mission),
)
"""Records that are numbered when they are opened, each with its series."""


def number_faults() -> Iterator[Fault]:
    """Hold every counter against the register it counts."""
    given = _given()
    counters = {(row.code, row.year): row.last for row in NumberSeries.objects.all()}
    for run in sorted(given.keys() | counters.keys()):
        yield from _run(run, given.get(run, set()), counters.get(run))


def _given() -> dict[Run, set[int]]:
    """The numbers that stand in the registers."""
    given: dict[Run, set[int]] = defaultdict(set)
    arrivals = Incoming.objects.values_list("year", "arrival_number").order_by()
    for year, number in arrivals.iterator(chunk_size=5000):
        given[ARRIVALS, year].add(number)
    issued = Outgoing.objects.values_list("series", "year", "number").order_by()
    for series, year, number in issued.iterator(chunk_size=5000):
        given[series, year].add(number)
    for series, model in OPENED:
        references = model._base_manager.values_list("reference", flat=True).order_by()
        for reference in references.iterator(chunk_size=5000):
            found = number_of_visit(reference)
            if found:
                given[series, found[0]].add(found[1])
    return given


def number_of_visit(reference: str) -> tuple[int, int] | None:
    """Year and number of a visit or mission that was opened here; None for one carried over from before."""
    found = _REFERENCE.fullmatch(reference)
    return (int(found[1]), int(found[2])) if found else None


def _run(run: Run, numbers: set[int], last: int | None) -> Iterator[Fault]:
    where = f"{run[0]} {run[1]}"
    highest = max(numbers, default=0)
    if last is None:
        yield Fault(Kind.NUMBER_UNCOUNTED, where)
    elif last < highest:
        yield Fault(Kind.NUMBER_BEHIND, where, f"{last} < {highest}")
    elif last > highest:
        yield Fault(Kind.NUMBER_AHEAD, where, f"{last} > {highest}")
    gaps = sorted(set(range(1, highest + 1)) - numbers)
    if gaps:
        shown = ", ".join(map(str, gaps[:MOST])) + (" …" if len(gaps) > MOST else "")
        yield Fault(Kind.NUMBER_GAP, where, shown)
