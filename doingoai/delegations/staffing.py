"""The open needs of visits in some days, with the pool: what the solver is asked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from doingoai.delegations.models import Delegation
from doingoai.delegations.rules import CHANGEABLE
from doingoai.delegations.whereabouts import (
    booked_items,
    items_with_place,
    party_key,
    ways,
    where_of,
)
from doingoai.foundation.local_time import HERE
from doingoai.programme.models import Item
from doingoai.resources import assigning
from doingoai.resources.assigning import Role, Work
from doingoai.resources.models import Need
from doingoai.resources.pooling import place_key, pool_between
from doingoai.resources.queries import unmet_needs

_NEAR = timedelta(days=2)


def open_work(
    starts_at: datetime, ends_at: datetime, *, visits: QuerySet[Delegation], on: date
) -> Work:
    """
    What nobody meets in a stretch of time, of these visits as far as they can be changed, and the pool.

    What is booked stays as it is; a booking into which an absence has come counts as open. `on` is
    the day whose figures and evidence hold.
    """
    needs = list(
        unmet_needs(starts_at, ends_at)
        .filter(about_type=Item.subject_type, starts_at__gte=starts_at)
        .order_by("starts_at", "id")
    )
    known = {item.pk: item for item in items_with_place({int(need.about_id) for need in needs})}
    parties = _parties(known.values(), visits)
    needs = [
        need
        for need in needs
        if (item := known.get(int(need.about_id))) and item.programme_id in parties
    ]
    return _work(needs, known, parties, starts_at, ends_at, on)


def _parties(items: Iterable[Item], visits: QuerySet[Delegation]) -> dict[int, int]:
    """The visits that may be staffed, by programme."""
    programmes = {item.programme_id for item in items}
    open_visits = visits.filter(programme__in=programmes, state__in=CHANGEABLE)
    return dict(open_visits.values_list("programme_id", "pk"))


def _work(
    needs: list[Need],
    known: dict[int, Item],
    parties: dict[int, int],
    starts_at: datetime,
    ends_at: datetime,
    on: date,
) -> Work:
    concerned = {known[int(need.about_id)].programme_id for need in needs}
    kin = set(Item.objects.filter(programme__in=concerned).values_list("pk", flat=True))
    others = items_with_place(booked_items(starts_at - _NEAR, ends_at + _NEAR) | kin)
    pool = pool_between(starts_at, ends_at, where=where_of(others), on=on)
    rooms = {one.place for one in pool.resources if one.place}
    grouped: defaultdict[int, list[Need]] = defaultdict(list)
    for need in needs:
        grouped[int(need.about_id)].append(need)
    places = [item.place for item in (*others, *known.values()) if item.place]
    way = ways(on)
    return Work(
        tuple(
            _item(known[key], parties[known[key].programme_id], asked, rooms)
            for key, asked in grouped.items()
        ),
        pool.resources,
        pool.taken,
        travel=way.table(places),
        usual_travel=way.town,
        names={place_key(place.pk): str(place) for place in places},
    )


def _item(item: Item, visit: int, needs: list[Need], rooms: set[str]) -> assigning.Item:
    place = place_key(item.place_id)
    return assigning.Item(
        str(item.pk),
        needs[0].about_label,
        needs[0].starts_at.astimezone(HERE),
        needs[0].ends_at.astimezone(HERE),
        place,
        party_key(visit),
        tuple(_need(need, place if place in rooms else "") for need in needs),
    )


def _need(need: Need, room: str) -> assigning.Need:
    asked = assigning.Need(
        str(need.pk), Role(need.kind), language=need.language, level=need.least_level or 0,
        mode=need.mode,
    )  # fmt: skip
    if asked.role in (Role.VEHICLE, Role.ROOM):
        asked = replace(asked, seats=need.size or 0)
    return replace(asked, place=room) if asked.role == Role.ROOM else asked
