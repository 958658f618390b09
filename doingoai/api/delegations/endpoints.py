"""Inbound delegations and their programmes, read by programs."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from doingoai.accounts.models import User
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
from doingoai.programme.models import Item
from doingoai.programme.queries import issued_versions, items_of
from doingoai.programme.states import Side

router = Router(tags=["delegations"])
MOST = 100


def _by(request: HttpRequest) -> User:
    user: Any = request.user
    return user  # type: ignore[no-any-return]


@router.get("/", response=DelegationsShape, summary="Inbound delegations, the newest first")
def list_delegations(
    request: HttpRequest,
    state: State | None = None,
    country: str = Query("", max_length=2),
    starts_from: date | None = None,
    starts_to: date | None = None,
    after: str = Query("", max_length=40, description="`next` of the page before"),
    limit: int = Query(50, ge=1, le=MOST),
) -> dict[str, Any]:
    """Only those the token's person may see; follow `next` for the following page."""
    visits = with_parties(visible_delegations(_by(request)))
    wanted = {
        "state": state,
        "country": country,
        "starts_on__gte": starts_from,
        "starts_on__lte": starts_to,
    }
    visits = visits.filter(**{name: value for name, value in wanted.items() if value})
    mark = _mark(after)
    if mark is not None:
        day, key = mark
        visits = visits.filter(Q(starts_on__lt=day) | Q(starts_on=day, pk__lt=key))
    found = list(visits.order_by("-starts_on", "-pk")[: limit + 1])
    shown = found[:limit]
    more = f"{shown[-1].starts_on.isoformat()}.{shown[-1].pk}" if len(found) > limit else None
    return {"items": shown, "next": more}


def _mark(text: str) -> tuple[date, int] | None:
    day, _dot, key = text.rpartition(".")
    try:
        return date.fromisoformat(day), int(key[:18])
    except ValueError:
        return None


def _find(request: HttpRequest, pk: int) -> Delegation:
    return get_object_or_404(with_parties(visible_delegations(_by(request))), pk=pk)


@router.get("/{int:pk}/", response=DelegationDetailShape, summary="One delegation with its people")
def show_delegation(request: HttpRequest, pk: int) -> dict[str, Any]:
    """Passport numbers, birth dates and diets are never part of the answer."""
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
    "/{int:pk}/programme/", response=ProgrammeShape, summary="The programme of one delegation"
)
def show_programme(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The programme as it stands now; `issued_version` is the last one handed out."""
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
        "starts_at": item.starts_at,
        "ends_at": item.ends_at,
        "title_vi": item.title_vi,
        "title_en": item.title_en,
        "place": str(item.place) if item.place else "",
        "guests": people[Side.GUEST],
        "hosts": people[Side.HOST],
        "responsible": item.responsible.name if item.responsible else item.responsible_text,
        "interpreter_language": item.interpreter_language,
    }
