"""Parameters that several lists share, and the refusals every operation may give."""

from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Path, Query

from doingoai.api.shapes import RefusalShape

MOST = 100
USUAL = 50

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

REFUSED: dict[int, Any] = {401: RefusalShape, 422: RefusalShape, 429: RefusalShape}
REFUSED_ONE: dict[int, Any] = {401: RefusalShape, 404: RefusalShape, 429: RefusalShape}
