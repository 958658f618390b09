"""
Who stands where in a photograph, and the caption that says so: pure functions.

A row is told from the own right of those who stand in it, so in the order in which who looks at the
picture reads it, from the left (decision record 16). The order by rank is that of the photo line-up
of `doingoai.protocol.layouts.standing`: the host in the middle, the chief guest on the host's right.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

Rows = tuple[tuple[str, ...], ...]
MOST_IN_ROW = 9
_ROWS_VI = ("Hàng trước", "Hàng thứ hai", "Hàng thứ ba", "Hàng thứ tư")
_ROWS_EN = ("Front row", "Second row", "Third row", "Fourth row")
MOST_ROWS = len(_ROWS_VI)


def line_up(hosts: Sequence[str], guests: Sequence[str], *, most_in_row: int = MOST_IN_ROW) -> Rows:
    """Put both sides, each by rank, into rows: host, guest, host… outward from the middle of each row."""
    pairs = zip_longest(hosts, guests)
    people = [one for pair in pairs for one in pair if one is not None]
    rows = [people[begun : begun + most_in_row] for begun in range(0, len(people), most_in_row)]
    return tuple(_from_own_right(row) for row in rows[:MOST_ROWS])


def _from_own_right(row: Sequence[str]) -> tuple[str, ...]:
    """The first in the middle, the second on the own right of the first, the third on the left…"""
    right, left = row[1::2], row[2::2]
    return (*reversed(right), *row[:1], *left)


def rows_of_plan(places: Mapping[str, str]) -> Rows:
    """
    Read a plan of a line-up: place (`r1-c`, `r1-r2`, `r2-l1`) of each person by key.

    Places of other layouts are left out.
    """
    found: dict[int, list[tuple[int, str]]] = {}
    for key, place in places.items():
        row, _dash, where = place.partition("-")
        side, step = where[:1], where[1:] or "0"
        if row[:1] != "r" or not row[1:].isdecimal() or side not in {"r", "c", "l"}:
            continue
        steps = int(step) if step.isdecimal() else 0
        found.setdefault(int(row[1:]), []).append((-steps if side == "r" else steps, key))
    return tuple(tuple(key for _at, key in sorted(found[row])) for row in sorted(found))


def caption(occasion: str, rows: Sequence[Sequence[str]], language: str) -> str:
    """Write who is in a picture, as it is read from the left; names come with their titles."""
    names = _ROWS_VI if language == "vi" else _ROWS_EN
    way = "từ trái sang phải" if language == "vi" else "from left to right"
    told = [
        f"{_heading(number, len(rows), names, way)}: {'; '.join(row)}."
        for number, row in enumerate(rows)
    ]
    head = f"{occasion.rstrip('.')}." if occasion else ""
    return " ".join(part for part in (head, *told) if part)


def _heading(number: int, count: int, names: Sequence[str], way: str) -> str:
    if count == 1:
        return way[:1].upper() + way[1:]
    name = names[min(number, len(names) - 1)]
    return f"{name}, {way}" if number == 0 else name
