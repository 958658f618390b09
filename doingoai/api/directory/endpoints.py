"""Partners, read by programs."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.api.examples import example
from doingoai.api.paging import REFUSED, REFUSED_ONE, USUAL, Country, Key, Limit
from doingoai.api.shapes import PartnerShape, PartnersShape
from doingoai.directory.models import Partner
from doingoai.directory.queries import visible_partners
from doingoai.foundation import search

router = Router(tags=["partners"])
MOST_FOUND = 1000


@router.get(
    "/",
    response={200: PartnersShape, **REFUSED},
    summary=_("Partners by key"),
    description=_(
        "Empty for who may not read the directory; follow “next” for the following page."
    ),
    openapi_extra=example("list_partners"),
)
def list_partners(
    request: HttpRequest,
    q: str = Query("", max_length=200, description=_("Words of a name, accents optional")),
    country: Country = "",
    after: int = Query(0, ge=0, le=2**53, description=_("“next” of the page before")),
    limit: Limit = USUAL,
) -> dict[str, Any]:
    user: Any = request.user
    partners = visible_partners(user).filter(pk__gt=after)
    if country:
        partners = partners.filter(country=country.upper())
    if q:
        partners = partners.filter(pk__in=_found(q))
    found = list(partners.order_by("pk")[: limit + 1])
    return {"items": found[:limit], "next": found[limit - 1].pk if len(found) > limit else None}


def _found(words: str) -> list[int]:
    """Keys of the newest partners that hold these words, as many as the page of partners looks at."""
    entries = search.find(words, types=[Partner.subject_type])
    return [int(key) for key in entries.values_list("subject_id", flat=True)[:MOST_FOUND]]


@router.get(
    "/{int:pk}/",
    response={200: PartnerShape, **REFUSED_ONE},
    summary=_("One partner"),
    description=_("Not there for who may not read the directory."),
    openapi_extra=example("show_partner"),
)
def show_partner(request: HttpRequest, pk: Key) -> Partner:
    user: Any = request.user
    return get_object_or_404(visible_partners(user), pk=pk)
