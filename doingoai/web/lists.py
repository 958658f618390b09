"""Lists that stay fast on a million rows: filters in the address, pages by key instead of by count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import CharField, Q, QuerySet
from django.http import HttpRequest

ROWS = 25
Shape = Callable[[QuerySet[Any]], QuerySet[Any, Any]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: its rows, and the addresses of the pages before and after it."""

    rows: Sequence[Any]
    newer: str = ""
    older: str = ""


def keyset(
    request: HttpRequest,
    rows: QuerySet[Any] | Sequence[QuerySet[Any]],
    *,
    by: str = "",
    ascending: bool = False,
    size: int = ROWS,
    shape: Shape = lambda rows: rows,
) -> Sheet:
    """
    Cut one page from a list ordered by (`by`, id), following `?after=` or `?before=`.

    Newest first unless `ascending`. No OFFSET and no COUNT: the last page costs what the first one
    does. Several lists are read as one, each thing once: whoever sees things for several reasons
    costs the first keys of each reason, not all that they see. `shape` turns the rows of the page
    into what it shows, so that nothing else is joined: records with their parties, or `values()`.
    """
    lists = [rows] if isinstance(rows, QuerySet) else rows
    first = partial(_first, lists, by=by, size=size + 1, shape=shape)
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    link = partial(_link, request, by=by, is_text=bool(by) and _is_text(lists[0], by))
    onward, back = ("gt", "lt") if ascending else ("lt", "gt")
    if before and (mark := _mark(before, lists[0], by)):
        found = first(_beyond(mark, by, back), ascending=not ascending)
        shown = list(reversed(found[:size]))
        return Sheet(
            shown,
            link("before", shown) if len(found) > size else "",
            link("after", shown),
        )
    mark = _mark(after, lists[0], by) if after else None
    found = first(_beyond(mark, by, onward) if mark else Q(), ascending=ascending)
    shown = found[:size]
    older = link("after", shown) if len(found) > size else ""
    return Sheet(shown, link("before", shown) if mark else "", older)


def _first(
    lists: Sequence[QuerySet[Any]],
    beyond: Q,
    *,
    by: str,
    size: int,
    ascending: bool,
    shape: Shape,
) -> list[Any]:
    """The first rows of all lists together that lie beyond a place."""
    place = [key for key in (by, "pk") if key]
    order = [("" if ascending else "-") + key for key in place]
    firsts = [rows.filter(beyond).order_by(*order) for rows in lists]
    if len(firsts) == 1:
        return list(shape(firsts[0])[:size])
    # Only places are sought in each list; what the page shows is read once, of its own rows.
    places = {found for some in firsts for found in some.values_list(*place)[:size]}
    keys = [found[-1] for found in sorted(places, reverse=not ascending)[:size]]
    return list(shape(lists[0].model._base_manager.filter(pk__in=keys)).order_by(*order))


def _of(row: Any) -> Callable[[str], Any]:
    """How a value of a row is asked for: records have attributes, their `values()` have keys."""
    return row.get if isinstance(row, dict) else partial(getattr, row)


def _mark(text: str, rows: QuerySet[Any], by: str) -> tuple[Any, int] | None:
    """
    Read `2026-03-01.17` or `17` from the address; anything else is no mark.

    Of a text only the id stands there, for a name has no place in an address: it is looked up.
    """
    value, _dot, key = text.rpartition(".")
    if not key.isdecimal() or len(key) > 18:
        return None
    if not by:
        return (None, int(key))
    if _is_text(rows, by):
        there = rows.model._base_manager.filter(pk=key).values_list(by, flat=True)
        return next(((found, int(key)) for found in there), None)
    try:
        return (_field(rows, by).to_python(value), int(key))
    except ValidationError:
        return None


def _field(rows: QuerySet[Any], by: str) -> Any:
    return rows.model._meta.get_field(by)


def _is_text(rows: QuerySet[Any], by: str) -> bool:
    return isinstance(_field(rows, by), CharField)


def _beyond(mark: tuple[Any, int], by: str, way: str) -> Q:
    value, key = mark
    if not by:
        return Q(**{f"pk__{way}": key})
    # The first condition lets the index jump to the place; the second settles equal values.
    return Q(**{f"{by}__{way}e": value}) & (Q(**{f"{by}__{way}": value}) | Q(**{f"pk__{way}": key}))


def _link(request: HttpRequest, name: str, shown: Sequence[Any], by: str, *, is_text: bool) -> str:
    if not shown:
        return ""
    row = shown[-1] if name == "after" else shown[0]
    of = _of(row)
    mark = f"{_written(of(by))}.{of('pk')}" if by and not is_text else f"{of('pk')}"
    kept = [(key, value) for key, value in request.GET.items() if key not in {"after", "before"}]
    return "?" + urlencode([*kept, (name, mark)])


def _written(value: Any) -> str:
    return str(value.isoformat()) if isinstance(value, date) else str(value)
