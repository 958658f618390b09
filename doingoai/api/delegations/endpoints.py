"""Inbound delegations and their programmes, read by programs."""

import re
from datetime import date
from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from doingoai.accounts.models import User
from doingoai.api.examples import example
from doingoai.api.paging import REFUSED, REFUSED_ONE, USUAL, Country, Key, Limit
from doingoai.api.shapes import (
    DelegationDetailShape,
    DelegationsShape,
    ProgrammeShape,
)
from doingoai.delegations.models import Delegation
from doingoai.delegations.queries import (
    hosts_of,
    members_of,
    visible_delegations,
    with_parties,
)
from doingoai.delegations.states import State
from doingoai.foundation.refusals import RuleBroken
from doingoai.programme.models import Item
from doingoai.programme.queries import issued_versions, items_of
from doingoai.programme.states import Side

router = Router(tags=["delegations"])
InState = Annotated[State | None, Query(None, description=_("Where the visit stands"))]
From = Annotated[date | None, Query(None, description=_("Begins on this day or later"))]
To = Annotated[date | None, Query(None, description=_("Begins on this day or earlier"))]
After = Annotated[str, Query("", max_length=40, description=_("“next” of the page before"))]
MARK = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.(?P<key>[0-9]{1,18})")


def _by(request: HttpRequest) -> User:
    user: Any = request.user
    return user  # type: ignore[no-any-return]


@router.get(
    "/",
    response={200: DelegationsShape, **REFUSED},
    summary=_("Inbound delegations, the newest first"),
    description=_("Only those the token's person may see; follow “next” for the following page."),
    openapi_extra=example("list_delegations"),
)
def list_delegations(
    request: HttpRequest,
    state: InState = None,
    country: Country = "",
    starts_from: From = None,
    starts_to: To = None,
    after: After = "",
    limit: Limit = USUAL,
) -> dict[str, Any]:
    visits = with_parties(visible_delegations(_by(request)))
    wanted = {
        "state": state,
        "country": country.upper(),
        "starts_on__gte": starts_from,
        "starts_on__lte": starts_to,
    }
    visits = visits.filter(**{name: value for name, value in wanted.items() if value})
    if after:
        day, key = _mark(after)
        visits = visits.filter(Q(starts_on__lt=day) | Q(starts_on=day, pk__lt=key))
    found = list(visits.order_by("-starts_on", "-pk")[: limit + 1])
    shown = found[:limit]
    more = f"{shown[-1].starts_on.isoformat()}.{shown[-1].pk}" if len(found) > limit else None
    return {"items": shown, "next": more}


def _mark(text: str) -> tuple[date, int]:
    """
    Read where the page before ended.

    :raises RuleBroken: page.unknown
    """
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


def _find(request: HttpRequest, pk: int) -> Delegation:
    return get_object_or_404(with_parties(visible_delegations(_by(request))), pk=pk)


@router.get(
    "/{int:pk}/",
    response={200: DelegationDetailShape, **REFUSED_ONE},
    summary=_("One delegation with its people"),
    description=_("Passport numbers, birth dates and diets are never part of the answer."),
    openapi_extra=example("show_delegation"),
)
def show_delegation(request: HttpRequest, pk: Key) -> dict[str, Any]:
    visit = _find(request, pk)
    shape: dict[str, Any] = {
        name: getattr(visit, name)
        for name in (
            "id", "reference", "title_vi", "title_en", "state", "kind", "field", "country", "partner",
            "starts_on", "ends_on", "version", "purpose_vi", "purpose_en", "invited_by", "guest_class", "payer",
        )
    }  # fmt: skip
    shape["receiving_unit"] = visit.receiving_unit.name_vi
    shape["responsible"] = visit.responsible.name if visit.responsible else ""
    shape["members"] = [
        {
            "id": member.pk, "name": member.person.name.full, "native": member.person.native,
            "role": member.role, "title_vi": member.title_vi, "title_en": member.title_en,
            "organisation_vi": member.organisation_vi, "organisation_en": member.organisation_en,
            "nationality": member.person.nationality,
        }
        for member in members_of(visit)
    ]  # fmt: skip
    shape["hosts"] = [
        {
            "id": host.pk, "name": host.person.name.full, "role": host.role,
            "title_vi": host.title_vi, "title_en": host.title_en,
        }
        for host in hosts_of(visit)
    ]  # fmt: skip
    return shape


@router.get(
    "/{int:pk}/programme/",
    response={200: ProgrammeShape, **REFUSED_ONE},
    summary=_("The programme of one delegation"),
    description=_("The programme as it stands now; “issued_version” is the last one handed out."),
    openapi_extra=example("show_programme"),
)
def show_programme(request: HttpRequest, pk: Key) -> dict[str, Any]:
    visit = _find(request, pk)
    last = issued_versions(visit.programme).first()
    return {
        "delegation": visit.pk,
        "issued_version": last.number if last else 0,
        "items": [_item(item) for item in items_of(visit.programme)],
    }


def _item(item: Item) -> dict[str, Any]:
    people: dict[str, list[str]] = {Side.GUEST: [], Side.HOST: []}
    for one in item.participations.all():
        people[one.side].append(one.person.name.full)
    return {
        "id": item.pk,
        "kind": item.kind,
        "starts_at": localtime(item.starts_at),
        "ends_at": localtime(item.ends_at) if item.ends_at else None,
        "title_vi": item.title_vi,
        "title_en": item.title_en,
        "place": str(item.place) if item.place else "",
        "guests": people[Side.GUEST],
        "hosts": people[Side.HOST],
        "responsible": item.responsible.name if item.responsible else item.responsible_text,
        "interpreter_language": item.interpreter_language,
    }
