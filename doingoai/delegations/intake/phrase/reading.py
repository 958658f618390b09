"""Reading the whole line: each reader claims its words, and what is left over is shown."""

import re
from datetime import date

from doingoai.delegations.intake.phrase.dates import read_days
from doingoai.delegations.intake.phrase.facts import Known, Part, Understood
from doingoai.delegations.intake.phrase.hosts import read_head, read_leader, read_unit
from doingoai.delegations.intake.phrase.line import Line
from doingoai.delegations.intake.phrase.numbers import read_people
from doingoai.delegations.intake.phrase.partners import read_partner
from doingoai.delegations.intake.phrase.words import (
    GLUE,
    claim_fields,
    claim_kinds,
    read_field,
    read_flight,
    read_kind,
    read_purpose,
    read_visa,
)

LONGEST = 500
_WORD = re.compile(r"[^\W_]+(?:[-'/.][^\W_]+)*")


def understand(text: str, known: Known, *, today: date) -> Understood:
    """
    Read one line in an officer's own words, Vietnamese with or without marks, English, or mixed.

    Nothing is dropped silently: each part tells its span, and words nobody understood are `left`.
    """
    line = Line(text[:LONGEST])
    found = [read_flight(line), read_visa(line), read_days(line, today=today), read_people(line)]
    found += [read_leader(line, known.leaders), read_unit(line, known.units)]
    found += read_partner(line, known.partners)
    found.append(read_head(line))
    found += _matter(line)
    parts = tuple(sorted((part for part in found if part), key=lambda part: part.start))
    return Understood(line.raw, parts, _left(line))


def _matter(line: Line) -> list[Part | None]:
    """Kind, purpose and field, which may share words."""
    seen = line.open
    kind = read_kind(line)
    purpose = read_purpose(line)
    claim_kinds(line)
    field = read_field(line, seen)
    claim_fields(line)
    return [kind, purpose, field]


def _left(line: Line) -> tuple[tuple[int, int], ...]:
    """Neighbouring words that nobody claimed and that do not only join, as stretches of the line."""
    left: list[tuple[int, int]] = []
    for found in line.find(_WORD):
        if found[0] in GLUE:
            continue
        start, end = line.raw_span(*found.span())
        if left and not line.raw[left[-1][1] : start].strip():
            left[-1] = (left[-1][0], end)
        else:
            left.append((start, end))
    return tuple(left)
