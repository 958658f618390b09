"""Parameters that several lists share, and the one way in which their pages follow each other."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _
from ninja import Path, Query
from pydantic import AfterValidator

from doingoai.api.inputs import plain_text
from doingoai.foundation import search

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
