"""Partners, read by programs."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from doingoai.api.shapes import PartnerShape, PartnersShape
from doingoai.directory.models import Partner
from doingoai.directory.queries import found_partners, visible_partners

router = Router(tags=["partners"])
MOST = 100


@router.get("/", response=PartnersShape, summary="Partners by key")
def list_partners(
    request: HttpRequest,
    q: str = Query("", max_length=200, description="words of a name, accents optional"),
    country: str = Query("", max_length=2),
    after: int = Query(0, ge=0, le=2**53),
    limit: int = Query(50, ge=1, le=MOST),
) -> dict[str, Any]:
    """Follow `next` for the following page."""
    user: Any = request.user
    partners = visible_partners(user).filter(pk__gt=after)
    if country:
        partners = partners.filter(country=country.upper())
    if q:
        partners = partners.filter(pk__in=found_partners(q).values("pk"))
    found = list(partners.order_by("pk")[: limit + 1])
    return {"items": found[:limit], "next": found[limit - 1].pk if len(found) > limit else None}


@router.get("/{int:pk}/", response=PartnerShape, summary="One partner")
def show_partner(request: HttpRequest, pk: int) -> Partner:
    user: Any = request.user
    return get_object_or_404(visible_partners(user), pk=pk)
