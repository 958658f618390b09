"""Partners of the directory."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Router

from doingoai.accounts.scopes import Scope
from doingoai.api.office.sent import PartnerEdit, PartnerIn
from doingoai.api.operation import caller, reads, version_sent, writes
from doingoai.api.paging import USUAL, After, Country, Key, Limit, Words, holding, sheet
from doingoai.api.shapes import PartnersShape
from doingoai.api.shapes_office import PartnerDetailShape
from doingoai.directory.actions import add_partner, edit_partner
from doingoai.directory.models import Partner
from doingoai.directory.queries import visible_partners

router = Router(tags=["partners"])
READ, WRITE = Scope.DIRECTORY_READ, Scope.DIRECTORY_WRITE


@reads(router, "/", READ, PartnersShape, _("Partners by key"))
def list_partners(
    request: HttpRequest,
    q: Words = "",
    country: Country = "",
    after: After = 0,
    limit: Limit = USUAL,
) -> dict[str, Any]:
    partners = visible_partners(caller(request))
    if country:
        partners = partners.filter(country=country.upper())
    return sheet(holding(partners, q, Partner.subject_type), after, limit, up=True)


def _find(request: HttpRequest, pk: int) -> Partner:
    return get_object_or_404(visible_partners(caller(request)), pk=pk)


@reads(router, "/{int:pk}/", READ, PartnerDetailShape, _("One partner"))
def show_partner(request: HttpRequest, pk: Key) -> Any:
    return _find(request, pk)


@writes(router, "POST", "/", WRITE, PartnerDetailShape, _("Add a partner"), status=201)
def add_directory_partner(request: HttpRequest, body: PartnerIn) -> Any:
    return add_partner(by=caller(request), **dict(body))


@writes(
    router, "PATCH", "/{int:pk}/", WRITE, PartnerDetailShape,
    _("Edit a partner; what is not sent stays"), versioned=True,
)  # fmt: skip
def edit_directory_partner(request: HttpRequest, pk: Key, body: PartnerEdit) -> Any:
    found, by = _find(request, pk), caller(request)
    return edit_partner(found, changes=body.sent(), by=by, version=version_sent(request))
