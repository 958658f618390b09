"""Parameters that several lists share, and the one way in which their pages follow each other."""

import re
from datetime import date
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Path, Query
from pydantic import AfterValidator

from doingoai.api.inputs import plain_text
from doingoai.foundation import search
from doingoai.foundation.refusals import RuleBroken

MOST = 100
USUAL = 50
MOST_FOUND = 1000

Limit = Annotated[
    int,
    Query(
        USUAL,
        ge=1,
        le=MOST,
        description=_("How many on a page, from 1 to 100; 50 where it is left out"),
    ),
]
Country = Annotated[
    str,
    Query("", pattern="^([A-Za-z]{2})?$", description=_("Country by ISO 3166-1, two letters")),
]
Key = Annotated[int, Path(..., description=_("Key from a list"))]
Inner = Annotated[int, Path(..., description=_("Key from a list within the first"))]
After = Annotated[int, Query(0, ge=0, le=2**53, description=_("“next” of the page before"))]
Mark = Annotated[str, Query("", max_length=40, description=_("“next” of the page before"))]
MARK = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.(?P<key>[0-9]{1,18})")
Words = Annotated[
    str,
    AfterValidator(plain_text),
    Query("", max_length=200, description=_("Words, accents optional")),
]


def sheet(rows: QuerySet[Any], after: int, limit: int, *, up: bool = False) -> dict[str, Any]:
    """One page by key, the newest first or (`up`) the oldest first, and where the next one begins."""
    if after:
        rows = rows.filter(**{"pk__gt" if up else "pk__lt": after})
    found = list(rows.order_by("pk" if up else "-pk")[: limit + 1])
    return {"items": found[:limit], "next": found[limit - 1].pk if len(found) > limit else None}


def holding(rows: QuerySet[Any], words: str, subject_type: str) -> QuerySet[Any]:
    """The rows that hold these words, among as many of the newest as the pages look at."""
    if not words:
        return rows
    entries = search.find(words, types=[subject_type])
    keys = [int(key) for key in entries.values_list("subject_id", flat=True)[:MOST_FOUND]]
    return rows.filter(pk__in=keys)


def newest_first(rows: QuerySet[Any], after: str, limit: int) -> dict[str, Any]:
    """
    One page by the day something begins, the newest first, and the mark of the next one.

    :raises RuleBroken: page.unknown
    """
    if after:
        day, key = _mark(after)
        rows = rows.filter(Q(starts_on__lt=day) | Q(starts_on=day, pk__lt=key))
    found = list(rows.order_by("-starts_on", "-pk")[: limit + 1])
    shown = found[:limit]
    more = f"{shown[-1].starts_on.isoformat()}.{shown[-1].pk}" if len(found) > limit else None
    return {"items": shown, "next": more}


def _mark(text: str) -> tuple[date, int]:
    """Read where the page before ended."""
    found = MARK.fullmatch(text)
    try:
        if found:
            return date.fromisoformat(found["day"]), int(found["key"])
    except ValueError:
        pass
    raise RuleBroken(
        gettext("No page ends there. Send “next” of the page before as it came."),
        code="page.unknown",
        field="after",
    )
